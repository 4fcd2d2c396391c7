"""The pages of a real pile that are not a desk full of tickets: one kind each.

feeder       one small ticket a page, as a document feeder takes them
back         the other side of a duplex scan: handwriting
stapled      stubs in a staple, each covering a part of the one below
overlapping  tickets thrown on each other
upside down  a page put in the wrong way round
photocopy    a page photocopied before it was scanned
foreign      bars that are not ours: a book's EAN, QR, other regions' and older numbers
blank        paper, with the marks that paper has
text         a letter, a table, a picture
"""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from .desk import PAGE_HEIGHT, PAGE_WIDTH, Desk, corners_at, lay_desk
from .scanner import scan
from .spoiling import Rng, spoil
from .tickets import HEIGHT, MM, WIDTH, Print
from .truth import PageTruth

Page = tuple[np.ndarray, PageTruth]
_FORMATS = zxingcpp.BarcodeFormat
_LETTER = """Article 27 vous remercie de votre envoi du mois dernier et vous prie de trouver ci-joint le relevé
des tickets acceptés 1,25 EUR Théâtre de Poche 12/03/2026 séance spectateurs tarif convention annexe n° 2026-118"""
_WORDS = _LETTER.split()


def other_page(kind: str, prints: Sequence[Print], rng: Rng, dpi: int = 300) -> Page:
    """A scanned page of one of OTHER_KINDS, and what is on it."""
    return _KINDS[kind](prints, rng, dpi)


def _feeder(prints: Sequence[Print], rng: Rng, dpi: int) -> Page:
    desk = Desk.empty(rng, WIDTH + round(16 * MM), HEIGHT + round(16 * MM))
    centre = np.array(desk.grey.shape[::-1]) / 2
    desk.lay(spoil(prints[rng.integers(len(prints))], rng), corners_at(centre, rng.uniform(-4, 4), rng))
    return scan(desk, dpi, rng)


def _back(prints: Sequence[Print], rng: Rng, dpi: int) -> Page:
    desk = Desk.empty(rng)
    for top in range(round(20 * MM), PAGE_HEIGHT - round(20 * MM), round(rng.uniform(9, 16) * MM)):
        _handwriting(desk.grey, rng, top, round(rng.uniform(1.5, 3) * MM))
    return scan(desk, dpi, rng)


def _stapled(prints: Sequence[Print], rng: Rng, dpi: int) -> Page:
    desk, laid = Desk.empty(rng), []
    chosen = rng.choice(len(prints), (4, 4), replace=False)
    for stack, (left, top) in zip(chosen, ((0.28, 0.1), (0.72, 0.1), (0.28, 0.55), (0.72, 0.55)), strict=True):
        for step, index in enumerate(stack):
            centre = (left * PAGE_WIDTH, top * PAGE_HEIGHT + (18 + 22 * step) * MM)
            corners = corners_at(centre, rng.uniform(-3, 3), rng)
            desk.lay(spoil(prints[index], rng), corners)
            laid.append(corners)
    desk.mark_covered(laid)
    return scan(desk, dpi, rng)


def _overlapping(prints: Sequence[Print], rng: Rng, dpi: int) -> Page:
    desk, laid = Desk.empty(rng), []
    for index in rng.choice(len(prints), 14, replace=False):
        centre = rng.uniform((40 * MM, 40 * MM), (PAGE_WIDTH - 40 * MM, PAGE_HEIGHT - 40 * MM))
        corners = corners_at(centre, rng.uniform(-180, 180), rng)
        desk.lay(spoil(prints[index], rng), corners)
        laid.append(corners)
    desk.mark_covered(laid)
    return scan(desk, dpi, rng)


def _upside_down(prints: Sequence[Print], rng: Rng, dpi: int) -> Page:
    desk = lay_desk(prints, rng, 5)
    desk.grey = np.ascontiguousarray(desk.grey[::-1, ::-1])
    half_turn = np.array([[-1.0, 0, PAGE_WIDTH], [0, -1.0, PAGE_HEIGHT], [0, 0, 1]])
    desk.truth = desk.truth.moved(half_turn)
    return scan(desk, dpi, rng)


def _photocopy(prints: Sequence[Print], rng: Rng, dpi: int) -> Page:
    """Hard contrast, toner that ran a little, dirt, and a scan of that."""
    desk = lay_desk(prints, rng, 5)
    soft = cv2.GaussianBlur(desk.grey, (0, 0), 2.0).astype(np.float32)
    copied = np.clip((soft - rng.uniform(60, 90)) * rng.uniform(1.8, 2.6), 15, 245).astype(np.uint8)
    desk.grey = cv2.GaussianBlur(copied, (0, 0), 1.5)
    for x, y in rng.integers((0, 0), (PAGE_WIDTH, PAGE_HEIGHT), (150, 2)):
        cv2.circle(desk.grey, (int(x), int(y)), int(rng.integers(1, 5)), 40, -1)
    return scan(desk, dpi, rng)


