from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged, users
from odoo.tools import mute_logger

from .common import A27Case

LISTS = ("a27.social.sector", "a27.cultural.type", "a27.discipline", "a27.commune")


@tagged("post_install", "-at_install")
class TestTeamRights(A27Case):
    @users("nadia_team", "luc_reviewer", "sofie_manager")
    def test_the_team_keeps_partners(self):
        partner = self.env["res.partner"].create({"name": "Fresh", "is_company": True, "a27_is_social": True})
        partner.write({"a27_acronym": "FR", "a27_place_ids": [(0, 0, {"name": "Branch"})]})
        self.assertEqual(partner.export_data(["name", "a27_acronym"])["datas"], [["Fresh", "FR"]])
        partner.a27_place_ids.unlink()
        partner.unlink()

    @users("nadia_team", "luc_reviewer")
    def test_the_history_of_a_card_stays(self):
        cpas = self.cpas.with_env(self.env)
        log = cpas.message_post(body="Values that the merge gave up")
        for change in (
            lambda: log.write({"body": "Nothing"}),
            log.unlink,
            lambda: cpas.message_post(body="Merge them", author_id=self.sofie.partner_id.id),
        ):
            with self.assertRaises(AccessError):
                change()
        field = self.env["ir.model.fields"]._get("res.partner", "a27_social_stage")
        changed = [Command.create({"field_id": field.id, "old_value_char": "Active", "new_value_char": "Ended"})]
        for forged in (
            {"tracking_value_ids": changed},
            {"date": "2020-01-01 10:00:00"},
            {"author_id": False, "email_from": self.sofie.email_formatted},
        ):
            with self.assertRaises(AccessError):
                cpas.message_post(body="Ended", **forged)
        mail = {"model": "res.partner", "res_ids": str(cpas.ids), "composition_mode": "mass_mail", "body": "Ended"}
        mail = self.env["mail.compose.message"].create({**mail, "author_id": self.sofie.partner_id.id})
        with self.assertRaises(AccessError):
            mail.action_send_mail()
        cpas.message_post(body="See you on Monday", message_type="comment").unlink()

    @users("nadia_team", "luc_reviewer")
    def test_the_lists_are_read_only_for_the_team(self):
        for model in LISTS:
            line = self.env[model].search([], limit=1)
            self.assertTrue(line.name)
            with self.assertRaises(AccessError):
                line.name = "Other"
            with self.assertRaises(AccessError):
                self.env[model].create({"name": "Other"})
            with self.assertRaises(AccessError):
                line.unlink()

    @users("sofie_manager")
    def test_a_manager_changes_the_lists(self):
        for model in LISTS:
            line = self.env[model].create({"name": "Other"})
            line.write({"name": "Another", "active": False})
            line.unlink()

    def test_a_line_in_use_is_not_deleted(self):
        sector = self.env["a27.social.sector"].search([], limit=1)
        self.cpas.a27_social_sector_id = sector
        with self.assertRaisesRegex(UserError, "1 partners use"):
            sector.with_user(self.sofie).unlink()

    def test_each_group_contains_the_one_before(self):
        team = {
            "base.group_user",
            "base.group_partner_manager",
            "base.group_allow_export",
            "a27_partners.group_a27_user",
        }
        groups = {
            self.nadia: team,
            self.luc: team | {"a27_partners.group_a27_reviewer"},
            self.sofie: team | {"a27_partners.group_a27_reviewer", "a27_partners.group_a27_manager"},
        }
        for user, expected in groups.items():
            for group in expected:
                self.assertTrue(user.has_group(group), (user.login, group))
        self.assertFalse(self.nadia.has_group("a27_partners.group_a27_reviewer"))
        self.assertFalse(self.luc.has_group("a27_partners.group_a27_manager"))
        self.assertFalse(self.sofie.has_group("base.group_system"))


