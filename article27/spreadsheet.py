"""Tables that people open with a spreadsheet."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_text(cell: str) -> str:
    """A cell of a CSV file, marked so that no spreadsheet takes it for a formula.

    >>> as_text("=1+1"), as_text("@SUM(A1)"), as_text("Article 27")
    ("'=1+1", "'@SUM(A1)", 'Article 27')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
