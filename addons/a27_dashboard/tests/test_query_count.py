from odoo.tests import tagged

from .common import DashboardCase


@tagged("post_install", "-at_install")
class TestQueryCount(DashboardCase):
    def _queries(self, tiles):
        self._save(self.ada, *tiles)
        self._load(self.ada)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self._load(self.ada)
        return self.env.cr.sql_log_count - before

    def test_twenty_numbers_cost_no_more_queries_than_two(self):
        tiles = self.env["a27.dashboard.tile"].union(
            *(
                self._new_tile(f"Number {number}", domain=f"[('ref', '=', 'TILE'), ('color', '!=', {number})]")
                for number in range(20)
            )
        )
        self.assertLessEqual(self._queries(tiles), self._queries(tiles[:2]))
