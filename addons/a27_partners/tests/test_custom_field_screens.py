"""Which fields stand on which screen, and what they cost."""

from lxml import etree

from odoo.tests import tagged

from .custom_field_case import CustomFieldCase


@tagged("post_install", "-at_install")
class TestScreens(CustomFieldCase):
    def _form(self, user, view="res_partner_view_form"):
        view = self.env.ref(f"a27_partners.{view}")
        return etree.fromstring(self.env["res.partner"].with_user(user).get_view(view.id, "form")["arch"])

    def _themes(self, user, view="res_partner_view_form"):
        """Title -> names of the fields, as the screen of the user shows them."""
        return {
            theme.get("title"): [node.get("name") for node in theme.iter("field")]
            for theme in self._form(user, view).iterfind(".//div[@class='a27_theme']")
        }

    def test_themes_and_fields_stand_in_their_order(self):
        public = self.env.ref("a27_partners.field_theme_public")
        later, first, other = self._add_all(
            self.nadia,
            [
                self._values("B", sequence=20),
                self._values("A", sequence=10),
                self._values("C") | {"theme_id": public.id},
            ],
        )
        names = [field.technical_name for field in (first, later, other)]
        self.assertEqual(
            list(self._themes(self.nadia).items()), [("Public", names[2:]), ("Welcome and Access", names[:2])]
        )
        later.with_user(self.nadia).write({"theme_id": public.id, "sequence": 5})
        self.assertEqual(
            list(self._themes(self.nadia).items()),
            [("Public", [names[1], names[2]]), ("Welcome and Access", [names[0]])],
        )
        public.with_user(self.sofie).write({"sequence": 99, "name": "Publics"})
        self.assertEqual(list(self._themes(self.nadia)), ["Welcome and Access", "Publics"])

    def test_each_kind_has_its_own_fields(self):
        kinds = ("social", "both", "place", "relay")
        added = self._add_all(self.nadia, [self._values(f"Champ {kind}", kind=kind) for kind in kinds])
        fields = dict(zip(kinds, added, strict=True))
        names = {kind: field.technical_name for kind, field in fields.items()}
        self.assertEqual(self._themes(self.nadia), {"Welcome and Access": [names["social"], names["both"]]})
        for kind in ("place", "relay"):
            for view in (f"res_partner_{kind}_view_form", f"res_partner_{kind}_view_form_alone"):
                self.assertEqual(self._themes(self.nadia, view), {"Welcome and Access": [names[kind]]})
        [theme] = self._form(self.nadia).iterfind(".//div[@class='a27_theme']")
        self.assertIsNone(theme.get("invisible"))
        fields["both"].kind = "social"
        [theme] = self._form(self.nadia).iterfind(".//div[@class='a27_theme']")
        self.assertEqual(theme.get("invisible"), "not a27_is_social")

    def test_required_only_in_the_screens_of_its_kind(self):
        field = self._add(self.nadia, "Champ", kind="cultural", required=True)
        [node] = self._form(self.nadia).iterfind(f".//field[@name='{field.technical_name}']")
        self.assertEqual(node.get("required"), "a27_is_cultural")
        self.assertFalse(field.column_id.sudo().required)
        self.env["res.partner"].with_user(self.nadia).create({"name": "By import", "a27_is_cultural": True})

    def test_each_sees_what_is_for_him(self):
        everybody = ("partner", "team", "reviewer", "manager")
        added = self._add_all(self.sofie, [self._values(f"Champ {who}", visibility=who) for who in everybody])
        names = dict(zip(everybody, added.mapped("technical_name"), strict=True))
        seen = {self.nadia: ("partner", "team"), self.luc: ("partner", "team", "reviewer"), self.sofie: tuple(names)}
        for user, expected in seen.items():
            with self.subTest(user.login):
                listed = self.env["res.partner"].with_user(user).fields_get(list(names.values()))
                self.assertEqual(listed.keys(), {names[who] for who in expected})
                self.assertEqual(
                    self._themes(user), {"Welcome and Access": [names[who] for who in names if who in expected]}
                )
                labels = self.env["a27.custom.field"].with_user(user).search([]).mapped("visibility")
                self.assertEqual(set(labels), set(expected))

    def test_a_theme_of_which_one_sees_nothing_is_not_shown(self):
        self._add(self.sofie, "Secret", visibility="manager")
        self.assertFalse(self._themes(self.nadia))
        self.assertTrue(self._themes(self.sofie))

    def test_200_empty_fields_cost_no_query(self):
        types = ["text", "choices", "choice", "partner", "amount"]

        def queries():
            partner = self.cpas.with_user(self.nadia)
            names = [node.get("name") for node in self._form(self.nadia).iter("field")]
            fields = {name: {} for name in names if name in partner._fields}
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            partner.web_read(fields)
            return self.cr.sql_log_count - before

        queries()
        none = queries()
        choices = [(0, 0, {"name": "Lundi"})]
        self.env["a27.custom.field"].create(
            [
                {"name": f"Champ {i}", "type": types[i % 5], "choice_ids": choices if i % 5 in (1, 2) else []}
                for i in range(50)
            ]
        )
        queries()
        self.assertEqual(queries(), none)
