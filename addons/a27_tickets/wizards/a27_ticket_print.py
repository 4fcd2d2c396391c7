from odoo import api, fields, models


class TicketPrint(models.TransientModel):
    """Asks which labels of a batch, on which printer and sheet, from which label on."""

    _name = "a27.ticket.print"
    _description = "Print Labels"
    _inherit = ["a27.label.choice.mixin", "a27.ticket.range.mixin"]

    barcode = fields.Selection(related="sheet_id.barcode")
    is_reprint = fields.Boolean(compute="_compute_is_reprint")
    reason = fields.Char(string="Why again")

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
