from odoo import models

from odoo.addons.queue_job.delay import group

from article27 import EmptyFileError, ScanError
from article27.scan import count_isolated, read_isolated

# One job is one transaction, so it takes few pages; a killed worker loses no more than these.
PAGES_PER_JOB = 8


class ScanDocument(models.Model):
    """Reading, in jobs: one opens the file and counts its pages, one per block of pages reads, one concludes.

    Each can be repeated after a crash: pages that are stored already are not read again, and a unique index keeps a
    reading from being stored twice. The file is only ever opened in a child process with limits.
    data/queue_job_function.xml names `_on_job_failed` for the case that a job dies.
    """

    _inherit = "a27.scan.document"

    def _enqueue(self):
        for document in self:
            document.with_delay(description=f"{document.name}: open")._job_open()

    def _job_open(self):
        try:
            count = count_isolated(self._file_path())
        except ScanError as error:
            self._fail(self._error_sentence(error))
            return
        # Superuser: documents change by these jobs alone.
        self.sudo().write({"state": "reading", "page_count": count})
        blocks = [
            self.delayable(description=f"{self.name}: pages {first}-{last}")._job_read(first, last)
            for first, last in self._blocks(count)
        ]
        group(*blocks).on_done(self.delayable(description=f"{self.name}: conclude")._job_conclude()).delay()

    def _blocks(self, page_count):
        starts = range(1, page_count + 1, PAGES_PER_JOB)
        return [(first, min(first + PAGES_PER_JOB - 1, page_count)) for first in starts]

    def _job_read(self, first, last):
        if self.state != "reading":
            return
        stored = set(self.page_ids.mapped("number"))
        missing = [number for number in range(first, last + 1) if number not in stored]
        if not missing:
            return
        keyring = self.env["a27.ticket.key"]._keyring()
        try:
            pages = read_isolated(
                self._file_path(),
                first=missing[0],
                last=missing[-1],
                keyring=keyring,
                previews=True,
                symbologies=self.env["a27.number.pattern"]._symbologies(),
            )
        except ScanError as error:
            self._fail(self._error_sentence(error))
            return
        self._store([page for page in pages if page.number in missing])

    def _store(self, pages):
        covers = self.env["a27.scan.cover"]._find({reading.text for page in pages for reading in page.readings})
        # Superuser: no group may write pages or readings by hand.
        records = (
            self.env["a27.scan.page"]
            .sudo()
            .create([self.env["a27.scan.page"]._prepare_values(self, page, covers) for page in pages])
        )
        self.env["a27.scan.reading"].sudo().create(
            [
                values
                for record, page in zip(records, pages, strict=True)
                for values in self.env["a27.scan.reading"]._prepare_values(record, page, covers)
            ]
        )

    def _job_conclude(self):
        """All pages are stored: part them by their cover sheets, and judge what was read in the whole returns, since a
        number may stand on two pages, and the file before this one may end after it."""
        if self.state == "failed":
            # A block that was being read at that moment may have stored its pages since.
            self._refuse_readings()
        if self.state != "reading":
            return
        self._attach_backs()
        parts = self._split_by_covers()
        parts.return_id._readings_changed()
        parts.sudo().state = "read"
        parts.return_id._follow_later()

    def _fail(self, message):
        """Say on the document why it could not be read; the other files of the upload go on. Superuser: as `_store`."""
        self.sudo().write({"state": "failed", "message": message})
        self.return_id._follow_later()
        self._refuse_readings()

    def _refuse_readings(self):
        """What was read of a file that failed does not count: the file will be sent again."""
        readings = self.env["a27.scan.reading"].search([("document_id", "=", self.id), ("state", "=", "open")])
        # Superuser: no group may write readings by hand.
        readings.sudo().write({"state": "refused", "reason": self.message})

    def _on_job_failed(self, **_failure):
        """Called by queue_job, in a transaction of its own, when a job died of something that nobody foresaw."""
        self._fail(
            self.env._(
                "Reading was stopped by an error of the system. Send the file again; if that does not help, tell the "
                "person who looks after the system."
            )
        )

    def _error_sentence(self, error):
        """What is wrong with the file and what to do, for an article27.ScanError."""
        sentences = {
            "file_unsupported": self.env._(
                "This is not a PDF, JPG, PNG or TIFF file. Scan the page again in one of these formats."
            ),
            "file_empty": self.env._("The file is empty. Send it again."),
            "file_encrypted": self.env._("The file asks for a password. Save it without one and send it again."),
            "file_damaged": self.env._("The file is damaged or incomplete. Send it again, or scan the pages again."),
            "file_too_large": self.env._("The file has too many or too large pages. Scan it in several files."),
            "file_too_many_pages": self.env._("The file has too many or too large pages. Scan it in several files."),
            "scan_timeout": self.env._("Reading took too long and was stopped. Scan fewer pages per file."),
            "scan_memory": self.env._("Reading needed too much memory and was stopped. Scan at 300 dpi or less."),
        }
        return sentences.get(error.code) or self.env._("The file could not be read. Scan the pages again.")

    def _file_path(self):
        """Where the original lies in the file store; it is read in place. Raises EmptyFileError."""
        # Superuser: the path of a file is internal to `ir.attachment`.
        attachment = self.attachment_id.sudo()
        if not attachment.file_size:
            # Odoo keeps no file for it.
            raise EmptyFileError(file=attachment.name)
        return attachment._full_path(attachment.store_fname)
