"""The words of a text: without accents, capitals and punctuation, so that two spellings of one thing are equal."""

import re
import unicodedata
from collections.abc import Iterable

from ..errors import PhoneFormatError
from ..normalise import dialled

# Between the sections of a card's text; no word has it.
SECTIONS = " | "
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
_ACRONYM = re.compile(r"\b(?:[a-z]\.){2,}|\b(?:[a-z] ){2,}[a-z]\b")
_WORD = re.compile(r"[a-z0-9]+")
_SHORT = {
    "st": "saint",
    "ste": "sainte",
    "av": "avenue",
    "ave": "avenue",
    "bd": "boulevard",
    "bld": "boulevard",
    "blvd": "boulevard",
    "chee": "chaussee",
}
# French, Dutch: they tell nothing, and are the first to be left out.
_FRENCH, _DUTCH = "a au aux d de des du en et l la le les", "de den der en het of op te ten ter van"
_EMPTY = frozenset(f"{_FRENCH} {_DUTCH}".split())
_LEGAL_FORMS = {"asbl", "vzw", "aisbl", "ivzw", "scrl", "srl"}
# A phone or enterprise number within a search, in any grouping.
_LONG_NUMBER = re.compile(r"(?:\b(?:be|tel|gsm)[\s.:]*)?[+(]?\d(?:[\s./()\-\u2010-\u2015]*\d){7,}", re.IGNORECASE)
_DIGITS_ONLY = re.compile(r"[\d\s./()\-]+")


def fold(text: str) -> str:
    """
    >>> fold("Cœur d'Été")
    "coeur d'ete"
    """
    apart = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    """The words in their order; those that tell nothing only where there are no others.

    >>> words("C.P.A.S. d'Ixelles"), words("Bd St-Michel, 12"), words("Les")
    (['cpas', 'ixelles'], ['boulevard', 'saint', 'michel', '12'], ['les'])
    """
    joined = _ACRONYM.sub(lambda found: re.sub(r"[. ]", "", found.group()) + " ", fold(text))
    all_words = [_SHORT.get(word, word) for word in _WORD.findall(joined)]
    return [word for word in all_words if word not in _EMPTY] or all_words


def name_key(name: str) -> str:
    """What of a name is compared with another: without the legal form, which some write and others do not.

    >>> name_key("C.P.A.S. d'Ixelles asbl") == name_key("CPAS Ixelles")
    True
    """
    return " ".join(word for word in words(name) if word not in _LEGAL_FORMS) or " ".join(words(name))


def typed_words(text: str) -> list[str]:
    """The words of a search, each once; a long number is one word, however its digits are grouped.

    >>> typed_words("CPAS +32 (0)2/511.22.33"), typed_words("BE 0473.791.847")
    (['cpas', '025112233'], ['0473791847'])
    >>> typed_words("511 22 33"), typed_words("Rue de la Senne 32, 1000")
    (['5112233'], ['rue', 'senne', '32', '1000'])
    """
    if _DIGITS_ONLY.fullmatch(text) and len(digits := re.sub(r"\D", "", text)) >= 5:
        return [_number(text) if len(digits) >= 8 else digits]
    return list(dict.fromkeys(words(_LONG_NUMBER.sub(lambda found: f" {_number(found.group())} ", text))))


def card_text(*sections: Iterable[str]) -> str:
    """The words of all sections, each once in a section.

    >>> card_text(["CPAS d'Ixelles", "CPAS"], ["Chaussée d'Ixelles 92"], [])
    'cpas ixelles | chaussee ixelles 92 | '
    """
    return SECTIONS.join(" ".join(dict.fromkeys(word for text in texts for word in words(text))) for texts in sections)


def _number(text: str) -> str:
    """The digits as they stand on a card, also where there are too many or too few for a number.

    >>> _number("+32 (0)2 5600 93 77"), _number("BE 473.791.84")
    ('0256009377', '047379184')
    """
    bare = re.sub(r"^[a-z\s.:]+", "", text, flags=re.IGNORECASE)
    try:
        return dialled(bare)
    except PhoneFormatError:
        digits = re.sub(r"\D", "", bare)
    if bare.startswith("+") or digits.startswith("00"):
        return "0" + digits.removeprefix("00").removeprefix("32").lstrip("0")
    return "0" + digits.lstrip("0") if text[:2].lower() == "be" and digits[0] != "1" else digits
