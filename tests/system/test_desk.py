"""A clerk closes a bundle of 84 tickets from the keyboard."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from bundle import Bundle, deliver, scanned, send_back
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
def tickets(staff):
    """Numbers of one delivery and the PDF of their labels."""
    return deliver(staff, COUNT)


def open_desk(page: Page, bundle: Bundle, login: str) -> None:
    page.goto("/web/login")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", login)
    page.click("button[type=submit]")
    expect(page.locator(".o_main_navbar")).to_be_visible(timeout=30_000)
    page.goto(f"/odoo/remises/{bundle.return_id}/verifier")
    expect(page.locator(".o_a27_desk_body")).to_be_visible()


def test_84_tickets_of_which_3_are_unreadable_are_closed_from_the_keyboard(page, staff, tickets):
    numbers, labels = tickets
    bundle = send_back(staff, "Salle Bémol", scanned(labels, SPOILED), numbers, announced_count=COUNT)
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


def test_slips_are_shown_doubts_are_decided_and_the_last_act_is_taken_back(page, staff, tickets):
    """The first page comes back from another venue, lying on its side, after the test above has closed the return."""
    numbers, labels = tickets
    once = scanned(labels, [2], turns=1, last=1)
    bundle = send_back(staff, "Cinéma Le Phare", once, numbers[:21])
    open_desk(page, bundle, "luc")
    field = page.locator(".o_a27_strip input")

    page.keyboard.press("i")
    place = next(at for at, (one, two) in enumerate(pairwise(numbers[1]), start=1) if at > 3 and one != two)
    slip = numbers[1][: place - 1] + numbers[1][place] + numbers[1][place - 1] + numbers[1][place + 1 :]
    page.keyboard.type(numbers[1][:12])
    expect(page.get_by_text("Encore 4 chiffres")).to_be_visible()
    field.fill(slip)
    expect(page.get_by_text(f"Les chiffres n° {place} et {place + 1} semblent inversés.")).to_be_visible()
    page.keyboard.press("Enter")
    expect(field).to_have_value(re.compile(slip[-4:]))
    page.get_by_role("button", name="Serait-ce").click()
    expect(page.get_by_text(re.compile(r"Déjà rentré\s*: Salle Bémol")).first).to_be_visible()
    field.press("Enter")
    expect(field).to_have_count(0)

    page.keyboard.press("n")
    page.keyboard.press("r")
    dialog = page.locator(".o_dialog")
    dialog.get_by_label("Aussi les 20 autres").check()
    dialog.get_by_label("Pourquoi").press("Enter")
    expect(page.get_by_role("button", name="Clôturer la remise")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("button", name="Prochaine à décider")).to_be_visible()
    [record] = staff.call("a27.ticket.return", "read", [bundle.return_id], ["open_count", "refused_count"])
    assert (record["open_count"], record["refused_count"]) == (21, 0)

    # The page lay in the wrong envelope, or not.
    page.keyboard.press("m")
    [other] = staff.call("a27.ticket.return", "copy", [bundle.return_id])
    [name] = staff.call("a27.ticket.return", "read", [other], ["name"])
    dialog.get_by_label("Vers la remise").fill(name["name"])
    page.locator(".o-autocomplete--dropdown-item").first.click()
    expect(dialog.get_by_text("Lectures qui quittent")).to_be_visible()
    dialog.get_by_role("button", name="Déplacer", exact=True).click()
    expect(page.locator(".o_a27_row")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator(".o_a27_row").first).to_be_visible()

    # What is chosen stands in the address, and the way back leads out.
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile(r"/verifier\?.*reading=\d+"))
    page.reload()
    expect(page.locator(".o_a27_row.o_a27_chosen")).to_be_visible()
