"""Each type of added field, in each place where it must work, made by a member of the team."""

from datetime import date

from lxml import etree

from odoo.tests import Form, tagged, users

from .custom_field_case import CustomFieldCase

# Type -> (value as the form writes it, what a file holds, what one types into the search box).
SAMPLES = {
    "text": ("Boîte 12", "Boîte 12", "boite"),
    "long_text": ("Sonner\ndeux fois", "Sonner\ndeux fois", "SONNER"),
    "yes_no": (True, "True", "Yes or no?"),
    "integer": (40, "40", "40"),
    "decimal": (2.5, "2.5", "2,5"),
    "amount": (12.5, "12.5", "12,50"),
    "date": (date(2026, 3, 9), "2026-03-09", "09/03/2026"),
    "choice": ("lundi", "Lundi", "lun"),
    "choices": (["Lundi", "Mardi"], "Lundi,Mardi", "mardi"),
    "partner": ("venue", "Théâtre du Test", "theatre du t"),
}
NUMBERS = ("integer", "decimal", "amount")


@tagged("post_install", "-at_install")
class TestEveryType(CustomFieldCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        labels = {type_: "Yes or no?" if type_ == "yes_no" else f"Champ {type_}" for type_ in SAMPLES}
        fields = cls._add_all(cls.nadia, [cls._values(label, type_) for type_, label in labels.items()])
        cls.fields = dict(zip(SAMPLES, fields, strict=True))
        cls.names = {type_: field.technical_name for type_, field in cls.fields.items()}
        for type_, name in cls.names.items():
            cls.cpas[name] = cls._stored(type_)

    @classmethod
    def _stored(cls, type_):
        value = SAMPLES[type_][0]
        match type_:
            case "choices":
                return cls.fields[type_].choice_ids
            case "partner":
                return cls.venue
        return value

    @users("nadia_team")
    def test_in_the_form_of_a_partner(self):
        Partner = self.env["res.partner"].with_context(default_a27_is_social=True, default_is_company=True)
        with Form(Partner, view="a27_partners.res_partner_view_form") as form:
            form.name = "Organisation"
            for type_, name in self.names.items():
                if type_ == "choices":
                    for choice in self._stored(type_):
                        form[name].add(choice)
                else:
                    form[name] = self._stored(type_)
        for type_, name in self.names.items():
            with self.subTest(type_):
                self.assertEqual(form.record[name], self._stored(type_))

    @users("nadia_team")
    def test_in_lists_as_a_hidden_column(self):
        view = self.env.ref("a27_partners.res_partner_view_list")
        arch = etree.fromstring(self.env["res.partner"].get_view(view.id, "list")["arch"])
        for name in self.names.values():
            with self.subTest(name):
                [column] = arch.iterfind(f"field[@name='{name}']")
                self.assertEqual(column.get("optional"), "hide")
        self.assertEqual(len(arch.findall("field[@name='a27_currency_id']")), 1, "amounts show their currency")

    @users("nadia_team")
    def test_in_filters(self):
        for type_, name in self.names.items():
            value = self._stored(type_)
            operand = value.ids if type_ in ("choices", "partner") else [value]
            with self.subTest(type_):
                self.assertTrue(self.env["res.partner"].fields_get([name], ["searchable"])[name]["searchable"])
                found = self.env["res.partner"].search([(name, "in", operand)])
                self.assertEqual(found, self.cpas.with_env(self.env))
                self.assertNotIn(self.cpas, self.env["res.partner"].search([(name, "=", False)]))

    @users("nadia_team")
    def test_in_groups(self):
        for type_, name in self.names.items():
            by = f"{name}:month" if type_ == "date" else name
            with self.subTest(type_):
                self.assertTrue(self.env["res.partner"].fields_get([name], ["groupable"])[name]["groupable"])
                domain = [("id", "in", (self.cpas | self.venue).ids)]
                groups = self.env["res.partner"].formatted_read_group(domain, [by], ["__count"])
                self.assertEqual(len(groups), 3 if type_ == "choices" else 2)

    @users("nadia_team")
    def test_numbers_as_measures(self):
        for type_ in NUMBERS:
            name = self.names[type_]
            with self.subTest(type_):
                described = self.env["res.partner"].fields_get([name], ["aggregator"])[name]
                self.assertEqual(described["aggregator"], "sum")
                [(total,)] = self.env["res.partner"]._read_group([], [], [f"{name}:sum"])
                self.assertEqual(total, self._stored(type_))

    @users("nadia_team")
    def test_in_exports_and_imports(self):
        names = list(self.names.values())
        row = self.cpas.with_env(self.env).export_data(names)["datas"][0]
        file = [SAMPLES[type_][1] for type_ in self.names]
        for type_, exported, expected in zip(self.names, row, file, strict=True):
            with self.subTest(type_):
                self.assertEqual(str(exported), expected)
        result = self.env["res.partner"].load(["name", *names], [["Imported", *file]])
        self.assertFalse(result["messages"])
        imported = self.env["res.partner"].browse(result["ids"])
        for type_, name in self.names.items():
            with self.subTest(type_):
                self.assertEqual(imported[name], self._stored(type_))

    @users("nadia_team")
    def test_in_the_search_box(self):
        for type_, (_value, _file, typed) in SAMPLES.items():
            with self.subTest(type_):
                partners = self.env["res.partner"].with_context(lang="fr_BE")
                found = partners.search([("a27_added_fields", "ilike", typed)])
                self.assertEqual(found, self.cpas.with_env(self.env))
        self.assertFalse(self.env["res.partner"].search([("a27_added_fields", "ilike", "nowhere")]))

    @users("nadia_team")
    def test_changes_are_in_the_history(self):
        partner = self.cpas.with_env(self.env).with_context(mail_notrack=False, lang="en_US")
        self.cr.precommit.run()
        partner[self.names["text"]] = "Boîte 13"
        self.env.flush_all()
        self.cr.precommit.run()
        [change] = partner.message_ids.sudo().tracking_value_ids
        self.assertEqual((change.old_value_char, change.new_value_char), ("Boîte 12", "Boîte 13"))
