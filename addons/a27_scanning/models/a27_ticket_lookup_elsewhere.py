from dataclasses import replace

from odoo import api, models
from odoo.fields import Domain

from article27 import Meaning, Verdict


class TicketLookup(models.Model):
    """A number that no ticket of ours has: an older one, another region's, and whether it was used."""

    _inherit = "a27.ticket.lookup"

    @api.model
    def _reading_facts(self, text, number, ticket):
        """Override of a27_tickets."""
        facts = super()._reading_facts(text, number, ticket)
        if ticket:
            return facts
        patterns, texts = self.env["a27.number.pattern"], (text, number)
        table = patterns._library_table()
        pattern = patterns._find(text, None, table) or patterns._find(number, None, table)
        accepted = Domain("text", "in", texts) & Domain("state", "=", "accepted")
        is_used = self.env["a27.used.number"]._find(texts) or self.env["a27.scan.reading"].search(accepted, limit=1)
        return replace(
            facts,
            pattern_meaning=Meaning(pattern.meaning) if pattern else None,
            is_accepted_elsewhere=bool(is_used),
        )

    @api.model
    def _tell_without_ticket(self, number, verdict, slips):
        """Override of a27_tickets. The answer is kept for good and no ticket leads to it, so it does not say where; the
        events below it do, until they are purged."""
        if verdict == Verdict.ALREADY_RETURNED:
            purged = self.env["a27.used.number"]._find([number])
            return (
                self.env._("Used and accepted. It is none of the tickets that were made here."),
                self.env._("Where and when was purged.") if purged else "",
            )
        return super()._tell_without_ticket(number, verdict, slips)
