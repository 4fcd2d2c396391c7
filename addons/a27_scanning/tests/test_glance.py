from datetime import date

from odoo.tests import tagged, users

from .common import A27ScanningCase

FIGURES = ["a27_last_return_on", "a27_open_return_count", "a27_question_count"]


@tagged("post_install", "-at_install")
class TestGlance(A27ScanningCase):
    @users("nadia_team")
    def test_the_card_of_a_venue(self):
        self.ticket_return.received_on = "2026-05-04"
        self._new_return(self.venue, received_on="2026-04-01")
        venue = self.mine(self.venue)
        self.assertEqual(venue.a27_last_return_on, date(2026, 5, 4))
        self.assertEqual((venue.a27_open_return_count, venue.a27_question_count), (2, 2))
        action = venue.action_a27_view_open_returns()
        self.assertEqual(len(self.env[action["res_model"]].search(action["domain"])), 2)

    @users("nadia_team")
    def test_many_venues_take_the_queries_of_one(self):
        venues = self.env["res.partner"].union(*(self._new_cultural_partner(f"Lieu {i}") for i in range(12)))
        for venue in venues:
            self._new_return(venue)
        _first, few, many = (  # the first fills the caches of the registry
            self._count_queries(lambda found=found: self.mine(found).read(FIGURES))[0]
            for found in (venues[:2], venues[:2], venues)
        )
        self.assertEqual(few, many)

    @users("nadia_team")
    def test_a_recent_return_keeps_the_relays_of_a_venue(self):
        venue = self._new_cultural_partner("Fermé", a27_cultural_stage="ended")
        venue.a27_cultural_stage_since = date(2020, 1, 1)
        relay = self._new_relay(venue, "Relais Fermé")
        self._new_return(venue, received_on="2024-05-04")
        forget = self.env["res.partner"].sudo()._a27_contacts_to_forget
        self.assertNotIn(relay, forget(date(2024, 5, 4)))
        self.assertIn(relay, forget(date(2024, 5, 5)))
