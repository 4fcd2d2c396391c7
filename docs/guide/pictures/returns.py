"""From the scan to the payment and the figures."""

import pypdfium2
from PIL import ImageOps
from playwright.sync_api import Page, expect

from screen import IMAGES, log_in, open_form, picture, press, scroll_to


def returns(page: Page) -> None:
    page.goto("/odoo/remises")
    picture(page, "remises", height=440)
    open_form(page, "remises", "Cinéma Le Phare")
    page.get_by_role("tab", name="Lectures").click()
    scroll_to(page.locator(".o_notebook"))
    picture(page, "remise")
    open_form(page, "remises", "Museum Het Weefhuis")
    press(page, "Ajouter des fichiers scannés")
    picture(page, "ajouter-fichiers")
    page.locator(".o_dialog").get_by_role("button", name="Annuler").click()
    press(page, "Encoder des numéros")
    page.locator(".modal-dialog div[name=numbers] textarea").type("1260000001253811\n")
    picture(page, "encoder")


def cover_sheet(page: Page) -> None:
    """The printed sheet itself, of one venue and one of its shows."""
    page.goto("/odoo/remises")
    page.get_by_role("button", name="Remises", exact=True).click()
    page.get_by_role("menuitem", name="Imprimer des bordereaux").click()
    others = page.locator(".modal .o_tag").filter(has_not_text="Salle Bémol").locator(".o_delete")
    expect(others.first).to_be_visible()
    while others.count():
        others.first.click()
    page.locator(".modal div[name=show_id] input").fill("nuit")
    page.get_by_role("option", name="Nuit du slam").click()
    with page.expect_download() as download:
        press(page, "Imprimer les bordereaux")
    sheet = pypdfium2.PdfDocument(download.value.path())[0].render(scale=1).to_pil()
    ImageOps.expand(sheet, border=1, fill="silver").save(IMAGES / "bordereau.png", optimize=True)


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
    picture(page, "avertissements", height=300)
    page.goto("/odoo/a-transmettre")
    picture(page, "a-transmettre", height=300)


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
    picture(page, "baremes", height=360)
    log_in(page, "nadia")


def figures(page: Page) -> None:
    page.goto("/odoo/utilisation")
    picture(page, "utilisation", height=480)
