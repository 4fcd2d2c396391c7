"""Who may see, change and retire added fields; a portal user tries all ways to read."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, tagged, users
from odoo.tools import mute_logger

from .custom_field_case import CustomFieldCase


@tagged("post_install", "-at_install")
class TestPartnersToo(CustomFieldCase):
    """Piet works at the partner: he reads what is declared for him, of his own organisation, and nothing else."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kinds = ("text", "amount", "choice", "choices")
        fields = cls._add_all(
            cls.sofie,
            [cls._values(f"Ouvert {type_}", type_, visibility="partner") for type_ in kinds]
            + [cls._values(f"Fermé {who}", visibility=who) for who in ("team", "reviewer", "manager")]
            + [cls._values("Retiré", visibility="partner"), cls._values("Jours internes", "choices")],
        )
        cls.open, cls.closed = fields[:4], fields[4:7]
        cls.retired, cls.internal = fields[7:]
        values = {"Ouvert text": "A", "Ouvert amount": 5, "Ouvert choice": "lundi"}
        for field in cls.open:
            if field.type == "choices":
                cls.cpas[field.technical_name] = field.choice_ids
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
class TestPartnersTooOverRpc(HttpCase, CustomFieldCase):
    @mute_logger("odoo.http")
    def test_the_web_client_protocol_gives_what_is_declared_and_nothing_more(self):
        shown, hidden = self._add_all(
            self.sofie, [self._values("Montré", visibility="partner"), self._values("Caché")]
        ).mapped("technical_name")
        self.cpas.write({shown: "A", hidden: "B"})
        self.env.flush_all()
        self.authenticate("piet_portal", "piet_portal")

        def call(method, *args, **kwargs):
            params = {"model": "res.partner", "method": method, "args": args, "kwargs": kwargs}
            return self.url_open(f"/web/dataset/call_kw/res.partner/{method}", json={"params": params}).json()

        self.assertEqual(call("read", self.cpas.ids, [shown])["result"], [{"id": self.cpas.id, shown: "A"}])
        for method, args in (("read", [self.cpas.ids, [hidden]]), ("search_read", [[[hidden, "!=", False]], ["name"]])):
            with self.subTest(method):
                self.assertEqual(call(method, *args)["error"]["data"]["name"], "odoo.exceptions.AccessError")


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

    @users("sofie_manager")
    def test_a_link_that_would_name_another_partner_is_not_shown_to_partners(self):
        with self.assertRaisesRegex(ValidationError, "name of a social partner"):
            self._add(self.env.user, "Parrain", "partner", visibility="partner")
        field = self._add(self.env.user, "Parrain", "partner")
        with self.assertRaisesRegex(ValidationError, "name of a social partner"):
            field.visibility = "partner"

    @users("nadia_team")
    def test_the_dialog_tells_nothing_of_a_choice_that_was_guessed(self):
        for field in self._add_all(
            self.sofie, [self._values(f"Fermé {kind}", kind, visibility="manager") for kind in ("choice", "choices")]
        ):
            choice = field.choice_ids[:1]
            self.cpas[field.technical_name] = choice if field.type == "choices" else choice.value
            self.env.flush_all()
            self.env.invalidate_all()
            with self.subTest(field.type), self.assertRaises(AccessError):
                wizard = self.env["a27.custom.choice.remove"].create({"choice_id": choice.id})
                wizard.read(["field_id", "partner_count", "partner_names"])

    @users("nadia_team")
    def test_a_choice_stays_as_it_is_stored_and_within_its_field(self):
        first, second = self._add_all(self.sofie, [self._values("Jours", "choice"), self._values("Mois", "choice")])
        choice = first.choice_ids[:1].with_env(self.env)
        with self.assertRaisesRegex(AccessError, "stored"):
            choice.write({"value": "other"})
        with self.assertRaisesRegex(UserError, "of its field"):
            self.env["a27.custom.choice.remove"].create(
                {"choice_id": choice.id, "replacement_id": second.choice_ids[:1].id}
            )

    def test_others_cannot_add_fields(self):
        stranger = self._new_user("stranger", "base.group_user")
        for user in (stranger, self.piet):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._add(user, "Jours")
