from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError

BATCH = 20  # returns of one transaction
PURGED = "purged"


class UseTotal(models.Model):
    """How many tickets of a social partner a return held, once the numbers are detached from it: what statistics need,
    and no number. No group may write."""

    _name = "a27.use.total"
    _description = "Total of Detached Uses"

    return_id = fields.Many2one("a27.ticket.return", required=True, readonly=True, ondelete="restrict", index=True)
    partner_id = fields.Many2one("res.partner", required=True, readonly=True, ondelete="restrict", index=True)
    place_id = fields.Many2one("res.partner", readonly=True, ondelete="restrict", index="btree_not_null")
    genre_id = fields.Many2one("a27.discipline", readonly=True, ondelete="restrict", index="btree_not_null")
    show_id = fields.Many2one("a27.show", readonly=True, ondelete="restrict", index="btree_not_null")
    count = fields.Integer(string="Tickets", required=True, readonly=True)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Totals of use are never deleted."))


class TicketReturn(models.Model):
    """The purge of uses, years after payment: venue and day are detached from the numbers. A number stays used, which
    its own status says; where and when it was used nobody can tell any more, in statistics neither.

    Older and other regions' numbers have no ticket of ours to remember that they were used, so they stay.
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
    def _due_for_purge(self):
        limit = self._purge_limit()
        if not limit:
            return self.browse()
        return self.search([("reimbursed_on", "<=", limit), ("purged_on", "=", False)], limit=BATCH)

    def _purge(self):
        """Returns figures for the log."""
        # Superuser: readings, totals and tickets are written by acts alone.
        used = self.env["a27.scan.reading"].sudo().search([("return_id", "in", self.ids), ("ticket_id", "!=", False)])
        tickets = used.filtered(lambda reading: reading.state == "accepted").ticket_id
        self.env["a27.ticket.lookup"]._forget_answers(used.ticket_id)
        self._keep_totals(used)
        used._detach()
        used.warning_ids._forget_numbers()
        tickets._hide_day_of_payment()
        self.sudo().purged_on = fields.Date.context_today(self)
        return {"return_count": len(self), "ticket_count": len(tickets)}

    @api.model
    def _keep_totals(self, used):
        accepted = used.filtered(lambda reading: reading.state == "accepted")
        totals = Counter(tuple(reading._total_key().items()) for reading in accepted)
        self.env["a27.use.total"].sudo().create([{**dict(key), "count": count} for key, count in totals.items()])


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
        of what was found stays true; the reason is free text and may name it."""
        for record, readings in self.grouped("return_id").items():
            texts = dict.fromkeys(readings.mapped("text"))
            words = {text: f"{PURGED} {record.id}.{index}" for index, text in enumerate(texts, 1)}
            for text, same in readings.grouped("text").items():
                same.write({"ticket_id": False, "reason": False, "read_text": False, "text": words[text]})
        self.flush_recordset()

    @api.depends_context("lang")
    @api.depends("text", "return_id.purged_on")
    def _compute_display_name(self):
        """Override of a27_scanning."""
        detached = self.filtered(lambda reading: (reading.text or "").startswith(PURGED))
        for reading in detached:
            reading.display_name = self.env._("Purged number")
        return super(ScanReading, self - detached)._compute_display_name()


class ScanWarning(models.Model):
    _inherit = "a27.scan.warning"

    def _forget_numbers(self):
        """The key of a warning about one number is that number."""
        for warning in self.sudo():
            warning.key = f"{PURGED}-{warning.id}"


class TicketLookup(models.Model):
    _inherit = "a27.ticket.lookup"

    @api.model
    def _forget_answers(self, tickets):
        """Who looked for which number stays; where it was used, which the answer said, does not."""
        # Superuser: nobody has the right to write the history.
        self.sudo().search([("ticket_id", "in", tickets.ids)]).answer = self.env._("Purged")


class Ticket(models.Model):
    _inherit = "a27.ticket"

    def _hide_day_of_payment(self):
        """Tickets that were paid together were changed at one moment, which would tell their venue."""
        for state, tickets in self.grouped("state").items():
            tickets.sudo().write({"state": state})
