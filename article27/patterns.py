"""Numbers that are not made by us today: older ones, another region's, goods.

Their formats are known to the association only, so they are an editable table. It is tried before
the check of our own numbers.

Expressions are RE2's: matching takes time in proportion to the text whatever the expression, so
none that somebody types can keep a server busy. It has no look-ahead and no back references.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import re2

from .errors import PatternRegexError
from .symbology import Symbology

_MOST_BYTES = 2**20  # of a compiled expression


class Meaning(StrEnum):
    """What a number that matches a pattern is."""

    OLDER = "ours-older"
    OTHER_REGION = "other-region"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """One row of the table; `regex` must match the whole text, `symbology` None means any.

    Raises PatternRegexError.

    >>> NumberPattern("slow elsewhere", None, "(a+)+b", Meaning.OLDER).matches("a" * 5000, None)
    False
    """

    name: str
    symbology: Symbology | None
    regex: str
    meaning: Meaning
    _compiled: Any = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        try:
            compiled = re2.compile(self.regex, _options())
        except re2.error as error:
            reason = error.args[0].decode(errors="replace") if error.args else str(error)
            raise PatternRegexError(name=self.name, regex=self.regex, reason=reason) from error
        object.__setattr__(self, "_compiled", compiled)

    def matches(self, text: str, symbology: Symbology | None) -> bool:
        """Whether a code read as `text` in `symbology` is one of these; None: a person typed it."""
        if self.symbology is not None and symbology not in (None, self.symbology):
            return False
        return self._compiled.fullmatch(text) is not None


def _options() -> "re2.Options":
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MOST_BYTES
    return options


def match(text: str, symbology: Symbology | None, patterns: Iterable[NumberPattern]) -> NumberPattern | None:
    """The first pattern of the table that matches, in the table's order.

    >>> walloon = NumberPattern("Wallonie", Symbology.CODE39, r"W\\d{8}", Meaning.OTHER_REGION)
    >>> match("W00012345", Symbology.CODE39, [walloon]).meaning
    <Meaning.OTHER_REGION: 'other-region'>
    >>> match("W00012345", Symbology.CODE128, [walloon]) is None
    True
    """
    return next((pattern for pattern in patterns if pattern.matches(text, symbology)), None)
