"""Paper and ink: grey levels made comparable, whatever the light and the print."""

import cv2
import numpy as np

_WINDOW = 22  # modules: two characters, which always have wide bars and wide spaces
_LEAST_CONTRAST = 10.0  # grey levels: less is no print
_FADED = 0.35  # of the usual contrast: less is covered or washed out
_CLIP = 1.3


def levelled(rows: np.ndarray, module: float) -> np.ndarray:
    """Bands (count x width) with paper at 1 and ink at -1; 0 where there is no contrast.

    The light may change along the bands, so paper is what is brightest nearby. Ink is one all over
    a ticket, as a share of its paper: what is darkest nearby may be the stroke of a pen.
    """
    size = (2 * round(_WINDOW * module / 2) + 1, 1)
    around = np.ones((1, size[0]), np.uint8)
    soft = cv2.blur(rows, (max(1, round(module / 2)), 1))
    paper = np.maximum(cv2.blur(cv2.dilate(soft, around), size), 1)
    contrast = paper - cv2.blur(cv2.erode(soft, around), size)
    is_print = contrast > _LEAST_CONTRAST
    if not is_print.any():
        return np.zeros_like(rows)
    usual = paper * np.median((contrast / paper)[is_print])
    level = 1 - 2 * (paper - rows) / usual
    return np.where(is_print & (contrast > _FADED * usual), level.clip(-_CLIP, _CLIP), 0).astype(np.float32)
