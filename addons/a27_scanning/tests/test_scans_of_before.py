from odoo.modules.migration import load_script
from odoo.tests import tagged

from .common import A27ScanningCase

MIGRATION = "a27_scanning/migrations/19.0.1.1.0/post-scans_of_before.py"


@tagged("post_install", "-at_install")
class TestScansOfBefore(A27ScanningCase):
    def test_a_number_that_was_accepted_at_three_venues_counts_once(self):
        self.env["a27.number.pattern"].create({"name": "Wallonie", "regex": r"W\d{8}", "meaning": "other-region"})
        returns = [self._new_return(self.venue) for _one in range(3)]
        self.cr.execute("SELECT pg_get_indexdef('a27_scan_reading_accepted_text_once'::regclass)")
        [(index,)] = self.cr.fetchall()
        self.cr.execute("DROP INDEX a27_scan_reading_accepted_text_once")
        for day, ticket_return in enumerate(returns, start=1):
            self._read_texts(ticket_return, ["W00012345"])
            ticket_return.reading_ids.write({"state": "accepted", "settled_at": f"2026-01-0{day}"})
        first, second, third = returns
        third.closed_on = "2026-01-04"

        load_script(MIGRATION, "scans_of_before").judge_repeats(self.env)
        self.assertEqual([one.reading_ids.state for one in returns], ["accepted", "open", "refused"])
        for ticket_return in (second, third):
            self.assertEqual(ticket_return.reading_ids.verdict, "already_returned")
            self.assertIn(first.name, ticket_return.message_ids[:1].body)
        self.env.flush_all()
        self.cr.execute(index)
