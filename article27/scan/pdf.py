"""PDF files: the scanner's own image where a page is nothing else, otherwise the page drawn.

A scanner's PDF holds one JPEG or fax image a page. Taking it out is ten times faster than drawing
the page and loses nothing. It is taken only when the page is exactly that image: drawn upright
over the whole page, without rotation, mask or any other mark, in a format that Pillow reads.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from math import sqrt
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from ..errors import DamagedFileError, EncryptedFileError
from .guard import check_size, decoding
from .raster import to_grey

RENDER_DPI = 300
_MAX_RENDERED = 40_000_000  # pixels; a larger sheet is drawn at fewer dpi

_TAIL = 2048  # bytes at the end in which `startxref` must stand, else the file was cut off
_FULL_PAGE = 0.02  # deviation allowed, as part of the page's size
_NOT_PLAIN = ("/SMask", "/Mask", "/ImageMask", "/Decode")
_NOT_FOR_PILLOW = {"/JBIG2Decode", "/JPXDecode"}
_COLOURS = {"/DeviceGray", "/DeviceRGB", "/CalGray", "/CalRGB", "/ICCBased"}


class PdfSource:
    """An open PDF file."""

    def __init__(self, pdf: pikepdf.Pdf, path: str | os.PathLike[str], name: str) -> None:
        self._pdf = pdf
        self._path = path
        self._name = name
        self._drawing: pypdfium2.PdfDocument | None = None
        self.count = len(pdf.pages)

    @classmethod
    @contextmanager
    def open(cls, path: str | os.PathLike[str], name: str) -> Iterator["PdfSource"]:
        """Raises EncryptedFileError, DamagedFileError."""
        with decoding(name):
            _check_end(Path(path), name)
            pdf = _open_pdf(path, name)
        with pdf:
            with decoding(name):
                source = cls(pdf, path, name)
            try:
                yield source
            finally:
                source._close_drawing()

    def page(self, number: int) -> tuple[Image.Image, str]:
        """Page image and whether it was "extracted" or "rendered"."""
        found = full_page_image(self._pdf.pages[number - 1])
        if found is not None:
            check_size(*found.size, self._name, number)
            try:
                return to_grey(found.as_pil_image()), "extracted"
            except pikepdf.UnsupportedImageTypeError:
                pass  # a colour space or filter that pikepdf leaves to a renderer
        return self._render(number), "rendered"

    def _render(self, number: int) -> Image.Image:
        if self._drawing is None:
            self._drawing = pypdfium2.PdfDocument(Path(self._path))
        page = self._drawing[number - 1]
        try:
            bitmap = page.render(scale=_scale(*page.get_size()), grayscale=True)
            image = bitmap.to_pil().copy()
            bitmap.close()
        finally:
            page.close()
        return image

    def _close_drawing(self) -> None:
        if self._drawing is not None:
            self._drawing.close()


def full_page_image(page: pikepdf.Page) -> pikepdf.PdfImage | None:
    """The scanner's own image, if the page is exactly that."""
    images = page.get_images()
    if len(images) != 1 or page.rotation:
        return None
    ((name, stream),) = images.items()
    if any(key in stream for key in _NOT_PLAIN) or not _is_drawn_over_page(page, name):
        return None
    image = pikepdf.PdfImage(stream)
    if _NOT_FOR_PILLOW & set(image.filters) or image.colorspace not in _COLOURS:
        return None
    return image


def _is_drawn_over_page(page: pikepdf.Page, name: str) -> bool:
    """Whether all that the page does is to draw this image upright over its whole area."""
    matrix, drawn = pikepdf.Matrix(), []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "cm":
                matrix = pikepdf.Matrix(*(float(part) for part in operands)) @ matrix
            case "Do":
                drawn.append((str(operands[0]), matrix))
            case "q" | "Q" if len(drawn) < 2:
                pass
            case _:
                return False
    return len(drawn) == 1 and drawn[0][0] == name and _covers(drawn[0][1], page)


def _covers(matrix: pikepdf.Matrix, page: pikepdf.Page) -> bool:
    left, bottom, right, top = (float(part) for part in page.cropbox)
    across, up = (right - left) * _FULL_PAGE, (top - bottom) * _FULL_PAGE
    return (
        matrix.b == matrix.c == 0
        and abs(matrix.e - left) <= across
        and abs(matrix.f - bottom) <= up
        and abs(matrix.e + matrix.a - right) <= across
        and abs(matrix.f + matrix.d - top) <= up
    )


def _open_pdf(path: str | os.PathLike[str], name: str) -> pikepdf.Pdf:
    try:
        return pikepdf.open(path)
    except pikepdf.PasswordError as error:
        raise EncryptedFileError(file=name) from error


def _check_end(path: Path, name: str) -> None:
    """A file cut off in the middle can often be opened, with pages silently missing: refuse it."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        if b"startxref" not in file.read():
            raise DamagedFileError(file=name)


def _scale(width: float, height: float) -> float:
    """Pixels per point: 300 dpi, fewer on a page so large that it would not fit in memory."""
    return min(RENDER_DPI / 72, sqrt(_MAX_RENDERED / (width * height)))
