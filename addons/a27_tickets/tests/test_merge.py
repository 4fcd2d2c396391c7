from odoo.exceptions import UserError
from odoo.tests import tagged, users

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestMerge(A27TicketsCase):
    """Two cards of one CPAS, each with a convention, tickets and a request."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.twin = cls._new_social_partner("C.P.A.S. du Test", email="twin@cpas.example")
        cls.twin_antenna = cls._new_place(
            cls.twin, "Antenne Jumelle", street="Rue Six 6", zip="1060", city="Saint-Gilles"
        )
        cls.twin_convention = cls._new_convention(cls.twin, 50)
        cls.batch = cls._generate(cls.twin_convention, 5, place_id=cls.twin_antenna.id)
        cls._deliver(cls.batch)
        cls.request = cls.env["a27.ticket.request"].create(
            {"partner_id": cls.twin.id, "label_quantity": 3, "convention_id": cls.twin_convention.id}
        )

    def _merge(self, *cards):
        cards = self.env["res.partner"].concat(*cards).with_env(self.env)
        self.env["a27.partner.merge"].browse(cards.action_a27_compare()["res_id"]).action_merge()

    @users("luc_reviewer")
    def test_conventions_tickets_requests_and_history_go_along(self):
        tickets, history = self.batch.ticket_ids, self.twin_convention.message_ids
        self._merge(self.cpas, self.twin)
        self.assertFalse(self.twin.exists())
        for record in (self.twin_convention, self.batch, self.request, *tickets):
            self.assertEqual(record.partner_id, self.cpas, record)
        self.assertEqual((tickets.place_id, self.twin_antenna.parent_id), (self.twin_antenna, self.cpas))
        self.assertEqual((self.twin_convention.allocated, self.twin_convention.remaining), (5, 45))
        self.assertEqual(self.cpas.a27_convention_count, 2)
        self.assertEqual(self.twin_convention.message_ids, history)
        self.assertEqual(set(tickets.mapped("state")), {"delivered"})

    @users("luc_reviewer")
    def test_antennas_of_one_organisation_are_merged_with_their_tickets(self):
        other = self._new_place(self.twin, "Antenne Jumele")
        tickets = self.batch.ticket_ids
        self._merge(other, self.twin_antenna)
        self.assertEqual(tickets.place_id, (other | self.twin_antenna).exists())

    @users("luc_reviewer")
    def test_where_a_share_would_be_lost_nothing_is_merged(self):
        other = self._new_place(self.twin, "Antenne Jumele")
        shares = (
            self.env["a27.convention.share"]
            .sudo()
            .create(
                [
                    {"convention_id": self.twin_convention.id, "place_id": place.id, "quantity": 10}
                    for place in (other, self.twin_antenna)
                ]
            )
        )
        for merge in (
            lambda: self._merge(other, self.twin_antenna),
            lambda: self.env["base.partner.merge.automatic.wizard"].create({})._merge((other | self.twin_antenna).ids),
        ):
            with self.assertRaisesRegex(UserError, "Antenne Jumele"):
                merge()
        self.assertEqual(len((other | self.twin_antenna | shares.place_id).exists()), 2)
        self.assertEqual(len(shares.exists()), 2)
        shares[0].unlink()
        self._merge(other, self.twin_antenna)
        self.assertEqual(shares[1].place_id, (other | self.twin_antenna).exists())