def _foreign(prints: Sequence[Print], rng: Rng, dpi: int) -> Page:
    desk = Desk.empty(rng)
    codes = (
        (_FORMATS.EAN13, "9782070360024"),
        (_FORMATS.QRCode, "https://www.article27.be/"),
        (_FORMATS.Code39, "W00012345"),
        (_FORMATS.ITF, "0012345678"),
        (_FORMATS.Code128, "A27-2019-004711"),
        (_FORMATS.EAN8, "73513537"),
    )
    for index, (kind, text) in enumerate(codes):
        code = np.asarray(zxingcpp.create_barcode(text, kind).to_image(scale=8 if kind != _FORMATS.QRCode else 12))
        if kind != _FORMATS.QRCode:
            code = np.repeat(code[:1], round(15 * MM), axis=0)
        left = round((0.1 + 0.45 * (index % 2)) * PAGE_WIDTH)
        top = round((0.08 + 0.3 * (index // 2)) * PAGE_HEIGHT)
        code = code[: PAGE_HEIGHT - top, : PAGE_WIDTH - left]
        desk.grey[top : top + code.shape[0], left : left + code.shape[1]] = np.maximum(code, 20)
        right, bottom = left + code.shape[1], top + code.shape[0]
        desk.truth.foreign.append(np.array([(left, top), (right, top), (right, bottom), (left, bottom)], float))
    return scan(desk, dpi, rng)


def _blank(prints: Sequence[Print], rng: Rng, dpi: int) -> Page:
    desk = Desk.empty(rng)
    for _ in range(2):  # folds, and the edge of the paper
        ends = rng.uniform((0, 0), (PAGE_WIDTH, PAGE_HEIGHT), (2, 2)).astype(int)
        cv2.line(desk.grey, *(tuple(int(part) for part in end) for end in ends), 190, 4, cv2.LINE_AA)
    cv2.rectangle(desk.grey, (0, 0), (PAGE_WIDTH - 1, PAGE_HEIGHT - 1), 120, 8)
    return scan(desk, dpi, rng)


def _text(prints: Sequence[Print], rng: Rng, dpi: int) -> Page:
    """A third of the page each: a letter, a table, a picture."""
    page = Image.new("L", (PAGE_WIDTH, PAGE_HEIGHT), 248)
    pen, third = ImageDraw.Draw(page), PAGE_HEIGHT // 3
    font = ImageFont.load_default(size=float(rng.uniform(70, 110)))
    _letter(pen, font, rng, round(12 * MM), third - round(8 * MM))
    _table(pen, font, rng, third, 2 * third - round(8 * MM))
    grey = np.array(page)
    _picture(grey[2 * third : 3 * third - round(12 * MM), round(20 * MM) : -round(20 * MM)], rng)
    return scan(Desk(grey, PageTruth()), dpi, rng)


def _letter(pen: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont, rng: Rng, top: int, bottom: int) -> None:
    for y in range(top, bottom, round(font.size * rng.uniform(1.15, 1.6))):
        pen.text((20 * MM, y), " ".join(rng.choice(_WORDS, 14)), fill=20, font=font)


def _table(pen: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont, rng: Rng, top: int, bottom: int) -> None:
    pitch, columns = round(font.size * rng.uniform(1.1, 1.5)), int(rng.integers(4, 14))
    xs = np.linspace(20 * MM, PAGE_WIDTH - 20 * MM, columns + 1)
    for y in range(top, bottom, pitch):
        pen.line((xs[0], y, xs[-1], y), fill=60, width=4)
        for x in xs[:-1]:
            pen.text((x + 20, y + 8), str(rng.integers(10_000)), fill=20, font=font)
    for x in xs:
        pen.line((x, top, x, bottom), fill=60, width=4)


def _picture(part: np.ndarray, rng: Rng) -> None:
    """Something with structure at every size, and a fence."""
    height, width = part.shape
    sizes = [2**power for power in range(2, 9)]
    layers = [rng.normal(0, 1, (size, size)).astype(np.float32) / np.sqrt(size) for size in sizes]
    mixed = sum(cv2.resize(layer, (width, height), interpolation=cv2.INTER_CUBIC) for layer in layers)
    part[:] = np.clip(128 + mixed * 60, 0, 255)
    for x in range(0, width, round(rng.uniform(5, 9) * MM)):
        cv2.line(part, (x, height // 2), (x + 60, height), 60, round(1.5 * MM), cv2.LINE_AA)


def _handwriting(grey: np.ndarray, rng: Rng, top: int, size: int) -> None:
    x = float(rng.uniform(15, 60) * MM)
    end, tone = float(rng.uniform(0.5, 0.95) * PAGE_WIDTH), float(rng.uniform(20, 110))
    while x < end:
        count = int(rng.integers(8, 30))
        xs = x + np.arange(count) * size * 0.45 + rng.uniform(-0.3, 0.3, count) * size
        ys = top + rng.uniform(-1, 1, count) * size * np.where(rng.random(count) < 0.2, 2, 0.8)
        fine = np.linspace(0, count - 1, count * 8)
        curve = np.column_stack((np.interp(fine, np.arange(count), xs), np.interp(fine, np.arange(count), ys)))
        curve = cv2.blur(curve.astype(np.float32), (1, 7))
        cv2.polylines(grey, [curve.astype(np.int32)], False, tone, round(0.5 * MM), cv2.LINE_AA)
        x = float(xs[-1]) + size * rng.uniform(1, 2.5)


_KINDS: dict[str, Callable[[Sequence[Print], Rng, int], Page]] = {
    "feeder": _feeder,
    "back": _back,
    "stapled": _stapled,
    "overlapping": _overlapping,
    "upside down": _upside_down,
    "photocopy": _photocopy,
    "foreign": _foreign,
    "blank": _blank,
    "text": _text,
}
OTHER_KINDS = tuple(_KINDS)
