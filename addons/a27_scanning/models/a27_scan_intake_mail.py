from odoo import SUPERUSER_ID, api, models

from article27.scan.source import is_supported


class ScanIntake(models.Model):
    """Scan to mail: the alias of data/mail_alias.xml makes an arrival of each mail. Managers list who may send."""

    _inherit = "a27.scan.intake"

    @api.model
    def message_new(self, msg_dict, custom_values=None):
        """Override of `mail`: refuse whoever is not in the list, files and all; leave logos and the like aside."""
        values = {
            **(custom_values or {}),
            "source": "mail",
            "name": msg_dict.get("subject") or self.env._("Mail without a subject"),
            "email_from": msg_dict.get("email_from"),
        }
        if self.env["a27.scan.sender"]._is_allowed(msg_dict.get("email_from")):
            msg_dict["attachments"] = [file for file in msg_dict.get("attachments") or [] if self._is_scan(file)]
            if not msg_dict["attachments"]:
                values |= {"is_refused": True, "message": self.env._("There is no PDF, JPG, PNG or TIFF file in it.")}
        else:
            msg_dict["attachments"] = []
            values |= {
                "is_refused": True,
                "message": self.env._("This sender may not send scans. A manager can add the address to the list."),
            }
        return super().message_new(msg_dict, values)

    @api.model
    def _is_scan(self, file):
        """Whether an attachment (name, content, info) is no picture of the letter itself and can be read."""
        _name, content, info = file
        return not (info or {}).get("cid") and is_supported(content.encode() if isinstance(content, str) else content)

    def _message_post_after_hook(self, message, msg_values):
        """Override of `mail`: the files of the mail that made this arrival are read; those of later ones are not."""
        if message.message_type == "email" and not self.is_refused and not self.document_ids:
            # Superuser: mail arrives in the name of anybody, and the jobs run as whoever enqueued them.
            self.with_user(SUPERUSER_ID)._take(message.attachment_ids.with_user(SUPERUSER_ID))
        return super()._message_post_after_hook(message, msg_values)
