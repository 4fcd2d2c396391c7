from odoo.tests import tagged, users

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestFind(A27ScanningCase):
    @users("nadia_team")
    def test_the_reference_of_a_return_leads_to_its_venue(self):
        partners = self.env["res.partner"]
        for text in (self.ticket_return.name, self.ticket_return.name.lower()):
            self.assertEqual(partners.name_search(text)[0][0], self.venue.id)
            self.assertEqual(partners.search([("a27_find", "ilike", text)]), self.venue)
