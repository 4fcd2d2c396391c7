from odoo import api, fields, models
from odoo.exceptions import UserError

from .a27_print_job import PRINTABLE


class PrintJob(models.Model):
    """When the paper jams: the spoiled labels are printed again with the same numbers, the others are confirmed."""

    _inherit = "a27.print.job"

    origin_id = fields.Many2one(
        "a27.print.job", string="Repeats", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    repeat_ids = fields.One2many("a27.print.job", "origin_id", string="Repeated by", readonly=True)
    spoiled_count = fields.Integer(string="Spoiled Labels", compute="_compute_spoiled_count")

    @api.depends("line_ids.is_spoiled")
    def _compute_spoiled_count(self):
        counts = dict(
            self.env["a27.print.job.line"]._read_group(
                [("job_id", "in", self.ids), ("is_spoiled", "=", True)], ["job_id"], ["__count"]
            )
        )
        for job in self:
            job.spoiled_count = counts.get(job, 0)

    def _report_jam(self, first, last, reason, start=1):
        """Mark the labels from `first` to `last`, each (sheet, label), as spoiled and confirm the others; return a new
        job of just these numbers, from label `start` of a sheet on; this job, when they were all cancelled meanwhile.
        No quota is used. Raises UserError."""
        self.ensure_one()
        self.batch_id.convention_id.check_access("write")
        self._check_waits()
        spoiled = self.line_ids.filtered(lambda line: first <= (line.page, line.position) <= last)
        if not spoiled:
            raise UserError(
                self.env._("Print job %(name)s has no label there. Look at the list of its labels.", name=self.name)
            )
        # Superuser: nobody has the right to write the print history.
        spoiled.sudo().is_spoiled = True
        self._confirm()
        tickets = spoiled.ticket_id.filtered(lambda ticket: ticket.state in PRINTABLE)
        if not tickets:
            return self
        return self._prepare_job(self.batch_id, tickets, self.sheet_id, start, self.printer_id, reason, origin=self)

    def _check_waits(self):
        if self.state != "prepared":
            raise UserError(
                self.env._(
                    'Print job %(name)s was already confirmed. Choose "Print again" in its batch for the labels that '
                    "are missing.",
                    name=self.name,
                )
            )
