from odoo.exceptions import UserError
from odoo.tests import tagged, users

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestDiscardedPrint(A27TicketsCase):
    """The preview shows the wrong sheet: nothing was printed, and nothing of it counts, but the history says so."""

    @users("nadia_team")
    def test_the_labels_are_printed_first_afterwards(self):
        batch = self._generate(self.mine(self.convention), 3)
        wrong = self._print(batch)
        wrong.action_discard()
        self.assertEqual((wrong.state, wrong.confirmed_by_id, batch.print_count), ("discarded", self.nadia, 0))
        self.assertEqual(batch.ticket_ids.mapped("print_count"), [0, 0, 0])
        self.assertFalse(self._print(batch).is_reprint)

    @users("nadia_team")
    def test_a_delivery_does_not_confirm_it(self):
        batch = self._generate(self.mine(self.convention), 3)
        wrong = self._print(batch)
        wrong.action_discard()
        self._deliver(batch)
        self.assertEqual(wrong.state, "discarded")
        batch._undo_delivery("Wrong envelope")
        self.assertEqual((batch.state, *set(batch.ticket_ids.mapped("state"))), ("generated", "generated"))

    @users("nadia_team")
    def test_the_begun_sheet_is_where_it_was(self):
        printer = self.env["a27.printer"].create({"name": "Reception", "sheet_id": self.sheet.id})
        one, other = (self._generate(self.mine(self.convention), 3) for _ in range(2))
        job = self._print(one, start=5, printer_id=printer.id)
        job.action_discard()
        self.assertEqual(printer._next_label(self.sheet), 5)
        job = self._print(one, start=5, printer_id=printer.id)
        self._print(other, start=8, printer_id=printer.id)
        job.action_discard()
        self.assertEqual(printer._next_label(self.sheet), 11)

    @users("nadia_team")
    def test_what_was_confirmed_stays(self):
        job = self._print(self._generate(self.mine(self.convention), 1))
        job.action_confirm()
        with self.assertRaisesRegex(UserError, "no longer to be printed"):
            job.action_discard()
