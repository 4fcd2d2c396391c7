r"""Where a text mentions somebody: patterns for the words that are to be taken out of what was written long ago.

Whole words are found, however they are spaced, in plain text and in HTML: "Rue Haute 1" is not in "Rue Haute 17".
Python's `re` and PostgreSQL's `~*` read the patterns alike; case does not matter (`re.IGNORECASE`).
"""

import re

from .errors import PhoneFormatError
from .normalise import dialled

_GAP = r"(?:[\s,\u00a0]|&nbsp;)+"
_SIGNS = {"'": "(?:['’]|&#39;|&#x27;)", "’": "(?:['’]|&#39;|&#x27;)", "&": "&(?:amp;)?"}
_BETWEEN_DIGITS = r"(?:[\s./()\u00a0-]|&nbsp;)*"
_FEWEST_DIGITS = 6


def any_of(patterns) -> str:
    """One pattern for all that are not empty; empty when there is none."""
    return "|".join(sorted({pattern for pattern in patterns if pattern}, key=len, reverse=True))


def words(text: str | None) -> str:
    """For a name or a mail address. Empty for a single word of letters, which others use too: "Marie", "Parc".

    >>> bool(re.search(words("Paula Dupont"), "Thank you, Paula  Dupont!")), words("Paula")
    (True, '')
    """
    parts = (text or "").split()
    if len(parts) < 2 and not re.search(r"[\d@]", text or ""):
        return ""
    return rf"(?<!\w){_GAP.join(map(_word, parts))}(?!\w)"


def street(text: str | None) -> str:
    """For a line of an address, also with the number of the house first.

    >>> bool(re.search(street("Rue Haute 17"), "17, Rue Haute")), bool(re.search(street("Rue Haute 1"), "Rue Haute 17"))
    (True, False)
    """
    *name, number = (text or "").replace(",", " ").split() or [""]
    if name and number[0].isdigit():
        return any_of([words(" ".join([*name, number])), words(" ".join([number, *name]))])
    return words(" ".join([*name, number]))


def phone(text: str | None) -> str:
    """For a phone number, however it is grouped, with or without the prefix of its country.

    >>> found = phone("02 663 85 50")
    >>> [bool(re.search(found, text)) for text in ("+32 (0)2/663.85.50", "0032 26638550", "02 663 85 501")]
    [True, True, False]
    """
    try:
        digits = dialled(text or "")
    except PhoneFormatError:
        digits = re.sub(r"\D", "", text or "")
    if len(digits) < _FEWEST_DIGITS:
        return ""
    prefix = rf"(?:0|(?:\+|00)32{_BETWEEN_DIGITS}(?:\(0\))?)" if digits[0] == "0" else r"(?:\+|00)?"
    return rf"(?<!\d){prefix}{_BETWEEN_DIGITS}{_BETWEEN_DIGITS.join(digits.lstrip('0'))}(?!\d)"


def _word(text: str) -> str:
    return "".join(_SIGNS.get(sign) or re.escape(sign) for sign in text)
