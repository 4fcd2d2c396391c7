from datetime import date
from decimal import Decimal

import pytest

from article27.money.reimbursement import (
    Outcome,
    Period,
    Rate,
    Scope,
    amount_of,
    bounds,
    find_clash,
    outcome,
    rate_for,
    to_cents,
)
from article27.verdict import Verdict

THEATRE = {Scope.VENUE: 31, Scope.TARIFF: 4, Scope.TYPE: 7}
DAY = date(2026, 5, 4)


def rate(scope, target=None, amount="3.75", start=date(2026, 1, 1), end=None, **ceilings):
    return Rate((scope, target, start), scope, target, start, end, Decimal(amount), **ceilings)


def test_the_most_specific_rate_that_holds_wins_whatever_its_amount_and_order():
    rates = [
        rate(Scope.VENUE, 31, "1"),
        rate(Scope.EVERYBODY, None, "9"),
        rate(Scope.TARIFF, 4, "2"),
        rate(Scope.TYPE, 7, "3"),
    ]
    for left in range(4, 0, -1):
        best = rate_for(rates, THEATRE, DAY)
        assert best.scope == max(found.scope for found in rates)
        rates.remove(best)
        assert len(rates) == left - 1
    assert rate_for(rates, THEATRE, DAY) is None


def test_another_venue_another_day_or_no_type_is_not_meant():
    rates = [
        rate(Scope.VENUE, 32),
        rate(Scope.TYPE, 8),
        rate(Scope.TYPE, None),
        rate(Scope.TARIFF, 4, end=date(2026, 5, 3)),
    ]
    assert rate_for(rates, THEATRE, DAY) is None
    assert rate_for([rate(Scope.EVERYBODY, start=date(2026, 5, 5))], THEATRE, DAY) is None


@pytest.mark.parametrize(
    ("first", "second", "clashes"),
    [
        (dict(end=date(2026, 5, 4)), dict(start=date(2026, 5, 5)), False),
        (dict(end=date(2026, 5, 4)), dict(start=date(2026, 5, 4)), True),
        (dict(), dict(start=date(2030, 1, 1)), True),
        (dict(target=31), dict(target=32), False),
    ],
)
def test_two_rates_for_one_target_do_not_overlap(first, second, clashes):
    pair = [rate(Scope.VENUE, **{"target": 31, **values}) for values in (second, first)]
    assert bool(find_clash(pair)) == clashes


@pytest.mark.parametrize(
    ("amount", "cents"), [("1.005", "1.01"), ("1.004", "1.00"), ("-1.005", "-1.01"), ("2", "2.00")]
)
def test_halves_of_a_cent_are_rounded_away_from_zero(amount, cents):
    assert to_cents(Decimal(amount)) == Decimal(cents)


def test_a_line_is_rounded_once():
    assert amount_of(3, rate(Scope.EVERYBODY, amount="0.335")).total == Decimal("1.01")  # and not 3 times 0.34


def test_the_ceiling_per_ticket_holds_for_a_typed_amount_too():
    ceiling = rate(Scope.EVERYBODY, ticket_ceiling=Decimal(5))
    typed = amount_of(10, ceiling, typed=Decimal(8))
    assert (typed.unit, typed.total, typed.is_cut) == (Decimal(5), Decimal(50), True)
    assert amount_of(10, ceiling, typed=Decimal(0)).total == 0


@pytest.mark.parametrize(("spent", "total"), [("0", "37.50"), ("80", "20.00"), ("100", "0.00"), ("130", "0.00")])
def test_the_ceiling_of_the_period_leaves_what_is_left(spent, total):
    found = amount_of(10, rate(Scope.EVERYBODY, period_ceiling=Decimal(100)), spent=Decimal(spent))
    assert found.total == Decimal(total)
    assert found.is_cut == (total != "37.50")


def test_without_a_rate_only_a_typed_amount_counts():
    assert amount_of(4, None) is None
    assert amount_of(4, None, typed=Decimal("2.5")).total == Decimal(10)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.MONTH, date(2026, 12, 1), date(2026, 12, 31)),
        (Period.QUARTER, date(2026, 10, 1), date(2026, 12, 31)),
        (Period.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (Period.SEASON, date(2026, 9, 1), date(2027, 8, 31)),
    ],
)
def test_periods_have_their_first_and_last_day(period, first, last):
    assert bounds(date(2026, 12, 15), period) == (first, last)
    assert bounds(first, period) == bounds(last, period) == (first, last)


def test_the_venue_is_told_deducted_only_for_what_it_can_see_itself():
    refused = {verdict: outcome(verdict, is_accepted=False) for verdict in (None, *Verdict)}
    seen = {None, "accepted", "twice_on_page", "twice_in_return", "other_region", "foreign", "unreadable", "expired"}
    assert {verdict for verdict, told in refused.items() if told == Outcome.DEDUCTED} == seen
    assert set(refused.values()) == {Outcome.DEDUCTED, Outcome.DISCUSSED}
    assert {outcome(verdict, is_accepted=True) for verdict in refused} == {Outcome.ACCEPTED}
