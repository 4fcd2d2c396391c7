import secrets

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from article27 import KeyRing
from article27.keyring import LAST_VERSION


class TicketKey(models.Model):
    """The secret behind the check digits, one row per version of the number.

    No group has any right on this model and the field is closed to everybody: only code that runs as superuser reads
    it, and no screen or remote call can.
    """

    _name = "a27.ticket.key"
    _description = "Ticket Key"
    _rec_name = "version"
    _order = "version"

    version = fields.Integer(required=True, readonly=True)
    secret = fields.Char(required=True, readonly=True, groups=fields.NO_ACCESS, export_string_translation=False)

    _version_uniq = models.Constraint("UNIQUE(version)", "There is one key per version.")

    @api.model
    def _make_first(self):
        """Make the key of version 1 at installation; never replace one, or printed tickets would all look forged."""
        if not self.search_count([], limit=1):
            self.create({"version": 1, "secret": secrets.token_hex(32)})

    @api.model
    def _rotate(self):
        """Make the key of the next version, which new numbers take from now on; return the version.

        The older keys stay, so that printed tickets still verify. Raises UserError for a version beyond the format.
        """
        if not self.env.user.has_group("a27_partners.group_a27_manager"):
            raise AccessError(self.env._("Only a manager can make a new ticket key."))
        version = self._keyring().current + 1
        if version > LAST_VERSION:
            raise UserError(
                self.env._(
                    "All %(count)s keys that the format of the numbers allows are made. Ask for a new format.",
                    count=LAST_VERSION,
                )
            )
        # Superuser: no group has any right on the keys.
        self.sudo().create({"version": version, "secret": secrets.token_hex(32)})
        return version

    @api.model
    def _keyring(self):
        """The key ring of all versions, for the library. Superuser: whoever generates or reads tickets may use the
        key, nobody may see it."""
        return KeyRing.from_hex_map({key.version: key.secret for key in self.sudo().search([])})
