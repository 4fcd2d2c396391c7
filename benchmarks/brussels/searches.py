"""What a clerk types to find a card: enough to know it by, in any of the ways in which one knows a partner."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from string import ascii_lowercase

from article27.search import fold, words

from .town import Card
from .vocabulary import COMMUNES

# Kind of search -> how many of a hundred.
MIX = {
    "name": 24,
    "name and commune": 16,
    "name and Dutch commune": 6,
    "acronym and street": 6,
    "address": 14,
    "relay": 12,
    "relay and name": 6,
    "e-mail": 6,
    "phone": 5,
    "enterprise number": 3,
    "old number": 2,
}
# A number of the old database has five digits: with one wrong it is another one's.
ALWAYS_RIGHT = {"old number"}
# Where a letter is wrong there must be something left to recognise.
LETTERS_FOR_AN_ERROR = 4
# On a Belgian keyboard.
NEIGHBOURS = {
    letter: "".join(row[max(at - 1, 0) : at] + row[at + 1 : at + 2])
    for row in ("azertyuiop", "qsdfghjklm", "wxcvbn")
    for at, letter in enumerate(row)
}
_WORD = re.compile(r"[^\W_]+")


@dataclass
class Search:
    """What is `typed`, and the positions in the town of the cards that answer it."""

    kind: str
    typed: str
    answers: set[int]
    errors: int = 0


def make_searches(seed: int, town: Sequence[Card], count: int) -> list[Search]:
    """Half of them with one or two typing errors."""
    chance = Random(seed)
    relays = [number for number, card in enumerate(town) if card.parent >= 0 and card.type == "contact"]
    organisations = [number for number, card in enumerate(town) if card.parent < 0]
    kinds = chance.choices(list(MIX), MIX.values(), k=count)
    searches = []
    for at, kind in enumerate(kinds):
        number = chance.choice(relays if kind.startswith("relay") else organisations)
        search = _search(chance, kind, town, number)
        if at % 2 and kind not in ALWAYS_RIGHT:
            search.errors = chance.choice((1, 2))
            search.typed = _with_errors(chance, search.typed, search.errors)
        searches.append(search)
    return searches


def _search(chance: Random, kind: str, town: Sequence[Card], number: int) -> Search:
    card = town[number]
    parent = town[card.parent] if card.parent >= 0 else card
    answers = {number, card.parent} - {-1}
    typed = {
        "name": lambda: card.name,
        "name and commune": lambda: f"{_own_words(card, 3)} {card.commune}",
        "name and Dutch commune": lambda: f"{_own_words(card, 3)} {COMMUNES[card.commune][0]}",
        "acronym and street": lambda: f"{card.acronym} {' '.join(words(card.street)[:2])}",
        "address": lambda: f"{card.street} {card.zip}",
        "relay": lambda: f"{card.name} {parent.commune}",
        "relay and name": lambda: f"{card.name.split()[0]} {_own_words(parent, 3)}",
        "e-mail": lambda: card.email,
        "phone": lambda: _grouped(chance, card.phone),
        "enterprise number": lambda: chance.choice((card.bce, f"BE{card.bce[1:]}", card.bce.replace(".", ""))),
        "old number": lambda: card.ref,
    }[kind]()
    if "@" not in typed:
        typed = chance.choice((str, str.lower, fold))(typed)
    return Search(kind, typed, answers)


def _own_words(card: Card, count: int) -> str:
    """The last words of a name: its kind is that of many others."""
    return " ".join(words(card.name)[-count:])


def _grouped(chance: Random, phone: str) -> str:
    digits = phone.replace(" ", "")
    return chance.choice(
        (phone, digits, f"+32 (0){phone[1:]}", f"{digits[:2]}/{digits[2:5]}.{digits[5:7]}.{digits[7:]}")
    )


def _with_errors(chance: Random, text: str, count: int) -> str:
    for _error in range(count):
        if places := _places_for_an_error(text):
            text = _with_error(chance, text, chance.choice(places))
    return text


def _places_for_an_error(text: str) -> list[int]:
    """Positions in words of some length; a phone number is one, however it is grouped."""
    if sum(sign.isdecimal() for sign in text) > len(text) / 2:
        return [at for at, sign in enumerate(text) if sign.isdecimal()]
    found = [match.span() for match in _WORD.finditer(text)]
    return [at for start, end in found if end - start >= LETTERS_FOR_AN_ERROR for at in range(start, end)]


def _with_error(chance: Random, text: str, at: int) -> str:
    """One sign is another one, left out, too much, or exchanged with the next."""
    letter = text[at].lower()
    wrong = chance.choice("0123456789" if letter.isdecimal() else NEIGHBOURS.get(letter, ascii_lowercase))
    before, after = text[:at], text[at + 1 :]
    return chance.choice(
        (before + wrong + after, before + after, before + wrong + text[at:], before + after[:1] + text[at] + after[1:])
    )
