"""A hand scanner, which types digits and Enter, finds tickets from any screen and one after the other."""

from playwright.sync_api import expect

from rpc import Client
from test_ticket_way import Staff


def scan_by_hand(page, number):
    page.keyboard.type(number, delay=2)
    page.keyboard.press("Enter")


def test_scan_after_scan(page, server):
    nadia = Client(server.url, server.database, "nadia")
    used, waiting = (
        nadia.call("a27.ticket", "search_read", [("state", "=", state)], ["number"], 0, 1)[0]["number"]
        for state in ("returned", "delivered")
    )
    Staff(page).log_in("nadia")
    sentence, field = page.locator(".o_a27_sentence"), page.get_by_label("Numéro du ticket")

    # From another screen, where no field has the focus.
    page.goto("/odoo/conventions")
    expect(page.locator(".o_list_view")).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    scan_by_hand(page, used)
    expect(sentence).to_contain_text("Utilisé chez Théâtre de la Lanterne")
    expect(page.locator(".o_a27_life")).to_contain_text("Étiquette")

    # The next one takes its place, without a touch of the mouse.
    expect(field).to_be_focused()
    scan_by_hand(page, waiting)
    expect(sentence).to_contain_text("En circulation")
    expect(page.locator(".o_a27_verdict[data-sign=good] .fa-check-circle")).to_be_visible()

    # A slip of the hand: the digit is marked, and one click finds the right ticket.
    page.keyboard.type(f"{waiting[:12]}{(int(waiting[12]) + 1) % 10}{waiting[13:]}")
    page.keyboard.press("Enter")
    expect(sentence).to_contain_text("le chiffre 13 semble mal tapé")
    expect(page.locator(".o_a27_verdict mark")).to_have_count(1)
    page.locator(".o_a27_verdict button").click()
    expect(sentence).to_contain_text("En circulation")

    # The batch, and from there the next ticket.
    page.locator(".o_a27_facts").get_by_role("link", name="L26-").click()
    expect(page.locator(".o_form_view")).to_be_visible()
    page.keyboard.press("Alt+Shift+T")
    expect(page.get_by_text("Quel ticket cherchez-vous")).to_be_visible()
    expect(field).to_be_focused()
