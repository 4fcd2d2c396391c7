from odoo import Command, fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged, users

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestConventions(A27TicketsCase):
    @users("nadia_team")
    @freeze_time("2026-09-01")
    def test_signing_needs_a_number_of_tickets_and_happens_once(self):
        convention = self.env["a27.convention"].create({"partner_id": self.cpas.id})
        with self.assertRaisesRegex(UserError, "a number of tickets before it is signed"):
            convention.action_sign()
        convention.initial_quota = 3
        convention.action_sign()
        self.assertEqual(str(convention.signed_on), "2026-09-01")
        with self.assertRaisesRegex(UserError, "already signed"):
            convention.action_sign()

    @users("nadia_team")
    @freeze_time("2026-09-01")
    def test_it_is_for_the_calendar_year_unless_said_otherwise(self):
        convention = self.env["a27.convention"].create({"partner_id": self.cpas.id})
        self.assertEqual((str(convention.date_start), str(convention.date_end)), ("2026-01-01", "2026-12-31"))
        self.assertTrue(convention.name.startswith("C26-"))

    @users("nadia_team")
    def test_only_a_signed_one_ends_and_only_a_manager_reopens_it(self):
        draft = self.env["a27.convention"].create({"partner_id": self.cpas.id, "initial_quota": 1})
        with self.assertRaisesRegex(UserError, "not signed"):
            draft.action_end()
        with self.assertRaisesRegex(UserError, "has not ended"):
            draft.with_user(self.sofie).action_reopen()
        convention = self.mine(self.convention)
        convention.action_end()
        with self.assertRaises(AccessError):
            convention.action_reopen()
        convention.with_user(self.sofie).action_reopen()
        self.assertIn(convention.state, ("running", "to_renew"))

    @users("nadia_team")
    def test_a_draft_can_be_deleted_and_a_signed_one_not(self):
        draft = self.env["a27.convention"].create({"partner_id": self.cpas.id, "initial_quota": 1})
        draft.amendment_ids = [Command.create({"quantity": 1, "reason": "More"})]
        draft.unlink()
        with self.assertRaisesRegex(UserError, "was signed, so it is not deleted"):
            self.mine(self.convention).unlink()
        with self.assertRaisesRegex(UserError, "was signed, so it is not deleted"):
            self.convention.unlink()

    @users("nadia_team")
    def test_its_partner_is_social(self):
        with self.assertRaisesRegex(ValidationError, "is not a social partner"):
            self.env["a27.convention"].create({"partner_id": self.venue.id})

    @users("nadia_team")
    @freeze_time("2026-09-01")
    def test_a_second_one_in_the_same_period_is_said_and_not_refused(self):
        other = self.mine(self.convention)
        period = {"date_start": other.date_end, "date_end": other.date_end}
        draft = self.env["a27.convention"].create({"partner_id": self.cpas.id, "initial_quota": 3, **period})
        self.assertEqual(draft.overlapping_ids, other)
        draft.date_end = draft.date_start = fields.Date.add(other.date_end, days=1)
        self.assertFalse(draft.overlapping_ids)
        draft.write(period)
        draft.action_sign()
        self.assertIn(other.name, draft.message_ids[0].body)
        other.action_end()
        draft.invalidate_recordset()
        self.assertFalse(draft.overlapping_ids, "what has ended is not added up")

    @users("nadia_team")
    def test_what_was_signed_stays(self):
        other = self._new_social_partner("Maison du Test")
        draft = self.env["a27.convention"].create({"partner_id": self.cpas.id, "initial_quota": 1})
        draft.write({"name": "C/Access/17", "partner_id": other.id})
        convention = self.mine(self.convention)
        for values in ({"name": "C/0"}, {"partner_id": other.id}):
            with self.subTest(values=values), self.assertRaisesRegex(UserError, "was signed, so these stay"):
                convention.write(values)
        for values in ({"date_end": "2027-12-31"}, {"date_start": "2020-01-01"}):
            with self.subTest(values=values), self.assertRaisesRegex(AccessError, "Only a manager changes the period"):
                convention.write(values)
        convention.with_user(self.sofie).date_end = "2026-11-30"
        convention.funding_source = "Region"
        convention.action_end()
        for values in ({"date_end": "2027-12-31"}, {"date_start": "2020-01-01"}, {"funding_source": "Own funds"}):
            with self.subTest(values=values), self.assertRaisesRegex(UserError, "was signed, so these stay"):
                convention.write(values)

    @users("nadia_team")
    def test_a_signed_copy_is_added_once(self):
        convention = self.mine(self.convention)
        convention.write({"signed_scan": "eA==", "signed_scan_name": "convention.pdf"})
        with self.assertRaisesRegex(UserError, "a manager can replace it"):
            convention.signed_scan = "eQ=="
        files = self.env["ir.attachment"].search([("res_field", "=", "signed_scan"), ("res_id", "=", convention.id)])
        self.assertTrue(files)
        behind = {"res_model": "a27.convention", "res_field": "signed_scan", "res_id": convention.id}
        for act in (
            lambda: files.write({"raw": b"y"}),
            files.unlink,
            lambda: self.env["ir.attachment"].create({"name": "x", "raw": b"y", **behind}),
            lambda: self.env["ir.attachment"].create({"name": "x", "raw": b"y"}).write(behind),
        ):
            with self.assertRaises(AccessError):
                act()
        convention.with_user(self.sofie).signed_scan = "eQ=="

    @users("nadia_team")
    def test_an_archived_partner_keeps_its_conventions_at_work(self):
        self.cpas.action_archive()
        convention = self.mine(self.convention)
        batch = self._generate(convention, 2)
        self._print(batch)
        self._deliver(batch)
        self.assertEqual(convention.delivered_count, 2)
        self.assertEqual(convention.display_name, f"{convention.name} CPAS du Test")
        self.assertIn(convention, self.env["a27.convention"].search([("partner_id", "child_of", self.cpas.ids)]))

    @users("nadia_team")
    def test_the_card_of_the_partner_says_what_is_left(self):
        self._new_convention(self.cpas, 30).action_end()
        self._generate(self.mine(self.convention), 21)
        card = self.mine(self.cpas)
        self.assertEqual((card.a27_convention_count, card.a27_tickets_left), (2, 79))

    def test_an_employee_outside_the_team_opens_the_card(self):
        """Who may not read conventions must not meet an error on each partner."""
        employee = self._new_user("eva_employee", "base.group_user")
        card = self.cpas.with_user(employee)
        self.assertNotIn("a27_tickets_left", card.fields_get())
        self.assertEqual(card.web_read({"name": {}})[0]["name"], "CPAS du Test")
        with self.assertRaises(AccessError):
            card.read(["a27_tickets_left"])

    @users("nadia_team")
    def test_drafts_of_amendments_are_undone_until_they_are_signed(self):
        wizard = self.env["a27.convention.amend"].with_context(
            active_model="a27.convention", active_ids=self.convention.ids
        )
        action = wizard.create({"percent": -10, "reason": "Less subsidy"}).action_amend()
        drafts = self.env["a27.convention.amendment"].search(action["domain"])
        self.assertEqual((drafts.quantity, self.mine(self.convention).quota), (-10, 100))
        drafts.action_discard()
        self.assertFalse(drafts.exists())
        again = self.env["a27.convention.amendment"].search(
            wizard.create({"percent": -10, "reason": "Less subsidy"}).action_amend()["domain"]
        )
        again.action_sign()
        with self.assertRaisesRegex(UserError, "stays as it is"):
            again.action_discard()
        self.assertEqual(self.mine(self.convention).quota, 90)
