"""A ticket goes the whole way, on Odoo's screens: convention, number, printed label, scanned page, verdict, figure."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from databases import query
from scanner import scan

PARTNER, VENUE = "Buurthuis De Zonnebloem", "Salle Bémol"
READING_TIMEOUT_MS = 60_000


class Staff:
    """What a member of the team does with mouse and keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def log_in(self, login: str) -> None:
        self.page.goto("/web/login")
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", login)
        self.page.click("button[type=submit]")
        expect(self.page.locator(".o_main_navbar")).to_be_visible(timeout=30_000)

    def open(self, path: str, *rows: str) -> None:
        """Open a list by its address, then the row that shows all of `rows`."""
        self.page.goto(f"/odoo/{path}")
        row = self.page.locator("tr.o_data_row")
        for text in rows:
            row = row.filter(has_text=text)
        row.first.locator("td.o_data_cell").first.click()
        expect(self.page.locator(".o_form_view")).to_be_visible()

    def press(self, label: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).locator("visible=true").first.click()

    def status(self, label: str) -> None:
        """Wait until the status bar says so."""
        expect(self.page.locator(".o_arrow_button_current").first).to_have_text(label, timeout=READING_TIMEOUT_MS)

    def figure(self, field: str):
        return self.page.locator(f".o_form_view div[name={field}]").first


@pytest.fixture(scope="module")
def printed():
    """The PDF that one step downloads and the next one scans."""
    return {}


def upload(staff: Staff, *files: dict) -> None:
    staff.press("Ajouter des fichiers scannés")
    dialog = staff.page.locator(".o_dialog")
    dialog.locator("input[multiple]").set_input_files(list(files))
    for file in files:
        expect(dialog.get_by_text(file["name"])).to_be_visible()
    staff.press("Lire ces fichiers")
    expect(dialog).to_be_hidden()


def test_from_a_convention_to_the_figure(page, printed):
    staff = Staff(page)
    staff.log_in("nadia")

    staff.open("conventions", PARTNER)
    staff.press("Générer des tickets")
    page.locator(".o_dialog div[name=count] input").fill("21")
    staff.press("Générer")
    staff.status("Généré")

    staff.press("Imprimer les étiquettes")
    staff.press("Préparer les étiquettes")
    staff.status("À imprimer")
    with page.expect_download() as download:
        staff.press("Télécharger le PDF")
    printed["pdf"] = Path(download.value.path()).read_bytes()
    staff.press("Bien sorti")
    staff.status("Imprimé")

    page.locator(".o_form_view div[name=batch_id] a").click()
    staff.press("Délivrer")
    page.locator(".o_dialog").get_by_role("button", name="Délivrer").click()
    staff.status("Délivré")

    page.goto("/odoo/remises")
    staff.press("Nouveau")
    venue = page.locator("div[name=venue_id] input")
    venue.fill(VENUE)
    page.locator(".o-autocomplete--dropdown-menu li").filter(has_text=VENUE).first.click()
    page.locator(".o_form_button_save").click()
    expect(staff.figure("name")).to_contain_text(re.compile(r"^R\d\d-"))
    upload(staff, {"name": "pile.jpg", "mimeType": "image/jpeg", "buffer": scan(printed["pdf"], seed=1)})
    staff.status("À vérifier")
    expect(staff.figure("clean_count")).to_have_text("21")

    staff.press("Accepter les tickets valables")
    expect(staff.figure("accepted_count")).to_have_text("21")
    assert pivot_cell(page) == "21"


def test_the_same_page_again_counts_nothing_twice(page, printed):
    staff = Staff(page)
    staff.log_in("nadia")
    staff.open("remises", VENUE)
    upload(staff, {"name": "encore.jpg", "mimeType": "image/jpeg", "buffer": scan(printed["pdf"], seed=2)})
    expect(staff.figure("open_count")).to_have_text("21", timeout=READING_TIMEOUT_MS)
    page.get_by_role("tab", name="Lectures").click()
    expect(page.locator("div[name=reading_ids] tr.o_data_row").filter(has_text="Déjà rentré")).to_have_count(21)
    expect(staff.figure("accepted_count")).to_have_text("21")
    assert pivot_cell(page) == "21"


def test_a_file_that_cannot_be_read_gets_a_sentence_and_the_others_go_on(page, printed, server):
    staff = Staff(page)
    staff.log_in("nadia")
    staff.open("remises", VENUE)
    upload(
        staff,
        {"name": "lettre.pdf", "mimeType": "application/pdf", "buffer": b"Madame, Monsieur,"},
        {"name": "moitie.pdf", "mimeType": "application/pdf", "buffer": printed["pdf"][: len(printed["pdf"]) // 2]},
        {"name": "bon.pdf", "mimeType": "application/pdf", "buffer": printed["pdf"]},
    )
    staff.status("À vérifier")
    rows = page.locator("div[name=document_ids] tr.o_data_row")
    expect(rows.filter(has_text="lettre.pdf")).to_contain_text("PDF, JPG, PNG", timeout=READING_TIMEOUT_MS)
    expect(rows.filter(has_text="moitie.pdf")).to_contain_text("abîmé", timeout=READING_TIMEOUT_MS)
    expect(rows.filter(has_text="bon.pdf")).to_contain_text("Lu", timeout=READING_TIMEOUT_MS)
    assert query(server.database, "SELECT count(*) FROM queue_job WHERE state NOT IN ('done')") == [(0,)]


def pivot_cell(page: Page) -> str:
    """The figure of the partner and the venue in the cross table."""
    page.goto("/odoo/utilisation")
    table = page.locator(".o_pivot table")
    expect(table).to_contain_text(PARTNER)
    # Venues are the columns, partners the rows; both are read off the table itself.
    venues = [cell.strip() for cell in table.locator("thead tr").nth(1).locator("th").all_inner_texts()]
    row = table.locator("tbody tr").filter(has_text=PARTNER).locator("td")
    return row.nth([venue for venue in venues if venue].index(VENUE)).inner_text().strip()
