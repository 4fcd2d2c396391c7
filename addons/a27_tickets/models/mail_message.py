from odoo import models
from odoo.exceptions import AccessError

# What a message says; stars, reactions and the like stay everybody's own.
SAID = {"body", "subject", "author_id", "email_from", "date", "message_type", "tracking_value_ids"}


class MailMessage(models.Model):
    """What the acts wrote under a record is history: who reopened it, why, what a value was before.

    Odoo lets whoever may write the record change or delete its messages by a remote call, and the one in whose name
    they were written too. Comments, which people wrote themselves, stay theirs.
    """

    _inherit = "mail.message"

    def write(self, vals):
        """Override of `mail`."""
        if SAID & vals.keys():
            self._a27_refuse_history()
        return super().write(vals)

    def unlink(self):
        """Override of `mail`. With a record go its messages: Odoo deletes these as superuser."""
        self._a27_refuse_history()
        return super().unlink()

    def _a27_refuse_history(self):
        if self.env.su:
            return
        # Superuser: only what kind of message it is; whether the user may read it is Odoo's question.
        logged = self.sudo().filtered(lambda message: message.message_type == "notification")
        models_ = (self.env.get(name) for name in set(logged.mapped("model")) if name)
        if any(getattr(model, "_keeps_messages", False) for model in models_):
            raise AccessError(self.env._("What the buttons wrote down under a record is not changed or deleted."))
