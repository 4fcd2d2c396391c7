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
            with self.assertRaisesRegex(UserError, "has nothing to check"):
                act()

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
        with self.assertRaisesRegex(UserError, "has nothing to check"):
            ticket_return.action_accept_clean()
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
    def test_only_a_manager_reopens(self):
        ticket_return = self._close()
        with self.assertRaises(AccessError):
            ticket_return.action_reopen()
        managers = ticket_return.with_user(self.sofie)
        managers.action_reopen()
        self.assertEqual(ticket_return.state, "to_check")
        with self.assertRaisesRegex(UserError, "is not closed"):
            managers.action_reopen()

    @users("nadia_team", "luc_reviewer", "sofie_manager")
    def test_its_status_is_not_written_by_hand(self):
        for values in ({"state": "closed"}, {"closed_on": "2026-01-01"}, {"reimbursed_on": "2026-01-01"}):
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
