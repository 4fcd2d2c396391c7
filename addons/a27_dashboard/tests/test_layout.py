from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import DashboardCase


@tagged("post_install", "-at_install")
class TestLayout(DashboardCase):
    def test_two_users_have_two_pages(self):
        self._save(self.ada, self.unplaced, self.shipped)
        self.assertEqual(self._titles(self.ada), ["In the gallery", "Shipped"])
        self.assertEqual(self._titles(self.ben), ["Shipped"])
        self.assertTrue(self._load(self.ada)["is_own"])
        self.assertFalse(self._load(self.ben)["is_own"])

    def test_title_size_and_order_are_kept(self):
        pages = self.env["a27.dashboard.page"].with_user(self.ada)
        pages.save_layout([{"tile_id": self.shipped.id, "title": "Mine", "size": "large"}] * 2)
        tiles = self._load(self.ada)["tiles"]
        self.assertEqual([(tile["title"], tile["size"]) for tile in tiles], [("Mine", "large")] * 2)

    def test_reset_goes_back_to_the_role_and_keeps_the_own_tiles(self):
        pages = self.env["a27.dashboard.page"].with_user(self.ada)
        pages.add_tile({"name": "Own", "kind": "list", "model": "res.partner", "domain": "[]"})
        self.assertEqual(self._titles(self.ada), ["Shipped", "Own"])
        pages.reset()
        self.assertEqual(self._titles(self.ada), ["Shipped"])
        gallery = self.env["a27.dashboard.tile"].with_user(self.ada).gallery()
        self.assertEqual([tile["name"] for tile in gallery if tile["is_own"]], ["Own"])

    def test_a_manager_sets_the_page_of_a_role_with_copies_of_own_tiles(self):
        pages = self.env["a27.dashboard.page"].with_user(self.mia)
        pages.add_tile({"name": "Of Mia", "kind": "list", "model": "res.partner", "domain": "[('ref', '=', 'TILE')]"})
        self.assertEqual(
            [role["id"] for role in self._load(self.mia)["roles"] if role["name"] == "Desk"], [self.role.id]
        )
        pages.set_role_page(self.role.id)
        self.assertEqual(self._titles(self.ada), ["Shipped", "Of Mia"])
        # Once more: the copy is brought up to date, not multiplied.
        own = self.env["a27.dashboard.tile"].search([("user_id", "=", self.mia.id)])
        own.name = "Of Mia, changed"
        pages.set_role_page(self.role.id)
        self.assertEqual(self._titles(self.ada), ["Shipped", "Of Mia, changed"])
        self.assertEqual(self.env["a27.dashboard.tile"].search_count([("origin_id", "=", own.id)]), 1)
        pages.unset_role_page(self.role.id)
        self.assertEqual(self._titles(self.ada), ["Shipped"])

    def test_tiles_that_came_later_are_offered_until_the_gallery_was_seen(self):
        pages = self.env["a27.dashboard.page"].with_user(self.ada)
        self._save(self.ada, self.shipped)
        self.assertEqual(self._load(self.ada)["new_count"], 0, "they were there when she arranged her page")
        pages._own().gallery_seen_at = "2020-01-01"
        self._new_tile("Of nobody's model", model="no.model")
        self._new_tile("Of another role", group_ids=[(6, 0, self.env.ref("base.group_system").ids)])
        self.assertEqual(self._load(self.ada)["new_count"], 1)
        gallery = self.env["a27.dashboard.tile"].with_user(self.ada).gallery()
        self.assertEqual([tile["name"] for tile in gallery if tile["is_new"]], ["In the gallery"])
        pages.see_gallery()
        self.assertEqual(self._load(self.ada)["new_count"], 0)
        self.assertEqual(self._load(self.ben)["new_count"], 0, "he has no page of his own: they stand on it")

    def test_nobody_else_sets_it(self):
        pages = self.env["a27.dashboard.page"].with_user(self.ada)
        self.assertEqual(self._load(self.ada)["roles"], [])
        with self.assertRaisesRegex(UserError, "Only a manager"):
            pages.set_role_page(self.role.id)
        with self.assertRaises(AccessError):
            pages.create({"group_id": self.role.id})

    def test_a_shipped_tile_is_changed_in_a_copy(self):
        tile = self.shipped.with_user(self.ada)
        copy = tile.browse(tile.make_own())
        copy.warning_at = 2
        self.assertEqual(copy.user_id, self.ada)
        self.assertEqual(self._shown(self.ada, copy)["level"], "warning")
        self.assertEqual(self._titles(self.ben), ["Shipped"])
