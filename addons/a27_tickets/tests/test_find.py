from odoo.tests import tagged, users

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestFind(A27TicketsCase):
    def _found(self, text):
        return [id_ for id_, _name in self.env["res.partner"].name_search(text)]

    @users("nadia_team")
    def test_a_ticket_or_a_reference_leads_to_its_partner(self):
        batch = self._generate(self.mine(self.convention), 2)
        number = batch.ticket_ids[0].number
        for text in (number, batch.ticket_ids[0].display_name, number[:12], self.convention.name, batch.name.lower()):
            with self.subTest(text=text):
                self.assertEqual(self._found(text)[0], self.cpas.id)
                listed = self.env["res.partner"].search([("a27_find", "ilike", text)])
                self.assertIn(self.cpas, listed)

    @users("piet_portal")
    def test_a_portal_user_learns_nothing_of_tickets(self):
        number = self._generate(self.convention, 1).ticket_ids.number
        self.assertFalse(self._found(number) or self._found(self.convention.name))

    def test_other_employees_search_partners_only(self):
        clerk = self._new_user("clerk", "base.group_user")
        number = self._generate(self.convention, 1).ticket_ids.number
        partners = self.env["res.partner"].with_user(clerk)
        self.assertFalse(partners.name_search(number))
        self.assertEqual(partners.name_search("cpas tets")[0][0], self.cpas.id)
