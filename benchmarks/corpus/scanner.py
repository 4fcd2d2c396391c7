"""What a scanner, a fax and a phone make of a page: files as they come in, and where things are on them."""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from .desk import Desk
from .spoiling import Rng
from .tickets import DPI
from .truth import PageTruth

QUALITIES = (30, 45, 60, 75)
SPECKS = 60


def scan(desk: Desk, dpi: int, rng: Rng) -> tuple[np.ndarray, PageTruth]:
    """Grey levels at `dpi`: scaled down, with noise and specks."""
    factor = dpi / DPI
    grey = cv2.resize(desk.grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    _speck(grey, rng, dpi)
    return _noisy(grey, rng), desk.truth.scaled(factor)


def fax(grey: np.ndarray, rng: Rng) -> np.ndarray:
    """One bit a pixel, 0 or 255, by a fixed threshold, as scanners do by default."""
    return np.where(grey > rng.uniform(135, 165), np.uint8(255), np.uint8(0))


def photograph(desk: Desk, rng: Rng, width: int = 3000, height: int = 4000) -> tuple[np.ndarray, PageTruth]:
    """The page on a table, by a phone of 12 megapixels: in perspective, out of focus a little, half in the shadow."""
    page_height, page_width = desk.grey.shape
    corners = np.array([(0, 0), (page_width, 0), (page_width, page_height), (0, page_height)], np.float32)
    margin = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)]) * rng.uniform(0.015, 0.09, (4, 2)) * (width, height)
    seen = (corners / (page_width, page_height) * (width, height) + margin).astype(np.float32)
    # Half the resolution first: a camera sees means of areas, not every second point.
    half = cv2.resize(desk.grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    matrix = cv2.getPerspectiveTransform(corners, seen)
    table = float(rng.uniform(40, 160))
    photo = cv2.warpPerspective(
        half, matrix @ np.diag([2.0, 2.0, 1.0]), (width, height), flags=cv2.INTER_LINEAR, borderValue=table
    )
    photo = cv2.GaussianBlur(photo, (0, 0), rng.uniform(0.5, 1.1))
    photo = np.clip(photo * _shadow(rng, width, height), 0, 255).astype(np.uint8)
    return _noisy(photo, rng), desk.truth.moved(matrix)


def save_jpeg(grey: np.ndarray, path: Path, rng: Rng) -> None:
    """With one of the table's qualities."""
    Image.fromarray(grey).save(path, "JPEG", quality=int(rng.choice(QUALITIES)))


def save_fax(grey: np.ndarray, path: Path) -> None:
    """A TIFF of one bit a pixel."""
    Image.fromarray(grey).convert("1", dither=Image.Dither.NONE).save(path, "TIFF", compression="group4")


def _speck(grey: np.ndarray, rng: Rng, dpi: int) -> None:
    height, width = grey.shape
    for x, y in rng.integers((0, 0), (width, height), (SPECKS, 2)):
        radius = max(1, round(rng.uniform(0.05, 0.2) / 25.4 * dpi))
        cv2.circle(grey, (int(x), int(y)), radius, float(rng.uniform(0, 120)), -1)


def _noisy(grey: np.ndarray, rng: Rng) -> np.ndarray:
    noise = np.empty(grey.shape, np.int16)
    cv2.setRNGSeed(int(rng.integers(2**31)))
    cv2.randn(noise, 0, float(rng.uniform(3, 10)))
    return cv2.add(grey.astype(np.int16), noise).clip(0, 255).astype(np.uint8)


def _shadow(rng: Rng, width: int, height: int) -> np.ndarray:
    """The light: brighter on one side, and a soft-edged shadow of the phone over part of the page."""
    small = np.ones((height // 20, width // 20), np.float32)
    across = np.linspace(-1, 1, small.shape[1], dtype=np.float32)[None]
    down = np.linspace(-1, 1, small.shape[0], dtype=np.float32)[:, None]
    small *= 0.9 + rng.uniform(-0.1, 0.1) * across + rng.uniform(-0.1, 0.1) * down
    angle, where = rng.uniform(0, 2 * np.pi), rng.uniform(-0.5, 0.5)
    distance = np.cos(angle) * across + np.sin(angle) * down - where
    small *= 1 - rng.uniform(0.25, 0.5) / (1 + np.exp(-distance * rng.uniform(8, 40)))
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
