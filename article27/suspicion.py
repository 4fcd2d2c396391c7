"""Patterns over many readings that a person should look at.

Nothing here says that anything is wrong: a group outing, a party and a festival look the same. Each
rule answers with the figures that the sentence for people needs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Burst:
    """`count` tickets from day `first` to day `last`, both included."""

    first: date
    last: date
    count: int


def surplus(presented: int, delivered: int) -> int:
    """How many more tickets of a partner the venues sent back than it ever received.

    >>> surplus(22, 21), surplus(20, 21)
    (1, 0)
    """
    return max(0, presented - delivered)


def find_burst(counts: Mapping[date, int], least: int, days: int) -> Burst | None:
    """The fullest `days` days in a row, the first of equals, when they hold `least` tickets or more.

    `counts` holds the tickets of one partner by day. `least` and `days` are 1 or more.

    >>> find_burst({date(2026, 3, 2): 30, date(2026, 3, 6): 25, date(2026, 4, 1): 40}, 50, 7)
    Burst(first=datetime.date(2026, 3, 2), last=datetime.date(2026, 3, 6), count=55)
    """
    bursts = [_burst_from(first, counts, days) for first in sorted(counts)]
    fullest = max(bursts, key=lambda burst: burst.count, default=None)
    return fullest if fullest is not None and fullest.count >= least else None


def _burst_from(first: date, counts: Mapping[date, int], days: int) -> Burst:
    within = [day for day in counts if first <= day < first + timedelta(days=days)]
    return Burst(first, max(within), sum(counts[day] for day in within))
