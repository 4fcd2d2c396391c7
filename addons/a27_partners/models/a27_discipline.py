from odoo import models


class Discipline(models.Model):
    _name = "a27.discipline"
    _description = "Discipline"
    _inherit = "a27.list.mixin"
