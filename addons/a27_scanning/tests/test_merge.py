from odoo.tests import tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestMerge(A27ScanningCase):
    @users("luc_reviewer")
    def test_returns_of_a_merged_venue_go_along(self):
        twin = self._new_cultural_partner("Theatre du Test", email="twin@theatre.example")
        others = self._new_return(twin)
        documents = self._read_texts(others, self.numbers[:2])
        others.action_accept_clean()
        others.action_close()
        cards = (self.venue | twin).with_env(self.env)
        self.env["a27.partner.merge"].browse(cards.action_a27_compare()["res_id"]).action_merge()
        self.assertEqual((others.venue_id, others.state), (self.venue, "closed"))
        self.assertEqual((documents.return_id, len(others.reading_ids)), (others, 2))
        self.assertEqual(set(self.tickets[:2].mapped("state")), {"returned"})
