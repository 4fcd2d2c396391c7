"""What edges did not tell: the strip of a region read as a whole (see `likelihood`).

A number is believed when it explains the bars much better than any other number does. With a key,
one that the key verifies is believed on less: one in a million others would pass, and only the
likeliest few are asked.
"""

from collections.abc import Container
from dataclasses import dataclass

import numpy as np

from ..errors import NumberError
from ..keyring import KeyRing
from ..labels.code128 import SYMBOL_MODULES
from ..number import Check, check, split
from .bands import extent, of_one_symbol
from .levels import levelled
from .likelihood import Guess, Place, find_place, find_place_of, guesses
from .straighten import Strip

_PLACE_FIT = 0.55  # of what all symbols share: less is not one of ours
_SURE_AHEAD, _SURE_FIT = 14.0, 0.6
_VERIFIED_BEHIND, _VERIFIED_FIT = 70.0, 0.0  # a character that clearly is another one is 90 behind


@dataclass(frozen=True, slots=True)
class Rescued:
    """A number; `left` and `right` are its ends on the strip (px), left > right when backwards."""

    digits: str
    left: float
    right: float
    guess: Guess


def rescue(
    rows: np.ndarray,
    strip: Strip,
    keyring: KeyRing | None = None,
    said: Container[str] = (),
    is_whole: bool = True,
) -> Rescued | None:
    """The ticket number in the upright bands `rows` of a strip, None if none is beyond doubt.

    `said` are numbers that its edges told; one of them needs only to be the likeliest. Not
    `is_whole`: the strip's module is right, but the symbol may be anywhere on it.
    """
    found = best_guesses(rows, strip, is_whole)
    if found is None:
        return None
    ends, likely = found
    believed = next((guess for guess in likely if _is_verified(guess, keyring)), None)
    if believed is None and likely and (_is_sure(likely[0]) or likely[0].digits in said):
        believed = likely[0]
    return believed and Rescued(believed.digits, *ends, believed)


def best_guesses(
    rows: np.ndarray, strip: Strip, is_whole: bool = True
) -> tuple[tuple[float, float], list[Guess]] | None:
    """Ends of the symbol on the strip and its likeliest numbers; None where no symbol of ours is."""
    rows = of_one_symbol(rows)
    ends = extent(rows, strip.module) if is_whole else None
    rows = levelled(rows, strip.module)
    place, is_reversed = _place(rows, ends, strip.module)
    if place.fit < _PLACE_FIT:
        return None
    likely = guesses(rows[:, ::-1] if is_reversed else rows, place)
    left, right = place.left, place.left + SYMBOL_MODULES * place.module
    width = rows.shape[1]
    return ((width - left, width - right) if is_reversed else (left, right)), likely


def _place(rows: np.ndarray, ends: tuple[float, float] | None, module: float) -> tuple[Place, bool]:
    """Where the symbol is, and whether it is read backwards."""
    line = rows.mean(axis=0)
    backwards = np.ascontiguousarray(line[::-1])
    if ends is None:
        ways = find_place_of(line, module), find_place_of(backwards, module)
    else:
        left, right = ends
        ways = find_place(line, left, right), find_place(backwards, len(line) - right, len(line) - left)
    is_reversed = ways[1].fit > ways[0].fit
    return ways[is_reversed], is_reversed


def _is_verified(guess: Guess, keyring: KeyRing | None) -> bool:
    return (
        keyring is not None
        and guess.behind <= _VERIFIED_BEHIND
        and guess.fit >= _VERIFIED_FIT
        and check(guess.digits, keyring) is Check.OK
    )


def _is_sure(guess: Guess) -> bool:
    try:
        split(guess.digits)
    except NumberError:
        return False
    return guess.behind == 0 and guess.ahead >= _SURE_AHEAD and guess.fit >= _SURE_FIT
