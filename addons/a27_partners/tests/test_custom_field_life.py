"""What becomes of an added field: choices, retire and restore, delete."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .custom_field_case import CustomFieldCase


@tagged("post_install", "-at_install")
class TestChoices(CustomFieldCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        both = [cls._values("Un jour", "choice"), cls._values("Des jours", "choices")]
        cls.one, cls.many = cls._add_all(cls.nadia, both)
        cls.cpas[cls.one.technical_name] = "lundi"
        cls.cpas[cls.many.technical_name] = cls.many.choice_ids

    def _labels(self, lang="fr_BE"):
        partners = self.env["res.partner"].with_user(self.nadia).with_context(lang=lang)
        return partners.fields_get([self.one.technical_name])[self.one.technical_name]["selection"]

    def test_every_theme_is_there_to_drop_a_field_into_once_there_is_one(self):
        fields_ = self.env["a27.custom.field"].with_user(self.nadia).with_context(read_group_expand=True)
        for domain, count in (([("id", "=", 0)], 0), ([], self.env["a27.field.theme"].search_count([]))):
            self.assertEqual(len(fields_.web_read_group(domain, ["theme_id"], ["__count"])["groups"]), count)

    def test_a_renamed_choice_keeps_its_partners(self):
        monday = self.one.choice_ids[0].with_user(self.nadia)
        monday.write({"name": "Le lundi", "name_nl": "Maandag"})
        self.assertEqual(self.cpas[self.one.technical_name], "lundi")
        self.assertEqual(self._labels()[0], ("lundi", "Le lundi"))
        self.assertEqual(self._labels("nl_BE")[0], ("lundi", "Maandag"))

    def test_choices_are_added_and_ordered(self):
        field = self.one.with_user(self.nadia)
        tuesday = field.choice_ids[1]
        field.write({"choice_ids": [(0, 0, {"name": "Jeudi", "sequence": 1}), (1, tuesday.id, {"sequence": 2})]})
        self.assertEqual([key for key, _label in self._labels()], ["jeudi", "mardi", "lundi"])
        self.cpas.with_user(self.nadia)[field.technical_name] = "jeudi"

    def test_a_choice_twice_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "twice"):
            self.one.with_user(self.nadia).write({"choice_ids": [(0, 0, {"name": "LUNDI"})]})

    def test_removing_shows_what_would_be_lost(self):
        for field in (self.one, self.many):
            monday, tuesday = field.choice_ids
            with self.subTest(field.type):
                with self.assertRaisesRegex(UserError, "1 partners have the choice"):
                    monday.with_user(self.sofie).unlink()
                wizard = self.env["a27.custom.choice.remove"].with_user(self.nadia).create({"choice_id": monday.id})
                self.assertEqual((wizard.partner_count, wizard.partner_names), (1, "CPAS du Test"))
                with self.assertRaisesRegex(AccessError, "1 partners would lose"):
                    wizard.action_remove()
                wizard.replacement_id = tuesday
                wizard.action_remove()
                value = self.cpas[field.technical_name]
                self.assertEqual(value, "mardi" if field.type == "choice" else tuesday)
                self.assertEqual(field.choice_ids, tuesday)

    def test_a_manager_may_lose_values(self):
        wizard = (
            self.env["a27.custom.choice.remove"].with_user(self.sofie).create({"choice_id": self.one.choice_ids[0].id})
        )
        wizard.action_remove()
        self.assertFalse(self.cpas[self.one.technical_name])
        self.assertEqual(self._labels(), [("mardi", "Mardi")])

    def test_a_file_names_choices_that_two_fields_share(self):
        other = self._add(self.nadia, "D'autres jours", "choices")
        names = [self.many.technical_name, other.technical_name]
        result = self.env["res.partner"].with_user(self.nadia).load(["name", *names], [["New", "Lundi", "Lundi,Mardi"]])
        self.assertFalse(result["messages"])
        partner = self.env["res.partner"].browse(result["ids"])
        self.assertEqual(partner[names[0]], self.many.choice_ids[0])
        self.assertEqual(partner[names[1]], other.choice_ids)


@tagged("post_install", "-at_install")
class TestRetirement(CustomFieldCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.field = cls._add(cls.nadia, "Jours", "choices")
        cls.name = cls.field.technical_name
        cls.cpas[cls.name] = cls.field.choice_ids
        cls.longer = cls._add(cls.nadia, "Jours fériés")
        values = {"model_id": "res.partner", "user_ids": [(6, 0, cls.luc.ids)]}
        cls.saved = cls.env["ir.filters"].create(
            [
                {**values, "name": "Ouverts", "domain": f"[('{cls.name}', '!=', False)]"},
                {**values, "name": "Groupés", "context": {"group_by": [f"{cls.name}"]}},
                {**values, "name": "Fériés", "domain": f"[('{cls.longer.technical_name}', '!=', False)]"},
            ]
        )
        cls.env["ir.exports"].create(
            {"name": "Liste", "resource": "res.partner", "export_fields": [(0, 0, {"name": f"{cls.name}/name"})]}
        )

    def test_the_usage_counts_whole_names_also_in_private_searches(self):
        self.env["a27.dashboard.tile"].create(
            {"name": "Par jour", "model": "res.partner", "kind": "graph", "group_by": self.name, "user_id": self.luc.id}
        )
        field = self.field.with_user(self.nadia)
        self.assertEqual(field.usage.splitlines()[0], "Saved searches (2) : Groupés, Ouverts")
        self.assertTrue(field.usage.splitlines()[1].startswith("Saved exports (1)"))
        self.assertEqual(field.usage.splitlines()[2], "Tiles of the first page (1) : Par jour")
        self.assertEqual(self.longer.usage, "Saved searches (1) : Fériés")
        self.assertEqual((field.filled_count, self.longer.filled_count), (1, 0))

    def test_a_retired_field_is_nowhere_and_comes_back_with_its_values(self):
        wizard = self.env["a27.custom.field.retire"].with_user(self.sofie).create({"field_id": self.field.id})
        self.assertEqual((wizard.filled_count, wizard.usage), (1, self.field.usage))
        wizard.action_retire()
        partners = self.env["res.partner"].with_user(self.sofie)
        self.assertNotIn(self.name, partners.fields_get())
        for view, mode in (("res_partner_view_form", "form"), ("res_partner_view_list", "list")):
            arch = partners.get_view(self.env.ref(f"a27_partners.{view}").id, mode)["arch"]
            self.assertNotIn(f'"{self.name}"', arch)
        with self.assertRaises(AccessError):
            partners.search([(self.name, "!=", False)])
        self.assertEqual(self.saved.mapped("active"), [False, False, True])
        self.assertEqual(self.field.filled_count, 1)
        with self.assertRaisesRegex(ValidationError, "was retired"):
            self._add(self.nadia, "JOURS")
        self.field.with_user(self.sofie).action_restore()
        self.assertEqual(self.cpas.with_user(self.nadia)[self.name], self.field.choice_ids)
        self.assertEqual(self.saved.mapped("active"), [True, True, True])

    def test_only_an_empty_and_unused_field_is_deleted(self):
        field = self.field.with_user(self.sofie)
        with self.assertRaisesRegex(UserError, "1 partners have a value"):
            field.unlink()
        self.cpas[self.name] = False
        with self.assertRaisesRegex(UserError, "Groupés, Ouverts"):
            field.unlink()
        self.saved.unlink()
        self.env["ir.exports"].search([("name", "=", "Liste")]).unlink()
        field.unlink()
        self.assertNotIn(self.name, self.env["res.partner"].fields_get())

    def test_a_theme_with_fields_is_not_deleted(self):
        with self.assertRaisesRegex(UserError, "Jours, Jours fériés"):
            self.theme.with_user(self.sofie).unlink()
