"""Files that nobody should have to open: made from seeds, the same every time."""

import random
import re
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
from PIL import Image, ImageDraw

from article27.labels import draw_address_labels, get_sheet
from paper import jpeg, scanner_pdf

COUNT = 500


def mutated(index: int) -> tuple[str, bytes]:
    """Name and bytes of file `index`: a sound one, of which a few things were changed."""
    chance = random.Random(index)
    kind, data = _SOUND[index % len(_SOUND)]
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(_MUTATIONS)(data, chance)
    return f"{index:03}.{kind}", data


def special(name: str) -> bytes:
    """A file with one nasty idea, by its name in SPECIAL."""
    return SPECIAL[name]()


@cache
def zeros(count: int) -> bytes:
    """`count` (whole MB) blanks, packed to a thousandth: one packed MB over and over."""
    block = b" " * 2**20
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 1
    for _ in range(count // len(block)):
        checksum = zlib.adler32(block, checksum)
    return b"\x78\xda" + packed * (count // len(block)) + packer.flush() + checksum.to_bytes(4, "big")


def _written(objects: dict[int, bytes]) -> bytes:
    """A PDF file of these objects, of which 1 is the catalogue."""
    file = b"%PDF-1.7\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(file)
    rows = [b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, max(objects) + 1)]
    file += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(rows) + 1, b"".join(rows))
    return file + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(rows) + 1, start)


def _stream(data: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


def small_pdf(contents: bytes = b"", filters: str | None = None, box: str = "0 0 100 100") -> bytes:
    return _written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R >>".encode(),
            4: _stream(contents, f"/Filter {filters}" if filters else ""),
        }
    )


def _image_pdf(width: int, height: int) -> bytes:
    """A page that is one image, as scanners make them."""
    data = zeros(2**30)
    entries = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
        "/BitsPerComponent 8 /Filter /FlateDecode"
    )
    page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources << /XObject << /Im0 5 0 R >> >>"
    return _written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: f"<< {page} /Contents 4 0 R >>".encode(),
            4: _stream(b"q 100 0 0 100 0 0 cm /Im0 Do Q"),
            5: _stream(data, entries),
        }
    )


def _locked() -> bytes:
    file = BytesIO()
    with pikepdf.open(BytesIO(scanner_pdf([jpeg(_SMALL)]))) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="o", user="u"))
    return file.getvalue()


def _recursive_form() -> bytes:
    form = "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /F 5 0 R >> >>"
    return _written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R"
            b" /Resources << /XObject << /F 5 0 R >> >> >>",
            4: _stream(b"/F Do /F Do"),
            5: _stream(b"/F Do /F Do", form),
        }
    )


def _recursive_tree() -> bytes:
    return _written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>",
        }
    )


def _deep_tree(depth: int) -> bytes:
    nodes = {
        2 + level: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (3 + level, 1 + level)
        for level in range(depth)
    }
    page = b"<< /Type /Page /MediaBox [0 0 100 100] /Parent %d 0 R >>" % (1 + depth)
    return _written({1: b"<< /Type /Catalog /Pages 2 0 R >>", **nodes, 2 + depth: page})


def _many_pages(count: int, copies: int) -> bytes:
    """Few objects, of which each page is used over and over."""
    kids = b"3 0 R " * count
    return _written(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"4 0 R " * copies, count * copies),
            3: b"<< /Type /Page /Parent 4 0 R /MediaBox [0 0 100 100] >>",
            4: b"<< /Type /Pages /Parent 2 0 R /Kids [%s] /Count %d >>" % (kids, count),
        }
    )


def _png(width: int, height: int) -> bytes:
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    data = zlib.compress(b"")
    chunks = [(b"IHDR", header), (b"IDAT", data), (b"IEND", b"")]
    packed = [
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big") for kind, body in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _ring_of_frames() -> bytes:
    """A TIFF whose last frame says that the first one is next."""
    file = BytesIO()
    _SMALL.save(file, "TIFF", save_all=True, append_images=[_SMALL, _SMALL])
    data = bytearray(file.getvalue())
    first = int.from_bytes(data[4:8], "little")
    place = first
    while place:
        entries = int.from_bytes(data[place : place + 2], "little")
        link = place + 2 + 12 * entries
        place = int.from_bytes(data[link : link + 4], "little")
    data[link : link + 4] = first.to_bytes(4, "little")
    return bytes(data)


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 5, 50))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))] or b"%"


