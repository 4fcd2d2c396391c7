from odoo.tests import tagged, users

from odoo.addons.base.models.ir_model import Base

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestGrouping(A27TicketsCase):
    """Graphs and cross tables are quicker than Odoo's own, and say the same."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls._new_convention(cls._new_social_partner("Abri du Test"), 50)
        cls.third = cls._new_convention(cls._new_social_partner("Zone du Test"), 50)

    @users("nadia_team")
    def test_a_cross_table_says_the_same_as_odoos_own(self):
        for convention in (self.convention, self.other, self.third):
            self._print(self._generate(self.mine(convention), 3)).action_confirm()
            self._generate(self.mine(convention), 2)
        self._generate(self.mine(self.convention), 4, place_id=self.antenna.id)
        tickets = self.env["a27.ticket"]
        domain = [("convention_id", "in", (self.convention | self.other | self.third).ids)]
        sets = [[], ["partner_id"], ["state"], ["place_id"], ["partner_id", "state"]]
        orders = (
            None,
            "partner_id, state",
            "state desc, partner_id desc",
            "__count desc, partner_id, state",
            "place_id desc, state",
            "state, place_id",
        )
        for order in orders:
            ask = (domain, sets, ["__count", "id:max"])
            with self.subTest(order):
                found, expected = (
                    method(*ask, order=order)
                    for method in (
                        tickets._read_grouping_sets,
                        lambda *a, **k: Base._read_grouping_sets(tickets, *a, **k),
                    )
                )
                self.assertEqual(
                    [sorted(map(str, rows)) for rows in found], [sorted(map(str, rows)) for rows in expected]
                )
                for groupby, mine, odoos in zip(sets, found, expected, strict=True):
                    if order and {term.split()[0] for term in order.split(",")} >= set(groupby):
                        self.assertEqual(mine, odoos, groupby)
        self.assertEqual(tickets._read_group([("id", "<", 0)], ["partner_id"], ["__count"], order="partner_id"), [])
