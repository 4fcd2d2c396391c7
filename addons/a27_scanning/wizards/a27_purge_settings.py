from odoo import api, fields, models


class Settings(models.TransientModel):
    _inherit = "a27.settings"

    purge_scan_months = fields.Integer(
        string="Delete the Scans",
        help="Scanned files, pictures and what came by mail; numbers and decisions stay. They go at the latest with "
        "the venue and day of the numbers that stand on them.",
    )
    purge_use_years = fields.Integer(
        string="Forget Venue and Day",
        help="The return keeps how many tickets of which partner it held, and loses its numbers and the messages below "
        "it, which may name some.",
    )

    @api.model
    def _defaults(self):
        return {**super()._defaults(), "purge_scan_months": 12, "purge_use_years": 7}