def _drop(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 200) :] or b"%"


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    part = data[start : start + chance.randrange(1, 400)]
    return data[:start] + part * chance.choice((2, 20)) + data[start:]


def _blank(data: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(data)), chance.randrange(1, 300)
    return data[:start] + bytes(min(length, len(data) - start)) + data[start + length :]


def _numbers(data: bytes, chance: random.Random) -> bytes:
    """Other numbers in the text of a PDF; in an image, of whatever looks like one."""
    found = list(re.finditer(rb"\d+", data))
    for match in sorted(chance.sample(found, min(4, len(found))), key=lambda match: -match.start()):
        other = chance.choice((b"0", b"-1", b"4294967295", b"99999999999999", b"1e400", b"/Name", b"1 0 R"))
        data = data[: match.start()] + other + data[match.end() :]
    return data


_MUTATIONS: list[Callable[[bytes, random.Random], bytes]] = [_flip, _flip, _cut, _drop, _repeat, _blank, _numbers]


def _small() -> Image.Image:
    image = Image.new("L", (248, 350), 240)
    ImageDraw.Draw(image).text((20, 20), "Article 27 Bruxelles", fill=20)
    return image


def _saved(**options: object) -> bytes:
    file = BytesIO()
    image = _SMALL.convert("1") if options.get("compression") == "group4" else _SMALL
    image.save(file, "TIFF", save_all=True, append_images=[image], **options)
    return file.getvalue()


def _addresses() -> bytes:
    file = BytesIO()
    draw_address_labels([["CPAS de Forest", "Rue du Curé 35", "1190 Forest"]], get_sheet("L7160"), file)
    return file.getvalue()


SPECIAL: dict[str, Callable[[], bytes]] = {
    "contents-of-1-gb.pdf": lambda: small_pdf(contents=zeros(2**30), filters="/FlateDecode"),
    "twice-packed.pdf": lambda: small_pdf(
        contents=zlib.compress(zeros(2**30), 9), filters="[/FlateDecode /FlateDecode]"
    ),
    "image-of-1-gb.pdf": lambda: _image_pdf(width=32768, height=32768),
    "wrong-size.pdf": lambda: _image_pdf(width=2, height=10**9),
    "locked.pdf": _locked,
    "wide.pdf": lambda: small_pdf(box="0 0 1e9 1e9"),
    "thin.pdf": lambda: small_pdf(box="0 0 1000000 0.001"),
    "no-size.pdf": lambda: small_pdf(box="0 0 0 0"),
    "negative.pdf": lambda: small_pdf(box="100 100 -100 -100"),
    "not-a-number.pdf": lambda: small_pdf(box="0 0 (a) /b"),
    "form-in-itself.pdf": _recursive_form,
    "tree-in-itself.pdf": _recursive_tree,
    "deep-tree.pdf": lambda: _deep_tree(20_000),
    "deep-array.pdf": lambda: small_pdf(contents=b"[" * 200_000),
    "deep-states.pdf": lambda: small_pdf(contents=b"q " * 500_000),
    "million-pages.pdf": lambda: _many_pages(100_000, 10),
    "huge.png": lambda: _png(60_000, 60_000),
    "long.png": lambda: _png(2**31 - 1, 1),
    "bomb.png": lambda: _png(8_900, 8_900),
    "frames-in-a-ring.tif": _ring_of_frames,
    "text.pdf": lambda: "Chère Madame, voici les tickets.".encode(),
    "program.jpg": lambda: b"#!/bin/sh\ntouch executed\n",
    "empty.tif": lambda: b"",
}
_SMALL = _small()
_SOUND = [
    ("pdf", scanner_pdf([jpeg(_SMALL)], width=59.5, height=84)),
    ("pdf", scanner_pdf([jpeg(_SMALL)] * 2, rotate=90, width=59.5, height=84)),
    ("pdf", _addresses()),
    ("jpg", jpeg(_SMALL)),
    ("jpg", jpeg(_SMALL.convert("RGB"), progressive=True)),
    ("tif", _saved()),
    ("tif", _saved(compression="group4")),
    ("tif", _saved(compression="tiff_lzw")),
    ("tif", _saved(compression="jpeg")),
]
