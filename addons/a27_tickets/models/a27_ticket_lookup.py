from odoo import api, fields, models
from odoo.exceptions import UserError

from article27 import ReadingFacts, Verdict, check, group, judge
from article27.number import LENGTH, normalise

from .life_event import link

MOST_CHARACTERS = 64

# The sign beside the sentence: an icon and a colour, which say the same as its words.
SIGNS = {
    Verdict.ACCEPTED: "good",
    Verdict.ALREADY_RETURNED: "done",
    Verdict.NOT_PRINTED: "wait",
    Verdict.NOT_DELIVERED: "wait",
    Verdict.STOLEN: "stop",
    Verdict.REPLACED: "stop",
    Verdict.BROUGHT_BACK: "stop",
    Verdict.CANCELLED: "stop",
    Verdict.EXPIRED: "stop",
    Verdict.CHECK_WRONG: "doubt",
    Verdict.UNKNOWN: "doubt",
}


class TicketLookup(models.Model):
    """Somebody of the team looked a number up: who, when, which, and what the answer was.

    Where a ticket was used is told to the team alone and to nobody without a trace. No group may create, change or
    delete these; managers read them.
    """

    _name = "a27.ticket.lookup"
    _description = "Look-up of a Ticket"
    _order = "id desc"
    _rec_name = "text"

    text = fields.Char(string="Looked for", required=True, readonly=True)
    ticket_id = fields.Many2one("a27.ticket", readonly=True, ondelete="restrict", index="btree_not_null")
    partner_id = fields.Many2one(related="ticket_id.partner_id", string="Social Partner")
    answer = fields.Char(readonly=True)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("The history of look-ups is never deleted."))

    @api.model
    def look_up(self, text):
        """What the page "Find a ticket" shows for what a person typed, pasted or scanned. Logged.

        Raises AccessError for whoever may not read tickets, UserError when there is no text.
        """
        self.env["a27.ticket"].check_access("read")
        # PostgreSQL stores no NUL.
        text = str(text or "").replace("\0", "").strip()[:MOST_CHARACTERS]
        if not text:
            raise UserError(self.env._("Type, paste or scan a number."))
        number = normalise(text)
        ticket = self._find(number)
        answer = self._answer(text, number, ticket)
        self._log(text, ticket, answer)
        return answer

    @api.model
    def _find(self, number):
        """The ticket of this number, or none. A search alone would take the first 16 digits of more, since the field
        has no room for them."""
        tickets = self.env["a27.ticket"]
        return tickets.search([("number", "=", number)]) if len(number) == LENGTH else tickets

    @api.model
    def _log(self, text, ticket, answer):
        # Superuser: nobody has the right to write the history.
        self.sudo().create({"text": text, "ticket_id": ticket.id, "answer": answer["sentence"]})

    @api.model
    def _answer(self, text, number, ticket):
        facts = ticket._facts(fields.Date.context_today(self)) if ticket else None
        verdict = judge(self._reading_facts(text, number, ticket), facts)
        if ticket:
            sentence, advice = ticket._standing(verdict)
            slips = {}
        else:
            slips = self._slips(number)
            sentence, advice = self._tell_without_ticket(number, verdict, slips)
        events = sorted(self._events(text, number, ticket), key=lambda event: event.order())
        return {
            "number": group(number) if number.isdecimal() else text,
            "sign": SIGNS.get(verdict, "elsewhere"),
            "sentence": sentence,
            "advice": advice,
            "facts": self._facts_of(ticket),
            "events": [event.describe(self.env) for event in events],
            **slips,
        }

    @api.model
    def _reading_facts(self, text, number, ticket):
        """What the number says by itself. Other addons know those that no `ticket` has, as `text` has them."""
        return ReadingFacts(number, check(number, self.env["a27.ticket.key"]._keyring()))

    @api.model
    def _events(self, text, number, ticket):
        """What happened to the ticket, or to a `text` that is no number of one. Other addons add what they know."""
        return ticket._life() if ticket else []

    @api.model
    def _facts_of(self, ticket):
        facts = [
            (self.env._("Social partner"), ticket.partner_id),
            (self.env._("Antenna"), ticket.place_id),
            (self.env._("Convention"), ticket.convention_id),
            (self.env._("Batch"), ticket.batch_id),
            (self.env._("Replaces"), ticket.replaces_id),
            (self.env._("Replaced by"), ticket.replaced_by_id),
            (self.env._("Ticket"), ticket),
        ]
        return [{"label": label, "link": link(record)} for label, record in facts if record]
