from odoo.exceptions import AccessError, UserError
from odoo.modules.module import get_module_path
from odoo.tests import tagged

from article27 import Check, check

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestKeyRotation(A27TicketsCase):
    """A new key for new numbers; the old ones stay valid."""

    def _rotate(self, user):
        self.env["a27.ticket.key.rotate"].with_user(user).create({}).action_rotate()

    def _numbers(self, count):
        batch = self._generate(self.convention.with_user(self.nadia), count)
        return batch.ticket_ids.mapped("number")

    def test_new_numbers_take_the_new_key_and_old_ones_verify(self):
        before = self._numbers(2)
        self._rotate(self.sofie)
        after = self._numbers(2)
        self.assertEqual([number[0] for number in before + after], ["1", "1", "2", "2"])
        keyring = self.env["a27.ticket.key"]._keyring()
        self.assertEqual({check(number, keyring) for number in before + after}, {Check.OK})

    def test_only_a_manager_makes_a_key(self):
        for user in (self.nadia, self.luc):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._rotate(user)
        with self.assertRaises(AccessError):
            self.env["a27.ticket.key"].with_user(self.luc)._rotate()

    def test_the_eighth_key_is_the_last(self):
        for _version in range(2, 9):
            self._rotate(self.sofie)
        with self.assertRaisesRegex(UserError, "All 8 keys"):
            self._rotate(self.sofie)

    def test_a_neutralised_copy_has_other_keys(self):
        self._rotate(self.sofie)
        before = self.env["a27.ticket.key"].search([]).mapped("secret")
        with open(f"{get_module_path('a27_tickets')}/data/neutralize.sql", encoding="utf8") as script:
            self.env.cr.execute(script.read())
        self.env.invalidate_all()
        after = self.env["a27.ticket.key"].search([]).mapped("secret")
        self.assertEqual(len({*before, *after}), 4)
        for secret in after:
            self.assertRegex(secret, r"^[0-9a-f]{64}$")
