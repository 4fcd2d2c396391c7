"""What happens to a ticket before it is scanned. Sizes in px at 600 dpi; shares and sizes are those of the table in
`docs/benchmarks.md`.

Each spoiling is decided and drawn here, from one random generator, before anything tries to read the ticket.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from .tickets import HEIGHT, MM, WIDTH, Print, bars_box

Rng = np.random.Generator
LEFT, TOP, RIGHT, BOTTOM = bars_box()

PRINT_GAIN, LOW_CONTRAST, PEN, CREASE, STAMP, TORN, HEAVY_BLUR, DESTROYED = 0.5, 0.2, 0.3, 0.2, 0.12, 0.06, 0.1, 0.1


@dataclass(frozen=True)
class Spoiled:
    """A ticket as it lies there: grey levels, and `shape`, 255 where its paper is."""

    number: str
    grey: np.ndarray
    shape: np.ndarray
    spoilings: frozenset[str]

    @property
    def is_readable(self) -> bool:
        return "destroyed" not in self.spoilings

    @property
    def is_ordinary(self) -> bool:
        return not self.spoilings & {"destroyed", "low contrast", "torn", "heavy blur"}


def spoil(ticket: Print, rng: Rng) -> Spoiled:
    """One ticket, spoiled at random."""
    happens = {
        "low contrast": LOW_CONTRAST, "pen": PEN, "crease": CREASE, "stamp": STAMP,
        "torn": TORN, "heavy blur": HEAVY_BLUR, "destroyed": DESTROYED,
    }  # fmt: skip
    spoilings = {name for name, share in happens.items() if rng.random() < share}
    grey = _inked(_gained(ticket.ink, rng), rng, "low contrast" in spoilings)
    shape = np.full((HEIGHT, WIDTH), 255, np.uint8)
    if "pen" in spoilings:
        _strokes(grey, rng, rng.integers(1, 4))
    if "crease" in spoilings:
        grey = _crease(grey, rng, spoilings)
    if "stamp" in spoilings:
        _stamp(grey, rng)
    if "torn" in spoilings:
        _tear(shape, rng)
    if "destroyed" in spoilings:
        grey = _destroy(grey, shape, rng)
    sigma = rng.uniform(3.2, 4.5) if "heavy blur" in spoilings else rng.uniform(0.8, 3.2)
    return Spoiled(ticket.number, cv2.GaussianBlur(grey, (0, 0), sigma), shape, frozenset(spoilings))


def _gained(ink: np.ndarray, rng: Rng) -> np.ndarray:
    if rng.random() >= PRINT_GAIN:
        return ink
    grow = cv2.erode if rng.random() < 0.5 else cv2.dilate
    return grow(ink, np.ones((2, 2), np.uint8))


def _inked(ink: np.ndarray, rng: Rng, is_low_contrast: bool) -> np.ndarray:
    paper, black = (rng.uniform(185, 215), rng.uniform(95, 130)) if is_low_contrast else (
        rng.uniform(205, 255), rng.uniform(5, 70))  # fmt: skip
    across, down = rng.uniform(-12, 12, 2)
    light = np.linspace(-across, across, WIDTH)[None] + np.linspace(-down, down, HEIGHT)[:, None]
    grey = black + (paper - black) * (ink / np.float32(255)) + light
    return np.clip(grey, 0, 255).astype(np.uint8)


def _strokes(grey: np.ndarray, rng: Rng, count: int) -> None:
    """Of a pen, right across the bars in any direction, slightly bent."""
    for _ in range(count):
        through, angle = rng.uniform((LEFT, TOP), (RIGHT, BOTTOM)), rng.uniform(0, np.pi)
        along = np.array([np.cos(angle), np.sin(angle)])
        reach = min((RIGHT - LEFT) / 2 / max(abs(along[0]), 0.1), (BOTTOM - TOP) / max(abs(along[1]), 0.1)) + 40
        steps = np.linspace(-1, 1, 24)[:, None]
        bow = (1 - steps**2) * rng.uniform(-40, 40) * np.array([-along[1], along[0]])
        curve = through + steps * reach * along + bow
        width = round(rng.uniform(0.4, 0.8) * MM)
        cv2.polylines(grey, [curve.astype(np.int32)], False, float(rng.uniform(20, 90)), width, cv2.LINE_AA)


def _crease(grey: np.ndarray, rng: Rng, spoilings: set[str]) -> np.ndarray:
    """A line, or the right part shifted: across the bars, more or less upright."""
    x, lean = rng.uniform(LEFT + 40, RIGHT - 40), rng.uniform(-60, 60)
    if rng.random() < 0.5:
        ends = [(round(x - lean), 0), (round(x + lean), HEIGHT)]
        width = max(1, round(rng.uniform(0.15, 0.25) * MM))
        cv2.line(grey, *ends, float(rng.uniform(20, 110)), width, cv2.LINE_AA)
        return grey
    spoilings.add("shifted")
    shift = rng.integers(-6, 7)
    edge = np.linspace(x - lean, x + lean, HEIGHT)[:, None]
    return np.where(np.arange(WIDTH)[None] > edge, np.roll(grey, shift, axis=1), grey)


def _stamp(grey: np.ndarray, rng: Rng) -> None:
    centre = [round(part) for part in rng.uniform((LEFT, TOP), (RIGHT, BOTTOM))]
    radius, tone = round(rng.uniform(6, 9) * MM), float(rng.uniform(60, 140))
    ring = np.full_like(grey, 255)
    cv2.circle(ring, centre, radius, tone, round(0.5 * MM), cv2.LINE_AA)
    np.minimum(grey, ring, out=grey)


def _tear(shape: np.ndarray, rng: Rng) -> None:
    """The top of the bars is gone, with all above it; the edge is ragged."""
    depth = TOP + rng.uniform(0.2, 0.5) * (BOTTOM - TOP)
    xs = np.linspace(0, WIDTH, 40)
    edge = np.column_stack((xs, depth + rng.uniform(-12, 12, 40)))
    cv2.fillPoly(shape, [np.vstack((edge, [[WIDTH, 0], [0, 0]])).astype(np.int32)], 0)


def _destroy(grey: np.ndarray, shape: np.ndarray, rng: Rng) -> np.ndarray:
    """Scribbled over, half missing or washed out."""
    kind = rng.integers(3)
    if kind == 0:
        _scribble(grey, rng)
    elif kind == 1:
        edge = round(rng.uniform(0.35, 0.65) * WIDTH)
        shape[:, edge:] = 0
    else:
        paper = np.percentile(grey, 90)
        grey = (paper + (grey - paper) * rng.uniform(0.03, 0.08)).clip(0, 255).astype(np.uint8)
    return grey


def _scribble(grey: np.ndarray, rng: Rng) -> None:
    count = 60
    xs = np.linspace(LEFT - 40, RIGHT + 40, count) + rng.uniform(-15, 15, count)
    ys = np.where(np.arange(count) % 2, TOP - 30, BOTTOM + 30) + rng.uniform(-25, 25, count)
    for _ in range(3):
        line = np.column_stack((xs + rng.uniform(-15, 15), ys)).astype(np.int32)
        cv2.polylines(grey, [line], False, float(rng.uniform(10, 60)), round(rng.uniform(0.8, 1.2) * MM), cv2.LINE_AA)
