"""Which of the cards that were found fits best."""

from collections.abc import Mapping, Sequence

from .words import SECTIONS

# What a typed word costs that the card does not have, and one that stands in a less telling section.
MISSING, LOWER_SECTION = 2.5, 0.15
# What is gained when the typed words follow each other on the card, and when they are all that it is called.
FOLLOWING, WHOLE_NAME = 0.3, 0.2
# An organisation comes before its places and relays where nothing else decides.
BELOW = 0.1


def rank(typed: Sequence[str], close: Mapping[str, Mapping[str, float]], text: str, is_below: bool = False) -> float:
    """How badly a card fits, 0 or less for a perfect fit; `close` has for each typed word what it may stand for.

    `is_below`: the card is a place or relay of another one.

    >>> close = {"cpas": {"cpas": 0}, "ixeles": {"ixelles": 1}}
    >>> best, worse = "cpas ixelles | rue x | ", "cpas | place ixelles | "
    >>> rank(["cpas", "ixeles"], close, best) < rank(["cpas", "ixeles"], close, worse) < 2
    True
    """
    penalty: dict[str, float] = {}
    sections = text.split(SECTIONS)
    for number, section in enumerate(sections):
        for word in section.split():
            penalty.setdefault(word, LOWER_SECTION * number)
    total, meant = 0.0, []
    for word in typed:
        costs = [(cost + penalty[other], other) for other, cost in close[word].items() if other in penalty]
        cost, other = min(costs, default=(MISSING, ""))
        total += cost
        meant.append(other)
    name = sections[0].split()
    total -= FOLLOWING * (" ".join(meant) in text) + WHOLE_NAME * (meant == name)
    # Between two that fit alike, the one of which more was typed.
    return total + len(name) / 100 + BELOW * is_below
