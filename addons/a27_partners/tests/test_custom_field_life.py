"""What becomes of an added field: who may do what, rename, move, choices, retire and restore, delete."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged, users

from .test_custom_fields import CustomFieldCase


@tagged("post_install", "-at_install")
class TestLabels(CustomFieldCase):
    def test_the_label_is_the_same_in_all_languages_unless_there_is_a_dutch_one(self):
        field = self._add(self.nadia, "Jours d'ouverture", name_nl="Openingsdagen")
        partners = self.env["res.partner"].with_user(self.nadia)
        labels = {
            lang: partners.with_context(lang=lang).fields_get([field.technical_name], ["string"])[field.technical_name]["string"]
            for lang in ("en_US", "fr_BE", "nl_BE")
        }
        self.assertEqual(
            labels, {"en_US": "Jours d'ouverture", "fr_BE": "Jours d'ouverture", "nl_BE": "Openingsdagen"}
        )

    def test_quotes_and_accents_are_kept(self):
        label = 'L\'« accueil » d"été\\ <b>&</b> {{ 1 }} %s'
        field = self._add(self.nadia, label, "choice", choice_ids=[(0, 0, {"name": label})])
        partners = self.env["res.partner"].with_user(self.nadia).with_context(lang="fr_BE")
        described = partners.fields_get([field.technical_name])[field.technical_name]
        self.assertEqual(described["string"], label)
        self.assertEqual(described["selection"], [(field.choice_ids.value, label)])
        view = self.env.ref("a27_partners.res_partner_view_form")
        self.assertIn(field.technical_name, partners.get_view(view.id, "form")["arch"])

    def test_labels_that_make_the_same_name_get_two_columns(self):
        first = self._add(self.nadia, "Été ?")
        first.name = "Saison"
        second = self._add(self.nadia, "ÉTÉ")
        self.assertEqual((first.technical_name, second.technical_name), ("x_a27_ete", "x_a27_ete_2"))

    def test_a_label_that_partners_have_already_is_refused(self):
        self._add(self.nadia, "Jours d'été", name_nl="Zomerdagen")
        for label in ("jours D’ETE", "Zomerdagen", "Téléphone", "Commune"):
            with self.subTest(label), self.assertRaisesRegex(ValidationError, "already a field"):
                self._add(self.nadia, label)
        with self.assertRaisesRegex(ValidationError, "already a field"):
            self._add(self.nadia, "Winterdagen", name_nl="ZOMERdagen")

    def test_a_very_long_label_is_refused_with_what_to_do(self):
        self._add(self.nadia, "x" * 100)
        with self.assertRaisesRegex(ValidationError, "too long"):
            self._add(self.nadia, "y" * 101)

    def test_a_sensitive_label_asks(self):
        with self.assertRaisesRegex(ValidationError, "may hold data about"):
            self._add(self.nadia, "Nationalité")

    def test_a_field_about_persons_needs_a_ground(self):
        with self.assertRaisesRegex(ValidationError, "why we may"):
            self._add(self.nadia, "Nationalité", gdpr_answer="person")

    def test_the_answer_of_a_sensitive_label_is_kept_until_the_subject_changes(self):
        field = self._add(self.nadia, "Origine des fonds", gdpr_answer="organisation")
        self.assertEqual((field.gdpr_subject, field.gdpr_answer), ("origin", "organisation"))
        with self.assertRaisesRegex(ValidationError, "may hold data about"):
            field.name = "Religion"

    def test_a_dutch_label_asks_too(self):
        ordinary = self._add(self.nadia, "Divers")
        with self.assertRaisesRegex(ValidationError, "may hold data about"):
            ordinary.name_nl = "Rijksregisternummer"

    def test_a_type_does_not_change(self):
        field = self._add(self.nadia, "Jours")
        with self.assertRaisesRegex(UserError, "type of a field"):
            field.type = "date"

    def test_nobody_chooses_the_column(self):
        field = self._add(self.nadia, "Jours", technical_name="name", column_id=1)
        self.assertEqual(field.technical_name, "x_a27_jours")
        with self.assertRaises(AccessError):
            field.technical_name = "name"


@tagged("post_install", "-at_install")
class TestScreens(CustomFieldCase):
    def _form(self, user, view="res_partner_view_form"):
        from lxml import etree

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
        self.assertEqual(
            self._themes(self.nadia), {"Welcome and Access": [names["social"], names["both"]]}
        )
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
            [{"name": f"Champ {i}", "type": types[i % 5], "choice_ids": choices if i % 5 in (1, 2) else []} for i in range(50)]
        )
        queries()
        self.assertEqual(queries(), none)


@tagged("post_install", "-at_install")
class TestPartnersToo(CustomFieldCase):
    """Piet works at the partner: he reads what is declared for him, of his own organisation, and nothing else."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kinds = ("text", "amount", "choice", "choices", "partner")
        fields = cls._add_all(
            cls.sofie,
            [cls._values(f"Ouvert {type_}", type_, visibility="partner") for type_ in kinds]
            + [cls._values(f"Fermé {who}", visibility=who) for who in ("team", "reviewer", "manager")]
            + [cls._values("Retiré", visibility="partner"), cls._values("Jours internes", "choices")],
        )
        cls.open, cls.closed = fields[:5], fields[5:8]
        cls.retired, cls.internal = fields[8:]
        values = {"Ouvert text": "A", "Ouvert amount": 5, "Ouvert choice": "lundi"}
        for field in cls.open:
            if field.type == "choices":
                cls.cpas[field.technical_name] = field.choice_ids
            elif field.type == "partner":
                cls.cpas[field.technical_name] = cls.cpas
            else:
                cls.cpas[field.technical_name] = cls.venue[field.technical_name] = values[field.name]
        cls.retired.active = False

    @users("piet_portal")
    def test_he_reads_what_is_for_him(self):
        for field in self.open:
            with self.subTest(field.type):
                [values] = self.cpas.with_env(self.env).web_read({field.technical_name: {}})
                self.assertTrue(values[field.technical_name])
        [choices] = [field for field in self.open if field.type == "choices"]
        read = {choices.technical_name: {"fields": {"display_name": {}}}}
        [values] = self.cpas.with_env(self.env).web_read(read)
        self.assertEqual([choice["display_name"] for choice in values[choices.technical_name]], ["Lundi", "Mardi"])

    @users("piet_portal")
    def test_he_reads_nothing_else(self):
        listed = self.env["res.partner"].fields_get()
        for field in self.closed | self.retired:
            name = field.technical_name
            partner = self.cpas.with_env(self.env)
            ways = {
                "read": lambda partner=partner, name=name: partner.read([name]),
                "web_read": lambda partner=partner, name=name: partner.web_read({name: {}}),
                "search": lambda partner=partner, name=name: partner.search([(name, "!=", False)]),
                "group": lambda partner=partner, name=name: partner.formatted_read_group([], [name], ["__count"]),
                "order": lambda partner=partner, name=name: partner.search([], order=name).ids,
                "write": lambda partner=partner, name=name: partner.write({name: "x"}),
            }
            self.assertNotIn(name, listed)
            for way, read in ways.items():
                with self.subTest(field=field.sudo().name, way=way), self.assertRaises(AccessError):
                    read()

    @users("piet_portal")
    def test_he_changes_nothing_and_sees_no_other_partner(self):
        name = self.open[0].technical_name
        with self.assertRaises(AccessError):
            self.cpas.with_env(self.env).write({name: "x"})
        with self.assertRaises(AccessError):
            self.venue.with_env(self.env).read([name])
        self.assertFalse(self.env["res.partner"].search([(name, "=", "A"), ("id", "=", self.venue.id)]))

    @users("piet_portal")
    def test_he_knows_no_definition(self):
        with self.assertRaises(AccessError):
            self.env["a27.custom.field"].search([])
        choices = self.env["a27.custom.choice"].search([])
        self.assertTrue(choices)
        self.assertFalse(choices & self.internal.choice_ids.with_env(self.env))


