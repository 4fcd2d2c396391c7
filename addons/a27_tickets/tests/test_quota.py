from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users
from odoo.tools import mute_logger

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestQuota(A27TicketsCase):
    def _amend(self, convention, quantity):
        self.env["a27.convention.amendment"].create(
            {"convention_id": convention.id, "quantity": quantity, "reason": "Asked by mail"}
        ).action_sign()

    def _allow_extra(self, user, count, reason="A camp"):
        """What the dialog "Allow extra tickets" does."""
        wizard = self.env["a27.convention.extra"].with_user(user)
        wizard.create({"convention_id": self.convention.id, "count": count, "reason": reason}).action_allow()

    @users("nadia_team")
    def test_more_than_is_left_is_refused_with_what_is_left(self):
        convention = self.mine(self.convention)
        self._generate(convention, 60)
        with self.assertRaisesRegex(UserError, "has 40 tickets left, and 41 were asked"):
            self._generate(convention, 41)
        self._generate(convention, 40)
        with self.assertRaisesRegex(UserError, r"no tickets left \(100 allowed, all generated\)"):
            self._generate(convention, 1)

    @users("nadia_team")
    def test_an_amendment_moves_the_limit_up_and_down(self):
        convention = self.mine(self.convention)
        self._generate(convention, 90)
        self._amend(convention, -5)
        with self.assertRaisesRegex(UserError, "has 5 tickets left, and 6 were asked"):
            self._generate(convention, 6)
        self._amend(convention, 20)
        self._generate(convention, 25)
        self.assertEqual((convention.quota, convention.allocated, convention.remaining), (115, 115, 0))

    @users("nadia_team")
    def test_an_amendment_stops_at_what_was_generated(self):
        convention = self.mine(self.convention)
        self._generate(convention, 90)
        with self.assertRaisesRegex(
            UserError, "would allow 89 tickets, and 90 were generated, of which 0 were delivered"
        ):
            self._amend(convention, -11)
        self._amend(convention, -10)
        self.assertEqual(convention.remaining, 0)

    @mute_logger("odoo.sql_db")
    def test_the_database_itself_keeps_the_counter_within_the_quota(self):
        self.env.flush_all()
        for change in ("allocated = 101", "allocated = -1", "override = NULL, allocated = 101", "override = -1"):
            with self.subTest(change=change), self.assertRaises(CheckViolation):
                self.env.cr.execute(f"UPDATE a27_convention SET {change} WHERE id = %s", [self.convention.id])

    @users("nadia_team")
    def test_only_a_manager_allows_more_than_the_quota(self):
        for user in (self.nadia, self.luc):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._allow_extra(user, 10)
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.convention.with_user(user)._allow_extra(10, "They insist")
        self._allow_extra(self.sofie, 10, "A camp in August")
        self._generate(self.mine(self.convention), 110)
        with self.assertRaisesRegex(UserError, "110 allowed"):
            self._generate(self.mine(self.convention), 1)
        message = self.convention.message_ids[0]
        self.assertEqual(message.author_id, self.sofie.partner_id)
        self.assertIn("+10, 10 beyond the quota of 100. A camp in August", message.body)

    def test_a_manager_too_allows_it_with_a_reason_only(self):
        with self.assertRaises(AccessError):
            self.convention.with_user(self.sofie).override = 10
        with self.assertRaisesRegex(UserError, "and why"):
            self._allow_extra(self.sofie, 10, " ")

    def test_extra_tickets_are_taken_back_while_they_are_left(self):
        self._allow_extra(self.sofie, 10)
        self._generate(self.convention, 105)
        with self.assertRaisesRegex(UserError, "has 10 extra tickets, and 5 tickets left"):
            self._allow_extra(self.sofie, -6)
        self._allow_extra(self.sofie, -5)
        self.assertEqual((self.convention.override, self.convention.remaining), (5, 0))

    @users("nadia_team")
    def test_only_a_signed_convention_gives_tickets(self):
        draft = self.env["a27.convention"].create({"partner_id": self.cpas.id, "initial_quota": 10})
        with self.assertRaisesRegex(UserError, "not signed"):
            self._generate(draft, 1)
        draft.action_sign()
        draft.action_end()
        with self.assertRaisesRegex(UserError, "has ended"):
            self._generate(draft, 1)

    @users("nadia_team")
    def test_the_counter_counts_the_tickets(self):
        convention = self.mine(self.convention)
        for count in (1, 21, 7):
            self._generate(convention, count)
        tickets = self.env["a27.ticket"].search_count([("convention_id", "=", convention.id)])
        self.assertEqual((convention.allocated, tickets), (29, 29))

    def test_the_nightly_check_speaks_only_of_a_difference(self):
        self._generate(self.convention, 21)
        before = self.convention.message_ids
        self.env["a27.convention"]._cron_check_quota()
        self.assertEqual(self.convention.message_ids, before)
        self.env.flush_all()
        self.env.cr.execute("UPDATE a27_convention SET allocated = 20 WHERE id = %s", [self.convention.id])
        self.env.invalidate_all()
        self.env["a27.convention"]._cron_check_quota()
        body = (self.convention.message_ids - before).body
        self.assertIn("says 20 tickets, its tickets are 21", body)
