"""Tiny pictures of tickets' bars, and of what is none."""

import cv2
import numpy as np

from article27.labels.code128 import element_widths

NUMBER = "1260000001253881"
MODULE = 4  # px


def line(digits: str = NUMBER, module: int = MODULE, quiet: int = 10) -> np.ndarray:
    """One row of bars, paper 230 and ink 30, with quiet zones (modules) at both ends."""
    modules = [1] * quiet
    for index, width in enumerate(element_widths(digits)):
        modules += [index % 2] * width
    return np.repeat(np.array(modules + [1] * quiet) * 200 + 30, module).astype(np.float32)


def symbol(digits: str = NUMBER, module: int = MODULE, height: int = 100) -> np.ndarray:
    """Bars of a height in px, in grey levels."""
    return np.repeat(line(digits, module)[None], height, axis=0).astype(np.uint8)


def on_page(picture: np.ndarray, angle: float, centre: tuple[int, int], size: tuple[int, int]) -> np.ndarray:
    """A picture laid on a page (size: width, height) turned by `angle` degrees clockwise."""
    matrix = cv2.getRotationMatrix2D((picture.shape[1] / 2, picture.shape[0] / 2), -angle, 1)
    matrix[:, 2] += np.array(centre) - (picture.shape[1] / 2, picture.shape[0] / 2)
    return cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_LINEAR, borderValue=230)


def blurred(picture: np.ndarray, modules: float, module: int = MODULE) -> np.ndarray:
    """Out of focus, by a standard deviation in modules."""
    return cv2.GaussianBlur(picture, (0, 0), modules * module)


def noisy(picture: np.ndarray, sigma: float, seed: int = 27) -> np.ndarray:
    """With the noise of a scanner."""
    noise = np.random.default_rng(seed).normal(0, sigma, picture.shape)
    return (picture + noise).clip(0, 255).astype(np.uint8)
