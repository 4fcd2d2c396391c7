"""Reading a page: one pass of zxing-cpp over the whole image.

Enough for pages that lie straight, upside down or sideways, within some ten degrees. Locating,
straightening and rescuing single symbols are stages of their own that go here.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO

import zxingcpp
from PIL import Image

from ..keyring import KeyRing
from ..number import Check, check
from ..symbology import Symbology
from .model import Page, Point, Polygon, Reading, UnreadRegion
from .source import FilePath, PageImage, pages

METHOD = "zxing"

_FORMATS = {
    Symbology.CODE128: zxingcpp.BarcodeFormat.Code128,
    Symbology.CODE39: zxingcpp.BarcodeFormat.Code39,
    Symbology.ITF: zxingcpp.BarcodeFormat.ITF,
    Symbology.EAN13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.QR: zxingcpp.BarcodeFormat.QRCode,
}
_SYMBOLOGIES = {format_: symbology for symbology, format_ in _FORMATS.items()}
_TRUST = {Check.OK: 0, Check.BAD: 1}
_EDGE = 0.05  # of the region's longer side
_CROP_MARGIN = 0.25  # of the region's longer side: enough to see the number below the bars

OURS = (Symbology.CODE128,)


def read_pages(
    path: FilePath,
    first: int = 1,
    last: int | None = None,
    *,
    keyring: KeyRing | None = None,
    symbologies: Iterable[Symbology] = OURS,
) -> Iterator[Page]:
    """Read pages `first` to `last` (None: to the end) of a file, one at a time. Raises ScanError.

    Without a key ring the checks are None. `symbologies` are those that the pattern table names,
    and Code 128.
    """
    for image in pages(path, first, last):
        yield read_page(image, keyring=keyring, symbologies=symbologies)


def read_page(
    page: PageImage,
    *,
    keyring: KeyRing | None = None,
    symbologies: Iterable[Symbology] = OURS,
) -> Page:
    """All codes on one page image, each once; and the places where bars were found but not read."""
    symbols = zxingcpp.read_barcodes(
        _pixels(page.image),
        formats=[_FORMATS[symbology] for symbology in symbologies],
        try_rotate=True,  # pages fed sideways
        try_downscale=False,  # twice the time, and nothing more read at 150 to 300 dpi
        try_invert=False,  # nobody prints light bars on dark paper
        return_errors=True,
    )
    readings = _distinct(_reading(symbol, keyring) for symbol in symbols if symbol.valid)
    unread = _unread([_polygon(symbol) for symbol in symbols if not symbol.valid], readings)
    regions = [UnreadRegion(polygon, _crop(page.image, polygon)) for polygon in unread]
    return Page(page.number, *page.image.size, readings, regions)


def check_reading(text: str, symbology: Symbology, keyring: KeyRing | None) -> Check | None:
    """The check of a code that was read; our numbers count in Code 128 only."""
    if keyring is None:
        return None
    return check(text, keyring) if symbology is Symbology.CODE128 else Check.FOREIGN


def _pixels(image: Image.Image) -> memoryview:
    """Rows of grey levels.

    Given the image itself, zxing-cpp takes a lack of memory for a wrong type of argument; given
    its own ImageView, it does not keep the bytes alive.
    """
    return memoryview(image.tobytes()).cast("B", (image.height, image.width))


def _reading(symbol: zxingcpp.Barcode, keyring: KeyRing | None) -> Reading:
    symbology = _SYMBOLOGIES[symbol.format]
    verified = check_reading(symbol.text, symbology, keyring)
    return Reading(symbol.text, symbology, _polygon(symbol), METHOD, verified)


def _distinct(readings: Iterable[Reading]) -> list[Reading]:
    """One reading a place, the one whose check holds if they differ; row by row."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda reading: _TRUST.get(reading.check, 2)):
        if not any(reading.polygon.is_same_place(other.polygon) for other in kept):
            kept.append(reading)
    return _row_by_row(kept)


def _row_by_row(readings: Iterable[Reading]) -> list[Reading]:
    """As one reads a page: a centre above the lower edge of a row's first symbol is in its row."""
    rows: list[list[Reading]] = []
    for reading in sorted(readings, key=lambda reading: reading.polygon.centre.y):
        if not rows or reading.polygon.centre.y > rows[-1][0].polygon.box[3]:
            rows.append([])
        rows[-1].append(reading)
    return [reading for row in rows for reading in sorted(row, key=lambda reading: reading.polygon.centre.x)]


def _unread(polygons: Iterable[Polygon], readings: list[Reading]) -> list[Polygon]:
    """Each place once, and none at the ragged edge of a symbol that was read."""
    taken, unread = [reading.polygon for reading in readings], []
    for polygon in polygons:
        left, top, right, bottom = polygon.box
        margin = round(max(right - left, bottom - top) * _EDGE)
        if not any(polygon.touches(other, margin) for other in taken):
            taken.append(polygon)
            unread.append(polygon)
    return unread


def _polygon(symbol: zxingcpp.Barcode) -> Polygon:
    place = symbol.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return Polygon.clockwise(*(Point(corner.x, corner.y) for corner in corners))


def _crop(image: Image.Image, polygon: Polygon) -> bytes:
    left, top, right, bottom = polygon.box
    margin = round(max(right - left, bottom - top) * _CROP_MARGIN)
    box = (
        max(0, left - margin),
        max(0, top - margin),
        min(image.width, right + margin),
        min(image.height, bottom + margin),
    )
    file = BytesIO()
    image.crop(box).save(file, "PNG")
    return file.getvalue()
