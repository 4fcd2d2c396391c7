from odoo import models


class CulturalType(models.Model):
    _name = "a27.cultural.type"
    _description = "Type of Cultural Partner"
    _inherit = "a27.list.mixin"
