"""Where bars are on a page: regions in which all edges run the same way.

The structure tensor of a cell (the mean of the products of the image's derivatives) tells how much
the grey changes there and how much of the change has one direction: its coherence, 0 for noise and
paper, 1 for perfect bars. Cells that are strong and coherent are joined into regions.

J. Bigün, G. H. Granlund, "Optimal orientation detection of linear symmetry", ICCV 1987.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

_WORKING_LENGTH = 1754  # px of the longer side of what is looked at: A4 at 150 dpi
_SMALL = 1300  # px of the longer side: less is no whole page at 150 dpi
_CELL = 6  # px of a cell's side there
_NARROWEST = 3 * _CELL
_STRIPE = 8  # cells, of which rows are looked at together
_COHERENCE = 0.55
_STRENGTH = 30.0  # mean squared derivative (Scharr, of grey levels / 16) below which there is only noise
_SAME_WAY = np.cos(np.radians(2 * 20))  # two cells of one region differ by at most 20 degrees
_SHORTEST = 10.0  # cells across the bars: less is a letter, a line or the edge of a paper
_ONE_SYMBOL = np.cos(np.radians(2 * 8))  # as fragments of one symbol do, by at most 8
_DIRECTIONS = 36  # of a half turn, 5 degrees each
_ALIKE = np.cos(np.radians(2 * 12))  # a cell of a region differs from its mean by at most 12 degrees
_FULL = 0.3  # of the usual number of cells side by side
_FEWEST_CELLS = 16
_BLOCK = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))  # cells; an edge of paper is thinner
_GAP_ALONG, _GAP_ACROSS = 4.0, 3.0  # cells between fragments of one symbol
_THINNEST = 6.0  # cells along the reading direction: beside a symbol, less is an edge of paper


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


def locate(grey: np.ndarray) -> list[Region]:
    """The regions of a page in grey levels (height x width, uint8) that look like bars."""
    found: list[Region] = []
    for scale in working_scales(grey.shape):
        if min(grey.shape) * scale < _NARROWEST:
            continue
        small = grey if scale == 1 else cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        regions = _locate_small(small)
        found += [region.scaled(1 / scale) for region in regions if not _is_known(region.scaled(1 / scale), found)]
    return sorted(found, key=lambda region: -region.length * region.height)


def working_scales(shape: tuple[int, ...]) -> tuple[float, ...]:
    """At what sizes a page of this shape is looked at.

    A page is reduced to 150 dpi of an A4. A small picture may be a ticket at any resolution: it is
    looked at as it is and at half its size.
    """
    longest = max(shape[:2])
    if longest < _SMALL:
        return (1.0, 0.5)
    return (min(1.0, _WORKING_LENGTH / longest),)


def _locate_small(small: np.ndarray) -> list[Region]:
    tensor = _tensor(small)
    labels, count = _components(tensor)
    found = [_region(tensor, *part) for ys, xs in _members(labels, count) for part in _by_direction(tensor, ys, xs)]
    return [region.scaled(_CELL) for region in _merge(found) if region.length >= _SHORTEST]


def _is_known(region: Region, others: list[Region]) -> bool:
    """Whether its centre lies in one of the others, or that one's in it."""
    return any(other.holds(region.x, region.y) or region.holds(other.x, other.y) for other in others)


@dataclass(frozen=True, slots=True)
class _Tensor:
    """Of each cell: strength, coherence, and the doubled angle of its derivatives as a unit vector."""

    strength: np.ndarray
    coherence: np.ndarray
    cos2: np.ndarray
    sin2: np.ndarray


