"""Draws page-stages.png: a page of the benchmark's corpus on its way through the stages of the reader.

PYTHONPATH=.:benchmarks python docs/pictures/page_stages.py
"""

from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from corpus import KEYRING, lay_desk, print_tickets, scan
from PIL import Image, ImageDraw, ImageFont

from article27.scan import PageImage, Polygon, read_page
from article27.scan.bands import bands, upright
from article27.scan.levels import levelled
from article27.scan.locate import locate
from article27.scan.reader import LIKELIHOOD
from article27.scan.region import Region
from article27.scan.source import Origin
from article27.scan.straighten import Strip, straighten

SEED = 17
SMALL = (420, 594)
MARGIN, TITLE = 24, 34
WIDTH = 3 * SMALL[0] + 4 * MARGIN
BLUE, GREEN, RED = (31, 97, 200), (20, 140, 60), (200, 40, 40)
FONT = ImageFont.load_default(size=17)


def main() -> None:
    rng = np.random.default_rng(SEED)
    grey, _ = scan(lay_desk(print_tickets(1, 63), rng), 300, rng)
    jpeg = BytesIO()
    Image.fromarray(grey).save(jpeg, "JPEG", quality=45)
    image = Image.open(jpeg).convert("L")
    grey = np.asarray(image)
    regions = locate(grey)
    page = read_page(PageImage(1, image, Origin.IMAGE), keyring=KEYRING)
    rescued = next(reading for reading in page.readings if reading.method == LIKELIHOOD)
    region = min(regions, key=lambda region: np.hypot(*np.subtract((region.x, region.y), rescued.polygon.centre)))
    strip = straighten(grey, region)
    rows = upright(bands(strip.pixels), strip.module)
    steps = [
        ("1  extract: the scanner's own image", small(image)),
        ("2  locate: where all edges run one way", outlined(image, [(box(region), BLUE) for region in regions])),
        ("5  read (green), rescued (blue), left to a person (red)", outlined(image, outcome(page))),
    ]
    middle = [
        (f"3  straighten: the strip of {rescued.text}, which edges do not tell", strip_picture(strip)),
        (
            "4  rescue: bands upright, paper and ink levelled; compared with whole characters",
            level_picture(rows, strip),
        ),
    ]
    compose(steps, middle).save(Path(__file__).with_name("page-stages.png"), optimize=True)


def small(image: Image.Image) -> Image.Image:
    return image.resize(SMALL, Image.Resampling.BOX).convert("RGB")


def outlined(image: Image.Image, polygons: list[tuple[list[tuple[float, float]], tuple[int, int, int]]]) -> Image.Image:
    picture, factor = small(image), SMALL[0] / image.width
    pen = ImageDraw.Draw(picture)
    for corners, colour in polygons:
        scaled = [(x * factor, y * factor) for x, y in corners]
        pen.line([*scaled, scaled[0]], fill=colour, width=3)
    return picture


def box(region: Region) -> list[tuple[float, float]]:
    return cv2.boxPoints(((region.x, region.y), (region.length, region.height), np.degrees(region.angle))).tolist()


def outcome(page) -> list[tuple[Polygon, tuple[int, int, int]]]:
    read = [(reading.polygon, BLUE if reading.method == LIKELIHOOD else GREEN) for reading in page.readings]
    return read + [(region.polygon, RED) for region in page.unread]


def strip_picture(strip: Strip) -> Image.Image:
    return Image.fromarray(strip.pixels).convert("RGB")


def level_picture(rows: np.ndarray, strip: Strip) -> Image.Image:
    grey = ((levelled(rows, strip.module) + 1.3) / 2.6 * 255).clip(0, 255).astype(np.uint8)
    return Image.fromarray(np.repeat(grey, 12, axis=0)).convert("RGB")


def compose(steps: list[tuple[str, Image.Image]], middle: list[tuple[str, Image.Image]]) -> Image.Image:
    room = max(picture.height for _, picture in middle)
    canvas = Image.new("RGB", (WIDTH, SMALL[1] + room + 2 * TITLE + 3 * MARGIN), "white")
    pen = ImageDraw.Draw(canvas)
    for index, (title, picture) in enumerate(steps):
        left = MARGIN + index * (SMALL[0] + MARGIN)
        pen.text((left, MARGIN), title, fill=(30, 30, 30), font=FONT)
        canvas.paste(picture, (left, MARGIN + TITLE))
        pen.rectangle((left, MARGIN + TITLE, left + SMALL[0], MARGIN + TITLE + SMALL[1]), outline=(190, 190, 190))
    top = SMALL[1] + TITLE + 2 * MARGIN
    for index, (title, picture) in enumerate(middle):
        left = MARGIN + index * (WIDTH // 2)
        pen.text((left, top), title, fill=(30, 30, 30), font=FONT)
        canvas.paste(picture.resize((WIDTH // 2 - 2 * MARGIN, picture.height)), (left, top + TITLE))
    return canvas.quantize(48)


if __name__ == "__main__":
    main()
