from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged, users
from odoo.tools import format_date

from article27 import make_many

from .common import A27TicketsCase


@tagged("post_install", "-at_install")
class TestFindTicket(A27TicketsCase):
    """A number on the page "Find a ticket": its whole life, or what is wrong with it; and who looked."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.batch = cls._generate(cls.convention.with_user(cls.nadia), 4)
        cls.ticket = cls.batch.ticket_ids[0]
        cls.today = format_date(cls.env, fields.Date.context_today(cls.batch))

    def _look_up(self, text):
        return call_kw(self.env["a27.ticket.lookup"], "look_up", [text], {})

    def _events(self, text):
        return {event["title"]: event for event in self._look_up(text)["events"]}

    def _titles(self, text):
        return list(self._events(text))

    def _told(self, ticket=None):
        answer = self._look_up((ticket or self.ticket).number)
        return answer["sign"], answer["sentence"]

    @users("nadia_team")
    def test_the_sentence_follows_the_life(self):
        self.assertEqual(self._told(), ("wait", "Generated for CPAS du Test, but not printed."))
        job = self._print(self.mine(self.batch))
        job.action_confirm()
        self.assertEqual(self._told(), ("wait", "Printed for CPAS du Test, but not delivered."))
        self._deliver(self.mine(self.batch), relay_id=self.relay.id)
        self.assertEqual(self._told(), ("good", f"In circulation: delivered to CPAS du Test on {self.today}."))
        self.mine(self.ticket)._bring_back(self.ticket.batch_id.delivered_on)
        self.assertEqual(self._told()[0], "stop")
        self.assertEqual(
            set(self._titles(self.ticket.number)), {"Generated", "Printed", "Delivered", "Came back unused"}
        )

    @users("nadia_team")
    def test_people_and_papers_are_named(self):
        self._print(self.mine(self.batch))
        self._deliver(self.mine(self.batch), relay_id=self.relay.id)
        self._print(self.mine(self.batch), first=1, last=1, reason="Pale")
        events = self._events(self.ticket.number)
        self.assertEqual(events["Printed"]["detail"], f"Label 1 of sheet 1. Confirmed by {self.nadia.name}.")
        self.assertEqual(events["Delivered"]["who"], self.nadia.name)
        self.assertEqual(events["Delivered"]["detail"], f"Collected by {self.relay.name}.")
        self.assertIn(f"/a27.ticket.batch/{self.batch.id}/receipt/", events["Delivered"]["url"])
        self.assertEqual(events["Reprinted"]["detail"], "Label 5 of sheet 1. Why again: Pale. Not confirmed yet.")

    @users("nadia_team")
    def test_events_stand_in_the_order_of_their_days(self):
        self._deliver(self.mine(self.batch), day="2026-03-01")
        self.mine(self.ticket)._replace("torn")
        self.ticket.sudo().cancelled_at = self.batch.delivered_at + timedelta(hours=1)
        self.assertEqual(
            self._titles(self.ticket.number), ["Delivered", "Generated", "Out of circulation: torn or badly stuck"]
        )

    @users("nadia_team")
    def test_a_life_begins_with_the_request(self):
        request = self.env["a27.ticket.request"].create({"partner_id": self.cpas.id, "label_quantity": 1})
        self.env["a27.ticket.request.accept"].create({"request_id": request.id}).action_accept()
        self.assertEqual(self._titles(request.batch_id.ticket_ids.number), ["Asked for", "Generated"])

    @users("nadia_team")
    def test_a_stolen_ticket_and_the_one_in_its_place(self):
        [new] = self.mine(self.ticket)._replace("stolen", "Bag on the tram").ticket_ids
        answer = self._look_up(self.ticket.number)
        self.assertEqual(
            (answer["sign"], answer["sentence"]), ("stop", f"Reported stolen on {self.today}: it counts no longer.")
        )
        self.assertIn(new.display_name, answer["advice"])
        told = self._events(self.ticket.number)["Out of circulation: stolen"]["detail"]
        self.assertEqual(told, f"Bag on the tram. Replaced by {new.display_name}.")
        told = self._events(new.number)["Generated"]["detail"]
        self.assertEqual(told, f"In place of {self.ticket.display_name}.")

    @users("nadia_team")
    def test_a_ticket_lost_before_the_delivery_was_not_delivered(self):
        self.mine(self.ticket)._cancel("lost")
        self._deliver(self.mine(self.batch))
        self.ticket.sudo().cancelled_at = self.batch.delivered_at - timedelta(hours=1)
        self.assertNotIn("Delivered", self._titles(self.ticket.number))
        self.assertIn("Delivered", self._titles(self.batch.ticket_ids[1].number))

    @users("nadia_team")
    def test_a_delivery_that_was_undone_is_told(self):
        batch = self.mine(self.batch)
        self._deliver(batch, relay_id=self.relay.id)
        batch.sudo().delivered_at -= timedelta(hours=2)
        batch.ticket_ids[1]._cancel("lost")
        batch.ticket_ids[1].sudo().cancelled_at -= timedelta(hours=1)
        batch._undo_delivery("Wrong envelope")
        events = self._look_up(self.ticket.number)["events"]
        self.assertEqual([event["title"] for event in events], ["Delivered", "Generated", "Delivery undone"])
        self.assertEqual(events[0]["detail"], f"Collected by {self.relay.name}.")
        self.assertIn(f"/a27.undone.delivery/{batch.undone_delivery_ids.id}/receipt/", events[0]["url"])
        self.assertEqual((events[2]["who"], events[2]["detail"]), (self.nadia.name, "Wrong envelope"))
        self.assertNotIn("Delivery undone", self._titles(batch.ticket_ids[1].number), "it was lost before")
        with self.assertRaises(AccessError):
            batch.undone_delivery_ids.write({"reason": "Other"})

    @users("nadia_team")
    def test_a_move_is_told_of_the_tickets_that_moved(self):
        self.mine(self.batch.ticket_ids[:2])._move_to_place(self.antenna, "Asked by mail")
        move = self._events(self.ticket.number)["Moved to another antenna"]
        self.assertEqual(move["detail"], "From CPAS du Test to Antenne Test. Asked by mail")
        self.assertEqual(self._titles(self.batch.ticket_ids[2].number), ["Generated"])

    @users("nadia_team")
    def test_out_of_date_after_the_days_of_grace(self):
        with freeze_time("2026-03-02"):
            self._deliver(self.mine(self.batch))
        self.convention.date_end = "2026-12-31"
        with freeze_time("2027-03-31"):
            self.assertEqual(self._told()[0], "good")
        with freeze_time("2027-04-01"):
            self.assertEqual(self._told(), ("stop", "Out of date: the venues could send it back until 31/03/2027."))

    @users("nadia_team")
    def test_a_slip_of_the_hand_is_found(self):
        digits = self.ticket.number
        wrong = digits[:9] + str((int(digits[9]) + 3) % 10) + digits[10:]
        answer = self._look_up(wrong)
        self.assertEqual(
            (answer["sign"], answer["sentence"]), ("doubt", "No ticket has this number: digit 10 looks mistyped.")
        )
        self.assertEqual([place["is_suspect"] for place in answer["digits"]].index(True), 9)
        self.assertEqual([(slip["number"], slip["is_issued"]) for slip in answer["suspects"]], [(digits, True)])

    @users("nadia_team")
    def test_what_is_no_number_of_ours(self):
        sentences = {
            self.ticket.number[:15]: "A ticket number has 16 digits, this one has 15.",
            "W-17": "Not a ticket number: it holds W, and ours hold digits alone.",
            "0" * 16: "Not one of our numbers: ours begin with a digit from 1 to 8.",
            self.ticket.number * 2: "These are 2 numbers. Look them up one by one.",
        }
        for text, sentence in sentences.items():
            with self.subTest(text=text):
                self.assertEqual(self._look_up(text)["sentence"], sentence)
        self.assertEqual(self._look_up("W-17")["number"], "W-17", "shown as it was typed")
        with self.assertRaisesRegex(UserError, "Type, paste or scan"):
            self._look_up("\0 ")

    @users("nadia_team")
    def test_a_right_number_that_nobody_generated(self):
        [number] = make_many(self.env["a27.ticket.key"]._keyring(), 31, 77, 1)
        answer = self._look_up(number)
        self.assertEqual(
            (answer["sign"], answer["sentence"]), ("doubt", "A well made number, but no ticket of ours has it.")
        )

    @users("nadia_team")
    def test_however_it_was_typed(self):
        typed = "".join("à&é\"'(§è!ç"[int(digit)] for digit in self.ticket.number)
        for text in (self.ticket.display_name, f" {self.ticket.number}\n", typed):
            self.assertEqual(self._look_up(text)["facts"][0]["link"]["name"], "CPAS du Test")

    def test_each_look_up_is_kept_for_the_manager(self):
        for login, text in (("nadia_team", self.ticket.number), ("luc_reviewer", "W-17")):
            self.env["a27.ticket.lookup"].with_user(self.env["res.users"].search([("login", "=", login)])).look_up(text)
        log = self.env["a27.ticket.lookup"].with_user(self.sofie).search([])
        self.assertEqual(log.mapped("text"), ["W-17", self.ticket.number])
        self.assertEqual(log.mapped("create_uid.login"), ["luc_reviewer", "nadia_team"])
        self.assertEqual(log.ticket_id, self.ticket)

    @users("nadia_team", "sofie_manager")
    def test_nobody_changes_the_log(self):
        self._look_up(self.ticket.number)
        log = self.env["a27.ticket.lookup"]
        [entry] = log.sudo().search([], limit=1)
        for method, args in (
            ("write", [entry.ids, {"text": "other"}]),
            ("unlink", [entry.ids]),
            ("create", [{"text": "other"}]),
        ):
            with self.subTest(method=method), self.assertRaises(AccessError):
                call_kw(log, method, args, {})
        with self.assertRaisesRegex(UserError, "never deleted"):
            entry.unlink()

    @users("nadia_team")
    def test_the_log_is_for_managers(self):
        self._look_up(self.ticket.number)
        with self.assertRaises(AccessError):
            self.env["a27.ticket.lookup"].search([])

    @users("piet_portal")
    def test_for_the_team_only(self):
        for text in (self.ticket.number, "W-17"):
            with self.assertRaises(AccessError):
                self._look_up(text)
        self.assertFalse(self.env["a27.ticket.lookup"].sudo().search([]))
