from odoo import api, fields, models


class Settings(models.TransientModel):
    _inherit = "a27.settings"

    sepa_older = fields.Boolean(
        string="Older Format for the Bank",
        help="pain.001.001.03 instead of pain.001.001.09, for a bank that does not take the newer one yet.",
    )

    @api.model
    def _defaults(self):
        return {**super()._defaults(), "sepa_older": False}
