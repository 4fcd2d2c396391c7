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
            page.goto("/web/login")
            page.fill("input[name=login]", "nadia")
            page.fill("input[name=password]", "nadia")
            page.click("button[type=submit]")
            expect(page.locator(".o_main_navbar")).to_be_visible(timeout=30_000)
            for take in (dashboard, partners, tickets, find_ticket, returns, figures):
                take(page)
            browser.close()
    finally:
        drop_database(DATABASE)


if __name__ == "__main__":
    main()
