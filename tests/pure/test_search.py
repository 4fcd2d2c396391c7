import pytest
from hypothesis import given
from hypothesis import strategies as st

from article27.search import card_text, closeness, errors_allowed, fold, rank, typed_words, words


@given(st.text())
def test_folded_text_is_folded_and_words_are_plain(text):
    assert fold(fold(text)) == fold(text)
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words(text))


@pytest.mark.parametrize(
    ("typed", "word", "errors"),
    [
        ("schaerbek", "schaerbeek", 1),
        ("scharbek", "schaerbeek", 2),
        ("flgaey", "flagey", 1),
        ("025118976", "025119876", 1),
    ],
)
def test_each_kind_of_typing_error_counts_once(typed, word, errors):
    assert closeness(typed, word) == errors


def test_short_words_and_numbers_are_not_guessed():
    assert closeness("1050", "1060") is None
    assert closeness("du", "la") is None
    assert closeness("cpas", "club") is None
    assert errors_allowed("12") == errors_allowed("ab") == 0


@pytest.mark.parametrize("typed", ["02 511 98 76", "+32 (0)2/511.98.76", "0032 2 511 98 76", "025119876"])
def test_a_phone_number_is_one_word_in_any_notation(typed):
    assert typed_words(f"cpas {typed}") == ["cpas", "025119876"]
    assert typed_words(typed) == ["025119876"]


def test_an_address_is_no_long_number():
    assert typed_words("Rue de la Senne 143, 1050 Ixelles") == ["rue", "senne", "143", "1050", "ixelles"]


def test_the_name_counts_more_than_the_address_and_that_more_than_who_works_there():
    typed = ["flagey"]
    close = {"flagey": {"flagey": 0}}
    cards = [
        card_text(["Studio Flagey"], ["Place X 1"], []),
        card_text(["Studio"], ["Place Flagey 1"], []),
        card_text(["Studio"], ["Place X 1"], ["Jeanne Flagey"]),
        card_text(["Studio"], ["Place X 1"], []),
    ]
    scores = [rank(typed, close, card) for card in cards]
    assert scores == sorted(set(scores))
    assert rank(typed, close, cards[0], is_below=True) > scores[0]
