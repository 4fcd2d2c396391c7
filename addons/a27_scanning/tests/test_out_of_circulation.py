from odoo.tests import tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestOutOfCirculation(A27ScanningCase):
    """Lost, stolen and torn tickets come back: the scan says which, and a person decides whether the venue is paid."""

    def _lose(self, tickets, **values):
        numbers = "\n".join(tickets.mapped("number"))
        self.env["a27.ticket.replace"].create({"numbers": numbers, **values}).action_apply()

    @users("nadia_team")
    def test_the_scan_tells_replaced_stolen_and_cancelled_apart(self):
        tickets = self.mine(self.tickets)
        self._lose(tickets[0], loss="torn")
        self._lose(tickets[1:4], loss="stolen", note="Envelope")
        self._lose(tickets[4], loss="lost", act="cancel")
        tickets[5]._bring_back("2026-05-04")
        self._read_texts(self.mine(self.ticket_return), tickets[:7].mapped("number"))
        found = [(reading.verdict, reading.pile) for reading in self.mine(self.ticket_return).reading_ids]
        verdicts = ["replaced", "stolen", "stolen", "stolen", "cancelled", "brought_back", "accepted"]
        self.assertEqual(found, [(verdict, "accepted" if verdict == "accepted" else "refused") for verdict in verdicts])

    @users("luc_reviewer")
    def test_a_stolen_ticket_paid_in_good_faith_stays_stolen_and_changes_no_quota(self):
        convention, ticket = self.mine(self.convention), self.mine(self.tickets[0])
        allocated = convention.allocated
        self._lose(ticket, loss="stolen")
        self._read_texts(self.mine(self.ticket_return), [ticket.number])
        reading = self.mine(self.ticket_return).reading_ids
        reading._decide("accepted", "The theatre could not know")
        self.assertEqual((ticket.state, ticket.loss, ticket.in_quota), ("returned", "stolen", False))
        self.assertEqual(convention.allocated, allocated)
