"""Code 128 as a scanner sees it: characters after blur, with ink that ran or was thin.

Every character has 11 modules, begins with a bar and ends with a space (ISO/IEC 15417). So its
neighbours' nearest modules are known too: a space before it and a bar after it.
"""

from functools import cache

import numpy as np

from ..labels.code128 import element_widths

CHARACTER = 11  # modules
CONTEXT = 1  # modules of the neighbours
SAMPLES = 4  # a module
CHECK_VALUES = 103
_FINE = 8  # steps a sample, in which edges are drawn


@cache
def widths(value: int) -> tuple[int, ...]:
    """Widths in modules of the character of a value (0 to 102), bar first.

    >>> widths(0)
    (2, 1, 2, 2, 2, 2)
    """
    if value < 100:
        return tuple(element_widths(f"{value:02}")[6:12])
    # Pairs of digits end at 99; the values above occur as check characters, of 98, 99 and 0050.
    return tuple(element_widths({100: "98", 101: "99", 102: "0050"}[value])[-13:-7])


@cache
def characters(blur: float, gain: float) -> np.ndarray:
    """The looks of all 103 characters: paper is 1 and ink -1 (103 x 52 samples, float32).

    `blur` is the standard deviation of a Gaussian in modules, `gain` by how many modules each bar
    is wider than it should be.
    """
    looks = [_look([1, *_signed(widths(value)), -1], blur, gain) for value in range(CHECK_VALUES)]
    return np.stack(looks)


@cache
def frame(blur: float = 0.4) -> tuple[np.ndarray, np.ndarray]:
    """What every ticket's symbol has: quiet zones, start, stop, and the edge before each character.

    Places in modules from the first bar and the looks there (1 paper, -1 ink).
    """
    symbol = element_widths("0" * 16)
    start, stop = symbol[:6], symbol[-7:]
    pieces = [(-3.0, [3, *_signed(start), -1]), (109.0, [1, *_signed(stop), 3])]
    pieces += [(11.0 * index - 1, [1, -1]) for index in range(2, 10)]
    places = [left + (np.arange(_length(piece) * SAMPLES) + 0.5) / SAMPLES for left, piece in pieces]
    looks = [_look(piece, blur, 0.0) for _, piece in pieces]
    return np.concatenate(places).astype(np.float32), np.concatenate(looks)


def _signed(elements: tuple[int, ...] | list[int]) -> list[int]:
    """Bars negative, spaces positive."""
    return [width if index % 2 else -width for index, width in enumerate(elements)]


def _length(elements: list[int]) -> int:
    return sum(map(abs, elements))


def _look(elements: list[int], blur: float, gain: float) -> np.ndarray:
    step = 1 / (SAMPLES * _FINE)
    x = (np.arange(_length(elements) * SAMPLES * _FINE) + 0.5) * step
    ends = np.cumsum(np.abs(elements))[:-1].astype(float)
    # A bar that is wider begins earlier and ends later.
    ends += np.where(np.array(elements[:-1]) > 0, -gain / 2, gain / 2)
    look = np.sign(elements)[np.searchsorted(ends, x)].astype(float)
    reach = int(np.ceil(3 * blur / step))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) * step / blur) ** 2)
    padded = np.pad(look, reach, mode="edge")
    smooth = np.convolve(padded, kernel / kernel.sum(), mode="valid")
    return smooth.reshape(-1, _FINE).mean(axis=1).astype(np.float32)
