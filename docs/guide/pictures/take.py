"""Takes the pictures of the guide from the demo story, as the team sees its screens. Run by scripts/pictures."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "system"))

from playwright.sync_api import Page, expect, sync_playwright  # noqa: E402

from databases import copy_database, drop_database  # noqa: E402
from server import OdooServer  # noqa: E402

IMAGES = Path(__file__).parent / "images"
DATABASE = "a27_guide"


def log_in(page: Page, login: str) -> None:
    page.context.clear_cookies()
    page.goto("/web/login")
    page.evaluate("localStorage.clear()")  # else it offers who was there before
    page.reload()
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", login)
    page.click("button[type=submit]")
    expect(page.locator(".o_main_navbar")).to_be_visible(timeout=30_000)


def open_form(page: Page, path: str, text: str) -> None:
    page.goto(f"/odoo/{path}")
    page.locator("tr.o_data_row").filter(has_text=text).first.locator("td.o_data_cell").first.click()
    expect(page.locator(".o_form_view")).to_be_visible()


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).locator("visible=true").first.click()


def picture(page: Page, name: str) -> None:
    page.wait_for_timeout(1500)  # pictures, previews and bars settle
    page.screenshot(path=IMAGES / f"{name}.png")


def dashboard(page: Page) -> None:
    page.goto("/odoo/tableau-de-bord")
    expect(page.locator(".o_a27_tile canvas").first).to_be_visible()
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
    picture(page, "doublons")


def person(page: Page) -> None:
    page.goto("/odoo/relais")
    page.get_by_role("cell", name="Karim Peeters", exact=True).click()
    page.locator("button[name=action_a27_anonymise]").click()
    picture(page, "anonymiser")


def fields(page: Page) -> None:
    open_form(page, "partenaires-sociaux", "CPAS du Vieux-Canal")
    page.locator("section.a27_theme").first.scroll_into_view_if_needed()
    page.mouse.move(683, 500)
    page.mouse.wheel(0, 420)
    picture(page, "champ-themes")
    page.get_by_role("button", name="Ajouter un champ").click()
    dialog = page.locator(".o_dialog")
    dialog.locator(".oe_title div[name=name] input").fill("Jours de fermeture")
    dialog.locator("div[name=type] input").click()
    page.locator(".o_select_menu_item", has_text="Plusieurs choix").click()
    for label in ("Juillet", "Août"):
        dialog.get_by_text("Ajouter un choix").click()
        dialog.locator("tr.o_selected_row td[name=name] input").fill(label)
    picture(page, "champ-ajouter")
    dialog.locator(".oe_title div[name=name] input").fill("Nationalité du public")
    dialog.locator(".oe_title div[name=name] input").press("Tab")
    picture(page, "champ-rgpd")
    page.goto("/odoo/champs")
    picture(page, "champ-liste")


def tickets(page: Page) -> None:
    page.goto("/odoo/conventions")
    picture(page, "conventions")
    open_form(page, "conventions", "CPAS du Vieux-Canal")
    press(page, "Générer des tickets")
    page.locator(".o_dialog div[name=count] input").fill("21")
    picture(page, "generer")
    open_form(page, "impressions", "À imprimer")
    picture(page, "impression")
    open_form(page, "lots", "Éclaircie")
    press(page, "Délivrer")
    picture(page, "delivrer")


def find_ticket(page: Page) -> None:
    page.goto("/odoo/tickets")
    page.locator("tr.o_data_row").first.locator("td.o_data_cell").first.click()
    press(page, "Toute sa vie")
    expect(page.locator(".o_a27_life")).to_be_visible()
    picture(page, "trouver")


def returns(page: Page) -> None:
    page.goto("/odoo/remises")
    picture(page, "remises")
    open_form(page, "remises", "Cinéma Le Phare")
    page.get_by_role("tab", name="Lectures").click()
    picture(page, "remise")
    open_form(page, "remises", "Museum Het Weefhuis")
    press(page, "Ajouter des fichiers scannés")
    picture(page, "ajouter-fichiers")


def desk(page: Page) -> None:
    open_form(page, "remises", "Cinéma Le Phare")
    press(page, "Vérifier les lectures")
    expect(page.locator(".o_a27_desk_body")).to_be_visible()
    page.keyboard.press("5")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    picture(page, "bureau")
    page.keyboard.press("i")
    page.keyboard.type("12600000012538")
    picture(page, "bureau-taper")


def verdicts(page: Page) -> None:
    open_form(page, "remises", "Cinéma Le Phare")
    page.get_by_role("tab", name="Lectures").click()
    repeated = page.locator("div[name=reading_ids] tr.o_data_row").filter(has_text="Déjà rentré").first
    repeated.locator("td.o_data_cell").nth(1).click()
    picture(page, "lecture")
    page.goto("/odoo/avertissements")
    picture(page, "avertissements")
    page.goto("/odoo/a-transmettre")
    picture(page, "a-transmettre")


def payments(page: Page) -> None:
    open_form(page, "remises", "Théâtre de la Lanterne")
    page.get_by_role("tab", name="Montants").click()
    page.locator("div[name=amount_total]").scroll_into_view_if_needed()
    picture(page, "montants")
    page.goto("/odoo/a-payer")
    page.locator("tr.o_data_row input[type=checkbox]").first.click()
    press(page, "Préparer un paiement")
    expect(page.locator(".o_form_view")).to_be_visible()
    picture(page, "paiement")
    log_in(page, "luc")
    page.goto("/odoo/comptes")
    page.locator("tr.o_data_row").filter(has_text="Museum Het Weefhuis").get_by_role("button", name="Confirmer").click()
    picture(page, "confirmer-compte")
    log_in(page, "sofie")
    page.goto("/odoo/baremes")
    picture(page, "baremes")
    log_in(page, "nadia")


def figures(page: Page) -> None:
    page.goto("/odoo/utilisation")
    picture(page, "utilisation")


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    copy_database(os.environ["A27_DEMO_TEMPLATE"], DATABASE)
    try:
        with OdooServer(DATABASE) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="fr-BE", base_url=server.url)
            for login, takes in (
                ("nadia", (dashboard, partners, fields, tickets, find_ticket)),
                ("nadia", (returns, desk, verdicts, payments, figures)),
                ("luc", (person,)),
            ):
                log_in(page, login)
                for take in takes:
                    take(page)
            browser.close()
    finally:
        drop_database(DATABASE)


if __name__ == "__main__":
    main()
