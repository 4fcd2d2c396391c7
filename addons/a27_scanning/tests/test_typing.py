from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged, users

from article27 import group

from .common import A27ScanningCase


def one_digit_off(number):
    return number[:4] + ("1" if number[4] != "1" else "2") + number[5:]


@tagged("post_install", "-at_install")
class TestTyping(A27ScanningCase):
    """A page of which two places were not read and one was misread."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.misread, cls.mistyped = (one_digit_off(number) for number in cls.numbers[3:5])
        document = cls._read_texts(cls.ticket_return, [cls.numbers[0], "", "", cls.misread])
        cls.verified, cls.misread_place, cls.unread, cls.other_unread = cls.env["a27.scan.reading"].search(
            [("document_id", "=", document.id)]
        )

    @users("nadia_team")
    def test_digits_are_checked_while_they_are_typed(self):
        reading, good = self.mine(self.unread), self.numbers[1]
        swapped = next(
            good[:place] + good[place + 1] + good[place] + good[place + 2 :]
            for place in range(10, 15)
            if good[place] != good[place + 1]
        )
        for text, state, message in (
            ("", "empty", ""),
            (group(good)[:14], "incomplete", "4 digits left"),
            (good[:15], "incomplete", "1 digit left"),
            (good + "00", "wrong", "2 too many"),
            ("12A0", "wrong", "only digits, not A"),
            (self.mistyped, "wrong", "Digit 5 looks mistyped."),
            (swapped, "wrong", "look swapped."),
            (f" {group(good)} ", "accepted", "Valid"),
            (self.numbers[0], "refused", "stands twice on this page"),
        ):
            with self.subTest(text=text):
                said = reading.check_typing(text)
                self.assertEqual(said["state"], state)
                self.assertIn(message, said["message"])
        self.assertEqual(reading.check_typing(self.mistyped)["suspects"], [self.numbers[4]])
        self.env.flush_all()
        reading.invalidate_recordset()
        self.assertEqual((reading.text, reading.verdict), (False, "unreadable"))

    @users("nadia_team")
    def test_a_number_returned_elsewhere_says_where(self):
        other = self._new_return(self._new_cultural_partner("Musée du Test"))
        self._read_texts(self.mine(other), self.numbers[1:2])
        self.mine(other).action_accept_clean()
        said = self.mine(self.unread).check_typing(self.numbers[1])
        self.assertEqual(said["state"], "refused")
        self.assertIn("Already returned: Musée du Test", said["message"])

    @users("nadia_team")
    @freeze_time("2026-06-15 09:00:00")
    def test_a_typed_number_counts_as_if_it_were_read(self):
        reading = self.mine(self.unread)
        reading.action_type(group(self.numbers[1]))
        self.assertEqual((reading.text, reading.ticket_id), (self.numbers[1], self.tickets[1]))
        self.assertEqual((reading.verdict, reading.pile, reading.state), ("accepted", "accepted", "open"))
        self.assertEqual((reading.typed_by_id, str(reading.typed_at)), (self.nadia, "2026-06-15 09:00:00"))
        self.mine(self.ticket_return).action_accept_clean()
        self.assertEqual(self.tickets[1].state, "returned")
        for act in (lambda: reading.action_type(self.numbers[2]), reading.action_untype):
            with self.assertRaisesRegex(UserError, "already decided"):
                act()

    @users("nadia_team")
    def test_what_cannot_be_right_is_saved_only_as_printed(self):
        reading = self.mine(self.unread)
        with self.assertRaisesRegex(UserError, "cannot be right"):
            reading.action_type(self.mistyped)
        with self.assertRaisesRegex(UserError, "Type the number"):
            reading.action_type(" ")
        reading.action_type(self.mistyped, as_printed=True)
        self.assertEqual((reading.verdict, reading.pile), ("check_wrong", "to_check"))

    @users("nadia_team")
    def test_a_misread_number_is_corrected_and_what_was_read_is_kept(self):
        reading = self.mine(self.misread_place)
        reading.action_type(self.numbers[4])
        reading.action_type(self.numbers[3])
        self.assertEqual((reading.verdict, reading.read_text), ("accepted", self.misread))
        reading.action_untype()
        self.assertEqual((reading.text, reading.verdict, reading.read_text), (self.misread, "check_wrong", False))
        with self.assertRaisesRegex(UserError, "Nothing was typed"):
            reading.action_untype()

    @users("nadia_team")
    def test_a_repeat_that_typing_makes_or_ends_is_judged_again(self):
        unread, second = self.mine(self.unread), self.mine(self.other_unread)
        second.action_type(self.numbers[1])
        unread.action_type(self.numbers[1])
        self.assertEqual((unread.verdict, second.verdict), ("accepted", "twice_on_page"))
        unread.action_untype()
        self.assertEqual((unread.verdict, second.verdict), ("unreadable", "accepted"))

    @users("nadia_team")
    def test_a_verified_number_is_not_typed_over(self):
        with self.assertRaisesRegex(UserError, "its check digits are right"):
            self.mine(self.verified).action_type(self.numbers[5])

    @users("piet_portal")
    def test_partners_do_not_ask_the_key(self):
        for method, *args in (("check_typing", self.numbers[1]), ("action_type", self.numbers[1]), ("action_untype",)):
            with self.subTest(method=method), self.assertRaises(AccessError):
                call_kw(self.env["a27.scan.reading"], method, [self.unread.ids, *args], {})
