"""A list of bank transfers as a file for the bank: ISO 20022 pain.001, through `sepaxml`.

Belgian banks take versions .03 (2009) and .09 (2019) of it. From November 2026 an address may no longer be
free lines only: town and country have fields of their own, or there is no address at all.
"""

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

CURRENT, OLDER = "pain.001.001.09", "pain.001.001.03"

# What a bank in the SEPA area has to take; another character makes some refuse the whole file.
_REFUSED = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "&": "+"})
_STRUCTURED = re.compile(r"\+\+\+\d{3}/\d{4}/\d{5}\+\+\+")
_NUMBER_LAST = re.compile(
    r"(?P<street>.+?)[ ,]+(?P<number>\d+\S*(?: [A-Z])?(?: (?:bte|bus|box|boîte) ?\S+)?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Party:
    """Who pays or is paid; `country` has two letters. Without town or country no address is sent."""

    name: str
    iban: str
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One transfer in euros. `reference` comes back on the payer's statement (35 characters at most);
    `communication` is what the payee reads, free or structured (+++123/4567/89002+++)."""

    payee: Party
    amount: Decimal
    reference: str
    communication: str


def is_structured(communication: str) -> bool:
    """Whether it is written as a structured communication; `has_right_check` says whether it is right."""
    return bool(_STRUCTURED.fullmatch(communication.strip()))


def has_right_check(communication: str) -> bool:
    """The last two digits are the first ten modulo 97, and 97 instead of 0.

    >>> has_right_check("+++090/9337/55493+++"), has_right_check("+++090/9337/55494+++")
    (True, False)
    """
    digits = re.sub(r"\D", "", communication)
    return int(digits[10:]) == (int(digits[:10]) % 97 or 97)


def clean(text: str, length: int = 70) -> str:
    """The text in the letters that every bank takes.

    >>> clean("Théâtre de l'Œil & Cie")
    "Theatre de l'OEil + Cie"
    """
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).encode("ascii", "ignore").decode()
    return " ".join(_REFUSED.sub(" ", plain).split())[:length].rstrip()


def split_street(street: str) -> tuple[str, str]:
    """Street and number, as the fields of an address want them.

    >>> split_street("Rue de la Senne 32 bte 20"), split_street("Place du Phare")
    (('Rue de la Senne', '32 bte 20'), ('Place du Phare', ''))
    """
    found = _NUMBER_LAST.fullmatch(street.strip())
    return (found["street"].rstrip(" ,"), found["number"]) if found else (street.strip(), "")


def transfer_file(payer: Party, transfers: Sequence[Transfer], day: date, version: str = CURRENT) -> bytes:
    """The XML file for execution on `day`, checked against the official schema of its version.

    The header carries an identifier made anew at each call, by which a bank refuses the same file
    sent twice: keep the file. Raises ValueError without transfers or with an amount below a cent.
    """
    # sepaxml's schema checker changes how Python's XML library loads; only whoever pays needs it.
    from sepaxml import SepaTransfer
    from sepaxml.validation import try_valid_xml

    if not transfers or any(transfer.amount < Decimal("0.01") for transfer in transfers):
        raise ValueError("A transfer file holds one transfer at least, each of a cent at least.")
    config = {"batch": True, "currency": "EUR", **_party(payer)}
    order = SepaTransfer(config, schema=version, clean=False)
    for transfer in transfers:
        order.add_payment(
            {
                **_party(transfer.payee),
                "amount": int(transfer.amount * 100),
                "execution_date": day,
                "endtoend_id": clean(transfer.reference, 35),
                "description": transfer.communication.strip()
                if is_structured(transfer.communication)
                else clean(transfer.communication, 140),
            }
        )
    file = _as_belgian_banks_want(order.export(validate=False), version)
    try_valid_xml(file, version)
    return file


def _party(party: Party) -> dict:
    iban = re.sub(r"\s", "", party.iban).upper()
    if not (party.town and party.country):
        return {"name": clean(party.name), "IBAN": iban}
    street, number = split_street(party.street)
    address = {
        "street_name": clean(street),
        "building_number": clean(number, 16),
        "postcode": clean(party.postcode, 16),
        "town": clean(party.town, 35),
        "country": party.country.upper(),
    }
    return {"name": clean(party.name), "IBAN": iban, "address": address}


def _as_belgian_banks_want(file: bytes, version: str) -> bytes:
    """What sepaxml leaves out: elements of their own for structured communications, and that the payer's
    bank is not named, since the IBAN says it."""
    namespace = f"urn:iso:std:iso:20022:tech:xsd:{version}"
    ET.register_namespace("", namespace)
    root = ET.fromstring(file)
    for bank in root.iter(f"{{{namespace}}}FinInstnId"):
        _below(bank, namespace, "Othr", "Id").text = "NOTPROVIDED"
    for remittance in root.iter(f"{{{namespace}}}RmtInf"):
        text = remittance[0].text or ""
        if is_structured(text):
            remittance.remove(remittance[0])
            reference = _below(remittance, namespace, "Strd", "CdtrRefInf")
            kind = _below(reference, namespace, "Tp")
            _below(kind, namespace, "CdOrPrtry", "Cd").text = "SCOR"
            _below(kind, namespace, "Issr").text = "BBA"
            _below(reference, namespace, "Ref").text = re.sub(r"\D", "", text)
    return ET.tostring(root, "UTF-8", xml_declaration=True)


def _below(element: ET.Element, namespace: str, *names: str) -> ET.Element:
    for name in names:
        element = ET.SubElement(element, f"{{{namespace}}}{name}")
    return element
