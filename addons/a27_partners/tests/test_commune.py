from odoo.tests import Form, tagged, users

from .common import A27Case


@tagged("post_install", "-at_install")
class TestCommune(A27Case):
    @users("nadia_team")
    def test_the_postal_code_suggests_the_commune(self):
        partners = self.env["res.partner"].create(
            [
                {"name": "A", "zip": "1030"},
                {"name": "B", "zip": "B-1020"},
                {"name": "C", "zip": "4000"},
                {"name": "D", "zip": "75001"},
                {"name": "E"},
            ]
        )
        elsewhere = self.env.ref("a27_partners.commune_elsewhere")
        expected = [self.commune_schaerbeek, self.commune_brussels, elsewhere, elsewhere, self.env["a27.commune"]]
        self.assertEqual([partner.a27_commune_id for partner in partners], expected)

    @users("nadia_team")
    def test_staff_decide_where_a_postal_code_lies_across_a_border(self):
        partner = self.env["res.partner"].create({"name": "Avenue", "zip": "1050", "city": "Bruxelles"})
        self.assertEqual(partner.a27_commune_id, self.commune_ixelles)
        partner.a27_commune_id = self.commune_brussels
        partner.write({"zip": "1050", "street": "Avenue Longue 1"})
        self.assertEqual(partner.a27_commune_id, self.commune_brussels, "the same postal code, written again")
        partner.zip = "1030"
        self.assertEqual(partner.a27_commune_id, self.commune_schaerbeek, "another postal code")
        partner.zip = False
        self.assertEqual(partner.a27_commune_id, self.commune_schaerbeek, "no postal code says nothing")

    @users("nadia_team")
    def test_a_commune_given_with_the_postal_code_wins(self):
        values = {"name": "Avenue", "zip": "1050", "a27_commune_id": self.commune_brussels.id}
        partner = self.env["res.partner"].create(values)
        self.assertEqual(partner.a27_commune_id, self.commune_brussels)
        partner.write({"zip": "1030", "a27_commune_id": self.commune_ixelles.id})
        self.assertEqual(partner.a27_commune_id, self.commune_ixelles)

    @users("nadia_team")
    def test_the_form_shows_the_suggestion_at_once(self):
        form = Form(self.env["res.partner"], view="a27_partners.res_partner_view_form")
        form.name = "New"
        form.zip = "1030"
        self.assertEqual(form.a27_commune_id, self.commune_schaerbeek)
        form.a27_commune_id = self.commune_brussels
        self.assertEqual(form.save().a27_commune_id, self.commune_brussels)

    @users("nadia_team")
    def test_a_relay_shares_the_commune_of_its_organisation(self):
        cpas = self.cpas.with_env(self.env)
        cpas.a27_commune_id = self.commune_ixelles
        self.assertEqual(self.relay.a27_commune_id, self.commune_ixelles)
        self.assertEqual(self.antenna.a27_commune_id, self.commune_schaerbeek)
        newcomer = self._new_relay(cpas, "Newcomer")
        self.assertEqual(newcomer.a27_commune_id, self.commune_ixelles)

    @users("sofie_manager")
    def test_the_first_commune_of_the_list_wins(self):
        self.env["a27.commune"].create({"name": "Twin", "postal_codes": "1030, 1234", "sequence": 500})
        found = self.env["a27.commune"]._by_postal_code()
        self.assertEqual(found["1030"], self.commune_schaerbeek)
        self.assertEqual(found["1234"].name, "Twin")

    def test_many_partners_need_no_more_looks_at_the_list(self):
        def queries(count):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["res.partner"].create([{"name": f"P{i}", "zip": "1030"} for i in range(count)])
            return self.env.cr.sql_log_count - before

        queries(1)
        self.assertLessEqual(queries(40), queries(2))
