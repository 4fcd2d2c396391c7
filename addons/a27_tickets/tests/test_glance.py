import gc
from datetime import date

from odoo.tests import freeze_time, tagged, users

from .common import A27TicketsCase

FIGURES = [
    "a27_tickets_left",
    "a27_tickets_allowed",
    "a27_convention_until",
    "a27_last_withdrawal_on",
    "a27_last_withdrawal_count",
    "a27_undelivered_count",
    "a27_open_request_count",
    "a27_question_count",
    "a27_next_activity",
    "a27_main_relay_id",
    "a27_main_relay_phone",
]


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20")
class TestGlance(A27TicketsCase):
    @users("nadia_team")
    def test_the_card_says_what_the_records_say(self):
        for count in (5, 7):
            self._deliver(self._generate(self.mine(self.convention), count), day="2026-11-18")
        self._deliver(self._generate(self.mine(self.convention), 3), day="2026-11-02")
        self._generate(self.mine(self.convention), 10)
        self.env["a27.ticket.request"].create({"partner_id": self.cpas.id, "label_quantity": 4})
        cpas = self.mine(self.cpas)
        self.assertEqual((cpas.a27_tickets_left, cpas.a27_tickets_allowed), (75, 100))
        self.assertEqual(cpas.a27_convention_until, date(2026, 12, 31))
        self.assertEqual((cpas.a27_last_withdrawal_on, cpas.a27_last_withdrawal_count), (date(2026, 11, 18), 12))
        self.assertEqual(cpas.a27_question_count, 2)
        opened = {
            "action_a27_view_open_conventions": self.convention,
            "action_a27_view_withdrawals": self.convention.batch_ids.filtered("delivered_on"),
            "action_a27_view_undelivered": self.convention.batch_ids.filtered(lambda batch: not batch.delivered_on),
            "action_a27_view_open_requests": cpas.a27_request_ids,
        }
        for method, records in opened.items():
            action = getattr(cpas, method)()
            self.assertEqual(self.env[action["res_model"]].search(action["domain"]), records, method)

    @users("nadia_team")
    def test_many_partners_take_the_queries_of_one(self):
        gc.disable()
        self.addCleanup(gc.enable)
        partners = self.env["res.partner"].union(*(self._new_social_partner(f"Partenaire {i}") for i in range(20)))
        for partner in partners:
            self._new_relay(partner, f"Relais {partner.id}")
            convention = self._new_convention(partner, 10)
            self._deliver(self._generate(convention, 2))
            self._generate(convention, 1)
        _first, few, many = (  # the first fills the caches of the registry
            self._count_queries(lambda found=found: self.mine(found).read(FIGURES))[0]
            for found in (partners[:2], partners[:2], partners)
        )
        self.assertEqual(few, many)

    @users("nadia_team")
    def test_relays_are_kept_as_long_as_the_convention_is_recent(self):
        partner = self._new_social_partner("Terminé", a27_social_stage="ended")
        partner.a27_social_stage_since = date(2020, 1, 1)
        relay = self._new_relay(partner, "Relais Terminé")
        convention = self._new_convention(partner, 10, date_start="2023-01-01", date_end="2023-12-31")
        forget = self.env["res.partner"].sudo()._a27_contacts_to_forget
        self.assertNotIn(relay, forget(date(2023, 11, 20)))
        self.assertIn(relay, forget(date(2024, 1, 1)))
        self.assertNotIn(relay, self.env["res.partner"].sudo()._a27_refused_to_forget(date(2024, 1, 1)), convention)
