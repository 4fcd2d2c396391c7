"""What is struck out of old messages, and what only looks like it."""

import re

import pytest

from article27 import mentions


def _is_found(pattern, text):
    return bool(pattern) and bool(re.search(pattern, text, re.IGNORECASE))


@pytest.mark.parametrize(
    ("line", "text", "is_found"),
    [
        ("Rue de l'Église 17", "Passer rue de l’église 17, sonner", True),
        ("Rue de l'Église 17", "<p>Rue de l&#39;Église&nbsp;17</p>", True),
        ("Rue de l'Église 17", "au 17, rue de l'Église", True),
        ("Rue de l'Église, 17", "Rue de l'Église  17", True),
        ("Rue de l'Église 17", "Rue de l'Église 170", False),
        ("Rue de l'Église 17", "Rue de l'Église 17b", False),
        ("Rue de l'Église 17", "Petite Rue de l'Église 18", False),
        ("Parc", "Rendez-vous au parc, rue du Parc", False),
        ("Rue", "Rue Haute 1", False),
        ("", "Rue Haute 1", False),
    ],
)
def test_a_line_of_an_address(line, text, is_found):
    assert _is_found(mentions.street(line), text) == is_found


@pytest.mark.parametrize(
    ("number", "text", "is_found"),
    [
        ("0470 12 34 56", "0470/12.34.56", True),
        ("0470 12 34 56", "+32&nbsp;470 123 456", True),
        ("0470 12 34 56", "10470123456", False),
        ("+33 1 42 68 53 00", "0033 1 42 68 53 00", True),
        ("112", "112 tickets", False),
        ("12 (accueil) 3456", "12-3456", True),
    ],
)
def test_a_phone_number(number, text, is_found):
    assert _is_found(mentions.phone(number), text) == is_found


@pytest.mark.parametrize(
    ("words", "text", "is_found"),
    [
        ("Anne Marie", "Merci Anne Marie !", True),
        ("Anne Marie", "Merci Anne Mariette", False),
        ("Art & Co", "chez Art &amp; Co", True),
        ("a+b@asile.example", "Écrire à A+B@asile.example.", True),
        ("b@asile.example", "ab@asile.example", False),
        ("Marie", "Marie", False),
    ],
)
def test_names_and_mail_addresses(words, text, is_found):
    assert _is_found(mentions.words(words), text) == is_found


def test_nothing_is_not_found_everywhere():
    assert mentions.any_of(["", mentions.words(None), mentions.street(None), mentions.phone(None)]) == ""
