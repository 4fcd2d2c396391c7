"""Ticket numbers in a text that somebody typed, pasted or scanned."""

import re

from .number import LENGTH, normalise

_APART = re.compile(r"[\n,;]+")


def read_numbers(text: str) -> tuple[list[str], list[str]]:
    """The numbers, each once and in their order, and the pieces that are none.

    One a line or between commas; digits grouped or not. A hand scanner that sends no line break
    writes one number right after the other. Whether a number exists is for the database to say.

    >>> read_numbers("1260 0000 1123 4567\\n12600000112345681260000011234579, 126")
    (['1260000011234567', '1260000011234568', '1260000011234579'], ['126'])
    """
    numbers: dict[str, None] = {}
    others = []
    for piece in filter(None, (part.strip() for part in _APART.split(text))):
        digits = normalise(piece)
        if digits.isdecimal() and len(digits) % LENGTH == 0:
            numbers.update(dict.fromkeys(digits[at : at + LENGTH] for at in range(0, len(digits), LENGTH)))
        else:
            others.append(piece)
    return list(numbers), others
