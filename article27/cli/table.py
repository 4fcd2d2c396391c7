"""Pages for people to read."""

from ..number import Check, group
from ..scan import Page, Reading


def page_to_text(page: Page, file: str) -> str:
    """A heading and one line a code:

    sheet.pdf, page 1: 1 read, 0 unread
      1260 0000 0112 3456    ok       x 420  y 380
    """
    heading = f"{file}, page {page.number}: {len(page.readings)} read, {len(page.unread)} unread"
    unread = [_line("(unread)", "", region.polygon.centre) for region in page.unread]
    return "\n".join([heading, *map(_reading, page.readings), *unread])


def _reading(reading: Reading) -> str:
    # A code of another kind may hold anything, even what moves a terminal's cursor.
    is_ours = reading.check in (Check.OK, Check.BAD)
    text = group(reading.text) if is_ours else ascii(reading.text)[1:-1]
    return _line(text, reading.check or "", reading.polygon.centre)


def _line(text: str, check: str, centre: tuple[int, int]) -> str:
    return f"  {text:<22} {check:<8} x {centre[0]:<5} y {centre[1]}"
