"""The receipt that is signed when tickets are handed over: who, when, which numbers.

Drawn on A4. Every word on it is passed in, so that it speaks the language of whoever signs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ..labels.pages import Output
from ..labels.text import BOLD, REGULAR
from .a4 import BOTTOM, HEIGHT, LEFT, RIGHT, ROW, SIZE, TOP, WIDTH, draw_foot, draw_text, draw_title, paginate

_LABEL_WIDTH = 45 * mm
_COLUMNS = (LEFT, LEFT + 65 * mm, RIGHT)  # of the table: first, last, count (set flush right)
_SIGNATURES_HEIGHT = 62 * mm


@dataclass(frozen=True, slots=True)
class Receipt:
    """What stands on a receipt, in the words of its language.

    `facts` are pairs (label, value); `columns` the three headings of the table, `rows` its first
    number, last number and count; `totals` pairs (label, value) below it; `signatures` the captions
    of two boxes. `page` has the fields {page} and {pages}.
    """

    sender: str
    title: str
    facts: Sequence[tuple[str, str]]
    columns: tuple[str, str, str]
    rows: Sequence[tuple[str, str, str]]
    totals: Sequence[tuple[str, str]]
    declaration: str
    signatures: tuple[str, str]
    page: str = "{page}/{pages}"


def draw_receipt(receipt: Receipt, out: Output) -> None:
    """Write the receipt as a PDF to `out`: as many pages as the rows need, signatures on the last.

    The same input makes the same bytes.
    """
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1)
    canvas.setTitle(receipt.title)
    head = 34 * mm + len(receipt.facts) * ROW
    pages = paginate(receipt.rows, head, 2 * ROW, _SIGNATURES_HEIGHT + len(receipt.totals) * ROW)
    for index, rows in enumerate(pages):
        y = _draw_head(canvas, receipt) if index == 0 else TOP
        if rows:
            y = _draw_table(canvas, receipt, rows, y)
        if index == len(pages) - 1:
            y = _draw_totals(canvas, receipt, y)
            _draw_signatures(canvas, receipt)
        draw_foot(canvas, receipt.page, index + 1, len(pages))
        canvas.showPage()
    canvas.save()


def _draw_head(canvas: Canvas, receipt: Receipt) -> float:
    draw_title(canvas, receipt.sender, receipt.title)
    y = TOP - 25 * mm
    for label, value in receipt.facts:
        draw_text(canvas, label, LEFT, y, SIZE, grey=True)
        draw_text(canvas, value, LEFT + _LABEL_WIDTH, y, SIZE)
        y -= ROW
    return y - 3 * mm


def _draw_table(canvas: Canvas, receipt: Receipt, rows: Sequence[tuple[str, str, str]], y: float) -> float:
    for row, font in ((receipt.columns, BOLD), *((row, REGULAR) for row in rows)):
        for index, (text, x) in enumerate(zip(row, _COLUMNS, strict=True)):
            draw_text(canvas, text, x, y, SIZE, font=font, flush=index == len(row) - 1)
        canvas.setLineWidth(0.8 if font == BOLD else 0.2)
        canvas.line(LEFT, y - 2 * mm, RIGHT, y - 2 * mm)
        y -= ROW
    return y


def _draw_totals(canvas: Canvas, receipt: Receipt, y: float) -> float:
    for label, value in receipt.totals:
        draw_text(canvas, label, LEFT, y, SIZE, font=BOLD)
        draw_text(canvas, value, RIGHT, y, SIZE, font=BOLD, flush=True)
        y -= ROW
    return y


def _draw_signatures(canvas: Canvas, receipt: Receipt) -> None:
    top = BOTTOM + _SIGNATURES_HEIGHT - 10 * mm
    draw_text(canvas, receipt.declaration, LEFT, top, SIZE)
    width = (RIGHT - LEFT - 10 * mm) / 2
    for caption, left in zip(receipt.signatures, (LEFT, RIGHT - width), strict=True):
        draw_text(canvas, caption, left, top - 9 * mm, 9, grey=True, width=width)
        canvas.setLineWidth(0.5)
        canvas.rect(left, BOTTOM, width, top - 12 * mm - BOTTOM)
