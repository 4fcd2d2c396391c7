"""Phone numbers, in the notation of the country where the number is dialled from: Belgium.

`02 226 88 88` is `+32 2 226 88 88` for somebody abroad, without the 0 (BIPT, principles of numbering). Numbers of other
countries keep their `+`. Google's numbering plans (`phonenumbers`) say what is a number and how it is grouped.
"""

import re

import phonenumbers
from phonenumbers import PhoneNumberFormat

from ..errors import PhoneFormatError

HOME = "BE"
# phonenumbers reads letters as the keys of a telephone: "02 226 88 88 (accueil)" would become a number of 15 digits.
_LABEL = re.compile(r"^\s*(?:t[ée]l(?:[ée]phone)?|gsm|phone|fax)\b[\s.:]*", re.IGNORECASE)
_SIGNS = re.compile(r"[\d\s+()/.\-\u2010-\u2015]+")


def phone(text: str, country: str = HOME) -> str:
    """The number as Belgians write it; `country` (ISO, two letters) is where a number without prefix belongs.

    >>> phone("+32 (0)2/663.85.50"), phone("0470/12.34.56"), phone("0032 2 226 88 88")
    ('02 663 85 50', '0470 12 34 56', '02 226 88 88')
    >>> phone("01 42 68 53 00", country="FR")
    '+33 1 42 68 53 00'
    >>> phone("02 226 88 88 (accueil)")
    Traceback (most recent call last):
    article27.errors.PhoneFormatError: "02 226 88 88 (accueil)" is not a phone number.
    """
    number = _parse(text, country)
    home = phonenumbers.country_code_for_region(HOME)
    notation = PhoneNumberFormat.NATIONAL if number.country_code == home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, notation)


def dialled(text: str, country: str = HOME) -> str:
    """Only the digits of `phone`, by which two notations of one number are equal.

    >>> dialled("+32 (0)2/663.85.50"), dialled("01 42 68 53 00", country="FR")
    ('026638550', '33142685300')
    """
    return re.sub(r"\D", "", phone(text, country))


def _parse(text: str, country: str) -> phonenumbers.PhoneNumber:
    bare = _LABEL.sub("", text)
    if not _SIGNS.fullmatch(bare):
        raise PhoneFormatError(text=text)
    try:
        number = phonenumbers.parse(bare, country)
    except phonenumbers.NumberParseException:
        raise PhoneFormatError(text=text) from None
    if not phonenumbers.is_valid_number(number):
        raise PhoneFormatError(text=text)
    return number
