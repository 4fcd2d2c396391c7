"""Tickets laid on a page: an A4 master of 600 dpi, from which the scanner takes what it can.

As many of 8 to 24 tickets are laid as find a place. L7160 labels at any angle fill a page with some 12: the others
would lie on each other. Nearly straight they lie in rows. One in fifty is laid on a neighbour on purpose.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from .spoiling import BOTTOM, LEFT, RIGHT, TOP, Rng, Spoiled, spoil
from .tickets import HEIGHT, MM, WIDTH, Print
from .truth import PageTruth, TicketTruth

PAGE_WIDTH, PAGE_HEIGHT = round(210 * MM), round(297 * MM)
COVERED = 0.12  # of a ticket: more, and it is not readable
CORNERS_OFF = 0.012
_TRIES = 400
_ON_PURPOSE = 0.02
_STRAIGHT = 10.0  # degrees up to which tickets lie in rows

_CORNERS = np.array([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], np.float32)
_BARS = np.array([(LEFT, TOP), (RIGHT, TOP), (RIGHT, BOTTOM), (LEFT, BOTTOM)], np.float32)


@dataclass
class Desk:
    """A page of 600 dpi in the making."""

    grey: np.ndarray
    truth: PageTruth

    @classmethod
    def empty(cls, rng: Rng, width: int = PAGE_WIDTH, height: int = PAGE_HEIGHT) -> "Desk":
        """The lid of the scanner."""
        return cls(np.full((height, width), round(rng.uniform(225, 255)), np.uint8), PageTruth())

    def lay(self, ticket: Spoiled, corners: np.ndarray) -> None:
        """Put a ticket down with its corners (4 x 2, clockwise from its own top left) there."""
        matrix = cv2.getPerspectiveTransform(_CORNERS, corners.astype(np.float32))
        left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
        right, bottom = np.ceil(corners.max(axis=0)).astype(int)
        part = self.grey[top:bottom, left:right]
        size = part.shape[::-1]
        there = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]]) @ matrix
        grey = cv2.warpPerspective(ticket.grey, there, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        shape = cv2.warpPerspective(ticket.shape, there, size, flags=cv2.INTER_LINEAR)
        weight = shape.astype(np.float32) / 255
        part[:] = np.rint(grey * weight + part * (1 - weight))
        bars = cv2.perspectiveTransform(_BARS[None], matrix)[0]
        self.truth.tickets.append(
            TicketTruth(ticket.number, bars, ticket.is_readable, ticket.is_ordinary, ticket.spoilings)
        )

    def mark_covered(self, laid: list[np.ndarray]) -> None:
        """Tickets (corners in the order in which they were laid) that a later one covers are not readable."""
        for index, corners in enumerate(laid):
            if sum(overlap(corners, other) for other in laid[index + 1 :]) > COVERED:
                self.truth.tickets[index] = self.truth.tickets[index].covered()


def lay_desk(prints: Sequence[Print], rng: Rng, largest_angle: float = 180.0) -> Desk:
    """A page of tickets, each turned by up to `largest_angle` degrees."""
    desk, laid = Desk.empty(rng), []
    chosen = rng.choice(len(prints), rng.integers(8, 25), replace=False)
    cells = _rows(rng, len(chosen)) if largest_angle < _STRAIGHT else []
    for index in chosen:
        if cells:
            corners = corners_at(cells.pop(), rng.uniform(-largest_angle, largest_angle), rng)
        else:
            corners = _place(rng, laid, largest_angle)
        if corners is not None:
            desk.lay(spoil(prints[index], rng), corners)
            laid.append(corners)
    desk.mark_covered(laid)
    return desk


def corners_at(centre: Sequence[float], angle: float, rng: Rng) -> np.ndarray:
    """Corners of a ticket turned by `angle` degrees, each off by up to 1.2 % of its size."""
    off = rng.uniform(-CORNERS_OFF, CORNERS_OFF, (4, 2)) * (WIDTH, HEIGHT)
    turn = cv2.getRotationMatrix2D((0, 0), angle, 1)[:, :2]
    return (_CORNERS - (WIDTH / 2, HEIGHT / 2) + off) @ turn.T + centre


def overlap(corners: np.ndarray, other: np.ndarray) -> float:
    """What part of a ticket another one covers."""
    area, _ = cv2.intersectConvexConvex(corners.astype(np.float32), other.astype(np.float32))
    return area / (WIDTH * HEIGHT)


def _rows(rng: Rng, count: int) -> list[np.ndarray]:
    """Centres of `count` tickets in three columns, in any order."""
    rows, margin = (7 if count <= 21 else 8), 1.5 * MM
    pitch = np.array([(PAGE_WIDTH - 2 * margin) / 3, (PAGE_HEIGHT - 2 * margin) / rows])
    cells = [(np.array([column, row]) + 0.5) * pitch + margin for row in range(rows) for column in range(3)]
    return [cells[index] + rng.uniform(-1, 1, 2) * MM for index in rng.permutation(len(cells))]


def _place(rng: Rng, laid: list[np.ndarray], largest_angle: float) -> np.ndarray | None:
    """A free place (or, rarely, one on a neighbour); None when the page is full."""
    least = 0.1 if laid and rng.random() < _ON_PURPOSE else 0.0
    for _ in range(_TRIES):
        centre = rng.uniform((0, 0), (PAGE_WIDTH, PAGE_HEIGHT))
        corners = corners_at(centre, rng.uniform(-largest_angle, largest_angle), rng)
        if corners.min() < 0 or (corners > (PAGE_WIDTH, PAGE_HEIGHT)).any():
            continue
        covers = max((overlap(other, corners) for other in laid), default=0.0)
        if least <= covers <= least * 4 + 0.01:
            return corners
    return None
