import base64
import os
import tempfile
from datetime import date
from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged, users

from .common import A27ScanningCase, scan_of

CLOSED = date(2026, 3, 10)


class PurgeCase(A27ScanningCase):
    @classmethod
    def _close_on(cls, record, day):
        record.closed_on = day
        record.flush_recordset()

    def _run(self, day):
        """The nightly job on a day, and its batches."""
        self.env.flush_all()
        cron = type(self.env["ir.cron"])
        with freeze_time(day), patch.object(cron, "_commit_progress", lambda *_args, **_kwargs: 60):
            self.env["a27.purge.log"]._cron_purge()
        self.env.invalidate_all()


@tagged("post_install", "-at_install")
class TestPurge(PurgeCase):
    """Twelve months after closing the pictures go, seven years after payment the way from a number to its venue."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.original = scan_of(cls.job)
        [cls.document] = cls._upload(cls.ticket_return, {"tickets.jpg": cls.original})
        cls.ticket_return.reading_ids[:1].crop = base64.b64encode(b"crop")
        cls.ticket_return.action_accept_clean()
        cls._close_on(cls.ticket_return, CLOSED)

    def _pay_on(self, day):
        self.ticket_return.sudo().reimbursed_on = day
        self.tickets._move_to("reimbursed")
        self.env.flush_all()

    def _files(self):
        """Names of all files of the file store that came with the scan."""
        models = ("a27.scan.document", "a27.scan.page", "a27.scan.reading", "a27.ticket.return")
        # An attachment that holds a field is only found by who asks for its id.
        attachments = self.env["ir.attachment"].search([("id", "!=", False), ("res_model", "in", models)])
        return attachments.mapped("store_fname")

    def _exists(self, name):
        path = self.env["ir.attachment"]._full_path(name)
        try:
            with open(path, "rb"):
                return True
        except FileNotFoundError:
            return False

    def test_scans_go_after_their_months_and_numbers_stay(self):
        kept = self.ticket_return.reading_ids.read(["text", "verdict", "state", "ticket_id"])
        names = self._files()
        self.assertGreaterEqual(len(names), 2)
        self._run("2027-03-09")
        self.assertEqual((self.document.purged_on, len(self._files())), (False, len(names)))
        self._run("2027-03-10")
        self.assertEqual((self.document.purged_on, self._files()), (date(2027, 3, 10), []))
        self.assertEqual(self.ticket_return.reading_ids.read(["text", "verdict", "state", "ticket_id"]), kept)
        self.env["ir.attachment"]._gc_file_store_unsafe()
        self.assertFalse(any(self._exists(name) for name in names))

    def test_copies_and_what_came_by_mail_go_too_and_other_files_stay(self):
        def attach(name, raw, **values):
            return self.env["ir.attachment"].create(
                {"name": name, "raw": raw, "res_model": "a27.ticket.return", "res_id": self.ticket_return.id, **values}
            )

        copy = attach("left.jpg", self.original, res_model="a27.scan.upload", res_id=0)
        mailed = attach("photo.jpg", b"photo of the tickets")
        self.ticket_return.message_post(body="Voici", message_type="email", attachment_ids=mailed.ids)
        letter = attach("letter.pdf", b"letter of the venue")
        still_needed = self._upload(self._new_return(self.venue), {"again.jpg": self.original}).attachment_id
        self._run("2027-06-01")
        self.assertFalse((copy | mailed).exists())
        self.assertTrue((letter | still_needed).exists())

    def test_what_was_put_aside_in_the_drop_folder_goes_too(self):
        with tempfile.TemporaryDirectory() as place, patch.dict(os.environ, {"A27_SCAN_FOLDER": place}):
            aside = Path(place, "refused")
            aside.mkdir()
            for name, changed in (("old.pdf", "2026-03-01"), ("new.pdf", "2026-12-01")):
                (aside / name).write_bytes(b"not read")
                moment = date.fromisoformat(changed).toordinal() - date(1970, 1, 1).toordinal()
                os.utime(aside / name, (moment * 86400, moment * 86400))
            self._run("2027-03-09")
            self.assertEqual([path.name for path in aside.iterdir()], ["new.pdf"])
        self.assertEqual(self.env["a27.purge.log"].search([]).file_count, 1)

    def test_an_original_of_several_documents_stays_while_one_is_open(self):
        part = self.document.copy({"return_id": self._new_return(self.venue).id, "checksum": False})
        self._run("2027-06-01")
        self.assertTrue(self.document.purged_on and part.attachment_id.exists())

    def test_a_file_that_could_not_be_read_and_is_nobodys_goes_too(self):
        lost, waiting = (self.document.copy({"return_id": False, "checksum": False}) for _time in range(2))
        lost.state = "failed"
        self.env.flush_all()
        self.cr.execute("UPDATE a27_scan_document SET create_date = '2026-03-01'")
        self.env.invalidate_all()
        self._run("2027-06-01")
        self.assertTrue(lost.purged_on)
        self.assertFalse(waiting.purged_on, "it waits for somebody to say whose it is")

    def test_readings_that_moved_to_an_open_return_keep_their_pictures(self):
        self.ticket_return.reading_ids[:1].return_id = self._new_return(self.venue)
        self._run("2027-06-01")
        self.assertFalse(self.document.purged_on)

    def test_nothing_goes_when_the_settings_say_for_good(self):
        self._pay_on(CLOSED)
        for name in ("purge_scan_months", "purge_use_years"):
            self.env["ir.config_parameter"].set_param(f"a27_scanning.{name}", "0")
        self._run("2090-01-01")
        self.assertFalse(self.document.purged_on or self.ticket_return.purged_on)
        self.assertFalse(self.env["a27.purge.log"].search([]))

    @users("nadia_team")
    def test_screens_say_it_instead_of_broken_pictures(self):
        self._run("2027-06-01")
        action = self.mine(self.document).action_open_file()
        self.assertIn("was purged on", action["params"]["message"])
        self.assertTrue(self.mine(self.ticket_return.reading_ids)[:1].purged_on)

    def test_numbers_are_detached_years_after_payment_and_stay_used(self):
        self._pay_on(CLOSED)
        lookups = self.env["a27.ticket.lookup"]
        self.assertIn(self.venue.name, lookups.look_up(self.numbers[0])["sentence"])
        self.env.cr.execute("UPDATE a27_ticket SET write_date = '2026-03-10' WHERE id = ANY(%s)", [self.tickets.ids])
        self._run("2033-03-09")
        self.assertFalse(self.ticket_return.purged_on)
        self._run("2033-03-10")
        readings = self.ticket_return.reading_ids
        self.assertEqual((readings.ticket_id.ids, set(readings.mapped("verdict"))), ([], {"accepted"}))
        self.assertFalse(set(readings.mapped("text")) & set(self.numbers))
        self.assertEqual(len(set(readings.mapped("text"))), 21)
        self.assertFalse(self.tickets.reading_ids)
        self.assertEqual(set(self.tickets.mapped("state")), {"reimbursed"})
        self.assertFalse(self.tickets.filtered(lambda ticket: ticket.write_date.date() == CLOSED))
        self.assertNotIn(self.venue.name, lookups.search([], limit=1).answer)
        answer = lookups.look_up(self.numbers[0])
        self.assertEqual((answer["sign"], answer["advice"]), ("done", "Where and when was purged."))
        self.assertNotIn(self.venue.name, str(answer))
        self.assertEqual(
            set(readings.mapped("sentence")), {"The number is purged; the verdict and the decision are kept."}
        )
        self.assertTrue(all(one["is_purged"] for one in self.ticket_return.desk_read()["readings"]))
        again = self._new_return(self.venue)
        self._read_texts(again, self.numbers[:1])
        self.assertIn("so long ago", again.reading_ids.sentence)
        self.assertEqual((again.reading_ids.verdict, again.reading_ids.pile), ("already_returned", "refused"))

    def test_totals_are_kept_by_partner_and_antenna(self):
        self._pay_on(CLOSED)
        self.tickets[:5].place_id = self.antenna
        self._run("2034-01-01")
        totals = self.env["a27.use.total"].search([("return_id", "=", self.ticket_return.id)])
        found = {(total.partner_id, total.place_id): total.count for total in totals}
        self.assertEqual(found, {(self.cpas, self.antenna): 5, (self.cpas, self.env["res.partner"]): 16})

    @users("nadia_team", "sofie_manager")
    def test_the_log_says_what_was_done_and_nobody_edits_it(self):
        self._pay_on(CLOSED)
        self._run("2034-01-01")
        uses, scans = self.env["a27.purge.log"].search([], limit=2)
        self.assertEqual((scans.kind, scans.document_count, scans.return_count), ("scans", 1, 1))
        self.assertGreaterEqual(scans.file_count, 2)
        self.assertEqual((uses.kind, uses.ticket_count), ("uses", 21))
        self.assertEqual(uses.summary, "Numbers detached from venue and day: 21. Returns paid until 01/01/2027: 1.")
        self.assertRegex(scans.summary, r"^Files deleted: \d+ \(\d+[.,]\d MB\). Returns closed until 01/01/2033: 1.$")
        for model in ("a27.purge.log", "a27.use.total"):
            records = self.env[model].search([])
            for method, *args in (("write", records.ids, {"create_date": "2020-01-01"}), ("unlink", records.ids)):
                with self.subTest(model=model, method=method), self.assertRaises(AccessError):
                    call_kw(self.env[model], method, args, {})
        with self.assertRaises(UserError):
            uses.sudo().unlink()

    def test_each_batch_is_kept_once_it_is_done(self):
        for _number in range(12):
            record = self._new_return(self.venue)
            self._read_texts(record, [])
            self._close_on(record, CLOSED)
        steps = []
        cron = type(self.env["ir.cron"])
        with (
            freeze_time("2027-06-01"),
            patch.object(cron, "_commit_progress", lambda _self, done, remaining: steps.append(remaining)),
        ):
            self.env["a27.purge.log"]._cron_purge()  # the time is over after the first batch
        self.assertEqual(len(steps), 1)
        self.assertEqual(self.env["a27.purge.log"].search([]).document_count, 10)
