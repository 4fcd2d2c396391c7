from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged, users

from .common import A27TicketsCase

YEAR = {"date_start": "2026-01-01", "date_end": "2026-12-31"}


@tagged("post_install", "-at_install")
class TestConventionLife(A27TicketsCase):
    def _signed(self, quota=10, **values):
        convention = self.env["a27.convention"].create(
            {"partner_id": self.cpas.id, "initial_quota": quota, **YEAR, **values}
        )
        convention.action_sign()
        return convention

    def _night(self):
        self.env["a27.convention"].sudo()._cron_follow_dates()

    @users("nadia_team")
    def test_it_follows_its_dates_every_night_and_reminds_once(self):
        with freeze_time("2025-12-01"):
            convention = self._signed(user_id=self.luc.id)
            self.assertEqual(convention.state, "signed")
        seen = []
        for day in ("2025-12-31", "2026-01-01", "2026-10-31", "2026-11-01", "2026-11-02", "2026-12-31", "2027-01-01"):
            with freeze_time(day):
                self._night()
            reminders = convention.activity_ids
            seen.append((day[5:], convention.state, len(reminders)))
        self.assertEqual(
            seen,
            [
                ("12-31", "signed", 0),
                ("01-01", "running", 0),
                ("10-31", "running", 0),
                ("11-01", "to_renew", 1),
                ("11-02", "to_renew", 1),
                ("12-31", "to_renew", 1),
                ("01-01", "ended", 1),
            ],
        )
        self.assertEqual((reminders.user_id, str(reminders.date_deadline)), (self.luc, "2026-12-31"))
        self.assertEqual(str(convention.ended_on), "2026-12-31")

    @users("nadia_team")
    def test_tickets_are_generated_from_the_signature_to_the_end(self):
        for day in ("2025-12-01", "2026-06-01", "2026-12-30"):
            with self.subTest(day=day), freeze_time(day):
                convention = self._signed()
                self._generate(convention, 1)
        with freeze_time("2027-01-01"):
            self._night()
            with self.assertRaisesRegex(UserError, "has ended"):
                self._generate(convention, 1)

    @users("nadia_team")
    @freeze_time("2026-06-01")
    def test_a_longer_period_brings_it_back_to_running(self):
        convention = self._signed(date_end="2026-07-01")
        self.assertEqual(convention.state, "to_renew")
        convention.with_user(self.sofie).date_end = "2026-12-31"
        self._night()
        self.assertEqual(convention.state, "running")

    @users("nadia_team")
    def test_the_time_before_the_end_is_a_setting(self):
        settings = self.env["a27.settings"].with_user(self.sofie)
        settings.create({**settings.default_get(["renew_days", "grace_days"]), "renew_days": 10}).action_save()
        for day, state in (("2026-12-20", "running"), ("2026-12-21", "to_renew")):
            with self.subTest(day=day), freeze_time(day):
                self.assertEqual(self._signed().state, state)
        with self.assertRaisesRegex(UserError, "0 or more"):
            settings.create({"renew_days": -1}).action_save()

    @users("nadia_team")
    def test_grace_after_the_end_is_a_setting(self):
        """Scenario 12: ended in December, sent back in February."""
        with freeze_time("2026-06-01"):
            convention = self._signed()
        fields_date = self.env["a27.convention"]._fields["date_end"].to_date
        for day, late in (("2027-02-15", False), ("2027-03-31", False), ("2027-04-01", True)):
            with self.subTest(day=day):
                self.assertEqual(convention._is_past_grace(fields_date(day)), late)
        settings = self.env["a27.settings"].with_user(self.sofie)
        settings.create({"renew_days": 60, "grace_days": 30}).action_save()
        self.assertTrue(convention._is_past_grace(fields_date("2027-02-15")))
        with freeze_time("2026-06-30"):
            convention.action_end()
        self.assertTrue(convention._is_past_grace(fields_date("2026-07-31")))
        self.assertFalse(convention._is_past_grace(fields_date("2026-07-30")))

    @users("nadia_team")
    def test_its_figures_say_what_became_of_the_tickets(self):
        convention = self.mine(self.convention)
        batch = self._generate(convention, 20)
        self._deliver(batch)
        self._generate(convention, 5)
        batch.ticket_ids[:6].sudo()._move_to("returned")
        batch.ticket_ids[6:8]._bring_back("2026-05-04")
        names = (
            "quota",
            "allocated",
            "delivered_count",
            "returned_count",
            "brought_back_count",
            "remaining",
            "use_rate",
        )
        self.assertEqual([convention[name] for name in names], [100, 23, 20, 6, 2, 77, 30])


