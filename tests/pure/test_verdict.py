import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from article27 import Check, Meaning, Pile, ReadingFacts, TicketFacts, TicketState, Verdict, judge

ROOT = Path(__file__).parents[2]
GOOD = ReadingFacts("1260000001253881", Check.OK)
WRONG = ReadingFacts("1260000001253882", Check.BAD)
WALLOON = ReadingFacts("W00012345", Check.FOREIGN, Meaning.OTHER_REGION)
OLDER = ReadingFacts("B000123", Check.FOREIGN, Meaning.OLDER)
BOOK = ReadingFacts("9789999999991", Check.FOREIGN, Meaning.FOREIGN)

DELIVERED = TicketFacts(TicketState.DELIVERED)
CANCELLED = TicketFacts(TicketState.CANCELLED)
RETURNED = TicketFacts(TicketState.RETURNED)
PAID = TicketFacts(TicketState.REIMBURSED)


def on_page(reading: ReadingFacts) -> ReadingFacts:
    return replace(reading, seen_on_page=True)


def in_return(reading: ReadingFacts) -> ReadingFacts:
    return replace(reading, seen_in_return=True)


@pytest.mark.parametrize(
    ("reading", "ticket", "verdict"),
    [
        (GOOD, DELIVERED, "accepted"),
        (on_page(GOOD), DELIVERED, "twice_on_page"),
        (in_return(GOOD), DELIVERED, "twice_in_return"),
        (GOOD, RETURNED, "already_returned"),
        (GOOD, PAID, "already_returned"),
        (GOOD, CANCELLED, "cancelled"),
        (GOOD, replace(CANCELLED, is_replaced=True), "replaced"),
        (GOOD, replace(CANCELLED, is_stolen=True), "stolen"),
        (GOOD, TicketFacts(TicketState.GENERATED), "not_printed"),
        (GOOD, replace(DELIVERED, is_printed=False), "not_printed"),
        (GOOD, TicketFacts(TicketState.PRINTED), "not_delivered"),
        (GOOD, replace(DELIVERED, is_delivered=False), "not_delivered"),
        (GOOD, TicketFacts(TicketState.EXPIRED), "expired"),
        (GOOD, replace(DELIVERED, is_expired=True), "expired"),
        (GOOD, replace(DELIVERED, is_brought_back=True), "brought_back"),
        (WRONG, None, "check_wrong"),
        (GOOD, None, "unknown"),
        (replace(GOOD, check=None), None, "unknown"),
        (WALLOON, None, "other_region"),
        (OLDER, None, "older"),
        (replace(OLDER, is_accepted_elsewhere=True), None, "already_returned"),
        (replace(WALLOON, is_accepted_elsewhere=True), None, "already_returned"),
        (replace(BOOK, is_accepted_elsewhere=True), None, "foreign"),
        (BOOK, None, "foreign"),
        (replace(BOOK, pattern_meaning=None), None, "foreign"),
        (ReadingFacts("", None), None, "unreadable"),
    ],
)
def test_each_verdict(reading, ticket, verdict):
    assert judge(reading, ticket) == verdict


