from odoo import api, fields, models
from odoo.exceptions import UserError


class PrintJobLine(models.Model):
    """One label of a printing: which ticket, on which sheet, where."""

    _name = "a27.print.job.line"
    _description = "Printed Label"
    _order = "job_id desc, page, position"

    job_id = fields.Many2one("a27.print.job", required=True, readonly=True, ondelete="restrict", index=True)
    ticket_id = fields.Many2one("a27.ticket", required=True, readonly=True, ondelete="restrict", index=True)
    page = fields.Integer(string="Sheet", required=True, readonly=True)
    position = fields.Integer(string="Label", required=True, readonly=True)

    _place_uniq = models.UniqueIndex("(job_id, page, position)", "Two tickets cannot be printed on one label.")

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The print history is never deleted."))
