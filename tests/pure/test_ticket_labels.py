"""What is printed on ticket labels is read back from the rendered page."""

import random
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import ImageOps

from article27 import LabelTooSmallError, NothingToPrintError, NumberLengthError, group, make_many
from article27.labels import SHEETS, LabelSheet, draw_ticket_labels, get_sheet, is_fine, module_width, placements
from article27.labels.code128 import QUIET_MODULES, SYMBOL_MODULES, element_widths
from article27.labels.ticket import bar_height
from article27.scan import read_pages
from paper import DPI, as_scanned, jpeg, render, scanner_pdf

L7160, L7163 = get_sheet("L7160"), get_sheet("L7163")
TITLE = "Lot 12 · CPAS de Łódź, été"


def numbers_with_99(count: int) -> list[str]:
    """Numbers whose pairs are 99 in all mixtures: an encoder is known to have lost them."""
    dice = random.Random(27)
    pairs = [[dice.choice(("99", f"{dice.randrange(100):02}")) for _ in range(7)]
             for _ in range(count)]  # fmt: skip
    return [f"{dice.randint(1, 8)}{dice.choice('0956')}" + "".join(row) for row in pairs]


def draw(numbers, sheet=L7160, **options) -> bytes:
    file = BytesIO()
    draw_ticket_labels(numbers, sheet, file, **options)
    return file.getvalue()


def read_labels(pdf: bytes, sheet: LabelSheet, count: int, **options) -> list[str]:
    """The code within each label's own edges."""
    images = [render(pdf, page) for page in range(len(pypdfium2.PdfDocument(pdf)))]
    found = []
    for place in placements(sheet, count, **options):
        right, bottom = place.x + sheet.label_width, place.y + sheet.label_height
        box = [round(mm / 25.4 * DPI) for mm in (place.x, place.y, right, bottom)]
        label = images[place.page - 1].crop(box)
        codes = zxingcpp.read_barcodes(label, formats=zxingcpp.BarcodeFormat.Code128)
        found += [code.text for code in codes]
    return found


def label_texts(pdf: bytes, sheet: LabelSheet, count: int, **options) -> list[str]:
    """The words within each label's own edges."""
    document, mm, found = pypdfium2.PdfDocument(pdf), 72 / 25.4, []
    texts = [page.get_textpage() for page in document]
    for place in placements(sheet, count, **options):
        top = (sheet.paper_height - place.y) * mm
        found.append(
            texts[place.page - 1].get_text_bounded(
                left=place.x * mm,
                right=(place.x + sheet.label_width) * mm,
                top=top,
                bottom=top - sheet.label_height * mm,
            )
        )
    return [" ".join(text.split()) for text in found]


@pytest.mark.parametrize(("sheet", "count"), [(sheet, sheet.count) for sheet in SHEETS.values()])
def test_every_printed_label_is_read_back(sheet, count):
    numbers = numbers_with_99(count)
    assert sum("99" in number for number in numbers) > count * 0.9
    assert read_labels(draw(numbers, sheet), sheet, count) == numbers


def test_printing_starts_at_any_label_and_moves_with_the_offset():
    numbers = numbers_with_99(4)
    options = {"start": 20, "offset": (1.5, -2.0)}
    assert read_labels(draw(numbers, **options), L7160, 4, **options) == numbers


@pytest.mark.parametrize("offset", [(0.0, 0.0), (-5.0, -5.0), (5.0, 5.0)])
def test_a_label_says_number_year_and_article_27_and_nothing_else(offset):
    numbers = numbers_with_99(30)
    pdf = draw(numbers, title=TITLE, offset=offset)
    expected = [f"Article 27 20{number[1:3]} {group(number)}" for number in numbers]
    assert label_texts(pdf, L7160, 30, offset=offset) == expected


def test_the_title_and_the_page_stand_in_the_margin_of_each_sheet():
    document = pypdfium2.PdfDocument(draw(numbers_with_99(22), title=TITLE))
    for index, page in enumerate(document):
        text = page.get_textpage().get_text_bounded(bottom=(297 - L7160.top) / 25.4 * 72)
        assert " ".join(text.split()) == f"{TITLE} {index + 1}/2"


