import re

from markupsafe import Markup, escape

from odoo import api, models
from odoo.fields import Domain

ADDRESSES = ("email_from", "reply_to", "incoming_email_to", "incoming_email_cc", "outgoing_email_to")


class MailMessage(models.Model):
    _inherit = "mail.message"

    @api.model
    def _a27_blot_out(self, terms, replacement):
        """Replace `terms` in the text, the subject and the tracked values of all messages, whoever may read those.

        For what is no longer to be found anywhere: a contact who asked for it, an address that became confidential.
        """
        terms = sorted({term.strip() for term in terms if term and len(term.strip()) > 3}, key=len, reverse=True)
        if not terms:
            return
        # Superuser: messages that the user may not read hold these words too. Only these words change.
        messages, values = self.sudo(), self.env["mail.tracking.value"].sudo()
        self._a27_blot_out_of(messages, ("body",), [str(escape(term)) for term in terms], escape(replacement))
        self._a27_blot_out_of(messages, ("subject", *ADDRESSES), terms, replacement)
        self._a27_blot_out_of(
            values, ("old_value_char", "new_value_char", "old_value_text", "new_value_text"), terms, replacement
        )

    @api.model
    def _a27_blot_out_of(self, records, names, terms, replacement):
        pattern = re.compile("|".join(map(re.escape, terms)), re.IGNORECASE)
        found = records.search(Domain.OR(Domain(name, "ilike", term) for name in names for term in terms))
        for record in found:
            for name in names:
                if record[name] and pattern.search(record[name]):
                    text = pattern.sub(lambda _match: str(replacement), str(record[name]))
                    record[name] = Markup(text) if isinstance(record[name], Markup) else text