@tagged("post_install", "-at_install")
class TestPortalRights(A27Case):
    """A portal user reads its own organisation: every name that starts with `a27_` must be closed, also those of addons
    that are installed above this one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        fields = cls.env["res.partner"]._fields
        cls.names = sorted(name for name in fields if name.startswith("a27_"))
        cls.cpas.a27_acronym = "SECRET"

    def test_there_is_something_to_protect(self):
        self.assertGreaterEqual(len(self.names), 11)

    @users("piet_portal")
    def test_the_own_organisation_can_be_read(self):
        self.assertEqual(self.env["res.partner"].search([("id", "=", self.cpas.id)]).name, "CPAS du Test")
        self.assertIn("Rue Une 1", self.cpas.with_env(self.env).contact_address)

    @users("piet_portal")
    def test_no_field_of_ours_is_listed(self):
        listed = self.env["res.partner"].fields_get()
        self.assertFalse([name for name in listed if name.startswith("a27_")])

    def _ways_to_read(self, partner, name):
        """What the web client and RPC offer, each with the one field."""
        domain = [("id", "=", partner.id)]
        ways = {
            "read": lambda: partner.read([name]),
            "web_read": lambda: partner.web_read({name: {}}),
            "search_read": lambda: partner.search_read(domain, [name]),
            "web_search_read": lambda: partner.web_search_read(domain, {name: {}}),
            "search": lambda: partner.search([*domain, (name, "!=", False)]),
            "group": lambda: partner.formatted_read_group(domain, [name], ["__count"]),
        }
        if partner._fields[name].store:
            ways["order"] = lambda: partner.search(domain, order=name).ids
        return ways

    @users("piet_portal")
    def test_no_field_of_ours_can_be_read(self):
        for partner in (self.cpas, self.antenna, self.relay):
            for name in self.names:
                for way, read in self._ways_to_read(partner.with_env(self.env), name).items():
                    with self.subTest(field=name, way=way), self.assertRaises(AccessError):
                        read()

    @users("piet_portal")
    def test_nothing_can_be_exported(self):
        for name in self.names:
            with self.subTest(field=name), self.assertRaises(UserError):
                self.cpas.with_env(self.env).export_data([name])

    @users("piet_portal")
    def test_other_partners_cannot_be_read_by_guessing_their_number(self):
        with self.assertRaises(AccessError):
            self.venue.with_env(self.env).read(["name"])

    @users("piet_portal")
    def test_nothing_can_be_written(self):
        for name in self.names:
            with self.subTest(field=name), self.assertRaises(AccessError):
                self.cpas.with_env(self.env).write({name: False})

    @users("piet_portal")
    def test_what_was_noted_on_the_own_card_is_not_read_guessed_or_searched(self):
        message = self.env["mail.message"].with_env(self.env)
        log = self.cpas.message_post(body="Values that the merge gave up: 02 555")
        note = self.cpas.message_post(body="They complain often", message_type="comment")
        told = self.cpas.message_post(body="Hello", message_type="comment", subtype_xmlid="mail.mt_comment")
        for hidden in (log, note):
            with self.assertRaises(AccessError):
                message.browse(hidden.id).read(["body"])
        self.assertIn("Hello", message.browse(told.id).body)
        self.assertEqual(message.search([("model", "=", "res.partner"), ("res_id", "=", self.cpas.id)]).ids, told.ids)
        for model, path in (("res.partner", "message_ids.body"), ("res.users", "partner_id.message_ids.body")):
            with self.subTest(path=path), self.assertRaises(AccessError):
                self.env[model].search([(path, "ilike", "complain")])
        with self.assertRaises(AccessError):
            self.env["res.users"].search([("message_ids.body", "ilike", "complain")])

    @users("piet_portal")
    def test_the_settings_are_closed(self):
        with self.assertRaises(AccessError):
            self.env["a27.settings"].default_get(["retention_mail_months"])

    @users("piet_portal")
    def test_the_lists_are_closed(self):
        for model in LISTS:
            with self.subTest(model=model), self.assertRaises(AccessError):
                self.env[model].search([])


@tagged("post_install", "-at_install")
class TestPortalOverRpc(HttpCase, A27Case):
    @mute_logger("odoo.http")
    def test_the_web_client_protocol_gives_nothing(self):
        self.authenticate("piet_portal", "piet_portal")
        calls = [
            ("read", [self.cpas.ids, ["a27_acronym"]], {}),
            ("web_read", [self.cpas.ids], {"specification": {"a27_acronym": {}}}),
            ("search_read", [[["id", "=", self.cpas.id]], ["a27_acronym"]], {}),
        ]
        for method, args, kwargs in calls:
            params = {"model": "res.partner", "method": method, "args": args, "kwargs": kwargs}
            answer = self.url_open(f"/web/dataset/call_kw/res.partner/{method}", json={"params": params}).json()
            with self.subTest(method=method):
                self.assertNotIn("result", answer)
                self.assertEqual(answer["error"]["data"]["name"], "odoo.exceptions.AccessError")
