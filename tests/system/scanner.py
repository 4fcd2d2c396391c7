"""A scanner: makes of a printed PDF the page that comes back."""

import io
import random

import pypdfium2
from PIL import Image

DPI = 300
JPEG_QUALITY = 75


def scan(pdf: bytes, seed: int, noise: int = 12) -> bytes:
    """The first page of `pdf` as a grey JPEG at 300 dpi, lying straight, with light noise (levels of 255)."""
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    grain = Image.frombytes("L", image.size, random.Random(seed).randbytes(image.width * image.height))
    # Noise of +-`noise` levels: white paper becomes a little darker here and there, ink a little lighter.
    noisy = Image.blend(image, grain, noise / 255)
    out = io.BytesIO()
    noisy.save(out, "JPEG", quality=JPEG_QUALITY, dpi=(DPI, DPI))
    return out.getvalue()
