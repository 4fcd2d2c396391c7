"""Rectangles of bars, and fragments of one symbol put together again."""

from dataclasses import dataclass

import numpy as np

_ONE_SYMBOL = np.cos(np.radians(2 * 8))  # fragments of one symbol differ by at most 8 degrees
_GAP_ALONG, _GAP_ACROSS = 4.0, 3.0  # mm between fragments of one symbol
_LONGEST = 55.0  # mm: our symbols are 47 mm at the most, so what is longer is two of them side by side
_THINNEST = 6.0  # mm along the reading direction: beside a symbol, less is an edge of paper


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of bars in px of the page image.

    `angle` is the direction in which one reads across the bars, in radians clockwise from the
    page's right (y grows downwards); it may as well be the opposite one. `length` is along that
    direction, `height` along the bars.
    """

    x: float
    y: float
    angle: float
    length: float
    height: float

    def scaled(self, factor: float) -> "Region":
        """The same in other pixels."""
        return Region(self.x * factor, self.y * factor, self.angle, self.length * factor, self.height * factor)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        cos, sin = np.cos(self.angle), np.sin(self.angle)
        across, down = (x - self.x) * cos + (y - self.y) * sin, (y - self.y) * cos - (x - self.x) * sin
        return bool(abs(across) <= self.length / 2 and abs(down) <= self.height / 2)


def merged(regions: list[Region]) -> list[Region]:
    """Fragments of one symbol, which a stroke or a crease has parted, as one; in cells of 1 mm."""
    whole: list[Region] = []
    for region in sorted(regions, key=lambda region: -region.length * region.height):
        for index, other in enumerate(whole):
            if (joined := _joined(other, region)) is not None:
                whole[index] = joined
                break
        else:
            whole.append(region)
    return whole


def _joined(one: Region, other: Region) -> Region | None:
    """Both as one rectangle if they run the same way and lie in one line or one upon the other."""
    if np.cos(2 * (one.angle - other.angle)) < _ONE_SYMBOL:
        return None
    cos, sin = np.cos(one.angle), np.sin(one.angle)
    x, y = other.x - one.x, other.y - one.y
    along, across = x * cos + y * sin, y * cos - x * sin
    if not _are_near(one, other, along, across):
        return None
    left, right = _span(one.length, along, other.length)
    top, bottom = _span(one.height, across, other.height)
    middle, level = (left + right) / 2, (top + bottom) / 2
    x, y = one.x + middle * cos - level * sin, one.y + middle * sin + level * cos
    return Region(x, y, one.angle, right - left, bottom - top)


def _are_near(one: Region, other: Region, along: float, across: float) -> bool:
    """Whether fragments whose centres are `along` and `across` apart can be of one symbol."""
    gap_along = abs(along) - (one.length + other.length) / 2
    gap_across = abs(across) - (one.height + other.height) / 2
    if gap_along > 0:
        is_edge = min(one.length, other.length) < _THINNEST
        if is_edge or one.length + gap_along + other.length > _LONGEST:
            return False
        return gap_along <= _GAP_ALONG and -gap_across >= 0.5 * min(one.height, other.height)
    return gap_across <= 0 or (gap_across <= _GAP_ACROSS and -gap_along >= 0.6 * min(one.length, other.length))


def _span(size: float, offset: float, other: float) -> tuple[float, float]:
    """From where to where two lengths reach, from the middle of the first."""
    return min(-size, 2 * offset - other) / 2, max(size, 2 * offset + other) / 2
