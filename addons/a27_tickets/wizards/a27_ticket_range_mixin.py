from odoo import api, fields, models
from odoo.exceptions import UserError


class TicketRangeMixin(models.AbstractModel):
    """Which tickets of a batch: from one rank to another, counted from 1 in the order of numbers; at first all."""

    _name = "a27.ticket.range.mixin"
    _description = "Choice of tickets of a batch"

    batch_id = fields.Many2one("a27.ticket.batch", required=True)
    first = fields.Integer(string="From Ticket", required=True, default=1)
    last = fields.Integer(string="To Ticket", compute="_compute_last", store=True, readonly=False, precompute=True)

    @api.depends("batch_id")
    def _compute_last(self):
        for wizard in self:
            wizard.last = wizard.batch_id.ticket_count

    def _chosen_tickets(self):
        """Raises UserError where the batch does not have these tickets."""
        count = self.batch_id.ticket_count
        if not 1 <= self.first <= self.last <= count:
            raise UserError(self.env._("Choose tickets between 1 and %(count)s of the batch.", count=count))
        return self._tickets_in_range()

    def _tickets_in_range(self):
        return self.batch_id._tickets_ranked(self.first, self.last)
