from odoo import models


class ResPartner(models.Model):
    _inherit = "res.partner"

    def get_formview_id(self, access_uid=None):
        """Override of `base`: a link to one of our partners opens the form of our partners."""
        self.ensure_one()
        if not self.env.user._is_internal():
            return super().get_formview_id(access_uid=access_uid)
        if self._is_a27_partner():
            return self.env.ref("a27_partners.res_partner_view_form").id
        if self.parent_id and self.parent_id._is_a27_partner() and self.type in ("other", "contact"):
            kind = "place" if self.type == "other" else "relay"
            return self.env.ref(f"a27_partners.res_partner_{kind}_view_form_alone").id
        return super().get_formview_id(access_uid=access_uid)
