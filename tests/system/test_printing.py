"""The printer jams, a print is pale, a ticket is torn: what a secretary does about it, on Odoo's screens."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import zxingcpp
from playwright.sync_api import Page, expect

from test_ticket_way import Staff

PARTNER = "CPAS du Vieux-Canal"


def press(page: Page, name: str, within: str = ".o_form_view") -> None:
    page.locator(f"{within} button[name='{name}']").locator("visible=true").first.click()


def fill(page: Page, **values: object) -> None:
    for name, value in values.items():
        page.locator(f".o_dialog div[name={name}] input").fill(str(value))
        page.keyboard.press("Tab")


def numbers_on(page: Page) -> list[str]:
    """The numbers that the bars of the downloaded labels say; sorted, as they are on the sheets."""
    with page.expect_download() as download:
        press(page, "action_download")
    with pypdfium2.PdfDocument(BytesIO(Path(download.value.path()).read_bytes())) as document:
        images = [paper.render(scale=200 / 72).to_pil() for paper in document]
    return sorted(code.text for image in images for code in zxingcpp.read_barcodes(image))


def test_a_jam_a_pale_label_and_a_torn_one(page):
    staff = Staff(page)
    staff.log_in("nadia")
    staff.open("conventions", PARTNER)
    staff.press("Générer des tickets")
    fill(page, count=42)
    press(page, "action_generate", within=".o_dialog")
    staff.status("Généré")

    staff.press("Imprimer les étiquettes")
    fill(page, start=1)
    press(page, "action_print", within=".o_dialog")
    staff.status("À imprimer")
    printed = numbers_on(page)
    assert len(set(printed)) == 42

    # The second sheet jammed at its fourteenth label.
    staff.press("Bourrage papier")
    fill(page, first_page=2, first=14)
    expect(page.locator(".o_dialog div[name=last_page] input")).to_have_value("2")
    press(page, "action_print_again", within=".o_dialog")
    expect(staff.figure("label_count")).to_have_text("8")
    assert numbers_on(page) == printed[34:]
    press(page, "action_confirm")
    staff.status("Imprimé")

    # One label is pale: the same number again, with a reason.
    page.locator(".o_form_view div[name=batch_id] a").click()
    staff.status("Imprimé")
    staff.press("Réimprimer")
    fill(page, first=3, last=3)
    fill(page, reason="Étiquette pâle")
    press(page, "action_print", within=".o_dialog")
    expect(staff.figure("reason")).to_have_text("Étiquette pâle")
    assert numbers_on(page) == [printed[2]]
    press(page, "action_confirm")
    staff.status("Imprimé")

    # One is torn: a new number in its place, and the convention loses none.
    page.locator(".o_form_view div[name=batch_id] a").click()
    staff.status("Imprimé")
    staff.press("Remplacer ou annuler")
    fill(page, first=5, last=5)
    page.locator(".o_dialog div[name=loss] input[type=radio]").nth(2).check()
    press(page, "action_apply", within=".o_dialog")
    staff.status("Généré")
    staff.press("Imprimer les étiquettes")
    press(page, "action_print", within=".o_dialog")
    staff.status("À imprimer")
    [replacement] = numbers_on(page)
    assert replacement not in printed
