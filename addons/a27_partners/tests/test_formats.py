from odoo.tests import Form, tagged, users

from .common import A27Case

TYPED = {
    "phone": "+32 (0)2/663.85.50",
    "email": "mailto:Info@THEATRE.example",
    "zip": "B-1050",
    "street": "Rue de la Senne, 32 boîte 20",
    "a27_bce_number": "BE473.791.847",
}
WRITTEN = {
    "phone": "02 663 85 50",
    "email": "Info@theatre.example",
    "zip": "1050",
    "street": "Rue de la Senne 32 bte 20",
    "a27_bce_number": "0473.791.847",
}
WRONG = {
    "phone": "02 226 88 88 (accueil)",
    "email": "info(at)theatre.example",
    "zip": "1050 Ixelles",
    "street": "Tour Madou, 3e étage",
    "a27_bce_number": "0473.791.848",
}


@tagged("post_install", "-at_install")
class TestFormats(A27Case):
    @users("nadia_team")
    def test_whoever_writes_the_card_is_in_belgian_notation(self):
        Partner = self.env["res.partner"]
        created = Partner.create({"name": "By code", **TYPED})
        written = Partner.create([{"name": "Later"}, {"name": "Later too"}])
        written.write(TYPED)
        result = Partner.load(["name", *TYPED], [["Imported", *TYPED.values()]])
        with Form(Partner, view="a27_partners.res_partner_view_form") as form:
            form.name = "Typed"
            for name, text in TYPED.items():
                form[name] = text
                self.assertEqual(form[name], WRITTEN[name], "seen at once")
        for partner in created | written | Partner.browse(result["ids"]) | form.record:
            self.assertEqual(partner.read(list(TYPED))[0], {"id": partner.id, **WRITTEN})
            self.assertFalse(partner.a27_is_to_correct)

    @users("nadia_team")
    def test_what_is_not_understood_is_kept_and_said(self):
        partner = self.env["res.partner"].create({"name": "Odd", "is_company": True, **WRONG})
        self.assertEqual(partner.read(list(WRONG))[0], {"id": partner.id, **WRONG})
        self.assertEqual(partner.a27_commune_id, self.commune_ixelles)
        self.assertTrue(partner.a27_is_to_correct)
        for text in WRONG.values():
            self.assertIn(text, partner.a27_format_warning)
        partner.write(WRITTEN)
        self.assertFalse(partner.a27_is_to_correct or partner.a27_format_warning)

    @users("nadia_team")
    def test_a_number_is_read_in_the_country_of_its_card(self):
        france, netherlands = self.env.ref("base.fr"), self.env.ref("base.nl")
        partners = self.env["res.partner"].create(
            [{"name": "Ici"}, {"name": "Là-bas", "country_id": france.id, "phone": "01 42 68 53 00"}]
        )
        self.assertEqual(partners[1].phone, "+33 1 42 68 53 00")
        partners.write({"phone": "01 42 68 53 01"})
        self.assertEqual(partners.mapped("phone"), ["01 42 68 53 01", "+33 1 42 68 53 01"])
        dutch = self.env["res.partner"].create({"name": "Ginds", "country_id": netherlands.id, "zip": "1030 AB"})
        self.assertEqual(dutch.a27_commune_id, self.env.ref("a27_partners.commune_elsewhere"))
        self.assertFalse(dutch.a27_is_to_correct)

    @users("nadia_team")
    def test_the_same_postal_code_in_another_notation_keeps_the_commune(self):
        partner = self.env["res.partner"].create({"name": "Avenue", "zip": "1050"})
        partner.a27_commune_id = self.commune_brussels
        partner.zip = "B-1050"
        self.assertEqual(partner.a27_commune_id, self.commune_brussels)

    @users("nadia_team")
    def test_the_services_of_one_organisation_share_its_number(self):
        number = {"a27_bce_number": "0406.582.626"}
        first, second = self.env["res.partner"].create(
            [{"name": "Service A", **number}, {"name": "Service B", **number}]
        )
        self.assertIn("Service B", first.a27_format_warning)
        self.assertFalse(second.a27_is_to_correct)

    def test_many_cards_take_no_more_queries(self):
        def queries(count):
            partners = self.env["res.partner"].create([{"name": f"P{i}", **TYPED} for i in range(count)])
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            partners.mapped("a27_format_warning")
            partners.write({"phone": "02 226 88 88"})
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries(1)
        self.assertLessEqual(queries(40), queries(2))
