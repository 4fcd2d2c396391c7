"""The cover sheet of a bundle: a page whose bars say whose tickets the pages after it hold.

Its code is 16 digits, Code 128 set C, `9 SSSSSSSSSSSSS CC`: a 9, which no ticket number begins
with, the serial of the sheet, and two digits that make the whole 1 modulo 97 (ISO 7064, as in an
IBAN), since modulo 103 of the bars alone lets one misreading in some thousand pass. Not secret:
whoever forges one gives the own tickets to another venue.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ..errors import NothingToPrintError
from ..labels.code128 import SYMBOL_MODULES, bars_path
from ..labels.pages import Output
from ..labels.text import BOLD, REGULAR, fit_size
from ..number import group, normalise
from .a4 import HEIGHT, LEFT, RIGHT, WIDTH, draw_text

_MARK, _LENGTH, _MODULUS = "9", 16, 97
_LAST_SERIAL = 10**13 - 1

_MODULE = 0.6 * mm  # wide enough for the worst scanner; 74 mm in all
_BARS_HEIGHT = 24 * mm
# At the top and at the foot, so that a fold or a coffee stain spoils one of them at the most.
_BARS_BOTTOMS = (HEIGHT - 50 * mm, 34 * mm)
_VALUES = LEFT + 45 * mm


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """What stands on one sheet, in the words of the venue's language.

    `facts` are pairs (label, value), `lines` too: larger, and where the value is empty a person fills
    it in; `hint` says what to do with the sheet.
    """

    code: str
    title: str
    venue: str
    facts: Sequence[tuple[str, str]]
    lines: Sequence[tuple[str, str]]
    hint: str


def make_code(serial: int) -> str:
    """The code of a serial from 0 to 9,999,999,999,999.

    >>> make_code(42)
    '9000000000004252'
    """
    if not 0 <= serial <= _LAST_SERIAL:
        raise ValueError(serial)
    head = f"{_MARK}{serial:013}"
    return f"{head}{(1 - int(head) * 100) % _MODULUS:02}"


def parse_code(text: str) -> int | None:
    """The serial in a code as it was read or typed; None when it is no code of a cover sheet.

    >>> parse_code("9000 0000 0000 4252"), parse_code("9000000000004262")
    (42, None)
    """
    digits = normalise(text)
    if len(digits) != _LENGTH or not (digits.isascii() and digits.isdecimal()) or digits[0] != _MARK:
        return None
    return int(digits[1:-2]) if int(digits) % _MODULUS == 1 else None


def draw_cover_sheets(sheets: Sequence[CoverSheet], out: Output) -> None:
    """Write one A4 page a sheet to `out`, as a PDF. Raises NothingToPrintError."""
    if not sheets:
        raise NothingToPrintError()
    target = out if hasattr(out, "write") else os.fspath(out)
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1)
    canvas.setTitle(sheets[0].title)
    for sheet in sheets:
        _draw(canvas, sheet)
        canvas.showPage()
    canvas.save()


def _draw(canvas: Canvas, sheet: CoverSheet) -> None:
    for bottom in _BARS_BOTTOMS:
        _draw_bars(canvas, sheet.code, bottom)
    y = _BARS_BOTTOMS[0] - 28 * mm
    draw_text(canvas, sheet.title, LEFT, y, 14, grey=True)
    size = fit_size([sheet.venue], BOLD, RIGHT - LEFT, 30, 14)
    draw_text(canvas, sheet.venue, LEFT, y - 14 * mm, size, font=BOLD)
    y -= 30 * mm
    for label, value in sheet.facts:
        draw_text(canvas, label, LEFT, y, 12, grey=True)
        draw_text(canvas, value, _VALUES, y, 12)
        y -= 8 * mm
    y -= 6 * mm
    for label, value in sheet.lines:
        draw_text(canvas, label, LEFT, y, 12, grey=True)
        if value:
            draw_text(canvas, value, _VALUES, y, fit_size([value], BOLD, RIGHT - _VALUES, 16, 10), font=BOLD)
        else:
            canvas.setLineWidth(0.4)
            canvas.line(LEFT + 75 * mm, y - 1 * mm, RIGHT, y - 1 * mm)
        y -= 12 * mm
    draw_text(canvas, sheet.hint, LEFT, _BARS_BOTTOMS[1] + _BARS_HEIGHT + 12 * mm, 11)


def _draw_bars(canvas: Canvas, code: str, bottom: float) -> None:
    left = (WIDTH - SYMBOL_MODULES * _MODULE) / 2
    canvas.setFillGray(0)
    canvas.addLiteral(bars_path(code, left, bottom, _MODULE, _BARS_HEIGHT))
    canvas.setFont(REGULAR, 10)
    canvas.drawCentredString(WIDTH / 2, bottom - 5 * mm, group(code))
