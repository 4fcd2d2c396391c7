"""Whether what was not read is bars, and its picture for a person."""

from io import BytesIO

import cv2
import numpy as np
from PIL import Image

from .bands import of_one_symbol
from .levels import levelled
from .model import Polygon
from .straighten import Strip

_CROP_MARGIN = 0.25  # of the region's longer side: enough to see the number below the bars
_LEAST_LIKENESS = 0.45
_FEWEST_EDGES = 16
_CLEAR = 0.25  # of the strongest change of grey, for an edge to count
_MOST_PAPER = 0.58  # mean level of paper (1) and ink (-1): more has lines, not bars


def may_be_bars(rows: np.ndarray) -> bool:
    """Whether upright bands have edges enough to be worth a try."""
    return edges(rows) >= _FEWEST_EDGES


def looks_like_bars(rows: np.ndarray, strip: Strip) -> bool:
    """Whether upright bands go up and down at the same places, often enough, and are as much ink as paper."""
    rows = of_one_symbol(rows)
    inside = levelled(rows, strip.module)[:, round(strip.side) : rows.shape[1] - round(strip.side)]
    return (
        likeness(cv2.blur(rows, (max(1, round(strip.module)), 1))) >= _LEAST_LIKENESS
        and edges(rows) >= _FEWEST_EDGES
        and abs(float(inside.mean())) <= _MOST_PAPER
    )


def likeness(rows: np.ndarray) -> float:
    """Correlation of the changes along each band with those of the others: its median, to 1."""
    change = np.diff(rows, axis=1)
    change -= change.mean(axis=1, keepdims=True)
    others = change.sum(axis=0) - change
    length = np.sqrt((change**2).sum(axis=1) * (others**2).sum(axis=1)) + 1e-6
    return float(np.median((change * others).sum(axis=1) / length))


def edges(rows: np.ndarray) -> int:
    """How often the mean of the bands turns from rising to falling, by more than a little."""
    change = np.diff(rows.mean(axis=0))
    clear = change[np.abs(change) > _CLEAR * np.percentile(np.abs(change), 98)]
    return int((np.diff(np.sign(clear)) != 0).sum())


def crop(image: Image.Image, polygon: Polygon) -> bytes:
    """A PNG file of the place and its surroundings."""
    left, top, right, bottom = polygon.box
    margin = round(max(right - left, bottom - top) * _CROP_MARGIN)
    box = (
        max(0, left - margin),
        max(0, top - margin),
        min(image.width, right + margin),
        min(image.height, bottom + margin),
    )
    file = BytesIO()
    image.crop(box).save(file, "PNG", compress_level=1)
    return file.getvalue()
