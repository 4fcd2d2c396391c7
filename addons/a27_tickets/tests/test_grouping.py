from odoo.tests import tagged, users

from odoo.addons.base.models.ir_model import Base

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestGrouping(A27TicketsCase):
    @users("nadia_team")
    def test_a_cross_table_says_the_same_as_odoos_own(self):
        other = self._new_convention(self._new_social_partner("Abri du Test"), 50)
        for convention in (self.convention, other):
            self._print(self._generate(self.mine(convention), 3)).action_confirm()
            self._generate(self.mine(convention), 2)
        tickets = self.env["a27.ticket"]
        sets = [[], ["partner_id"], ["state"], ["partner_id", "state"]]
        for order in (None, "partner_id, state", "state desc, partner_id desc", "__count desc, partner_id, state"):
            ask = ([("partner_id", "in", (self.cpas | other.partner_id).ids)], sets, ["__count", "id:max"])
            with self.subTest(order):
                self.assertEqual(
                    tickets._read_grouping_sets(*ask, order=order), Base._read_grouping_sets(tickets, *ask, order=order)
                )