@pytest.mark.parametrize(
    ("reading", "ticket", "verdict"),
    [
        # A repeat points to the reading before it, whatever became of the ticket.
        (on_page(GOOD), CANCELLED, "twice_on_page"),
        (on_page(GOOD), RETURNED, "twice_on_page"),
        (in_return(GOOD), CANCELLED, "twice_in_return"),
        (on_page(in_return(GOOD)), DELIVERED, "twice_on_page"),
        (on_page(WRONG), None, "twice_on_page"),
        (on_page(WALLOON), None, "twice_on_page"),
        # Once the first is accepted, the same page again says so.
        (in_return(GOOD), RETURNED, "already_returned"),
        # What is no ticket is never a copy of one.
        (on_page(BOOK), None, "foreign"),
        # A pattern is tried before the check.
        (replace(WRONG, pattern_meaning=Meaning.OLDER), None, "older"),
        (replace(GOOD, pattern_meaning=Meaning.OTHER_REGION), None, "other_region"),
        # But our own numbers are ours, whatever a pattern or a lost key says.
        (replace(GOOD, pattern_meaning=Meaning.OTHER_REGION), DELIVERED, "accepted"),
        (replace(GOOD, pattern_meaning=Meaning.FOREIGN), DELIVERED, "accepted"),
        (replace(GOOD, check=Check.BAD), DELIVERED, "accepted"),
        (OLDER, DELIVERED, "accepted"),
        # The gravest reason first.
        (GOOD, replace(CANCELLED, is_stolen=True, is_replaced=True), "stolen"),
        (GOOD, replace(CANCELLED, is_replaced=True, is_expired=True), "replaced"),
        (GOOD, replace(CANCELLED, is_brought_back=True), "brought_back"),
        (GOOD, replace(CANCELLED, is_expired=True), "cancelled"),
        # A ticket paid in good faith in spite of all has been returned.
        (GOOD, replace(RETURNED, is_replaced=True), "already_returned"),
        # Our own paperwork comes last: settling it leaves the rest.
        (GOOD, replace(DELIVERED, is_expired=True, is_printed=False), "expired"),
        (GOOD, replace(DELIVERED, is_printed=False, is_delivered=False), "not_printed"),
    ],
)
def test_the_order_of_the_rules(reading, ticket, verdict):
    assert judge(reading, ticket) == verdict


def test_every_mixture_of_facts_has_a_verdict_and_every_verdict_a_mixture():
    flags = (False, True)
    readings = [
        ReadingFacts(text, *facts)
        for text in ("", "1260000001253881")
        for facts in product([None, *Check], [None, *Meaning], flags, flags)
    ]
    tickets = [None] + [TicketFacts(state, *facts) for state in TicketState for facts in product(flags, repeat=6)]
    assert {judge(reading, ticket) for reading in readings for ticket in tickets} == set(Verdict)


def test_stored_words_are_as_good_as_members():
    """Odoo's selections and the JSON of a scan are plain text."""
    assert judge(ReadingFacts("1", "foreign", "ours-older"), None) is Verdict.OLDER
    assert judge(ReadingFacts("1", "ok"), TicketFacts("printed")) is Verdict.NOT_DELIVERED


@pytest.mark.parametrize(
    ("pile", "verdicts"),
    [
        (Pile.ACCEPTED, "accepted"),
        (Pile.TO_CHECK, "not_printed not_delivered expired check_wrong unknown older unreadable"),
        (Pile.ELSEWHERE, "other_region foreign"),
        (Pile.REFUSED, "twice_on_page twice_in_return already_returned stolen replaced "
                       "brought_back cancelled"),
    ],
)  # fmt: skip
def test_each_verdict_lies_on_one_of_four_piles(pile, verdicts):
    assert {verdict for verdict in Verdict if verdict.pile is pile} == set(verdicts.split())


def test_the_guide_explains_each_verdict_by_the_name_that_the_screen_gives_it():
    terms = (ROOT / "addons/a27_scanning/i18n/fr.po").read_text().split("\n\n")
    named = [term for term in terms if "selection__a27_scan_reading__verdict__" in term]
    labels = {re.search(r'msgstr "(.+)"', term)[1] for term in named}
    explained = set(re.findall(r"^\| ([^|]+) \|", (ROOT / "docs/guide/verdicts.md").read_text(), re.MULTILINE))
    assert (len(labels), labels - explained) == (len(Verdict), set())


def test_the_machine_suspects_and_calls_nothing_forged():
    words = re.compile(r"\b(forged|falsifi|contrefa|frauduleu|vervals)", re.IGNORECASE)
    assert [po for po in ROOT.glob("addons/*/i18n/*.po*") if words.search(po.read_text())] == []
