"""Bank account numbers of the SEPA area (ISO 13616): the one way of writing them, and whether one can be right.

python-stdnum has this too, but cannot be loaded within Odoo 19 on Python 3.11: Odoo replaces its loader, and then it
does not find its table of countries.
"""

import re

# Country -> length, of the countries that a SEPA transfer reaches.
_LENGTHS = {
    **dict.fromkeys(["NO"], 15),
    **dict.fromkeys(["BE"], 16),
    **dict.fromkeys(["DK", "FI", "NL"], 18),
    **dict.fromkeys(["MK", "SI"], 19),
    **dict.fromkeys(["AT", "EE", "LT", "LU", "XK"], 20),
    **dict.fromkeys(["CH", "HR", "LI", "LV"], 21),
    **dict.fromkeys(["BG", "DE", "GB", "GG", "GI", "IE", "IM", "JE", "ME", "RS", "VA"], 22),
    **dict.fromkeys(["AD", "CZ", "ES", "MD", "SE", "SK"], 24),
    **dict.fromkeys(["PT"], 25),
    **dict.fromkeys(["IS"], 26),
    **dict.fromkeys(["FR", "GR", "IT", "MC", "SM"], 27),
    **dict.fromkeys(["AL", "CY", "HU", "PL"], 28),
    **dict.fromkeys(["MT"], 31),
}
_SHAPE = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]+")


def compact(text: str) -> str:
    """Without what people put between the digits.

    >>> compact("be71-0961.2345 6769")
    'BE71096123456769'
    """
    return re.sub(r"[\W_]", "", text or "").upper()


def is_iban(text: str) -> bool:
    """Whether it can be an account: country, length, check digits; for Belgium its own two as well.

    >>> is_iban("BE71 0961 2345 6769"), is_iban("BE71 0961 2345 6768"), is_iban("BE71 0961 2345 676")
    (True, False, False)
    """
    number = compact(text)
    if not _SHAPE.fullmatch(number) or len(number) != _LENGTHS.get(number[:2]):
        return False
    if int("".join(str(int(character, 36)) for character in number[4:] + number[:4])) % 97 != 1:
        return False
    return number[:2] != "BE" or _has_belgian_check(number[4:])


def grouped(text: str) -> str:
    """In groups of four, as on a bank card; what is no IBAN stays as it was typed.

    >>> grouped("be71-0961.2345 6769"), grouped("BE71")
    ('BE71 0961 2345 6769', 'BE71')
    """
    return " ".join(re.findall(".{1,4}", compact(text))) if is_iban(text) else text


def _has_belgian_check(account: str) -> bool:
    """The last two of twelve digits are the first ten modulo 97, and 97 instead of 0."""
    return account.isdecimal() and int(account[10:]) == (int(account[:10]) % 97 or 97)
