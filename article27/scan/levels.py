"""Paper and ink: grey levels made comparable, whatever the light and the print."""

import cv2
import numpy as np

_WINDOW = 22  # modules: two characters, which always have wide bars and wide spaces
_LEAST_CONTRAST = 10.0  # grey levels: less is no print
_CLIP = 1.3


def levelled(rows: np.ndarray, module: float) -> np.ndarray:
    """Bands (count x width) with paper at 1 and ink at -1; 0 where there is no contrast."""
    size = (2 * round(_WINDOW * module / 2) + 1, 1)
    soft = cv2.blur(rows, (max(1, round(module / 2)), 1))
    paper = cv2.blur(cv2.dilate(soft, np.ones(size[::-1], np.uint8)), size)
    ink = cv2.blur(cv2.erode(soft, np.ones(size[::-1], np.uint8)), size)
    contrast = paper - ink
    level = 2 * (rows - ink) / np.maximum(contrast, 1) - 1
    return np.where(contrast > _LEAST_CONTRAST, level.clip(-_CLIP, _CLIP), 0).astype(np.float32)
