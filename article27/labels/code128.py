"""Code 128 set C: digits in pairs, 11 modules each (ISO/IEC 15417).

A module is the width of the narrowest bar. 16 digits take 123 modules: start, eight pairs and the
check character 11 each, stop 13; with a quiet zone of 10 modules on both sides 143.
"""

from reportlab.graphics.barcode.code128 import Code128Auto

SYMBOL_MODULES = 123
QUIET_MODULES = 10

_WIDTHS = str.maketrans("ABCD", "1234")


def element_widths(digits: str) -> list[int]:
    """Widths of the bars and the spaces between them in modules, bar first.

    An even number of digits stays in set C throughout. The encoder is reportlab's; its letters
    are a bar (capital) or a space of A = 1 to D = 4 modules.

    >>> element_widths("00")
    [2, 1, 1, 2, 3, 2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 3, 3, 1, 1, 1, 2]
    """
    symbol = Code128Auto(digits, quiet=0)
    symbol.validate()
    symbol.encode()
    return [int(width) for width in symbol.decompose().upper().translate(_WIDTHS)]


def bars_path(digits: str, left: float, bottom: float, module: float, height: float) -> str:
    """PDF operators that fill the bars as vectors, in the unit of the arguments (points).

    The matrix makes one module and the height of the bars the units, so that the rectangles are
    small whole numbers: short to write, quick to compress, and all of one width exactly equal.
    """
    rectangles, x = [], 0
    for index, width in enumerate(element_widths(digits)):
        if index % 2 == 0:
            rectangles.append(f"{x} 0 {width} 1 re")
        x += width
    matrix = f"{module:.4f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm"
    return f"q {matrix} {' '.join(rectangles)} f Q"
