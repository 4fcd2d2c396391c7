import time

import pytest

from article27 import Meaning, NumberPattern, PatternRegexError, Symbology, match

WALLOON = NumberPattern("Wallonie", Symbology.CODE39, r"W\d{8}", Meaning.OTHER_REGION)
OLDER = NumberPattern("before 2026", Symbology.CODE128, r"B\d{6}", Meaning.OLDER)
BOOK = NumberPattern("books", Symbology.EAN13, r"97[89]\d{10}", Meaning.FOREIGN)
ANY = NumberPattern("anything", None, r".*", Meaning.FOREIGN)
TABLE = [WALLOON, OLDER, BOOK]


@pytest.mark.parametrize(
    ("text", "symbology", "pattern"),
    [
        ("W00012345", Symbology.CODE39, WALLOON),
        ("W00012345", Symbology.CODE128, None),
        ("B000123", Symbology.CODE128, OLDER),
        ("B0001234", Symbology.CODE128, None),
        ("9789999999991", Symbology.EAN13, BOOK),
        ("1260000001253881", Symbology.CODE128, None),
    ],
)
def test_the_whole_text_and_the_symbology_must_match(text, symbology, pattern):
    assert match(text, symbology, TABLE) is pattern


def test_the_first_row_of_the_table_wins():
    assert match("B000123", Symbology.CODE128, [ANY, OLDER]) is ANY
    assert match("B000123", Symbology.CODE128, [OLDER, ANY]) is OLDER


def test_a_broken_expression_is_refused_when_it_is_written():
    with pytest.raises(PatternRegexError, match="Wallonie"):
        NumberPattern("Wallonie", Symbology.CODE39, r"W(\d{8}", Meaning.OTHER_REGION)


@pytest.mark.parametrize("regex", [r"(?=W)\d+", r"(\d)\1", r"(a{1,1000}){1,1000}", "*"])
def test_what_is_no_expression_here_says_why(regex):
    with pytest.raises(PatternRegexError) as caught:
        NumberPattern("Wallonie", None, regex, Meaning.OTHER_REGION)
    assert caught.value.reason
    assert not caught.value.reason.startswith("b'")


@pytest.mark.parametrize("regex", [r"(a+)+b", r"(a|aa)+b", r"(.*)*x", r"(a?){30}a{30}b"])
def test_an_expression_that_elsewhere_takes_years_takes_no_time(regex):
    pattern = NumberPattern("hostile", None, regex, Meaning.FOREIGN)
    started = time.process_time()
    assert not pattern.matches("a" * 4000, Symbology.QR)
    assert time.process_time() - started < 1


def test_what_a_person_typed_has_no_symbology():
    assert match("W00012345", None, TABLE) is WALLOON
