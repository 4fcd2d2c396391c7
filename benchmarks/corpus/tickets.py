"""Ticket labels as printed: the real ones of `article27.labels`, drawn at 600 dpi.

On L7160, or on the sheet that the environment variable CORPUS_SHEET names.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pypdfium2
from reportlab.lib.units import mm

from article27 import KeyRing, make_many
from article27.labels import draw_ticket_labels, get_sheet
from article27.labels.code128 import SYMBOL_MODULES
from article27.labels.ticket import TicketLayout

DPI = 600
MM = DPI / 25.4  # pixels
SHEET = get_sheet(os.environ.get("CORPUS_SHEET", "L7160"))
KEYRING = KeyRing.from_hex("27" * 32)
WIDTH, HEIGHT = round(SHEET.label_width * MM), round(SHEET.label_height * MM)


@dataclass(frozen=True)
class Print:
    """A label: `ink` is 255 where there is none and 0 where it is full (HEIGHT x WIDTH)."""

    number: str
    ink: np.ndarray


def bars_box() -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the bars on a label, in px at 600 dpi."""
    layout, points = TicketLayout.of(SHEET), DPI / 72
    left, bottom = layout.bars_left, layout.bars_bottom
    right, top = left + SYMBOL_MODULES * layout.module, bottom + layout.bars_height
    height = SHEET.label_height * mm
    return (
        round(left * points),
        round((height - top) * points),
        round(right * points),
        round((height - bottom) * points),
    )


def print_tickets(first: int, count: int) -> list[Print]:
    """Labels of the numbers with serials from `first` on."""
    numbers = make_many(KEYRING, 26, first, count)
    sheets = [numbers[start : start + SHEET.count] for start in range(0, count, SHEET.count)]
    return [label for sheet in sheets for label in _print_sheet(sheet)]


def _print_sheet(numbers: Sequence[str]) -> list[Print]:
    file = BytesIO()
    draw_ticket_labels(numbers, SHEET, file)
    with pypdfium2.PdfDocument(file.getvalue()) as document:
        page = np.asarray(document[0].render(scale=DPI / 72, grayscale=True).to_pil())
    return [Print(number, _cut(page, index)) for index, number in enumerate(numbers, start=1)]


def _cut(page: np.ndarray, index: int) -> np.ndarray:
    x, y = (round(part * MM) for part in SHEET.position(index))
    return np.ascontiguousarray(page[y : y + HEIGHT, x : x + WIDTH])
