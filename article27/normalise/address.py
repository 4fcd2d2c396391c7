"""The line of an address with street and number, as bpost wants it.

Street, number, then `bte` and the box, no comma between them: `Rue de la Senne 32 bte 20`. The Dutch `bus` and the
English `box` stay what they are: an address is in one language. A second building, floor or name has its own line.
Source: bpost, "Comment bien adresser votre courrier".
"""

import re

from ..errors import StreetCommaError

_BOX = r"bo[iî]te|bte|b[tx]e?|bus|box"
_NUMBER = r"\d+(?:\s?[a-z](?![a-z]))?(?:\s?[-/]\s?\d+[a-z]?)?"
_LINE = re.compile(
    rf"""(?P<street>.*?[^\s,\d.][.]?)
    (?:\s*,\s*|\s+) (?:n[°ºr]\.?\s*|num[ée]ro\s+)? (?P<number>{_NUMBER})
    (?:\s*,?\s*[(]?\b(?P<word>{_BOX})\b\.?\s*(?P<box>[a-z0-9][a-z0-9./-]*)\s*[)]?)?""",
    re.IGNORECASE | re.VERBOSE,
)
# "32, rue de la Senne", as the French write it.
_NUMBER_FIRST = re.compile(rf"(?P<number>{_NUMBER})\s*,\s*(?P<street>[^\d,]+)", re.IGNORECASE)


def street(text: str) -> str:
    """The line as bpost writes it. Without a comma, what is unknown is left alone: a place may have no number.

    >>> street("Rue de la Senne, 32 boîte 20"), street("32, rue de la Senne")
    ('Rue de la Senne 32 bte 20', 'Rue de la Senne 32')
    >>> street("Zennestraat 32, bus 4"), street("Gare du  Midi")
    ('Zennestraat 32 bus 4', 'Gare du Midi')
    >>> street("Tour Madou, 3e étage")
    Traceback (most recent call last):
    article27.errors.StreetCommaError: This comma is not between street, number and box: Tour Madou, 3e étage
    """
    line = " ".join(text.split()).strip(" ,")
    if found := _LINE.fullmatch(line):
        parts = [found["street"].rstrip(" ,"), found["number"]]
        if found["box"]:
            parts += [_box_word(found["word"]), found["box"]]
        line = " ".join(parts)
    elif found := _NUMBER_FIRST.fullmatch(line):
        name = found["street"].strip()
        line = f"{name[0].upper()}{name[1:]} {found['number']}"
    if "," in line:
        raise StreetCommaError(text=text)
    return line


def _box_word(word: str) -> str:
    """
    >>> _box_word("Boîte"), _box_word("BUS")
    ('bte', 'bus')
    """
    return word.lower() if word.lower() in ("bus", "box") else "bte"
