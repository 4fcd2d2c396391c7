from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

BATCH = 20  # returns of one transaction
PURGED = "purged"


class TicketReturn(models.Model):
    """The purge of uses, years after payment: venue and day are detached from the numbers, and totals are kept first.

    A number stays used: our tickets' own status says so, `a27.used.number` remembers the others. Where and when it was
    used nobody can tell any more; models/a27_purge_traces.py has what else would lead there.
    """

    _inherit = "a27.ticket.return"

    purged_on = fields.Date(string="Numbers Detached on", readonly=True, copy=False, index=True)

    @api.model
    def _guarded_fields(self):
        return {**super()._guarded_fields(), "purged_on": False}

    @api.model
    def _purge_limit(self):
        """The last day of payment whose uses are due; False when they are kept for good."""
        years = self.env["a27.settings"]._get("purge_use_years")
        return years and fields.Date.subtract(fields.Date.context_today(self), years=years)

    @api.model
    def _domain_of_old_uses(self):
        """Returns paid so long ago, or closed where nothing was accepted, so that there is nothing to pay."""
        limit = self._purge_limit()
        if not limit:
            return Domain.FALSE
        nothing_to_pay = Domain("reading_ids", "not any", [("state", "=", "accepted")])
        return Domain("reimbursed_on", "<=", limit) | Domain("closed_on", "<=", limit) & nothing_to_pay

    @api.model
    def _domain_of_settled(self):
        """Returns of which nobody has to decide anything any more."""
        no_warning = Domain("warning_ids", "not any", [("state", "=", "open")])
        return no_warning & Domain("activity_ids", "=", False)

    @api.model
    def _due_for_purge(self):
        """The next batch. The pictures, on which the numbers stand, go first."""
        return self.search(
            Domain("purged_on", "=", False)
            & self._domain_of_old_uses()
            & self._domain_of_settled()
            & Domain("document_ids", "not any", [("purged_on", "=", False)])
            & Domain("reading_ids", "not any", [("document_id.purged_on", "=", False)]),
            limit=BATCH,
        )

    def _purge(self):
        """Returns figures for the log."""
        # Superuser: readings, totals and tickets are written by acts alone.
        returns = self.sudo()
        readings = self.env["a27.scan.reading"].sudo().search([("return_id", "in", self.ids)])
        used = readings.filtered(lambda reading: reading.state == "accepted" and reading.verdict != "foreign")
        tickets = used.ticket_id
        others = used.filtered(lambda reading: reading.text and not reading.ticket_id)
        self._keep_totals(used)
        self.env["a27.used.number"]._remember(others.mapped("text"))
        returns._forget_traces(readings)
        readings._detach()
        returns.purged_on = fields.Date.context_today(self)
        return {"return_count": len(self), "ticket_count": len(tickets) + len(others)}

    @api.model
    def _keep_totals(self, used):
        """Of what statistics count: our tickets, the older ones too."""
        counted = used.filtered(lambda reading: reading.ticket_id or reading.verdict == "older")
        totals = Counter(tuple(reading._total_key().items()) for reading in counted)
        self.env["a27.use.total"].sudo().create([{**dict(key), "count": count} for key, count in totals.items()])

    def _check_movable(self):
        """Override of a27_scan_reading_move."""
        self._check_not_purged()
        return super()._check_movable()

    def _reopen(self, reason):
        """Override of a27_ticket_return_closing."""
        self._check_not_purged()
        return super()._reopen(reason)

    def _check_not_purged(self):
        for record in self.filtered("purged_on"):
            raise UserError(
                self.env._("The numbers of %s are purged: nothing in it can change any more.", record.display_name)
            )


class ScanReading(models.Model):
    _inherit = "a27.scan.reading"

    def _total_key(self):
        return {
            "return_id": self.return_id.id,
            "partner_id": self.partner_id.id,
            "place_id": self.ticket_id.place_id.id,
            "genre_id": self.genre_id.id,
            "show_id": self._used_show().id,
        }

    def _detach(self):
        """Take the numbers from the readings. The same number stays the same word within its return, so that the count
        of what was found stays true; the reason is free text and may name it; and a batch whose paperwork was settled
        with them says at which moment that was."""
        forgotten = ("ticket_id", "range_id", "read_text", "reason", "settled_at", "typed_at")
        self.write(dict.fromkeys(forgotten, False))
        for record, readings in self.filtered("text").grouped("return_id").items():
            for index, same in enumerate(readings.grouped("text").values(), 1):
                same.text = f"{PURGED} {record.id}.{index}"

    def _verdict_sentence(self):
        """Override of a27_scan_reading_sentence: there is nothing left to compare, nor to do."""
        if self.return_id.purged_on:
            return self.env._("The number is purged; the verdict and the decision are kept.")
        return super()._verdict_sentence()

    @api.depends_context("lang")
    @api.depends("text")
    def _compute_display_name(self):
        """Override of a27_scanning."""
        detached = self.filtered(lambda reading: (reading.text or "").startswith(PURGED))
        for reading in detached:
            reading.display_name = self.env._("Purged number")
        return super(ScanReading, self - detached)._compute_display_name()
