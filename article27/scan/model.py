"""What is found on a page. Coordinates in pixels of the page image, from its top left corner."""

from dataclasses import dataclass
from typing import NamedTuple, Self

from ..number import Check
from ..symbology import Symbology


class Point(NamedTuple):
    """x to the right, y down, in pixels."""

    x: int
    y: int


class Polygon(NamedTuple):
    """The four corners of a symbol, clockwise from its own top left.

    The symbol's own: on a page scanned upside down that corner is at the bottom right.
    """

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the upright rectangle around it."""
        xs, ys = zip(*self, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def centre(self) -> Point:
        """Mean of the corners."""
        xs, ys = zip(*self, strict=True)
        return Point(round(sum(xs) / 4), round(sum(ys) / 4))

    @classmethod
    def clockwise(cls, first: Point, second: Point, third: Point, fourth: Point) -> Self:
        """The corners as a decoder found them, along the direction of reading.

        A decoder of linear codes knows their start and end but not their top: where its corners
        run the other way round, top and bottom change places.
        """
        if _turn(first, second, third) < 0:
            return cls(fourth, third, second, first)
        return cls(first, second, third, fourth)

    def contains(self, point: Point) -> bool:
        """Whether the point is inside or on the edge; the polygon is convex.

        >>> Polygon(Point(0, 0), Point(9, 0), Point(9, 4), Point(0, 4)).contains(Point(3, 2))
        True
        """
        ends = (*self[1:], self[0])
        return all(_turn(start, end, point) >= 0 for start, end in zip(self, ends, strict=True))

    def is_same_place(self, other: "Polygon") -> bool:
        """Whether one symbol was found twice: the centre of one lies within the other."""
        return self.contains(other.centre) or other.contains(self.centre)


@dataclass(frozen=True, slots=True)
class Reading:
    """A code that was read.

    `method` names the stage that read it; `check` is None when there was no key.
    """

    text: str
    symbology: Symbology
    polygon: Polygon
    method: str
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class UnreadRegion:
    """A place that looks like bars and says nothing; `crop` is a PNG file for a person to read."""

    polygon: Polygon
    crop: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `number` counted from 1, its size in pixels, and what is on it.

    `preview` is a small JPEG file of it where one was asked for, else empty.
    """

    number: int
    width: int
    height: int
    readings: list[Reading]
    unread: list[UnreadRegion]
    preview: bytes = b""


def _turn(start: Point, end: Point, point: Point) -> int:
    """Positive when the point is to the right of the line, as seen with y growing downwards."""
    return (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)
