import io
from collections import Counter

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from article27 import Verdict
from article27.money.reimbursement import Outcome, outcome
from article27.papers.statement import Statement, draw_statement


class TicketReturn(models.Model):
    """The statement for the venue: neutral words, its own figures, and nothing of anybody else.

    It names no number, no social partner, no other venue and no suspicion; a typed reason for an amount is the team's.
    """

    _inherit = "a27.ticket.return"

    statement_ids = fields.One2many("a27.statement", "return_id", string="Statements", readonly=True)

    def action_download_statement(self):
        self.ensure_one()
        return self._last_statement().action_download()

    def _last_statement(self):
        statement = self.statement_ids.sorted("version")[-1:]
        if not statement or not self.closed_on:
            raise UserError(self.env._("The statement is made when the return is closed."))
        return statement

    def _issue_statements(self):
        for record in self:
            record = record.with_context(lang=record.venue_id.lang or self.env.lang)
            version = max(record.statement_ids.mapped("version"), default=0) + 1
            out = io.BytesIO()
            draw_statement(record._prepare_statement(version), out)
            record.env["a27.statement"]._store(record, version, out.getvalue())

    def _prepare_statement(self, version):
        found = self._count_outcomes()
        columns = (self.env._("Show or genre"), self.env._("Tickets"), self.env._("Per ticket"), self.env._("Amount"))
        return Statement(
            sender=self.env.company.name,
            title=self.env._("Statement of return %s", self.name),
            addressee=self._prepare_addressee(),
            facts=self._prepare_statement_facts(version),
            counts_heading=self.env._("Number of tickets"),
            counts=self._prepare_statement_counts(),
            outcomes_heading=self.env._("Result"),
            outcomes=self._prepare_statement_outcomes(found),
            columns=columns,
            rows=[line._statement_row() for line in self.amount_line_ids],
            total=(
                self.env._("Total to be reimbursed"),
                self.currency_id.format(self.amount_total) if self.is_priced else self.env._("to be settled"),
            ),
            notes=self._prepare_statement_notes(found),
            page=self.env._("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
        )

    def _prepare_addressee(self):
        venue = self.venue_id
        town = f"{venue.zip or ''} {venue.city or ''}".strip()
        return [line for line in (venue.name, venue.street, venue.street2, town) if line]

    def _prepare_statement_facts(self, version):
        period = " – ".join(
            format_date(self.env, day) for day in dict.fromkeys((self.period_start, self.period_end)) if day
        )
        facts = [
            (self.env._("Return"), self.name),
            (self.env._("Hall or house"), self.place_id.name),
            (self.env._("Used"), period),
            (self.env._("Received on"), format_date(self.env, self.received_on)),
            (self.env._("Closed on"), format_date(self.env, self.closed_on)),
            (self.env._("Version"), version > 1 and str(version)),
        ]
        return [(label, value) for label, value in facts if value]

    def _prepare_statement_counts(self):
        counts = [
            (self.env._("Announced by you"), self.announced_count),
            (self.env._("Counted by us"), self.counted_count),
            (self.env._("Found"), self.found_count),
        ]
        rows = [(label, str(count)) for label, count in counts if count]
        if self.has_difference:
            rows.append((self.env._("Difference"), f"{self.difference_count:+}"))
            rows.append((self.env._("Why they differ"), self.difference_reason))
        return rows

    def _count_outcomes(self):
        """{article27.money.reimbursement.Outcome: number of readings}"""
        found = Counter()
        for verdict, state, count in self.env["a27.scan.reading"]._read_group(
            [("return_id", "=", self.id)], ["verdict", "state"], ["__count"]
        ):
            found[outcome(Verdict(verdict) if verdict else None, state == "accepted")] += count
        return found

    def _prepare_statement_outcomes(self, found):
        labels = {
            Outcome.ACCEPTED: self.env._("Accepted"),
            Outcome.DEDUCTED: self.env._("Deducted"),
            Outcome.DISCUSSED: self.env._("In discussion"),
        }
        return [(label, str(found[kind])) for kind, label in labels.items() if found[kind] or kind == Outcome.ACCEPTED]

    def _prepare_statement_notes(self, found):
        notes = []
        if found[Outcome.DEDUCTED]:
            notes.append(
                self.env._(
                    "Deducted: seen twice in this return, not readable, not a ticket of Article 27 Bruxelles, or too "
                    "late."
                )
            )
        if found[Outcome.DISCUSSED]:
            notes.append(self.env._("In discussion: not paid for now, we are looking into it."))
        if any(self.amount_line_ids.mapped("is_cut")):
            notes.append(self.env._("The amount was limited to the ceiling that was agreed."))
        if not self.is_priced and self.amount_line_ids:
            notes.append(self.env._("The amount will follow in a new version of this statement."))
        notes.append(self.env._("A question? Answer the mail that brought this statement, with its reference."))
        return notes


class ReimbursementLine(models.Model):
    _inherit = "a27.reimbursement.line"

    def _statement_row(self):
        """The cells of the line on the statement."""
        amounts = [self.currency_id.format(amount) for amount in (self.unit_amount, self.amount)]
        return (self._statement_label(), str(self.ticket_count), *(amounts if self.is_priced else ("", "")))

    def _statement_label(self):
        return self.show_id.name or self.genre_id.name or self.env._("Tickets")
