import base64

from odoo.exceptions import AccessError
from odoo.tests import tagged, users

from odoo.addons.a27_partners.models.res_partner_confidential import SECRETS

from .common import A27TicketsCase, texts_of

WORDS = ("Rue Une 1", "Rue Deux 2", "02 555 99 17")


@tagged("post_install", "-at_install")
class TestConfidentialOnPaper(A27TicketsCase):
    """What this addon prints and lists of a partner and an antenna whose addresses are confidential."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._new_user("ines_knows", "a27_partners.group_a27_confidential_address")
        cls.cpas.phone = "02 555 99 17"
        cls.written = cls.convention.message_post(body="Livrer Rue Une 1, sonner deux fois")
        mailing = {"street": "BP 12", "zip": "1000", "city": "Bruxelles"}
        (cls.cpas | cls.antenna).with_user(cls.nadia)._a27_protect_address(mailing)

    @users("nadia_team", "ines_knows")
    def test_paper_has_the_mailing_address(self):
        partners = self.cpas | self.antenna | self.relay
        context = {"active_model": "res.partner", "active_ids": partners.ids}
        wizard = self.env["a27.address.print"].with_context(**context).create({"sheet_id": self.sheet.id})
        wizard.action_print()
        batch = self._generate(self.mine(self.convention), 2, place_id=self.antenna.id)
        self._deliver(batch, relay_id=self.relay.id)
        labels, receipt = ("\n".join(texts_of(base64.b64decode(pdf))) for pdf in (wizard.pdf, batch.receipt))
        self.assertEqual(labels.count("BP 12"), 3)
        for word in WORDS:
            self.assertNotIn(word, labels)
            self.assertNotIn(word, receipt)

    @users("nadia_team")
    def test_what_was_written_under_a_convention_forgets(self):
        self.assertIn("Livrer [confidential address], sonner deux fois", self.mine(self.written).body)

    @users("nadia_team")
    def test_no_record_leads_to_the_secret_columns(self):
        convention = self.mine(self.convention)
        for name in SECRETS.values():
            path = f"partner_id.{name}"
            ways = {
                "search": lambda path=path: convention.search([(path, "!=", False)]),
                "group": lambda path=path: convention.formatted_read_group([], [path], ["__count"]),
                "export": lambda path=path: convention.export_data([path.replace(".", "/")]),
            }
            for way, act in ways.items():
                with self.subTest(path=path, way=way), self.assertRaises(AccessError):
                    act()
