from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

# Documents of one transaction: a document may have hundreds of pictures.
BATCH = 10
# Where copies of an original may lie: the upload dialog, the mail that brought it, messages.
COPIES = (
    False,
    "a27.scan.upload",
    "a27.scan.document",
    "a27.scan.intake",
    "a27.ticket.return",
    "mail.compose.message",
)


class ScanDocument(models.Model):
    """The purge of scans, months after closing: the original, the pictures of pages and codes, and every copy of the
    original go, also from the file store, from which Odoo's own nightly cleaning takes what no record names any more.
    Numbers, verdicts and decisions stay."""

    _inherit = "a27.scan.document"

    purged_on = fields.Date(readonly=True, copy=False, index=True)

    @api.model
    def _purge_limit(self):
        """The last day of closing whose scans are due; False when scans are kept for good."""
        months = self.env["a27.settings"]._get("purge_scan_months")
        return months and fields.Date.subtract(fields.Date.context_today(self), months=months)

    @api.model
    def _domain_of_old_returns(self):
        """Returns whose scans are due: closed so long ago, or at the latest when their numbers are detached; and nobody
        has to look at them any more."""
        limit, returns = self._purge_limit(), self.env["a27.ticket.return"]
        closed = Domain("closed_on", "<=", limit) if limit else Domain.FALSE
        return (closed | returns._domain_of_old_uses()) & returns._domain_of_settled()

    @api.model
    def _domain_of_unread(self):
        """Files that could not be read and that nobody gave to a return, so long ago."""
        limit = self._purge_limit()
        lost = Domain("state", "=", "failed") & Domain("return_id", "=", False)
        return lost & Domain("create_date", "<=", limit) if limit else Domain.FALSE

    @api.model
    def _due_for_purge(self):
        """The next batch: documents all of whose readings, also those moved to another return, are due."""
        old, unread = self._domain_of_old_returns(), self._domain_of_unread()
        if old.is_false():
            return self.browse()
        held = self.env["a27.scan.reading"]._search(
            [("document_id.purged_on", "=", False), ("return_id", "not any", old), ("document_id", "not any", unread)]
        )
        return self.search(
            Domain("purged_on", "=", False)
            & (Domain("return_id", "any", old) | unread)
            & Domain("id", "not in", held.subselect("document_id")),
            limit=BATCH,
        )

    def _purge(self):
        """Returns figures for the log."""
        # Superuser: scans are written by jobs alone.
        documents = self.sudo()
        files = documents._purgeable_files()
        figures = {
            "document_count": len(documents),
            "return_count": len(documents.return_id),
            "file_count": len(files),
            "megabytes": sum(files.mapped("file_size")) / 1_000_000,
        }
        documents.write({"purged_on": fields.Date.context_today(self), "attachment_id": False})
        files.unlink()
        return figures

    def _purgeable_files(self):
        originals = self.attachment_id
        pages = self.page_ids
        readings = self.env["a27.scan.reading"].search([("document_id", "in", self.ids)])
        attachments = self.env["ir.attachment"]
        of_pages = Domain("res_model", "=", pages._name) & Domain("res_id", "in", pages.ids)
        of_readings = Domain("res_model", "=", readings._name) & Domain("res_id", "in", readings.ids)
        pictures = attachments.search(Domain("res_field", "!=", False) & (of_pages | of_readings))
        copies = attachments.search(
            [("checksum", "in", originals.mapped("checksum")), ("res_model", "in", COPIES), ("res_field", "=", False)]
        )
        files = originals | copies | self._mailed_files()
        # A file with several cover sheets is the original of several documents.
        kept = self.search([("attachment_id", "in", files.ids), ("id", "not in", self.ids)]).attachment_id
        return pictures | (files - kept)

    def _mailed_files(self):
        """What came by mail to the returns, and what lies with the arrivals all of whose files are due, whether it was
        read as a scan or not."""
        messages = self.env["mail.message"].search(
            [
                ("model", "=", "a27.ticket.return"),
                ("res_id", "in", self.return_id.ids),
                ("message_type", "=", "email"),
            ]
        )
        by_mail = messages.attachment_ids.filtered(lambda file: file.res_model == "a27.ticket.return")
        arrivals = self.intake_id.filtered(lambda arrival: not arrival.document_ids.filtered(self._is_kept))
        left = [("res_model", "=", arrivals._name), ("res_id", "in", arrivals.ids)]
        return by_mail | self.env["ir.attachment"].search(left)

    def _is_kept(self, document):
        return document not in self and not document.purged_on

    def action_open_file(self):
        """Override of a27_scanning's button: says it where the file is gone."""
        if self.purged_on:
            return {
                "type": "ir.actions.client",
                "tag": "display_notification",
                "params": {
                    "type": "info",
                    "message": self.env._(
                        "The file was purged on %s. Its numbers and decisions are kept.",
                        format_date(self.env, self.purged_on),
                    ),
                },
            }
        return super().action_open_file()


class ScanPage(models.Model):
    _inherit = "a27.scan.page"

    purged_on = fields.Date(related="document_id.purged_on")


class ScanReading(models.Model):
    _inherit = "a27.scan.reading"

    purged_on = fields.Date(related="document_id.purged_on")
