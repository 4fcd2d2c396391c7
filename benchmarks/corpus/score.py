"""What was read of a page, held against what is on it."""

from collections import Counter
from dataclasses import dataclass, field

import cv2
import numpy as np

from article27 import Check
from article27.scan import Page, Polygon

from .truth import PageTruth, TicketTruth

_NEAR = 0.75  # of a symbol's length, from its centre: an unread region there is that ticket's
_BESIDE = 40.0  # px


@dataclass
class Score:
    """Of any number of pages."""

    pages: int = 0
    readable: int = 0
    read: int = 0
    ordinary: int = 0
    ordinary_read: int = 0
    reported: int = 0  # readable, not read, and cut out for a person
    false_accepted: int = 0
    misread: int = 0  # and known to be: the check says no
    twice: int = 0
    false_unread: int = 0
    by_spoiling: Counter[str] = field(default_factory=Counter)
    missed_by_spoiling: Counter[str] = field(default_factory=Counter)
    methods: Counter[str] = field(default_factory=Counter)

    def add(self, page: Page, truth: PageTruth) -> None:
        """Count a page."""
        texts = [reading.text for reading in page.readings]
        there = {ticket.number for ticket in truth.tickets}
        self.pages += 1
        self.twice += len(texts) - len(set(texts))
        self.methods.update(reading.method for reading in page.readings)
        for reading in page.readings:
            if reading.text not in there and not _is_at(reading.polygon, truth.foreign):
                self.false_accepted += reading.check in (Check.OK, None)
                self.misread += reading.check in (Check.BAD, Check.FOREIGN)
        for ticket in truth.tickets:
            if ticket.is_readable:
                self._add_ticket(ticket, ticket.number in texts, page)
        for region in page.unread:
            is_ticket = any(_is_of(ticket, region.polygon) for ticket in truth.tickets)
            self.false_unread += not is_ticket and not _is_at(region.polygon, truth.foreign)

    def _add_ticket(self, ticket: TicketTruth, is_read: bool, page: Page) -> None:
        kinds = ticket.spoilings or {"none"}
        self.readable += 1
        self.read += is_read
        self.ordinary += ticket.is_ordinary
        self.ordinary_read += ticket.is_ordinary and is_read
        self.by_spoiling.update(kinds)
        if not is_read:
            self.missed_by_spoiling.update(kinds)
            self.reported += any(_is_of(ticket, region.polygon) for region in page.unread)

    @property
    def recall(self) -> float:
        """% of the readable tickets."""
        return 100 * self.read / max(self.readable, 1)

    @property
    def ordinary_recall(self) -> float:
        """% of the ordinary ones."""
        return 100 * self.ordinary_read / max(self.ordinary, 1)


def _is_of(ticket: TicketTruth, polygon: Polygon) -> bool:
    length = np.hypot(*(ticket.bars[1] - ticket.bars[0]))
    return bool(np.hypot(*(ticket.bars.mean(axis=0) - polygon.centre)) < _NEAR * length)


def _is_at(polygon: Polygon, places: list[np.ndarray]) -> bool:
    x, y = polygon.centre
    return any(
        cv2.pointPolygonTest(place.astype(np.float32), (float(x), float(y)), True) > -_BESIDE for place in places
    )
