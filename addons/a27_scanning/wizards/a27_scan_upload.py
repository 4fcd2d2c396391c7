from odoo import fields, models
from odoo.exceptions import UserError


class ScanUpload(models.TransientModel):
    """Takes the files of a scanner for one return."""

    _name = "a27.scan.upload"
    _description = "Add Scanned Files"

    return_id = fields.Many2one("a27.ticket.return", required=True)
    attachment_ids = fields.Many2many("ir.attachment", string="Files")

    def action_upload(self):
        self.ensure_one()
        if not self.attachment_ids:
            raise UserError(self.env._("Choose at least one file: PDF, JPG, PNG or TIFF."))
        self.return_id._add_files(self.attachment_ids)
        return {"type": "ir.actions.act_window_close"}
