from unittest.mock import patch

from odoo.tests import tagged

from ..models import a27_dashboard_tile_count
from .common import DashboardCase


@tagged("post_install", "-at_install")
class TestTiles(DashboardCase):
    def test_a_broken_tile_says_so_and_the_others_count(self):
        broken = {
            "no longer exist": self._new_tile("Model gone", model="x.gone"),
            'field "gone"': self._new_tile("Group gone", kind="graph", group_by="gone,name"),
            'field "parent_id.gone"': self._new_tile("Date gone", date_path="parent_id.gone"),
            'field "gone_too"': self._new_tile("Order gone", kind="list", order_by="name, gone_too desc"),
            "no longer fits": self._new_tile("Filter", domain="[('gone', '=', 1)]"),
            "You may not see": self._new_tile("No rights", model="ir.config_parameter", domain="[]"),
            "which you may not see": self._new_tile("Closed", model="res.users", domain="[]", measures="presence_ids"),
            "field that you may not see": self._new_tile(
                "Closed", model="res.users", domain="[('presence_ids', '=', 1)]"
            ),
        }
        self._save(self.ada, *broken.values(), self.shipped)
        *shown, sound = self._load(self.ada)["tiles"]
        for tile, sentence in zip(shown, broken, strict=True):
            self.assertIn(sentence, tile["problem"])
            self.assertNotIn("count", tile)
        self.assertEqual((sound["problem"], sound["count"]), (None, 3))

    def test_what_only_the_database_refuses_breaks_one_number(self):
        worse = self._new_tile("Not for PostgreSQL", domain=r"[('ref', '=', 'a\x00b')]")
        self._save(self.ada, worse, self.shipped)
        refused, counted = self._load(self.ada)["tiles"]
        self.assertTrue(refused["problem"])
        self.assertEqual(counted["count"], 3)

    def test_a_number_warns_by_its_thresholds(self):
        cases = [
            ({}, "ok"),
            ({"warning_at": 3}, "warning"),
            ({"warning_at": 4}, "ok"),
            ({"warning_at": 1, "danger_at": 3}, "danger"),
            ({"threshold_sense": "less", "warning_at": 3}, "warning"),
            ({"threshold_sense": "less", "warning_at": 4, "danger_at": 2}, "warning"),
        ]
        for values, level in cases:
            with self.subTest(values):
                self.assertEqual(self._shown(self.ada, self._new_tile("T", **values))["level"], level)

    def test_a_large_number_is_not_counted_to_its_end(self):
        with (
            patch.object(a27_dashboard_tile_count, "COUNT_LIMIT", 3),
            patch("odoo.addons.a27_dashboard.models.a27_dashboard_tile_view.COUNT_LIMIT", 3),
        ):
            shown = self._shown(self.ada, self.shipped)
        self.assertEqual((shown["count"], shown["capped"]), (2, True))

    def test_graph_and_pivot_get_what_odoo_expects(self):
        graph = self._new_tile(
            "G", kind="graph", group_by="country_id, create_date:month", graph_mode="line", measures="color"
        )
        pivot = self._new_tile("P", kind="pivot", group_by="country_id", column_by="lang")
        self.assertEqual(
            self._shown(self.ada, graph)["context"],
            {"graph_mode": "line", "graph_groupbys": ["country_id", "create_date:month"], "graph_measure": "color"},
        )
        self.assertEqual(
            self._shown(self.ada, pivot)["context"],
            {"pivot_row_groupby": ["country_id"], "pivot_column_groupby": ["lang"], "pivot_measures": ["__count"]},
        )

    def test_the_filters_of_the_page_are_guessed_for_a_list_that_is_added(self):
        pages = self.env["a27.dashboard.page"].with_user(self.ada)
        tile = pages.add_tile(
            {"name": "Own", "kind": "list", "model": "res.partner", "domain": "[('ref', '=', 'TILE')]"}
        )
        tile = self.env["a27.dashboard.tile"].browse(tile)
        self.assertEqual((tile.date_path, tile.user_path, tile.size), ("create_date", "user_id", "medium"))

    def test_nothing_is_guessed_that_the_model_does_not_have(self):
        tiles = self.env["a27.dashboard.tile"]
        self.assertEqual(tiles._guess_date(self.env["ir.model.fields.selection"]), "create_date")
        self.assertFalse(tiles._guess_date(self.env["base"]))
        self.assertFalse(tiles._guess_user(self.env["res.country"]))
