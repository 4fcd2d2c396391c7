"""Organisations of an invented Brussels, with their places and relays."""

from dataclasses import dataclass
from random import Random

from article27.search import fold, words

from .vocabulary import (
    ADJECTIVES,
    COMMUNES,
    FIRST_NAMES,
    KINDS,
    LAST_NAMES,
    MAILBOXES,
    OF,
    PLACES,
    STREET_KINDS,
    STREET_NAMES,
    THINGS,
)

PLACES_PER_CARD, RELAYS_PER_CARD = 0.2, 0.6


@dataclass
class Card:
    """A card as it is stored; `parent` is the position of its organisation in the town, -1 for an organisation."""

    name: str
    parent: int = -1
    type: str = "contact"
    acronym: str = ""
    street: str = ""
    zip: str = ""
    city: str = ""
    commune: str = ""
    phone: str = ""
    email: str = ""
    bce: str = ""
    ref: str = ""


def make_town(seed: int, organisations: int) -> list[Card]:
    """Organisations first, then their places and relays."""
    chance = Random(seed)
    cards = [_organisation(chance, number) for number in range(organisations)]
    for number in range(organisations):
        if chance.random() < PLACES_PER_CARD:
            cards.append(
                Card(f"Antenne {chance.choice(PLACES)}", number, "other", phone=_phone(chance), **_address(chance))
            )
        if chance.random() < RELAYS_PER_CARD:
            cards.append(_relay(chance, number, cards[number]))
    return cards


def _organisation(chance: Random, number: int) -> Card:
    own_name = _own_name(chance)
    name, domain = f"{chance.choice(KINDS)} {own_name}", "-".join(words(own_name))
    return Card(
        name,
        acronym="".join(word[0] for word in name.replace("'", " ").split()).upper(),
        phone=_phone(chance),
        email=f"{chance.choice(MAILBOXES)}@{domain}.example",
        bce=_bce(chance),
        ref=f"{10_000 + number}",
        **_address(chance),
    )


def _own_name(chance: Random) -> str:
    thing = chance.choice(THINGS)
    if chance.random() < 0.5:
        return f"La {thing} {chance.choice(ADJECTIVES)} {chance.choice(OF)} {chance.choice(PLACES)}"
    return f"{thing} {chance.choice(OF)} {chance.choice(STREET_NAMES)}"


def _relay(chance: Random, number: int, card: Card) -> Card:
    first, last = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
    domain = card.email.split("@")[1]
    email = f"{fold(first)}.{fold(last)}@{domain}"
    address = {"street": card.street, "zip": card.zip, "city": card.city, "commune": card.commune}
    return Card(f"{first} {last}", number, phone=_mobile(chance), email=email, **address)


def _address(chance: Random) -> dict[str, str]:
    commune = chance.choice(list(COMMUNES))
    street = f"{chance.choice(STREET_KINDS)} {chance.choice(OF)} {chance.choice(STREET_NAMES)} {chance.randint(1, 250)}"
    box = f" bte {chance.randint(1, 20)}" if chance.random() < 0.2 else ""
    return {"street": street + box, "zip": chance.choice(COMMUNES[commune][1]), "city": commune, "commune": commune}


def _phone(chance: Random) -> str:
    digits = f"{chance.randint(2_000_000, 7_999_999)}"
    return f"02 {digits[:3]} {digits[3:5]} {digits[5:]}"


def _mobile(chance: Random) -> str:
    digits = f"{chance.randint(70_000_000, 99_999_999)}"
    return f"04{digits[:2]} {digits[2:4]} {digits[4:6]} {digits[6:]}"


def _bce(chance: Random) -> str:
    first = chance.randint(4_000_000, 7_999_999)
    digits = f"0{first}{97 - first % 97:02}"
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
