from io import BytesIO

import pypdfium2
import pytest

from article27 import KeyRing, make_many
from article27.papers.receipt import Receipt, draw_receipt
from article27.ranges import ranges

FACTS = [("Partenaire", "CPAS de la Ville"), ("Date", "4 mai 2026")]


def draw(count):
    rows = [(f"1260 {index:04} 0000 0000", f"1260 {index:04} 9999 0000", "21") for index in range(count)]
    receipt = Receipt(
        sender="Article 27 Bruxelles",
        title="Reçu de tickets",
        facts=FACTS,
        columns=("Du numéro", "Au numéro", "Tickets"),
        rows=rows,
        totals=[("Total", str(21 * count))],
        declaration="Reçu les tickets ci-dessus.",
        signatures=("Pour Article 27", "Pour le partenaire"),
        page="Page {page}/{pages}",
    )
    file = BytesIO()
    draw_receipt(receipt, file)
    return file.getvalue()


def pages_of(pdf):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.parametrize("count", [0, 1, 20, 21, 22, 23, 24, 25, 30, 31, 32, 33, 34, 60, 400])
def test_every_row_is_there_once_and_the_signatures_are_on_the_last_page(count):
    pages = pages_of(draw(count))
    text = "\n".join(pages)
    assert [text.count(f"1260 {index:04} 9999 0000") for index in range(count)] == [1] * count
    assert [page.count("Pour le partenaire") for page in pages] == [0] * (len(pages) - 1) + [1]
    assert f"Page {len(pages)}/{len(pages)}" in pages[-1]
    assert "CPAS de la Ville" in pages[0]


def test_rows_and_signatures_do_not_touch():
    for count in (0, 1, *range(17, 37)):  # where a first and a second page end
        document = pypdfium2.PdfDocument(draw(count))
        text = document[len(document) - 1].get_textpage()
        low = text.search("Total").get_next()
        sign = text.search("Reçu les tickets").get_next()
        assert text.get_charbox(low[0])[1] > text.get_charbox(sign[0])[3]


def test_the_same_receipt_has_the_same_bytes():
    assert draw(3) == draw(3)


def test_runs_of_numbers_end_at_a_gap_and_at_a_new_year():
    keyring = KeyRing({1: b"1" * 32})
    numbers = [*make_many(keyring, 26, 1, 5), *make_many(keyring, 26, 7, 2), *make_many(keyring, 27, 9, 1)]
    numbers = [str(number) for number in numbers]
    found = ranges(reversed(numbers))
    assert [(run.first, run.last, run.count) for run in found] == [
        (numbers[0], numbers[4], 5),
        (numbers[5], numbers[6], 2),
        (numbers[7], numbers[7], 1),
    ]
    assert ranges([]) == []
