from odoo import fields
from odoo.tests import tagged, users
from odoo.tools import format_date

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestFindTicket(A27ScanningCase):
    """The page "Find a ticket" also tells what venues sent back: to the team, and only there."""

    def _look_up(self, number):
        return self.env["a27.ticket.lookup"].look_up(number)

    @users("nadia_team")
    def test_a_used_ticket_says_where(self):
        self._read_texts(self.mine(self.ticket_return), [self.numbers[0]])
        self.mine(self.ticket_return).action_accept_clean()
        answer = self._look_up(self.numbers[0])
        today = format_date(self.env, fields.Date.context_today(self.ticket_return))
        self.assertEqual(
            (answer["sign"], answer["sentence"]), ("done", f"Used at Théâtre du Test, accepted on {today}.")
        )
        events = {event["title"]: event for event in answer["events"]}
        self.assertEqual(events["Sent back by Théâtre du Test"]["detail"], "Page 1 of scan.png: valid.")
        self.assertEqual(events["Accepted"]["who"], self.nadia.name)

    @users("nadia_team")
    def test_a_number_that_is_none_of_ours_was_seen_too(self):
        self._read_texts(self.mine(self.ticket_return), ["W-17"])
        [event] = self._look_up("W-17")["events"]
        self.assertEqual((event["title"], event["link"]["id"]), ("Sent back by Théâtre du Test", self.ticket_return.id))
