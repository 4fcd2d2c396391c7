from odoo import api, fields, models
from odoo.exceptions import UserError

from article27 import group
from article27.number import LENGTH, normalise

# From which statuses a ticket may come; whatever is not here does not happen.
COMES_FROM = {
    "printed": {"generated"},
    "delivered": {"generated", "printed"},
    "returned": {"generated", "printed", "delivered", "cancelled", "expired"},
    "reimbursed": {"returned"},
    "cancelled": {"generated", "printed", "delivered"},
    "expired": {"generated", "printed", "delivered"},
}


class Ticket(models.Model):
    """One ticket. Many of them (a million in ten years), so no chatter and bulk writes only.

    No group may create, change or delete tickets: they are made by a batch within the quota, and their status follows
    from acts (print, deliver, accept a return).
    """

    _name = "a27.ticket"
    _description = "Ticket"
    _rec_name = "number"
    _order = "number"

    number = fields.Char(size=16, required=True, readonly=True, copy=False)
    batch_id = fields.Many2one("a27.ticket.batch", required=True, readonly=True, ondelete="restrict")
    convention_id = fields.Many2one("a27.convention", required=True, readonly=True, ondelete="restrict")
    partner_id = fields.Many2one(
        "res.partner", string="Social Partner", required=True, readonly=True, ondelete="restrict", index=True
    )
    place_id = fields.Many2one(
        "res.partner", string="Antenna", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    state = fields.Selection(
        [
            ("generated", "Generated"),
            ("printed", "Printed"),
            ("delivered", "Delivered"),
            ("returned", "Returned"),
            ("reimbursed", "Reimbursed"),
            ("cancelled", "Cancelled"),
            ("expired", "Expired"),
        ],
        string="Status",
        required=True,
        readonly=True,
        default="generated",
        group_expand=True,
    )

    _number_uniq = models.UniqueIndex("(number)", "This ticket number already exists.")
    # Figures of a convention and of a batch are counts by status; these serve a search by either as well.
    _convention_state = models.Index("(convention_id, state)")
    _batch_state = models.Index("(batch_id, state)")
    # The list filtered by status, in its order, and the count above it.
    _state_number = models.Index("(state, number)")

    @api.depends("number")
    def _compute_display_name(self):
        for ticket in self:
            ticket.display_name = group(ticket.number or "")

    @api.model
    def _search_display_name(self, operator, value):
        """Override of `base`: a number is found however it was typed or grouped, whole or by its first digits. Digits
        from its middle are not looked for: among a million tickets the index on the number serves beginnings only."""
        if isinstance(value, str):
            value = normalise(value)
            if operator in ("ilike", "like") and value.isdecimal():
                operator, value = ("=", value) if len(value) == LENGTH else ("=like", f"{value}%")
        elif not isinstance(value, bool):
            value = [normalise(text) if isinstance(text, str) else text for text in value]
        return super()._search_display_name(operator, value)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Tickets are never deleted: their history stays."))

    def _move_to(self, state):
        """Bring the tickets that may take this status to it and return them; the others stay as they are."""
        moving = self.filtered(lambda ticket: ticket.state in COMES_FROM[state])
        # Superuser: nobody has the right to write tickets; the callers are the acts, which check their own rights.
        moving.sudo().write({"state": state})
        return moving
