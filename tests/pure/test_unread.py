from io import BytesIO

import cv2
import numpy as np
from PIL import Image

from article27.scan import Point, Polygon
from article27.scan.bands import bands, upright
from article27.scan.region import Region
from article27.scan.straighten import straighten
from article27.scan.unread import crop, looks_like_bars
from bars import noisy, symbol


def looks(picture: np.ndarray) -> bool:
    height, width = picture.shape
    strip = straighten(picture, Region(width / 2, height / 2, 0.0, width, height), side=0)
    return looks_like_bars(upright(bands(strip.pixels), strip.module), strip)


def test_bars_look_like_bars_also_halves_and_faint_ones():
    assert looks(symbol())
    assert looks(symbol()[:, :300])
    assert looks(noisy(180 - (230 - symbol().astype(float)) * 0.25, 8))


def test_text_tables_and_noise_do_not():
    text = np.full((100, 600), 230, np.uint8)
    for y, words in ((40, "1260 0000 0125 3881 Article 27"), (90, "Les tickets du mois de mars 2026")):
        cv2.putText(text, words, (5, y), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 20, 3)
    table = np.full((100, 600), 230, np.uint8)
    table[:, ::30] = table[:, 1::30] = 60
    noise = noisy(np.full((100, 600), 128, np.uint8), 40)
    assert not any(map(looks, (text, table, noise)))


def test_a_crop_shows_the_surroundings_and_stays_on_the_page():
    image = Image.new("L", (400, 300), 255)
    corner = Polygon(Point(0, 0), Point(200, 0), Point(200, 80), Point(0, 80))
    assert Image.open(BytesIO(crop(image, corner))).size == (250, 130)
