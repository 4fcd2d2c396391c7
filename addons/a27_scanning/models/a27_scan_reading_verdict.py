from odoo import api, models
from odoo.tools import format_date

from article27 import Check, ReadingFacts, judge


class ScanReading(models.Model):
    """The machine's verdict: the facts are gathered here, in a few queries for all; article27.verdict has the rules."""

    _inherit = "a27.scan.reading"

    def _judge(self):
        """Give each open reading its ticket, verdict and pile."""
        readings = self.filtered(lambda reading: reading.state == "open").sorted(
            lambda reading: (reading.document_id.id, reading.page_id.number, reading.position)
        )
        tickets = readings._find_tickets()
        first_on_page, first_in_return = readings._find_first_places()
        for reading in readings:
            ticket = tickets.get(reading.text, self.env["a27.ticket"])
            verdict = judge(
                ReadingFacts(
                    text=reading.text or "",
                    check=Check(reading.check_result) if reading.check_result else None,
                    seen_on_page=first_on_page.get((reading.page_id.id, reading.text), reading) != reading,
                    seen_in_return=first_in_return.get((reading.return_id.id, reading.text), reading) != reading,
                ),
                ticket._facts(reading.return_id.received_on) if ticket else None,
            )
            # Only what changes, lest two jobs of one return get in each other's way.
            if (reading.ticket_id, reading.verdict, reading.pile) != (ticket, verdict.value, verdict.pile.value):
                # Superuser: no group may write readings.
                reading.sudo().write({"ticket_id": ticket.id, "verdict": verdict.value, "pile": verdict.pile.value})

    def _find_tickets(self):
        """Number -> ticket, for the texts that were read."""
        texts = [text for text in self.mapped("text") if text]
        return {ticket.number: ticket for ticket in self.env["a27.ticket"].search([("number", "in", texts)])}

    def _find_first_places(self):
        """(page, text) -> first reading, and (return, text) -> first reading, among all that are not refused."""
        texts = [text for text in self.mapped("text") if text]
        others = self.search(
            [("return_id", "in", self.return_id.ids), ("text", "in", texts), ("state", "!=", "refused")],
            order="document_id, page_id, position",
        )
        on_page, in_return = {}, {}
        for reading in others:
            on_page.setdefault((reading.page_id.id, reading.text), reading)
            in_return.setdefault((reading.return_id.id, reading.text), reading)
        return on_page, in_return

    @api.depends_context("lang")
    @api.depends("verdict", "ticket_id", "state")
    def _compute_remark(self):
        """Where and when a ticket was returned before: for the team only, a venue never learns it."""
        accepted = self.search([("ticket_id", "in", self.ticket_id.ids), ("state", "=", "accepted")])
        by_ticket = {reading.ticket_id: reading for reading in accepted}
        for reading in self:
            earlier = by_ticket.get(reading.ticket_id)
            if reading.verdict != "already_returned" or not earlier or earlier == reading:
                reading.remark = False
                continue
            reading.remark = self.env._(
                "%(venue)s, %(name)s, accepted on %(day)s",
                venue=earlier.return_id.venue_id.name,
                name=earlier.return_id.name,
                day=format_date(self.env, earlier.settled_at),
            )
