from odoo.tests import tagged, users

from odoo.addons.a27_tickets.tests.common import AT_ONCE

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestQueryCount(A27ScanningCase):
    @users("nadia_team")
    def test_five_times_the_readings_take_the_same_queries(self):
        batch = self._generate(self._new_convention(self.cpas, 800), 800)
        self._deliver(batch)
        numbers = batch.ticket_ids.mapped("number")
        museum, counts = self._new_cultural_partner("Musée du Test"), []
        for first, size in ((0, 50), (50, 50), (100, 250)):  # the first fills the caches of the registry
            ticket_return = self.mine(self._new_return(self.venue))
            read, _document = self._count_queries(
                lambda found=ticket_return, texts=numbers[first : first + size]: self._read_texts(found, texts)
            )
            accepted, _nothing = self._count_queries(ticket_return.action_accept_clean)
            self.assertEqual(ticket_return.accepted_count, size)
            shown = self._count_queries(lambda found=ticket_return: found.reading_ids.mapped("sentence"))[0]
            copies = self.mine(self._new_return(museum))
            self._read_texts(copies, numbers[first : first + size])
            self.assertEqual(copies.open_warning_count, size)
            watched = self._count_queries(lambda found=copies: self.env["a27.scan.warning"]._watch(found))[0]
            # Reading inserts and judges; accepting settles readings and moves tickets.
            counts.append((read - 2 * size // AT_ONCE, accepted - 2 * size // AT_ONCE, shown, watched))
        self.assertEqual(*counts[1:])
