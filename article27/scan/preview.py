"""A page as a person looks at it on a screen: small enough to send, large enough to read a number."""

import cv2
import numpy as np

SIDE_PX = 1600  # the longer side; 137 dpi of an A4 page
_QUALITY = 70  # of JPEG, to 100


def preview(grey: np.ndarray, side: int = SIDE_PX) -> bytes:
    """A JPEG file of a page in grey levels (height x width, uint8), its longer side at most `side` px.

    It is the page as it was read, so what is where on the page is where on the preview, scaled.
    """
    height, width = grey.shape
    scale = min(1.0, side / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    _, file = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return file.tobytes()
