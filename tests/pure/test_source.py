import struct
import zlib
from io import BytesIO

import numpy as np
import pikepdf
import pytest
from PIL import Image

from article27 import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    PageRangeError,
    TooLargeError,
    TooManyPagesError,
    UnreadableFileError,
    UnsupportedFileError,
)
from article27.scan import count_pages, pages
from article27.scan.raster import pixels, to_grey
from article27.scan.source import Origin
from paper import jpeg, scanner_pdf

TINY = Image.new("L", (310, 438), 200)


def write_scanner_pdf(path, change) -> None:
    """A page of one image, with one thing changed about it."""
    with pikepdf.open(BytesIO(scanner_pdf([jpeg(TINY)], width=74.4, height=105.2))) as pdf:
        page = pdf.pages[0]
        change(pdf, page, page.Resources.XObject.Im0)
        pdf.save(path)


def draw(pdf, page, operators: bytes) -> None:
    page.Contents = pikepdf.Stream(pdf, operators)


@pytest.mark.parametrize(
    ("name", "origin", "sizes"),
    [
        ("page.jpg", Origin.IMAGE, [(2481, 3508)]),
        ("page.png", Origin.IMAGE, [(1241, 1754)]),
        ("pages.tif", Origin.IMAGE, [(1241, 1754)] * 2),
        ("phone.jpg", Origin.IMAGE, [(1241, 1754)]),
        ("scanner.pdf", Origin.EXTRACTED, [(2481, 3508)] * 2),
        ("turned.pdf", Origin.RENDERED, [(2481, 3508)]),
        ("sheet.pdf", Origin.RENDERED, [(2481, 3508)]),
    ],
)
def test_pages_come_upright_in_grey(scans, name, origin, sizes):
    found = list(pages(scans / name))
    assert [page.image.size for page in found] == sizes
    assert {page.origin for page in found} == {origin}
    assert {page.image.mode for page in found} == {"L"}
    assert [page.number for page in found] == list(range(1, len(sizes) + 1))
    assert count_pages(scans / name) == len(sizes)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda pdf, page, image: page.rotate(90, relative=False), id="rotated"),
        pytest.param(lambda pdf, page, image: draw(pdf, page, b"q 37 0 0 50 0 0 cm /Im0 Do Q"),
                     id="part of the page"),
        pytest.param(lambda pdf, page, image: draw(
            pdf, page, b"q -74.4 0 0 105.2 74.4 0 cm /Im0 Do Q"), id="mirrored"),
        pytest.param(lambda pdf, page, image: draw(
            pdf, page, b"q 74.4 0 0 105.2 0 0 cm /Im0 Do /Im0 Do Q"), id="twice"),
        pytest.param(lambda pdf, page, image: draw(
            pdf, page, b"q 74.4 0 0 105.2 0 0 cm /Im0 Do Q 0 0 9 9 re f"), id="drawn over"),
        pytest.param(lambda pdf, page, image: setattr(page, "CropBox", [0, 0, 37, 50]),
                     id="cropped"),
        pytest.param(lambda pdf, page, image: setattr(image, "Decode", [1, 0]), id="inverted"),
        pytest.param(lambda pdf, page, image: setattr(image, "SMask", pdf.make_indirect(
            pikepdf.Stream(pdf, b"\xff", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image,
                           Width=1, Height=1, ColorSpace=pikepdf.Name.DeviceGray,
                           BitsPerComponent=8))), id="masked"),
    ],
)  # fmt: skip
def test_a_page_that_is_more_than_its_image_is_drawn(tmp_path, change):
    write_scanner_pdf(tmp_path / "page.pdf", change)
    (page,) = pages(tmp_path / "page.pdf")
    assert page.origin is Origin.RENDERED


@pytest.mark.parametrize("operators", [
    b"74.4 0 0 105.2 0 0 cm /Im0 Do",
    b"q 0.24 0 0 0.24 0 0 cm q 310 0 0 438.33 0 0 cm /Im0 Do Q Q",
])  # fmt: skip
def test_scanners_draw_their_image_in_more_ways_than_one(tmp_path, operators):
    write_scanner_pdf(tmp_path / "page.pdf", lambda pdf, page, image: draw(pdf, page, operators))
    (page,) = pages(tmp_path / "page.pdf")
    assert page.origin is Origin.EXTRACTED


