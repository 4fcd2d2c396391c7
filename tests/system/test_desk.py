"""A clerk closes a bundle of 84 tickets from the keyboard."""

import pytest
from playwright.sync_api import Page, expect

from bundle import deliver, scanned, send_back
from rpc import Client

COUNT, SPOILED = 84, [5, 30, 62]
MOST_PRESSES = 20


class Keyboard:
    """Counts every press besides the digits of a number."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, key: str) -> None:
        self.presses += 1
        self.page.keyboard.press(key)

    def type(self, digits: str) -> None:
        assert digits.isdecimal()
        self.page.keyboard.type(digits)


@pytest.fixture(scope="module")
def staff(server):
    return Client(server.url, server.database, "nadia")


@pytest.fixture(scope="module")
def bundle(staff):
    numbers, labels = deliver(staff, COUNT)
    return send_back(staff, "Salle Bémol", scanned(labels, SPOILED), numbers, announced_count=COUNT)


def open_desk(page: Page, bundle, login: str) -> None:
    page.goto("/web/login")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", login)
    page.click("button[type=submit]")
    expect(page.locator(".o_main_navbar")).to_be_visible(timeout=30_000)
    page.goto(f"/odoo/remises/{bundle.return_id}/verifier")
    expect(page.locator(".o_a27_desk_body")).to_be_visible()


def test_84_tickets_of_which_3_are_unreadable_are_closed_from_the_keyboard(page, staff, bundle):
    open_desk(page, bundle, "nadia")
    keyboard, fields = Keyboard(page), page.locator(".o_a27_strip input")
    expect(fields).to_have_count(len(SPOILED))

    keyboard.press("i")
    for label in SPOILED:
        keyboard.type(bundle.numbers[label - 1])
        keyboard.press("Enter")
    expect(fields).to_have_count(0)
    expect(page.get_by_role("button", name="Clôturer la remise")).to_be_visible()
    keyboard.press("c")

    expect(page.get_by_text("cette remise est clôturée", exact=False)).to_be_visible()
    [record] = staff.call("a27.ticket.return", "read", [bundle.return_id], ["state", "accepted_count"])
    assert (record["state"], record["accepted_count"]) == ("closed", COUNT)
    assert keyboard.presses <= MOST_PRESSES, keyboard.presses
