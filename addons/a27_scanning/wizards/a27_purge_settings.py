from odoo import api, fields, models


class Settings(models.TransientModel):
    _inherit = "a27.settings"

    purge_scan_months = fields.Integer(
        string="Months that Scans are Kept",
        help="So many months after a return is closed its scanned files and pictures are deleted; numbers and "
        "decisions stay. 0: kept for good.",
    )
    purge_use_years = fields.Integer(
        string="Years that Uses are Kept",
        help="So many years after a return is paid nobody can tell any more where and when a number was used; the "
        "totals stay. 0: kept for good.",
    )

    @api.model
    def _defaults(self):
        return {**super()._defaults(), "purge_scan_months": 12, "purge_use_years": 7}
