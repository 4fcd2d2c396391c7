"""The first page, the cards of partners and the fields that the team adds to them."""

from playwright.sync_api import Page, expect

from screen import open_form, picture, scroll_to


def dashboard(page: Page) -> None:
    page.goto("/odoo/tableau-de-bord")
    # Graphs wait until they come near the screen, and the first brings Odoo's bundle with it.
    page.locator(".o_a27_tile", has_text="Partenaires sociaux par étape").scroll_into_view_if_needed()
    expect(page.locator(".o_a27_tile canvas").first).to_be_visible(timeout=30_000)
    page.locator(".o_a27_tile").first.scroll_into_view_if_needed()
    picture(page, "tableau-de-bord")
    page.locator(".o_a27_tile").nth(1).locator(".o_a27_tile_menu").click()
    picture(page, "tuile-menu")
    page.keyboard.press("Escape")
    page.locator(".o_a27_add").click()
    picture(page, "tuile-galerie")
    page.goto("/odoo/conventions")
    page.locator(".o_cp_action_menus button").first.click()
    page.locator(".o_a27_add_to_dashboard").click()
    picture(page, "tuile-ajouter")


def partners(page: Page) -> None:
    page.goto("/odoo/partenaires-sociaux")
    picture(page, "partenaires")
    open_form(page, "partenaires-sociaux", "CPAS du Vieux-Canal")
    picture(page, "fiche-partenaire")
    page.locator("div[name=a27_relay_ids] button[name=action_a27_leave]").first.click()
    picture(page, "relais-parti")
    open_form(page, "partenaires-sociaux", "Refuge L'Escale")
    picture(page, "adresse-confidentielle")
    page.goto("/odoo/doublons")
    picture(page, "doublons", height=300)


def merging(page: Page) -> None:
    page.goto("/odoo/doublons")
    page.get_by_role("button", name="Comparer et fusionner").first.click()
    expect(page.locator(".modal-dialog")).to_be_visible()
    picture(page, "fusion")


def person(page: Page) -> None:
    page.goto("/odoo/relais")
    page.get_by_role("cell", name="Karim Peeters", exact=True).click()
    page.locator("button[name=action_a27_anonymise]").click()
    picture(page, "anonymiser")


def fields(page: Page) -> None:
    open_form(page, "partenaires-sociaux", "CPAS du Vieux-Canal")
    scroll_to(page.locator("section.a27_theme"))
    picture(page, "champ-themes")
    page.get_by_role("button", name="Ajouter un champ").click()
    dialog = page.locator(".o_dialog")
    label = dialog.locator(".oe_title div[name=name] input")
    label.fill("Nationalité du public")
    label.press("Tab")
    picture(page, "champ-rgpd")
    label.fill("Jours de fermeture")
    dialog.locator("div[name=type] input").click()
    page.locator(".o_select_menu_item", has_text="Plusieurs choix").click()
    for choice in ("Juillet", "Août"):
        dialog.get_by_text("Ajouter un choix").click()
        dialog.locator("tr.o_selected_row td[name=name] input").fill(choice)
    picture(page, "champ-ajouter")
    dialog.get_by_role("button", name="Annuler").click()
    expect(dialog).to_have_count(0)  # a dialog that is left open is saved
    page.goto("/odoo/champs")
    picture(page, "champ-liste")
