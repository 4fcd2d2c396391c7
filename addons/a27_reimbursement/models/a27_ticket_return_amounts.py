from collections import Counter, defaultdict
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError

from article27.money.reimbursement import bounds


class TicketReturn(models.Model):
    """What the accepted tickets come to: lines that are made anew until the return closes, and frozen then."""

    _inherit = "a27.ticket.return"

    amount_line_ids = fields.One2many("a27.reimbursement.line", "return_id", string="Amounts", readonly=True)
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")
    amount_total = fields.Monetary(string="To Reimburse", compute="_compute_amount_total", store=True)
    is_priced = fields.Boolean(compute="_compute_amount_total", store=True)
    lacks_rate = fields.Boolean(compute="_compute_lacks_rate")

    def _compute_currency_id(self):
        self.currency_id = self.env.ref("base.EUR")

    @api.depends("amount_line_ids.amount", "amount_line_ids.is_priced")
    def _compute_amount_total(self):
        for record in self:
            record.amount_total = sum(record.amount_line_ids.mapped("amount"))
            record.is_priced = bool(record.amount_line_ids) and all(record.amount_line_ids.mapped("is_priced"))

    @api.depends("venue_id", "period_end", "received_on", "is_priced")
    def _compute_lacks_rate(self):
        unpriced = self.filtered(lambda record: record.venue_id and record.received_on and not record.is_priced)
        rates = self.env["a27.reimbursement.rate"]._for_returns(unpriced)
        for record in self:
            record.lacks_rate = record in rates and rates[record] is None

    def _day_of_use(self):
        """The day that decides the rate: the end of the period where the venue said it, else the day of arrival."""
        return self.period_end or self.received_on

    def write(self, vals):
        """Override of a27_scanning: whatever act closes a return freezes its amounts and makes its statement."""
        result = super().write(vals)
        if vals.get("closed_on"):
            self._refresh_amounts()
            self._issue_statements()
        return result

    def _readings_changed(self):
        """Override of a27_scanning: amounts and statements of closed returns follow what moved."""
        result = super()._readings_changed()
        if closed := self.filtered("closed_on"):
            closed._refresh_amounts()
            closed._issue_statements()
        return result

    def action_refresh_amounts(self):
        """Button: show what the tickets accepted so far come to; or, on a return that was closed when no rate held,
        pay it by the rate that holds now."""
        self.check_access("write")
        for record in self:
            if record.state not in ("to_check", "closed"):
                raise UserError(self.env._("%s has no accepted tickets yet, or is paid already.", record.display_name))
            if record.state == "closed" and (record.is_priced or record.payment_id):
                raise UserError(
                    self.env._("The amounts of %s are final. A manager can reopen it.", record.display_name)
                )
        self._refresh_amounts()
        self.filtered(lambda record: record.state == "closed")._issue_statements()

    def _refresh_amounts(self):
        """Bring the lines in step with the accepted readings, and give each its amount."""
        self._sync_lines()
        rates = self.env["a27.reimbursement.rate"]._for_returns(self)
        spent = self._spent_before([rate for rate in rates.values() if rate and rate.period_ceiling is not None])
        for record in self:
            rate = rates[record]
            key = (rate.key, record.venue_id.id, bounds(record._day_of_use(), rate.period)) if rate else None
            for line in record.amount_line_ids:
                spent[key] += line._price(rate, spent[key])

    def _sync_lines(self):
        """One line per show or genre of the accepted readings; those that remain keep their typed amount."""
        counts = self._count_accepted()
        # Superuser: no group may write lines.
        lines = self.amount_line_ids.sudo()
        by_key = {(line.return_id, line.show_id, line.genre_id): line for line in lines}
        gone = [line.id for key, line in by_key.items() if key not in counts]
        lines.browse(gone).unlink()
        new = []
        for key, count in counts.items():
            record, show, genre = key
            values = {"ticket_count": count, "used_on": record._day_of_use()}
            if key in by_key:
                by_key[key].write(values)
            else:
                new.append({**values, "return_id": record.id, "show_id": show.id, "genre_id": genre.id})
        lines.create(new)

    def _count_accepted(self):
        """{(return, show, genre): number of accepted readings}, shows first, by name."""
        readings = self.env["a27.scan.reading"].search([("return_id", "in", self.ids), ("state", "=", "accepted")])
        found = Counter((reading.return_id, reading._used_show(), reading.genre_id) for reading in readings)
        return dict(sorted(found.items(), key=lambda item: (not item[0][1], item[0][1].name or item[0][2].name or "")))

    def _spent_before(self, rates):
        """{(rate, venue, period): what was paid under the rates that have a ceiling}, by other closed returns."""
        spent = defaultdict(Decimal)
        by_id = {rate.key: rate for rate in rates}
        self.env["a27.reimbursement.rate"].browse(by_id)._touch()
        for rate, venue, day, amount in self.env["a27.reimbursement.line"]._read_group(
            [
                ("rate_id", "in", list(by_id)),
                ("venue_id", "in", self.venue_id.ids),
                ("return_id", "not in", self.ids),
                ("return_id.closed_on", "!=", False),
            ],
            ["rate_id", "venue_id", "used_on:day"],
            ["amount:sum"],
        ):
            spent[rate.id, venue.id, bounds(day, by_id[rate.id].period)] += Decimal(f"{amount:.2f}")
        return spent
