"""What a page of the corpus holds, known because it was made so."""

from dataclasses import dataclass, field, replace

import cv2
import numpy as np


@dataclass(frozen=True)
class TicketTruth:
    """One ticket: `bars` are the corners of its bars on the page, in px, clockwise (4 x 2).

    `spoilings` names what happened to it; `is_readable` was decided before any reading;
    `is_ordinary` means readable, not low-contrast, not torn, blurred by at most 3.2 px at 600 dpi.
    """

    number: str
    bars: np.ndarray
    is_readable: bool
    is_ordinary: bool
    spoilings: frozenset[str] = frozenset()

    def covered(self) -> "TicketTruth":
        """The same under a neighbour, which is no longer readable."""
        return replace(self, is_readable=False, is_ordinary=False, spoilings=self.spoilings | {"covered"})

    def moved(self, matrix: np.ndarray) -> "TicketTruth":
        """The same after a perspective transformation (3 x 3) of the page."""
        return replace(self, bars=cv2.perspectiveTransform(self.bars[None].astype(np.float64), matrix)[0])


@dataclass(frozen=True)
class PageTruth:
    """The tickets of a page; `foreign` are the corners of bars that are not ours, which may be reported or not."""

    tickets: list[TicketTruth] = field(default_factory=list)
    foreign: list[np.ndarray] = field(default_factory=list)

    def moved(self, matrix: np.ndarray) -> "PageTruth":
        """The same after a perspective transformation (3 x 3) of the page."""
        others = [cv2.perspectiveTransform(bars[None].astype(np.float64), matrix)[0] for bars in self.foreign]
        return PageTruth([ticket.moved(matrix) for ticket in self.tickets], others)

    def scaled(self, factor: float) -> "PageTruth":
        """The same at another resolution."""
        return self.moved(np.diag([factor, factor, 1.0]))
