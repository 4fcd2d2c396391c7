from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15")
class TestPaperwork(A27ScanningCase):
    """Tickets of two batches that left the house without anybody recording it, in two returns."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.unprinted = cls._generate(cls.convention, 3)
        cls.undelivered = cls._generate(cls.convention, 3)
        cls.open_job = cls._print(cls.undelivered)
        cls.late = cls.unprinted.ticket_ids | cls.undelivered.ticket_ids
        cls.other = cls._new_return(cls.venue)
        cls.ticket_return.received_on = "2026-06-10"
        cls._read_texts(cls.ticket_return, [*cls.late[:2].mapped("number"), cls.late[3].number, cls.numbers[0]])
        cls._read_texts(cls.other, [cls.late[4].number])

    @users("nadia_team")
    def test_a_batch_is_settled_in_one_act(self):
        ticket_return = self.mine(self.ticket_return)
        wizard = self.env["a27.paperwork.settle"].create({"return_id": ticket_return.id})
        self.assertEqual((wizard.batch_ids, str(wizard.day)), (self.unprinted | self.undelivered, "2026-06-10"))
        wizard.action_settle()
        self.assertEqual(set(self.late[:2].mapped("state")), {"returned"})
        self.assertEqual((self.late[2].state, self.late[4].state), ("delivered", "delivered"))
        self.assertEqual((self.unprinted.state, str(self.unprinted.delivered_on)), ("delivered", "2026-06-10"))
        self.assertEqual(self.open_job.state, "confirmed")
        self.assertEqual((ticket_return.accepted_count, ticket_return.clean_count), (3, 1))
        self.assertEqual(self.mine(self.other).reading_ids.verdict, "accepted")
        self.assertFalse(ticket_return.late_batch_ids)

    @users("nadia_team")
    def test_only_the_batches_that_are_kept_in_the_list(self):
        wizard = self.env["a27.paperwork.settle"].create({"return_id": self.ticket_return.id})
        wizard.batch_ids -= self.mine(self.undelivered)
        wizard.action_settle()
        self.assertEqual((self.unprinted.state, self.undelivered.state), ("delivered", "generated"))
        self.assertEqual(self.mine(self.ticket_return).accepted_count, 2)
        with self.assertRaisesRegex(UserError, "waits for its paperwork"):
            self.mine(self.ticket_return)._settle_paperwork(self.mine(self.unprinted), "posted", wizard.day)

    @users("luc_reviewer")
    def test_a_decision_that_is_taken_back_leaves_the_delivery_recorded(self):
        late = self.mine(self.ticket_return).reading_ids[0]
        late._decide("accepted", "Seen")
        self._deliver(self.mine(self.unprinted))
        late.action_take_back()
        self.assertEqual((late.ticket_id.state, late.verdict), ("delivered", "accepted"))
        self.assertIn(late.display_name, self.ticket_return.message_ids[:1].body)

    @users("piet_portal")
    def test_partners_settle_nothing(self):
        with self.assertRaises(AccessError):
            self.env["a27.paperwork.settle"].create({"return_id": self.ticket_return.id})
