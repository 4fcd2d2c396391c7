"""Codes read by their edges: zxing-cpp, on a straightened strip or on a whole page."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import zxingcpp

from ..symbology import Symbology
from .model import Point, Polygon

_FORMATS = {
    Symbology.CODE128: zxingcpp.BarcodeFormat.Code128,
    Symbology.CODE39: zxingcpp.BarcodeFormat.Code39,
    Symbology.ITF: zxingcpp.BarcodeFormat.ITF,
    Symbology.EAN13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.QR: zxingcpp.BarcodeFormat.QRCode,
}
_SYMBOLOGIES = {format_: symbology for symbology, format_ in _FORMATS.items()}


@dataclass(frozen=True, slots=True)
class Symbol:
    """A code and where it is on the pixels it was read from; linear codes from start to end."""

    text: str
    symbology: Symbology
    polygon: Polygon


def read_strip(pixels: np.ndarray, symbologies: Iterable[Symbology]) -> list[Symbol]:
    """Linear codes in upright bars, forwards or backwards."""
    linear = [symbology for symbology in symbologies if symbology is not Symbology.QR]
    return _read(pixels, linear, try_rotate=False) if linear else []


def read_whole(grey: np.ndarray, symbologies: Iterable[Symbology]) -> list[Symbol]:
    """Any code on a page that lies straight, sideways or upside down, within some ten degrees."""
    return _read(grey, symbologies, try_rotate=True)


def _read(grey: np.ndarray, symbologies: Iterable[Symbology], try_rotate: bool) -> list[Symbol]:
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(grey),
        formats=[_FORMATS[symbology] for symbology in symbologies],
        try_rotate=try_rotate,
        try_downscale=False,  # twice the time, and nothing more read at 150 to 300 dpi
        try_invert=False,  # nobody prints light bars on dark paper
    )
    return [Symbol(symbol.text, _SYMBOLOGIES[symbol.format], _polygon(symbol)) for symbol in found]


def _polygon(symbol: zxingcpp.Barcode) -> Polygon:
    place = symbol.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return Polygon.clockwise(*(Point(corner.x, corner.y) for corner in corners))
