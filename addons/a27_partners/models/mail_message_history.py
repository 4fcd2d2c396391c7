from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError

# What everybody does with a message that others wrote.
EVERYBODYS = {"starred_partner_ids", "pinned_at", "reaction_ids"}
# Who said it, when and how: that stays of a message that one wrote oneself too.
SIGNATURE = {"author_id", "email_from", "date", "message_type", "tracking_value_ids"}
# The longest that an act takes between the moment that it writes down and the message.
AN_ACT = timedelta(minutes=5)


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
        # What is mailed to many records at once is written as superuser, with the author that its sender chose.
        forgeable = messages.filtered(lambda one: one.message_type == "email_outgoing") if self.env.su else messages
        if self.env.uid != SUPERUSER_ID:
            forgeable._a27_refuse_forged()
        return messages

    def _a27_refuse_forged(self):
        me, now, is_by_hand = self.env.user.partner_id, fields.Datetime.now(), not self.env.su
        # Superuser: whose message it is, who works here, and what the message says that changed.
        for message in self.sudo().filtered(lambda message: message._a27_is_kept()):
            author = message.author_id
            is_colleague = author != me and any(not user.share for user in author.user_ids)
            if is_colleague or (is_by_hand and not author):
                raise AccessError(self.env._("Nobody writes in the name of a colleague."))
            if message.tracking_value_ids or abs(now - message.date) > AN_ACT:
                raise AccessError(self.env._("When a message was written, and what changed, is not filled in by hand."))

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
