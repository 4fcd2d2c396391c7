from odoo.tests import tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestCirculation(A27ScanningCase):
    """What the scan says of tickets that came back otherwise, or too late."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.convention.write({"date_start": "2026-01-01", "date_end": "2026-12-31"})

    def _verdicts(self, received_on):
        ticket_return = self.mine(self._new_return(self.venue, received_on=received_on))
        self._read_texts(ticket_return, self.numbers[:2])
        return ticket_return.reading_ids.sorted("position").mapped("verdict")

    @users("nadia_team")
    def test_a_ticket_brought_back_unused_is_refused(self):
        self.mine(self.tickets[:1])._bring_back("2026-09-01")
        self.assertEqual(self._verdicts("2026-10-01"), ["brought_back", "accepted"])

    @users("nadia_team")
    def test_after_the_end_of_the_convention_there_is_a_time_of_grace(self):
        """Scenario 12: it ended in December, the tickets came in February."""
        self.assertEqual(self._verdicts("2027-02-15"), ["accepted", "accepted"])
        corrected = self.env["a27.ticket.return"].search([], limit=1)
        corrected.received_on = "2027-04-02"
        self.assertEqual(corrected.reading_ids.mapped("verdict"), ["expired", "expired"])
        self.assertEqual(self._verdicts("2027-04-01")[0], "expired")
        self.env["a27.settings"].with_user(self.sofie).create({"grace_days": 30}).action_save()
        self.assertEqual(self._verdicts("2027-02-15")[0], "expired")

    @users("nadia_team")
    def test_a_person_may_accept_what_came_too_late(self):
        ticket_return = self.mine(self._new_return(self.venue, received_on="2027-04-01"))
        self._read_texts(ticket_return, self.numbers[:1])
        ticket_return.reading_ids.with_user(self.luc)._decide("accepted", "Lost in the post")
        self.assertEqual(self.tickets[0].state, "returned")
        self.assertEqual(self.mine(self.convention).returned_count, 1)
