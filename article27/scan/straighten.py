"""A region of bars as a strip: bars upright, a module some four pixels wide."""

from dataclasses import dataclass

import cv2
import numpy as np

from ..labels.code128 import SYMBOL_MODULES
from .model import Point, Polygon
from .region import Region

MODULE_PX = 4.0  # aimed at; fewer cannot be told apart after a blur, more only cost time
_MOST_ENLARGED, _MOST_REDUCED = 3.0, 0.25
_SIDE = 0.12  # of the region's length, added at both ends: quiet zones, and what was not seen as bars


@dataclass(frozen=True, slots=True)
class Strip:
    """Grey levels (height x width), and how its pixels lie on the page.

    `matrix` (2 x 3) takes page coordinates to the strip's; `side` is what was added left and right
    of the region and `module` the width of a narrow bar if all was as supposed, in px of the strip.
    """

    pixels: np.ndarray
    matrix: np.ndarray
    side: float
    module: float

    def polygon(self, left: float, right: float, top: float = 0.0, bottom: float | None = None) -> Polygon:
        """Corners on the page of a part of the strip; left > right for what was read backwards."""
        below = self.pixels.shape[0] if bottom is None else bottom
        if left > right:
            top, below = below, top
        corners = np.array([[left, top], [right, top], [right, below], [left, below]])
        back = cv2.invertAffineTransform(self.matrix)
        return Polygon(*(Point(round(x), round(y)) for x, y in corners @ back[:, :2].T + back[:, 2]))


def straighten(grey: np.ndarray, region: Region, side: float = _SIDE, module: float | None = None) -> Strip:
    """Cut out a region, turned so that its bars stand upright.

    `side` is the part of its length that is added at both ends; `module` in px of the page, when
    the page's other symbols have told it, else the region is taken for a whole symbol.
    """
    module = module or region.length / SYMBOL_MODULES
    scale = MODULE_PX / module
    scale = min(max(scale, _MOST_REDUCED), _MOST_ENLARGED)
    width, height = round(region.length * (1 + 2 * side) * scale), max(8, round(region.height * scale))
    cos, sin = np.cos(region.angle) * scale, np.sin(region.angle) * scale
    matrix = np.array([[cos, sin, 0.0], [-sin, cos, 0.0]])
    matrix[:, 2] = (width / 2, height / 2) - matrix[:, :2] @ (region.x, region.y)
    pixels = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return Strip(pixels, matrix, region.length * side * scale, module * scale)
