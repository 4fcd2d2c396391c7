from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestPartnerDeletion(A27TicketsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.collector = cls._new_relay(cls.cpas, "Rita Relais")
        batch = cls._generate(cls.convention, 1, place_id=cls.antenna.id)
        cls._deliver(batch, relay_id=cls.collector.id)

    def _as_everybody(self, partner):
        yield partner
        for user in (self.nadia, self.luc, self.sofie):
            yield partner.with_user(user)

    def test_a_partner_with_conventions_is_not_deleted(self):
        for partner in self._as_everybody(self.cpas):
            with (
                self.subTest(user=partner.env.user.login),
                self.assertRaisesRegex(UserError, "CPAS du Test has conventions"),
            ):
                partner.unlink()

    def test_antennas_and_relays_that_received_tickets_are_not_deleted(self):
        for found in (self.antenna, self.collector):
            for partner in self._as_everybody(found):
                with self.subTest(name=found.name), self.assertRaisesRegex(UserError, f"{found.name} received tickets"):
                    partner.unlink()

    def test_a_partner_with_conventions_stays_a_social_partner(self):
        for partner in self._as_everybody(self.cpas):
            with (
                self.subTest(user=partner.env.user.login),
                self.assertRaisesRegex(ValidationError, "stays a social partner"),
            ):
                partner.a27_is_social = False

    def test_archiving_is_allowed(self):
        for partner in (self.antenna, self.collector, self.cpas):
            partner.with_user(self.nadia).action_archive()
            self.assertFalse(partner.active)

    def test_others_can_be_deleted(self):
        self._new_social_partner("Erreur de frappe").with_user(self.nadia).unlink()
