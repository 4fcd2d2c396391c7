from odoo import models

from .a27_scan_document import UPLOADS


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    def _postprocess_contents(self, values):
        """Override of `base`, which shrinks large images: a scan stays as it came, or thin bars are lost."""
        if values.get("res_model") in UPLOADS:
            return values
        return super()._postprocess_contents(values)
