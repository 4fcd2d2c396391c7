from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged, users

from article27 import Check, check
from article27.number import split

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestGeneration(A27TicketsCase):
    @users("nadia_team")
    def test_a_batch_has_between_one_and_ten_thousand_tickets(self):
        for count in (0, -1, 10_001):
            with self.subTest(count=count), self.assertRaisesRegex(UserError, "between 1 and 10000"):
                self._generate(self.mine(self.convention), count)

    @users("nadia_team")
    @freeze_time("2094-05-04")
    def test_serials_follow_each_other_and_numbers_verify(self):
        convention = self.mine(self.convention)
        tickets = self._generate(convention, 21).ticket_ids | self._generate(convention, 5).ticket_ids
        keyring = self.env["a27.ticket.key"]._keyring()
        numbers = [split(number) for number in tickets.sorted("number").mapped("number")]
        self.assertEqual([number.serial for number in numbers], list(range(1, 27)))
        self.assertEqual({number.year for number in numbers}, {94})
        self.assertEqual({check(str(number), keyring) for number in numbers}, {Check.OK})

    @users("nadia_team")
    def test_each_year_begins_at_one(self):
        for day in ("2095-12-31", "2096-01-01"):
            with self.subTest(day=day), freeze_time(day):
                number = split(self._generate(self.mine(self.convention), 1).ticket_ids.number)
                self.assertEqual((number.year, number.serial), (int(day[2:4]), 1))

    @users("nadia_team")
    @freeze_time("2094-05-04")
    def test_all_or_nothing(self):
        convention = self.mine(self.convention)
        self._generate(convention, 10)
        self.env.cr.execute("UPDATE a27_ticket_series SET last_serial = 9999990 WHERE year = 94")
        # As a request does, of which everything is rolled back.
        with self.assertRaisesRegex(UserError, "The numbers of 2094 are used up"), self.env.cr.savepoint():
            self._generate(convention, 21)
        self.env.invalidate_all()
        self.assertEqual((convention.allocated, convention.batch_count), (10, 1))
        self.assertEqual(self.env["a27.ticket"].search_count([("convention_id", "=", convention.id)]), 10)
        self._generate(convention, 9)

    @users("nadia_team")
    def test_tickets_belong_to_partner_and_antenna(self):
        tickets = self._generate(self.mine(self.convention), 2, place_id=self.antenna.id).ticket_ids
        self.assertEqual((tickets.partner_id, tickets.place_id), (self.cpas, self.antenna))

    @users("nadia_team")
    def test_only_an_antenna_of_the_partner_is_taken(self):
        for place in (self.venue, self.relay, self.cpas):
            with self.subTest(place=place.name), self.assertRaisesRegex(UserError, "is not an antenna of CPAS du Test"):
                self._generate(self.mine(self.convention), 1, place_id=place.id)

    @users("nadia_team")
    def test_a_number_is_found_however_it_is_typed(self):
        ticket = self._generate(self.mine(self.convention), 3).ticket_ids[1]
        grouped = ticket.display_name
        self.assertEqual(len(grouped), 19)
        for typed in (ticket.number, grouped, grouped.replace(" ", "-"), grouped.replace("1", "l").replace("0", "O")):
            for operator in ("ilike", "="):
                with self.subTest(typed=typed, operator=operator):
                    self.assertEqual(self.env["a27.ticket"].search([("display_name", operator, typed)]), ticket)
