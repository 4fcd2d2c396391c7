"""Address labels: lines of text, fitted. Nothing of a ticket ever comes here."""

from collections.abc import Iterable, Sequence
from functools import partial

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from .pages import Box, Output, draw_labels
from .sheets import LabelSheet
from .text import fit_size, font_for, shorten

_LARGEST, _SMALLEST = 11.0, 7.0  # points
_LEADING = 1.2  # line height in sizes
_SIDE, _ABOVE = 5 * mm, 3 * mm  # kept free: labels are never stuck or printed quite straight


def draw_address_labels(
    addresses: Iterable[Sequence[str]],
    sheet: LabelSheet,
    out: Output,
    *,
    title: str = "",
    start: int = 1,
    offset: tuple[float, float] = (0.0, 0.0),
) -> None:
    """Write a PDF with one label an address (its lines, top to bottom) to `out`.

    Lines shrink together from 11 to 7 points; what is then still too wide ends in an ellipsis.
    Other arguments and errors as for `draw_ticket_labels`.
    """
    labels = [_split(lines) for lines in addresses]
    side, above = max(_SIDE, sheet.blank_x * mm), max(_ABOVE, sheet.blank_y * mm)
    draw_labels(labels, partial(_draw_page, side, above), sheet, out, title, start, offset)


def fit_lines(lines: list[str], height: float) -> list[str]:
    """At most as many lines as fit at the smallest size; the last, with the town, stays.

    >>> fit_lines(["CPAS", "Service culture", "Bâtiment C", "1000 Bruxelles"], height=26)
    ['CPAS', 'Service culture', '1000 Bruxelles']
    """
    most = max(1, int(height / (_SMALLEST * _LEADING)))
    return lines if len(lines) <= most else lines[: most - 1] + lines[-1:]


def _split(lines: Sequence[str]) -> list[str]:
    """Without blank lines; a field of several lines (a street with its box) counts as several."""
    parts = (part.strip() for line in lines for part in line.splitlines())
    return [part for part in parts if part]


def _draw_page(side: float, above: float, canvas: Canvas, labels: list[tuple[Box, list[str]]]) -> None:
    for box, address in labels:
        room = Box(box.left + side, box.bottom + above, box.width - 2 * side, box.height - 2 * above)
        _draw_address(canvas, room, address)


def _draw_address(canvas: Canvas, room: Box, address: list[str]) -> None:
    font, text = font_for("\n".join(fit_lines(address, room.height)))
    lines = text.split("\n")
    largest = min(_LARGEST, room.height / (len(lines) * _LEADING))
    size = fit_size(lines, font, room.width, largest, _SMALLEST)
    leading = size * _LEADING
    # Centred by its lines' height; 0.8 of a size lies above the baseline.
    baseline = room.bottom + (room.height + leading * len(lines)) / 2 - size * 0.95
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(room.left, baseline, shorten(line, font, size, room.width))
        baseline -= leading
