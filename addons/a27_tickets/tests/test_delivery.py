from odoo.exceptions import UserError
from odoo.tests import tagged, users

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestDelivery(A27TicketsCase):
    @users("nadia_team")
    def test_delivering_confirms_an_open_print(self):
        convention = self.mine(self.convention)
        batch = self._generate(convention, 3)
        job = self._print(batch)
        self._deliver(batch, day="2026-05-04", relay_id=self.relay.id)
        self.assertEqual((job.state, job.confirmed_by_id), ("confirmed", self.nadia))
        self.assertEqual((batch.state, *batch.ticket_ids.mapped("state")), ("delivered", *["delivered"] * 3))
        self.assertEqual((batch.delivered_to_id, str(batch.delivered_on)), (self.relay, "2026-05-04"))
        self.assertEqual(convention.delivered_count, 3)

    @users("nadia_team")
    def test_a_late_confirmation_does_not_take_tickets_back(self):
        batch = self._generate(self.mine(self.convention), 3)
        self._print(batch)
        self._deliver(batch)
        self._print(batch, reason="Poor print").action_confirm()
        self.assertEqual((batch.state, *batch.ticket_ids.mapped("state")), ("delivered", *["delivered"] * 3))

    @users("nadia_team")
    def test_cancelled_tickets_are_not_delivered(self):
        batch = self._generate(self.mine(self.convention), 2)
        batch.ticket_ids[0].sudo().state = "cancelled"
        self._deliver(batch)
        self.assertEqual(batch.ticket_ids.mapped("state"), ["cancelled", "delivered"])

    @users("nadia_team")
    def test_nothing_is_delivered_in_the_future(self):
        batch = self._generate(self.mine(self.convention), 1)
        with self.assertRaisesRegex(UserError, "today or earlier"):
            self._deliver(batch, day="2999-01-01")

    @users("nadia_team")
    def test_a_batch_leaves_once(self):
        batch = self._generate(self.mine(self.convention), 1)
        self._deliver(batch, day="2025-05-04")
        with self.assertRaisesRegex(UserError, "already delivered on 04/05/2025"):
            self._deliver(batch)

    @users("nadia_team")
    def test_a_stranger_collects_nothing_and_the_post_needs_no_relay(self):
        batch = self._generate(self.mine(self.convention), 1)
        with self.assertRaisesRegex(UserError, "does not belong to CPAS du Test"):
            self._deliver(batch, relay_id=self._new_relay(self.venue, "Someone").id)
        self._deliver(batch, mode="posted", relay_id=self.relay.id)
        self.assertFalse(batch.delivered_to_id)
