from odoo.tests import tagged, users

from .common import A27Case


@tagged("post_install", "-at_install")
class TestSearch(A27Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cpas.a27_acronym = "QZXCPAS"

    @users("nadia_team")
    def test_the_team_finds_a_partner_by_its_acronym(self):
        found = self.env["res.partner"].name_search("qzxcpas")
        self.assertEqual([line[0] for line in found], self.cpas.ids)

    @users("nadia_team")
    def test_a_place_is_found_by_the_name_of_its_organisation(self):
        found = self.env["res.partner"].name_search("CPAS du Test, Antenne")
        self.assertEqual(found[0][0], self.antenna.id)

    @users("piet_portal")
    def test_a_portal_user_searches_as_before(self):
        self.assertTrue(self.env["res.partner"].name_search("CPAS du Test"))
        self.assertFalse(self.env["res.partner"].name_search("qzxcpas"))