def _tensor(small: np.ndarray) -> _Tensor:
    rows, columns = (side // _CELL for side in small.shape)
    stripes = [
        _stripe(small, first * _CELL, min(first + _STRIPE, rows) * _CELL, columns) for first in range(0, rows, _STRIPE)
    ]
    total, difference, product = (cv2.blur(np.vstack(parts), (3, 3)) for parts in zip(*stripes, strict=True))
    length = np.sqrt(difference**2 + product**2)
    safe = np.maximum(length, 1e-6)
    return _Tensor(total, length / np.maximum(total, 1e-6), difference / safe, product / safe)


def _stripe(small: np.ndarray, top: int, bottom: int, columns: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Means in the cells between two rows of pixels: gx2 + gy2, gx2 - gy2, 2 gx gy.

    A stripe at a time stays in the processor's cache: a third of the time of the whole page at once.
    """
    above = min(top, 1)
    part = small[top - above : bottom + 1, : columns * _CELL + 1]
    edges = (slice(above, above + bottom - top), slice(0, columns * _CELL))
    across = cv2.Scharr(part, cv2.CV_32F, 1, 0, scale=1 / 16)[edges]
    down = cv2.Scharr(part, cv2.CV_32F, 0, 1, scale=1 / 16)[edges]
    across2, down2 = across * across, down * down
    size = (columns, (bottom - top) // _CELL)
    return tuple(
        cv2.resize(values, size, interpolation=cv2.INTER_AREA)
        for values in (across2 + down2, across2 - down2, across * down * 2)
    )


def _components(tensor: _Tensor) -> tuple[np.ndarray, int]:
    """Cells joined with their neighbours where both run the same way (labels, how many)."""
    strong = (tensor.strength > _STRENGTH) & (tensor.coherence > _COHERENCE)
    # A cell whose neighbourhood turns is a border between two regions: leave it out.
    mean_cos, mean_sin = cv2.blur(tensor.cos2 * strong, (3, 3)), cv2.blur(tensor.sin2 * strong, (3, 3))
    share = cv2.blur(strong.astype(np.float32), (3, 3))
    agreement = (mean_cos * tensor.cos2 + mean_sin * tensor.sin2) / np.maximum(share, 1e-6)
    mask = (strong & (agreement > _SAME_WAY)).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, _BLOCK)  # without the edges of the paper
    count, labels = cv2.connectedComponents(mask, connectivity=4)
    return labels, count


def _members(labels: np.ndarray, count: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Rows and columns of the cells of each region that is large enough."""
    flat = labels.ravel()
    order = np.argsort(flat, kind="stable")
    ends = np.cumsum(np.bincount(flat, minlength=count))
    groups = [order[start:end] for start, end in pairwise(ends)]
    return [np.divmod(group, labels.shape[1]) for group in groups if len(group) >= _FEWEST_CELLS]


def _by_direction(tensor: _Tensor, ys: np.ndarray, xs: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Tickets that lie on each other at an angle, and an edge of paper along bars, one by one."""
    while len(ys) >= _FEWEST_CELLS:
        cos2, sin2 = tensor.cos2[ys, xs], tensor.sin2[ys, xs]
        turns = np.arctan2(sin2, cos2)
        counts = np.bincount(
            ((turns / (2 * np.pi) + 0.5) * _DIRECTIONS).astype(int) % _DIRECTIONS, minlength=_DIRECTIONS
        )
        peak = (counts + np.roll(counts, 1) + np.roll(counts, -1)).argmax()
        angle = ((peak + 0.5) / _DIRECTIONS - 0.5) * 2 * np.pi
        alike = cos2 * np.cos(angle) + sin2 * np.sin(angle) > _ALIKE
        if alike.sum() >= _FEWEST_CELLS:
            yield ys[alike], xs[alike]
        if not alike.any():
            return
        ys, xs = ys[~alike], xs[~alike]


def _region(tensor: _Tensor, ys: np.ndarray, xs: np.ndarray) -> Region:
    """In cells. Each cell counts once: an edge of the paper is strong, but bars have many cells."""
    angle = float(np.arctan2(tensor.sin2[ys, xs].sum(), tensor.cos2[ys, xs].sum()) / 2)
    left, right = _filled(xs * np.cos(angle) + ys * np.sin(angle))
    top, bottom = _filled(ys * np.cos(angle) - xs * np.sin(angle))
    return _from_extent(angle, left, right, top, bottom)


def _filled(places: np.ndarray) -> tuple[float, float]:
    """From where to where cells are as many as usual: what sticks out at the ends is something else."""
    first = int(np.floor(places.min()))
    counts = np.bincount(np.floor(places).astype(int) - first)
    full = np.flatnonzero(counts >= _FULL * np.median(counts))
    start, end = first + int(full[0]), first + int(full[-1]) + 1
    return max(start - 0.5, float(places.min()) - 0.5), min(end + 0.0, float(places.max()) + 0.5)


def _from_extent(angle: float, left: float, right: float, top: float, bottom: float) -> Region:
    along, across = (left + right) / 2, (top + bottom) / 2
    x = along * np.cos(angle) - across * np.sin(angle) + 0.5
    y = along * np.sin(angle) + across * np.cos(angle) + 0.5
    return Region(float(x), float(y), angle, float(right - left), float(bottom - top))


def _merge(regions: list[Region]) -> list[Region]:
    """Fragments of one symbol, which a stroke or a crease has parted, as one."""
    merged: list[Region] = []
    for region in sorted(regions, key=lambda region: -region.length * region.height):
        for index, other in enumerate(merged):
            if (joined := _joined(other, region)) is not None:
                merged[index] = joined
                break
        else:
            merged.append(region)
    return merged


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
        return not is_edge and gap_along <= _GAP_ALONG and -gap_across >= 0.5 * min(one.height, other.height)
    return gap_across <= 0 or (gap_across <= _GAP_ACROSS and -gap_along >= 0.6 * min(one.length, other.length))


def _span(size: float, offset: float, other: float) -> tuple[float, float]:
    """From where to where two lengths reach, from the middle of the first."""
    return min(-size, 2 * offset - other) / 2, max(size, 2 * offset + other) / 2
