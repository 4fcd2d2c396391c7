"""Where bars are on a page: regions in which all edges run the same way.

Cells of the page in which the grey changes much and in one direction (see `tensor`) are joined with
their neighbours of the same direction; what is large enough is a region.
"""

from collections.abc import Iterator
from itertools import pairwise

import cv2
import numpy as np

from .region import Region, merged
from .tensor import CELL, Tensor, structure

_WORKING_LENGTH = 1754  # px of the longer side of what is looked at: A4 at 150 dpi
_SMALL = 1300  # px of the longer side: less is no whole page at 150 dpi
_NARROWEST = 3 * CELL
_COHERENCE = 0.55
_STRENGTH = 30.0  # mean squared derivative (Scharr, of grey levels / 16) below which there is only noise
_SAME_WAY = np.cos(np.radians(2 * 20))  # two neighbours of one region differ by at most 20 degrees
_SHORTEST = 10.0  # cells across the bars: less is a letter, a line or the edge of a paper
_DIRECTIONS = 36  # of a half turn, 5 degrees each
_ALIKE = np.cos(np.radians(2 * 12))  # a cell of a region differs from its mean by at most 12 degrees
_FULL = 0.3  # of the usual number of cells side by side
_FEWEST_CELLS = 16
_BLOCK = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))  # cells; an edge of paper is thinner


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
    tensor = structure(small)
    labels, count = _components(tensor)
    found = [_region(tensor, *part) for ys, xs in _members(labels, count) for part in _by_direction(tensor, ys, xs)]
    return [region.scaled(CELL) for region in merged(found) if region.length >= _SHORTEST]


def _is_known(region: Region, others: list[Region]) -> bool:
    """Whether its centre lies in one of the others, or that one's in it."""
    return any(other.holds(region.x, region.y) or region.holds(other.x, other.y) for other in others)


def _components(tensor: Tensor) -> tuple[np.ndarray, int]:
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


def _by_direction(tensor: Tensor, ys: np.ndarray, xs: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
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


def _region(tensor: Tensor, ys: np.ndarray, xs: np.ndarray) -> Region:
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
