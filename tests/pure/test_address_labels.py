from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

import article27.labels.text
from article27 import NothingToPrintError
from article27.labels import draw_address_labels, get_sheet
from article27.labels.text import fit_size, font_for, shorten, text_width

L7160 = get_sheet("L7160")
POCHE = ["Théâtre de Poche", "Chemin du Gymnase 1a", "1000 Bruxelles"]


def draw(addresses, **options) -> bytes:
    file = BytesIO()
    draw_address_labels(addresses, L7160, file, **options)
    return file.getvalue()


def first_label(pdf: bytes) -> list[str]:
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    mm, top = 72 / 25.4, 297 - L7160.top
    return text.get_text_bounded(
        left=L7160.left * mm,
        right=(L7160.left + L7160.label_width) * mm,
        top=top * mm,
        bottom=(top - L7160.label_height) * mm,
    ).splitlines()


def test_an_address_is_printed_line_by_line():
    assert first_label(draw([POCHE, ["Elsewhere"]], title="Envoi")) == POCHE


def test_names_from_further_away_keep_their_letters():
    name = ["Łucja Şahin, Ελένη", "1000 Bruxelles"]
    assert first_label(draw([name])) == name


def test_without_the_wide_font_letters_lose_their_accents(monkeypatch):
    monkeypatch.setattr(article27.labels.text, "_has_wide_font", lambda: False)
    assert font_for("Ștefan Čapek œuvre ぬ") == ("Helvetica", "Stefan Capek œuvre ?")


def test_a_name_too_long_ends_in_an_ellipsis_within_the_label():
    lines = first_label(draw([["Association pour la promotion " * 5, "1030 Schaerbeek"]]))
    assert lines[0].startswith("Association pour la promotion")
    assert lines[0].endswith("…")
    assert lines[1] == "1030 Schaerbeek"


def test_the_town_is_printed_however_many_lines_there_are():
    lines = first_label(draw([[f"Line {index}" for index in range(30)] + ["1000 Bruxelles"]]))
    assert lines[0] == "Line 0"
    assert lines[-1] == "1000 Bruxelles"


def test_blank_lines_are_left_out_and_a_blank_address_leaves_its_label_empty():
    assert first_label(draw([["", *POCHE, " "]])) == first_label(draw([["\n".join(POCHE)]])) == POCHE
    assert first_label(draw([[], POCHE])) == []


def test_no_address_no_page():
    with pytest.raises(NothingToPrintError):
        draw([])


@given(st.text(st.characters(codec="cp1252", exclude_categories=["C"]), max_size=60),
       st.floats(30, 200))  # fmt: skip
def test_shortened_text_fits(text, width):
    assert text_width(shorten(text, "Helvetica", 10, width), "Helvetica", 10) <= width + 0.01


@given(st.lists(st.text(st.characters(codec="latin-1"), max_size=60), max_size=5),
       st.floats(30, 200))  # fmt: skip
def test_fitted_text_fits_or_is_as_small_as_allowed(lines, width):
    size = fit_size(lines, "Helvetica", width, 11, 7)
    widest = max((text_width(line, "Helvetica", size) for line in lines), default=0)
    assert 7 <= size <= 11
    assert widest <= width + 0.01 or size == 7
