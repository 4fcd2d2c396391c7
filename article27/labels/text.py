"""Text that fits: the font for its letters and the size for its room. Sizes in points."""

import unicodedata
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
ELLIPSIS = "…"

# Helvetica is in every printer and covers French and Dutch (Windows code page 1252). Other
# letters (Polish, Turkish, Romanian, Greek, Cyrillic) need DejaVu, which reportlab finds where
# Debian's fonts-dejavu-core puts it. reportlab's own Vera lacks the same letters as Helvetica.
_WIDE_FILE = "DejaVuSans.ttf"
_WIDE = "A27DejaVuSans"


def font_for(text: str, font: str = REGULAR) -> tuple[str, str]:
    """The font that has the letters of `text`, and the text to draw with it.

    Without DejaVu on the machine letters lose their accents or become question marks: a label is
    printed in any case.
    """
    if _is_latin(text):
        return font, text
    if _has_wide_font():
        return _WIDE, text
    return font, _to_latin(text)


def text_width(text: str, font: str, size: float) -> float:
    """Width in points."""
    return pdfmetrics.stringWidth(text, font, size)


def fit_size(lines: list[str], font: str, width: float, largest: float, smallest: float) -> float:
    """The largest size, not below `smallest`, at which every line is at most `width` wide."""
    widest = max((text_width(line, font, 1.0) for line in lines), default=0.0)
    return largest if widest * largest <= width else max(smallest, width / widest)


def shorten(text: str, font: str, size: float, width: float) -> str:
    """The text, cut with an ellipsis when it is wider than `width`.

    >>> shorten("Centre culturel Jacques Franck", "Helvetica", 10, 80)
    'Centre culturel…'
    """
    if text_width(text, font, size) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle] + ELLIPSIS, font, size) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def _is_latin(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _to_latin(text: str) -> str:
    bare = "".join(c if _is_latin(c) else unicodedata.normalize("NFKD", c)[0] for c in text)
    return bare.encode("cp1252", "replace").decode("cp1252")


@lru_cache(maxsize=1)
def _has_wide_font() -> bool:
    try:
        pdfmetrics.registerFont(TTFont(_WIDE, _WIDE_FILE))
    except TTFError:
        return False
    return True
