from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged, users

from .common import A27TicketsCase, labels_on, pdf_of, render


@tagged("post_install", "-at_install")
class TestReprint(A27TicketsCase):
    @users("nadia_team")
    def test_a_paper_jam_prints_the_same_numbers_again_with_a_reason(self):
        convention = self.mine(self.convention)
        batch = self._generate(convention, 21)
        first = self._print(batch)
        for reason in (False, "", "  "):
            with self.subTest(reason=reason), self.assertRaisesRegex(UserError, "Say why they are printed again"):
                self._print(batch, first=14, last=21, reason=reason)
        again = self._print(batch, first=14, last=21, reason="Paper jam")
        self.assertEqual((first.is_reprint, again.is_reprint, again.reason), (False, True, "Paper jam"))
        self.assertEqual(again.line_ids.ticket_id, first.line_ids[13:].ticket_id)
        [image] = render(pdf_of(again))
        numbers = [[number] for number in batch.ticket_ids.mapped("number")[13:]]
        self.assertEqual(list(dict(sorted(labels_on(image, self.sheet).items())).values()), numbers)
        self.assertEqual((convention.allocated, convention.remaining), (21, 79))

    @users("nadia_team")
    def test_the_other_half_of_a_batch_is_no_reprint(self):
        batch = self._generate(self.mine(self.convention), 21)
        self._print(batch, first=1, last=7)
        wizard = self.env["a27.ticket.print"].new(
            {"batch_id": batch.id, "sheet_id": self.sheet.id, "first": 8, "last": 21}
        )
        self.assertFalse(wizard.is_reprint)
        self.assertFalse(self._print(batch, first=8, last=21).is_reprint)
        wizard.first = 7
        self.assertTrue(wizard.is_reprint)

    @users("nadia_team")
    def test_a_print_counts_once_it_is_confirmed(self):
        batch = self._generate(self.mine(self.convention), 2)
        job = self._print(batch)
        self.assertEqual(set(batch.ticket_ids.mapped("state")), {"generated"})
        with freeze_time("2026-05-04 10:00:00"):
            job.action_confirm()
        self.assertEqual(
            (job.state, job.confirmed_by_id, str(job.confirmed_at)), ("confirmed", self.nadia, "2026-05-04 10:00:00")
        )
        self.assertEqual((batch.state, *batch.ticket_ids.mapped("state")), ("printed", "printed", "printed"))
        job.with_user(self.luc).action_confirm()
        self.assertEqual(job.confirmed_by_id, self.nadia)
