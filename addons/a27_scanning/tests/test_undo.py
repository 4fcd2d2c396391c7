from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestUndo(A27ScanningCase):
    """Two good tickets, one whose print nobody confirmed, and a place that was not read."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.late = cls._generate(cls.convention, 1).ticket_ids
        cls._read_texts(cls.ticket_return, [*cls.numbers[:2], cls.late.number, ""])

    @users("nadia_team")
    def test_what_one_accepted_oneself_is_taken_back(self):
        ticket_return = self.mine(self.ticket_return)
        ticket_return.action_accept_clean()
        accepted = ticket_return.reading_ids.filtered(lambda reading: reading.state == "accepted")
        accepted.action_take_back()
        self.assertEqual(set(self.tickets[:2].mapped("state")), {"delivered"})
        self.assertEqual((ticket_return.clean_count, ticket_return.accepted_count), (2, 0))
        self.assertEqual((accepted.mapped("settled_at"), accepted.mapped("reason")), ([False, False], [False, False]))
        with self.assertRaisesRegex(UserError, "nothing to take back"):
            accepted.action_take_back()

    @users("luc_reviewer")
    def test_tickets_are_what_they_were_before(self):
        readings = self.mine(self.ticket_return).reading_ids
        late, unread = readings[2:]
        late._decide("accepted", "Seen")
        unread._decide("refused", "Torn")
        (late | unread).action_take_back()
        self.assertEqual((self.late.state, set((late | unread).mapped("state"))), ("generated", {"open"}))
        self.assertEqual(late.verdict, "not_printed")

    @users("luc_reviewer", "nadia_team")
    def test_another_persons_decision_is_a_reviewers_to_take_back(self):
        [last] = self.ticket_return.reading_ids[3]
        last.with_user(self.sofie)._decide("refused", "Torn")
        if self.env.user == self.nadia:
            with self.assertRaisesRegex(AccessError, "decided on these readings"):
                self.mine(last).action_take_back()
        else:
            self.mine(last).action_take_back()
            self.assertEqual(last.state, "open")

    @users("sofie_manager")
    def test_nothing_is_taken_back_once_closed(self):
        ticket_return = self.mine(self.ticket_return)
        ticket_return.action_accept_clean()
        ticket_return.reading_ids[2:]._decide("refused", "Torn")
        ticket_return.action_close()
        with self.assertRaisesRegex(UserError, "is closed"):
            ticket_return.reading_ids.action_take_back()

    @users("nadia_team")
    def test_refusals_of_a_failed_file_are_nobodys(self):
        document = self._read_texts(self.mine(self.ticket_return), self.numbers[5:6])
        document._fail("The file is damaged.")
        readings = self.env["a27.scan.reading"].search([("document_id", "=", document.id)])
        readings.sudo().state = "refused"
        with self.assertRaisesRegex(UserError, "nothing to take back"):
            readings.action_take_back()
