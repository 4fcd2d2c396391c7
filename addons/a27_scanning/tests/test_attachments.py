from pathlib import Path

from odoo import Command, http
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged, users

from .common import UPLOAD, A27ScanningCase, scan_of


@tagged("post_install", "-at_install")
class TestAttachments(HttpCase, A27ScanningCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.scan = scan_of(cls.job)

    def _assert_is_the_scan(self, content):
        # Not assertEqual, which would print half a megabyte.
        self.assertTrue(content == self.scan, f"{len(content)} bytes instead of {len(self.scan)}")

    def _refused(self, attachment):
        attachment.invalidate_recordset()
        before = (attachment.res_model, attachment.res_field, attachment.res_id)
        with self.assertRaises(AccessError):
            wizard = self.env[UPLOAD].create(
                {"return_id": self.ticket_return.id, "attachment_ids": [Command.link(attachment.id)]}
            )
            wizard.action_upload()
        with self.assertRaises(AccessError):
            self.mine(self.ticket_return)._add_files(self.mine(attachment))
        attachment.invalidate_recordset()
        self.assertEqual((attachment.res_model, attachment.res_field, attachment.res_id), before)

    @users("nadia_team", "sofie_manager")
    def test_a_file_of_somebody_else_is_not_taken_by_guessing_its_number(self):
        private = self._attach(self.env(user=self.luc), "salary.pdf", b"private")
        self._refused(private.sudo())
        public = self.env["ir.attachment"].with_user(self.luc).sudo().create({"name": "x", "raw": b"x", "public": True})
        self._refused(public)

    @users("nadia_team", "sofie_manager")
    def test_a_file_that_belongs_to_a_record_stays_there(self):
        labels = (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", "a27.print.job"), ("res_id", "=", self.job.id), ("res_field", "=", "pdf")])
        )
        contract = self.env["ir.attachment"].create(
            {"name": "c.pdf", "raw": b"%PDF", "res_model": "res.partner", "res_id": self.cpas.id}
        )
        [document] = self._upload(self.mine(self.ticket_return), {"scan.txt": b"other"})
        for attachment in (labels, contract.sudo(), document.attachment_id.sudo()):
            self._refused(attachment)

    @users("nadia_team")
    def test_a_file_added_after_a_first_error_is_taken(self):
        wizard = self.env[UPLOAD].create({"return_id": self.ticket_return.id})
        with self.assertRaisesRegex(UserError, "at least one file"):
            wizard.action_upload()
        # The dialog is saved by now, so the browser ties the next file to it.
        later = self.env["ir.attachment"].create(
            {"name": "scan.txt", "raw": b"other", "res_model": UPLOAD, "res_id": wizard.id}
        )
        wizard.attachment_ids = later
        wizard.action_upload()
        self.assertEqual(self.mine(self.ticket_return).document_ids.attachment_id, later)

    @users("nadia_team")
    def test_an_address_is_no_file(self):
        self._refused(self.env["ir.attachment"].create({"name": "x", "type": "url", "url": "/etc/passwd"}).sudo())

    @users("nadia_team")
    def test_the_original_is_readable_for_the_team_and_changed_by_nobody(self):
        [document] = self._upload(self.mine(self.ticket_return), {"scan.jpg": self.scan})
        original = document.attachment_id
        for user in (self.luc, self.sofie):
            self._assert_is_the_scan(original.with_user(user).raw)
        for user in (self.nadia, self.luc, self.sofie):
            for change in (
                lambda owned: owned.write({"raw": b"other"}),
                lambda owned: owned.write({"res_id": 0}),
                lambda owned: owned.unlink(),
            ):
                with self.assertRaises(AccessError):
                    change(original.with_user(user))

    def _send(self, login):
        """As the browser sends a file that was dropped on the upload dialog."""
        self.authenticate(login, login)
        data = {"model": UPLOAD, "id": 0, "csrf_token": http.Request.csrf_token(self)}
        answer = self.url_open("/web/binary/upload_attachment", data=data, files={"ufile": ("scan.jpg", self.scan)})
        return self.env["ir.attachment"].browse(answer.json()[0]["id"])

    def test_a_scan_is_stored_to_the_last_byte(self):
        """Odoo shrinks large images that are uploaded: of 300 dpi would be left half."""
        self._assert_is_the_scan(self._send("nadia_team").raw)

    @users("nadia_team")
    def test_half_a_file_of_a_killed_worker_is_written_again(self):
        content = b"a picture of a page"
        first = self._attach(self.env, "a.jpg", content).sudo()
        path = Path(first._full_path(first.store_fname))
        path.write_bytes(content[:7])
        second = self._attach(self.env, "b.jpg", content)
        self.assertEqual((second.raw, path.read_bytes()), (content, content))
        self.assertEqual([one.name for one in path.parent.iterdir() if one.name.startswith(path.name)], [path.name])

    def test_neither_portal_nor_public_fetch_it(self):
        attachment = self._send("nadia_team")
        self.env["a27.scan.document"]._create_from(self.ticket_return, attachment)
        path = f"/web/content/{attachment.id}"
        self._assert_is_the_scan(self.url_open(path).content)
        for login in ("piet_portal", None):
            self.authenticate(login, login)
            with self.subTest(login=login):
                self.assertNotEqual(self.url_open(path).status_code, 200)
