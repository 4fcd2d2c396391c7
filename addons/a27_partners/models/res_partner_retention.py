from odoo import api, models
from odoo.fields import Domain


class ResPartner(models.Model):
    """Whose names are no longer needed. The addons above narrow it: they know of conventions and returns."""

    _inherit = "res.partner"

    @api.model
    def _a27_contacts_to_forget(self, before):
        """Relays who left before that day, and those of organisations with whom all had ended by then."""
        ended = self._a27_ended_organisations(before)
        left = Domain("a27_left_on", "<", before) & Domain("parent_id", "!=", False)
        return self._a27_named_relays(left | Domain("parent_id", "in", ended._a27_without_dealings_since(before).ids))

    @api.model
    def _a27_refused_to_forget(self, before):
        """Relays of applicants with whom nothing ever came about."""
        ended = self._a27_ended_organisations(before)
        return self._a27_named_relays(Domain("parent_id", "in", ended._a27_without_dealings_since(False).ids))

    @api.model
    def _a27_named_relays(self, domain):
        named = Domain("type", "=", "contact") & Domain("is_company", "=", False)
        found = self.with_context(active_test=False).search(domain & named & Domain("a27_anonymised_on", "=", False))
        # Without that context: Odoo archives nobody whose archived user it then sees.
        return found.with_env(self.env)

    @api.model
    def _a27_ended_organisations(self, before):
        """Social or cultural partners whose stage, or both, is `ended` since before that day."""
        domain = Domain("a27_is_social", "=", True) | Domain("a27_is_cultural", "=", True)
        for kind in ("social", "cultural"):
            domain &= Domain(f"a27_is_{kind}", "=", False) | (
                Domain(f"a27_{kind}_stage", "=", "ended") & Domain(f"a27_{kind}_stage_since", "<", before)
            )
        return self.with_context(active_test=False).search(domain)

    def _a27_without_dealings_since(self, day):
        """Those of these organisations with whom there were no dealings (conventions, returns) on or after `day`; ever,
        where it is False."""
        return self
