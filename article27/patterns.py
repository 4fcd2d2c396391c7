"""Numbers that are not made by us today: older ones, another region's, goods.

Their formats are known to the association only, so they are an editable table. It is tried before
the check of our own numbers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .errors import PatternRegexError
from .symbology import Symbology


class Meaning(StrEnum):
    """What a number that matches a pattern is."""

    OLDER = "ours-older"
    OTHER_REGION = "other-region"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """One row of the table; `regex` must match the whole text, `symbology` None means any.

    Raises PatternRegexError.
    """

    name: str
    symbology: Symbology | None
    regex: str
    meaning: Meaning

    def __post_init__(self) -> None:
        try:
            re.compile(self.regex)
        except re.error as error:
            raise PatternRegexError(name=self.name, regex=self.regex, reason=str(error)) from error

    def matches(self, text: str, symbology: Symbology) -> bool:
        """Whether a code read as `text` in `symbology` is one of these."""
        if self.symbology not in (None, symbology):
            return False
        return re.fullmatch(self.regex, text) is not None


def match(text: str, symbology: Symbology, patterns: Iterable[NumberPattern]) -> NumberPattern | None:
    """The first pattern of the table that matches, in the table's order.

    >>> walloon = NumberPattern("Wallonie", Symbology.CODE39, r"W\\d{8}", Meaning.OTHER_REGION)
    >>> match("W00012345", Symbology.CODE39, [walloon]).meaning
    <Meaning.OTHER_REGION: 'other-region'>
    >>> match("W00012345", Symbology.CODE128, [walloon]) is None
    True
    """
    return next((pattern for pattern in patterns if pattern.matches(text, symbology)), None)
