"""The rules for fields that staff add themselves: which labels are the same, what a column is called, and which labels
announce personal data that the GDPR protects."""

import re
import unicodedata
from collections.abc import Container

PREFIX = "x_a27_"
# PostgreSQL takes 63 bytes; the table and indexes of a field with several choices need some of them.
LONGEST_NAME = 46

# Subject -> what announces it in a folded label, in French and Dutch. Each piece starts a word; `$` also ends one.
SUBJECTS = {
    "health": "sante|maladie|medica|medecin|handicap|invalidit|diagnos|psychi|psycholog|grossesse|addict|toxicoman"
    "|gezondheid|ziekte|medisch|zwanger|verslav|beperking",
    "religion": "religi|confession|croyance|culte$|convictions philosoph|godsdienst|geloof|levensbeschouw",
    "origin": "origine|ethni|race$|racial|nationalit|migra|refugie|sans papiers|asile$|titre de sejour"
    "|herkomst|afkomst|etnisch|ras$|vluchteling|asiel|verblijfs",
    "opinion": "opinion|syndic|orientation sexuelle|vakbond|politieke overtuiging|seksuele",
    "national_number": "registre national|niss$|numero national|n national|carte d identite"
    "|rijksregister|insz$|identiteitskaart",
    "birth": "naissance|nee? (?:e )?le$|geboorte|geboren",
    "beneficiary": "beneficiair|usagere?s?$|begunstigd|rechthebbend",
}
PATTERNS = {
    subject: re.compile("|".join(rf"\b{piece.replace('$', chr(92) + 'b')}" for piece in pieces.split("|")))
    for subject, pieces in SUBJECTS.items()
}


def folded(label: str) -> str:
    """The label as far as people tell labels apart: without accents, case, punctuation or double spaces.

    >>> folded("  Été : n° d'agrément ")
    'ete n d agrement'
    >>> folded("Œuvre sociale") == folded("oeuvre SOCIALE")
    True
    """
    text = label.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("ß", "ss")
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", plain.lower()))


def column_name(label: str, taken: Container[str] = ()) -> str:
    """A name for the column behind `label` that is not in `taken`.

    >>> column_name("Jour d'accueil")
    'x_a27_jour_d_accueil'
    >>> column_name("Été", {"x_a27_ete", "x_a27_ete_2"})
    'x_a27_ete_3'
    >>> column_name("ⵜⴰⵎⴰⵣⵉⵖⵜ")
    'x_a27_champ'
    """
    words = re.sub(r"[^a-z0-9]+", "_", folded(label)).strip("_") or "champ"
    stem = (PREFIX + words)[:LONGEST_NAME].rstrip("_")
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}_{number}"
    return name


def choice_key(label: str, taken: Container[str] = ()) -> str:
    """What is stored for a choice: it stays when the label changes.

    >>> choice_key("Oui, sur rendez-vous"), choice_key("Oui", {"oui"})
    ('oui_sur_rendez_vous', 'oui_2')
    """
    return column_name(label, {PREFIX + key for key in taken}).removeprefix(PREFIX)


def sensitive_subject(*labels: str) -> str | None:
    """The subject, a key of SUBJECTS, that one of the labels announces.

    >>> sensitive_subject("N° de REGISTRE national")
    'national_number'
    >>> sensitive_subject("Jours d'ouverture", "Openingsdagen")
    """
    for text in map(folded, labels):
        for subject, pattern in PATTERNS.items():
            if pattern.search(text):
                return subject
    return None