def test_a_huge_sheet_is_drawn_at_fewer_dots(tmp_path):
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(7200, 7200))
    pdf.save(tmp_path / "poster.pdf")
    (page,) = pages(tmp_path / "poster.pdf")
    assert page.image.width * page.image.height == pytest.approx(40e6, rel=0.01)


def test_a_part_of_the_pages(scans):
    assert [page.number for page in pages(scans / "pages.tif", first=2)] == [2]
    assert [page.number for page in pages(scans / "scanner.pdf", first=1, last=1)] == [1]
    assert [page.number for page in pages(scans / "pages.tif", last=9)] == [1, 2]
    with pytest.raises(PageRangeError, match="2 pages"):
        next(pages(scans / "pages.tif", first=3))


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("empty.pdf", EmptyFileError),
        ("letter.pdf", UnsupportedFileError),
        ("locked.pdf", EncryptedFileError),
        ("half.pdf", DamagedFileError),
        ("half.jpg", DamagedFileError),
        ("missing.pdf", UnreadableFileError),
        (".", UnreadableFileError),
    ],
)
def test_each_bad_file_has_its_error(scans, name, error):
    with pytest.raises(error):
        list(pages(scans / name))


@pytest.mark.parametrize("start", [b"%PDF-1.7", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00",
                                   b"MM\x00*"])  # fmt: skip
def test_a_good_start_does_not_make_a_file(tmp_path, start):
    path = tmp_path / "file"
    path.write_bytes(start + b" startxref nonsense" * 9)
    with pytest.raises(DamagedFileError):
        list(pages(path))


def test_an_unfinished_file_is_refused_even_where_it_could_be_opened(tmp_path):
    """Its end tells of pages that would be missing without a word."""
    path = tmp_path / "page.pdf"
    path.write_bytes(scanner_pdf([jpeg(TINY)]))
    assert count_pages(path) == 1
    path.write_bytes(path.read_bytes() + b"9 0 obj << /Type /Page /Contents 10 0 R >> endobj " * 99)
    with pytest.raises(DamagedFileError):
        count_pages(path)


def test_the_name_does_not_count(scans, tmp_path):
    path = tmp_path / "really.txt"
    path.write_bytes((scans / "page.png").read_bytes())
    assert count_pages(path) == 1


@pytest.mark.parametrize("size", [(9000, 9000), (20000, 10000)])
def test_a_picture_of_absurd_size_is_refused_before_it_is_decoded(tmp_path, size):
    header = b"IHDR" + struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    (tmp_path / "bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\x09IDAT")
    with pytest.raises(TooLargeError):
        list(pages(tmp_path / "bomb.png"))


@pytest.mark.parametrize(
    ("image", "grey"),
    [
        (Image.new("RGBA", (1, 1), (0, 0, 0, 0)), 255),
        (Image.new("LA", (1, 1), (0, 255)), 0),
        (Image.new("1", (1, 1), 1), 255),
        (Image.new("I;16", (1, 1), 65535), 255),
        (Image.new("I;16", (1, 1), 30000), 117),
        (Image.new("CMYK", (1, 1), (0, 0, 0, 0)), 255),
    ],
)
def test_any_kind_of_picture_becomes_grey(image, grey):
    assert to_grey(image).getpixel((0, 0)) == grey


def test_a_file_of_too_many_pages_is_refused_in_a_sentence(scans):
    with pytest.raises(
        TooManyPagesError, match=r"^pages\.tif has 2 pages, more than the 1 that are read of one file\.$"
    ):
        count_pages(scans / "pages.tif", most_pages=1)
    with pytest.raises(TooManyPagesError):
        next(pages(scans / "pages.tif", last=1, most_pages=1))


def test_grey_levels_come_whole_whatever_the_height():
    image = Image.linear_gradient("L").resize((7, 1300))
    assert (pixels(image) == np.asarray(image)).all()
