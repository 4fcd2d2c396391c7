from odoo import api, models

from article27.normalise import postal_code_in


class ResPartner(models.Model):
    _inherit = "res.partner"

    @api.depends("zip")
    def _compute_a27_commune_id(self):
        """A suggestion: postal codes 1000, 1040 and 1050 each lie in more than one commune."""
        Commune = self.env["a27.commune"]
        with_zip = self.filtered("zip")
        by_postal_code = Commune._by_postal_code() if with_zip else {}
        for partner in self - with_zip:
            partner.a27_commune_id = partner.a27_commune_id
        for partner in with_zip:
            abroad = partner.country_id and partner.country_id.code != "BE"
            code = None if abroad else postal_code_in(partner.zip)
            partner.a27_commune_id = by_postal_code.get(code) or Commune._elsewhere()

    def write(self, vals):
        """Override of `res.partner`: the same postal code, written again by a form or an import, keeps the
        commune that staff chose."""
        if "zip" not in vals:
            return super().write(vals)
        unchanged = self.filtered(lambda partner: (partner.zip or "") == (vals["zip"] or ""))
        with self.env.protecting([self._fields["a27_commune_id"]], unchanged):
            return super().write(vals)

    @api.model
    def _address_fields(self):
        """Override of `res.partner`: a relay shares the commune of its organisation, as it shares the street."""
        return [*super()._address_fields(), "a27_commune_id"]

    @api.model
    def _formatting_address_fields(self):
        """Override of `res.partner`: the commune is not printed, and partners may not read it."""
        return [name for name in super()._formatting_address_fields() if name != "a27_commune_id"]
