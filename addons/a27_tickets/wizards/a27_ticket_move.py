from odoo import api, fields, models

from article27 import group


class TicketMove(models.TransientModel):
    """Asks which tickets of a batch go to which antenna."""

    _name = "a27.ticket.move"
    _description = "Move Tickets to another Antenna"
    _inherit = "a27.ticket.range.mixin"

    partner_id = fields.Many2one(related="batch_id.partner_id")
    place_id = fields.Many2one(
        "res.partner",
        string="To the Antenna",
        domain="[('parent_id', '=', partner_id), ('type', '=', 'other')]",
        help="Empty: to the organisation itself.",
    )
    reason = fields.Char(string="Why")
    preview = fields.Char(compute="_compute_preview")

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
        tickets = self._chosen_tickets().filtered(lambda ticket: ticket.state != "cancelled")
        tickets._move_to_place(self.place_id, self.reason)
        return {"type": "ir.actions.act_window_close"}
