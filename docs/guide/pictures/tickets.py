"""From the convention to the delivery, and the life of a number."""

from playwright.sync_api import Page, expect

from screen import open_form, picture, press


def tickets(page: Page) -> None:
    page.goto("/odoo/conventions")
    picture(page, "conventions", height=520)
    open_form(page, "conventions", "CPAS du Vieux-Canal")
    picture(page, "convention")
    press(page, "Générer des tickets")
    page.locator(".o_dialog div[name=count] input").fill("21")
    picture(page, "generer")
    open_form(page, "impressions", "À imprimer")
    picture(page, "impression")
    press(page, "Bourrage papier")
    page.locator(".modal-dialog div[name=first] input").fill("14")
    picture(page, "bourrage")
    open_form(page, "lots", "Éclaircie")
    press(page, "Délivrer")
    picture(page, "delivrer")
    open_form(page, "demandes", "Le Toit du Midi")
    press(page, "Accepter")
    expect(page.locator(".modal-dialog")).to_be_visible()
    picture(page, "demande-accepter")


def find_ticket(page: Page) -> None:
    page.goto("/odoo/tickets")
    page.locator("tr.o_data_row").first.locator("td.o_data_cell").first.click()
    press(page, "Toute sa vie")
    expect(page.locator(".o_a27_life")).to_be_visible()
    picture(page, "trouver")
