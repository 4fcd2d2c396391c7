"""The statement of a return: what a venue sent, what was accepted, what it is paid.

Drawn on A4. Every word on it is passed in, so that it speaks the venue's language; what may stand
on it is the caller's business (article27.money.reimbursement.outcome has the neutral words).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ..labels.pages import Output
from ..labels.text import BOLD, REGULAR
from .a4 import HEIGHT, LEFT, RIGHT, ROW, SIZE, TOP, WIDTH, draw_foot, draw_text, draw_title, paginate

_LABEL_WIDTH = 60 * mm
_AMOUNT = 28 * mm  # width of a column of figures
_HEADING = 5 * mm + ROW
_NOTE = 5 * mm

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """What stands on a statement, in the words of its language.

    `addressee` holds the lines of an address. `facts`, `counts` and `outcomes` are pairs (label,
    value); counts and outcomes have a heading of their own. `columns` are the headings of the
    table, the first is wide and the others hold figures; `rows` has as many cells, `total` the
    last one. `notes` are sentences of one line below. `page` has the fields {page} and {pages}.
    """

    sender: str
    title: str
    addressee: Sequence[str]
    facts: Sequence[tuple[str, str]]
    counts_heading: str
    counts: Sequence[tuple[str, str]]
    outcomes_heading: str
    outcomes: Sequence[tuple[str, str]]
    columns: Row
    rows: Sequence[Row]
    total: tuple[str, str]
    notes: Sequence[str] = ()
    page: str = "{page}/{pages}"


def draw_statement(statement: Statement, out: Output) -> None:
    """Write the statement as a PDF to `out`, on as many pages as its rows need.

    The same input makes the same bytes.
    """
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1)
    canvas.setTitle(statement.title)
    canvas.setAuthor(statement.sender)
    pages = paginate(statement.rows, _head_height(statement), ROW, 2 * ROW + len(statement.notes) * _NOTE)
    for index, rows in enumerate(pages):
        y = _draw_head(canvas, statement) if index == 0 else TOP
        if rows:
            y = _draw_table(canvas, statement.columns, rows, y)
        if index == len(pages) - 1:
            _draw_end(canvas, statement, y)
        draw_foot(canvas, statement.page, index + 1, len(pages))
        canvas.showPage()
    canvas.save()


def _head_height(statement: Statement) -> float:
    beside = max(len(statement.facts), len(statement.addressee)) * ROW
    return 30 * mm + beside + 2 * _HEADING + (len(statement.counts) + len(statement.outcomes)) * ROW + 8 * mm


def _draw_head(canvas: Canvas, statement: Statement) -> float:
    draw_title(canvas, statement.sender, statement.title)
    y = TOP - 26 * mm
    middle = LEFT + (RIGHT - LEFT) * 0.58
    for index, line in enumerate(statement.addressee):
        draw_text(canvas, line, middle, y - index * ROW, font=BOLD if index == 0 else REGULAR)
    for index, (label, value) in enumerate(statement.facts):
        draw_text(canvas, label, LEFT, y - index * ROW, grey=True)
        draw_text(canvas, value, LEFT + 38 * mm, y - index * ROW, width=middle - LEFT - 42 * mm)
    y -= max(len(statement.facts), len(statement.addressee)) * ROW
    y = _draw_pairs(canvas, statement.counts_heading, statement.counts, y)
    return _draw_pairs(canvas, statement.outcomes_heading, statement.outcomes, y) - 4 * mm


def _draw_pairs(canvas: Canvas, heading: str, pairs: Sequence[tuple[str, str]], y: float) -> float:
    y -= 5 * mm
    draw_text(canvas, heading, LEFT, y, font=BOLD)
    y -= ROW
    for label, value in pairs:
        draw_text(canvas, label, LEFT, y, grey=True, width=_LABEL_WIDTH - 3 * mm)
        draw_text(canvas, value, LEFT + _LABEL_WIDTH, y)
        y -= ROW
    return y


def _draw_table(canvas: Canvas, columns: Row, rows: Sequence[Row], y: float) -> float:
    first_width = RIGHT - LEFT - (len(columns) - 1) * _AMOUNT - 4 * mm
    for row, font in ((columns, BOLD), *((row, REGULAR) for row in rows)):
        draw_text(canvas, row[0], LEFT, y, font=font, width=first_width)
        for index, text in enumerate(reversed(row[1:])):
            draw_text(canvas, text, RIGHT - index * _AMOUNT, y, font=font, flush=True, width=_AMOUNT - 2 * mm)
        canvas.setLineWidth(0.8 if font == BOLD else 0.2)
        canvas.line(LEFT, y - 2 * mm, RIGHT, y - 2 * mm)
        y -= ROW
    return y


def _draw_end(canvas: Canvas, statement: Statement, y: float) -> None:
    label, value = statement.total
    draw_text(canvas, label, LEFT, y, SIZE + 1, font=BOLD)
    draw_text(canvas, value, RIGHT, y, SIZE + 1, font=BOLD, flush=True)
    y -= ROW + 3 * mm
    for note in statement.notes:
        draw_text(canvas, note, LEFT, y, 9, grey=True)
        y -= _NOTE
