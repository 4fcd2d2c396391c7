from odoo import api, fields, models


class Settings(models.TransientModel):
    _inherit = "a27.settings"

    credit_brought_back = fields.Boolean(
        string="Credit Unused Tickets",
        help="Tickets that are brought back unused give their places in the convention back.",
    )
    renew_days = fields.Integer(
        string="Days to Renew",
        help="So many days before its end a convention is to be renewed, and its responsible person is reminded.",
    )
    grace_days = fields.Integer(
        string="Days of Grace",
        help="So many days after the end of a convention its tickets are still accepted from the venues.",
    )

    @api.model
    def _defaults(self):
        return {**super()._defaults(), "credit_brought_back": True, "renew_days": 60, "grace_days": 90}
