from odoo.tests import tagged, users

from odoo.addons.queue_job.job import Job

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestStuck(A27ScanningCase):
    """queue_job gives a job up whose worker was killed too often, by plain SQL and without telling anybody."""

    def _document(self, job_state):
        attachment = self._attach(self.env, "scan.png", f"not opened, {job_state}".encode())
        document = self.env["a27.scan.document"]._create_from(self.mine(self.ticket_return), attachment)
        document.sudo().write({"state": "reading", "page_count": 1})
        job = Job(document._job_read, args=(1, 1))
        job.store()
        self.env.cr.execute("UPDATE queue_job SET state = %s WHERE uuid = %s", [job_state, job.uuid])
        return document

    @users("nadia_team")
    def test_a_file_whose_job_was_given_up_says_so(self):
        document, going_on = self._document("failed"), self._document("pending")
        self.env.invalidate_all()
        self.env["a27.scan.document"].sudo()._cron_give_up()
        self.assertEqual((document.state, going_on.state), ("failed", "reading"))
        self.assertIn("Send the file again", document.message)
