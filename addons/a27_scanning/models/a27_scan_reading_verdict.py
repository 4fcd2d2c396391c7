from odoo import models

from article27 import Check, Meaning, ReadingFacts, Verdict, judge


class ScanReading(models.Model):
    """The machine's verdict: the facts are gathered here, in a few queries for all; article27.verdict has the rules."""

    _inherit = "a27.scan.reading"

    def _judge(self):
        """Give each open reading its ticket, verdict and pile."""
        readings = self.filtered(lambda reading: reading.state == "open").sorted(
            lambda reading: (reading.document_id.id, reading.page_id.number, reading.position)
        )
        if not readings:
            return
        found = readings._gather_facts()
        for reading in readings:
            ticket, pattern, facts = found[reading]
            verdict = judge(facts, ticket._facts(reading.return_id.received_on) if ticket else None)
            reading._write_verdict(verdict, ticket, pattern)
        readings._find_ranges()
        # Computed now, so that it is written together with the verdict.
        readings.mapped("partner_id")

    def _write_verdict(self, verdict, ticket, pattern):
        values = {"ticket_id": ticket, "verdict": verdict.value, "pile": verdict.pile.value, "pattern_id": pattern}
        # Only what changes, lest two jobs of one return get in each other's way.
        changed = {name: value for name, value in values.items() if self[name] != value}
        if changed:
            # Superuser: no group may write readings.
            self.sudo().update(changed)

    def _gather_facts(self):
        """Reading -> its ticket, the pattern of its number, and what article27.verdict asks of it."""
        tickets = self._find_tickets()
        first_on_page, first_in_return = self._find_first_places()
        accepted = self._find_accepted()
        used = self.env["a27.used.number"]._find(set(self.mapped("text")) - tickets.keys())
        patterns = self.env["a27.number.pattern"]
        table = patterns._library_table()
        found = {}
        for reading in self:
            ticket = tickets.get(reading.text, self.env["a27.ticket"])
            symbology = False if reading.typed_by_id else reading.symbology
            is_looked_up = bool(reading.text) and not ticket
            pattern = patterns._find(reading.text, symbology, table) if is_looked_up else patterns
            facts = ReadingFacts(
                text=reading.text or "",
                check=Check(reading.check_result) if reading.check_result else None,
                pattern_meaning=Meaning(pattern.meaning) if pattern else None,
                seen_on_page=first_on_page.get((reading.page_id.id, reading.text), reading) != reading,
                seen_in_return=first_in_return.get((reading.return_id.id, reading.text), reading) != reading,
                is_accepted_elsewhere=accepted.get(reading.text, reading) != reading or reading.text in used,
            )
            found[reading] = ticket, pattern, facts
        return found

    def _find_tickets(self):
        """Number -> ticket, for the texts that were read."""
        texts = [text for text in self.mapped("text") if text]
        return {ticket.number: ticket for ticket in self.env["a27.ticket"].search([("number", "in", texts)])}

    def _find_accepted(self):
        """Number -> the reading by which it was accepted. For a number without a ticket nothing else remembers it."""
        texts = [text for text in self.mapped("text") if text]
        return {reading.text: reading for reading in self.search([("text", "in", texts), ("state", "=", "accepted")])}

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

    def _find_ranges(self):
        """To whom the older tickets among these were given."""
        older = self.filtered(lambda reading: reading.verdict == Verdict.OLDER)
        ranges = self.env["a27.number.range"]._find_all(older.mapped("text"))
        for reading in older:
            # Superuser: no group may write readings.
            reading.sudo().range_id = ranges.get(reading.text, self.env["a27.number.range"])

    def _judge_same_numbers(self):
        """Open readings of these numbers, in any return: one may no longer be a repeat, or have become one."""
        texts = [text for text in set(self.mapped("text")) if text]
        same = [("text", "in", texts), ("state", "=", "open"), ("return_id", "!=", False), ("id", "not in", self.ids)]
        self.search(same)._judge()
