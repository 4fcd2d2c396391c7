from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged, users
from odoo.tools import mute_logger

from .common import A27ScanningCase, page_of


@tagged("post_install", "-at_install")
class TestAcceptance(A27ScanningCase):
    def _readings(self, *texts):
        document = self._read_texts(self.ticket_return, texts)
        return self.env["a27.scan.reading"].search([("document_id", "=", document.id)])

    def _settle(self, readings, decision, reason="Seen on the ticket"):
        values = {"reading_ids": readings.ids, "decision": decision, "reason": reason}
        readings.env["a27.reading.settle"].create(values).action_settle()

    def test_a_ticket_is_accepted_once_whatever_the_code_does(self):
        first, second = self._readings(self.numbers[0], self.numbers[0])
        first.state = "accepted"
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            second.state = "accepted"
            self.env.flush_all()

    @users("nadia_team")
    def test_the_team_does_not_decide_on_doubts(self):
        readings = self.mine(self._readings("", "4006381333931"))
        for decision in ("accepted", "refused"):
            with self.assertRaises(AccessError):
                self._settle(readings, decision)
            with self.assertRaises(AccessError):
                readings._decide(decision, "By hand")
        for act in (lambda: readings.write({"state": "accepted"}), readings.unlink, readings.copy):
            with self.assertRaises(AccessError):
                act()

    @users("luc_reviewer")
    @freeze_time("2026-06-15 09:00:00")
    def test_a_reviewer_decides_and_says_why(self):
        late = self._generate(self.convention, 1).ticket_ids
        accepted, refused = self.mine(self._readings(late.number, ""))
        self.assertEqual((accepted.verdict, refused.verdict), ("not_printed", "unreadable"))
        for reason in ("", "  "):
            with self.subTest(reason=reason), self.assertRaisesRegex(UserError, "Say why"):
                self._settle(refused, "refused", reason)
        self._settle(accepted, "accepted")
        self._settle(refused, "refused", "Torn")
        self.assertEqual(
            (accepted.state, late.state, refused.state, refused.reason), ("accepted", "returned", "refused", "Torn")
        )
        self.assertEqual((accepted.settled_by_id, str(accepted.settled_at)), (self.luc, "2026-06-15 09:00:00"))
        with self.assertRaisesRegex(UserError, "already decided"):
            self._settle(accepted, "refused")

    @users("luc_reviewer")
    def test_a_file_that_is_nobodys_yet_is_not_decided(self):
        [reading] = self.mine(self._readings(self.numbers[0]))
        reading.sudo().return_id = False
        for decision in ("accepted", "refused"):
            with self.assertRaisesRegex(UserError, "whose file"):
                self._settle(reading, decision)

    @users("luc_reviewer")
    def test_a_repeat_is_accepted_by_nobody(self):
        once, twice = self.mine(self._readings(self.numbers[0], self.numbers[0]))
        for readings in (twice, once | twice):
            with self.assertRaisesRegex(UserError, "A ticket counts once"):
                self._settle(readings, "accepted")
        self._settle(once, "accepted")
        with self.assertRaisesRegex(UserError, "A ticket counts once"):
            self._settle(twice, "accepted")

    @users("luc_reviewer")
    def test_when_the_first_is_refused_the_second_counts(self):
        first, second = self.mine(self._readings(self.numbers[0], self.numbers[0]))
        self._settle(first, "refused", "A copy lies on top")
        self.assertEqual((second.verdict, self.ticket_return.clean_count), ("accepted", 1))
        self._settle(second, "accepted")
        self.assertEqual(self.tickets[0].state, "returned")

    @users("nadia_team")
    def test_the_same_number_in_two_files_is_clean_once_whichever_ends_first(self):
        attachments = [self._attach(self.env, name, name.encode()) for name in ("one.png", "two.png")]
        ticket_return = self.mine(self.ticket_return)
        documents = self.env["a27.scan.document"]._create_from(ticket_return, attachments[0] | attachments[1])
        documents.sudo().write({"state": "reading", "page_count": 1})
        keyring = self.env["a27.ticket.key"]._keyring()
        for document in reversed(documents):
            document._store([page_of(1, [self.numbers[0]], keyring)])
            document._job_conclude()
        readings = self.env["a27.scan.reading"].search([("return_id", "=", ticket_return.id)])
        self.assertEqual(readings.mapped("verdict"), ["accepted", "twice_in_return"])

    @users("nadia_team")
    def test_readings_are_not_changed_by_a_default_of_the_user(self):
        self.env["ir.default"].set("a27.scan.reading", "state", "accepted", user_id=True)
        document = self._read_texts(self.mine(self.ticket_return), [self.numbers[0], ""])
        readings = self.env["a27.scan.reading"].search([("document_id", "=", document.id)])
        self.assertEqual(readings.mapped("state"), ["open", "open"])
