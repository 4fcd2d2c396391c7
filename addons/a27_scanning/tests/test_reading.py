from datetime import date

from odoo.tests import freeze_time, tagged, users
from odoo.tools import format_date

from .common import A27ScanningCase, scan_of


@tagged("post_install", "-at_install")
class TestReading(A27ScanningCase):
    """From a file to figures, with real files and real child processes."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.scan = scan_of(cls.job)

    def _verdicts(self, documents):
        readings = self.env["a27.scan.reading"].search([("document_id", "in", documents.ids)])
        return readings.mapped("verdict")

    @users("nadia_team")
    @freeze_time("2026-06-15")
    def test_a_page_counts_once_however_often_it_is_scanned(self):
        ticket_return = self.mine(self.ticket_return)
        [first] = self._upload(ticket_return, {"scan.jpg": self.scan})
        self.assertEqual((first.state, first.page_count, first.progress, first.message), ("read", 1, 100, False))
        self.assertEqual(self._verdicts(first), ["accepted"] * 21)
        readings = self.env["a27.scan.reading"].search([("document_id", "=", first.id)])
        self.assertEqual(readings.mapped("text"), self.numbers)
        self.assertEqual(readings.ticket_id, self.tickets)

        [second] = self._upload(ticket_return, {"again.jpg": self.scan + b"2"})
        self.assertEqual(self._verdicts(second), ["twice_in_return"] * 21)
        self.assertEqual((ticket_return.reading_count, ticket_return.clean_count), (42, 21))

        ticket_return.action_accept_clean()
        self.assertEqual(set(self.tickets.mapped("state")), {"returned"})
        self.assertEqual(ticket_return.accepted_count, 21)

        other = self._new_return(self._new_cultural_partner("Musée du Test"))
        [third] = self._upload(self.mine(other), {"copy.jpg": self.scan + b"3"})
        self.assertEqual(self._verdicts(third), ["already_returned"] * 21)
        self.mine(other).action_accept_clean()
        ticket_return.action_accept_clean()
        self.assertEqual((ticket_return.accepted_count, other.accepted_count), (21, 0))
        self.assertEqual(self.mine(self.convention).returned_count, 21)
        day = format_date(self.env, "2026-06-15")
        copy = self.mine(other.reading_ids[0])
        place = f"Théâtre du Test, {ticket_return.name}, accepted on {day} by {self.nadia.name}"
        self.assertEqual(copy.earlier_id, readings[0])
        self.assertEqual(
            copy.sentence, f"Already returned: {place}. It counts once: compare both, then refuse this one."
        )
        self.assertEqual(readings.mapped("settled_at")[0].date(), date(2026, 6, 15))

    @users("nadia_team")
    def test_a_bad_file_gets_a_sentence_and_the_others_go_on(self):
        files = {
            "text.pdf": b"Dear colleagues, please find enclosed",
            "empty.pdf": b"",
            "half.jpg": self.scan[: len(self.scan) // 2],
            "whole.jpg": self.scan,
        }
        documents = self._upload(self.mine(self.ticket_return), files)
        found = {document.name: (document.state, document.message) for document in documents}
        self.assertEqual(
            found,
            {
                "text.pdf": (
                    "failed",
                    "This is not a PDF, JPG, PNG or TIFF file. Scan the page again in one of these formats.",
                ),
                "empty.pdf": ("failed", "The file is empty. Send it again."),
                "half.jpg": ("failed", "The file is damaged or incomplete. Send it again, or scan the pages again."),
                "whole.jpg": ("read", False),
            },
        )
        self.assertEqual(self.ticket_return.clean_count, 21)
        self.assertEqual(self.ticket_return.state, "to_check")
