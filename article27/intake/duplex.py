"""Which pages of a scanned file are the handwritten backs of others."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageContent:
    """What was found on a page: codes that were read, and places that look like bars and say nothing."""

    number: int
    readings: int
    unread: int


def find_backs(pages: Sequence[PageContent]) -> dict[int, int]:
    """Number of each back -> number of its front, for the pages of one file in their order.

    A page on which nothing at all was found belongs to the page before it. On a back, handwriting
    may look like bars; but a front may be read badly, too, and must never pass for a back. So what
    looks like bars is let go only in a file that plainly was scanned on both sides: at least two
    sheets, codes on each front and on no back.

    >>> find_backs([PageContent(1, 21, 0), PageContent(2, 0, 0), PageContent(3, 0, 2)])
    {2: 1}
    """
    if _is_duplex(pages):
        return {back.number: front.number for front, back in zip(pages[::2], pages[1::2], strict=True)}
    backs, front = {}, None
    for page in pages:
        if page.readings or page.unread:
            front = page.number
        elif front is not None:
            backs[page.number] = front
    return backs


def _is_duplex(pages: Sequence[PageContent]) -> bool:
    fronts, backs = pages[::2], pages[1::2]
    return (
        len(backs) >= 2
        and len(fronts) == len(backs)
        and all(page.readings for page in fronts)
        and not any(page.readings for page in backs)
    )
