"""The monitoring page in a browser: two people with two pages, drag and keyboard, cog menu, reset, broken tiles."""

import pytest
from playwright.sync_api import expect

from databases import query
from rpc import Client

FAILED, USED = "Scans à régler", "Conventions à 80\u00a0% du quota"


def log_in(page, server, login):
    """Open what follows the log-in; the session begins by a remote call, which is quicker than the form."""
    page.goto("about:blank")  # or an answer that is still on its way brings the old session back
    page.context.clear_cookies()
    params = {"db": server.database, "login": login, "password": login}
    page.request.post("/web/session/authenticate", data={"jsonrpc": "2.0", "params": params})
    page.goto("/odoo")
    expect(page.locator(".o_a27_tile").first).to_be_visible(timeout=30_000)


def titles(page):
    return page.locator(".o_a27_tile").evaluate_all("tiles => tiles.map((tile) => tile.getAttribute('aria-label'))")


def tile(page, title):
    return page.locator(f'.o_a27_tile[aria-label="{title}"]')


def drag(page, title, before):
    start, end = tile(page, title).locator(".o_a27_tile_handle").bounding_box(), tile(page, before).bounding_box()
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] - 40, start["y"] + 30, steps=5)
    page.mouse.move(end["x"] + 30, end["y"] + 40, steps=15)
    page.wait_for_timeout(200)  # the gap in the page opens
    page.mouse.up()


def choose(page, title, item):
    tile(page, title).locator(".o_a27_tile_menu").click()
    page.locator(f".o-dropdown--menu .o_a27_{item}").click()


@pytest.fixture
def reset(server):
    """Everybody starts from the page of the role."""
    for login in ("nadia", "luc", "sofie"):
        Client(server.url, server.database, login).call("a27.dashboard.page", "reset")


def saved_titles(server, login):
    tiles = Client(server.url, server.database, login).call("a27.dashboard.page", "load")["tiles"]
    return [shown["title"] or shown["name"] for shown in tiles]


def test_it_is_the_first_page_and_each_has_an_own_one(page, server, reset):
    log_in(page, server, "nadia")
    assert page.url.endswith("/tableau-de-bord")
    original = titles(page)
    assert {FAILED, USED, "Demandes à décider", "Remises à vérifier", "Lots à imprimer"} <= set(original)
    with page.expect_response("**/save_layout"):
        drag(page, FAILED, original[0])
    expect(page.locator(".o_a27_tile").first).to_have_attribute("aria-label", FAILED)
    moved = titles(page)
    assert sorted(moved) == sorted(original)
    assert saved_titles(server, "nadia") == moved
    log_in(page, server, "luc")
    assert titles(page) == original
    with page.expect_response("**/save_layout"):
        choose(page, USED, "remove")
    log_in(page, server, "nadia")
    assert titles(page) == moved


def test_a_tile_is_moved_with_the_keyboard(page, server, reset):
    log_in(page, server, "nadia")
    original, spoken = titles(page), page.locator("[aria-live=assertive]")
    handle = tile(page, original[0]).locator(".o_a27_tile_handle")
    handle.focus()
    page.keyboard.press("Enter")
    expect(spoken).to_contain_text("place 1 sur")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(spoken).to_contain_text("place 3 sur")
    expect(handle).to_be_focused()
    page.keyboard.press("Escape")
    expect(spoken).to_contain_text("de retour à sa place")
    assert titles(page) == original
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    with page.expect_response("**/save_layout"):
        page.keyboard.press("Enter")
    assert titles(page) == saved_titles(server, "nadia") == [*original[1:], original[0]]


def test_rename_resize_remove_and_undo(page, server, reset):
    log_in(page, server, "nadia")
    original = titles(page)
    choose(page, FAILED, "rename")
    page.wait_for_selector(".o_a27_tile input:focus")
    page.keyboard.type("À revoir")
    page.keyboard.press("Enter")
    choose(page, "À revoir", "size_large")
    expect(page.locator(".o_a27_large")).to_have_attribute("aria-label", "À revoir")
    choose(page, "À revoir", "remove")
    expect(tile(page, "À revoir")).to_have_count(0)
    with page.expect_response("**/save_layout"):
        page.locator(".o_notification").get_by_role("button", name="Annuler").click()
    expect(page.locator(".o_a27_large")).to_have_attribute("aria-label", "À revoir")
    assert saved_titles(server, "nadia") == [{FAILED: "À revoir"}.get(title, title) for title in original]


