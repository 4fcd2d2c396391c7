"""The kinds of code that a pattern may name."""

from enum import StrEnum


class Symbology(StrEnum):
    """Stable names; our own numbers count in CODE128 only."""

    CODE128 = "code128"
    CODE39 = "code39"
    ITF = "itf"  # interleaved 2 of 5
    EAN13 = "ean13"
    QR = "qr"
