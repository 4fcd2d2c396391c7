"""Pages as a printer and a scanner make them."""

from io import BytesIO
from itertools import product

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from article27.labels.code128 import element_widths

DPI = 300


def render(pdf: bytes, page: int = 0) -> Image.Image:
    """A page as a printer would put it on paper, at 300 dpi."""
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=DPI / 72, grayscale=True).to_pil().copy()


def as_scanned(image: Image.Image) -> Image.Image:
    """Light noise and blur, greyish paper."""
    noise = Image.new("L", image.size)
    tile = Image.effect_noise((500, 500), 12)
    for left, top in product(range(0, image.width, 500), range(0, image.height, 500)):
        noise.paste(tile, (left, top))
    soft = image.filter(ImageFilter.GaussianBlur(0.8)).point(lambda grey: 30 + grey * 0.8)
    return ImageChops.add(soft, noise, offset=-128)


def jpeg(image: Image.Image, **options) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=75, **options)
    return file.getvalue()


def scanner_pdf(jpegs: list[bytes], rotate: int = 0, width: float = 595.28, height: float = 841.89) -> bytes:
    """What a scanner makes: each page one JPEG, drawn over the whole page (in points; A4)."""
    pdf = pikepdf.new()
    for data in jpegs:
        page = pdf.add_blank_page(page_size=(width, height))
        stream = pikepdf.Stream(pdf, data)
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Width, stream.Height = Image.open(BytesIO(data)).size
        stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        stream.Filter = pikepdf.Name.DCTDecode
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
        page.Contents = pikepdf.Stream(pdf, b"q %.2f 0 0 %.2f 0 0 cm /Im0 Do Q" % (width, height))
        if rotate:
            page.rotate(rotate, relative=False)
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def drawn(widths: list[int]) -> Image.Image:
    """Bars of 4 pixels a module, 200 high, from (100, 100)."""
    image = Image.new("L", (800, 400), 255)
    pen, x = ImageDraw.Draw(image), 100
    for index, width in enumerate(widths):
        if index % 2 == 0:
            pen.rectangle((x, 100, x + 4 * width - 1, 299), fill=0)
        x += 4 * width
    return image


def with_wrong_check_character() -> Image.Image:
    """Bars whose own check fails, as after a smear: seen, but not to be read."""
    right, other = element_widths("1260000001253881"), element_widths("1260000001253882")
    return drawn(right[:-13] + other[-13:])
