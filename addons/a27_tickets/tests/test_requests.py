from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, freeze_time, tagged, users
from odoo.tools import mute_logger

from .common import A27TicketsCase


class A27RequestsCase(A27TicketsCase):
    def _ask(self, labels=0, paper=0, **values):
        asked = {"partner_id": self.cpas.id, "label_quantity": labels, "paper_quantity": paper, **values}
        return self.env["a27.ticket.request"].create(asked)

    def _accept(self, request, **values):
        """What the dialog "Accept" does."""
        wizard = request.env["a27.ticket.request.accept"].create({"request_id": request.id, **values})
        wizard.action_accept()
        return wizard

    def _refuse(self, request, reason):
        request.env["a27.ticket.request.refuse"].create({"request_ids": request.ids, "reason": reason}).action_refuse()


@tagged("post_install", "-at_install")
class TestRequests(A27RequestsCase):
    @users("nadia_team")
    def test_labels_become_numbers_and_paper_does_not(self):
        request = self._ask(labels=20, paper=50, place_id=self.antenna.id)
        self.assertEqual(request.convention_id, self.convention)
        self._accept(request)
        self.assertEqual((request.state, request.accepted_labels, request.accepted_paper), ("accepted", 20, 50))
        self.assertEqual((request.batch_id.ticket_count, request.batch_id.place_id), (20, self.antenna))
        self.assertEqual((self.convention.allocated, request.decided_by_id), (20, self.nadia))

    @users("nadia_team")
    def test_paper_alone_makes_no_batch(self):
        request = self._ask(paper=50)
        self._accept(request)
        self.assertEqual(
            (request.state, request.batch_id.exists(), self.convention.allocated), ("accepted", request.batch_id, 0)
        )
        self.assertFalse(request.batch_id)

    @users("nadia_team")
    @mute_logger("odoo.sql_db")
    def test_something_is_asked(self):
        for labels, paper in ((0, 0), (-1, 5), (5, -1)):
            with self.subTest(labels=labels, paper=paper), self.assertRaises(CheckViolation):
                self._ask(labels=labels, paper=paper).flush_recordset()

    @users("nadia_team")
    def test_more_than_is_left_is_cut_with_the_figure_or_refused(self):
        """Scenario 1: 300 are asked, 120 are left; later an amendment makes room, and all is in the history."""
        convention = self._new_convention(self._new_social_partner("Petit Château"), 120)
        request = self._ask(labels=300, partner_id=convention.partner_id.id)
        wizard = self.env["a27.ticket.request.accept"].create({"request_id": request.id})
        self.assertEqual((wizard.is_short, wizard.remaining, wizard.labels), (True, 120, 120))
        with self.assertRaisesRegex(UserError, "has 120 tickets left, and 300 were asked"):
            self._accept(request, labels=300)
        self._accept(request)
        self.assertEqual((request.state, request.batch_id.ticket_count), ("partly", 120))
        self.assertIn("120 of 300 labels", request.message_ids[0].body)
        with self.assertRaisesRegex(UserError, "already decided: partly accepted"):
            self._accept(request, labels=1)

    @users("nadia_team")
    def test_the_second_of_two_requests_meets_the_quota_that_the_first_left(self):
        """Scenario 2, one after the other; tests/system/test_quota.py has two clerks at once."""
        first, second = self._ask(labels=80), self._ask(labels=80)
        opened = self.env["a27.ticket.request.accept"].create({"request_id": second.id, "labels": 80})
        self._accept(first)
        with self.assertRaisesRegex(UserError, "has 20 tickets left, and 80 were asked"):
            opened.with_user(self.luc).action_accept()
        second.action_wait()
        self.assertEqual((second.state, self.convention.allocated), ("waiting", 80))
        self._accept(second)
        self.assertEqual((second.state, second.accepted_labels, self.convention.allocated), ("partly", 20, 100))

    @users("nadia_team")
    def test_a_refusal_says_why_and_can_be_taken_back(self):
        request = self._ask(labels=5)
        with self.assertRaisesRegex(UserError, "Say why"):
            self._refuse(request, "  ")
        self._refuse(request, "Asked twice")
        self.assertEqual((request.state, request.refusal_reason), ("refused", "Asked twice"))
        with self.assertRaisesRegex(UserError, "already decided: refused"):
            self._accept(request, labels=5)
        request.action_resubmit()
        self._accept(request)
        self.assertEqual((request.state, request.refusal_reason), ("accepted", False))

    @users("nadia_team")
    def test_no_more_than_asked_and_not_nothing(self):
        request = self._ask(labels=5, paper=5)
        for labels, paper in ((6, 5), (5, 6), (-1, 5)):
            with self.subTest(labels=labels, paper=paper), self.assertRaisesRegex(UserError, "so many or fewer"):
                self._accept(request, labels=labels, paper=paper)
        with self.assertRaisesRegex(UserError, "Nothing is accepted"):
            self._accept(request, labels=0, paper=0)

    @users("nadia_team")
    @freeze_time("2026-07-20")
    def test_no_request_is_accepted_during_a_period_without_withdrawals(self):
        self.env["a27.request.blackout"].with_user(self.sofie).create(
            {"name": "Summer closing", "date_start": "2026-07-15", "date_end": "2026-08-15"}
        )
        request = self._ask(labels=5)
        with self.assertRaisesRegex(UserError, "during Summer closing, from 15/07/2026 to 15/08/2026"):
            self._accept(request)
        with self.assertRaisesRegex(AccessError, "Only a manager"):
            self._accept(request, override_reason="They insist")
        with self.assertRaisesRegex(UserError, "during Summer closing"):
            self._accept(request.with_user(self.sofie), override_reason=" ")
        self._accept(request.with_user(self.sofie), override_reason="A camp begins tomorrow")
        self.assertEqual(request.state, "accepted")
        self.assertIn(
            "Accepted during Summer closing all the same: A camp begins tomorrow", request.message_ids[0].body
        )

    @users("nadia_team")
    @freeze_time("2026-08-16")
    def test_a_period_ends(self):
        self.env["a27.request.blackout"].with_user(self.sofie).create(
            {"name": "Summer closing", "date_start": "2026-07-15", "date_end": "2026-08-15"}
        )
        request = self._ask(labels=5)
        self._accept(request)
        self.assertEqual(request.state, "accepted")

    @users("nadia_team")
    def test_labels_need_a_signed_convention_of_the_partner(self):
        other = self._new_social_partner("Maison du Test")
        request = self._ask(labels=5, partner_id=other.id)
        self.assertFalse(request.convention_id)
        with self.assertRaisesRegex(UserError, "Maison du Test has no signed convention"):
            self._accept(request, labels=5)
        with self.assertRaisesRegex(ValidationError, "is not one of Maison du Test"):
            request.convention_id = self.convention
        with self.assertRaisesRegex(UserError, "is not an antenna of Maison du Test"):
            request.place_id = self.antenna

    @users("nadia_team")
    def test_what_was_asked_stays_after_the_decision(self):
        request = self._ask(labels=5)
        request.label_quantity = 6
        self._accept(request)
        for act in (lambda: request.write({"label_quantity": 9}), request.unlink):
            with self.assertRaisesRegex(UserError, "already decided"):
                act()
        self._ask(labels=5).unlink()

    @users("nadia_team", "luc_reviewer", "sofie_manager")
    def test_the_decision_is_not_written_by_hand(self):
        request = self._ask(labels=5)
        for values in ({"state": "accepted"}, {"accepted_labels": 9}, {"batch_id": 1}, {"refusal_reason": "No"}):
            with self.subTest(values=values), self.assertRaises(AccessError):
                request.write(values)
            with self.subTest(values=values), self.assertRaises(AccessError):
                self._ask(labels=5, **values)
        context = {"default_state": "accepted", "default_accepted_labels": 5}
        request = (
            self.env["a27.ticket.request"]
            .with_context(**context)
            .create({"partner_id": self.cpas.id, "label_quantity": 5})
        )
        self.assertEqual((request.state, request.accepted_labels), ("submitted", 0))

    @users("nadia_team")
    def test_periods_are_for_managers(self):
        with self.assertRaises(AccessError):
            self.env["a27.request.blackout"].create(
                {"name": "Mine", "date_start": "2026-07-15", "date_end": "2026-08-15"}
            )

    @users("nadia_team")
    def test_cards_count_requests(self):
        self._ask(labels=5), self._refuse(self._ask(paper=5), "Asked twice")
        self.assertEqual(self.mine(self.cpas).a27_open_request_count, 1)
        self.assertEqual(self.mine(self.convention).request_count, 2)

    def test_a_partner_that_asked_is_not_deleted(self):
        other = self._new_social_partner("Maison du Test")
        self.env["a27.ticket.request"].create({"partner_id": other.id, "label_quantity": 5})
        for user in (self.nadia, self.sofie):
            with self.assertRaisesRegex(UserError, "Maison du Test asked for tickets"):
                other.with_user(user).unlink()


