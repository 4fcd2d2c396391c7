"""An address as bpost wants it on an envelope.

Who, then street and number, then postal code and town; the country only for mail that leaves
Belgium, last and in capitals. No "B-" before the postal code.
Source: bpost, "Comment bien adresser votre courrier".
"""

import re
from collections.abc import Sequence

_BELGIAN_PREFIX = re.compile(r"^\s*BE?\s*-?\s*(?=\d{4}\s*$)", re.IGNORECASE)


def postal_lines(names: Sequence[str], streets: Sequence[str], code: str, town: str, country: str = "") -> list[str]:
    """Lines of an address, top to bottom; `country` is empty for Belgium.

    >>> postal_lines(["CPAS d'Ixelles"], ["Chaussée d'Ixelles 92", ""], "B-1050", "Ixelles")
    ["CPAS d'Ixelles", "Chaussée d'Ixelles 92", '1050 Ixelles']
    >>> postal_lines(["Maison"], ["Rue Haute 1"], "59000", "Lille", "France")[-2:]
    ['59000 Lille', 'FRANCE']
    """
    code = code if country else _BELGIAN_PREFIX.sub("", code)
    lines = [*_once(names), *streets, f"{code} {town}", country.upper()]
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def _once(names: Sequence[str]) -> list[str]:
    """A place may bear the name of its organisation: once is enough."""
    return list(dict.fromkeys(name.strip() for name in names))
