import base64
import os
import tempfile
from ast import literal_eval
from email.message import EmailMessage
from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users

from odoo.addons.queue_job.tests.common import trap_jobs

from .common import UPLOAD, A27ScanningCase, page_of, scan_of


@tagged("post_install", "-at_install")
class TestArrivals(A27ScanningCase):
    """Files that come by mail, by the drop folder, or for the second time."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.scan = scan_of(cls.job)
        cls.env["a27.scan.sender"].create({"email": "Scanner@article27.example"})

    # --- mail -----------------------------------------------------------------------------------

    def _mail(self, sender, files):
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, "scans@article27.example", "Scan 12"
        mail["Message-Id"] = f"<{len(files)}.{sender}@scanner>"
        mail.set_content("Scanned.")
        for name, content in files.items():
            mail.add_attachment(content, "application", "octet-stream", filename=name)
        with trap_jobs() as trap:
            intake = self.env["mail.thread"].message_process("a27.scan.intake", mail.as_string())
        return self.env["a27.scan.intake"].browse(intake), trap

    def test_a_mail_of_the_scanner_becomes_files_without_a_venue(self):
        intake, trap = self._mail("Copieur <scanner@ARTICLE27.example>", {"a.jpg": self.scan, "logo.ics": b"BEGIN"})
        document = intake.document_ids
        self.assertEqual((document.name, document.return_id.id, document.state), ("a.jpg", False, "waiting"))
        self.assertTrue(document.attachment_id.raw == self.scan)
        trap.assert_jobs_count(1)
        trap.perform_enqueued_jobs()
        with trap_jobs() as trap:
            document._job_read(1, 1)
        document._job_conclude()
        self.assertEqual((document.state, document.reading_count), ("read", 21))
        again, _trap = self._mail("scanner@article27.example", {"b.jpg": self.scan})
        self.assertFalse(again.document_ids)
        # In the language of the system user, who takes mail in.
        self.assertRegex(again.message, r"a\.jpg .* \d\d/\d\d/\d{4} .*mail")

    def test_files_of_anybody_else_are_not_even_kept(self):
        before = self.env["ir.attachment"].search_count([])
        for sender in ("pirate@elsewhere.example", "scanner@article27.example.evil", ""):
            intake, trap = self._mail(sender or "nobody", {"a.jpg": self.scan})
            trap.assert_jobs_count(0)
            self.assertTrue(intake.is_refused)
            self.assertIn("may not send scans", intake.message)
        self.assertEqual(self.env["ir.attachment"].search_count([]), before)

    @users("nadia_team")
    def test_only_a_manager_lists_senders(self):
        with self.assertRaises(AccessError):
            self.env["a27.scan.sender"].create({"email": "me@home.example"})
        for act in (lambda: self.env["a27.scan.intake"].create({"name": "x", "source": "mail"}),):
            with self.assertRaises(AccessError):
                act()

    # --- drop folder ----------------------------------------------------------------------------

    def _take(self, folder):
        with (
            patch.dict(os.environ, {"A27_SCAN_FOLDER": str(folder)}),
            patch.object(type(self.env["ir.cron"]), "_commit_progress"),
            trap_jobs() as trap,
        ):
            self.env["a27.scan.intake"]._cron_take_folder()
        return trap

    def test_the_drop_folder_is_emptied_and_takes_nothing_from_elsewhere(self):
        with tempfile.TemporaryDirectory() as temporary:
            folder, secret = Path(temporary) / "drop", Path(temporary) / "secret.pdf"
            folder.mkdir()
            secret.write_bytes(b"%PDF-secret")
            (folder / "link.pdf").symlink_to(secret)
            # As an older scanner spells it, which is no UTF-8.
            (folder / os.fsdecode(b"Th\xe9\xe2tre.jpg")).write_bytes(self.scan)
            (folder / "notes.pdf").write_bytes(b"no scan at all")
            for path in folder.iterdir():
                os.utime(path, (1_700_000_000, 1_700_000_000), follow_symlinks=False)
            trap = self._take(folder)
            self.assertEqual(sorted(path.name for path in folder.iterdir()), ["refused"])
            self.assertEqual([path.name for path in (folder / "refused").iterdir()], ["link.pdf"])
            trap.assert_jobs_count(2)
        arrivals = self.env["a27.scan.intake"].search([("source", "=", "folder")])
        self.assertEqual({one.name: one.is_refused for one in arrivals if one.is_refused}, {"link.pdf": True})
        self.assertFalse(self.env["ir.attachment"].search([("checksum", "=", False), ("name", "=", "link.pdf")]))
        notes = arrivals.document_ids.filtered(lambda one: one.name == "notes.pdf")
        self.assertEqual((arrivals.document_ids - notes).name.replace("\ufffd", "?"), "Th??tre.jpg")
        notes._job_open()
        self.assertIn("not a PDF", notes.message)

    # --- venues and second times ----------------------------------------------------------------

    @users("nadia_team")
    def test_a_file_without_a_cover_sheet_asks_for_its_venue_once(self):
        document = self._read_texts(self.env["a27.ticket.return"], self.numbers[:3])
        self.assertFalse(document.return_id)
        wizard = self.env["a27.scan.assign"].create({"document_ids": document.ids, "venue_id": self.venue.id})
        self.assertEqual(wizard.return_id, self.ticket_return)
        wizard.action_assign()
        self.assertEqual((document.return_id, self.ticket_return.clean_count), (self.ticket_return, 3))
        with self.assertRaisesRegex(UserError, "already"):
            wizard.action_assign()

    @users("nadia_team")
    def test_a_file_seen_before_is_refused_with_a_link_and_the_others_go_on(self):
        own = self.mine(self.ticket_return)
        self._upload(own, {"first.jpg": self.scan})
        attachments = [self._attach(self.env, name, raw).id for name, raw in (("same.jpg", self.scan), ("b.txt", b"b"))]
        wizard = self.env[UPLOAD].create({"return_id": own.id, "attachment_ids": attachments})
        with trap_jobs():
            answer = wizard.action_upload()
        self.assertEqual(own.document_ids.mapped("name"), ["first.jpg", "b.txt"])
        self.assertIn("first.jpg was added on", answer["params"]["message"])
        self.assertEqual(answer["params"]["links"][0]["url"], f"/odoo/remises/{own.id}")

    @users("nadia_team")
    def test_a_pile_is_followed_to_the_returns_that_its_sheets_name(self):
        cover = self.env["a27.scan.cover"]._for_venues(self.mine(self.venue), False, False, self.env["a27.show"])
        attachments = [self._attach(self.env, name, name.encode()).id for name in ("1.pdf", "2.pdf")]
        with trap_jobs():
            action = self.env[UPLOAD].create({"attachment_ids": attachments}).action_upload()
        added = self.env["a27.scan.document"].search(action["domain"])
        self.assertEqual(added.mapped("name"), ["1.pdf", "2.pdf"])
        self.assertFalse(action["context"]["active_id"], "no return's address is taken from the dialog")
        document = added[1]
        document.sudo().write({"state": "reading", "page_count": 2})
        keyring = self.env["a27.ticket.key"]._keyring()
        document._store([page_of(number, texts, keyring) for number, texts in enumerate(([], [cover.code]), start=1)])
        document._job_conclude()
        part = self.env["a27.scan.document"].search(action["domain"]) - added
        self.assertEqual((part.return_id, part.action_open_return()["res_id"]), (cover.return_id, cover.return_id.id))

    @users("nadia_team")
    def test_a_file_of_no_use_is_set_aside(self):
        read = self._read_texts(self.env["a27.ticket.return"], self.numbers[:1])
        with self.assertRaisesRegex(UserError, "Only a file that could not be read"):
            read.action_dismiss()
        with trap_jobs():
            self.env[UPLOAD].create({"attachment_ids": self._attach(self.env, "a.docx", b"a").ids}).action_upload()
        useless = self.env["a27.scan.document"].search([("name", "=", "a.docx")])
        useless._fail("Not a PDF")
        lists = [
            literal_eval(self.env.ref(f"a27_scanning.{name}").sudo().domain)
            for name in ("a27_scan_document_action_arrived", "tile_scan_failed")
        ]
        for shown in (read | useless, read):
            for domain in lists:
                self.assertEqual(self.env["a27.scan.document"].search(domain), shown)
            useless.action_dismiss()

    @users("nadia_team")
    def test_a_file_that_failed_may_be_sent_again(self):
        own = self.mine(self.ticket_return)
        for _time in range(2):
            self._upload(own, {"broken.pdf": b"%PDF-broken"})
        self.assertEqual(own.document_ids.mapped("state"), ["failed", "failed"])

    def test_the_original_of_a_mail_is_not_shrunk(self):
        intake, _trap = self._mail("scanner@article27.example", {"a.jpg": self.scan})
        self.assertEqual(base64.b64decode(intake.document_ids.attachment_id.datas)[:3], b"\xff\xd8\xff")
        self.assertEqual(len(intake.document_ids.attachment_id.raw), len(self.scan))
