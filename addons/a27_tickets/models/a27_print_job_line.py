from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class PrintJobLine(models.Model):
    """One label of a printing: which ticket, on which sheet, where, and whether it came out.

    What it shares with its job is shown and searched through the job, not copied.
    """

    _name = "a27.print.job.line"
    _description = "Printed Label"
    _order = "id"  # a job writes its labels in the order of sheets and labels

    job_id = fields.Many2one("a27.print.job", required=True, readonly=True, ondelete="restrict", index=True)
    ticket_id = fields.Many2one("a27.ticket", required=True, readonly=True, ondelete="restrict", index=True)
    page = fields.Integer(string="Sheet", required=True, readonly=True)
    position = fields.Integer(string="Label", required=True, readonly=True)
    is_reprint = fields.Boolean(string="Printed Again", readonly=True)
    is_spoiled = fields.Boolean(string="Spoiled", readonly=True)
    batch_id = fields.Many2one(related="job_id.batch_id")
    partner_id = fields.Many2one(related="job_id.batch_id.partner_id", string="Social Partner")
    printer_id = fields.Many2one(related="job_id.printer_id")
    sheet_id = fields.Many2one(related="job_id.sheet_id", string="Kind of Sheet")
    reason = fields.Char(related="job_id.reason", string="Why again")
    state = fields.Selection(related="job_id.state", string="Status")
    prepared_by_id = fields.Many2one(related="job_id.create_uid", string="Prepared by")
    prepared_at = fields.Datetime(related="job_id.create_date", string="Prepared on")

    _place_uniq = models.UniqueIndex("(job_id, page, position)", "Two tickets cannot be printed on one label.")

    @api.depends("ticket_id", "job_id")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.job_id.name} {line.ticket_id.display_name}"

    @api.model
    def _on_paper(self, tickets):
        """The domain of the labels of `tickets` that were printed, or are about to be."""
        return Domain("ticket_id", "in", tickets.ids) & Domain("job_id.state", "!=", "discarded")

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The print history is never deleted."))

    def _sentence(self):
        """Where the label is, why it was printed again, and what became of it."""
        where = self.env._("Label %(label)s of sheet %(sheet)s.", label=self.position, sheet=self.page)
        if self.is_spoiled:
            outcome = self.env._("Spoiled: this label was thrown away.")
        elif self.state == "prepared":
            outcome = self.env._("Not confirmed yet.")
        else:
            outcome = self.env._("Confirmed by %s.", self.job_id.confirmed_by_id.name)
        reason = self.env._("Why again: %s.", self.reason) if self.is_reprint and self.reason else ""
        return " ".join(filter(None, (where, reason, outcome)))
