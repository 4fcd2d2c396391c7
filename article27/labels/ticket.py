"""Ticket labels: bars, number, year, "Article 27", and nothing else.

A ticket shows who helps its bearer if it names the partner ("Centre pour toxicomanes" says it
all), so no text of any record comes here: the only argument that varies is the number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from math import floor
from typing import Self

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from ..errors import LabelTooSmallError
from ..number import TicketNumber, group, split
from .code128 import QUIET_MODULES, SYMBOL_MODULES, bars_path
from .pages import Box, Output, draw_labels
from .sheets import LabelSheet
from .text import BOLD, REGULAR, text_width

NAME = "Article 27"

# Whole dots of a 600 dpi printer, so that all bars of one width are printed equally wide.
_DOT = 25.4 / 600
# Sheets of labels that just hold the bars, through `paper.as_scanned` of the tests and `article27.scan`, read at
# 300, 200 and 150 dpi in %:
#   dots   mm     300  200  150        dots   mm     300  200  150
#      3  0.127    29   22    0           7  0.296   100  100   89
#      4  0.169    84    0   47           8  0.339   100  100   98
#      5  0.212   100   69    0           9  0.381   100  100  100
#      6  0.254   100   79   19
# So 5 dots are the least that our own reader reads, at 300 dpi only; below 7 a sheet deserves a warning.
_MOST_DOTS, _LEAST_DOTS = 9, 5
FINE_MODULE = 0.26
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
            number_left=(sheet.label_width * mm - text_width(group("0" * 16), REGULAR, number_size)) / 2,
        )


def module_width(sheet: LabelSheet) -> float:
    """Width in mm of the narrowest bar, with the quiet zones inside the label. Raises LabelTooSmallError.

    >>> from article27.labels import get_sheet
    >>> round(module_width(get_sheet("L7160")), 3)
    0.381
    """
    # The quiet zones may reach where the printer does not, the bars may not.
    widest = sheet.label_width - 2 * sheet.blank_x
    dots = floor(min(sheet.label_width / (SYMBOL_MODULES + 2 * QUIET_MODULES), widest / SYMBOL_MODULES) / _DOT)
    if dots < _LEAST_DOTS:
        reason = f"{sheet.label_width:g} mm wide, bars would be too narrow to be read"
        raise LabelTooSmallError(sheet=sheet.code, reason=reason)
    return min(dots, _MOST_DOTS) * _DOT


def is_fine(sheet: LabelSheet) -> bool:
    """Whether the bars are so narrow that a scan below 300 dpi or a poor print loses tickets.

    Raises LabelTooSmallError when they are too narrow altogether.
    """
    bar_height(sheet)
    return module_width(sheet) < FINE_MODULE


def bar_height(sheet: LabelSheet) -> float:
    """Height in mm of the bars: what the texts leave, 9 to 20 mm. Raises LabelTooSmallError."""
    padding = max(sheet.label_height * _PADDING, sheet.blank_y)
    room = sheet.label_height * (1 - _HEADER - _NUMBER - 2 * _GAP) - 2 * padding
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
    draw_page = partial(_draw_page, TicketLayout.of(sheet))
    tickets = [split(str(number)) for number in numbers]
    draw_labels(tickets, draw_page, sheet, out, title, start, offset)


def _draw_page(layout: TicketLayout, canvas: Canvas, labels: list[tuple[Box, TicketNumber]]) -> None:
    """All bars, all headers, all numbers: one change of font each, where a label would take two."""
    headers, numbers = canvas.beginText(), canvas.beginText()
    headers.setFont(BOLD, layout.header_size)
    numbers.setFont(REGULAR, layout.number_size)
    for box, ticket in labels:
        _draw_bars(layout, canvas, box, ticket)
        _add_header(layout, headers, box, ticket)
        _add_number(layout, numbers, box, ticket)
    canvas.drawText(headers)
    canvas.drawText(numbers)


def _draw_bars(layout: TicketLayout, canvas: Canvas, box: Box, ticket: TicketNumber) -> None:
    left, bottom = box.left + layout.bars_left, box.bottom + layout.bars_bottom
    canvas.addLiteral(bars_path(str(ticket), left, bottom, layout.module, layout.bars_height))


def _add_header(layout: TicketLayout, text: PDFTextObject, box: Box, ticket: TicketNumber) -> None:
    baseline = box.bottom + layout.header_baseline
    text.setTextOrigin(box.left + layout.bars_left, baseline)
    text.textOut(NAME)
    text.setTextOrigin(box.left + layout.year_left, baseline)
    text.textOut(f"20{ticket.year:02}")


def _add_number(layout: TicketLayout, text: PDFTextObject, box: Box, ticket: TicketNumber) -> None:
    text.setTextOrigin(box.left + layout.number_left, box.bottom + layout.number_baseline)
    text.textOut(ticket.grouped)
