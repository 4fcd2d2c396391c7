"""Belgian postal codes: four digits, without the "B-" of former times.

Source: bpost, "Comment bien adresser votre courrier".
"""

import re

from ..errors import PostalCodeError

_BELGIAN = re.compile(r"\s*(?:BE?\s*-?\s*)?([1-9]\d{3})\s*", re.IGNORECASE)
# "1030 AB" is Dutch: a town has three letters at least.
_TOWN = re.compile(r"[^\W\d_]{3}")


def postal_code(text: str) -> str:
    """Four digits.

    >>> postal_code("B-1050"), postal_code(" be 1020")
    ('1050', '1020')
    >>> postal_code("L-1030")
    Traceback (most recent call last):
    article27.errors.PostalCodeError: "L-1030" is not a Belgian postal code.
    """
    found = _BELGIAN.fullmatch(text)
    if not found:
        raise PostalCodeError(text=text)
    return found.group(1)


def postal_code_in(text: str) -> str | None:
    """The code of a text that may go on with the town.

    >>> postal_code_in("B-1050 Ixelles"), postal_code_in("1050"), postal_code_in("1030 AB")
    ('1050', '1050', None)
    """
    found = _BELGIAN.match(text)
    rest = found and text[found.end() :]
    return found.group(1) if found and (not rest or _TOWN.match(rest)) else None
