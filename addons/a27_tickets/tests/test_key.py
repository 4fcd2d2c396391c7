import json

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestKey(A27TicketsCase):
    """Who knows the key can forge tickets: no screen and no remote call gives it, to nobody."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls._new_user("ada_admin", "a27_partners.group_a27_manager,base.group_system")
        cls.key = cls.env["a27.ticket.key"].search([], limit=1)

    def _ways_to_read(self, keys):
        secret = self.key.sudo().secret
        domain = [("secret", "=like", f"{secret[:8]}%")]
        return {
            "read": lambda: keys.read(["secret"]),
            "field": lambda: keys.secret,
            "web_read": lambda: keys.web_read({"secret": {}}),
            "search_read": lambda: keys.search_read([], ["secret"]),
            "web_search_read": lambda: keys.web_search_read([], {"secret": {}}),
            "export": lambda: keys.export_data(["secret"]),
            "guess by search": lambda: keys.search(domain),
            "guess by count": lambda: keys.search_count(domain),
            "order": lambda: keys.search([], order="secret").ids,
            "group": lambda: keys.formatted_read_group([], ["secret"], ["__count"]),
            "aggregate": lambda: keys.formatted_read_group([], [], ["secret:array_agg"]),
            "onchange": lambda: keys.onchange({}, ["secret"], {"secret": {}}),
            "copy": lambda: keys.copy(),
            "write": lambda: keys.write({"secret": "0" * 64}),
        }

    def test_there_is_a_key(self):
        self.assertRegex(self.key.secret, r"^[0-9a-f]{64}$")

    def test_nobody_reads_it(self):
        for user in (self.nadia, self.sofie, self.admin, self.piet):
            keys = self.key.with_user(user)
            for way, read in {
                **self._ways_to_read(keys),
                "name_search": lambda keys=keys: keys.name_search("1"),
            }.items():
                # AccessError, or UserError where nothing at all may be exported
                with self.subTest(user=user.login, way=way), self.assertRaises(UserError):
                    read()

    def test_a_right_on_the_model_does_not_open_it(self):
        """An administrator can give themselves any right on any model."""
        self.env["ir.model.access"].create(
            {
                "name": "all rights",
                "model_id": self.env["ir.model"]._get_id("a27.ticket.key"),
                "group_id": self.env.ref("base.group_system").id,
                "perm_read": True,
                "perm_write": True,
                "perm_create": True,
                "perm_unlink": True,
            }
        )
        keys = self.key.with_user(self.admin)
        for way, read in self._ways_to_read(keys).items():
            with self.subTest(way=way):
                try:
                    answer = read()
                except AccessError:
                    continue
                self.assertNotIn(self.key.sudo().secret[:8], json.dumps(answer, default=str))
                self.assertIn(way, ("onchange",))
        self.assertNotIn("secret", keys.read()[0])
        self.assertNotIn("secret", keys.fields_get())
