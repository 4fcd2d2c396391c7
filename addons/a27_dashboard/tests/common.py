from odoo.tests import TransactionCase, new_test_user


class DashboardCase(TransactionCase):
    """Ada and Ben arrange their pages, Mia sets those of roles, Pol sees the portal only. The tiles show contacts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "no_reset_password": True})
        # Tiles of other addons, if any, are no part of these tests.
        cls.env["a27.dashboard.tile"].search([]).unlink()
        cls.env["a27.dashboard.page"].search([]).unlink()
        cls.role = cls.env["res.groups"].create({"name": "Desk", "a27_is_dashboard_role": True, "sequence": 90})
        cls.ada, cls.ben = (
            new_test_user(cls.env, login, groups="base.group_user,base.group_partner_manager")
            for login in ("ada", "ben")
        )
        cls.mia = new_test_user(cls.env, "mia", groups="base.group_user,a27_dashboard.group_dashboard_manager")
        cls.pol = new_test_user(cls.env, "pol", groups="base.group_portal")
        for user in (cls.ada, cls.ben, cls.mia):
            user.group_ids += cls.role
        cls.partners = cls.env["res.partner"].create(
            [
                {"name": f"Tile {number}", "ref": "TILE", "user_id": cls.ada.id if number == 1 else False}
                for number in range(3)
            ]
        )
        cls.shipped = cls._new_tile("Shipped", is_default=True)
        cls.unplaced = cls._new_tile("In the gallery")

    @classmethod
    def _new_tile(cls, name, **values):
        defaults = {"kind": "counter", "model": "res.partner", "domain": "[('ref', '=', 'TILE')]", "size": "small"}
        return cls.env["a27.dashboard.tile"].create({"name": name, **defaults, **values})

    def _load(self, user, **filters):
        return self.env["a27.dashboard.page"].with_user(user).load(**filters)

    def _titles(self, user):
        return [tile["title"] or tile["name"] for tile in self._load(user)["tiles"]]

    def _save(self, user, *tiles, size="small"):
        lines = [{"tile_id": tile.id, "title": False, "size": size} for tile in tiles]
        self.env["a27.dashboard.page"].with_user(user).save_layout(lines)

    def _shown(self, user, tile, **filters):
        """What `user` sees of `tile`, which is put on the page alone."""
        self._save(user, tile)
        return self._load(user, **filters)["tiles"][0]
