"""Where each label goes. Arithmetic only, in mm from the top left corner of the paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import OffsetError, StartPositionError
from .sheets import LabelSheet

# More than this is a badly loaded sheet, not a printer to be corrected; and within it a title in
# the margin stays clear of every label.
MAX_OFFSET = 5.0


@dataclass(frozen=True, slots=True)
class Placement:
    """Top left corner of one label; pages are counted from 1."""

    page: int
    x: float
    y: float


def placements(
    sheet: LabelSheet, count: int, start: int = 1, offset: tuple[float, float] = (0.0, 0.0)
) -> Iterator[Placement]:
    """Places of `count` labels, the first on label `start` of the first sheet.

    `offset` moves all to the right and down, to correct a printer. Raises StartPositionError and
    OffsetError before the first place is given.

    >>> from article27.labels import get_sheet
    >>> [place.page for place in placements(get_sheet("L7163"), 4, start=13)]
    [1, 1, 2, 2]
    """
    check_start(sheet, start)
    check_offset(offset)
    return (_place(sheet, index, offset) for index in range(start - 1, start - 1 + count))


def page_count(sheet: LabelSheet, count: int, start: int = 1) -> int:
    """Sheets that `count` labels need, the first of them on label `start`."""
    return -(-(count + start - 1) // sheet.count) if count else 0


def next_free_label(sheet: LabelSheet, count: int, start: int = 1) -> int:
    """The label on which the next print begins; 1 when the last sheet is used up.

    >>> from article27.labels import get_sheet
    >>> next_free_label(get_sheet("L7163"), 4, start=13), next_free_label(get_sheet("L7163"), 14)
    (3, 1)
    """
    return (start - 1 + count) % sheet.count + 1


def check_start(sheet: LabelSheet, start: int) -> None:
    """Raises StartPositionError unless the sheet has a label `start`."""
    if not 1 <= start <= sheet.count:
        raise StartPositionError(start=start, count=sheet.count)


def check_offset(offset: tuple[float, float]) -> None:
    """Raises OffsetError for more than MAX_OFFSET in any direction."""
    for part in offset:
        if not abs(part) <= MAX_OFFSET:
            raise OffsetError(offset=part, limit=MAX_OFFSET)


def _place(sheet: LabelSheet, index: int, offset: tuple[float, float]) -> Placement:
    page, label = divmod(index, sheet.count)
    x, y = sheet.position(label + 1)
    return Placement(page + 1, x + offset[0], y + offset[1])
