"""Finding a card by words that somebody typed: folding, typing errors, and the order of what was found.

A card's text has three sections, the most telling first: what it is called, what else is written on it, what is written
on the cards below it. The database finds cards that have words close to the typed ones; `rank` says how well they fit.
"""

from .closeness import ERROR, closeness, errors_allowed, pattern
from .ranking import rank
from .words import SECTIONS, card_text, fold, name_key, typed_words, words

__all__ = [
    "ERROR",
    "SECTIONS",
    "card_text",
    "closeness",
    "errors_allowed",
    "fold",
    "pattern",
    "rank",
    "typed_words",
    "words",
]
