from odoo import api, models
from odoo.exceptions import AccessError

# What everybody does with a message that others wrote.
EVERYBODYS = {"starred_partner_ids", "pinned_at", "reaction_ids"}
# Who said it, when and how: that stays of a message that one wrote oneself too.
SIGNATURE = {"author_id", "email_from", "date", "message_type", "tracking_value_ids"}


class MailMessage(models.Model):
    """What the acts wrote under a record is history: who reopened it, why, what a value was before. So is who said it.

    Odoo lets whoever may write the record write messages in a colleague's name by a remote call, and change or delete
    all that stand under it. Comments stay theirs who wrote them.
    """

    _inherit = "mail.message"

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `mail`."""
        messages = super().create(vals_list)
        if not self.env.su:
            # Superuser: whose message it is, and who works here.
            others = messages.sudo().filtered(lambda message: message.author_id != self.env.user.partner_id)
            for message in others:
                if message._a27_is_kept() and any(not user.share for user in message.author_id.user_ids):
                    raise AccessError(self.env._("Nobody writes in the name of a colleague."))
        return messages

    def write(self, vals):
        """Override of `mail`."""
        if vals.keys() - EVERYBODYS:
            self._a27_refuse_history(changes_signature=bool(SIGNATURE & vals.keys()))
        return super().write(vals)

    def unlink(self):
        """Override of `mail`. With a record go its messages: Odoo deletes these as superuser."""
        self._a27_refuse_history()
        return super().unlink()

    def _a27_is_kept(self):
        model = self.env.get(self.model) if self.model else None
        return getattr(model, "_keeps_messages", False)

    def _a27_refuse_history(self, changes_signature=False):
        if self.env.su:
            return
        me = self.env.user.partner_id
        # Superuser: only what kind of message it is, and whose; whether the user may read it is Odoo's question.
        for message in self.sudo().filtered(lambda message: message._a27_is_kept()):
            if message.message_type == "notification" or changes_signature:
                raise AccessError(self.env._("What the buttons wrote down under a record is not changed or deleted."))
            if message.author_id != me and not self.env.is_admin():
                raise AccessError(self.env._("A comment is changed and deleted by the person who wrote it."))
