from odoo import fields, models
from odoo.exceptions import UserError


class PrintJob(models.Model):
    """The preview is not what one wanted: nothing was printed, and the labels are as if they never had been prepared.

    The job stays in the history. Whoever has the paper in hand says "Paper jam" instead.
    """

    _inherit = "a27.print.job"

    def action_discard(self):
        """Button: nothing of this was printed."""
        self.batch_id.convention_id.check_access("write")
        for job in self:
            if job.state != "prepared":
                raise UserError(self.env._("Print job %s is no longer to be printed.", job.name))
            job.printer_id._forget(job.sheet_id, job.label_count, job.start)
        # Superuser: nobody has the right to write the print history.
        self.sudo().write(
            {"state": "discarded", "confirmed_by_id": self.env.uid, "confirmed_at": fields.Datetime.now()}
        )
