"""What our A4 papers share: margins, a line of text in them, how rows fall on pages. Sizes in points."""

from collections.abc import Sequence
from typing import TypeVar

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ..labels.text import BOLD, REGULAR, fit_size, font_for, shorten, text_width

WIDTH, HEIGHT = A4
LEFT, RIGHT = 20 * mm, WIDTH - 20 * mm
TOP, BOTTOM = HEIGHT - 20 * mm, 20 * mm
ROW = 6.5 * mm
SIZE = 10
GREY = 0.45

_Row = TypeVar("_Row")


def draw_text(
    canvas: Canvas,
    text: str,
    x: float,
    y: float,
    size: float = SIZE,
    *,
    font: str = REGULAR,
    grey: bool = False,
    flush: bool = False,
    width: float | None = None,
) -> None:
    """One line; `flush` ends it at `x`, and what is wider than its room ends in an ellipsis."""
    font, text = font_for(text, font)
    text = shorten(text, font, size, width or (RIGHT - LEFT if flush else RIGHT - x))
    canvas.setFillGray(GREY if grey else 0)
    canvas.setFont(font, size)
    canvas.drawString(x - text_width(text, font, size) if flush else x, y, text)


def draw_title(canvas: Canvas, sender: str, title: str) -> None:
    """At the top of the first page, 13 mm high; the title is as large as fits in one line."""
    draw_text(canvas, sender, LEFT, TOP, grey=True)
    size = fit_size([title], BOLD, RIGHT - LEFT, 18, 10)
    draw_text(canvas, title, LEFT, TOP - 13 * mm, size, font=BOLD)


def draw_foot(canvas: Canvas, page: str, number: int, count: int) -> None:
    """`page` has the fields {page} and {pages}."""
    draw_text(canvas, page.format(page=number, pages=count), RIGHT, 12 * mm, 8, grey=True, flush=True)


def paginate(rows: Sequence[_Row], head: float, heading: float, end: float) -> list[Sequence[_Row]]:
    """The rows of each page, of ROW each; there is always a last page.

    `head` is the height of what stands on the first page alone, `heading` that of the table's on each page, `end` that
    of what stands below the last row and is never parted.

    >>> [len(page) for page in paginate(range(50), 60 * mm, 2 * ROW, 40 * mm)]
    [28, 22]
    """
    pages, rest, room = [], list(rows), TOP - BOTTOM - head - heading
    while len(rest) * ROW > room - end:
        # A page that would hold all rows and no end leaves one row to the last.
        fitting = min(max(int(room / ROW), 0), len(rest) - 1) if rest else 0
        pages.append(rest[:fitting])
        rest, room = rest[fitting:], TOP - BOTTOM - heading
        if not fitting and room - end < ROW:
            break
    return [*pages, rest]
