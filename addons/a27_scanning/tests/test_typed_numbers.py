from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged, users

from article27 import group

from .common import A27ScanningCase


@tagged("post_install", "-at_install")
class TestTypedNumbers(A27ScanningCase):
    def _wizard(self, text):
        return self.env["a27.scan.typed"].create({"return_id": self.ticket_return.id, "numbers": text})

    @users("nadia_team")
    def test_numbers_of_a_hand_scanner_are_judged_like_those_of_a_page(self):
        own = self.mine(self.ticket_return)
        self._wizard(f"{group(self.numbers[0])}\n{self.numbers[1]}\n").action_add()
        self.assertEqual((own.state, own.clean_count), ("to_check", 2))
        own.action_accept_clean()
        self.assertEqual(self.tickets[:2].mapped("state"), ["returned", "returned"])
        self._wizard(self.numbers[0]).action_add()
        self.assertEqual(own.reading_ids[-1].verdict, "already_returned")
        self.assertFalse(own.document_ids.attachment_id)

    @users("nadia_team")
    def test_what_cannot_be_right_is_said_at_once(self):
        wrong = self.numbers[0][:-1] + str((int(self.numbers[0][-1]) + 1) % 10)
        for text, sentence in (
            ("", "at least one"),
            (wrong, "A digit of these numbers is wrong"),
            ("126", "no ticket numbers: 126"),
        ):
            wizard = self._wizard(text)
            self.assertIn(sentence, wizard.preview)
            with self.assertRaisesRegex(UserError, sentence):
                wizard.action_add()
        self.assertFalse(self.mine(self.ticket_return).document_ids)

    @users("nadia_team")
    def test_numbers_of_others_are_entered_where_a_pattern_knows_them(self):
        wizard = self._wizard(f"W00012345\n{self.numbers[0]}")
        self.assertIn("no ticket numbers: W00012345", wizard.preview)
        self.env["a27.number.pattern"].sudo().create({"name": "Wallonia", "regex": "W[0-9]{8}"})
        wizard.action_add()
        self.assertEqual(set(self.mine(self.ticket_return).reading_ids.mapped("verdict")), {"accepted", "other_region"})

    @users("nadia_team")
    def test_a_closed_return_takes_no_more(self):
        wizard = self._wizard(self.numbers[0])
        self.ticket_return._write_guarded({"closed_on": "2026-11-01"})
        with self.assertRaisesRegex(UserError, "closed"):
            wizard.action_add()

    @users("piet_portal")
    def test_a_partner_enters_nothing(self):
        with self.assertRaises(AccessError):
            self._wizard(self.numbers[0])
