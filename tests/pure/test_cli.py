import json
import subprocess
import sys

import pikepdf
import pytest

from article27 import KeyRing, make_many
from article27.scan import read_pages
from paper import with_wrong_check_character

KEY = "0123456789abcdef" * 4
RIGHT = "1260000001253881"


@pytest.fixture(autouse=True)
def key(monkeypatch):
    monkeypatch.setenv("A27_KEY", KEY)


def test_new_numbers_one_a_line(run):
    status, out, err = run("number", "new", "--year", 26, "--first", 1, "--count", 21)
    assert (status, err) == (0, [])
    assert out == make_many(KeyRing.from_hex(KEY), 26, 1, 21)


@pytest.mark.parametrize("typed", [[RIGHT], ["1260 0000 0125 3881"], ["126O", "OOOO", "0l25-3881"]])
def test_a_right_number_is_right_however_it_is_typed(run, typed):
    status, out, err = run("number", "check", *typed)
    assert (status, out, err) == (0, ["1260 0000 0125 3881 is right: serial 1 of 2026."], [])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1260000001253882", "Digit 16 looks mistyped: 1260000001253881?"),
        ("1260000010253881", "Digits 9 and 10 look swapped: 1260000001253881?"),
        ("1260000001999999", "No single slip explains it."),
        ("126000000125388", "has 16 digits, this has 15"),
        ("12600000O125388X", "only digits, not 'X'"),
        ("9260000001253881", "no key for version 9"),
    ],
)
def test_a_wrong_number_gets_one_line_that_says_why(run, typed, said):
    status, out, err = run("number", "check", typed)
    assert (status, out, len(err)) == (1, [], 1)
    assert said in err[0]


def test_labels_are_drawn_from_a_file_of_numbers(run, tmp_path, numbers, keyring):
    (tmp_path / "numbers.txt").write_text("\n".join(numbers[:4]) + "\n\n1260 0000 0125 3881\n")
    pdf = tmp_path / "labels.pdf"
    options = ["--sheet", "l7163", "--start", 13, "--title", "Lot", "--offset-x", "-0.5"]
    status, out, err = run("labels", tmp_path / "numbers.txt", *options, "-o", pdf)
    assert (status, out, err) == (0, [], [])
    found = [len(page.readings) for page in read_pages(pdf)]
    assert found == [2, 3]


def test_labels_take_standard_input_and_output(tmp_path):
    made = subprocess.run(
        [sys.executable, "-m", "article27", "labels", "-", "-o", "-"],
        input=f"{RIGHT}\n".encode(), capture_output=True, check=True,
    )  # fmt: skip
    assert made.stdout.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (f"{RIGHT}\n\n1260000001253882", "numbers.txt, line 3: The last six digits"),
        ("hello", "numbers.txt, line 1: A ticket number has only digits"),
        ("", "There is no label to print."),
    ],
)
def test_a_wrong_line_stops_the_print(run, tmp_path, lines, said):
    (tmp_path / "numbers.txt").write_text(lines)
    status, _, err = run("labels", tmp_path / "numbers.txt", "-o", tmp_path / "labels.pdf")
    assert (status, len(err)) == (1, 1)
    assert said in err[0]
    assert not (tmp_path / "labels.pdf").exists()


def test_without_a_key_labels_only_look_at_the_form(run, tmp_path, monkeypatch):
    monkeypatch.delenv("A27_KEY")
    (tmp_path / "numbers.txt").write_text("1260000001253882\n")
    assert run("labels", tmp_path / "numbers.txt", "-o", tmp_path / "labels.pdf")[0] == 0


def test_scan_prints_a_line_of_json_a_page(run, scans, numbers):
    status, out, err = run("scan", scans / "pages.tif", scans / "page.png", "--json")
    assert (status, err, len(out)) == (0, [], 3)
    first, second, other = map(json.loads, out)
    assert first["file"] == second["file"] == str(scans / "pages.tif")
    assert (first["page"], second["page"], other["page"]) == (1, 2, 1)
    assert (first["width"], first["height"], first["unread"]) == (1241, 1754, [])
    reading = first["readings"][0]
    assert sorted(reading) == ["check", "method", "polygon", "symbology", "text"]
    assert (reading["text"], reading["check"], reading["method"]) == (RIGHT, "ok", "zxing")
    assert [len(corner) for corner in reading["polygon"]] == [2, 2, 2, 2]


def test_scan_works_without_a_key(run, scans, monkeypatch):
    monkeypatch.delenv("A27_KEY")
    status, out, _ = run("scan", scans / "page.png", "--json")
    assert status == 0
    assert {reading["check"] for reading in json.loads(out[0])["readings"]} == {None}


def test_scan_prints_a_table_for_people(run, scans):
    status, out, _ = run("scan", scans / "page.png")
    assert (status, len(out)) == (0, 22)
    assert out[0].endswith("page.png, page 1: 21 read, 0 unread")
    assert out[1].split()[:5] == ["1260", "0000", "0125", "3881", "ok"]


def test_unread_bars_are_listed_and_cut_out(run, tmp_path):
    with_wrong_check_character().save(tmp_path / "page.png")
    _, out, _ = run("scan", tmp_path / "page.png", "--json", "--crops", tmp_path)
    (region,) = json.loads(out[0])["unread"]
    assert (tmp_path / region["crop"]).read_bytes().startswith(b"\x89PNG")
    _, out, _ = run("scan", tmp_path / "page.png", "--json")
    assert list(json.loads(out[0])["unread"][0]) == ["polygon"]
    _, out, _ = run("scan", tmp_path / "page.png")
    assert "(unread)" in out[1]


def test_scan_goes_on_after_a_bad_file_and_remembers_it(run, scans):
    files = [scans / name for name in ("half.jpg", "missing.pdf", "page.png", ".")]
    status, out, err = run("scan", *files, "--json")
    lines = [json.loads(line) for line in out]
    assert status == 1
    assert ["error" in line for line in lines] == [True, True, False, True]
    assert lines[0]["error"] == {
        "code": "file_damaged",
        "message": "half.jpg is damaged or incomplete.",
        "params": {"file": "half.jpg"},
    }
    assert len(err) == 3


def test_pages_are_chosen_and_counted(run, scans):
    assert len(run("scan", scans / "pages.tif", "--json", "--pages", "2-")[1]) == 1
    assert run("scan", scans / "pages.tif", "--count")[1] == [f"{scans / 'pages.tif'}: 2"]
    _, out, _ = run("scan", scans / "pages.tif", "--count", "--json")
    assert json.loads(out[0]) == {"file": str(scans / "pages.tif"), "pages": 2}
    status, _, err = run("scan", scans / "pages.tif", "--pages", 3)
    assert (status, err) == (1, ["article27: pages.tif has 2 pages, there is no page 3."])


def test_a_long_file_goes_page_by_page_and_too_long_a_one_is_a_sentence(run, tmp_path):
    pdf = pikepdf.new()
    for _ in range(501):
        pdf.add_blank_page(page_size=(10, 10))
    pdf.save(tmp_path / "too-long.pdf")
    del pdf.pages[300:]
    pdf.save(tmp_path / "long.pdf")
    status, out, err = run("scan", tmp_path / "long.pdf", "--json")
    assert (status, len(out), err) == (0, 300, [])
    said = "article27: too-long.pdf has 501 pages, more than the 500 that are read of one file."
    assert run("scan", tmp_path / "too-long.pdf") == (1, [], [said])
    assert run("scan", tmp_path / "too-long.pdf", "--most-pages", 501, "--count")[0] == 0
