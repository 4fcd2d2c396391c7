import gc

from odoo.tests import tagged, users

from .common import AT_ONCE, A27TicketsCase


@tagged("post_install", "-at_install")
class TestQueryCount(A27TicketsCase):
    def setUp(self):
        """What an environment remembers is asked again once the collector took it, at any moment."""
        super().setUp()
        gc.disable()
        self.addCleanup(gc.enable)

    @users("nadia_team")
    def test_five_times_the_tickets_take_the_same_queries(self):
        convention = self.mine(self._new_convention(self.cpas, 2_000))
        counts = []
        for size in (100, 100, 500):  # the first fills the caches of the registry
            generated, batch = self._count_queries(lambda size=size: self._generate(convention, size))
            delivered, _nothing = self._count_queries(lambda batch=batch: self._deliver(batch))
            counts.append((generated - size // AT_ONCE, delivered - size // AT_ONCE))
        self.assertEqual(*counts[1:])

    @users("nadia_team")
    def test_figures_of_many_conventions_take_the_same_queries(self):
        few = self.env["a27.convention"].union(*(self._new_convention(self.cpas, 5) for _index in range(2)))
        many = self.env["a27.convention"].union(*(self._new_convention(self.cpas, 5) for _index in range(20)))
        names = ["remaining", "delivered_count", "returned_count", "batch_count", "display_name"]
        counts = [
            self._count_queries(lambda found=found: self.mine(found).read(names))[0] for found in (few, few, many)
        ]
        self.assertEqual(*counts[1:])
