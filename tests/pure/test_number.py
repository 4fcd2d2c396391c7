import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from article27 import (
    Check,
    KeyRing,
    NumberCharacterError,
    NumberCheckError,
    NumberLengthError,
    NumberRangeError,
    NumberVersionError,
    Suspect,
    TicketNumber,
    check,
    group,
    make,
    make_many,
    parse,
    suspects,
)
from article27.number import normalise

RING = KeyRing.from_hex("0123456789abcdef" * 4)
OTHER = KeyRing.from_hex("f" * 64)

years = st.integers(0, 99)
serials = st.integers(0, 9_999_999)
made = st.builds(make, st.just(RING), years, serials)


@given(years, serials)
def test_a_made_number_says_what_it_was_made_of(year, serial):
    number = parse(str(make(RING, year, serial)), RING)
    assert (number.version, number.year, number.serial) == (1, year, serial)


def test_the_format_never_changes():
    """Numbers on paper outlive every release: this one was printed."""
    assert str(make(RING, 26, 1)) == "1260000001253881"


@given(made)
def test_it_is_read_as_printed_and_as_typed(number):
    typed = number.grouped.replace("0", "O").replace("1", "l").replace(" ", " - ")
    assert parse(number.grouped, RING) == parse(typed, RING) == number


@settings(max_examples=20)
@given(made, st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_noticed_and_named(number, place, step):
    digits = str(number)
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    assert check(wrong, RING) is not Check.OK
    assert Suspect((place + 1,), digits) in suspects(wrong, RING)


@settings(max_examples=20)
@given(made, st.integers(0, 14))
def test_swapped_neighbours_are_noticed_and_named(number, place):
    digits = str(number)
    assume(digits[place] != digits[place + 1])
    wrong = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assert check(wrong, RING) is not Check.OK
    assert Suspect((place + 1, place + 2), digits) in suspects(wrong, RING)


@given(made)
def test_nothing_is_suspected_of_a_right_number(number):
    assert suspects(str(number), RING) == []


@pytest.mark.parametrize("text", ["", "126", "ABCDEFGHIJKLMNOP", "0" * 17])
def test_nothing_is_suspected_of_what_is_no_number(text):
    assert suspects(text, RING) == []


@given(made)
def test_another_key_does_not_verify_it(number):
    assert check(str(number), OTHER) is Check.BAD


def test_an_older_key_still_verifies_its_numbers():
    old = make(RING, 25, 7)
    both = KeyRing.from_hex_map({1: "0123456789abcdef" * 4, 2: "e" * 64})
    new = make(both, 26, 7)
    assert new.version == 2
    assert check(str(old), both) is check(str(new), both) is Check.OK
    assert check(str(new), RING) is Check.BAD


@given(st.text(max_size=20))
def test_any_text_is_one_of_three(text):
    assert check(text, RING) in set(Check)


@pytest.mark.parametrize(
    "text",
    ["", "12600000012538810", "0" + "1" * 15, "9" * 16, "1260 0000 0125 3881", "126OOOOOO1253881",
     "١٢٦٠٠٠٠٠٠١٢٥٣٨٨١", "¹260000001253881", "5410228223580"],
)  # fmt: skip
def test_a_code_of_another_shape_is_foreign_even_where_typing_is_forgiven(text):
    assert check(text, RING) is Check.FOREIGN


@pytest.mark.parametrize(
    ("text", "error", "params"),
    [
        ("12600000X1253881", NumberCharacterError, {"characters": "X"}),
        ("٠260000001253881", NumberCharacterError, {"characters": "٠"}),
        ("1260 0000 01", NumberLengthError, {"length": 10}),
        ("", NumberLengthError, {"length": 0}),
        ("9260000001253881", NumberVersionError, {"version": 9}),
        ("2260000001253881", NumberVersionError, {"version": 2}),
        ("1260000001253882", NumberCheckError, {"number": "1260000001253882"}),
    ],
)
def test_each_cause_has_its_error(text, error, params):
    with pytest.raises(error) as caught:
        parse(text, RING)
    assert params.items() <= caught.value.params.items()


@pytest.mark.parametrize(("year", "first", "count"), [(100, 1, 1), (-1, 1, 1), (26, -1, 1), (26, 9_999_999, 2)])
def test_what_does_not_fit_is_refused(year, first, count):
    with pytest.raises(NumberRangeError):
        make_many(RING, year, first, count)


def test_many_are_those_made_one_by_one():
    singly = [str(make(RING, 26, serial)) for serial in range(5, 15)]
    assert make_many(RING, 26, 5, 10) == singly
    assert make_many(RING, 26, 5, 0) == []


def test_ten_thousand_take_no_time():
    start = time.perf_counter()
    numbers = make_many(RING, 26, 1, 10_000)
    assert time.perf_counter() - start < 0.2
    assert len(set(numbers)) == 10_000


def test_checks_are_even():
    """Each last digit about as often as any other: 1,000 of 10,000, standard deviation 30."""
    ends = [number[-1] for number in make_many(RING, 26, 1, 10_000)]
    assert all(850 < ends.count(digit) < 1150 for digit in "0123456789")


def test_a_hand_scanner_on_a_belgian_keyboard():
    number = str(make(RING, 26, 789))
    typed = "".join("à&é\"'(§è!ç"[int(digit)] for digit in number)
    assert normalise(typed) == number


@given(st.text(alphabet="0123456789 .-OoIl|&é§\u00a0", max_size=40))
def test_normalising_twice_is_normalising_once(text):
    assert normalise(normalise(text)) == normalise(text)


def test_parts_keep_their_zeros():
    number = TicketNumber(version=1, year=5, serial=42, check="000007")
    assert str(number) == "1050000042000007"
    assert number.grouped == group("1050000042000007") == "1050 0000 4200 0007"
