from odoo import api, models
from odoo.tools import SQL

from .a27_ticket_return_purge import PURGED


def forget_when(records):
    """Say of records that hold a number that nobody changed them since they were made: the moment of the purge is also
    that of the returns purged with them, and so is that of their payment."""
    if records:
        records.flush_recordset()
        table = SQL.identifier(records._table)
        records.env.cr.execute(
            SQL("UPDATE %s SET write_date = create_date, write_uid = create_uid WHERE id IN %s", table, records._ids)
        )
        records.invalidate_recordset(["write_date", "write_uid"], flush=False)


def forget_talk(records):
    """Delete what was written below `records`, which may name a number, and the files that were laid there."""
    here = [("res_id", "in", records.ids)]
    records.env["mail.message"].sudo().search([("model", "=", records._name), *here]).unlink()
    files = [("res_model", "=", records._name), ("res_field", "=", False), *here]
    records.env["ir.attachment"].sudo().search(files).unlink()


class TicketReturn(models.Model):
    """What leads from a number to its venue beside the readings themselves, and goes with them."""

    _inherit = "a27.ticket.return"

    def _forget_traces(self, readings):
        """`readings` are all of these returns, before they lose their numbers. Superuser: the caller."""
        documents = self.document_ids | readings.document_id
        readings._forget_repeats()
        self.env["a27.ticket.lookup"]._forget_answers(readings.ticket_id)
        readings.warning_ids._forget_numbers()
        self.warning_ids.reason = False
        self.reopened_reason = False
        forget_when(readings.filtered(lambda reading: reading.state == "accepted").ticket_id)
        forget_talk(self)
        documents._forget_names()
        self._forget_jobs()

    @api.model
    def _forget_jobs(self):
        """Jobs name the file that they read; one that failed is never deleted otherwise."""
        old = [("model_name", "=", "a27.scan.document"), ("date_created", "<=", self._purge_limit())]
        self.env["queue.job"].sudo().search(old).unlink()


class ScanDocument(models.Model):
    _inherit = "a27.scan.document"

    def _forget_names(self):
        """A file may be named after a number, and the subject of a mail too. Nor may the sum of a file lead from a copy
        of it to its return: what stands on it is known as used."""
        self.write({"name": self.env._("Purged file"), "message": False, "checksum": False})
        self.intake_id.write({"name": self.env._("Purged arrival"), "message": False})
        forget_talk(self.intake_id)


class ScanReading(models.Model):
    _inherit = "a27.scan.reading"

    def _forget_repeats(self):
        """Readings of the same numbers in other returns keep their own venue; but why they were refused may name this
        one."""
        texts = [text for text in self.mapped("text") if text]
        repeats = self.search([("text", "in", texts), ("id", "not in", self.ids), ("reason", "!=", False)])
        repeats.reason = False
        forget_when(repeats)


class ScanWarning(models.Model):
    _inherit = "a27.scan.warning"

    def _forget_numbers(self):
        """A warning about one number stays as one that was settled, of a number and of venues that it no longer names:
        the return of one venue may be purged years before the other's."""
        for warning in self:
            warning.write({"key": f"{PURGED}-{warning.id}", "reading_ids": False, "return_ids": False, "reason": False})

    @api.depends("key")
    def _compute_sentence(self):
        """Override of a27_scan_warning."""
        purged = self.filtered(lambda warning: (warning.key or "").startswith(PURGED))
        purged.sentence = self.env._("A number came back from several venues, so long ago that which ones was purged.")
        return super(ScanWarning, self - purged)._compute_sentence()


class TicketLookup(models.Model):
    _inherit = "a27.ticket.lookup"

    @api.model
    def _forget_answers(self, tickets):
        """Who looked for which number stays; where it was used, which the answer said, does not."""
        # Superuser: nobody has the right to write the history.
        lookups = self.sudo().search([("ticket_id", "in", tickets.ids)])
        lookups.answer = self.env._("Purged")
        forget_when(lookups)
