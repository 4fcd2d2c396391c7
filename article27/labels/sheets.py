"""Label sheets as data. Lengths in mm, from the top left corner of the paper."""

from dataclasses import dataclass

from ..errors import SheetGeometryError, UnknownSheetError

_TOLERANCE = 0.01

# What office printers leave blank along the edges of the paper, with some to spare.
_UNPRINTED = 5.0


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Paper with `columns` x `rows` labels.

    `left` and `top` are the margins before the first label; the pitch is the distance from one
    label's edge to the same edge of the next. Raises SheetGeometryError when the labels overlap
    or do not fit the paper.
    """

    code: str
    paper_width: float
    paper_height: float
    columns: int
    rows: int
    label_width: float
    label_height: float
    left: float
    top: float
    pitch_x: float
    pitch_y: float

    def __post_init__(self) -> None:
        if self.columns < 1 or self.rows < 1:
            self._refuse(f"{self.columns} columns and {self.rows} rows")
        if min(self.left, self.top) < 0:
            self._refuse(f"negative margin, left {self.left:g} mm, top {self.top:g} mm")
        self._check_axis("wide", self.label_width, self.pitch_x, self.columns)
        self._check_axis("high", self.label_height, self.pitch_y, self.rows)
        self._check_paper("wide", self._right, self.paper_width)
        self._check_paper("high", self._bottom, self.paper_height)

    @property
    def count(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows

    @property
    def is_roll(self) -> bool:
        """Whether each page is one label, as in label printers, which print to the very edge."""
        return (self.label_width, self.label_height) == (self.paper_width, self.paper_height)

    @property
    def blank_x(self) -> float:
        """Width in mm that stays blank at the left and right of a label, out of the printer's reach."""
        return self._blank(min(self.left, self.paper_width - self._right))

    @property
    def blank_y(self) -> float:
        """The same at the top and bottom; 4.5 mm on sheet 3474, which has hardly a margin.

        >>> get_sheet("3474").blank_y, get_sheet("L7160").blank_y
        (4.5, 0.0)
        """
        return self._blank(min(self.top, self.paper_height - self._bottom))

    def _blank(self, margin: float) -> float:
        return 0.0 if self.is_roll else max(0.0, _UNPRINTED - margin)

    @property
    def _right(self) -> float:
        return self.left + (self.columns - 1) * self.pitch_x + self.label_width

    @property
    def _bottom(self) -> float:
        return self.top + (self.rows - 1) * self.pitch_y + self.label_height

    def position(self, label: int) -> tuple[float, float]:
        """Top left corner of label 1 to `count`, row by row.

        >>> L7160.position(1), L7160.position(5)
        ((7.21, 15.15), (73.25, 53.25))
        """
        row, column = divmod(label - 1, self.columns)
        return self.left + column * self.pitch_x, self.top + row * self.pitch_y

    def _check_axis(self, name: str, size: float, pitch: float, count: int) -> None:
        if size <= 0:
            self._refuse(f"labels {size:g} mm {name}")
        if count > 1 and pitch < size - _TOLERANCE:
            self._refuse(f"labels {size:g} mm {name} overlap at a pitch of {pitch:g} mm")

    def _check_paper(self, name: str, needed: float, paper: float) -> None:
        if needed > paper + _TOLERANCE:
            self._refuse(f"the labels need {needed:g} mm, the paper is {paper:g} mm {name}")

    def _refuse(self, reason: str) -> None:
        raise SheetGeometryError(sheet=self.code, reason=reason)


L7160 = LabelSheet("L7160", 210, 297, 3, 7, 63.5, 38.1, 7.21, 15.15, 66.04, 38.1)

_ALL = (
    L7160,
    LabelSheet("L7163", 210, 297, 2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1),
    LabelSheet("L7159", 210, 297, 3, 8, 63.5, 33.9, 7.21, 12.9, 66.04, 33.9),
    LabelSheet("L7162", 210, 297, 2, 8, 99.1, 33.9, 4.65, 12.9, 101.6, 33.9),
    LabelSheet("L7161", 210, 297, 3, 6, 63.5, 46.6, 7.21, 8.7, 66.04, 46.6),
    LabelSheet("L7651", 210, 297, 5, 13, 38.1, 21.2, 4.75, 10.7, 40.6, 21.2),
    LabelSheet("3474", 210, 297, 3, 8, 70, 37, 0, 0.5, 70, 37),
    LabelSheet("3475", 210, 297, 3, 8, 70, 36, 0, 4.5, 70, 36),
    # Rolls: each page is one label. Dymo's and Brother's large address labels.
    LabelSheet("99012", 89, 36, 1, 1, 89, 36, 0, 0, 89, 36),
    LabelSheet("DK-11208", 90, 38, 1, 1, 90, 38, 0, 0, 90, 38),
)

SHEETS = {sheet.code: sheet for sheet in _ALL}


def get_sheet(code: str) -> LabelSheet:
    """The sheet that ships with the library under this code. Raises UnknownSheetError."""
    try:
        return SHEETS[code.upper()]
    except KeyError:
        raise UnknownSheetError(sheet=code, known=", ".join(SHEETS)) from None
