from odoo import api, models
from odoo.tools import escape_psql

from article27.number import LENGTH, normalise

# Phone and enterprise numbers have ten digits at the most.
SHORTEST_NUMBER = 11
REFERENCES = ("a27.convention", "a27.ticket.request", "a27.ticket.batch")


class ResPartner(models.Model):
    _inherit = "res.partner"

    @api.model
    def _a27_by_reference(self, text):
        """Override of `a27_partners`: a ticket number, whole or its beginning, and the references of conventions,
        requests and batches."""
        found = super()._a27_by_reference(text)
        if not self.env["a27.ticket"].has_access("read"):
            return found
        number = normalise(text)
        if number.isdecimal() and SHORTEST_NUMBER <= len(number) <= LENGTH:
            tickets = self.env["a27.ticket"].search([("number", "=like", f"{number}%")], limit=80)
            return found | tickets.partner_id
        for model in REFERENCES:
            found |= self._a27_with_reference(model, text).partner_id
        return found

    @api.model
    def _a27_with_reference(self, model, text):
        """Records of `model` whose reference begins with `text`; a reference has digits and no space."""
        text = text.strip()
        if " " in text or not any(sign.isdecimal() for sign in text) or len(text) < 4:
            return self.env[model]
        return self.env[model].search([("name", "=ilike", f"{escape_psql(text)}%")], limit=80)
