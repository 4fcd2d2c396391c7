"""Reading a page: locate, straighten, read, rescue.

locate      regions in which all edges run the same way            locate.py
straighten  each as a strip of upright bars                        straighten.py
read        by their edges, with zxing-cpp                         edges.py
rescue      ours, by the likelihood of whole characters            rescue.py, likelihood.py
unread      what is bars and says nothing, cut out for a person    unread.py
"""

from collections.abc import Iterable, Iterator
from statistics import median

import cv2
import numpy as np

from ..keyring import KeyRing
from ..labels.code128 import SYMBOL_MODULES
from ..number import LENGTH, Check, check
from ..symbology import Symbology
from .bands import bands, upright
from .edges import Symbol, read_strip, read_whole
from .locate import locate
from .model import Page, Point, Polygon, Reading, UnreadRegion
from .preview import preview
from .raster import pixels
from .region import Region
from .rescue import rescue
from .source import MOST_PAGES, FilePath, PageImage, pages
from .straighten import Strip, straighten
from .unread import crop, looks_like_bars, may_be_bars

EDGES, LIKELIHOOD = "zxing", "likelihood"
OURS = (Symbology.CODE128,)

_TRUST = {Check.OK: 0, Check.BAD: 1}
_EDGE = 0.05  # of the region's longer side
_MOST_REGIONS = 300  # the largest of them; a page of A4 has room for 40 labels
_ODD = 0.1  # of a symbol's length
_WIDE = 0.6  # of the region's length, where only a part of the symbol was seen as bars

# Pages are read side by side by processes of their own, not by threads in each.
cv2.setNumThreads(1)


def read_pages(
    path: FilePath,
    first: int = 1,
    last: int | None = None,
    *,
    keyring: KeyRing | None = None,
    symbologies: Iterable[Symbology] = OURS,
    most_pages: int = MOST_PAGES,
    previews: bool = False,
) -> Iterator[Page]:
    """Read pages `first` to `last` (None: to the end) of a file, one at a time. Raises ScanError.

    Without a key ring the checks are None. `symbologies` are those that the pattern table names,
    and Code 128. A file of more than `most_pages` is refused. With `previews` each page has one.
    """
    for image in pages(path, first, last, most_pages=most_pages):
        yield read_page(image, keyring=keyring, symbologies=symbologies, with_preview=previews)


def read_page(
    page: PageImage,
    *,
    keyring: KeyRing | None = None,
    symbologies: Iterable[Symbology] = OURS,
    with_preview: bool = False,
) -> Page:
    """All codes on one page image, each once; and the places where bars were found but not read."""
    return _PageReader(page, keyring, frozenset(symbologies), with_preview).read()


def check_reading(text: str, symbology: Symbology, keyring: KeyRing | None) -> Check | None:
    """The check of a code that was read; our numbers count in Code 128 only."""
    if keyring is None:
        return None
    return check(text, keyring) if symbology is Symbology.CODE128 else Check.FOREIGN


