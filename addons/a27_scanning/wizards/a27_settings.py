from odoo import api, fields, models


class Settings(models.TransientModel):
    _inherit = "a27.settings"

    pay_other_region = fields.Boolean(
        string="Pay for Tickets of other Regions",
        help="Venues are paid for genuine tickets of another region. They stay out of our statistics either way.",
    )
    warn_two_venues = fields.Boolean(string="The same Number at two Venues")
    warn_surplus = fields.Boolean(string="More returned than delivered")
    warn_burst = fields.Boolean(string="Many Tickets of one Partner within a few Days")
    burst_count = fields.Integer(string="So many Tickets")
    burst_days = fields.Integer(string="Within Days")
    warn_group = fields.Boolean(
        string="Many Tickets of one Partner at one Venue on one Day",
        help="A group outing that is noted beforehand silences it: outings are the work itself.",
    )
    group_count = fields.Integer(string="From Tickets on")

    @api.model
    def _defaults(self):
        return {
            **super()._defaults(),
            "pay_other_region": False,
            "warn_two_venues": True,
            "warn_surplus": True,
            "warn_burst": False,
            "burst_count": 60,
            "burst_days": 7,
            "warn_group": False,
            "group_count": 15,
        }
