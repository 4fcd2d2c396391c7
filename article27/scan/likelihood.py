"""A ticket's symbol read as a whole: the likeliest 16 digits, where edges can no longer be told apart.

A decoder of edges measures widths, which a blur of half a module merges. But we know what we look
for: Code 128 set C, 16 digits, 123 modules. So each band of the strip is compared with the looks
of all characters at each of the nine places, with some play for paper that is not flat; bands vote
by their likelihoods, each of which has a floor, so that a pen stroke costs a band its vote and no
more; and of all sequences whose check character (modulo 103) is right the likeliest is found
exactly, by dynamic programming over the sum so far.

Idea of matching whole characters instead of edges: O. Gallo, R. Manduchi, "Reading 1-D Barcodes with
Mobile Phones Using Deformable Templates", IEEE PAMI 33(9), 2011.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from ..labels.code128 import SYMBOL_MODULES
from .alphabet import CHARACTER, CHECK_VALUES, CONTEXT, SAMPLES, characters, frame

PAIRS = 8
_PLACES = PAIRS + 1  # with the check character
_START_C = 105
_LOOKS = [(blur, gain) for blur in (0.25, 0.45, 0.65) for gain in (-0.5, -0.25, 0.0, 0.25, 0.5)]

_PLAY = np.arange(-4, 5) * 0.2  # modules that a character may be off its place
_STIFF = 6.0  # cost of a step of play between neighbours, per squared step ...
_SLIP = 40.0  # ... up to that of a crease

_TRIED = 12
_NOISE = 0.2  # squared deviation a module that is nothing unusual
_FINE = 3
_FLOOR = 20.0  # a band that fits worse than this has something else on it
_SHARE = 0.4  # of a band's vote: neighbouring bands share their faults


@dataclass(frozen=True, slots=True)
class Place:
    """Where the symbol is on the bands: first bar (px), module (px), how well the frame fits (to 1)."""

    left: float
    module: float
    fit: float


@dataclass(frozen=True, slots=True)
class Guess:
    """16 digits; `behind` is how much less likely they are than the best characters one by one
    (0: they are these), `ahead` by how much they are likelier than any other valid sequence
    (both in natural logarithms); `fit` is how well the weakest character fits, to 1."""

    digits: str
    behind: float
    ahead: float
    fit: float


def find_place(line: np.ndarray, left: float, right: float) -> Place:
    """Start, stop and the edges between characters, near the ends `left` and `right` (px) of a line.

    `line` is the mean of levelled bands.
    """
    module = (right - left) / SYMBOL_MODULES
    coarse = np.arange(-5, 5.1, 0.5) * module
    rough = _best_place(line, *_ends(left + coarse, right + coarse))
    fine = np.arange(-0.4, 0.41, 0.1) * rough.module
    return _best_place(line, *_ends(rough.left + fine, rough.left + SYMBOL_MODULES * rough.module + fine))


def find_place_of(line: np.ndarray, module: float) -> Place:
    """The same anywhere on the line, for a symbol whose module (px) is known to within 5 %."""
    modules = module * np.linspace(0.95, 1.05, 21)
    lefts = np.arange(-8 * module, len(line) - 115 * module, module / 2)
    lefts, modules = (grid.ravel() for grid in np.meshgrid(lefts, modules))
    if not len(lefts):
        return Place(0.0, module, 0.0)
    rough = _best_place(line, lefts, modules)
    fine = np.arange(-0.6, 0.61, 0.1) * rough.module
    return _best_place(line, *_ends(rough.left + fine, rough.left + SYMBOL_MODULES * rough.module + fine))


def _ends(lefts: np.ndarray, rights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each left end with each right end, as left ends and modules."""
    lefts, rights = (grid.ravel() for grid in np.meshgrid(lefts, rights))
    return lefts, (rights - lefts) / SYMBOL_MODULES


def _best_place(line: np.ndarray, lefts: np.ndarray, modules: np.ndarray) -> Place:
    places, looks = frame()
    x = lefts[:, None].astype(np.float32) + modules[:, None].astype(np.float32) * places
    seen = _sample(line[None], x)[0]
    fits = seen @ looks / (np.sqrt(np.einsum("ij,ij->i", seen, seen) * (looks @ looks)) + 1e-6)
    index = int(fits.argmax())
    return Place(float(lefts[index]), float(modules[index]), float(fits[index]))


def guesses(rows: np.ndarray, place: Place, count: int = 4) -> list[Guess]:
    """The likeliest valid numbers, best first; `rows` are levelled bands (count x width)."""
    windows = _windows(rows, place)
    looks = _fitting_looks(windows.mean(axis=0))
    play = _votes(windows, looks)  # (places, play, characters)
    steps = _steady(play.max(axis=2))
    votes = play[np.arange(_PLACES), steps]
    seen = windows[:, np.arange(_PLACES), steps]
    return [_guess(values, votes, seen, looks, ahead) for values, ahead in _valid_sequences(votes, count)]


