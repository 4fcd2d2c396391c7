from odoo.exceptions import UserError
from odoo.tests import tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestScenarios(A27ScanningCase):
    """What really happens with an envelope, from end to end. Scenario 12 is in test_circulation."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.museum = cls._new_cultural_partner("Musée du Test")
        cls.env["a27.number.pattern"].create(
            [
                {"name": "Wallonie", "regex": r"W\d{8}", "meaning": "other-region", "region": "Wallonie"},
                {"name": "Avant 2026", "regex": r"B\d{6}", "meaning": "ours-older"},
            ]
        )

    def _closed(self, ticket_return):
        ticket_return.action_accept_clean()
        ticket_return.action_close()
        return ticket_return.state == "closed"

    @users("nadia_team")
    def test_6_three_of_twenty_one_are_unreadable_and_typed(self):
        ticket_return = self.mine(self.ticket_return)
        ticket_return.announced_count = 21
        self._read_texts(ticket_return, [*self.numbers[:18], "", "", ""])
        with self.assertRaisesRegex(UserError, "are still open"):
            self._closed(ticket_return)
        unread = ticket_return.reading_ids.filtered(lambda reading: not reading.text)
        for reading, number in zip(unread, self.numbers[18:], strict=True):
            reading.action_type(number)
        self.assertTrue(self._closed(ticket_return))
        self.assertEqual((ticket_return.accepted_count, ticket_return.has_difference), (21, False))

    @users("nadia_team")
    def test_7_the_same_page_twice_is_no_fraud(self):
        ticket_return = self.mine(self.ticket_return)
        self._read_texts(ticket_return, self.numbers[:5], self.numbers[:5])
        ticket_return.action_accept_clean()
        self.assertEqual((ticket_return.accepted_count, ticket_return.found_count), (5, 5))
        self.assertFalse(ticket_return.warning_ids)

    @users("nadia_team")
    def test_8_a_photocopy_at_two_venues(self):
        march, april = self.mine(self.ticket_return), self.mine(self._new_return(self.museum))
        self._read_texts(march, self.numbers[:2])
        self._read_texts(april, [self.numbers[1], self.numbers[2]])
        self.assertTrue(self._closed(march))
        self.assertEqual((april.clean_count, april.to_refuse_count), (1, 1))
        april.action_accept_clean()
        first, second = march.reading_ids[1], april.reading_ids[0]
        self.assertEqual((first.state, second.state, second.verdict), ("accepted", "open", "already_returned"))
        self.assertEqual(second.earlier_id, first)
        self.assertEqual((march | april).warning_ids.reading_ids, first | second)

    @users("nadia_team")
    def test_9_walloon_tickets_are_listed_and_not_ours_to_count(self):
        ticket_return = self.mine(self.ticket_return)
        self._read_texts(ticket_return, ["W00012345", "W00012346", self.numbers[0]])
        ticket_return.action_set_aside()
        self.assertTrue(self._closed(ticket_return))
        walloon = self.env["a27.scan.reading"].search([("verdict", "=", "other_region")])
        self.assertEqual(set(walloon.mapped(lambda one: (one.state, one.region))), {("refused", "Wallonie")})
        self.assertEqual(ticket_return.accepted_count, 1)

    @users("luc_reviewer")
    def test_10_an_invented_number_is_for_a_person_to_judge(self):
        ticket_return, good = self.mine(self.ticket_return), self.numbers[0]
        wrong = [good[:-1] + str((int(good[-1]) + step) % 10) for step in (1, 2)]
        self._read_texts(ticket_return, wrong)
        misread, invented = ticket_return.reading_ids
        self.assertEqual((misread | invented).mapped("verdict"), ["check_wrong"] * 2)
        misread.with_user(self.nadia).action_type(good)
        invented._decide("refused", "Seen: a drawing")
        self.assertTrue(self._closed(ticket_return))
        self.assertEqual((self.tickets[0].state, invented.ticket_id.id), ("returned", False))

    @users("luc_reviewer")
    def test_11_an_older_ticket_is_accepted_once_by_a_person(self):
        ticket_return = self.mine(self.ticket_return)
        self._read_texts(ticket_return, ["B000123", "B000124"])
        ticket_return.action_accept_clean()
        self.assertEqual(ticket_return.accepted_count, 0)
        ticket_return.reading_ids._decide("accepted", "The old label")
        self.assertEqual(ticket_return.accepted_count, 2)
        again = self.mine(self._new_return(self.museum))
        self._read_texts(again, ["B000123"])
        self.assertEqual(again.reading_ids.verdict, "already_returned")
        with self.assertRaisesRegex(UserError, "A ticket counts once"):
            again.reading_ids._decide("accepted", "The old label")
