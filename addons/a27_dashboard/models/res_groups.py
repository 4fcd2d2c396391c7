from odoo import fields, models


class ResGroups(models.Model):
    _inherit = "res.groups"

    a27_is_dashboard_role = fields.Boolean(
        string="Has a Dashboard", help="A manager may set the first page from which the users of this group start."
    )
