from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from article27.suspicion import Burst, find_burst, surplus

DAY = date(2026, 3, 2)


def test_a_surplus_is_what_was_never_delivered():
    assert [surplus(presented, 21) for presented in (0, 21, 22, 40)] == [0, 0, 1, 19]


def test_days_further_apart_are_no_burst():
    counts = {DAY: 30, DAY + timedelta(days=7): 30}
    assert find_burst(counts, 60, 7) is None
    assert find_burst(counts, 60, 8) == Burst(DAY, DAY + timedelta(days=7), 60)


def test_no_tickets_are_no_burst():
    assert find_burst({}, 1, 7) is None


@given(
    counts=st.dictionaries(st.integers(0, 40).map(lambda days: DAY + timedelta(days=days)), st.integers(1, 9)),
    least=st.integers(1, 30),
    days=st.integers(1, 10),
)
def test_a_burst_is_found_exactly_when_some_days_in_a_row_hold_enough(counts, least, days):
    fullest = max(
        (sum(counts.get(DAY + timedelta(days=start + step), 0) for step in range(days)) for start in range(-10, 41)),
    )
    found = find_burst(counts, least, days)
    assert (found.count if found else 0) == (fullest if fullest >= least else 0)
    assert found is None or found.last - found.first < timedelta(days=days)
