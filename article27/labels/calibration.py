"""A page to correct a printer with: the outline and number of each label, a cross, rulers in mm.

Cross and rulers lie in the middle of the paper. Fold the printed page in four: where the folds meet
the rulers stand the millimetres to add to the printer's offset, to the right and down.
"""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from .pages import Box, Output, draw_labels
from .sheets import LabelSheet
from .text import BOLD, REGULAR, font_for, shorten

_LONGEST = 100  # mm of each ruler
_TICKS = ((10, 4.0), (5, 3.0), (1, 1.8))  # each so many mm a tick of so many mm, the longest first
_NOTE_SIZE = 9


def draw_calibration_sheet(
    sheet: LabelSheet, out: Output, *, notes: Sequence[str] = (), offset: tuple[float, float] = (0.0, 0.0)
) -> None:
    """Write a one-page PDF to `out`, moved by `offset` (mm) as labels are.

    `notes` are lines for people, written beside the cross where there is room. Raises OffsetError.
    """
    labels = list(range(1, sheet.count + 1))

    def draw_page(canvas: Canvas, boxes: list[tuple[Box, int]]) -> None:
        _draw_outlines(canvas, boxes)
        # From the middle of the paper, y upwards; the offset moves down.
        canvas.translate((sheet.paper_width / 2 + offset[0]) * mm, (sheet.paper_height / 2 - offset[1]) * mm)
        _draw_notes(canvas, sheet, notes)
        _draw_ruler(canvas, _half(sheet.paper_width))
        canvas.rotate(-90)  # what was to the right is now down
        _draw_ruler(canvas, _half(sheet.paper_height))

    draw_labels(labels, draw_page, sheet, out, offset=offset)


def _half(side: float) -> int:
    """Length in mm of half a ruler: whole centimetres within the paper, where possible."""
    return int(min(_LONGEST, side - 10) / 2) // 10 * 10 or 5


def _draw_outlines(canvas: Canvas, boxes: list[tuple[Box, int]]) -> None:
    canvas.setLineWidth(0.25)
    canvas.setFont(REGULAR, 8)
    for box, label in boxes:
        canvas.rect(box.left, box.bottom, box.width, box.height)
        canvas.drawString(box.left + 6 * mm, box.bottom + box.height / 2 + 2 * mm, str(label))


def _draw_ruler(canvas: Canvas, half: int) -> None:
    """A ruler along x, its zero at the origin."""
    canvas.setLineWidth(0.4)
    canvas.line(-half * mm, 0, half * mm, 0)
    canvas.setFont(REGULAR, 6)
    for at in range(-half, half + 1):
        length = next(length for step, length in _TICKS if at % step == 0)
        canvas.line(at * mm, 0, at * mm, -length * mm)
        if at and at % 10 == 0:
            canvas.drawCentredString(at * mm, -6.2 * mm, f"{at:+d}")


def _draw_notes(canvas: Canvas, sheet: LabelSheet, notes: Sequence[str]) -> None:
    """Lines above the ruler and to the right of the cross, on white."""
    width, height = sheet.paper_width / 2 * mm - 12 * mm, (len(notes) * _NOTE_SIZE * 1.35) + 3 * mm
    if not notes or sheet.paper_height < _LONGEST:
        return
    left, bottom = 4 * mm, 4 * mm
    canvas.setFillGray(1)
    canvas.rect(left, bottom, width, height, stroke=0, fill=1)
    canvas.setFillGray(0)
    baseline = bottom + height - _NOTE_SIZE * 1.35
    for index, note in enumerate(notes):
        font, text = font_for(note, REGULAR if index else BOLD)
        canvas.setFont(font, _NOTE_SIZE)
        canvas.drawString(left + 1.5 * mm, baseline, shorten(text, font, _NOTE_SIZE, width - 3 * mm))
        baseline -= _NOTE_SIZE * 1.35