def test_a_list_is_added_from_its_cog_menu_and_reset_takes_it_away(page, server, reset):
    log_in(page, server, "nadia")
    original = titles(page)
    page.goto("/odoo/remises")
    page.locator(".o_searchview_dropdown_toggler").click()
    page.locator(".o_filter_menu .o_accordion_toggle", has_text="Reçue").click()
    page.locator(".o_filter_menu .o_item_option").first.click()
    page.keyboard.press("Escape")
    page.locator(".o_control_panel .o_cp_action_menus button").first.click()
    page.locator(".o_a27_add_to_dashboard").click()
    page.locator(".o_a27_name").fill("Reçues ce mois")
    with page.expect_response("**/add_tile"):
        page.get_by_role("button", name="Ajouter", exact=True).click()
    page.locator(".o_notification").get_by_role("button", name="L'ouvrir").click()
    expect(tile(page, "Reçues ce mois").locator(".o_data_row").first).to_be_visible()
    stored = "SELECT domain FROM a27_dashboard_tile WHERE 'Reçues ce mois' IN (name->>'fr_BE', name->>'en_US')"
    [(domain,)] = query(server.database, stored)
    assert "context_today()" in domain and "20" not in domain
    page.locator(".o_a27_page_menu").click()
    page.locator(".o_a27_reset").click()
    with page.expect_response("**/reset"):
        page.get_by_role("button", name="Recommencer").click()
    expect(tile(page, "Reçues ce mois")).to_have_count(0)
    assert titles(page) == original
    # What was made stays in the gallery.
    page.locator(".o_a27_add").click()
    with page.expect_response("**/save_layout"):
        page.get_by_role(
            "button", name="Ajouter « Reçues ce mois »".replace("« ", "«\u00a0").replace(" »", "\u00a0»")
        ).click()
    page.get_by_role("button", name="Fermer").last.click()
    expect(tile(page, "Reçues ce mois")).to_have_count(1)


def test_the_buttons_of_a_to_do_list_do_the_work(page, server, reset):
    log_in(page, server, "nadia")
    prints = tile(page, "Impressions à confirmer")
    expect(prints.locator(".o_data_row")).to_have_count(1)
    prints.get_by_role("button", name="Bien sorti").click()
    expect(prints).to_contain_text("Toutes les impressions sont confirmées.")
    expect(prints.locator(".o_a27_tile_count")).to_have_text("0")


def test_a_broken_tile_does_not_break_the_page(page, server, reset):
    nadia = Client(server.url, server.database, "nadia")
    common = {"model": "res.partner", "kind": "graph", "domain": "[]", "group_by": "a27_social_stage"}
    broken = {
        "Champ supprimé": {**common, "group_by": "x_gone"},
        "Sans droit": {**common, "model": "ir.config_parameter", "group_by": ""},
        "Mauvais filtre": {**common, "domain": "[('x_gone', '=', 1)]"},
        # The server finds nothing wrong with it, Odoo's graph does.
        "Mesure impossible": {**common, "measures": "name"},
    }
    for name, values in broken.items():
        nadia.call("a27.dashboard.page", "add_tile", {"name": name, **values})
    log_in(page, server, "nadia")
    for name, sentence in zip(
        broken, ("n'existe plus", "ne pouvez pas voir", "ne convient plus", "ne peut pas"), strict=True
    ):
        tile(page, name).scroll_into_view_if_needed()
        expect(tile(page, name).locator(".o_a27_problem")).to_contain_text(sentence)
    expect(tile(page, "Partenaires sociaux par étape").locator("canvas")).to_be_visible()
    expect(page.locator(".o_error_dialog")).to_have_count(0)
    with page.expect_response("**/save_layout"):
        choose(page, "Sans droit", "remove")


def test_a_manager_sets_the_page_of_the_team(page, server, reset):
    log_in(page, server, "sofie")
    with page.expect_response("**/save_layout"):
        choose(page, USED, "remove")
    page.locator(".o_a27_page_menu").click()
    page.locator(".o_a27_set_role").first.click()
    with page.expect_response("**/set_role_page"):
        page.get_by_role("button", name="Prendre ma page").click()
    expect(page.locator(".o_notification").first).to_be_visible()
    assert USED not in saved_titles(server, "nadia")
    page.locator(".o_a27_page_menu").click()
    with page.expect_response("**/unset_role_page"):
        page.locator(".o_a27_unset_role").click()
    assert USED in saved_titles(server, "nadia")


def test_the_filters_of_the_page(page, server, reset):
    log_in(page, server, "nadia")
    requests = tile(page, "Demandes à décider")
    expect(requests.locator(".o_data_row")).to_have_count(2)
    page.locator(".o_a27_mine input").check()
    expect(requests.locator(".o_data_row")).to_have_count(1)
    expect(requests).to_contain_text("La Passerelle des Mots")
    page.locator(".o_a27_mine input").uncheck()
    expect(requests.locator(".o_data_row")).to_have_count(2)
    page.locator(".o_a27_period").select_option("last_year")
    expect(requests).to_contain_text("Aucune demande n'attend de réponse.")
    expect(tile(page, "Fin de convention sous 60 jours").locator(".o_a27_ignored")).to_be_visible()


def test_it_fits_a_phone(page, server, reset):
    page.set_viewport_size({"width": 390, "height": 844})
    log_in(page, server, "nadia")
    expect(tile(page, "Demandes à décider").locator(".o_data_row").first).to_be_visible()
    widths = page.locator(".o_a27_tile").evaluate_all(
        "tiles => tiles.map((tile) => tile.getBoundingClientRect().width)"
    )
    assert all(340 < width <= 390 for width in widths), widths
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
