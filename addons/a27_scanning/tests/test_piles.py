from io import BytesIO

import zxingcpp
from PIL import Image

from odoo.tests import tagged, users

from odoo.addons.a27_tickets.tests.common import DPI, render

from article27 import make_many
from article27.labels import draw_ticket_labels
from article27.labels.code128 import SYMBOL_MODULES
from article27.labels.ticket import module_width

from .common import A27ScanningCase, as_jpeg


@tagged("post_install", "-at_install")
class TestPiles(A27ScanningCase):
    """One page with one ticket of each kind: every reading comes to the pile where a clerk looks for it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.generated = cls._generate(cls.convention, 1).ticket_ids
        printed = cls._generate(cls.convention, 1)
        cls._print(printed).action_confirm()
        cls.printed = printed.ticket_ids
        cls.cancelled = cls.tickets[1]
        cls.cancelled.state = "cancelled"
        good = cls.tickets[0].number
        [unknown] = make_many(cls.env["a27.ticket.key"]._keyring(), 99, 9_999_999, 1)
        wrong = good[:-1] + str((int(good[-1]) + 1) % 10)
        numbers = [good, cls.printed.number, cls.generated.number, wrong, unknown, cls.cancelled.number, good, good]
        [document] = cls._upload(cls.ticket_return, {"page.jpg": as_jpeg(cls._page_of(numbers))})
        cls.readings = cls.env["a27.scan.reading"].search([("document_id", "=", document.id)])

    @classmethod
    def _page_of(cls, numbers):
        """A sheet of tickets: the bars of the last one are spoiled, and a code that is no ticket follows."""
        sheet, file = cls.sheet._to_library(), BytesIO()
        draw_ticket_labels(numbers, sheet, file)
        [image] = render(file.getvalue())
        code = zxingcpp.create_barcode("PARKING 0042", zxingcpp.BarcodeFormat.Code128)
        cls._put(image, sheet, len(numbers) + 1, code.to_image(scale=4))
        cls._spoil(image, sheet, len(numbers))
        return image

    @classmethod
    def _spoil(cls, image, sheet, label):
        """Turn most bars of a label the wrong way round: whatever its number, they look well, and say nothing."""
        left, top = cls._corner(sheet, label)
        module = module_width(sheet)
        first_bar = (sheet.label_width - SYMBOL_MODULES * module) / 2
        start, end = (left + round((first_bar + 11 * module * symbol) / 25.4 * DPI) for symbol in (2, 9))
        bars = image.crop((start, top, end, top + 450))
        image.paste(bars.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (start, top))

    @classmethod
    def _corner(cls, sheet, label):
        return tuple(round(part / 25.4 * DPI) for part in sheet.position(label))

    @classmethod
    def _put(cls, image, sheet, label, bars):
        left, top = cls._corner(sheet, label)
        image.paste(Image.fromarray(bars), (left + 40, top + 60))

    @users("nadia_team")
    def test_each_kind_reaches_its_pile(self):
        found = [(reading.verdict, reading.pile) for reading in self.mine(self.readings)]
        self.assertEqual(
            found,
            [
                ("accepted", "accepted"),
                ("not_delivered", "to_check"),
                ("not_printed", "to_check"),
                ("check_wrong", "to_check"),
                ("unknown", "to_check"),
                ("cancelled", "refused"),
                ("twice_on_page", "refused"),
                ("foreign", "elsewhere"),
                ("unreadable", "to_check"),
            ],
        )

    @users("nadia_team")
    def test_only_what_the_database_holds_has_a_ticket(self):
        held = self.tickets[0] | self.printed | self.generated | self.cancelled
        self.assertEqual(self.mine(self.readings).ticket_id, held)

    @users("nadia_team")
    def test_a_place_that_could_not_be_read_is_shown_as_a_picture(self):
        unread = self.mine(self.readings).filtered(lambda reading: not reading.text)
        self.assertEqual((len(unread), unread.display_name), (1, "Unreadable"))
        self.assertTrue(unread.with_context(bin_size=False).crop)

    @users("nadia_team")
    def test_one_click_accepts_the_valid_ones_only(self):
        ticket_return = self.mine(self.ticket_return)
        ticket_return.action_accept_clean()
        accepted = ticket_return.reading_ids.filtered(lambda reading: reading.state == "accepted")
        self.assertEqual((len(accepted), accepted.ticket_id), (1, self.tickets[0]))
        self.assertEqual((self.printed.state, self.generated.state), ("printed", "generated"))
        figures = ("accepted_count", "clean_count", "to_check_count", "elsewhere_count", "open_count", "refused_count")
        self.assertEqual([ticket_return[name] for name in figures], [1, 0, 5, 1, 8, 0])
