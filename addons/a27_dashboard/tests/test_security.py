from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common import DashboardCase


@tagged("post_install", "-at_install")
class TestSecurity(DashboardCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        pages = cls.env["a27.dashboard.page"].with_user(cls.ada)
        secret = {
            "name": "Secret of Ada",
            "kind": "list",
            "model": "res.partner",
            "domain": "[('name', '=', 'Secret')]",
        }
        cls.tile = cls.env["a27.dashboard.tile"].browse(pages.add_tile(secret))
        cls.page = cls.env["a27.dashboard.page"].search([("user_id", "=", cls.ada.id)])

    def test_a_page_is_its_owners_alone(self):
        records = (self.tile, self.page, self.page.placement_ids[:1])
        for user in (self.ben, self.mia, self.pol):
            for record in records:
                record = record.with_user(user)
                with self.subTest(user=user.login, model=record._name):
                    self.assertFalse(user != self.pol and record.search([("id", "=", record.id)]))
                    for act in (lambda r: r.read(["display_name"]), lambda r: r.write({}), lambda r: r.unlink()):
                        with self.assertRaises(AccessError):
                            act(record)

    def test_a_guessed_tile_is_not_put_on_another_page(self):
        with self.assertRaises(AccessError):
            self._save(self.ben, self.tile)
        with self.assertRaises(AccessError):
            self.env["a27.dashboard.tile"].with_user(self.ben).create(
                {"name": "Guess", "model": "res.partner", "user_id": self.ben.id, "origin_id": self.tile.id}
            )

    def test_a_tile_or_a_page_is_not_given_to_another(self):
        tiles = self.env["a27.dashboard.tile"].with_user(self.ben)
        values = {"name": "Gift", "model": "res.partner"}
        for owner in (self.ada.id, False):
            with self.assertRaises(AccessError):
                tiles.create({**values, "user_id": owner})
        with self.assertRaises(AccessError):
            self.env["a27.dashboard.page"].with_user(self.ben).create({"user_id": self.mia.id})
        with self.assertRaises(AccessError):
            self.env["a27.dashboard.placement"].with_user(self.ben).create(
                {"page_id": self.page.id, "tile_id": self.shipped.id}
            )
        own = tiles.create({**values, "user_id": self.ben.id})
        with self.assertRaises(AccessError):
            own.user_id = self.ada

    def test_shared_tiles_are_the_managers(self):
        with self.assertRaises(AccessError):
            self.shipped.with_user(self.ben).name = "Changed"
        self.shipped.with_user(self.mia).name = "Changed"

    def test_a_tile_for_a_group_is_not_for_others(self):
        self.shipped.group_ids = self.env.ref("base.group_system")
        self._save(self.mia, self.unplaced)
        self.assertEqual(self._titles(self.ben), [])

    def test_a_tile_shows_no_more_than_its_user_may_read(self):
        self.env["ir.rule"].create(
            {
                "name": "Only the first",
                "model_id": self.env["ir.model"]._get_id("res.partner"),
                "groups": [(6, 0, self.role.ids)],
                "domain_force": f"['|', ('id', '=', {self.partners[0].id}), ('ref', '!=', 'TILE')]",
            }
        )
        self.ben.group_ids -= self.env.ref("base.group_partner_manager")
        internal = self.env.ref("base.res_partner_rule_private_employee", raise_if_not_found=False)
        if internal:
            internal.active = False
        self.assertEqual(self._shown(self.ben, self.shipped)["count"], 1)

    def test_the_portal_sees_nothing(self):
        with self.assertRaises(AccessError):
            self._load(self.pol)
        with self.assertRaises(AccessError):
            self.env["a27.dashboard.tile"].with_user(self.pol).gallery()


@tagged("post_install", "-at_install")
class TestRpc(HttpCase, DashboardCase):
    @mute_logger("odoo.http")
    def test_another_users_page_is_closed_over_rpc(self):
        pages = self.env["a27.dashboard.page"].with_user(self.ada)
        tile = pages.add_tile({"name": "Secret of Ada", "kind": "list", "model": "res.partner", "domain": "[]"})
        page = self.env["a27.dashboard.page"].search([("user_id", "=", self.ada.id)])
        self.authenticate("ben", "ben")
        line = {"tile_id": tile, "title": "Mine now", "size": "small"}
        calls = [
            ("a27.dashboard.tile", "web_read", [[tile]], {"specification": {"name": {}, "domain": {}}}),
            ("a27.dashboard.tile", "make_own", [[tile]], {}),
            ("a27.dashboard.tile", "copy", [[tile]], {}),
            ("a27.dashboard.tile", "write", [[tile], {"user_id": self.ben.id}], {}),
            ("a27.dashboard.page", "read", [page.ids, ["placement_ids"]], {}),
            ("a27.dashboard.page", "write", [page.ids, {"placement_ids": [[5]]}], {}),
            ("a27.dashboard.page", "save_layout", [[line]], {}),
            ("a27.dashboard.placement", "write", [page.placement_ids.ids, {"title": "x"}], {}),
            ("a27.dashboard.page", "_own", [], {}),
        ]
        for model, method, args, kwargs in calls:
            params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
            answer = self.url_open(f"/web/dataset/call_kw/{model}/{method}", json={"params": params}).json()
            with self.subTest(model=model, method=method):
                self.assertEqual(answer["error"]["data"]["name"], "odoo.exceptions.AccessError")
        self.assertEqual(len(page.placement_ids), 2)
