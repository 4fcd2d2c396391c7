import re

from markupsafe import Markup, escape

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

ADDRESSES = ("email_from", "reply_to", "incoming_email_to", "incoming_email_cc", "outgoing_email_to")
TEXTS = ("body", "subject", *ADDRESSES)
TRACKED = ("old_value_char", "new_value_char", "old_value_text", "new_value_text")


class MailMessage(models.Model):
    _inherit = "mail.message"

    @api.model
    def _a27_blot_out(self, pattern, replacement, about=Domain.TRUE):
        """Replace what `pattern` finds (see article27.mentions) in the texts and tracked values of the messages `about`
        somebody, whoever may read those; in all messages unless it is given.

        For what is no longer to be found anywhere: a contact who asked for it, an address that became confidential.
        """
        if not pattern:
            return
        # Superuser: messages that the user may not read hold these words too. Only these words change.
        messages, values = self.sudo(), self.env["mail.tracking.value"].sudo()
        if not about.is_true():
            about = Domain("id", "in", messages.search(about).ids)
        self._a27_blot_out_of(messages.search(about & self._a27_with(TEXTS, pattern)), TEXTS, pattern, replacement)
        tracked = about if about.is_true() else Domain("mail_message_id", "any", about)
        found = values.search(tracked & self._a27_with(TRACKED, pattern))
        self._a27_blot_out_of(found, TRACKED, pattern, replacement)

    @api.model
    def _a27_with(self, names, pattern):
        """Records of which one of the columns `names` holds what `pattern` finds, in one pass over the table."""

        def to_sql(model, alias, query):
            found = [SQL("%s ~* %s", model._field_to_sql(alias, name, query), pattern) for name in names]
            return SQL("(%s)", SQL(" OR ").join(found))

        return Domain.custom(to_sql=to_sql) if pattern else Domain.FALSE

    @api.model
    def _a27_blot_out_of(self, records, names, pattern, replacement):
        for record in records:
            for name in names:
                text = record[name]
                if text and re.search(pattern, text, re.IGNORECASE):
                    new = escape(replacement) if isinstance(text, Markup) else replacement
                    text_without = re.sub(pattern, lambda _found, new=new: str(new), str(text), flags=re.IGNORECASE)
                    record[name] = type(text)(text_without)

    def _get_forbidden_access(self, operation):
        """Override of `mail`: by its id it gives a portal user what acts wrote down on the own card, such as the values
        that a merge gave up; it keeps back the notes of colleagues only."""
        forbidden = super()._get_forbidden_access(operation)
        if operation != "read" or self.env.user._is_internal():
            return forbidden
        me = self.env.user.partner_id
        # Superuser: only for whom a message is.
        allowed = (self - forbidden).sudo()
        logs = allowed.filtered(
            lambda message: (
                (message.is_internal or not message.subtype_id or message.subtype_id.internal)
                and me not in message.author_id | message.partner_ids
            )
        )
        return forbidden | logs.with_env(self.env)
