import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal

import pytest

from article27.money.transfers import CURRENT, OLDER, Party, Transfer, clean, split_street, transfer_file

PAYER = Party("Article 27 Bruxelles asbl", "BE68 5390 0754 7034", "Rue Test 1", "1000", "Bruxelles", "BE")
THEATRE = Party(
    "Théâtre de l'Étoile & fils", "BE71 0961 2345 6769", "Rue du Rideau 22 bte 3", "1210", "Saint-Josse", "be"
)
MUSEUM = Party("Museum <Zonder Adres>", "BE43068999999501")


def xml(transfers, version=CURRENT):
    root = ET.fromstring(transfer_file(PAYER, transfers, date(2026, 12, 4), version))
    return root, {"p": f"urn:iso:std:iso:20022:tech:xsd:{version}"}


@pytest.mark.parametrize("version", [CURRENT, OLDER])
def test_the_file_has_what_the_bank_asks_and_holds_to_the_official_schema(version):
    transfers = [
        Transfer(THEATRE, Decimal("150.05"), "PAI/2026/0001-1", "Article 27 REM/2026/0001"),
        Transfer(MUSEUM, Decimal("0.50"), "PAI/2026/0001-2", "+++090/9337/55493+++"),
    ]
    root, names = xml(transfers, version)
    assert root.findtext(".//p:GrpHdr/p:NbOfTxs", None, names) == "2"
    assert root.findtext(".//p:GrpHdr/p:CtrlSum", None, names) == "150.55"
    assert [found.text for found in root.iterfind(".//p:EndToEndId", names)] == ["PAI/2026/0001-1", "PAI/2026/0001-2"]
    day = ".//p:ReqdExctnDt/p:Dt" if version == CURRENT else ".//p:ReqdExctnDt"
    assert root.findtext(day, None, names) == "2026-12-04"
    assert root.findtext(".//p:DbtrAgt//p:Othr/p:Id", None, names) == "NOTPROVIDED"
    assert root.findtext(".//p:Cdtr/p:Nm", None, names) == "Theatre de l'Etoile + fils"
    assert [found.text for found in root.iterfind(".//p:RmtInf/p:Ustrd", names)] == ["Article 27 REM/2026/0001"]
    structured = root.find(".//p:RmtInf/p:Strd/p:CdtrRefInf", names)
    assert [structured.findtext(path, None, names) for path in (".//p:Cd", ".//p:Issr", "p:Ref")] == [
        "SCOR",
        "BBA",
        "090933755493",
    ]


def test_an_address_has_its_fields_or_is_left_out():
    root, names = xml([Transfer(party, Decimal(1), "a", "b") for party in (THEATRE, MUSEUM)])
    address, *others = root.findall(".//p:Cdtr/p:PstlAdr", names)
    assert not others
    assert [(field.tag.split("}")[1], field.text) for field in address] == [
        ("StrtNm", "Rue du Rideau"),
        ("BldgNb", "22 bte 3"),
        ("PstCd", "1210"),
        ("TwnNm", "Saint-Josse"),
        ("Ctry", "BE"),
    ]
    assert not root.findall(".//p:AdrLine", names)


@pytest.mark.parametrize("amounts", [[], [Decimal(0)], [Decimal(5), Decimal("-1")]])
def test_nothing_to_transfer_makes_no_file(amounts):
    with pytest.raises(ValueError):
        xml([Transfer(MUSEUM, amount, "a", "b") for amount in amounts])


def test_a_name_keeps_no_letter_that_a_bank_refuses():
    assert clean("=cmd|' /C calc'!A0 «Čapek»") == "cmd ' /C calc' A0 Capek"
    assert len(clean("x" * 200)) == 70


@pytest.mark.parametrize(
    ("street", "parts"),
    [
        ("Rue de la Lanterne 5", ("Rue de la Lanterne", "5")),
        ("Rue Royale, 236 A", ("Rue Royale", "236 A")),
        ("Boulevard du 9e de Ligne 12b", ("Boulevard du 9e de Ligne", "12b")),
        ("Place du 3 Mai", ("Place du 3 Mai", "")),
        ("", ("", "")),
    ],
)
def test_street_and_number_part_where_it_is_sure(street, parts):
    assert split_street(street) == parts
