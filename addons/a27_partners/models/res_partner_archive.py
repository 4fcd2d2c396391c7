from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .res_partner import TEAM


class ResPartner(models.Model):
    """An organisation is archived and deleted together with its places and relays.

    What hangs on one of them (conventions, tickets, returns: the addons above) keeps all of them from being deleted.
    """

    _inherit = "res.partner"

    a27_is_archived_with_parent = fields.Boolean(string="Archived with Its Organisation", copy=False, groups=TEAM)

    def write(self, vals):
        """Override of `res.partner`: the family follows, and archived people no longer reach the portal."""
        if vals.get("active") is False:
            self._a27_archive_family()
        result = super().write(vals)
        if vals.get("active"):
            self._a27_unarchive_family()
        return result

    @api.model
    def _a27_family_domain(self, organisations):
        return Domain("parent_id", "in", organisations.ids) & Domain("type", "in", ("contact", "other"))

    def _a27_archive_family(self):
        organisations = self.filtered(lambda partner: partner.active and partner._is_a27_partner())
        family = self.search(self._a27_family_domain(organisations)) if organisations else self.browse()
        ours = self.filtered(
            lambda partner: partner in organisations or (partner.parent_id and partner.parent_id._is_a27_partner())
        )
        (ours | family)._a27_close_access()
        if family:
            family.write({"active": False, "a27_is_archived_with_parent": True})

    def _a27_unarchive_family(self):
        """Those that were archived with their organisation come back with it, and nobody else."""
        came_back = self.filtered(lambda partner: partner._is_a27_partner())
        domain = self._a27_family_domain(came_back) & Domain("a27_is_archived_with_parent", "=", True)
        family = self.with_context(active_test=False).search(domain) if came_back else self.browse()
        if family:
            family.write({"active": True})
        self.filtered("a27_is_archived_with_parent").a27_is_archived_with_parent = False

    def _a27_close_access(self):
        """Archive the portal users of these contacts; that ends their sessions too. Colleagues are refused."""
        # Superuser: the team does not manage users. Only users of these contacts, and none of a colleague.
        users = self.env["res.users"].sudo().search([("partner_id", "in", self.ids)])
        colleagues = users.filtered(lambda user: not user.share)
        if colleagues:
            raise UserError(
                self.env._("%s works here and logs in: an administrator archives the user first.", colleagues[:1].name)
            )
        users.write({"active": False})
        return users

    @api.ondelete(at_uninstall=False)
    def _unlink_only_without_access(self):
        """Odoo looks at active users only; for an archived one the database would answer, in words for programmers."""
        # Superuser: the team does not read users that are archived.
        users = self.env["res.users"].sudo().with_context(active_test=False)
        found = users.search([("partner_id", "in", self.ids), ("active", "=", False)], limit=1)
        if found:
            raise UserError(
                self.env._(
                    "%(name)s had an access to the portal, so it is not deleted. Archive or anonymise it instead.",
                    name=found.partner_id.display_name,
                )
            )

    def unlink(self):
        """Override of `res.partner`: without it places and relays would stay behind, as partners of nobody."""
        organisations = self.filtered(lambda partner: partner._is_a27_partner())
        family = self.browse()
        if organisations:
            domain = self._a27_family_domain(organisations)
            family = self.with_context(active_test=False).search(domain).with_env(self.env) - self
        # The organisations first: their own reasons to stay are told before those of their relays.
        result = super().unlink()
        if family:
            family.unlink()
        return result
