"""What our A4 papers share: margins, and one line of text in them. Sizes in points."""

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from .labels.text import REGULAR, font_for, shorten, text_width

WIDTH, HEIGHT = A4
LEFT, RIGHT = 20 * mm, WIDTH - 20 * mm
TOP, BOTTOM = HEIGHT - 20 * mm, 20 * mm
ROW = 6.5 * mm
SIZE = 10
GREY = 0.45


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


def draw_foot(canvas: Canvas, page: str, number: int, count: int) -> None:
    """`page` has the fields {page} and {pages}."""
    draw_text(canvas, page.format(page=number, pages=count), RIGHT, 12 * mm, 8, grey=True, flush=True)
