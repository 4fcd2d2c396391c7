"""What a code found on a page means, from the reading and what the database knows.

The rules, in the order in which they are asked; the first that holds is the verdict:

 1. Nothing was read: a person types the number or gives up (unreadable).
 2. The code is none of our tickets, whatever else is on the page (foreign). It comes before the
    repeats: the EAN of a book may stand on ten tickets, and none of them is a copy.
 3. A repeat adds no ticket. It points to the reading before it, and only that one carries the
    verdict on the ticket: a cancelled number seen twice is one cancelled ticket and one copy.
    twice_on_page comes first, since what is on a page never changes. Then already_returned: once
    the first reading is accepted, a later scan of the same page says so, and so does a copy at
    another venue, also of a number that the database does not hold. Then twice_in_return, while
    the first one is still open.
 4. The database does not hold the number: other_region or older when a pattern names it, tried
    before the check; check_wrong when the digits contradict each other (forged or misread: the
    crop decides); else unknown, a right check that nobody issued (an alarm: lost data or key).
    A number that the database holds is never judged by pattern or check: a pattern drawn too
    wide, or a key since lost, must not disown our own tickets.
 5. Out of circulation, the gravest reason first: a stolen ticket is also cancelled, and mostly
    replaced (stolen, replaced, brought_back, cancelled).
 6. Too late (expired). Before rule 7, since settling our own paperwork does not cure it.
 7. Our own paperwork is behind: not_printed, not_delivered. Settled per batch in one act.
 8. accepted.

The machine suspects; only a person concludes. Nothing here says "forged".
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from .number import Check
from .patterns import Meaning


class Pile(StrEnum):
    """Where the clerk finds a reading."""

    ACCEPTED = "accepted"
    TO_CHECK = "to_check"
    ELSEWHERE = "elsewhere"  # another region's, or no ticket at all
    REFUSED = "refused"


class TicketState(StrEnum):
    """Life of a ticket, as the database tells it."""

    GENERATED = "generated"
    PRINTED = "printed"
    DELIVERED = "delivered"
    RETURNED = "returned"
    REIMBURSED = "reimbursed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Verdict(StrEnum):
    """Stable codes; the sentence for people is made from them elsewhere."""

    ACCEPTED = "accepted"
    TWICE_ON_PAGE = "twice_on_page"
    TWICE_IN_RETURN = "twice_in_return"
    ALREADY_RETURNED = "already_returned"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    STOLEN = "stolen"
    NOT_PRINTED = "not_printed"
    NOT_DELIVERED = "not_delivered"
    EXPIRED = "expired"
    BROUGHT_BACK = "brought_back"
    CHECK_WRONG = "check_wrong"
    UNKNOWN = "unknown"
    OTHER_REGION = "other_region"
    OLDER = "older"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"

    @property
    def pile(self) -> Pile:
        """Where the clerk finds it.

        >>> Verdict.CHECK_WRONG.pile
        <Pile.TO_CHECK: 'to_check'>
        """
        return _PILES[self]


_PILES = {
    Verdict.ACCEPTED: Pile.ACCEPTED,
    Verdict.NOT_PRINTED: Pile.TO_CHECK,
    Verdict.NOT_DELIVERED: Pile.TO_CHECK,
    Verdict.EXPIRED: Pile.TO_CHECK,
    Verdict.CHECK_WRONG: Pile.TO_CHECK,
    Verdict.UNKNOWN: Pile.TO_CHECK,
    Verdict.OLDER: Pile.TO_CHECK,
    Verdict.UNREADABLE: Pile.TO_CHECK,
    Verdict.OTHER_REGION: Pile.ELSEWHERE,
    Verdict.FOREIGN: Pile.ELSEWHERE,
    Verdict.TWICE_ON_PAGE: Pile.REFUSED,
    Verdict.TWICE_IN_RETURN: Pile.REFUSED,
    Verdict.ALREADY_RETURNED: Pile.REFUSED,
    Verdict.STOLEN: Pile.REFUSED,
    Verdict.REPLACED: Pile.REFUSED,
    Verdict.BROUGHT_BACK: Pile.REFUSED,
    Verdict.CANCELLED: Pile.REFUSED,
}


@dataclass(frozen=True, slots=True)
class ReadingFacts:
    """What the page says.

    `text` is "" when nothing was read; `check` None when no key was at hand; `seen_on_page` and
    `seen_in_return` are true for each reading of a number after the first, `is_accepted_elsewhere`
    when another reading of it was accepted already.
    """

    text: str
    check: Check | None
    pattern_meaning: Meaning | None = None
    seen_on_page: bool = False
    seen_in_return: bool = False
    is_accepted_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """What the database says of a number that it holds.

    `is_printed` and `is_delivered` are false where a later state was reached without; the states
    generated and printed say it by themselves. `is_expired` is after the period of grace.
    """

    state: TicketState
    is_printed: bool = True
    is_delivered: bool = True
    is_expired: bool = False
    is_replaced: bool = False
    is_stolen: bool = False
    is_brought_back: bool = False


def judge(reading: ReadingFacts, ticket: TicketFacts | None) -> Verdict:
    """The verdict on one code; `ticket` is None when the database does not hold the number.

    >>> judge(ReadingFacts("1260000011234567", Check.OK), TicketFacts(TicketState.DELIVERED))
    <Verdict.ACCEPTED: 'accepted'>
    """
    if not reading.text:
        return Verdict.UNREADABLE
    if ticket is None and _is_foreign(reading):
        return Verdict.FOREIGN
    repeat = _repeat(reading, ticket)
    if repeat is not None:
        return repeat
    return _without_ticket(reading) if ticket is None else _with_ticket(ticket)


def _is_foreign(reading: ReadingFacts) -> bool:
    if reading.pattern_meaning is None:
        return reading.check == Check.FOREIGN
    return reading.pattern_meaning == Meaning.FOREIGN


def _repeat(reading: ReadingFacts, ticket: TicketFacts | None) -> Verdict | None:
    if reading.seen_on_page:
        return Verdict.TWICE_ON_PAGE
    is_returned = ticket is not None and ticket.state in (TicketState.RETURNED, TicketState.REIMBURSED)
    if is_returned or reading.is_accepted_elsewhere:
        return Verdict.ALREADY_RETURNED
    return Verdict.TWICE_IN_RETURN if reading.seen_in_return else None


def _without_ticket(reading: ReadingFacts) -> Verdict:
    if reading.pattern_meaning == Meaning.OTHER_REGION:
        return Verdict.OTHER_REGION
    if reading.pattern_meaning == Meaning.OLDER:
        return Verdict.OLDER
    return Verdict.CHECK_WRONG if reading.check == Check.BAD else Verdict.UNKNOWN


_TICKET_RULES: list[tuple[Verdict, Callable[[TicketFacts], bool]]] = [
    (Verdict.STOLEN, lambda ticket: ticket.is_stolen),
    (Verdict.REPLACED, lambda ticket: ticket.is_replaced),
    (Verdict.BROUGHT_BACK, lambda ticket: ticket.is_brought_back),
    (Verdict.CANCELLED, lambda ticket: ticket.state == TicketState.CANCELLED),
    (Verdict.EXPIRED, lambda ticket: ticket.is_expired or ticket.state == TicketState.EXPIRED),
    (
        Verdict.NOT_PRINTED,
        lambda ticket: ticket.state == TicketState.GENERATED or not ticket.is_printed,
    ),
    (
        Verdict.NOT_DELIVERED,
        lambda ticket: ticket.state == TicketState.PRINTED or not ticket.is_delivered,
    ),
    (Verdict.ACCEPTED, lambda ticket: True),
]


def _with_ticket(ticket: TicketFacts) -> Verdict:
    return next(verdict for verdict, holds in _TICKET_RULES if holds(ticket))
