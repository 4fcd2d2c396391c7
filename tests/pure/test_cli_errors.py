"""Every error is one line and a status: 2 for the command, 1 for the data."""

import io
import os

import pytest

KEY = "0123456789abcdef" * 4
RIGHT = "1260000001253881"


@pytest.fixture(autouse=True)
def key(monkeypatch):
    monkeypatch.setenv("A27_KEY", KEY)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["number"],
        ["number", "new", "--year", "26"],
        ["number", "new", "--year", "x", "--first", "1"],
        ["number", "new", "--year", "126", "--first", "1"],
        ["number", "new", "--year", "26", "--first", "9999999", "--count", "2"],
        ["number", "check"],
        ["labels", "numbers.txt"],
        ["labels", "numbers.txt", "-o", "x.pdf", "--sheet", "L9999"],
        ["scan"],
        ["scan", "a.pdf", "--pages", "0"],
        ["scan", "a.pdf", "--pages", "8-1"],
        ["scan", "a.pdf", "--pages", "1:8"],
        ["scan", "a.pdf", "--symbology", "braille"],
        ["scan", "a.pdf", "--limit-memory", "much"],
        ["scan", "a.pdf", "--previews"],
        ["teleport"],
    ],
)
def test_a_wrong_command_is_status_2_and_one_line(run, arguments):
    status, out, err = run(*arguments)
    assert (status, out, len(err)) == (2, [], 1)


@pytest.mark.parametrize("options", [["--start", 22], ["--offset-y", 6], ["--start", 0]])
def test_a_place_that_the_sheet_does_not_have_is_status_2(run, tmp_path, options):
    (tmp_path / "numbers.txt").write_text(RIGHT)
    output = tmp_path / "labels.pdf"
    status, _, err = run("labels", tmp_path / "numbers.txt", "-o", output, *options)
    assert (status, len(err), output.exists()) == (2, 1, False)


@pytest.mark.parametrize("text", ["secret", KEY[:-1], KEY + "0", "g" * 64])
@pytest.mark.parametrize("command", [
    ["number", "new", "--year", 26, "--first", 1], ["number", "check", RIGHT],
    ["labels", "-", "-o", "-"], ["scan", "a.pdf"],
])  # fmt: skip
def test_a_text_that_is_no_key_is_refused_and_not_repeated(run, monkeypatch, command, text):
    monkeypatch.setenv("A27_KEY", text)
    monkeypatch.setattr("sys.stdin", io.StringIO(RIGHT))
    status, out, err = run(*command)
    assert (status, out, len(err)) == (2, [], 1)
    assert "64 hexadecimal digits" in err[0]
    assert text not in err[0]


@pytest.mark.parametrize("command", [["number", "new", "--year", 26, "--first", 1], ["number", "check", RIGHT]])
def test_numbers_need_a_key(run, monkeypatch, command):
    monkeypatch.delenv("A27_KEY")
    status, _, err = run(*command)
    assert (status, len(err)) == (2, 1)
    assert "A27_KEY" in err[0]


@pytest.mark.parametrize("path", ["missing.txt", "."])
def test_a_file_that_cannot_be_opened_is_one_line(run, tmp_path, path):
    status, _, err = run("labels", tmp_path / path, "-o", tmp_path / "labels.pdf")
    assert (status, len(err)) == (1, 1)


def test_a_place_that_cannot_be_written_is_one_line(run, tmp_path):
    (tmp_path / "numbers.txt").write_text(RIGHT)
    status, _, err = run("labels", tmp_path / "numbers.txt", "-o", tmp_path / "no" / "labels.pdf")
    assert (status, len(err)) == (1, 1)
    assert "No such file" in err[0]


def test_a_file_of_bytes_is_no_list_of_numbers(run, tmp_path):
    (tmp_path / "numbers.txt").write_bytes(bytes(range(256)))
    status, _, err = run("labels", tmp_path / "numbers.txt", "-o", tmp_path / "labels.pdf")
    assert (status, len(err)) == (1, 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_one_line(run, scans, tmp_path):
    (tmp_path / "page.png").write_bytes(b"x")
    (tmp_path / "page.png").chmod(0)
    status, _, err = run("scan", tmp_path / "page.png")
    assert (status, err) == (1, ["article27: page.png cannot be opened: Permission denied."])
