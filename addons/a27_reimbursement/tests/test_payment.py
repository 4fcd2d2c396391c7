from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged, users
from odoo.tools import mute_logger

from .common import IBANS, A27ReimbursementCase


@tagged("post_install", "-at_install")
class TestPayment(A27ReimbursementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls._close_return(cls.venue, cls.numbers[:2])
        cls.second = cls._close_return(cls.venue, cls.numbers[2:5])
        cls.third = cls._close_return(cls.museum, cls.numbers[5:6])
        cls.returns = cls.first | cls.second | cls.third

    @users("nadia_team")
    def test_one_transfer_for_each_venue(self):
        payment = self.mine(self._prepare_payment(self.returns))
        found = {
            transfer.venue_id.name: (transfer.amount, transfer.account_id.acc_number, transfer.problem)
            for transfer in payment.transfer_ids
        }
        self.assertEqual(
            found,
            {"Théâtre du Test": (18.75, IBANS[0], False), "Museum van de Test": (3.75, IBANS[1], False)},
        )
        self.assertEqual((payment.amount, payment.state, len(payment.item_ids)), (22.5, "draft", 3))
        self.assertIn(self.first.name, payment.transfer_ids[0].communication)

    @users("sofie_manager")
    def test_marking_as_paid_reimburses_returns_and_tickets(self):
        refused = self._to_check(self.venue, [self.numbers[6], self.numbers[6]])
        refused.reading_ids.filtered(lambda reading: reading.state == "open").with_user(self.luc)._decide(
            "refused", "x"
        )
        refused._close()
        payment = self._pay(self._prepare_payment(self.returns | refused))
        self.assertEqual(set((self.returns | refused).mapped("state")), {"reimbursed"})
        self.assertEqual(set(self.tickets[:7].mapped("state")), {"reimbursed"})
        self.assertEqual(set(self.tickets[7:].mapped("state")), {"delivered"})
        self.assertEqual((payment.state, payment.paid_by_id), ("paid", self.env.user))

    @users("nadia_team")
    def test_the_purge_years_later_takes_the_numbers_and_leaves_the_money(self):
        payment = self._pay(self._prepare_payment(self.first | self.second))

        def money():
            files = [payment[name] for name in ("sepa_file", "csv_file", "xlsx_file")]
            statements = self.first.statement_ids.attachment_id.mapped("raw")
            return (
                payment.amount,
                self.first.amount_line_ids.mapped("amount"),
                self.first.accepted_count,
                files,
                statements,
            )

        before = money()
        # As the statement was sent: below the return, by mail.
        sent = self.first.message_post(body="Bonjour", attachment_ids=self.first.statement_ids.attachment_id.ids)
        self.first._purge()
        self.env.invalidate_all()
        self.assertFalse(sent.exists() or self.first.reading_ids.ticket_id)
        self.assertEqual(money(), before)
        self.assertEqual(self.second.reading_ids.mapped("text"), self.numbers[2:5], "not due yet")

    @users("sofie_manager")
    def test_nothing_of_a_paid_payment_is_undone(self):
        payment = self._pay(self._prepare_payment(self.first))
        for act in (payment.action_cancel, payment.action_mark_paid, payment.action_confirm):
            with self.assertRaises(UserError):
                act()
        with self.assertRaises(UserError):
            self.mine(self.first)._reopen("Two are missing")
        with self.assertRaisesRegex(UserError, "is in payment"):
            self.mine(self.first).action_prepare_payment()

    @users("nadia_team")
    def test_the_team_prepares_and_a_manager_confirms_and_pays(self):
        payment = self.mine(self._prepare_payment(self.first))
        for act in (payment.action_confirm, payment.action_mark_paid):
            with self.assertRaises(AccessError):
                act()
        managers = payment.with_user(self.sofie)
        managers.action_confirm()
        with self.assertRaisesRegex(AccessError, "Only a manager"):
            payment.action_cancel()
        with self.assertRaisesRegex(UserError, "no longer in preparation"):
            payment.execution_date = "2030-01-01"
        with self.assertRaisesRegex(UserError, "no longer in preparation"):
            payment.transfer_ids.communication = "Another"
        managers.action_cancel()
        self.assertEqual((payment.state, self.first.payment_id.id), ("cancelled", False))
        self._prepare_payment(self.first)  # and it can be paid by another one

    @users("nadia_team")
    def test_a_return_is_in_one_live_payment_at_most(self):
        payment = self._prepare_payment(self.first)
        with self.assertRaisesRegex(UserError, f"is in payment {payment.name}"):
            self._prepare_payment(self.first | self.third)
        item = payment.item_ids
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            item.copy({"payment_id": payment.id})

    @users("sofie_manager")
    def test_a_return_in_a_payment_is_not_reopened_until_it_is_taken_out(self):
        payment = self.mine(self._prepare_payment(self.first | self.third))
        with self.assertRaisesRegex(UserError, "Take it out of it or cancel the payment first"):
            self.mine(self.first)._reopen("Two are missing")
        payment.item_ids.filtered(lambda item: item.return_id == self.first).action_remove()
        self.assertEqual((payment.amount, len(payment.transfer_ids)), (3.75, 1))
        self.mine(self.first)._reopen("Two are missing")
        self.assertEqual(self.first.state, "to_check")

    @users("sofie_manager")
    def test_a_venue_without_a_confirmed_account_is_shown_and_stops_the_confirmation(self):
        self.mine(self.accounts[0]).action_a27_end()
        account = self._new_account(self.venue, IBANS[3], user=self.nadia, a27_valid_from=self._days(0))
        payment = self.mine(self._prepare_payment(self.first))
        self.assertIn("waits for a second person", payment.transfer_ids.problem)
        with self.assertRaisesRegex(UserError, "waits for a second person"):
            payment.action_confirm()
        self._confirm_account(account, self.luc)
        payment.action_find_accounts()
        self.assertEqual((payment.problem_count, payment.transfer_ids.account_id), (0, self.mine(account)))

    @users("sofie_manager")
    def test_the_account_is_the_one_of_the_day_of_execution(self):
        account = self._new_account(self.venue, IBANS[3], user=self.nadia, a27_valid_from=self._days(10))
        self._confirm_account(account, self.luc)
        payment = self.mine(self._prepare_payment(self.first))
        for days, number in ((9, IBANS[0]), (10, IBANS[3])):
            payment.execution_date = self._days(days)
            self.assertEqual(payment.transfer_ids.account_id.acc_number, number)
        payment.execution_date = self._days(-1)
        with self.assertRaisesRegex(UserError, "which is past"):
            payment.action_confirm()

    @users("sofie_manager")
    def test_a_return_that_comes_to_nothing_is_settled_without_a_transfer(self):
        self._new_rate("venue", venue_id=self.museum.id, amount=0)
        free = self._close_return(self.museum, self.numbers[7:9])
        payment = self._pay(self._prepare_payment(free))
        self.assertEqual((payment.transfer_count, free.state, payment.sepa_file), (0, "reimbursed", False))

    @users("nadia_team")
    def test_a_structured_communication_is_checked(self):
        transfer = self.mine(self._prepare_payment(self.first)).transfer_ids
        transfer.communication = "+++090/9337/55493+++"
        with self.assertRaisesRegex(ValidationError, "is no right structured communication"):
            transfer.communication = "+++090/9337/55494+++"

    @users("nadia_team")
    def test_an_open_return_is_not_paid(self):
        with self.assertRaisesRegex(UserError, "Only closed returns are paid"):
            self._to_check(self.venue, self.numbers[9:10]).action_prepare_payment()

    @users("sofie_manager")
    def test_payments_take_as_many_queries_for_one_ticket_as_for_many(self):
        few, many = (self._prepare_payment(returns) for returns in (self.third, self._many()))
        counts = []
        for payment in (few, many):
            payment = self.mine(payment)
            payment.action_confirm()
            counts.append(self._count_queries(payment.action_mark_paid)[0])
        self.assertLessEqual(counts[1], counts[0])

    def _many(self):
        return self._close_return(self.venue, self.numbers[9:20])
