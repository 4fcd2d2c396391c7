"""Rows of a strip averaged into bands, and the bands shifted onto each other.

A mean along the bars takes away noise but wants the bars to stand exactly upright. After a turn by
the mean angle of the region they still lean a little, and at one end more than at the other where
the paper lay in perspective. The lean that makes the mean of the bands most contrasted is the right
one; it is looked for in both halves of the strip.
"""

import cv2
import numpy as np

COUNT = 12
_LEAST_HEIGHT = 2
_LOOKED_AT = 8  # bands that tell the lean
_LIKENESS = 0.6  # of the band that is most like the mean of all
_SMOOTH = 9  # modules
_WEAK = 0.08  # of what bars have
_GAP = 8  # modules without bars that still are one symbol
_LEANS = np.linspace(-1.5, 1.5, 31)  # modules from the middle to the edge of the strip


def bands(pixels: np.ndarray, count: int = COUNT) -> np.ndarray:
    """Means of equal shares of the rows (count x width, float32), top to bottom."""
    height, width = pixels.shape
    count = max(1, min(count, height // _LEAST_HEIGHT))
    return cv2.resize(pixels.astype(np.float32), (width, count), interpolation=cv2.INTER_AREA)


def upright(rows: np.ndarray, module: float) -> np.ndarray:
    """The bands shifted so that their bars stand one upon the other; `module` in px."""
    count, width = rows.shape
    if count < 3:
        return rows
    change = np.diff(rows if count <= _LOOKED_AT else bands(rows, _LOOKED_AT), axis=1)
    change /= np.abs(change).mean(axis=1, keepdims=True) + 1e-6
    np.clip(change, -4, 4, out=change)
    middle, tenth = width // 2, width // 10
    left = _lean(change[:, tenth : middle + tenth], module)
    right = _lean(change[:, middle - tenth : width - tenth], module)
    return sheared(rows, left * module, right * module)


def sheared(rows: np.ndarray, left: float, right: float) -> np.ndarray:
    """Bands moved by a lean (px from the middle to the edge) of `left` and `right` at a third and two thirds."""
    count, width = rows.shape
    steps = np.linspace(-1, 1, count, dtype=np.float32)[:, None] * (count - 1) / count
    x = np.arange(width, dtype=np.float32)[None]
    lean = left + (right - left) * (x / width - 0.3) / 0.4
    shifted = x + steps * lean
    level = np.broadcast_to(np.arange(count, dtype=np.float32)[:, None], rows.shape)
    return cv2.remap(
        rows, shifted.astype(np.float32), np.ascontiguousarray(level), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def of_one_symbol(rows: np.ndarray) -> np.ndarray:
    """Without bands that go up and down unlike the others: text above and below the bars."""
    change = np.diff(rows, axis=1).clip(-40, 40)
    length = np.sqrt((change**2).sum(axis=1)) + 1e-6
    together = change.T @ (1 / length)
    likeness = change @ together / (length * np.sqrt((together**2).sum()) + 1e-6)
    return rows[likeness >= _LIKENESS * likeness.max()]


def extent(rows: np.ndarray, module: float) -> tuple[float, float]:
    """From where to where (px) the bands go up and down together."""
    change = np.diff(rows, axis=1).clip(-40, 40)
    window = 2 * round(_SMOOTH * module / 2) + 1
    together = cv2.blur(change.mean(axis=0)[None] ** 2, (window, 1), borderType=cv2.BORDER_CONSTANT)[0]
    strong = np.flatnonzero(together > _WEAK * np.percentile(together, 80))
    if not len(strong):
        return 0.0, float(rows.shape[1])
    parts = np.split(strong, np.flatnonzero(np.diff(strong) > _GAP * module) + 1)
    longest = max(parts, key=len)
    return longest[0] + window / 2, longest[-1] - window / 2 + 1


def _lean(change: np.ndarray, module: float) -> float:
    """In modules from the middle to the edge."""
    count, width = change.shape
    reach = int(np.ceil(_LEANS[-1] * module)) + 1
    padded = np.pad(change, ((0, 0), (reach, reach)))
    # A part's own middle is where its lean is measured from: (count - 1) / count of the way to the edge.
    steps = np.linspace(-1, 1, count) * (count - 1) / count
    starts = np.rint(np.outer(_LEANS * module, steps)).astype(int) + reach
    best, found = -1.0, 0.0
    for lean, row_starts in zip(_LEANS, starts, strict=True):
        together = sum(padded[row, start : start + width] for row, start in enumerate(row_starts))
        if (strength := float(together @ together)) > best:
            best, found = strength, float(lean)
    return found
