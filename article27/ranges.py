"""Runs of ticket numbers, as people write them: from here to there, so many.

Numbers that follow each other differ in their check as well, so a run is told by its serials.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .number import split


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Numbers of one version and year whose serials follow each other."""

    first: str
    last: str
    count: int


def ranges(numbers: Iterable[str]) -> list[NumberRange]:
    """The numbers as runs in ascending order; what stands twice counts once.

    Raises NumberError for a text that is no ticket number.

    >>> runs = ranges(["1260000012222222", "1260000011111111", "1260000033333333"])
    >>> [(run.first, run.last, run.count) for run in runs]
    [('1260000011111111', '1260000012222222', 2), ('1260000033333333', '1260000033333333', 1)]
    """
    runs: list[NumberRange] = []
    following = None
    for text in sorted(set(numbers)):
        number = split(text)
        if following == (number.version, number.year, number.serial):
            runs[-1] = replace(runs[-1], last=text, count=runs[-1].count + 1)
        else:
            runs.append(NumberRange(text, text, 1))
        following = (number.version, number.year, number.serial + 1)
    return runs