@tagged("post_install", "-at_install")
class TestRequestsRpc(HttpCase, A27RequestsCase):
    """The same over the protocol of the web client."""

    def _call(self, login, model, method, *args):
        self.authenticate(login, login)
        params = {"model": model, "method": method, "args": args, "kwargs": {}}
        return self.url_open(f"/web/dataset/call_kw/{model}/{method}", json={"params": params}).json()

    @mute_logger("odoo.http")
    def test_a_request_is_accepted_within_the_quota_only(self):
        asked = {"partner_id": self.cpas.id, "label_quantity": 300}
        request = self._call("nadia_team", "a27.ticket.request", "create", [asked])["result"][0]
        for labels, key in ((300, "error"), (100, "result")):
            wizard = self._call(
                "nadia_team", "a27.ticket.request.accept", "create", [{"request_id": request, "labels": labels}]
            )["result"]
            answer = self._call("nadia_team", "a27.ticket.request.accept", "action_accept", wizard)
            self.assertIn(key, answer)
        record = self.env["a27.ticket.request"].browse(request)
        self.assertEqual((record.state, record.accepted_labels, self.convention.allocated), ("partly", 100, 100))

    @mute_logger("odoo.http")
    def test_private_acts_and_guarded_fields_are_closed(self):
        request = self._ask(labels=5)
        for method, args in (
            ("_accept", [request.ids, 5, 0]),
            ("_refuse", [request.ids, "No"]),
            ("write", [request.ids, {"state": "accepted"}]),
        ):
            with self.subTest(method=method):
                answer = self._call("sofie_manager", "a27.ticket.request", method, *args)
                self.assertEqual(answer["error"]["data"]["name"], "odoo.exceptions.AccessError")
