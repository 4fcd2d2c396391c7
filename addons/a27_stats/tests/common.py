from odoo.addons.a27_scanning.tests.common import A27ScanningCase


class A27StatsCase(A27ScanningCase):
    """Two social partners, one of them with tickets of an antenna; two venues, one of them with a hall."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shelter = cls._new_social_partner("Accueil du Test", zip="1050")
        cls.museum = cls._new_cultural_partner("Musée du Test", zip="1000")
        cls.hall = cls._new_place(cls.museum, "Aile Test", zip="1030")
        cls.of_antenna = cls._deliver_some(cls.convention, 3, place_id=cls.antenna.id)
        cls.of_shelter = cls._deliver_some(cls._new_convention(cls.shelter, 10), 4)

    @classmethod
    def _deliver_some(cls, convention, count, **values):
        batch = cls._generate(convention, count, **values)
        cls._deliver(batch)
        return batch.ticket_ids.mapped("number")

    @classmethod
    def _return(cls, venue, numbers, **values):
        ticket_return = cls._new_return(venue, **values)
        cls._read_texts(ticket_return, numbers)
        ticket_return.action_accept_clean()
        return ticket_return
