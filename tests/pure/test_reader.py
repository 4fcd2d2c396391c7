from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

from article27 import Check, Symbology
from article27.labels.code128 import element_widths
from article27.scan import PageImage, Point, Polygon, read_page, read_pages
from article27.scan.model import Reading
from article27.scan.reader import apart, check_reading, distinct
from article27.scan.source import Origin
from paper import drawn, with_wrong_check_character

NUMBER = "1260000001253881"
ITS_PLACE = Polygon(Point(100, 100), Point(592, 100), Point(592, 300), Point(100, 300))


def page_of(image: Image.Image) -> PageImage:
    return PageImage(1, image.convert("L"), Origin.IMAGE)


@pytest.mark.parametrize("name", ["page.jpg", "page.png", "phone.jpg", "scanner.pdf", "turned.pdf",
                                  "sheet.pdf", "pages.tif"])  # fmt: skip
def test_every_label_of_every_page_is_read(scans, name, numbers, keyring):
    for page in read_pages(scans / name, keyring=keyring):
        assert sorted(reading.text for reading in page.readings) == numbers
        assert {reading.check for reading in page.readings} == {Check.OK}
        assert page.unread == []


@pytest.mark.parametrize("angle", [90, 180, 270, 4, -7])
def test_pages_may_lie_any_way_round_and_a_little_askew(scan_image, numbers, keyring, angle):
    turned = scan_image.rotate(angle, expand=True, fillcolor=230)
    page = read_page(page_of(turned), keyring=keyring)
    assert sorted(reading.text for reading in page.readings) == numbers


def test_readings_say_where_how_and_what(scans, numbers, keyring):
    (page,) = read_pages(scans / "page.jpg", keyring=keyring)
    first = page.readings[0]
    assert (page.number, page.width, page.height) == (1, 2481, 3508)
    assert (first.symbology, first.method) == (Symbology.CODE128, "zxing")
    # The first label, in mm: 7.21 + 8.33 to the bars, 46.86 wide; 300 dots to 25.4 mm.
    assert first.polygon.top_left.x == pytest.approx(15.54 / 25.4 * 300, abs=5)
    assert first.polygon.top_right.x == pytest.approx(62.40 / 25.4 * 300, abs=5)
    assert [reading.text for reading in page.readings] == numbers  # row by row, as printed


def test_a_polygon_starts_at_the_symbols_own_top_left():
    upright = read_page(page_of(drawn(element_widths(NUMBER)))).readings[0].polygon
    turned = read_page(page_of(drawn(element_widths(NUMBER)).rotate(180))).readings[0].polygon
    assert upright.top_left.x < upright.top_right.x
    assert upright.top_left.y < upright.bottom_left.y
    assert turned.top_left.x > turned.top_right.x
    assert turned.top_left.y > turned.bottom_left.y


def test_without_a_key_nothing_is_verified(scans):
    (page,) = read_pages(scans / "page.png")
    assert {reading.check for reading in page.readings} == {None}


def test_bars_that_say_nothing_are_cut_out_for_a_person(keyring):
    page = read_page(page_of(with_wrong_check_character()), keyring=keyring)
    (region,) = page.unread
    assert page.readings == []
    assert region.polygon.is_same_place(ITS_PLACE)
    crop = Image.open(BytesIO(region.crop))
    assert crop.format == "PNG"
    assert crop.width > 492
    assert crop.height > 200


def test_text_and_pictures_are_not_bars():
    image = Image.new("L", (800, 400), 255)
    pen = ImageDraw.Draw(image)
    for row in range(20):
        pen.text((20, 20 * row), "Article 27 Bruxelles - Théâtre de Poche 1260 " * 3, fill=0)
    page = read_page(page_of(image))
    assert (page.readings, page.unread) == ([], [])


@pytest.mark.parametrize(
    ("symbology", "kind", "text"),
    [
        (Symbology.CODE39, zxingcpp.BarcodeFormat.Code39, "W00012345"),
        (Symbology.ITF, zxingcpp.BarcodeFormat.ITF, NUMBER),
        (Symbology.EAN13, zxingcpp.BarcodeFormat.EAN13, "5410228223580"),
        (Symbology.QR, zxingcpp.BarcodeFormat.QRCode, NUMBER),
    ],
)
def test_other_symbologies_are_read_when_named_and_never_count_as_ours(symbology, kind, text, keyring):
    code = Image.fromarray(zxingcpp.create_barcode(text, kind).to_image(scale=4))
    image = Image.new("L", (code.width + 200, code.height + 200), 255)
    image.paste(code, (100, 100))
    assert read_page(page_of(image), keyring=keyring).readings == []
    (reading,) = read_page(page_of(image), keyring=keyring, symbologies=list(Symbology)).readings
    assert (reading.text, reading.symbology) == (text, symbology)
    assert reading.check is Check.FOREIGN


def test_a_number_of_ours_counts_in_code_128_only(keyring):
    assert check_reading(NUMBER, Symbology.CODE128, keyring) is Check.OK
    assert check_reading(NUMBER, Symbology.QR, keyring) is Check.FOREIGN


def test_the_ragged_edge_of_a_symbol_that_was_read_is_no_unread_region():
    edge = Polygon(Point(100, 94), Point(592, 94), Point(592, 95), Point(100, 95))
    other = Polygon(*(Point(x, y + 500) for x, y in ITS_PLACE))
    read = [Reading(NUMBER, Symbology.CODE128, ITS_PLACE, "zxing", Check.OK)]
    assert apart([edge, other, other], read) == [other]


def test_one_place_is_one_reading_and_the_verified_one_wins():
    near = Polygon(*(Point(x + 3, y - 2) for x, y in ITS_PLACE))
    far = Polygon(*(Point(x, y + 500) for x, y in ITS_PLACE))
    found = [
        Reading("1260000001253882", Symbology.CODE128, near, "zxing", Check.BAD),
        Reading(NUMBER, Symbology.CODE128, ITS_PLACE, "zxing", Check.OK),
        Reading(NUMBER, Symbology.CODE128, far, "zxing", Check.OK),
    ]
    kept = distinct(found)
    assert [reading.polygon for reading in kept] == [ITS_PLACE, far]


def test_a_ticket_at_any_angle_is_read_by_its_own_strip(keyring):
    turned = drawn(element_widths(NUMBER)).rotate(37, expand=True, fillcolor=255)
    (reading,) = read_page(page_of(turned), keyring=keyring).readings
    assert (reading.text, reading.check, reading.method) == (NUMBER, Check.OK, "zxing")


def test_what_edges_do_not_tell_is_rescued_and_says_so(keyring):
    image = drawn(element_widths(NUMBER)).filter(ImageFilter.GaussianBlur(2.8))
    (reading,) = read_page(page_of(image), keyring=keyring).readings
    assert (reading.text, reading.check, reading.method) == (NUMBER, Check.OK, "likelihood")
    assert reading.polygon.is_same_place(ITS_PLACE)
    assert read_page(page_of(image)).readings[0].text == NUMBER  # without a key too: there is no doubt


def test_neighbours_whose_upright_boxes_overlap_are_both_shown(keyring):
    one = with_wrong_check_character().crop((60, 60, 640, 340))
    image = Image.new("L", (1500, 1500), 255)
    for left in (100, 620):
        image.paste(one.rotate(-45, expand=True, fillcolor=255), (left, left - 100 if left > 100 else 500))
    assert len(read_page(page_of(image), keyring=keyring).unread) == 2