@tagged("post_install", "-at_install")
class TestRenewal(A27TicketsCase):
    def _wizard(self, conventions):
        wizards = self.env["a27.convention.renew"].with_context(
            active_model="a27.convention", active_ids=conventions.ids
        )
        return wizards.create(wizards.default_get(["line_ids"]))

    @users("nadia_team")
    @freeze_time("2026-11-15")
    def test_all_are_renewed_in_one_step_with_a_preview(self):
        conventions = self.env["a27.convention"]
        for quota in (30, 40):
            conventions |= self._new_convention(self.cpas, quota, funding_source="COCOF", user_id=self.luc.id)
        conventions._remind_to_renew()
        wizard = self._wizard(conventions)
        self.assertEqual(wizard.line_ids.mapped("quota"), [30, 40])
        wizard.line_ids[1].quota = 35
        renewals = self.env["a27.convention"].search(wizard.action_renew()["domain"])
        self.assertEqual(renewals.renewed_from_id, conventions)
        self.assertEqual(sorted(renewals.mapped("quota")), [30, 35])
        self.assertEqual(set(renewals.mapped("state")), {"draft"})
        found = {(str(one.date_start), str(one.date_end), one.funding_source, one.user_id.id) for one in renewals}
        self.assertEqual(found, {("2027-01-01", "2027-12-31", "COCOF", self.luc.id)})
        self.assertFalse(conventions.activity_ids)
        self.assertFalse(self._wizard(conventions).line_ids)
        with self.assertRaisesRegex(UserError, "no convention to renew"):
            self._wizard(conventions).action_renew()
        with self.assertRaisesRegex(UserError, "already renewed by"):
            conventions[0]._renew(5)

    @users("nadia_team")
    @freeze_time("2026-11-15")
    def test_without_a_choice_all_that_end_soon_are_proposed(self):
        due = self._new_convention(self.cpas, 30)
        later = self._new_convention(self.cpas, 30, date_end="2027-11-15")
        wizards = self.env["a27.convention.renew"]
        found = wizards.create(wizards.default_get(["line_ids"])).line_ids.convention_id
        self.assertIn(due, found)
        self.assertNotIn(later, found)

    @users("nadia_team")
    @freeze_time("2026-11-15")
    def test_antennas_keep_their_shares_where_they_fit(self):
        convention = self._new_convention(self.cpas, 30)
        self.env["a27.convention.share"].create(
            {"convention_id": convention.id, "place_id": self.antenna.id, "quantity": 20}
        )
        renewal = self.mine(convention)._renew(20)
        self.assertEqual(renewal.share_ids.mapped("quantity"), [20])
        renewal.unlink()
        self.assertFalse(self.mine(convention)._renew(19).share_ids)

    @users("nadia_team")
    def test_a_draft_is_not_renewed(self):
        draft = self.env["a27.convention"].create({"partner_id": self.cpas.id, "initial_quota": 5})
        with self.assertRaisesRegex(UserError, "sign it before it is renewed"):
            draft._renew(5)


