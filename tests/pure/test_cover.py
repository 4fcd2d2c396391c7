from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from article27 import KeyRing, NothingToPrintError
from article27.intake.duplex import PageContent, find_backs
from article27.papers.cover import CoverSheet, draw_cover_sheets, make_code, parse_code
from article27.scan import read_pages

KEYRING = KeyRing({1: b"1" * 32})


def sheet(serial, venue="Théâtre de la Balsamine", show=""):
    return CoverSheet(
        code=make_code(serial),
        title="Bordereau de remise",
        venue=venue,
        facts=[("Période", "1 oct. - 31 déc. 2026")],
        lines=[("Tickets annoncés", ""), ("Spectacle" if show else "Spectacle, si c'est le même", show)],
        hint="À placer au-dessus des tickets.",
    )


@given(st.integers(0, 10**13 - 1))
def test_a_code_says_its_serial(serial):
    assert parse_code(make_code(serial)) == serial


@given(st.integers(0, 10**13 - 1), st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(serial, place, shift):
    code = make_code(serial)
    wrong = code[:place] + str((int(code[place]) + shift) % 10) + code[place + 1 :]
    assert parse_code(wrong) is None


@pytest.mark.parametrize("text", ["", "9", "1260000011234567", "W0001", "９000000000004252", "9000000000004252 1"])
def test_other_texts_are_no_codes(text):
    assert parse_code(text) is None


def test_the_sheet_says_whose_tickets_follow_and_its_bars_are_read(tmp_path):
    path = tmp_path / "covers.pdf"
    draw_cover_sheets([sheet(7), sheet(123456789, "Cinéma")], path)
    document = pypdfium2.PdfDocument(path)
    assert "Théâtre de la Balsamine" in document[0].get_textpage().get_text_range()
    found = [{reading.text for reading in page.readings} for page in read_pages(path, keyring=KEYRING)]
    assert [{parse_code(text) for text in texts} for texts in found] == [{7}, {123456789}]


def test_the_show_stands_where_one_would_have_written_it():
    out = BytesIO()
    long_title = "La Vie très horrifique du grand Gargantua, père de Pantagruel, jadis composée par l'abstracteur"
    draw_cover_sheets([sheet(7, show="Giselle"), sheet(8), sheet(9, show=long_title)], out)
    shown, empty, long = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(out.getvalue()))
    assert "Giselle" in shown and "si c'est le même" not in shown
    assert "Spectacle, si c'est le même" in empty
    assert "La Vie très horrifique du grand Gargantua" in long and "…" in long


def test_nothing_to_print_is_said():
    with pytest.raises(NothingToPrintError):
        draw_cover_sheets([], BytesIO())


def contents(*pages):
    return [PageContent(number, *found) for number, found in enumerate(pages, start=1)]


@pytest.mark.parametrize(
    ("pages", "backs"),
    [
        ([(21, 0), (21, 0)], {}),
        ([(0, 0), (21, 0)], {}),  # nothing before it
        ([(21, 0), (0, 0), (0, 0)], {2: 1, 3: 1}),
        ([(21, 0), (0, 3)], {}),  # one sheet: it may be a front that reads badly
        ([(21, 0), (0, 3), (20, 1), (0, 0)], {2: 1, 4: 3}),
        ([(21, 0), (0, 3), (0, 5), (0, 0)], {4: 3}),
        ([(21, 0), (1, 0), (20, 1), (0, 2)], {}),
    ],
)
def test_a_back_belongs_to_its_front_and_no_bad_front_passes_for_one(pages, backs):
    assert find_backs(contents(*pages)) == backs
