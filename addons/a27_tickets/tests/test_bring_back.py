from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged, users

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestBringBack(A27TicketsCase):
    def _delivered(self, count, convention=None):
        batch = self._generate(self.mine(convention or self.convention), count)
        self._deliver(batch)
        return batch

    def _bring_back(self, **values):
        """What the dialog "Bring back unused tickets" does."""
        wizard = self.env["a27.ticket.bring.back"].create(values)
        wizard.action_bring_back()
        return wizard

    def _numbers(self, batch):
        return batch.ticket_ids.sorted("number").mapped("number")

    @users("nadia_team")
    def test_a_movement_of_paper_is_called_by_its_label(self):
        movement = self.env["a27.paper.movement"].create({"kind": "in", "quantity": 100})
        self.assertEqual(movement.display_name, "Received from the Printer")

    @users("nadia_team")
    @freeze_time("2026-09-01")
    def test_scanned_numbers_leave_circulation(self):
        batch = self._delivered(5)
        numbers = self._numbers(batch)
        typed = f"{numbers[0]}\n{numbers[2][:4]} {numbers[2][4:]}\n\n{numbers[0]},{numbers[4]}"
        self._bring_back(mode="numbers", numbers=typed, note="Camp cancelled")
        back = batch.ticket_ids.filtered("is_brought_back")
        self.assertEqual(back.mapped("number"), [numbers[0], numbers[2], numbers[4]])
        self.assertEqual((set(back.mapped("state")), str(back[0].brought_back_on)), ({"cancelled"}, "2026-09-01"))
        self.assertIn("3 tickets were brought back unused", batch.message_ids[0].body)
        self.assertIn("Camp cancelled", batch.message_ids[0].body)

    @users("nadia_team")
    def test_a_range_goes_back_across_batches(self):
        first, second = self._delivered(3), self._delivered(3)
        ends = {"first_number": self._numbers(first)[1], "last_number": self._numbers(second)[1]}
        self._bring_back(mode="range", **ends)
        self.assertEqual([len(batch.ticket_ids.filtered("is_brought_back")) for batch in (first, second)], [2, 2])

    @users("nadia_team")
    def test_so_many_of_a_batch_are_its_last_ones_still_out(self):
        batch = self._delivered(5)
        batch.ticket_ids.sorted("number")[4].sudo().state = "returned"
        with self.assertRaisesRegex(UserError, "has 4 tickets in the partner's hands, and 5 were entered"):
            self._bring_back(mode="count", batch_id=batch.id, count=5)
        self._bring_back(mode="count", batch_id=batch.id, count=2)
        self.assertEqual(batch.ticket_ids.filtered("is_brought_back").mapped("number"), self._numbers(batch)[2:4])

    @users("nadia_team")
    def test_what_is_wrong_is_said_and_nothing_is_done(self):
        batch, other = (
            self._delivered(3),
            self._delivered(2, self._new_convention(self._new_social_partner("Autre"), 9)),
        )
        numbers = self._numbers(batch)
        mistyped = numbers[0][:-1] + str((int(numbers[0][-1]) + 1) % 10)
        undelivered = self._generate(self.mine(self.convention), 1)
        for typed, sentence in (
            ([*numbers, mistyped], "A digit of these numbers is wrong"),
            ([*numbers, "5412345678908"], "no tickets of ours: 5412"),
            ([*numbers, *self._numbers(other)], "belong to several partners"),
            ([*numbers, *self._numbers(undelivered)], "1 of these tickets are not in the partner's hands.*generated"),
            ([], "no ticket to bring back"),
        ):
            with self.subTest(sentence=sentence):
                values = {"mode": "numbers", "numbers": "\n".join(typed)}
                preview = self.env["a27.ticket.bring.back"].create(values).preview
                self.assertRegex(preview or "", sentence if typed else "^$")
                with self.assertRaisesRegex(UserError, sentence):
                    self._bring_back(**values)
        self.assertFalse(batch.ticket_ids.filtered("is_brought_back"))
        with self.assertRaisesRegex(UserError, "exchange them"):
            self._bring_back(mode="range", first_number=numbers[2], last_number=numbers[0])
        self._bring_back(mode="numbers", numbers=numbers[0])
        with self.assertRaisesRegex(UserError, "e.g. .*: brought back"):
            self._bring_back(mode="numbers", numbers=numbers[0])

    @users("nadia_team")
    def test_the_quota_gets_them_back_or_not_by_the_setting(self):
        convention = self.mine(self.convention)
        batch = self._delivered(10)
        self._bring_back(mode="count", batch_id=batch.id, count=4)
        self.assertEqual((convention.allocated, convention.remaining), (6, 94))
        self._set("credit_brought_back", False)
        self._bring_back(mode="count", batch_id=batch.id, count=2)
        self.assertEqual((convention.allocated, convention.remaining), (6, 94))
        before = self.convention.message_ids
        self.env["a27.convention"].sudo()._cron_check_quota()
        self.assertEqual(self.convention.message_ids, before)

    def _set(self, name, value):
        """What a manager does on the settings page."""
        settings = self.env["a27.settings"].with_user(self.sofie)
        settings.create({**settings.default_get([name]), name: value}).action_save()

    @users("nadia_team")
    def test_settings_are_for_managers(self):
        self.assertTrue(self.env["a27.settings"]._get("credit_brought_back"))
        for user in (self.nadia, self.luc):
            with self.assertRaises(AccessError):
                self.env["a27.settings"].with_user(user).create({"credit_brought_back": False})
        self._set("credit_brought_back", False)
        self.assertFalse(
            self.env["a27.settings"].with_user(self.sofie).default_get(["credit_brought_back"])["credit_brought_back"]
        )
        self._set("credit_brought_back", True)
        self.assertTrue(self.env["a27.settings"]._get("credit_brought_back"))

    @users("nadia_team")
    def test_paper_that_can_be_used_again_goes_back_to_the_stock(self):
        batch = self._delivered(5)
        before = self.env["a27.paper.movement"]._stock()
        self._bring_back(mode="count", batch_id=batch.id, count=2, paper=2)
        self.assertEqual(self.env["a27.paper.movement"]._stock(), before + 2)
