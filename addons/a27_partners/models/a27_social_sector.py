from odoo import fields, models


class SocialSector(models.Model):
    _name = "a27.social.sector"
    _description = "Social Sector"
    _inherit = "a27.list.mixin"

    note = fields.Char(
        string="Includes",
        translate=True,
        help="Kinds of services that belong to this sector.",
    )
