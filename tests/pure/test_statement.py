from io import BytesIO

import pypdfium2
import pytest

from article27.papers.statement import Statement, draw_statement


def draw(count, notes=2):
    file = BytesIO()
    draw_statement(
        Statement(
            sender="Article 27 Bruxelles",
            title="Décompte REM/2026/0001",
            addressee=["Théâtre de l'Étoile", "Rue du Rideau 22", "1210 Saint-Josse-ten-Noode"],
            facts=[("Remise", "REM/2026/0001"), ("Reçue le", "10 mars 2026")],
            counts_heading="Nombre de tickets",
            counts=[("Annoncés", "84"), ("Comptés", "84"), ("Trouvés", "81")],
            outcomes_heading="Résultat",
            outcomes=[("Acceptés", "80"), ("Déduits", "1")],
            columns=("Spectacle", "Tickets", "Par ticket", "Montant"),
            rows=[(f"Spectacle {index:04}", "4", "3,75 €", "15,00 €") for index in range(count)],
            total=("Total à rembourser", "300,00 €"),
            notes=[f"Note {index}" for index in range(notes)],
            page="Page {page}/{pages}",
        ),
        file,
    )
    return file.getvalue()


@pytest.mark.parametrize("count", [0, 1, 14, 15, 16, 17, 18, 19, 20, 21, 22, 60, 400])
def test_every_row_is_there_once_and_the_total_is_on_the_last_page(count):
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(draw(count))]
    text = "\n".join(pages)
    assert [text.count(f"Spectacle {index:04}") for index in range(count)] == [1] * count
    assert [page.count("Total à rembourser") for page in pages] == [0] * (len(pages) - 1) + [1]
    assert "Note 1" in pages[-1]
    assert f"Page {len(pages)}/{len(pages)}" in pages[-1]
    assert "1210 Saint-Josse-ten-Noode" in pages[0]


@pytest.mark.parametrize("count", range(12, 24))
def test_nothing_runs_off_the_page(count):
    document = pypdfium2.PdfDocument(draw(count))
    text = document[len(document) - 1].get_textpage()
    assert text.get_charbox(text.search("Note 1").get_next()[0])[1] > 40
    foot = text.get_charbox(text.search("Page ").get_next()[0])
    assert text.get_charbox(text.search("Note 1").get_next()[0])[1] > foot[3]


def test_the_same_statement_has_the_same_bytes():
    assert draw(3) == draw(3)
