from odoo.exceptions import UserError
from odoo.tests import tagged, users

from .common import A27ReimbursementCase


@tagged("post_install", "-at_install")
class TestAmounts(A27ReimbursementCase):
    def _type(self, line, amount, reason="Special price of the evening"):
        self.env["a27.amount.type"].create({"line_id": line.id, "amount": amount, "reason": reason}).action_type()

    @users("nadia_team")
    def test_closing_freezes_the_amounts(self):
        record = self._close_return(self.venue, self.numbers[:3])
        self.assertEqual((record.amount_total, record.is_priced), (11.25, True))
        self.rate.amount = 100
        self.assertEqual(record.amount_total, 11.25)
        with self.assertRaisesRegex(UserError, "are final"):
            record.action_refresh_amounts()

    @users("nadia_team")
    def test_only_accepted_tickets_are_paid(self):
        record = self._to_check(self.venue, [*self.numbers[:3], self.numbers[0], ""])
        record.reading_ids.filtered(lambda reading: reading.state == "open").with_user(self.luc)._decide(
            "refused", "Copy"
        )
        record._close()
        self.assertEqual(record.amount_total, 11.25)

    @users("nadia_team")
    def test_a_typed_amount_needs_a_reason_and_stays_until_it_is_taken_back(self):
        record = self._to_check(self.venue, self.numbers[:2])
        record.action_refresh_amounts()
        line = record.amount_line_ids
        self.assertEqual(self.env["a27.amount.type"].create({"line_id": line.id, "reason": "Same"}).amount, 3.75)
        with self.assertRaisesRegex(UserError, "Say why these tickets"):
            line._type_amount(5, " ")
        with self.assertRaisesRegex(UserError, "0 or more"):
            line._type_amount(-5, "Less")
        with self.assertRaisesRegex(UserError, "without the number"):
            line._type_amount(5, f"Only {self.numbers[0]} was full price")
        self._type(line, 5)
        self._read_texts(record, self.numbers[2:3])
        record.action_accept_clean()
        record.action_refresh_amounts()
        self.assertEqual((record.amount_total, line.typed_by_id), (15, self.env.user))
        line.action_back_to_rate()
        self.assertEqual((record.amount_total, line.typed_reason), (11.25, False))

    @users("sofie_manager")
    def test_amounts_of_a_closed_return_are_not_typed(self):
        line = self._close_return(self.venue, self.numbers[:2]).amount_line_ids
        with self.assertRaisesRegex(UserError, "is closed"):
            self._type(line, 5)

    @users("nadia_team")
    def test_a_ceiling_per_ticket_limits_what_is_typed(self):
        self.rate.ticket_ceiling = 4
        record = self._to_check(self.venue, self.numbers[:2])
        record.action_refresh_amounts()
        self._type(record.amount_line_ids, 9)
        self.assertEqual((record.amount_total, record.amount_line_ids.is_cut), (8, True))

    @users("nadia_team")
    def test_a_ceiling_per_period_counts_other_closed_returns_of_the_venue(self):
        self.rate.write({"period_ceiling": 10, "period": "month"})
        days = {"received_on": "2026-03-20"}
        self.assertEqual(self._close_return(self.venue, self.numbers[:2], **days).amount_total, 7.5)
        self._to_check(self.venue, self.numbers[2:4], **days).action_refresh_amounts()  # open: not yet spent
        self.assertEqual(self._close_return(self.museum, self.numbers[4:6], **days).amount_total, 7.5)
        self.assertEqual(self._close_return(self.venue, self.numbers[6:8], **days).amount_total, 2.5)
        self.assertEqual(self._close_return(self.venue, self.numbers[8:10], received_on="2026-04-01").amount_total, 7.5)

    @users("nadia_team")
    def test_a_return_without_a_rate_says_so_closes_and_is_paid_by_the_rate_that_comes_later(self):
        self.rate.date_start = "2090-01-01"
        record = self._close_return(self.venue, self.numbers[:2])
        self.assertTrue(record.lacks_rate)
        self.assertFalse(record.is_priced)
        with self.assertRaisesRegex(UserError, "no rate holds for its venue.*Ask a manager to add a rate"):
            record.action_prepare_payment()
        self.rate.date_start = "2020-01-01"
        record.action_refresh_amounts()
        self.assertEqual((record.amount_total, record.lacks_rate), (7.5, False))
        self.assertEqual(sorted(record.statement_ids.mapped("version")), [1, 2])

    @users("nadia_team")
    def test_amounts_take_as_many_queries_for_one_ticket_as_for_many(self):
        few = self._to_check(self.venue, self.numbers[:1])
        many = self._to_check(self.venue, self.numbers[1:12])
        few_queries, _lines = self._count_queries(few.action_refresh_amounts)
        many_queries, _lines = self._count_queries(many.action_refresh_amounts)
        self.assertLessEqual(many_queries, few_queries)

    @users("nadia_team")
    def test_a_line_for_each_show_and_genre(self):
        record = self._to_check(self.venue, self.numbers[:5])
        show = self.env["a27.show"].create({"name": "Le Tartuffe", "venue_id": self.venue.id})
        record.reading_ids[:2]._set_show(show)
        record.action_refresh_amounts()
        line = record.amount_line_ids.filtered("show_id")
        self._type(line, 6)
        record._close()
        found = {line.show_id.name: (line.ticket_count, line.amount) for line in record.amount_line_ids}
        self.assertEqual(found, {"Le Tartuffe": (2, 12), False: (3, 11.25)})

    @users("sofie_manager")
    def test_amounts_and_statements_follow_what_moves_between_closed_returns(self):
        source, target = (self._close_return(self.venue, self.numbers[start : start + 3]) for start in (0, 3))
        self.mine(source.reading_ids[:1])._move_to_return(self.mine(target), reason="Wrong envelope")
        self.assertEqual([source.amount_total, target.amount_total], [7.5, 15])
        for record in (source, target):
            self.assertEqual(sorted(record.statement_ids.mapped("version")), [1, 2])

    @users("sofie_manager")
    def test_nothing_moves_out_of_a_return_in_a_payment(self):
        record = self._close_return(self.venue, self.numbers[:3])
        self._prepare_payment(record)
        other = self._new_return(self.venue)
        with self.assertRaisesRegex(UserError, "is in payment"):
            self.mine(record.reading_ids[:1])._move_to_return(self.mine(other))
