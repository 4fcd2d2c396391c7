from odoo import api, fields, models
from odoo.exceptions import UserError

from article27 import group


class TicketMove(models.TransientModel):
    """Asks which tickets of a batch go to which antenna."""

    _name = "a27.ticket.move"
    _description = "Move Tickets to another Antenna"

    batch_id = fields.Many2one("a27.ticket.batch", required=True)
    partner_id = fields.Many2one(related="batch_id.partner_id")
    first = fields.Integer(string="From Ticket", required=True, default=1)
    last = fields.Integer(string="To Ticket", compute="_compute_last", store=True, readonly=False, precompute=True)
    place_id = fields.Many2one(
        "res.partner",
        string="To the Antenna",
        domain="[('parent_id', '=', partner_id), ('type', '=', 'other')]",
        help="Empty: to the organisation itself.",
    )
    reason = fields.Char(string="Why")
    preview = fields.Char(compute="_compute_preview")

    @api.depends("batch_id")
    def _compute_last(self):
        for wizard in self:
            wizard.last = wizard.batch_id.ticket_count

    @api.depends("batch_id", "first", "last")
    def _compute_preview(self):
        for wizard in self:
            tickets = wizard._tickets_in_range()
            places = ", ".join(tickets.place_id.mapped("name"))
            wizard.preview = tickets and self.env._(
                "%(first)s to %(last)s: %(count)s tickets. Antenna now: %(places)s",
                first=group(tickets[0].number),
                last=group(tickets[-1].number),
                count=len(tickets),
                places=places or self.env._("none"),
            )

    def action_move(self):
        self.ensure_one()
        if not 1 <= self.first <= self.last <= self.batch_id.ticket_count:
            raise UserError(
                self.env._("Choose tickets between 1 and %(count)s of the batch.", count=self.batch_id.ticket_count)
            )
        tickets = self._tickets_in_range().filtered(lambda ticket: ticket.state != "cancelled")
        tickets._move_to_place(self.place_id, self.reason)
        return {"type": "ir.actions.act_window_close"}

    def _tickets_in_range(self):
        return self.batch_id.ticket_ids.sorted("number")[max(self.first, 1) - 1 : max(self.last, 0)]
