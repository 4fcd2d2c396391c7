import json

from odoo import http
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged, users
from odoo.tools import mute_logger

from odoo.addons.a27_partners.models.res_partner_confidential import SECRETS

from .common import A27Case

TRUE_ADDRESS = {
    "street": "Sentier Cache 17",
    "street2": "Etage 5",
    "zip": "1190",
    "city": "Forest-Cachee",
    "phone": "02 555 99 17",
    "email": "refuge-cache@asile.example",
}
MAILING = {"street": "BP 12", "zip": "1000", "city": "Bruxelles", "phone": "02 555 00 00"}
# What must not get out; postal codes are everywhere.
WORDS = [value for name, value in TRUE_ADDRESS.items() if name != "zip"]

# On the card of a theatre: what is said there once the address of the refuge is hidden.
ELSEWHERE = {
    "Groupe du Refuge du Test, 17 sentier Cache": "Groupe du Refuge du Test, [confidential address]",
    "Rappeler le +32 2/555.99.17": "Rappeler le [confidential address]",
    "Nous jouons au Sentier Cache 17 à Liège": "Nous jouons au Sentier Cache 17 à Liège",
    "Refuge du Test : pas Sentier Cache 170": "Refuge du Test : pas Sentier Cache 170",
}


class RefugeCase(A27Case):
    """A refuge with a house at the same address, a relay who shares its phone, and a history that names the address;
    Nadia (team) has hidden it. Ines is in the team and in the group of those who know."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ines = cls._new_user("ines_knows", "a27_partners.group_a27_confidential_address")
        cls.refuge = cls._new_social_partner("Refuge du Test", **TRUE_ADDRESS)
        cls.house = cls._new_place(cls.refuge, "Maison du Test", street="SENTIER CACHE 17", zip="1190", city="Forest")
        cls.refuge_relay = cls._new_relay(cls.refuge, "Rita Refuge", phone=TRUE_ADDRESS["phone"])
        cls.rosa = cls._new_user("rosa_portal", "base.group_portal", partner_id=cls.refuge_relay.id)
        tracked = cls.refuge.with_context(mail_notrack=False)
        cls.cr.precommit.run()
        tracked.write({"phone": "02 555 99 18", "street": "Sentier Cache 19"})
        tracked.message_post(body="Passer par Sentier Cache 17, sonner deux fois")
        cls._end_of_request()
        tracked.write({name: TRUE_ADDRESS[name] for name in ("phone", "street")})
        cls._end_of_request()
        cls.elsewhere = cls.env["mail.message"].concat(*(cls.venue.message_post(body=body) for body in ELSEWHERE))
        cls.of_organisation = cls.relay.message_post(body="Nouvelle adresse : Sentier Cache 17")
        wizard = cls.env["a27.address.protect"].with_user(cls.nadia)
        wizard = wizard.with_context(mail_notrack=False).create({"partner_id": cls.refuge.id, **MAILING})
        cls.hidden_with_it = wizard.neighbour_ids
        wizard.action_protect()
        cls._end_of_request()

    @classmethod
    def _end_of_request(cls):
        """What Odoo does before it commits: write and track."""
        cls.env.flush_all()
        cls.cr.precommit.run()

    def assertNothingTold(self, told):
        text = json.dumps(told, default=str, ensure_ascii=False).lower() if not isinstance(told, str) else told.lower()
        for word in (*WORDS, "Sentier Cache", "555 99 1"):
            self.assertNotIn(word.lower(), text)


@tagged("post_install", "-at_install")
class TestConfidentialOutlets(RefugeCase):
    """Each way by which an address leaves the system, as a member of the team who does not know it."""

    @property
    def mine(self):
        return (self.refuge | self.house | self.refuge_relay).with_env(self.env)

    @users("nadia_team", "sofie_manager")
    def test_every_column_that_can_be_read(self):
        texts = [name for name, field in self.mine.fields_get().items() if field["type"] in ("char", "text", "html")]
        self.assertNothingTold(self.mine.read(texts))
        self.assertNothingTold(self.mine.mapped("contact_address"))
        self.assertNothingTold(self.mine.with_context(show_address=True, show_email=True).mapped("display_name"))
        self.assertEqual(self.mine[0].street, "BP 12")

    @users("nadia_team")
    def test_the_secret_columns_are_closed_in_every_way(self):
        Partner, Users = self.env["res.partner"], self.env["res.users"]
        relay = self.refuge_relay.with_env(self.env)
        for name in SECRETS.values():
            ways = {
                "read": lambda name=name: self.mine.read([name]),
                "search": lambda name=name: Partner.search([(name, "ilike", "a")]),
                "path": lambda name=name: Partner.search([(f"parent_id.{name}", "ilike", "a")]),
                "any": lambda name=name: Partner.search([("parent_id", "any", [(name, "!=", False)])]),
                "group": lambda name=name: Partner.formatted_read_group([], [name], ["__count"]),
                "order": lambda name=name: Partner.search([], order=name).ids,
                "write": lambda name=name: self.mine.write({name: "Autre"}),
                "user": lambda name=name: self.rosa.with_env(self.env).read([name]),
                "user search": lambda name=name: Users.search([(name, "ilike", "a")]),
                "user group": lambda name=name: Users.formatted_read_group([], [name], ["__count"]),
                "export": lambda name=name: self.mine.export_data([name]),
                "export path": lambda name=name: relay.export_data([f"parent_id/{name}"]),
            }
            for way, act in ways.items():
                with self.subTest(field=name, way=way), self.assertRaises(UserError):
                    act()

    @users("nadia_team")
    def test_exports_lists_and_names(self):
        Partner = self.env["res.partner"]
        fields = Partner.fields_get().items()
        names = [name for name, field in fields if field["exportable"] and field["type"] in ("char", "text", "html")]
        self.assertNothingTold(self.mine.export_data(names))
        result = Partner.load([".id", "a27_confidential_street"], [[str(self.refuge.id), "Autre"]])
        self.assertFalse(result["ids"])
        for word in WORDS:
            self.assertFalse(Partner.name_search(word), word)
        self.assertFalse(Partner.search(["|", ("street", "ilike", "Cache"), ("phone", "ilike", "99 17")]))
        for group in ("street", "city", "zip", "a27_commune_id", "email"):
            groups = Partner.formatted_read_group([("id", "in", self.mine.ids)], [group], ["__count"])
            self.assertNothingTold(groups)
        self.assertFalse(self.refuge.partner_latitude or self.refuge.partner_longitude)

    @users("nadia_team")
    def test_the_card_for_a_phone(self):
        for partner in self.mine:
            self.assertNothingTold(partner._get_vcard_file().decode())

    @users("nadia_team")
    def test_the_history_forgets(self):
        messages = self.env["mail.message"].search([("model", "=", "res.partner"), ("res_id", "in", self.mine.ids)])
        self.assertNothingTold(messages.mapped("body"))
        self.assertTrue(messages.filtered(lambda message: "sonner deux fois" in message.body), "the rest stays")
        self.assertNothingTold(messages.sudo().tracking_value_ids.read())
        self.assertNothingTold(messages.mapped("preview"))

    @users("nadia_team")
    def test_the_history_of_others_forgets_that_alone(self):
        told = [message.preview for message in self.elsewhere.with_env(self.env)]
        self.assertEqual(told, list(ELSEWHERE.values()))
        self.assertIn("Sentier Cache 17", self.of_organisation.with_env(self.env).body)

    @users("nadia_team")
    def test_those_at_the_same_address_are_hidden_with_it(self):
        self.assertEqual(self.hidden_with_it, self.house)
        self.assertTrue(self.house.a27_is_address_confidential)
        self.assertEqual((self.refuge_relay.street, self.refuge_relay.phone), ("BP 12", MAILING["phone"]))
        self.assertEqual(self.refuge_relay.email, self.rosa.email, "her own mail is not that of the refuge")

    @users("rosa_portal")
    def test_the_refuges_own_portal_user(self):
        self.assertNothingTold(self.refuge.with_env(self.env).read(["street", "contact_address", "phone", "email"]))
        for name in SECRETS.values():
            with self.assertRaises(AccessError):
                self.refuge.with_env(self.env).read([name])

    @users("nadia_team")
    def test_a_copy_and_a_change_of_the_mailing_address_tell_nothing(self):
        refuge = self.refuge.with_env(self.env).with_context(mail_notrack=False)
        self.assertNothingTold(refuge.copy().sudo().read())
        refuge.street = "BP 13"
        self._end_of_request()
        self.assertNothingTold(refuge.message_ids.sudo().tracking_value_ids.read())

    def test_no_column_of_the_database_but_the_secret_ones(self):
        self.env.flush_all()
        self.cr.execute("SELECT to_jsonb(p) FROM res_partner p WHERE id IN %s", [tuple(self.mine.ids)])
        for (row,) in self.cr.fetchall():
            self.assertNothingTold({name: value for name, value in row.items() if name not in SECRETS.values()})


@tagged("post_install", "-at_install")
class TestConfidentialByThoseWhoKnow(RefugeCase):
    @users("ines_knows")
    def test_they_see_and_keep_it(self):
        refuge = self.refuge.with_env(self.env)
        self.assertEqual({name: refuge[secret] for name, secret in SECRETS.items()}, TRUE_ADDRESS)
        self.assertEqual(self.env["res.partner"].search([("a27_confidential_street", "=", "Sentier Cache 17")]), refuge)
        refuge.a27_confidential_street = "Sentier Cache 21"
        self.assertEqual(refuge.street, "BP 12")

    @users("ines_knows")
    def test_they_alone_lift_it(self):
        for user in (self.nadia, self.sofie):
            with self.assertRaises(AccessError):
                self.refuge.with_user(user).action_a27_reveal_address()
            with self.assertRaises(AccessError):
                self.refuge.with_user(user).write({"a27_is_address_confidential": False})
        refuge = self.refuge.with_env(self.env)
        refuge.action_a27_reveal_address()
        self.assertEqual({name: refuge[name] for name in SECRETS}, TRUE_ADDRESS)
        self.assertFalse(refuge.a27_is_address_confidential or refuge.a27_confidential_street)

    @users("nadia_team")
    def test_the_team_is_told_whom_to_ask(self):
        refuge = self.refuge.with_env(self.env)
        self.assertIn(self.ines.name, refuge.a27_confidential_readers)
        self.assertNotIn(self.sofie.name, refuge.a27_confidential_readers)

    @users("nadia_team")
    def test_what_cannot_be_hidden(self):
        with self.assertRaisesRegex(UserError, "already confidential"):
            self.refuge.with_env(self.env)._a27_protect_address(MAILING)
        with self.assertRaisesRegex(UserError, "no address of its own"):
            self.relay.with_env(self.env)._a27_protect_address(MAILING)
        with self.assertRaises(AccessError):
            self.cpas.with_env(self.env).write({"a27_is_address_confidential": True})

    @users("luc_reviewer", "ines_knows")
    def test_a_merge_mixes_no_addresses(self):
        twin = self._new_social_partner("Refuge du Test, bis")
        merge = self.env["base.partner.merge.automatic.wizard"].sudo().create({}).sudo(False)
        with self.assertRaises(UserError) as refusal:
            merge._merge((self.refuge | twin).ids, twin)
        self.assertIn("Refuge du Test", str(refusal.exception))


@tagged("post_install", "-at_install")
class TestConfidentialOverHttp(HttpCase, RefugeCase):
    @mute_logger("odoo.addons.web.controllers.export")
    def test_the_routes_of_odoo(self):
        self.authenticate("nadia_team", "nadia_team")
        vcard = self.url_open(f"/web_enterprise/partner/{self.refuge.id}/vcard")
        self.assertEqual(vcard.status_code, 200)
        self.assertNothingTold(vcard.text)
        several = self.url_open(f"/web/partner/vcard?partner_ids={self.refuge.id},{self.house.id}")
        self.assertNothingTold(several.content.decode("latin-1"))
        fields = [{"name": name, "label": name} for name in ("name", "contact_address", *SECRETS)]
        export = {"model": "res.partner", "ids": self.refuge.ids, "domain": [], "import_compat": False}
        asked = {"data": json.dumps({**export, "fields": fields, "context": {}, "groupby": []})}
        answer = self.url_open("/web/export/csv", data={**asked, "csrf_token": http.Request.csrf_token(self)})
        self.assertIn("BP 12", answer.text)
        self.assertNothingTold(answer.text)
        secret = [{"name": "a27_confidential_street", "label": "x"}]
        asked = {"data": json.dumps({**export, "fields": secret, "context": {}, "groupby": []})}
        refused = self.url_open("/web/export/csv", data={**asked, "csrf_token": http.Request.csrf_token(self)})
        self.assertNothingTold(refused.text)

    def test_the_team_hides_an_address_over_rpc(self):
        self.authenticate("nadia_team", "nadia_team")
        values = {"partner_id": self.cpas.id, **MAILING}
        wizard = self.make_jsonrpc_request(
            "/web/dataset/call_kw/a27.address.protect/create",
            {"model": "a27.address.protect", "method": "create", "args": [[values]], "kwargs": {}},
        )
        self.make_jsonrpc_request(
            "/web/dataset/call_button/a27.address.protect/action_protect",
            {"model": "a27.address.protect", "method": "action_protect", "args": [wizard], "kwargs": {}},
        )
        self.assertEqual(self.cpas.street, "BP 12")
        self.assertEqual(self.cpas.a27_confidential_street, "Rue Une 1")
