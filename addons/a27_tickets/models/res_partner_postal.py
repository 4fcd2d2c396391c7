from odoo import models

from article27.labels import postal_lines


class ResPartner(models.Model):
    """The address as it is written on an envelope."""

    _inherit = "res.partner"

    def _a27_postal_lines(self):
        """Lines of the address label, top to bottom, in the recipient's language; none without a complete address."""
        self.ensure_one()
        if not (self.street or "").strip() or not (self.city or "").strip():
            return []
        abroad = self.country_id if self.country_id.code != "BE" else self.country_id.browse()
        return postal_lines(
            [self.parent_id.name or "", self.name or ""],
            [self.street, self.street2 or ""],
            self.zip or "",
            self._a27_town(),
            # For the post office here, so in the language of whoever sends.
            abroad.name or "",
        )

    def _a27_town(self):
        """The town, in the recipient's language where it is that of the commune: Ixelles is Elsene in Dutch."""
        commune = self.a27_commune_id
        names = {
            commune.with_context(lang=code).name for code, _name in self.env["res.lang"].get_installed() if commune
        }
        if self.city.strip() not in names:
            return self.city
        return commune.with_context(lang=self.lang or self.parent_id.lang).name

    def action_a27_view_printed_labels(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("a27_tickets.a27_print_job_line_action")
        return {**action, "domain": [("partner_id", "=", self.id)]}
