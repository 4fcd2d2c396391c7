"""The pages under the labels: what ticket and address labels share. Coordinates in points.

Here and in the drawing modules y grows upwards from the bottom of the paper, as in PDF.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import BinaryIO, TypeVar

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ..errors import NothingToPrintError
from .placement import Placement, page_count, placements
from .sheets import LabelSheet
from .text import font_for, shorten, text_width

Item = TypeVar("Item")
Output = str | os.PathLike[str] | BinaryIO

_TITLE_SIZE = 7
_TITLE_EDGE = 8 * mm  # from the edge of the paper: beyond what printers cannot reach
_TITLE_SIDE = 10 * mm
_TITLE_ROOM = 10  # mm of margin below which no title is printed


@dataclass(frozen=True, slots=True)
class Box:
    """The room of one label."""

    left: float
    bottom: float
    width: float
    height: float


def draw_labels(
    items: Sequence[Item],
    draw: Callable[[Canvas, list[tuple[Box, Item]]], None],
    sheet: LabelSheet,
    out: Output,
    title: str = "",
    start: int = 1,
    offset: tuple[float, float] = (0.0, 0.0),
) -> None:
    """Call `draw` for each page with its items in the boxes of their labels; write the PDF to `out`.

    Nothing is written before all is drawn. The same input makes the same bytes. Raises
    NothingToPrintError, StartPositionError, OffsetError.
    """
    if not items:
        raise NothingToPrintError()
    places = placements(sheet, len(items), start, offset)
    total = page_count(sheet, len(items), start)
    canvas = _new_canvas(sheet, out)
    for page, labels in groupby(zip(places, items, strict=True), key=lambda label: label[0].page):
        _draw_title(canvas, sheet, title, f"{page}/{total}")
        draw(canvas, [(_box(sheet, place), item) for place, item in labels])
        canvas.showPage()
    canvas.save()


def _new_canvas(sheet: LabelSheet, out: Output) -> Canvas:
    target = out if hasattr(out, "write") else os.fspath(out)
    size = (sheet.paper_width * mm, sheet.paper_height * mm)
    canvas = Canvas(target, pagesize=size, pageCompression=1, invariant=1)
    # A batch's title may name a partner: the file's own title does not.
    canvas.setTitle("Article 27 - labels")
    canvas.setAuthor("Article 27")
    # Viewers otherwise shrink to what the printer reaches, and miss the pre-cut labels.
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


def _box(sheet: LabelSheet, place: Placement) -> Box:
    bottom = sheet.paper_height - place.y - sheet.label_height
    return Box(place.x * mm, bottom * mm, sheet.label_width * mm, sheet.label_height * mm)


def _draw_title(canvas: Canvas, sheet: LabelSheet, title: str, number: str) -> None:
    """Title and `page/pages` in the margin above the labels, where the sheet has one."""
    if sheet.top < _TITLE_ROOM:
        return
    baseline = sheet.paper_height * mm - _TITLE_EDGE
    right = sheet.paper_width * mm - _TITLE_SIDE
    font, text = font_for(" ".join(title.split()))
    room = right - _TITLE_SIDE - text_width(number, font, _TITLE_SIZE) - 5 * mm
    canvas.setFont(font, _TITLE_SIZE)
    canvas.drawString(_TITLE_SIDE, baseline, shorten(text, font, _TITLE_SIZE, room))
    canvas.drawRightString(right, baseline, number)
