from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import email_normalize


class ScanSender(models.Model):
    """Who may send scans by mail: the scanner itself, mostly. Files from anybody else are not taken."""

    _name = "a27.scan.sender"
    _description = "Allowed Sender of Scans"
    _rec_name = "email"
    _order = "email"

    email = fields.Char(string="E-mail", required=True)

    _email_uniq = models.UniqueIndex("(lower(email))", "This address is in the list already.")

    @api.constrains("email")
    def _check_email(self):
        for sender in self:
            if not email_normalize(sender.email, strict=True):
                raise ValidationError(self.env._('"%s" is not an e-mail address.', sender.email))

    @api.model
    def _is_allowed(self, email_from):
        email = email_normalize(email_from or "")
        # Superuser: mail arrives in the name of nobody who may read settings.
        return bool(email and self.sudo().search_count([("email", "=ilike", email)], limit=1))