@tagged("post_install", "-at_install")
class TestAmendingMany(A27TicketsCase):
    def _wizard(self, conventions, **values):
        wizards = self.env["a27.convention.amend"].with_context(
            active_model="a27.convention", active_ids=conventions.ids
        )
        return wizards.create({**wizards.default_get(["line_ids", "date"]), "reason": "Less subsidy", **values})

    @users("nadia_team")
    def test_a_tenth_less_for_all_stops_at_what_was_delivered(self):
        first, second, third = (self.mine(self._new_convention(self.cpas, quota)) for quota in (100, 50, 40))
        self._deliver(self._generate(second, 48))
        self._generate(third, 38)
        wizard = self._wizard(first | second | third, percent=-10)
        self.assertEqual(wizard.line_ids.mapped("new_quota"), [90, 48, 36])
        self.assertEqual(wizard.line_ids.mapped("difference"), [-10, -2, -4])
        self.assertEqual(wizard.line_ids.mapped("to_cancel"), [0, 0, 2])
        action = wizard.action_amend()
        amendments = self.env["a27.convention.amendment"].search(action["domain"])
        self.assertEqual((first.quota, second.quota, third.quota), (100, 50, 40))
        by_convention = {amendment.convention_id: amendment for amendment in amendments}
        (by_convention[first] | by_convention[second]).action_sign()
        self.assertEqual((first.quota, second.quota), (90, 48))
        self.assertIn("-10 tickets, 90 allowed. Less subsidy", first.message_ids[0].body)
        with self.assertRaisesRegex(UserError, "would allow 36 tickets, and 38 were generated, of which 0"):
            by_convention[third].action_sign()
        by_convention[third].action_discard()
        self.assertFalse(by_convention[third].exists())
        with self.assertRaisesRegex(UserError, "stays as it is"):
            by_convention[first].action_discard()

    @users("nadia_team")
    def test_the_preview_can_be_changed_but_not_below_the_floor(self):
        convention = self.mine(self._new_convention(self.cpas, 100))
        self._deliver(self._generate(convention, 60))
        wizard = self._wizard(convention, percent=20)
        self.assertEqual(wizard.line_ids.new_quota, 120)
        wizard.line_ids.new_quota = 10
        self.assertEqual(wizard.line_ids.difference, -40)
        wizard.percent = 0
        with self.assertRaisesRegex(UserError, "No convention changes"):
            wizard.action_amend()

    @users("nadia_team")
    def test_only_an_amendment_of_a_signed_convention_is_signed(self):
        draft = self.env["a27.convention"].create({"partner_id": self.cpas.id, "initial_quota": 5})
        self.assertFalse(self._wizard(draft).line_ids)
        amendment = self.env["a27.convention.amendment"].create(
            {"convention_id": draft.id, "quantity": 5, "reason": "More"}
        )
        with self.assertRaisesRegex(UserError, "is not signed or has ended"):
            amendment.action_sign()
        draft.action_sign()
        amendment.action_sign()
        self.assertEqual(draft.quota, 10)

    @users("nadia_team")
    def test_whoever_waits_is_remembered_when_an_amendment_makes_room(self):
        """Scenario 1, its end: the amendment raises the quota."""
        convention = self.mine(self._new_convention(self.cpas, 10))
        request = self.env["a27.ticket.request"].create(
            {"partner_id": self.cpas.id, "convention_id": convention.id, "label_quantity": 30}
        )
        request.action_wait()
        self.env["a27.convention.amendment"].create(
            {"convention_id": convention.id, "quantity": 20, "reason": "More"}
        ).action_sign()
        self.assertIn("30 tickets left", request.activity_ids.summary)
        self.env["a27.ticket.request.accept"].create({"request_id": request.id}).action_accept()
        self.assertEqual((request.state, convention.allocated, request.activity_ids.ids), ("accepted", 30, []))

    def test_the_portal_sees_nothing(self):
        for model in ("a27.convention.share", "a27.ticket.transfer", "a27.settings", "a27.paper.movement"):
            with self.subTest(model=model), self.assertRaises(AccessError):
                self.env[model].with_user(self.piet).search([])
