"""A Brussels of any size that nobody lives in, and what its clerks type to find somebody in it: for benchmarks.

    vocabulary.py     words of which names and streets are made
    town.py           organisations, their places and relays
    searches.py       what is typed to find one of them, with typing errors or without

One seed makes the same town and the same searches every time.
"""

from .searches import Search, make_searches
from .town import Card, make_town

__all__ = ["Card", "Search", "make_searches", "make_town"]
