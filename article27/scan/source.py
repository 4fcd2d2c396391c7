"""From a file to page images, one at a time. The content tells the format, not the name."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PIL import Image

from ..errors import EmptyFileError, PageRangeError, TooManyPagesError, UnreadableFileError, UnsupportedFileError
from .guard import decoding
from .pdf import PdfSource
from .raster import RasterSource

FilePath = str | os.PathLike[str]
MOST_PAGES = 500

_SNIFFED = 1024
_RASTER_STARTS = (
    b"\xff\xd8\xff",  # JPEG
    b"\x89PNG\r\n\x1a\n",
    b"II*\x00",  # TIFF, little endian
    b"MM\x00*",  # TIFF, big endian
)


class Origin(StrEnum):
    """How a page image was had."""

    EXTRACTED = "extracted"  # the scanner's own image out of a PDF
    RENDERED = "rendered"  # a PDF page drawn at 300 dpi
    IMAGE = "image"  # a frame of an image file


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page in grey levels (Pillow mode "L"), upright as far as the file says."""

    number: int
    image: Image.Image
    origin: Origin


class Source(Protocol):
    """An open file of `count` pages."""

    count: int

    def page(self, number: int) -> tuple[Image.Image, str]:
        """Image in grey levels and origin of page 1 to `count`."""


def is_supported(head: bytes) -> bool:
    """Whether a file that begins with `head` (1,024 bytes) is of a format that can be read.

    >>> is_supported(b"%PDF-1.7"), is_supported(b"PK")
    (True, False)
    """
    return b"%PDF-" in head[:_SNIFFED] or head.startswith(_RASTER_STARTS)


def count_pages(path: FilePath, *, most_pages: int = MOST_PAGES) -> int:
    """Pages of a PDF or TIFF; other images have one.

    Raises ScanError: TooManyPagesError for more than `most_pages`.
    """
    with _open(path, most_pages) as source:
        return source.count


def pages(
    path: FilePath, first: int = 1, last: int | None = None, *, most_pages: int = MOST_PAGES
) -> Iterator[PageImage]:
    """The images of pages `first` to `last` (None: to the end), each made when it is asked for.

    Raises ScanError: when the file is opened, so at the first page, or at a damaged page. A file of
    more than `most_pages` is refused, whichever pages are asked for.
    """
    name = Path(path).name
    with _open(path, most_pages) as source:
        if not 1 <= first <= source.count:
            raise PageRangeError(file=name, first=first, count=source.count)
        for number in range(first, min(last or source.count, source.count) + 1):
            with decoding(name, number):
                image, origin = source.page(number)
            yield PageImage(number, image, Origin(origin))


@contextmanager
def _open(path: FilePath, most_pages: int) -> Iterator[Source]:
    name = Path(path).name
    with _opened(path, name) as source:
        if source.count > most_pages:
            raise TooManyPagesError(file=name, count=source.count, most=most_pages)
        yield source


def _opened(path: FilePath, name: str) -> AbstractContextManager[Source]:
    head = _head(path, name)
    if b"%PDF-" in head:
        return PdfSource.open(path, name)
    if head.startswith(_RASTER_STARTS):
        return RasterSource.open(path, name)
    raise UnsupportedFileError(file=name)


def _head(path: FilePath, name: str) -> bytes:
    try:
        with open(path, "rb") as file:
            head = file.read(_SNIFFED)
    except OSError as error:
        raise UnreadableFileError(file=name, reason=error.strerror) from error
    if not head:
        raise EmptyFileError(file=name)
    return head
