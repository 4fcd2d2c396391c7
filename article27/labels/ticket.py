"""Ticket labels: bars, number, year, "Article 27", and nothing else.

A ticket shows who helps its bearer if it names the partner ("Centre pour toxicomanes" says it
all), so no text of any record comes here: the only argument that varies is the number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor
from typing import Self

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ..errors import LabelTooSmallError
from ..number import TicketNumber, group, split
from .code128 import QUIET_MODULES, SYMBOL_MODULES, bars_path
from .pages import Box, Output, draw_labels
from .sheets import LabelSheet
from .text import BOLD, REGULAR, text_width

NAME = "Article 27"

# Whole dots of a 600 dpi printer, so that all bars of one width are printed equally wide.
_DOT = 25.4 / 600
_MOST_DOTS, _LEAST_DOTS = 9, 6  # a module of 0.381 mm; of 0.254 mm, below which scans fail
_LOWEST_BARS, _HIGHEST_BARS = 9.0, 20.0  # mm

# Parts of the label's height.
_PADDING, _HEADER, _NUMBER, _GAP = 0.08, 0.10, 0.13, 0.04


@dataclass(frozen=True, slots=True)
class TicketLayout:
    """Where things are on the ticket labels of one sheet; points from the bottom left corner.

    Digits of Helvetica are all equally wide, so year and number have one place for all labels.
    """

    module: float
    bars_left: float
    bars_bottom: float
    bars_height: float
    header_baseline: float
    header_size: float
    year_left: float
    number_baseline: float
    number_size: float
    number_left: float

    @classmethod
    def of(cls, sheet: LabelSheet) -> Self:
        """Bars as wide as the label allows, up to a module of 0.381 mm, and centred.

        Raises LabelTooSmallError.
        """
        module, bars = module_width(sheet), bar_height(sheet)
        height, width = sheet.label_height, SYMBOL_MODULES * module
        left = (sheet.label_width - width) / 2
        bottom = (height * (1 - _HEADER - _NUMBER - 2 * _GAP) - bars) / 2
        bars_bottom = bottom + height * (_NUMBER + _GAP)
        header_size, number_size = height * _HEADER * mm * 0.8, height * _NUMBER * mm * 0.9
        return cls(
            module=module * mm,
            bars_left=left * mm,
            bars_bottom=bars_bottom * mm,
            bars_height=bars * mm,
            header_baseline=(bars_bottom + bars + height * _GAP) * mm,
            header_size=header_size,
            year_left=(left + width) * mm - text_width("2000", BOLD, header_size),
            number_baseline=(bottom + height * _NUMBER * 0.25) * mm,
            number_size=number_size,
            number_left=(sheet.label_width * mm - text_width(group("0" * 16), REGULAR, number_size))
            / 2,
        )


def module_width(sheet: LabelSheet) -> float:
    """Width in mm of the narrowest bar, with the quiet zones inside the label.

    >>> from article27.labels import get_sheet
    >>> round(module_width(get_sheet("L7160")), 3)
    0.381
    """
    dots = floor(sheet.label_width / (SYMBOL_MODULES + 2 * QUIET_MODULES) / _DOT)
    if dots < _LEAST_DOTS:
        reason = f"{sheet.label_width:g} mm wide, bars would be too narrow to be read"
        raise LabelTooSmallError(sheet=sheet.code, reason=reason)
    return min(dots, _MOST_DOTS) * _DOT


def bar_height(sheet: LabelSheet) -> float:
    """Height in mm of the bars: what the texts leave, 9 to 20 mm. Raises LabelTooSmallError."""
    room = sheet.label_height * (1 - 2 * _PADDING - _HEADER - _NUMBER - 2 * _GAP)
    if room < _LOWEST_BARS:
        reason = f"{sheet.label_height:g} mm high, bars would be {room:.1f} mm high"
        raise LabelTooSmallError(sheet=sheet.code, reason=reason)
    return min(room, _HIGHEST_BARS)


def draw_ticket_labels(
    numbers: Iterable[str | TicketNumber],
    sheet: LabelSheet,
    out: Output,
    *,
    title: str = "",
    start: int = 1,
    offset: tuple[float, float] = (0.0, 0.0),
) -> None:
    """Write a PDF with one label a number to `out`, a path or a binary file.

    `title` (of the batch) stands in the sheet's margin, never on a label; `start` is the first
    label used on the first sheet; `offset` in mm moves all labels to the right and down. 10,000
    labels take below 100 MB. Raises NumberError for what is not 16 digits, and SheetError.
    """
    layout = TicketLayout.of(sheet)
    tickets = [split(str(number)) for number in numbers]

    def draw(canvas: Canvas, box: Box, ticket: TicketNumber) -> None:
        _draw_ticket(canvas, box, ticket, layout)

    draw_labels(tickets, draw, sheet, out, title, start, offset)


def _draw_ticket(canvas: Canvas, box: Box, ticket: TicketNumber, layout: TicketLayout) -> None:
    left, bottom = box.left + layout.bars_left, box.bottom + layout.bars_bottom
    canvas.addLiteral(bars_path(str(ticket), left, bottom, layout.module, layout.bars_height))
    header, number = box.bottom + layout.header_baseline, box.bottom + layout.number_baseline
    text = canvas.beginText(left, header)
    text.setFont(BOLD, layout.header_size)
    text.textOut(NAME)
    text.setTextOrigin(box.left + layout.year_left, header)
    text.textOut(f"20{ticket.year:02}")
    text.setFont(REGULAR, layout.number_size)
    text.setTextOrigin(box.left + layout.number_left, number)
    text.textOut(ticket.grouped)
    canvas.drawText(text)
