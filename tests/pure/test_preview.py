from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from article27.scan import read_pages
from article27.scan.preview import SIDE_PX, preview


@pytest.mark.parametrize("name", ["page.jpg", "phone.jpg", "turned.pdf"])
def test_what_was_read_lies_on_the_preview_where_it_lay_on_the_page(scans, keyring, name):
    (page,) = read_pages(scans / name, keyring=keyring, previews=True)
    image = Image.open(BytesIO(page.preview))
    assert (image.format, image.mode, max(image.size)) == ("JPEG", "L", SIDE_PX)
    scale = image.width / page.width
    for reading in page.readings[::5]:
        left, top, right, bottom = (corner * scale for corner in reading.polygon.box)
        place = image.crop((left - 20, top, right + 20, bottom))
        (code,) = zxingcpp.read_barcodes(place.resize((place.width * 2, place.height * 2)))
        assert code.text == reading.text


def test_a_small_page_is_not_enlarged():
    assert Image.open(BytesIO(preview(np.full((300, 200), 255, np.uint8)))).size == (200, 300)


def test_no_preview_is_made_where_none_was_asked_for(scans):
    assert next(read_pages(scans / "page.png")).preview == b""
