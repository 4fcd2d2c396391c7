from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users

from .common import IBANS, A27ReimbursementCase


@tagged("post_install", "-at_install")
class TestMerge(A27ReimbursementCase):
    """Two cards of one theatre, or of what a reviewer says is one theatre: where does the money go?"""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.twin = cls._new_cultural_partner("Theatre du Test", email="theatre@test.example")
        cls.account = cls.accounts[0]

    def _merge(self, kept, other):
        """What the dialog of two cards does in the end; `kept` is the older one."""
        wizard = self.env["base.partner.merge.automatic.wizard"].create({})
        wizard._merge((kept | other).ids, self.mine(kept), extra_checks=False)
        return self.mine(kept)

    def _account_of(self, card):
        return card._a27_accounts_on(self._days(0))[card][0]

    @users("luc_reviewer")
    def test_an_account_that_comes_from_another_card_is_confirmed_again_by_somebody_else(self):
        card = self._merge(self.twin, self.venue)
        account = self.mine(self.account)
        self.assertEqual((account.partner_id, account.a27_state), (card, "to_confirm"))
        self.assertFalse(self._account_of(card))
        self.assertIn(f"confirmed by {self.luc.name}", "".join(card.message_ids.mapped("body")))
        with self.assertRaisesRegex(AccessError, "Somebody else has to confirm"):
            account._confirm("6769")
        self._confirm_account(account, user=self.sofie)
        self.assertEqual(self._account_of(card), account)

    @users("luc_reviewer")
    def test_a_venue_that_is_owed_money_is_not_merged_into_another_ones_account(self):
        self._close_return(self.twin, self.numbers[:2])
        card = self._merge(self.venue, self.twin)
        self.assertFalse(self._account_of(card))
        self.assertEqual(self.account.a27_state, "to_confirm")

    @users("luc_reviewer")
    def test_an_empty_duplicate_changes_nothing(self):
        waiting = self._new_account(self.twin, IBANS[3])
        card = self._merge(self.venue, self.twin)
        self.assertEqual(self._account_of(card), self.mine(self.account))
        self.assertEqual((waiting.partner_id, waiting.a27_state), (self.venue, "to_confirm"))

    @users("luc_reviewer")
    def test_the_same_number_on_both_cards_is_one_account(self):
        twin = self._new_account(self.twin, IBANS[0], user=self.sofie)
        card = self._merge(self.venue, self.twin)
        self.assertFalse(twin.exists())
        self.assertEqual((card.bank_ids, self._account_of(card)), (self.mine(self.account), self.mine(self.account)))

    @users("luc_reviewer")
    def test_what_was_confirmed_for_both_stays_confirmed(self):
        self._confirm_account(self._new_account(self.twin, IBANS[0]))
        self._close_return(self.twin, self.numbers[:2])
        card = self._merge(self.venue, self.twin)
        self.assertEqual(self._account_of(card), self.mine(self.account))

    @users("luc_reviewer")
    def test_two_confirmed_accounts_are_settled_first(self):
        self._confirm_account(self._new_account(self.twin, IBANS[3]))
        with self.assertRaisesRegex(UserError, f"{IBANS[0]}.*{IBANS[3]}|{IBANS[3]}.*{IBANS[0]}"):
            self._merge(self.venue, self.twin)
        self.mine(self.account).action_a27_end()
        self._merge(self.venue, self.twin)
        states = {account.acc_number: account.a27_state for account in self.venue.bank_ids}
        self.assertEqual(states, {IBANS[0]: "ended", IBANS[3]: "to_confirm"})
