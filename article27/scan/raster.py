"""JPEG, PNG and TIFF files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PIL import ExifTags, Image, ImageOps

from .guard import check_size, decoding

_STRIPE = 512  # rows
_FORMATS = ["JPEG", "PNG", "TIFF"]  # phones' JPEGs of several pictures (MPO) count as JPEG


class RasterSource:
    """An open image file; only TIFF has several pages."""

    def __init__(self, image: Image.Image, name: str) -> None:
        self._image = image
        self._name = name
        self.count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1

    @classmethod
    @contextmanager
    def open(cls, path: str | os.PathLike[str], name: str) -> Iterator["RasterSource"]:
        """Raises DamagedFileError, TooLargeError."""
        with decoding(name):
            image = Image.open(path, formats=_FORMATS)
        with image:
            with decoding(name):
                source = cls(image, name)
            yield source

    def page(self, number: int) -> tuple[Image.Image, str]:
        """The frame as its EXIF orientation means it to be seen."""
        if self.count > 1:
            self._image.seek(number - 1)
        check_size(*self._image.size, self._name, number)
        image = self._image.copy() if self.count > 1 else self._image  # the next frame takes its place
        if image.getexif().get(ExifTags.Base.Orientation, 1) != 1:
            image = ImageOps.exif_transpose(image)
        return to_grey(image), "image"


def to_grey(image: Image.Image) -> Image.Image:
    """Grey levels (mode "L"); what is transparent becomes white paper."""
    if image.mode.startswith("I;16"):
        return image.point(lambda level: level / 256).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    image.load()
    return image if image.mode == "L" else image.convert("L")


def pixels(image: Image.Image) -> np.ndarray:
    """Grey levels (height x width, uint8) of an image of mode "L".

    Pillow hands out a large image row by row; in stripes it takes a fifth of the time.
    """
    grey = np.empty((image.height, image.width), np.uint8)
    for top in range(0, image.height, _STRIPE):
        bottom = min(top + _STRIPE, image.height)
        grey[top:bottom] = np.asarray(image.crop((0, top, image.width, bottom)))
    return grey
