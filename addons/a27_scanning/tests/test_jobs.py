from io import BytesIO

import pikepdf

from odoo.tests import tagged, users

from odoo.addons.queue_job.job import Job
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import A27ScanningCase, page_of, scan_of


def blank_pdf(page_count):
    file = BytesIO()
    with pikepdf.new() as pdf:
        for _page in range(page_count):
            pdf.add_blank_page()
        pdf.save(file)
    return file.getvalue()


@tagged("post_install", "-at_install")
class TestJobs(A27ScanningCase):
    def _documents(self, **files):
        """Documents of which nothing was read yet, and the jobs that wait for them."""
        ticket_return = self.mine(self.ticket_return)
        attachments = [self._attach(self.env, name, content).id for name, content in files.items()]
        wizard = self.env["a27.scan.upload"].create({"return_id": ticket_return.id, "attachment_ids": attachments})
        with trap_jobs() as trap:
            wizard.action_upload()
        return ticket_return.document_ids, trap

    def _readings(self, document):
        return self.env["a27.scan.reading"].search([("document_id", "=", document.id)])

    @users("nadia_team")
    def test_an_upload_waits_for_one_job_per_file(self):
        documents, trap = self._documents(one=b"1", two=b"2")
        self.assertEqual(documents.mapped("state"), ["waiting", "waiting"])
        self.assertEqual(documents.return_id.state, "scanning")
        trap.assert_jobs_count(2)
        for document in documents:
            trap.assert_enqueued_job(document._job_open)

    @users("nadia_team")
    def test_a_long_file_is_read_in_blocks_of_eight_pages(self):
        document, _trap = self._documents(long=blank_pdf(17))
        with trap_jobs() as trap:
            document._job_open()
        self.assertEqual((document.state, document.page_count), ("reading", 17))
        trap.assert_jobs_count(4)
        for block in ((1, 8), (9, 16), (17, 17)):
            trap.assert_enqueued_job(document._job_read, args=block)
        conclude = [job for job in trap.enqueued_jobs if job.method_name == "_job_conclude"]
        self.assertEqual(len(conclude[0].depends_on), 3)
        document._job_read(17, 17)
        self.assertEqual(document.page_ids.mapped("number"), [17])
        self.assertAlmostEqual(document.progress, 100 / 17)

    @users("nadia_team")
    def test_a_block_that_runs_twice_stores_once(self):
        document, _trap = self._documents(scan=scan_of(self.job))
        with trap_jobs():
            document._job_open()
        for _time in range(2):
            document._job_read(1, 1)
        self.assertEqual(self._readings(document).mapped("text"), self.numbers)
        document._job_conclude()
        self.assertEqual((document.state, self.ticket_return.clean_count), ("read", 21))
        self.ticket_return.action_accept_clean()
        document._job_conclude()
        self.assertEqual(set(self._readings(document).mapped("state")), {"accepted"})

    @users("nadia_team")
    def test_a_block_reads_only_what_is_missing(self):
        document, _trap = self._documents(long=blank_pdf(3))
        with trap_jobs():
            document._job_open()
        document._store([page_of(2, [self.numbers[0]], self.env["a27.ticket.key"]._keyring())])
        document._job_read(1, 3)
        self.assertEqual(sorted(document.page_ids.mapped("number")), [1, 2, 3])
        self.assertEqual(len(self._readings(document)), 1)

    @users("nadia_team")
    def test_a_file_that_fails_halfway_counts_for_nothing(self):
        document, _trap = self._documents(long=blank_pdf(17))
        with trap_jobs():
            document._job_open()
        keyring = self.env["a27.ticket.key"]._keyring()
        document._store([page_of(1, [self.numbers[0]], keyring)])
        document._fail("The file is damaged.")
        document._store([page_of(9, [self.numbers[1]], keyring)])  # a block that was being read meanwhile
        document._job_read(17, 17)
        document._job_conclude()
        self.assertEqual((document.state, document.message), ("failed", "The file is damaged."))
        readings = self._readings(document)
        self.assertEqual(
            readings.mapped(lambda reading: (reading.state, reading.reason)), [("refused", "The file is damaged.")] * 2
        )
        whole = self._read_texts(self.mine(self.ticket_return), self.numbers[:2])
        self.assertEqual(self._readings(whole).mapped("verdict"), ["accepted", "accepted"])

    @users("nadia_team")
    def test_a_job_that_dies_leaves_a_sentence(self):
        document, _trap = self._documents(scan=scan_of(self.job))
        with trap_jobs():
            document._job_open()
        document._store([page_of(2, [self.numbers[0]], self.env["a27.ticket.key"]._keyring())])
        self.env.cr.execute("DELETE FROM a27_ticket_key")
        self.env.invalidate_all()
        job = Job(document._job_read, args=(1, 1))
        with self.assertRaises(Exception) as caught:
            job.perform()
        job.on_fail({"exc_info": "...", "exc_name": "KeyVersionError", "exc_message": str(caught.exception)})
        self.assertEqual(document.state, "failed")
        self.assertIn("Reading was stopped by an error of the system", document.message)
        self.assertEqual((self.ticket_return.state, self._readings(document).state), ("to_check", "refused"))
        for method in (document._job_open, document._job_conclude):
            self.assertEqual(Job(method).on_fail_method_name, "_on_job_failed")

    @users("nadia_team")
    def test_a_code_with_any_character_is_stored(self):
        document = self._read_texts(self.mine(self.ticket_return), ["A\0B\x1d\N{SNOWMAN}"])
        self.assertEqual(self._readings(document).text, "A\N{REPLACEMENT CHARACTER}B\x1d\N{SNOWMAN}")
