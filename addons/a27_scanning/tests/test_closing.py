from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestClosing(A27ScanningCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hall = cls._new_place(cls.venue, "Petite Salle")
        cls._read_texts(cls.ticket_return, cls.numbers[:2])

    def _close(self):
        ticket_return = self.mine(self.ticket_return)
        ticket_return.action_accept_clean()
        ticket_return.action_close()
        return ticket_return

    @users("nadia_team")
    @freeze_time("2026-06-15")
    def test_it_closes_once_nothing_is_open(self):
        ticket_return = self.mine(self.ticket_return)
        with self.assertRaisesRegex(UserError, "2 readings of .* are still open"):
            ticket_return.action_close()
        self._close()
        self.assertEqual((ticket_return.state, str(ticket_return.closed_on)), ("closed", "2026-06-15"))

    @users("nadia_team")
    def test_a_return_without_files_has_nothing_to_close(self):
        empty = self.mine(self._new_return(self.venue))
        for act in (empty.action_close, empty.action_accept_clean):
            with self.assertRaisesRegex(UserError, "has nothing to check yet"):
                act()
        self._read_texts(empty, self.numbers[5:6]).sudo().state = "reading"
        with self.assertRaisesRegex(UserError, "still being read"):
            empty.action_close()

    @users("nadia_team")
    def test_a_closed_return_stays_as_it_is(self):
        ticket_return = self._close()
        other = self._new_cultural_partner("Musée du Test")
        for values in (
            {"venue_id": other.id},
            {"place_id": self.hall.id},
            {"received_on": "2026-01-01"},
            {"period_end": "2026-01-01"},
            {"announced_count": 3},
        ):
            with self.subTest(values=values), self.assertRaisesRegex(UserError, "is closed: it stays as it is"):
                ticket_return.write(values)
        with self.assertRaisesRegex(UserError, "is closed"):
            self._upload(ticket_return, {"late.jpg": b"scan"})
        for act in (ticket_return.action_accept_clean, ticket_return.action_close):
            with self.assertRaisesRegex(UserError, "is closed: it stays as it is"):
                act()
        ticket_return.message_post(body="The venue called.")

    @users("luc_reviewer")
    def test_readings_of_a_closed_return_are_not_decided(self):
        self._close()
        reading = self.mine(self.ticket_return.reading_ids[:1])
        reading.sudo().state = "open"
        for decision in ("accepted", "refused"):
            with self.assertRaisesRegex(UserError, "is closed"):
                reading._decide(decision, "Late")

    @users("nadia_team")
    @freeze_time("2026-06-15")
    def test_only_a_manager_reopens_and_says_why(self):
        ticket_return = self._close()
        with self.assertRaises(AccessError):
            self.env["a27.return.reopen"].create({"return_ids": ticket_return.ids, "reason": "Late"})
        with self.assertRaises(AccessError):
            ticket_return._reopen("Late")
        managers = ticket_return.with_user(self.sofie)
        with self.assertRaisesRegex(UserError, "Say why"):
            managers._reopen(" ")
        wizard = managers.env["a27.return.reopen"].create({"return_ids": managers.ids, "reason": "A second envelope"})
        wizard.action_reopen()
        self.assertEqual(ticket_return.state, "to_check")
        kept = (ticket_return.reopened_reason, ticket_return.reopened_by_id, str(ticket_return.reopened_on))
        self.assertEqual(kept, ("A second envelope", self.sofie, "2026-06-15"))
        self.assertIn("A second envelope", ticket_return.message_ids[:1].body)
        with self.assertRaisesRegex(UserError, "is not closed"):
            managers._reopen("Again")

    @users("nadia_team")
    def test_a_difference_is_closed_with_a_reason(self):
        ticket_return = self.mine(self.ticket_return)
        ticket_return.write({"announced_count": 4, "counted_count": 3})
        ticket_return.action_accept_clean()
        self.assertEqual((ticket_return.found_count, ticket_return.difference_count), (2, -2))
        asked = ticket_return.action_close()
        self.assertEqual((asked["res_model"], ticket_return.state), ("a27.return.close", "to_check"))
        with self.assertRaisesRegex(UserError, "4 announced by the venue, 3 counted on arrival, 2 found on the scans"):
            ticket_return._close()
        self.env["a27.return.close"].with_context(**asked["context"]).create({"reason": "Two are stuck"}).action_close()
        self.assertEqual((ticket_return.state, ticket_return.difference_reason), ("closed", "Two are stuck"))
        with self.assertRaises(AccessError):
            ticket_return.difference_reason = "Nothing"
        ticket_return.with_user(self.sofie)._reopen("They came")
        self.assertFalse(ticket_return.difference_reason)
        ticket_return.write({"announced_count": 2, "counted_count": 0})
        self.assertIsNone(ticket_return.action_close())
        self.assertEqual((ticket_return.state, ticket_return.difference_reason), ("closed", False))

    @users("luc_reviewer")
    def test_what_is_found_is_tickets_and_not_readings(self):
        ticket_return = self.mine(self.ticket_return)
        again = self._read_texts(ticket_return, [self.numbers[0], self.numbers[2], "4006381333931", ""])
        self.assertEqual(ticket_return.found_count, 4)
        unread = ticket_return.reading_ids.filtered(lambda reading: not reading.text)
        unread._decide("refused", "A stamp")
        self.assertEqual(ticket_return.found_count, 3)
        again._fail("The file is damaged.")
        self.assertEqual(ticket_return.found_count, 2)

    @users("nadia_team", "luc_reviewer", "sofie_manager")
    def test_its_status_is_not_written_by_hand(self):
        for values in (
            {"state": "closed"},
            {"closed_on": "2026-01-01"},
            {"reimbursed_on": "2026-01-01"},
            {"difference_reason": "None"},
            {"reopened_reason": "None"},
            {"reopened_by_id": self.luc.id},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                self.mine(self.ticket_return).write(values)
            with self.subTest(values=values), self.assertRaises(AccessError):
                self.env["a27.ticket.return"].create({"venue_id": self.venue.id, **values})
        context = {
            "default_state": "reimbursed",
            "default_closed_on": "2026-01-01",
            "default_reimbursed_on": "2026-01-01",
        }
        fresh = self.env["a27.ticket.return"].with_context(**context).create({"venue_id": self.venue.id})
        self.assertEqual((fresh.state, fresh.closed_on, fresh.reimbursed_on), ("received", False, False))

    @users("nadia_team")
    def test_a_return_with_scans_is_not_deleted(self):
        with self.assertRaisesRegex(UserError, "has scanned files, so it stays"):
            self.mine(self.ticket_return).unlink()
        self.mine(self._new_return(self.venue)).unlink()

    @users("nadia_team")
    def test_it_comes_from_a_cultural_partner_and_one_of_its_places(self):
        with self.assertRaisesRegex(ValidationError, "is not a cultural partner"):
            self.env["a27.ticket.return"].create({"venue_id": self.cpas.id})
        for place in (self.antenna, self.venue):
            with self.subTest(place=place.name), self.assertRaisesRegex(ValidationError, "is not a hall or house"):
                self.mine(self.ticket_return).place_id = place
        self.mine(self.ticket_return).place_id = self.hall

    @users("nadia_team")
    def test_a_venue_that_sent_tickets_stays_a_cultural_partner(self):
        with self.assertRaisesRegex(ValidationError, "stays a cultural partner"):
            self.mine(self.ticket_return).venue_id.a27_is_cultural = False

    @users("nadia_team")
    def test_a_venue_that_sent_tickets_is_not_deleted(self):
        self.mine(self.ticket_return).place_id = self.hall
        for found in (self.venue, self.hall):
            for partner in (found, self.mine(found), found.with_user(self.sofie)):
                with self.assertRaisesRegex(UserError, f"{found.name} has sent tickets back"):
                    partner.unlink()
        self.mine(self.hall | self.venue).action_archive()
        self.assertEqual(self._close().state, "closed")
