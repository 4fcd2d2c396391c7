from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged, users

from .common import A27Case

ADDRESS = ("street", "zip", "city", "a27_commune_id")


@tagged("post_install", "-at_install")
class TestPlaces(A27Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = cls._new_place(cls.cpas, "Maison Test", street="Rue Quatre 4", zip="1060", city="Saint-Gilles")

    def _addresses(self, *partners):
        return [[partner[name] for name in ADDRESS] for partner in partners]

    @users("nadia_team")
    def test_the_address_of_a_place_is_its_own(self):
        others = (self.cpas, self.house, self.relay, self.venue)
        before = self._addresses(*others)
        self.antenna.with_env(self.env).write({"street": "Rue Neuve 99", "zip": "1190", "city": "Forest"})
        self.assertEqual(self._addresses(*others), before)

    @users("nadia_team")
    def test_the_address_of_the_organisation_reaches_its_relays_only(self):
        before = self._addresses(self.antenna, self.house)
        self.cpas.with_env(self.env).write({"street": "Rue Neuve 99", "zip": "1190", "city": "Forest"})
        self.assertEqual(self._addresses(self.antenna, self.house), before)
        self.assertEqual(self._addresses(self.relay), self._addresses(self.cpas))

    @users("nadia_team")
    def test_the_form_makes_places_and_relays(self):
        context = {"default_a27_is_social": True, "default_is_company": True}
        Partner = self.env["res.partner"].with_context(**context)
        with Form(Partner, view="a27_partners.res_partner_view_form") as form:
            form.name = "Organisation"
            form.zip = "1000"
            with form.a27_place_ids.new() as place:
                place.name = "Branch"
                place.zip = "1030"
            with form.a27_relay_ids.new() as relay:
                relay.name = "Somebody"
        partner = form.record
        self.assertTrue(partner.is_company and partner.a27_is_social)
        place, relay = partner.a27_place_ids, partner.a27_relay_ids
        self.assertEqual((place.type, place.is_company, place.a27_is_social), ("other", False, False))
        self.assertEqual((relay.type, relay.is_company, relay.a27_is_social), ("contact", False, False))
        self.assertEqual((partner.zip, place.zip, relay.zip), ("1000", "1030", "1000"))
        self.assertEqual(place.display_name, "Organisation, Branch")

    @users("nadia_team")
    def test_code_makes_places_and_relays_without_naming_their_type(self):
        cpas = self.cpas.with_env(self.env)
        cpas.write({"a27_place_ids": [(0, 0, {"name": "Late"})], "a27_relay_ids": [(0, 0, {"name": "Late too"})]})
        self.assertEqual(cpas.a27_place_ids.filtered(lambda place: place.name == "Late").type, "other")
        self.assertEqual(cpas.a27_relay_ids.filtered(lambda relay: relay.name == "Late too").type, "contact")

    @users("nadia_team")
    def test_an_imported_place_lends_no_address_to_its_organisation(self):
        bare = self._new_social_partner("Without address")
        rows = [["Imported branch", bare.id, "other", "Rue Cinq 5", "1030"]]
        result = self.env["res.partner"].load(["name", "parent_id/.id", "type", "street", "zip"], rows)
        self.assertFalse(result["messages"])
        self.assertEqual(bare.a27_place_ids.street, "Rue Cinq 5")
        self.assertFalse(bare.street or bare.zip or bare.a27_commune_id)

    @users("nadia_team")
    def test_a_place_or_relay_is_no_partner_itself(self):
        for child in (self.antenna, self.relay):
            for flag in ("a27_is_social", "a27_is_cultural"):
                with self.assertRaisesRegex(ValidationError, "CPAS du Test"):
                    child.with_env(self.env)[flag] = True

    @users("nadia_team")
    def test_a_partner_cannot_be_put_under_another(self):
        with self.assertRaises(ValidationError):
            self.venue.with_env(self.env).parent_id = self.cpas

    @users("nadia_team")
    def test_a_place_is_no_company_and_has_a_name(self):
        antenna = self.antenna.with_env(self.env)
        with self.assertRaises(ValidationError):
            antenna.is_company = True
        with self.assertRaises(ValidationError):
            antenna.name = False

    @users("nadia_team")
    def test_the_rules_hold_when_an_organisation_becomes_a_partner(self):
        holding = self.env["res.partner"].create({"name": "Holding", "is_company": True})
        child = self.env["res.partner"].create({"name": "Daughter", "is_company": True, "parent_id": holding.id})
        with self.assertRaises(ValidationError):
            holding.a27_is_cultural = True
        child.is_company = False
        holding.a27_is_cultural = True
        self.assertTrue(holding.a27_is_cultural)
