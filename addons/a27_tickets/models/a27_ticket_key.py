import secrets

from odoo import api, fields, models

from article27 import KeyRing


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
    def _keyring(self):
        """The key ring of all versions, for the library. Superuser: whoever generates or reads tickets may use the
        key, nobody may see it."""
        return KeyRing.from_hex_map({key.version: key.secret for key in self.sudo().search([])})
