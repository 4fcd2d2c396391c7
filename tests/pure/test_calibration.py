from io import BytesIO

import pypdfium2
import pytest
from PIL import ImageOps

from article27 import OffsetError
from article27.labels import SHEETS, draw_calibration_sheet, get_sheet
from paper import DPI, render

L7160 = get_sheet("L7160")


def draw(sheet=L7160, **options) -> bytes:
    file = BytesIO()
    draw_calibration_sheet(sheet, file, **options)
    return file.getvalue()


def texts(pdf: bytes) -> str:
    [page] = pypdfium2.PdfDocument(pdf)
    return page.get_textpage().get_text_bounded()


def outer_edges(pdf: bytes) -> list[float]:
    """Left, top, right, bottom of all that is drawn below the number of the page, in mm."""
    image = ImageOps.invert(render(pdf))
    image.paste(0, (0, 0, image.width, round(10 / 25.4 * DPI)))
    return [pixels / DPI * 25.4 for pixels in image.getbbox()]


@pytest.mark.parametrize("sheet", SHEETS.values())
def test_every_label_is_numbered_on_one_page(sheet):
    words = texts(draw(sheet)).split()
    assert {str(label) for label in range(1, sheet.count + 1)} <= set(words)


def test_outlines_are_where_the_labels_are_and_move_with_the_offset():
    right, bottom = 210 - L7160.left, 297 - L7160.top
    assert outer_edges(draw()) == pytest.approx([L7160.left, L7160.top, right, bottom], abs=0.2)
    moved = outer_edges(draw(offset=(1.5, -2.0)))
    assert moved == pytest.approx([L7160.left + 1.5, L7160.top - 2, right + 1.5, bottom - 2], abs=0.2)
    with pytest.raises(OffsetError):
        draw(offset=(6, 0))


def test_the_rulers_are_marked_and_the_notes_stand_beside_them():
    text = texts(draw(notes=["Imprimante du bureau", "Pliez la feuille en quatre."]))
    assert {"-50", "-10", "+10", "+50"} <= set(text.split())
    assert "Pliez la feuille en quatre." in text


def test_a_roll_has_no_room_for_notes():
    assert "Pliez" not in texts(draw(get_sheet("99012"), notes=["Pliez"]))
