import pkgutil

import pytest

import article27
from article27 import (
    BceCheckError,
    BceFormatError,
    EmailFormatError,
    PhoneFormatError,
    PostalCodeError,
    StreetCommaError,
)
from article27.normalise import dialled, email, enterprise_number, phone, postal_code, street


@pytest.mark.parametrize(
    "text",
    [
        "02 226 88 88",
        "02/226.88.88",
        "+32 2 226 88 88",
        "+32 (0)2/226.88.88",
        "0032 2 226 88 88",
        "Tél. : 02-226-88-88",
    ],
)
def test_one_number_in_any_notation(text):
    assert phone(text) == "02 226 88 88"
    assert dialled(text) == "022268888"


@pytest.mark.parametrize(("text", "written"), [("0456 123456", "0456 12 34 56"), ("+33142685300", "+33 1 42 68 53 00")])
def test_mobile_and_foreign_numbers(text, written):
    assert phone(text) == phone(written) == written


@pytest.mark.parametrize(
    "text", ["", "1207", "02 226 88 8", "02 226 88 88 / 89", "02 226 88 88 (accueil)", "voir site"]
)
def test_what_is_no_number_is_said(text):
    with pytest.raises(PhoneFormatError):
        phone(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("BE473.791.847", "0473.791.847"),
        ("BE 0406.582.626", "0406.582.626"),
        ("422367197", "0422.367.197"),
        ("1000000021", "1000.000.021"),
    ],
)
def test_enterprise_numbers_of_both_series(text, written):
    assert enterprise_number(text) == enterprise_number(written) == written


def test_wrong_enterprise_numbers_say_why():
    with pytest.raises(BceCheckError):
        enterprise_number("0473.791.848")
    for text in ("2.123.456.789", "0473", "asbl", "00473.791.847"):
        with pytest.raises(BceFormatError):
            enterprise_number(text)


def test_postal_codes_of_elsewhere_are_not_taken_for_ours():
    assert postal_code("B - 1030") == "1030"
    for text in ("L-1030", "1030 AB", "75001", "0999", "1050 Ixelles", ""):
        with pytest.raises(PostalCodeError):
            postal_code(text)


def test_one_email_address():
    assert email(" Info@Theatre.BE,") == "Info@theatre.be"
    for text in ("info@theatre", "a@x.be, b@x.be", "info(at)theatre.be", "info@the atre.be", "a..b@x.be", "@x.be", ""):
        with pytest.raises(EmailFormatError):
            email(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Rue de la Senne, 32 boîte 20", "Rue de la Senne 32 bte 20"),
        ("Rue de la Senne , n° 32 , bte. 20", "Rue de la Senne 32 bte 20"),
        ("rue de la Senne 32 (bte 3A)", "rue de la Senne 32 bte 3A"),
        ("Avenue du Port, 86c", "Avenue du Port 86c"),
        ("Place du 4 Août, 12-14", "Place du 4 Août 12-14"),
        ("Zennestraat 32/4", "Zennestraat 32/4"),
        ("Zennestraat 32 Bus 4", "Zennestraat 32 bus 4"),
        ("12, avenue des Tilleuls", "Avenue des Tilleuls 12"),
        ("Bd. Anspach, 1", "Bd. Anspach 1"),
        ("Boulevard du Bus 3", "Boulevard du Bus 3"),
        ("Gare du Midi", "Gare du Midi"),
    ],
)
def test_addresses_as_bpost_writes_them(text, written):
    assert street(text) == street(written) == written


def test_a_comma_that_cannot_be_placed_is_kept_and_said():
    for text in ("Tour & Taxis, Avenue du Port 86c", "Rue Haute 1, 2e étage", "Rue Haute, s/n"):
        with pytest.raises(StreetCommaError):
            street(text)


def test_no_public_name_hides_behind_a_module_of_the_same_name():
    """`from article27 import normalise` would give the one or the other, depending on what was imported before."""
    assert not {info.name for info in pkgutil.iter_modules(article27.__path__)} & set(article27.__all__)