def _windows(rows: np.ndarray, place: Place) -> np.ndarray:
    """What is seen of each character at each play (bands x places x play x samples)."""
    samples = (np.arange((CHARACTER + 2 * CONTEXT) * SAMPLES) + 0.5) / SAMPLES - CONTEXT
    starts = CHARACTER * (np.arange(_PLACES) + 1)
    modules = starts[:, None, None] + _PLAY[None, :, None] + samples
    return _sample(rows, (place.left + place.module * modules).astype(np.float32))


def _sample(rows: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Each row at places x (px), to a third of a pixel; beyond the ends nothing is known (0)."""
    count, width = rows.shape
    fine = np.zeros((count, _FINE * width + 2), np.float32)
    fine[:, 1:-1] = cv2.resize(rows, (_FINE * width, count), interpolation=cv2.INTER_LINEAR)
    index = np.clip((x * _FINE).astype(np.int32) + 1, 0, _FINE * width + 1)
    return np.take(fine, index, axis=1)


def _deviation(windows: np.ndarray, looks: np.ndarray) -> np.ndarray:
    """Squared, summed over a character, in modules."""
    squares = (windows**2).sum(axis=-1, keepdims=True) + (looks**2).sum(axis=1)
    return (squares - 2 * (windows @ looks.T)) / SAMPLES


def _fitting_looks(windows: np.ndarray) -> np.ndarray:
    """The blur and print gain that fit the mean of the bands best."""

    def misfit(look: tuple[float, float]) -> float:
        return float(_deviation(windows, characters(*look)).min(axis=(1, 2)).clip(max=4).sum())

    return characters(*min(_LOOKS, key=misfit))


def _votes(windows: np.ndarray, looks: np.ndarray) -> np.ndarray:
    """Logarithms of likelihoods (places x play x characters)."""
    logs = _deviation(windows, looks) * (-0.5 / _NOISE)
    return _SHARE * np.maximum(logs, -_FLOOR).sum(axis=0)


def _steady(best: np.ndarray) -> np.ndarray:
    """The play of each place (index) so that neighbours differ little (places x play)."""
    steps = np.arange(len(_PLAY))
    cost = np.minimum(_STIFF * (steps[:, None] - steps) ** 2, _SLIP)
    total, origins = best[0], []
    for row in best[1:]:
        ways = total[:, None] - cost
        origins.append(ways.argmax(axis=0))
        total = ways.max(axis=0) + row
    path = [int(total.argmax())]
    for origin in reversed(origins):
        path.append(int(origin[path[-1]]))
    return np.array(path[::-1])


def _valid_sequences(votes: np.ndarray, count: int) -> list[tuple[list[int], float]]:
    """The `count` likeliest sequences of values with a right check character, and how far each is
    ahead of the next; of each place only the likeliest dozen values are tried."""
    sums = np.full((1, CHECK_VALUES), -np.inf)
    sums[0, _START_C % CHECK_VALUES] = 0
    origins = []
    for index in range(PAIRS):
        values = np.argpartition(-votes[index, :100], _TRIED)[:_TRIED]
        # before[sum after, value]: the sum before it, to which the value, weighed, is added.
        before = (np.arange(CHECK_VALUES)[:, None] - (index + 1) * values) % CHECK_VALUES
        ways = (sums[:, before] + votes[index, values]).transpose(1, 0, 2).reshape(CHECK_VALUES, -1)
        best = np.argsort(-ways, axis=1)[:, : count + 1]
        sums = np.take_along_axis(ways, best, axis=1).T
        ranks, chosen = np.divmod(best, _TRIED)
        origins.append((ranks, values[chosen], np.take_along_axis(before, chosen, axis=1)))
    totals = (sums + votes[PAIRS]).ravel()
    ends = np.argsort(-totals)[: count + 1]
    ahead = totals[ends[:-1]] - totals[ends[1:]]
    return [
        (_trace(origins, *divmod(int(end), CHECK_VALUES)), float(gap)) for end, gap in zip(ends, ahead, strict=False)
    ]


def _trace(origins: list[tuple[np.ndarray, ...]], rank: int, check: int) -> list[int]:
    total, values = check, [check]
    for ranks, chosen, before in reversed(origins):
        rank, value, total = ranks[total, rank], chosen[total, rank], before[total, rank]
        values.append(int(value))
    return values[::-1]


def _guess(values: list[int], votes: np.ndarray, seen: np.ndarray, looks: np.ndarray, ahead: float) -> Guess:
    behind = float((votes.max(axis=1) - votes[np.arange(_PLACES), values]).sum())
    wanted = looks[values]
    mean = np.median(seen, axis=0)
    fits = (mean * wanted).sum(axis=1) / (np.sqrt((mean**2).sum(axis=1) * (wanted**2).sum(axis=1)) + 1e-6)
    return Guess("".join(f"{value:02}" for value in values[:PAIRS]), behind, ahead, float(fits.min()))