@tagged("post_install", "-at_install")
class TestRights(CustomFieldCase):
    def test_the_team_renames_and_only_managers_open_retire_and_delete(self):
        field = self._add(self.nadia, "Jours").with_user(self.nadia)
        field.write({"name": "Jours ouverts", "kind": "social", "required": True, "help": "Du lundi au vendredi"})
        for change in ({"visibility": "partner"}, {"active": False}):
            with self.subTest(change), self.assertRaisesRegex(AccessError, "manager"):
                field.write(change)
            field.with_user(self.sofie).write(change)
        with self.assertRaises(AccessError):
            field.unlink()
        field.with_user(self.sofie).unlink()
        self.assertNotIn("x_a27_jours", self.env["res.partner"]._fields)

    @users("luc_reviewer")
    def test_who_adds_a_field_for_managers_sees_what_it_is(self):
        field = self._add(self.env.user, "Jours", visibility="manager")
        self.assertEqual(field.with_env(self.env).name, "Jours")
        self.assertNotIn(field.technical_name, self.env["res.partner"].fields_get())

    def test_others_cannot_add_fields(self):
        stranger = self._new_user("stranger", "base.group_user")
        for user in (stranger, self.piet):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._add(user, "Jours")


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
        wizard = self.env["a27.custom.choice.remove"].with_user(self.sofie).create({"choice_id": self.one.choice_ids[0].id})
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
        field = self.field.with_user(self.nadia)
        self.assertEqual(field.usage.splitlines()[0], "Saved searches (2) : Groupés, Ouverts")
        self.assertTrue(field.usage.splitlines()[1].startswith("Saved exports (1)"))
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
