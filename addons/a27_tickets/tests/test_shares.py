from psycopg2.errors import CheckViolation

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged, users
from odoo.tools import mute_logger

from article27 import group

from .common import A27TicketsCase


class A27SharesCase(A27TicketsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_antenna = cls._new_place(cls.cpas, "Antenne Deux", street="Rue Six 6", zip="1050", city="Ixelles")

    def _share(self, place, quantity):
        return self.env["a27.convention.share"].create(
            {"convention_id": self.convention.id, "place_id": place.id, "quantity": quantity}
        )


@tagged("post_install", "-at_install")
class TestShares(A27SharesCase):
    @users("nadia_team")
    def test_an_antenna_gets_no_more_than_its_share_and_the_others_leave_it(self):
        convention = self.mine(self.convention)
        share = self._share(self.antenna, 40)
        with self.assertRaisesRegex(UserError, "Antenne Test has 40 tickets left of its 40.*41 were asked"):
            self._generate(convention, 41, place_id=self.antenna.id)
        self._generate(convention, 25, place_id=self.antenna.id)
        self.assertEqual((share.allocated, share.remaining, convention.unshared), (25, 15, 60))
        for place in (False, self.other_antenna.id):
            with self.subTest(place=place), self.assertRaisesRegex(UserError, "has 60 tickets left outside the shares"):
                self._generate(convention, 61, place_id=place)
        self._generate(convention, 60)
        with self.assertRaisesRegex(UserError, "has 15 tickets left, and 16 were asked"):
            self._generate(convention, 16, place_id=self.antenna.id)
        self._generate(convention, 15, place_id=self.antenna.id)
        self.assertEqual((convention.remaining, share.remaining), (0, 0))

    @users("nadia_team")
    def test_shares_never_exceed_the_whole(self):
        convention = self.mine(self.convention)
        self._share(self.antenna, 70)
        with (
            self.assertRaisesRegex(ValidationError, "add up to 101, and convention .* allows 100: take away 1"),
            self.env.cr.savepoint(),
        ):
            self._share(self.other_antenna, 31)
        self._share(self.other_antenna, 30)
        amendment = self.env["a27.convention.amendment"].create(
            {"convention_id": convention.id, "quantity": -1, "reason": "Less"}
        )
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            amendment.action_sign()
            self.env.flush_all()

    @mute_logger("odoo.sql_db")
    def test_the_database_itself_keeps_shares_and_counters(self):
        share = self._share(self.antenna, 40)
        self.env.flush_all()
        for table, change, record in (
            ("a27_convention_share", "allocated = 41", share),
            ("a27_convention_share", "allocated = -1", share),
            ("a27_convention", "share_total = 101", self.convention),
        ):
            with self.subTest(change=change), self.assertRaises(CheckViolation):
                self.env.cr.execute(f"UPDATE {table} SET {change} WHERE id = %s", [record.id])

    @users("nadia_team")
    def test_a_share_counts_what_the_antenna_already_has(self):
        convention = self.mine(self.convention)
        self._generate(convention, 12, place_id=self.antenna.id)
        with (
            self.assertRaisesRegex(ValidationError, "12 tickets were already generated for .*Antenne Test"),
            self.env.cr.savepoint(),
        ):
            self._share(self.antenna, 11)
        share = self._share(self.antenna, 20)
        self.assertEqual((share.allocated, share.remaining), (12, 8))
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            share.quantity = 11
            self.env.flush_all()

    @users("sofie_manager")
    def test_the_counter_is_not_written_by_hand_and_a_share_stays_with_its_antenna(self):
        share = self._share(self.antenna, 20)
        for act in (
            lambda: share.write({"allocated": 0}),
            lambda: self.mine(self.convention).write({"share_total": 0}),
            lambda: self.mine(self.convention).write({"share_ids": [Command.update(share.id, {"allocated": 5})]}),
        ):
            with self.assertRaises(AccessError):
                act()
        with self.assertRaisesRegex(UserError, "stays with its antenna"):
            share.place_id = self.other_antenna
        with self.assertRaisesRegex(UserError, "is not an antenna of"), self.env.cr.savepoint():
            self._share(self.venue, 5)

    @users("nadia_team")
    def test_tickets_that_leave_the_quota_leave_the_share(self):
        convention = self.mine(self.convention)
        share = self._share(self.antenna, 20)
        batch = self._generate(convention, 10, place_id=self.antenna.id)
        self._deliver(batch)
        batch.ticket_ids[:4]._bring_back("2026-05-04")
        self.assertEqual((share.allocated, convention.allocated), (6, 6))


@tagged("post_install", "-at_install")
class TestMoves(A27SharesCase):
    def _move(self, batch, place, **values):
        """What the dialog "Move to another antenna" does."""
        batch.env["a27.ticket.move"].create({"batch_id": batch.id, "place_id": place.id, **values}).action_move()

    @users("nadia_team")
    def test_a_range_moves_with_its_place_in_the_shares_and_the_history_stays(self):
        convention = self.mine(self.convention)
        first, second = self._share(self.antenna, 20), self._share(self.other_antenna, 5)
        batch = self._generate(convention, 10, place_id=self.antenna.id)
        with self.assertRaisesRegex(UserError, "Antenne Deux has 5 tickets left of its 5"):
            self._move(batch, self.other_antenna, first=1, last=6)
        self._move(batch, self.other_antenna, first=3, last=6, reason="They have more people")
        self.assertEqual((first.allocated, second.allocated, convention.allocated), (6, 4, 10))
        self.assertEqual(batch.ticket_ids.sorted("number").mapped("place_id.name")[:1], ["Antenne Test"])
        self.assertEqual(len(batch.ticket_ids.filtered(lambda one: one.place_id == self.other_antenna)), 4)
        numbers = batch.ticket_ids.sorted("number").mapped("number")
        transfer = batch.transfer_ids
        self.assertEqual((transfer.first_number, transfer.last_number, transfer.count), (numbers[2], numbers[5], 4))
        self.assertEqual(transfer.display_name, f"{group(numbers[2])} - {group(numbers[5])}")
        self.assertEqual((transfer.from_place_id, transfer.to_place_id), (self.antenna, self.other_antenna))
        self.assertEqual((transfer.create_uid, transfer.reason), (self.nadia, "They have more people"))
        for act in (lambda: transfer.write({"count": 1}), transfer.unlink, lambda: transfer.copy()):
            with self.assertRaises(AccessError):
                act()
        with self.assertRaisesRegex(UserError, "never deleted"):
            transfer.sudo().unlink()

    @users("nadia_team")
    def test_a_whole_batch_moves_to_the_organisation_as_far_as_the_shares_leave_room(self):
        convention = self.mine(self.convention)
        self._share(self.antenna, 95)
        batch = self._generate(convention, 10, place_id=self.antenna.id)
        with self.assertRaisesRegex(UserError, "has 5 tickets left outside the shares"):
            self._move(batch, self.env["res.partner"])
        self._move(batch, self.env["res.partner"], first=1, last=5)
        self.assertEqual(batch.place_id, self.antenna)
        self._share(self.other_antenna, 0).unlink()
        convention.share_ids.quantity = 90
        self._move(batch, self.env["res.partner"], first=6, last=10)
        self.assertFalse(batch.place_id)

    @users("nadia_team")
    def test_delivered_tickets_and_strange_antennas_are_refused(self):
        convention = self.mine(self.convention)
        batch = self._generate(convention, 4, place_id=self.antenna.id)
        with self.assertRaisesRegex(UserError, "is not an antenna of"):
            self._move(batch, self.venue)
        with self.assertRaisesRegex(UserError, "already there"):
            self._move(batch, self.antenna)
        with self.assertRaisesRegex(UserError, "between 1 and 4"):
            self._move(batch, self.other_antenna, last=5)
        self._deliver(batch)
        with self.assertRaisesRegex(UserError, "Only tickets that were not delivered move.*: 4 of these"):
            self._move(batch, self.other_antenna)

    def test_an_antenna_with_a_share_is_not_deleted(self):
        self._share(self.other_antenna, 5)
        for user in (self.nadia, self.sofie):
            with self.assertRaisesRegex(UserError, "were kept for this antenna"):
                self.other_antenna.with_user(user).unlink()
