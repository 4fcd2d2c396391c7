"""The number on a ticket: 16 digits, `V YY NNNNNNN CCCCCC`.

    V        version of format and key, 1 to 8 (so a number never starts with 0 or 9)
    YY       year of generation
    NNNNNNN  serial within the year
    CCCCCC   keyed check: HMAC-SHA256(key of V, the ten digits before) modulo 10**6

The modulus is of the whole digest as one 256-bit integer: since 10**6 is so much smaller than
2**256, no check is likelier than another by more than one part in 2**236. One guess in a million
passes, and no one without the key can tell which.

The number says nothing of the partner that it was issued to: only the database knows.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from .errors import (
    NumberCharacterError,
    NumberCheckError,
    NumberError,
    NumberLengthError,
    NumberRangeError,
    NumberVersionError,
)
from .keyring import FIRST_VERSION, LAST_VERSION, KeyRing

LENGTH = 16
_CHECKED = 10
_CHECK_MODULUS = 10**6
_LAST_YEAR = 99
_LAST_SERIAL = 10**7 - 1

# What people type for a digit; what a Belgian keyboard gives for the keys of 1 to 9 and 0 without
# shift, as a hand scanner types that takes it for an American one; and what people put between
# digits (the last ones: no-break spaces, hyphens and dashes that word processors make).
_BELGIAN_KEYS = "&é\"'(§è!çà"
_TYPED = str.maketrans(
    {"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"}
    | dict(zip(_BELGIAN_KEYS, "1234567890", strict=True))
    | dict.fromkeys(" \t\r\n.-_/\u00a0\u202f\u2009\u2010\u2011\u2013\u2014", "")
)


class Check(StrEnum):
    """What the digits alone say, without the database."""

    OK = "ok"
    BAD = "bad"  # our shape, but the check is wrong or no key has this version
    FOREIGN = "foreign"  # not 16 digits, or version 0 or 9


@dataclass(frozen=True, slots=True)
class TicketNumber:
    """A number taken apart.

    >>> number = TicketNumber(version=1, year=26, serial=11, check="234567")
    >>> str(number), number.grouped
    ('1260000011234567', '1260 0000 1123 4567')
    """

    version: int
    year: int
    serial: int
    check: str

    def __str__(self) -> str:
        return f"{self.version}{self.year:02}{self.serial:07}{self.check}"

    @property
    def grouped(self) -> str:
        """As printed below the bars: four groups of four digits."""
        return group(str(self))


@dataclass(frozen=True, slots=True)
class Suspect:
    """A slip of the hand that would explain a wrong check.

    `positions` (counted from 1, as people do) of the one digit that was mistyped or the two
    neighbours that were swapped; `number` is the corrected one.
    """

    positions: tuple[int, ...]
    number: str


def group(digits: str) -> str:
    """Groups of four.

    >>> group("1260000011234567")
    '1260 0000 1123 4567'
    """
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def make(keyring: KeyRing, year: int, serial: int) -> TicketNumber:
    """The number of `serial` in the two-digit `year`, with the current key.

    Raises NumberRangeError.
    """
    return split(make_many(keyring, year, serial, 1)[0])


def make_many(keyring: KeyRing, year: int, first: int, count: int) -> list[str]:
    """`count` numbers as 16 digits each, with serials from `first` on.

    Raises NumberRangeError when a year is not 0 to 99 or a serial has more than 7 digits.
    """
    _require("year", year, 0, _LAST_YEAR)
    _require("count", count, 0, _LAST_SERIAL + 1)
    _require("serial", first, 0, _LAST_SERIAL)
    _require("serial", first + max(count, 1) - 1, 0, _LAST_SERIAL)
    version = keyring.current
    key, start = keyring[version], f"{version}{year:02}"
    heads = (f"{start}{serial:07}" for serial in range(first, first + count))
    return [head + _check_digits(key, head) for head in heads]


def normalise(text: str) -> str:
    """What a person typed, without separators and with letters that stand for digits replaced.

    >>> normalise("1260 OOOO-ll23.4567"), normalise("&é§à")
    ('1260000011234567', '1260')
    """
    return text.translate(_TYPED)


def split(digits: str) -> TicketNumber:
    """Take apart exactly 16 digits; the check is not verified.

    Raises NumberCharacterError, NumberLengthError or, for version 0 or 9, NumberVersionError.
    """
    others = "".join(sorted(set(digits) - set("0123456789")))
    if others:
        raise NumberCharacterError(text=digits, characters=others)
    if len(digits) != LENGTH:
        raise NumberLengthError(text=digits, length=len(digits))
    if not FIRST_VERSION <= int(digits[0]) <= LAST_VERSION:
        raise NumberVersionError(number=digits, version=int(digits[0]))
    return TicketNumber(int(digits[0]), int(digits[1:3]), int(digits[3:10]), digits[10:])


def parse(text: str, keyring: KeyRing) -> TicketNumber:
    """The verified number in what a person typed (see `normalise`).

    Raises NumberCharacterError, NumberLengthError, NumberVersionError or NumberCheckError.
    """
    number = split(normalise(text))
    if number.version not in keyring:
        raise NumberVersionError(number=str(number), version=number.version)
    if not _is_verified(str(number), keyring):
        raise NumberCheckError(number=str(number))
    return number


def check(text: str, keyring: KeyRing) -> Check:
    """What the digits of a code say. Strict: `text` is taken exactly as a decoder returned it.

    For typed input use `parse`, or `normalise` first.
    """
    try:
        split(text)
    except NumberError:
        return Check.FOREIGN
    return Check.OK if _is_verified(text, keyring) else Check.BAD


def suspects(text: str, keyring: KeyRing) -> list[Suspect]:
    """The single slips that turn a valid number into what was typed, most often one or none.

    Tried are each other digit at each place and each swap of two neighbours. Empty when the number
    is valid, or is not of our shape at all.
    """
    digits = normalise(text)
    if check(digits, keyring) is Check.OK or len(digits) != LENGTH or not digits.isdecimal():
        return []
    return [slip for slip in _slips(digits) if check(slip.number, keyring) is Check.OK]


def _slips(digits: str) -> Iterator[Suspect]:
    for place, digit in enumerate(digits):
        for other in "0123456789".replace(digit, ""):
            yield Suspect((place + 1,), digits[:place] + other + digits[place + 1 :])
    for place, (one, two) in enumerate(pairwise(digits)):
        if one != two:
            swapped = digits[:place] + two + one + digits[place + 2 :]
            yield Suspect((place + 1, place + 2), swapped)


def _is_verified(digits: str, keyring: KeyRing) -> bool:
    key = keyring.get(int(digits[0]))
    if key is None:
        return False
    # In constant time, so that timing answers no question about the right digits.
    return hmac.compare_digest(_check_digits(key, digits[:_CHECKED]), digits[_CHECKED:])


def _check_digits(key: bytes, head: str) -> str:
    digest = hmac.digest(key, head.encode("ascii"), "sha256")
    return f"{int.from_bytes(digest, 'big') % _CHECK_MODULUS:06}"


def _require(field: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise NumberRangeError(field=field, value=value, low=low, high=high)