def test_a_long_title_ends_before_the_page_number():
    text = pypdfium2.PdfDocument(draw(["1260000001253881"], title="Lot " * 99))[0].get_textpage()
    assert text.get_text_bounded().splitlines()[0].endswith("… 1/1")


def test_the_file_itself_names_nobody_and_prints_at_full_size():
    with pikepdf.open(BytesIO(draw(["1260000001253881"], title=TITLE))) as pdf:
        assert pdf.docinfo["/Title"] == "Article 27 - labels"
        assert pdf.docinfo["/Author"] == "Article 27"
        assert all("Lot" not in str(value) for value in pdf.docinfo.values())
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert [float(side) for side in pdf.pages[0].mediabox] == pytest.approx([0, 0, 595.28, 841.89], abs=0.01)


def test_bars_are_vectors():
    with pikepdf.open(BytesIO(draw(["1260000001253881"]))) as pdf:
        assert not pdf.pages[0].get_images()
        operators = [str(part.operator) for part in pikepdf.parse_content_stream(pdf.pages[0])]
    assert operators.count("re") == 34  # start, 8 pairs and check 3 bars each, stop 4


def test_the_same_numbers_make_the_same_file():
    assert draw(["1260000001253881"]) == draw(["1260000001253881"])


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS.values() if not is_fine(sheet)])
def test_bars_keep_the_measures_that_scanners_need(sheet):
    module = module_width(sheet)
    assert module >= 0.33
    assert bar_height(sheet) >= 9
    assert (SYMBOL_MODULES + 2 * QUIET_MODULES) * module <= sheet.label_width


def test_digits_stay_in_set_c():
    widths = element_widths("1299999999999999")
    assert (sum(widths), len(widths)) == (SYMBOL_MODULES, 67)


@pytest.mark.parametrize(("width", "height", "reason"), [(30, 38, "30 mm wide"), (63, 14, "14 mm high")])
def test_a_label_too_small_for_bars_is_refused(width, height, reason):
    sheet = LabelSheet("tiny", 210, 297, 1, 1, width, height, 0, 0, width, height)
    with pytest.raises(LabelTooSmallError, match=reason):
        draw(["1260000001253881"], sheet)


def test_fine_bars_are_told():
    assert {sheet.code for sheet in SHEETS.values() if is_fine(sheet)} == {"L7651"}
    with pytest.raises(LabelTooSmallError):
        is_fine(LabelSheet("low", 210, 297, 1, 1, 63, 14, 0, 0, 63, 14))


def test_the_finest_bars_are_read_from_a_scan_of_300_dpi(tmp_path, keyring):
    """The limit of `module_width` is what our own reader reads."""
    sheet = LabelSheet("finest", 210, 297, 6, 3, 30.4, 33.9, 5, 12.9, 33, 33.9)
    assert module_width(sheet) == pytest.approx(0.212, abs=0.001)
    numbers = make_many(keyring, 26, 1, sheet.count)
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanner_pdf([jpeg(as_scanned(render(draw(numbers, sheet))))]))
    [page] = read_pages(path)
    assert {reading.text for reading in page.readings} == set(numbers)


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS.values() if not sheet.is_roll])
def test_nothing_is_printed_within_5_mm_of_the_edge(sheet):
    image = ImageOps.invert(render(draw(numbers_with_99(sheet.count), sheet)))
    left, top, right, bottom = (pixels / DPI * 25.4 for pixels in image.getbbox())
    assert min(left, top, sheet.paper_width - right, sheet.paper_height - bottom) >= 4.9


def test_what_is_no_number_is_not_printed():
    with pytest.raises(NumberLengthError):
        draw(["1260000001253881", "12"])
    with pytest.raises(NothingToPrintError):
        draw([])


def test_a_path_or_a_file_takes_the_pages(tmp_path, keyring):
    path = tmp_path / "labels.pdf"
    draw_ticket_labels(["1260000001253881"], L7160, path)
    assert path.read_bytes() == draw(["1260000001253881"])
