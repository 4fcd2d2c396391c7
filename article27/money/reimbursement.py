"""What a venue is paid for its tickets: the rate that holds, its ceilings, and the words for the venue.

The rules:

 1. A rate names a venue, a tariff (a group of venues), a type of place, or nobody. It holds from its
    first day to its last, both included, or for good. Among those that hold on the day of use the
    most specific one wins: venue, tariff, type, everybody. None at all is `None`, never zero.
 2. Two rates for the same target must not hold on the same day.
 3. A person may type another amount per ticket. The ceiling per ticket limits that as well: it says
    what the association never exceeds, whoever types.
 4. The ceiling per period limits what one venue gets under one rate in a month, quarter, calendar
    year or season (September to August): what is paid is what is left of it, never below zero.
 5. Amounts are `Decimal`, rounded to cents, half away from zero; each line is rounded once, and
    totals add rounded lines.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import IntEnum, StrEnum

from ..verdict import Verdict

_CENT = Decimal("0.01")


class Scope(IntEnum):
    """Whom a rate is for; the larger, the more specific."""

    EVERYBODY = 0
    TYPE = 1
    TARIFF = 2
    VENUE = 3


class Period(StrEnum):
    """Over what a ceiling is counted."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SEASON = "season"


class Outcome(StrEnum):
    """All that a venue learns of the reading of a ticket."""

    ACCEPTED = "accepted"
    DEDUCTED = "deducted"
    DISCUSSED = "discussed"


@dataclass(frozen=True, slots=True)
class Rate:
    """`target` is the id of the venue, tariff or type, and None for everybody; amounts in euros."""

    key: Hashable
    scope: Scope
    target: Hashable
    start: date
    end: date | None
    amount: Decimal
    ticket_ceiling: Decimal | None = None
    period_ceiling: Decimal | None = None
    period: Period = Period.YEAR

    def holds_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Amount:
    """What a line of tickets comes to: per ticket, in all, and whether a ceiling cut it."""

    unit: Decimal
    total: Decimal
    is_cut: bool


def to_cents(amount: Decimal) -> Decimal:
    """
    >>> to_cents(Decimal("3.745"))
    Decimal('3.75')
    """
    return amount.quantize(_CENT, ROUND_HALF_UP)


def rate_for(rates: Iterable[Rate], venue: Mapping[Scope, Hashable], day: date) -> Rate | None:
    """The rate for a venue on a day of use; `venue` says its id, tariff and type by scope.

    >>> general = Rate("g", Scope.EVERYBODY, None, date(2026, 1, 1), None, Decimal("3.75"))
    >>> cinemas = Rate("c", Scope.TYPE, 7, date(2026, 1, 1), date(2026, 6, 30), Decimal("4.50"))
    >>> rate_for([general, cinemas], {Scope.VENUE: 31, Scope.TYPE: 7}, date(2026, 6, 30)).key
    'c'
    >>> rate_for([general, cinemas], {Scope.VENUE: 31, Scope.TYPE: 7}, date(2026, 7, 1)).key
    'g'
    """
    targets = {**venue, Scope.EVERYBODY: None}
    holding = [
        rate for rate in rates if rate.holds_on(day) and rate.scope in targets and rate.target == targets[rate.scope]
    ]
    return max(holding, key=lambda rate: rate.scope, default=None)


def find_clash(rates: Iterable[Rate]) -> tuple[Rate, Rate] | None:
    """Two rates for the same target that hold on the same day, if there are any.

    >>> first = Rate(1, Scope.VENUE, 31, date(2026, 1, 1), None, Decimal(4))
    >>> second = Rate(2, Scope.VENUE, 31, date(2027, 1, 1), None, Decimal(5))
    >>> [rate.key for rate in find_clash([second, first])]
    [1, 2]
    """
    last: dict[tuple[Scope, Hashable], Rate] = {}
    for rate in sorted(rates, key=lambda rate: rate.start):
        before = last.get((rate.scope, rate.target))
        if before is not None and (before.end is None or rate.start <= before.end):
            return before, rate
        last[rate.scope, rate.target] = rate
    return None


def amount_of(
    count: int,
    rate: Rate | None,
    typed: Decimal | None = None,
    spent: Decimal = Decimal(0),
) -> Amount | None:
    """What `count` tickets come to; `typed` is another amount per ticket than the rate's, and `spent`
    what the venue got under this rate in this period. None without rate and typed amount.

    >>> rate = Rate(1, Scope.EVERYBODY, None, date(2026, 1, 1), None, Decimal("3.75"), period_ceiling=Decimal(100))
    >>> amount_of(20, rate, spent=Decimal(40))
    Amount(unit=Decimal('3.75'), total=Decimal('60.00'), is_cut=True)
    """
    if rate is None and typed is None:
        return None
    wanted = typed if typed is not None else rate.amount
    ceiling = rate.ticket_ceiling if rate else None
    unit = wanted if ceiling is None else min(wanted, ceiling)
    total = to_cents(unit * count)
    if rate and rate.period_ceiling is not None:
        total = min(total, max(to_cents(rate.period_ceiling - spent), Decimal("0.00")))
    return Amount(unit, total, total < to_cents(wanted * count))


def bounds(day: date, period: Period) -> tuple[date, date]:
    """First and last day of the period in which `day` lies.

    >>> bounds(date(2026, 2, 14), Period.SEASON)
    (datetime.date(2025, 9, 1), datetime.date(2026, 8, 31))
    """
    months, first_month = {
        Period.MONTH: (1, day.month),
        Period.QUARTER: (3, (day.month - 1) // 3 * 3 + 1),
        Period.YEAR: (12, 1),
        Period.SEASON: (12, 9),
    }[period]
    year = day.year if day.month >= first_month else day.year - 1
    start = date(year, first_month, 1)
    years, month = divmod(first_month - 1 + months, 12)
    return start, date(year + years, month + 1, 1) - timedelta(days=1)


# What is refused for now, and may still be cleared up with the venue, which acted in good faith.
_DISCUSSED = {
    Verdict.ALREADY_RETURNED,
    Verdict.STOLEN,
    Verdict.REPLACED,
    Verdict.CANCELLED,
    Verdict.BROUGHT_BACK,
    Verdict.CHECK_WRONG,
    Verdict.UNKNOWN,
    Verdict.OLDER,
    Verdict.NOT_PRINTED,
    Verdict.NOT_DELIVERED,
}


def outcome(verdict: Verdict | None, is_accepted: bool) -> Outcome:
    """What the venue is told. Neutral: it never learns that a number was stolen, or seen elsewhere.

    Deducted is what the venue can see for itself: a number twice in its own envelope, no ticket at
    all or another region's, nothing to read, too late.

    >>> outcome(Verdict.STOLEN, is_accepted=False)
    <Outcome.DISCUSSED: 'discussed'>
    """
    if is_accepted:
        return Outcome.ACCEPTED
    return Outcome.DISCUSSED if verdict in _DISCUSSED else Outcome.DEDUCTED
