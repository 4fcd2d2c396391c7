from odoo import api, fields, models
from odoo.exceptions import UserError


class TicketPrint(models.TransientModel):
    """Asks which labels of a batch, on which printer and sheet, from which label on."""

    _name = "a27.ticket.print"
    _description = "Print Labels"
    _inherit = "a27.label.choice.mixin"

    batch_id = fields.Many2one("a27.ticket.batch", required=True)
    barcode = fields.Selection(related="sheet_id.barcode")
    first = fields.Integer(string="From Ticket", required=True, default=1)
    last = fields.Integer(string="To Ticket", compute="_compute_last", store=True, readonly=False, precompute=True)
    is_reprint = fields.Boolean(compute="_compute_is_reprint")
    reason = fields.Char(string="Why again")

    @api.depends("batch_id")
    def _compute_last(self):
        for wizard in self:
            wizard.last = wizard.batch_id.ticket_count

    @api.depends("batch_id", "first", "last")
    def _compute_is_reprint(self):
        for wizard in self:
            wizard.is_reprint = bool(self.env["a27.print.job"]._printed_before(wizard._tickets_in_range()))

    def action_print(self):
        self.ensure_one()
        job = self.env["a27.print.job"]._prepare_job(
            self.batch_id,
            self._chosen_tickets(),
            self.sheet_id,
            start=self.start,
            printer=self.printer_id,
            reason=self.reason,
        )
        return job._get_records_action()

    def _chosen_tickets(self):
        count = self.batch_id.ticket_count
        if not 1 <= self.first <= self.last <= count:
            raise UserError(self.env._("Choose tickets between 1 and %(count)s of the batch.", count=count))
        return self._tickets_in_range()

    def _tickets_in_range(self):
        return self.batch_id._tickets_ranked(self.first, self.last)
