import re

from odoo import api, fields, models

POSTAL_CODE = re.compile(r"\b\d{4}\b")


class Commune(models.Model):
    _name = "a27.commune"
    _description = "Commune"
    _inherit = "a27.list.mixin"

    code = fields.Char(string="NIS Code", help="Number of the commune at Statbel.")
    postal_codes = fields.Char(
        help="Postal codes that suggest this commune, separated by commas. It is only a"
        " suggestion: some postal codes lie across a border.",
    )

    @api.model
    def _by_postal_code(self):
        """The commune that each postal code suggests; the first of the list wins."""
        communes = {}
        for commune in self.search([("postal_codes", "!=", False)]):
            for postal_code in POSTAL_CODE.findall(commune.postal_codes or ""):
                communes.setdefault(postal_code, commune)
        return communes

    @api.model
    def _elsewhere(self):
        """The line for all that lies outside the region; staff may have removed it."""
        commune = self.env.ref("a27_partners.commune_elsewhere", raise_if_not_found=False)
        return commune or self.browse()
