"""The receipt that is signed when tickets are handed over: who, when, which numbers.

Drawn on A4. Every word on it is passed in, so that it speaks the language of whoever signs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from .labels.pages import Output
from .labels.text import BOLD, REGULAR, fit_size, font_for, shorten, text_width

_WIDTH, _HEIGHT = A4
_LEFT, _RIGHT = 20 * mm, _WIDTH - 20 * mm
_TOP, _BOTTOM = _HEIGHT - 20 * mm, 20 * mm
_LABEL_WIDTH = 45 * mm
_ROW = 6.5 * mm
_COLUMNS = (_LEFT, _LEFT + 65 * mm, _RIGHT)  # of the table: first, last, count (set flush right)
_SIGNATURES_HEIGHT = 62 * mm
_SIZE = 10
_GREY = 0.45


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
    canvas = Canvas(out, pagesize=A4, pageCompression=1, invariant=1)
    canvas.setTitle(receipt.title)
    pages = _paginate(receipt)
    for index, rows in enumerate(pages):
        y = _draw_head(canvas, receipt) if index == 0 else _TOP
        if rows:
            y = _draw_table(canvas, receipt, rows, y)
        if index == len(pages) - 1:
            y = _draw_totals(canvas, receipt, y)
            _draw_signatures(canvas, receipt)
        _text(canvas, receipt.page.format(page=index + 1, pages=len(pages)), _RIGHT, 12 * mm, 8, grey=True, flush=True)
        canvas.showPage()
    canvas.save()


def _paginate(receipt: Receipt) -> list[Sequence[tuple[str, str, str]]]:
    """The rows of each page; the last page keeps room for totals and signatures."""
    head = 34 * mm + len(receipt.facts) * _ROW
    foot = _SIGNATURES_HEIGHT + len(receipt.totals) * _ROW
    pages, rest, room = [], list(receipt.rows), _TOP - _BOTTOM - head - 2 * _ROW
    while len(rest) * _ROW > room - foot:
        fitting = max(int(room / _ROW), 0)
        # A page that would hold all rows and no signatures leaves one row to the last.
        fitting = min(fitting, len(rest) - 1) if rest else 0
        pages.append(rest[:fitting])
        rest, room = rest[fitting:], _TOP - _BOTTOM - 2 * _ROW
        if not fitting and room - foot < _ROW:
            break
    return [*pages, rest]


def _draw_head(canvas: Canvas, receipt: Receipt) -> float:
    _text(canvas, receipt.sender, _LEFT, _TOP, _SIZE, grey=True)
    size = fit_size([receipt.title], BOLD, _RIGHT - _LEFT, 18, 10)
    _text(canvas, receipt.title, _LEFT, _TOP - 13 * mm, size, font=BOLD)
    y = _TOP - 25 * mm
    for label, value in receipt.facts:
        _text(canvas, label, _LEFT, y, _SIZE, grey=True)
        _text(canvas, value, _LEFT + _LABEL_WIDTH, y, _SIZE)
        y -= _ROW
    return y - 3 * mm


def _draw_table(canvas: Canvas, receipt: Receipt, rows: Sequence[tuple[str, str, str]], y: float) -> float:
    for row, font in ((receipt.columns, BOLD), *((row, REGULAR) for row in rows)):
        for index, (text, x) in enumerate(zip(row, _COLUMNS, strict=True)):
            _text(canvas, text, x, y, _SIZE, font=font, flush=index == len(row) - 1)
        canvas.setLineWidth(0.8 if font == BOLD else 0.2)
        canvas.line(_LEFT, y - 2 * mm, _RIGHT, y - 2 * mm)
        y -= _ROW
    return y


def _draw_totals(canvas: Canvas, receipt: Receipt, y: float) -> float:
    for label, value in receipt.totals:
        _text(canvas, label, _LEFT, y, _SIZE, font=BOLD)
        _text(canvas, value, _RIGHT, y, _SIZE, font=BOLD, flush=True)
        y -= _ROW
    return y


def _draw_signatures(canvas: Canvas, receipt: Receipt) -> None:
    top = _BOTTOM + _SIGNATURES_HEIGHT - 10 * mm
    _text(canvas, receipt.declaration, _LEFT, top, _SIZE)
    width = (_RIGHT - _LEFT - 10 * mm) / 2
    for caption, left in zip(receipt.signatures, (_LEFT, _RIGHT - width), strict=True):
        _text(canvas, caption, left, top - 9 * mm, 9, grey=True, width=width)
        canvas.setLineWidth(0.5)
        canvas.rect(left, _BOTTOM, width, top - 12 * mm - _BOTTOM)


def _text(canvas, text, x, y, size, *, font=REGULAR, grey=False, flush=False, width=None) -> None:
    """One line; `flush` ends it at `x`, and what is wider than its room ends in an ellipsis."""
    font, text = font_for(text, font)
    text = shorten(text, font, size, width or (_RIGHT - _LEFT if flush else _RIGHT - x))
    canvas.setFillGray(_GREY if grey else 0)
    canvas.setFont(font, size)
    canvas.drawString(x - text_width(text, font, size) if flush else x, y, text)
