"""Titles that people type, compared as people read them; and the season that a day is in."""

import unicodedata
from datetime import date

_FIRST_MONTH = 9  # houses open their season in September


def title_key(title: str) -> str:
    """The same text for titles that differ in case, accents, spaces or signs only.

    >>> title_key("  L'École des femmes !") == title_key("l’ecole  des Femmes")
    True
    >>> title_key("Œdipe"), title_key("???")
    ('oedipe', '???')
    """
    plain = title.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    letters = [sign for sign in unicodedata.normalize("NFKD", plain.casefold()) if not unicodedata.combining(sign)]
    words = "".join(sign if sign.isalnum() else " " for sign in letters).split()
    return " ".join(words) or title.strip()


def season_of(day: date) -> str:
    """The theatre season of a day, September to August.

    >>> season_of(date(2026, 8, 31)), season_of(date(2026, 9, 1))
    ('2025-2026', '2026-2027')
    """
    first = day.year - (day.month < _FIRST_MONTH)
    return f"{first}-{first + 1}"
