from odoo import api, models


class ScanDocument(models.Model):
    """A file whose job was given up by the runner of queue_job.

    A job whose worker was killed five times is marked as failed by plain SQL, and nobody is told: `_on_job_failed` is
    only called for what a job itself raises.
    """

    _inherit = "a27.scan.document"

    @api.model
    def _cron_give_up(self):
        waiting = self.search([("state", "in", ("waiting", "reading"))])
        if not waiting:
            return
        # Superuser: the queue is the system administrator's.
        failed = self.env["queue.job"].sudo().search([("model_name", "=", self._name), ("state", "=", "failed")])
        given_up = {record_id for job in failed for record_id in job.records.ids}
        for document in waiting.filtered(lambda document: document.id in given_up):
            document._on_job_failed()
