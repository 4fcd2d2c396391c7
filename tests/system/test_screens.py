"""Every entry of the menu opens, and the first record behind it, for each kind of user; and no entry is another's."""

from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError, expect

from rpc import Client

TEAM = {
    "Partenaires sociaux",
    "Partenaires culturels",
    "Conventions",
    "Lots",
    "Tickets",
    "Historique des impressions",
    "Remises",
    "Lectures douteuses",
    "Utilisation des tickets",
}
# As a click in the menu does it, without loading the page again.
OPEN = """async (action) => {
    const { services } = odoo.__WOWL_DEBUG__.root.env;
    await services.action.doAction(action, { clearBreadcrumbs: true });
}"""
MANAGER = {"Secteurs sociaux", "Types de lieu", "Disciplines", "Communes", "Planches d'étiquettes", "Clé des tickets"}


def entries(server, login):
    """Name -> id of the action, of all that has one below our menu."""
    menus = Client(server.url, server.database, login).call("ir.ui.menu", "load_menus", False)
    [root] = [
        menu for menu in menus.values() if menu["name"] == "Article 27" and menu["id"] in menus["root"]["children"]
    ]

    def below(menu):
        for child in (menus[str(identifier)] for identifier in menu["children"]):
            if child["action_id"]:
                yield child["name"], child["action_id"]
            yield from below(child)

    return {name: action for name, action in below(root) if name}


@pytest.mark.parametrize(("login", "expected"), [("nadia", TEAM), ("sofie", TEAM | MANAGER)])
def test_every_entry_opens_and_its_first_record(page, server, login, expected):
    found = entries(server, login)
    assert expected <= found.keys()
    page.goto("/web/login")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", login)
    page.click("button[type=submit]")
    expect(page.locator(".o_main_navbar")).to_be_visible(timeout=30_000)
    for name, action in found.items():
        if login == "sofie" and name in TEAM:
            continue
        page.evaluate(OPEN, action)
        expect(page.locator(".o_view_controller, .modal-content, .o_a27_find_ticket").first, name).to_be_visible(
            timeout=10_000
        )
        dialog, rows = page.locator(".o_dialog"), page.locator("tr.o_data_row td.o_data_cell")
        if page.locator(".o_list_view").count() and rows.count() and not dialog.count():
            rows.nth(1).click()  # the first may be the handle that orders a list
            with suppress(TimeoutError):  # some lists have no form of their own: their rows only say what was
                page.locator(".o_form_view, .o_selected_row").first.wait_for(timeout=1_000)
        expect(page.locator(".o_error_dialog"), name).to_have_count(0)
        if dialog.count():
            dialog.locator(".btn-close").first.click()
            expect(dialog, name).to_have_count(0)
    page.wait_for_timeout(500)  # an error of the last one is in the console by now


def test_the_team_sees_one_application(page, server):
    menus = Client(server.url, server.database, "nadia").call("ir.ui.menu", "load_menus", False)
    names = {menus[str(identifier)]["name"] for identifier in menus["root"]["children"]}
    assert "Article 27" in names
    assert not names & {"Apps", "Applications", "Contacts"}
