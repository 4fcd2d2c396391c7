from odoo import api, fields, models
from odoo.exceptions import UserError

from article27.pasted import read_numbers

from ..models.a27_ticket_loss import LOSSES


class TicketReplace(models.TransientModel):
    """Asks which tickets are lost, stolen or torn, and whether they get new numbers."""

    _name = "a27.ticket.replace"
    _description = "Replace or Cancel Tickets"
    _inherit = "a27.ticket.range.mixin"

    batch_id = fields.Many2one(required=False)
    ticket_ids = fields.Many2many("a27.ticket", default=lambda self: self._default_tickets())
    numbers = fields.Text(help="One a line: typed, pasted or scanned.")
    act = fields.Selection(
        [("replace", "Replace by new numbers"), ("cancel", "Only cancel")], required=True, default="replace"
    )
    loss = fields.Selection(LOSSES, string="Why", required=True, default="lost")
    note = fields.Char(string="Explanation")
    count = fields.Integer(string="Tickets Chosen", compute="_compute_count")

    @api.model
    def _default_tickets(self):
        """Those ticked in the list, when it was opened from there."""
        chosen = self.env.context.get("active_model") == "a27.ticket" and self.env.context.get("active_ids")
        return self.env["a27.ticket"].browse(chosen or [])

    @api.depends("batch_id", "ticket_ids", "first", "last", "numbers")
    def _compute_count(self):
        for wizard in self:
            wizard.count = len(wizard._find_tickets()[0])

    def action_apply(self):
        self.ensure_one()
        tickets, unknown = (self._chosen_tickets(), []) if self.batch_id else self._find_tickets()
        if unknown:
            raise UserError(
                self.env._(
                    "Nothing was cancelled: these are no tickets (%(numbers)s). Correct or remove them.",
                    numbers=tickets._some_numbers(unknown),
                )
            )
        if self.act == "cancel":
            tickets._cancel(self.loss, self.note)
            return {"type": "ir.actions.act_window_close"}
        return tickets._replace(self.loss, self.note)._get_records_action()

    def _find_tickets(self):
        """The tickets chosen, and the texts that are no number of one."""
        if self.batch_id:
            return self._tickets_in_range(), []
        if self.ticket_ids:
            return self.ticket_ids._origin, []
        numbers, others = read_numbers(self.numbers or "")
        tickets = self.env["a27.ticket"].search([("number", "in", numbers)])
        found = set(tickets.mapped("number"))
        return tickets, [*others, *(number for number in numbers if number not in found)]
