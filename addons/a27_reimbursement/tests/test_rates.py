from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged, users

from .common import A27ReimbursementCase


@tagged("post_install", "-at_install")
class TestRates(A27ReimbursementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tariff = cls.env["a27.tariff"].create({"name": "Grandes salles"})

    def _paid_per_ticket(self):
        return self._close_return(self.venue, self.numbers[:2]).amount_line_ids.unit_amount

    @users("nadia_team")
    def test_the_most_specific_rate_is_paid(self):
        self._new_rate("type", cultural_type_id=self.type_theatre.id, amount=4)
        self._new_rate("tariff", tariff_id=self.tariff.id, amount=5)
        self._new_rate("venue", venue_id=self.museum.id, amount=9)
        self.assertEqual(self._paid_per_ticket(), 4)

    @users("nadia_team")
    def test_the_tariff_of_a_venue_goes_before_its_type(self):
        self._new_rate("type", cultural_type_id=self.type_theatre.id, amount=4)
        self._new_rate("tariff", tariff_id=self.tariff.id, amount=5)
        self.mine(self.venue).a27_tariff_id = self.tariff
        self.assertEqual(self._paid_per_ticket(), 5)

    @users("nadia_team")
    def test_the_day_of_use_decides(self):
        self.rate.date_end = "2026-03-31"
        self._new_rate(amount=4.5, date_start="2026-04-01")
        for end, amount in (("2026-03-31", 3.75), ("2026-04-01", 4.5)):
            record = self._close_return(self.venue, [self.numbers.pop()], period_end=end)
            self.assertEqual(record.amount_total, amount)

    @users("sofie_manager")
    def test_overlapping_rates_get_a_sentence(self):
        rates = self.env["a27.reimbursement.rate"]
        with self.assertRaises(ValidationError) as refusal:
            rates.create({"amount": 4, "date_start": "2026-01-01"})
        self.assertIn("Two rates for All venues hold on", str(refusal.exception))
        self.mine(self.rate).date_end = "2025-12-31"
        later = rates.create({"amount": 4, "date_start": "2026-01-01"})
        with self.assertRaisesRegex(ValidationError, "Let the first end on the day before"):
            later.date_start = "2025-12-31"
        with self.assertRaisesRegex(ValidationError, "Say for which venue"):
            rates.create({"scope": "tariff", "amount": 4})

    @users("sofie_manager")
    def test_a_rate_keeps_only_its_own_target(self):
        rate = self.env["a27.reimbursement.rate"].create(
            {"scope": "type", "cultural_type_id": self.type_theatre.id, "amount": 1}
        )
        rate.write({"scope": "venue", "venue_id": self.venue.id})
        self.assertFalse(rate.cultural_type_id)

    @users("sofie_manager")
    def test_a_rate_that_was_used_stays(self):
        self._close_return(self.venue, self.numbers[:1])
        with self.assertRaisesRegex(UserError, "Give it a last day instead"):
            self.mine(self.rate).unlink()

    @users("nadia_team", "luc_reviewer")
    def test_only_managers_set_rates(self):
        with self.assertRaises(AccessError):
            self.mine(self.rate).amount = 100
        with self.assertRaises(AccessError):
            self.env["a27.reimbursement.rate"].create({"amount": 100})
