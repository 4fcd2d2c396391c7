from odoo import api, fields, models


class Settings(models.TransientModel):
    _inherit = "a27.settings"

    scan_address = fields.Char(
        string="Address for Scans",
        compute="_compute_scan_address",
        help="Where the scanner mails its files. Only senders listed under Configuration > Senders of scans are "
        "accepted.",
    )
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

    def _compute_scan_address(self):
        # Superuser: aliases are the administrator's, and this one is no secret.
        alias = self.env.ref("a27_scanning.mail_alias_scans").sudo()
        address = alias.alias_domain_id and alias.alias_full_name
        self.scan_address = address or self.env._("None yet: the administrator gives Odoo a mail domain first.")

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
