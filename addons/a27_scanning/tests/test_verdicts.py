import base64
from io import BytesIO

from PIL import Image

from odoo.tests import freeze_time, tagged, users
from odoo.tools import format_date

from article27 import make_many

from .common import A27ScanningCase

DAY = "2026-06-15"


@tagged("post_install", "-at_install")
@freeze_time(DAY)
class TestVerdicts(A27ScanningCase):
    """Each verdict once, as Nadia sees it: the pile, and the sentence that says what it is and what she can do."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["a27.number.pattern"].create(
            [
                {"name": "Wallonie 2019", "regex": r"W\d{8}", "meaning": "other-region", "region": "Wallonie"},
                {"name": "Avant 2026", "regex": r"B\d{6}", "meaning": "ours-older"},
            ]
        )
        cls.museum = cls._new_cultural_partner("Musée du Test")

    def _read(self, *texts):
        """The last reading of a page with these codes."""
        document = self._read_texts(self.mine(self.ticket_return), texts)
        return self.env["a27.scan.reading"].search([("document_id", "=", document.id)])[-1]

    def _assert_is(self, reading, verdict, pile, *parts):
        self.assertEqual((reading.verdict, reading.pile), (verdict, pile))
        for part in parts:
            self.assertIn(part, reading.sentence)

    def _lose(self, loss, note=None):
        self.mine(self.tickets[0])._replace(loss, note)

    @users("nadia_team")
    def test_accepted(self):
        self._assert_is(self._read(self.numbers[0]), "accepted", "accepted", "Valid. Nothing to do")

    @users("nadia_team")
    def test_twice_on_the_page(self):
        reading = self._read(self.numbers[0], self.numbers[0])
        self._assert_is(reading, "twice_on_page", "refused", "It counts once")
        self.assertEqual(reading.earlier_id.text, self.numbers[0])

    @users("nadia_team")
    def test_twice_in_the_return(self):
        self._read(self.numbers[0])
        self._assert_is(self._read(self.numbers[0]), "twice_in_return", "refused", "scan.png, page 1")

    @users("nadia_team")
    def test_already_returned_says_where_when_and_by_whom(self):
        other = self.mine(self._new_return(self.museum))
        self._read_texts(other, self.numbers[:1])
        other.action_accept_clean()
        reading = self._read(self.numbers[0])
        day = format_date(self.env, DAY)
        place = f"Musée du Test, {other.name}, accepted on {day} by {self.nadia.name}"
        self._assert_is(reading, "already_returned", "refused", place)
        self.assertEqual((reading.earlier_id.return_id, reading.earlier_return_id), (other, other))

    @users("nadia_team")
    def test_cancelled(self):
        self.mine(self.tickets[0])._cancel("other", "Dropped in the canal")
        self._assert_is(
            self._read(self.numbers[0]), "cancelled", "refused", "Dropped in the canal", "A reviewer decides"
        )

    @users("nadia_team")
    def test_replaced(self):
        self._lose("torn")
        new = self.tickets[0].replaced_by_id.display_name
        self._assert_is(self._read(self.numbers[0]), "replaced", "refused", new, "torn", "The venue could not know")

    @users("nadia_team")
    def test_stolen(self):
        self._lose("stolen", "Envelope of May")
        self._assert_is(self._read(self.numbers[0]), "stolen", "refused", "Reported stolen", "Envelope of May")

    @users("nadia_team")
    def test_never_printed(self):
        batch = self._generate(self.convention, 1)
        reading = self._read(batch.ticket_ids.number)
        self._assert_is(reading, "not_printed", "to_check", batch.name, "our paperwork is late, not the venue")

    @users("nadia_team")
    def test_not_delivered_yet(self):
        batch = self._generate(self.convention, 1)
        self._print(batch).action_confirm()
        self._assert_is(self._read(batch.ticket_ids.number), "not_delivered", "to_check", batch.name, "not recorded")

    @users("nadia_team")
    def test_out_of_grace(self):
        self.convention.write({"date_start": "2025-01-01", "date_end": "2025-12-31"})
        self._assert_is(self._read(self.numbers[0]), "expired", "to_check", "Too late", self.convention.display_name)

    @users("nadia_team")
    def test_brought_back_unused(self):
        self.mine(self.tickets[0])._bring_back("2026-06-01")
        self._assert_is(self._read(self.numbers[0]), "brought_back", "refused", "Brought back unused", "Ask how")

    @users("nadia_team")
    def test_check_wrong_offers_what_one_slip_explains(self):
        good = self.numbers[0]
        wrong = good[:4] + ("1" if good[4] != "1" else "2") + good[5:]
        reading = self._read(wrong)
        self._assert_is(reading, "check_wrong", "to_check", "misread, or a suspect number", "Could be")
        self.assertIn(self.tickets[0].display_name, reading.suspect_numbers)
        self.assertNotIn("forge", reading.sentence.lower())

    @users("nadia_team")
    def test_right_but_never_issued_is_an_alarm(self):
        [number] = make_many(self.env["a27.ticket.key"]._keyring(), 99, 9_999_999, 1)
        self._assert_is(self._read(number), "unknown", "to_check", "was never issued", "Tell the manager")

    @users("nadia_team")
    def test_of_another_region(self):
        self._assert_is(self._read("W00012345"), "other_region", "elsewhere", "Wallonie", "not paid by us")
        self.env["a27.settings"].with_user(self.sofie).create({"pay_other_region": True}).action_save()
        self._assert_is(self._read("W00012346"), "other_region", "elsewhere", "The venue is paid")

    @users("nadia_team")
    def test_an_older_ticket_finds_its_partner_in_the_lists_of_before(self):
        """Scenario 11."""
        self.env["a27.number.range"].with_user(self.sofie).create(
            {"partner_id": self.cpas.id, "first_number": "B000100", "last_number": "B000199"}
        )
        self._assert_is(self._read("B000123"), "older", "to_check", "Avant 2026", self.cpas.name)
        self._assert_is(self._read("B000200"), "older", "to_check", "partner unknown")
        self._assert_is(self._read("B00012"), "foreign", "elsewhere")

    @users("nadia_team")
    def test_not_one_of_ours(self):
        self._assert_is(self._read("4006381333931"), "foreign", "elsewhere", "not a ticket", "Set it aside")

    @users("nadia_team")
    def test_unreadable(self):
        self._assert_is(self._read(""), "unreadable", "to_check", "Type the number below them")

    @users("nadia_team")
    def test_every_verdict_has_its_sentence_in_french(self):
        reading = self._read("4006381333931").with_context(lang="fr_BE")
        for verdict, _label in reading._fields["verdict"].selection:
            reading.sudo().verdict = verdict
            with self.subTest(verdict=verdict):
                self.assertTrue(reading.sentence)
                self.assertNotEqual(reading.sentence, reading.with_context(lang="en_US").sentence)

    @users("nadia_team")
    def test_both_pictures_of_a_repeat_are_shown(self):
        page = BytesIO()
        Image.new("L", (248, 351), 255).save(page, "PNG")
        first = self._read(self.numbers[0])
        first.page_id.sudo().image = base64.b64encode(page.getvalue())
        second = self._read(self.numbers[0])
        self.assertEqual((second.earlier_id, second.picture), (first, False))
        # A square of 90 px and a quarter of it around, at a tenth of the size.
        cut = Image.open(BytesIO(base64.b64decode(second.earlier_picture)))
        self.assertEqual((cut.width, cut.getpixel((6, 6))), (13, 255))
