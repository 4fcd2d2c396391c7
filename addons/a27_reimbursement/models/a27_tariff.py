from odoo import models


class Tariff(models.Model):
    """A group of venues that are paid alike, whatever their type: "grandes salles", "festivals d'été"."""

    _name = "a27.tariff"
    _description = "Tariff of Venues"
    _inherit = "a27.list.mixin"
