"""What the tests of the library share, made once; those that start processes are in tests/system."""

import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import settings
from PIL import Image

from article27 import KeyRing, make_many
from article27.cli import main
from article27.labels import draw_ticket_labels, get_sheet
from paper import as_scanned, jpeg, render, scanner_pdf

settings.register_profile("article27", deadline=None, derandomize=True, max_examples=30)
settings.load_profile("article27")


@pytest.fixture(scope="session")
def keyring() -> KeyRing:
    return KeyRing.from_hex("0123456789abcdef" * 4)


@pytest.fixture(scope="session")
def numbers(keyring) -> list[str]:
    """A sheet's worth."""
    return make_many(keyring, 26, 1, 21)


@pytest.fixture(scope="session")
def sheet_pdf(numbers) -> bytes:
    file = BytesIO()
    draw_ticket_labels(numbers, get_sheet("L7160"), file, title="Lot 12")
    return file.getvalue()


@pytest.fixture(scope="session")
def scan_image(sheet_pdf) -> Image.Image:
    return as_scanned(render(sheet_pdf))


@pytest.fixture(scope="session")
def scans(tmp_path_factory, scan_image, sheet_pdf) -> Path:
    """A folder of files that come from scanners and phones, and of some that do not."""
    folder = tmp_path_factory.mktemp("scans")
    data = jpeg(scan_image)
    half = scan_image.reduce(2)
    (folder / "page.jpg").write_bytes(data)
    (folder / "sheet.pdf").write_bytes(sheet_pdf)
    (folder / "scanner.pdf").write_bytes(scanner_pdf([data, data]))
    (folder / "turned.pdf").write_bytes(scanner_pdf([data], rotate=180))
    (folder / "half.pdf").write_bytes((folder / "scanner.pdf").read_bytes()[: len(data)])
    (folder / "half.jpg").write_bytes(data[: len(data) // 2])
    half.save(folder / "pages.tif", save_all=True, append_images=[half.rotate(180)])
    half.save(folder / "page.png")
    exif = Image.Exif()
    exif[0x0112] = 6  # the phone was held upright: turn a quarter to the right to see it
    turned = half.transpose(Image.Transpose.ROTATE_90)
    (folder / "phone.jpg").write_bytes(jpeg(turned, exif=exif))
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "letter.pdf").write_bytes("Chère Madame, ...".encode())
    with pikepdf.open(BytesIO(sheet_pdf)) as pdf:
        pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    return folder


@pytest.fixture
def run_as_child(tmp_path, monkeypatch):
    """Have the isolated reader start a shell script in the place of Python."""

    def replace(script: str) -> None:
        path = tmp_path / "child.sh"
        path.write_text(f"#!/bin/sh\ncd {tmp_path}\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(path))

    return replace


@pytest.fixture
def run(capsys):
    """Exit status, output lines and error lines of a command."""

    def run(*arguments: object) -> tuple[int, list[str], list[str]]:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = stop.code
        output = capsys.readouterr()
        return status, output.out.splitlines(), output.err.splitlines()

    return run