class _PageReader:
    """One page on its way through the stages."""

    def __init__(
        self, page: PageImage, keyring: KeyRing | None, symbologies: frozenset[Symbology], with_preview: bool
    ) -> None:
        self._page = page
        self._grey = pixels(page.image)
        self._keyring = keyring
        self._symbologies = symbologies
        self._with_preview = with_preview

    def read(self) -> Page:
        strips = [(region, straighten(self._grey, region)) for region in locate(self._grey)[:_MOST_REGIONS]]
        found = [self._read_strip(strip) for _, strip in strips]
        readings = [reading for some in found for reading in some if self._is_certain(reading)]
        if self._symbologies != set(OURS):
            readings += [self._reading(symbol, symbol.polygon) for symbol in read_whole(self._grey, self._symbologies)]
        module = _module(reading for some in found for reading in some)
        unread: list[Polygon] = []
        for (region, strip), some in zip(strips, found, strict=True):
            if any(self._is_certain(reading) for reading in some):
                continue
            outcome = self._look_again(region, strip, module, some)
            if isinstance(outcome, Reading):
                readings.append(outcome)
            elif outcome is not None:
                unread.append(outcome)
        return self._made_page(distinct(readings), unread)

    def _is_certain(self, reading: Reading) -> bool:
        """Whether a reading needs no second one.

        Modulo 103 lets one misread symbol in a thousand pass: 16 digits of Code 128 that no key
        verifies are believed when whole characters say the same.
        """
        is_ours = reading.symbology is Symbology.CODE128 and len(reading.text) == LENGTH and reading.text.isdecimal()
        return not is_ours or reading.check is Check.OK

    def _look_again(
        self, region: Region, strip: Strip, module: float | None, doubtful: list[Reading]
    ) -> Reading | Polygon | None:
        """A reading of a region that edges did not tell for certain, or where bars stay unread, or None."""
        rows = upright(bands(strip.pixels), strip.module)
        if not may_be_bars(rows):
            return None
        said = {reading.text: reading for reading in doubtful}
        rescued = self._rescue(rows, region, strip, module, frozenset(said))
        if rescued is not None:
            return said.get(rescued.text, rescued)
        if said or looks_like_bars(rows, strip):
            return strip.polygon(strip.side, strip.pixels.shape[1] - strip.side)
        return None

    def _made_page(self, readings: list[Reading], unread: list[Polygon]) -> Page:
        places = apart(unread, readings)
        regions = [UnreadRegion(polygon, crop(self._page.image, polygon)) for polygon in places]
        picture = preview(self._grey) if self._with_preview else b""
        return Page(self._page.number, *self._page.image.size, readings, regions, picture)

    def _read_strip(self, strip: Strip) -> list[Reading]:
        symbols = read_strip(strip.pixels, self._symbologies)
        return [self._reading(symbol, _on_page(symbol, strip, len(symbols) == 1)) for symbol in symbols]

    def _reading(self, symbol: Symbol, polygon: Polygon) -> Reading:
        verified = check_reading(symbol.text, symbol.symbology, self._keyring)
        return Reading(symbol.text, symbol.symbology, polygon, EDGES, verified)

    def _rescue(
        self, rows: np.ndarray, region: Region, strip: Strip, module: float | None, said: frozenset[str]
    ) -> Reading | None:
        if Symbology.CODE128 not in self._symbologies:
            return None
        found = rescue(rows, strip, self._keyring, said)
        if found is None and module is not None and _is_odd(region, module):
            strip = straighten(self._grey, region, _WIDE, module)
            rows = upright(bands(strip.pixels), strip.module)
            found = rescue(rows, strip, self._keyring, said, is_whole=False)
        if found is None:
            return None
        verified = check_reading(found.digits, Symbology.CODE128, self._keyring)
        return Reading(found.digits, Symbology.CODE128, strip.polygon(found.left, found.right), LIKELIHOOD, verified)


def _on_page(symbol: Symbol, strip: Strip, is_alone: bool) -> Polygon:
    """Where a symbol of a strip is on the page; a decoder sees less of its height than there is."""
    left, right = symbol.polygon.top_left, symbol.polygon.top_right
    if is_alone:
        return strip.polygon(left.x, right.x)
    rows = [corner.y for corner in symbol.polygon]
    return strip.polygon(left.x, right.x, min(rows), max(rows))


def _is_odd(region: Region, module: float) -> bool:
    """Whether it has another length than the symbols of the page: a part of one, or more than one."""
    return abs(region.length / (module * SYMBOL_MODULES) - 1) > _ODD


def _module(readings: Iterable[Reading]) -> float | None:
    """Of our symbols on the page, in px."""
    ours = [
        reading.polygon for reading in readings if reading.check in (Check.OK, None) and len(reading.text) == LENGTH
    ]
    lengths = [np.hypot(*np.subtract(place.top_right, place.top_left)) for place in ours]
    return float(median(lengths)) / SYMBOL_MODULES if lengths else None


def distinct(readings: Iterable[Reading]) -> list[Reading]:
    """One reading a place, the one whose check holds if they differ; row by row."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda reading: _TRUST.get(reading.check, 2)):
        if not any(reading.polygon.is_same_place(other.polygon) for other in kept):
            kept.append(reading)
    return _row_by_row(kept)


def apart(polygons: Iterable[Polygon], readings: list[Reading]) -> list[Polygon]:
    """Each place once, and none at the ragged edge of a symbol that was read."""
    taken, unread = [reading.polygon for reading in readings], []
    for polygon in polygons:
        left, top, right, bottom = polygon.box
        margin = max(right - left, bottom - top) * _EDGE
        if not any(_is_near(polygon, other, margin) for other in taken):
            taken.append(polygon)
            unread.append(polygon)
    return unread


def _is_near(one: Polygon, other: Polygon, margin: float) -> bool:
    """Whether the centre of one is in the other, or at most `margin` px away."""

    def distance(polygon: Polygon, point: Point) -> float:
        return cv2.pointPolygonTest(np.array(polygon, np.float32), (float(point.x), float(point.y)), True)

    return max(distance(one, other.centre), distance(other, one.centre)) >= -margin


def _row_by_row(readings: Iterable[Reading]) -> list[Reading]:
    """As one reads a page: a centre above the lower edge of a row's first symbol is in its row."""
    rows: list[list[Reading]] = []
    for reading in sorted(readings, key=lambda reading: reading.polygon.centre.y):
        if not rows or reading.polygon.centre.y > rows[-1][0].polygon.box[3]:
            rows.append([])
        rows[-1].append(reading)
    return [reading for row in rows for reading in sorted(row, key=lambda reading: reading.polygon.centre.x)]
