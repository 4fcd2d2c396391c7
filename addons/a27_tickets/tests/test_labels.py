from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged, users

from .common import A27TicketsCase, labels_on, pdf_of, render, texts_of


@tagged("post_install", "-at_install")
class TestLabels(A27TicketsCase):
    """What is on paper is what is in the database."""

    def _assert_paper_is_history(self, job):
        printed = {
            (page, label): numbers
            for page, image in enumerate(render(pdf_of(job)), start=1)
            for label, numbers in labels_on(image, job.sheet_id).items()
        }
        recorded = {(line.page, line.position): [line.ticket_id.number] for line in job.line_ids}
        self.assertEqual(printed, recorded)

    @users("nadia_team")
    def test_each_label_holds_the_number_that_its_line_names(self):
        batch = self._generate(self.mine(self.convention), 23)
        job = self._print(batch)
        self.assertEqual((job.label_count, job.page_count, len(job.line_ids)), (23, 2, 23))
        self.assertEqual(job.line_ids.ticket_id, batch.ticket_ids)
        self._assert_paper_is_history(job)

    @users("nadia_team")
    def test_a_sheet_that_was_begun_goes_on_at_its_first_free_label(self):
        printer = self.env["a27.printer"].create(
            {"name": "Reception", "sheet_id": self.sheet.id, "offset_x": 1.5, "offset_y": -1.0}
        )
        job = self._print(self._generate(self.mine(self.convention), 15), start=20, printer_id=printer.id)
        places = job.line_ids.mapped(lambda line: (line.page, line.position))
        self.assertEqual(places[:3], [(1, 20), (1, 21), (2, 1)])
        self.assertEqual((job.start, job.page_count), (20, 2))
        self._assert_paper_is_history(job)

    @users("nadia_team")
    def test_on_another_sheet_and_only_some(self):
        wide = self.env.ref("a27_tickets.label_sheet_l7163")
        batch = self._generate(self.mine(self.convention), 21)
        job = self._print(batch, sheet_id=wide.id, first=5, last=20)
        self.assertEqual(job.line_ids.ticket_id.mapped("number"), batch.ticket_ids.mapped("number")[4:20])
        self._assert_paper_is_history(job)

    @users("nadia_team")
    def test_nothing_on_paper_names_the_partner(self):
        """ "Centre pour toxicomanes" on a ticket would say it all of its bearer."""
        self.convention.funding_source = "Fonds Test"
        batch = self._generate(self.mine(self.convention), 23, place_id=self.antenna.id)
        job = self._print(batch)
        expected = [line.ticket_id.display_name for line in job.line_ids] + [f"{batch.name} - {job.name}"]
        expected += ["Article 27", f"20{batch.first_number[1:3]}", "1/2", "2/2"]
        text = " ".join(" ".join(texts_of(pdf_of(job))).split())
        for words in sorted(expected, key=len, reverse=True):
            self.assertIn(words, text)
            text = text.replace(words, "")
        self.assertEqual(text.strip(), "")

    @users("nadia_team")
    def test_what_cannot_be_printed_is_refused_with_a_sentence(self):
        batch = self._generate(self.mine(self.convention), 3)
        for values, sentence in (
            ({"start": 0}, "Start at a label that the sheet has"),
            ({"start": 22}, "Start at a label that the sheet has"),
        ):
            with self.subTest(values=values), self.assertRaisesRegex(ValidationError, sentence):
                self._print(batch, **values)
        for values in ({"first": 0}, {"last": 4}, {"first": 3, "last": 2}):
            with self.subTest(values=values), self.assertRaisesRegex(UserError, "between 1 and 3"):
                self._print(batch, **values)
        batch.ticket_ids[0].sudo().state = "cancelled"
        with self.assertRaisesRegex(UserError, "1 of these tickets were cancelled or used"):
            self._print(batch)
        self.assertFalse(batch.job_ids)
