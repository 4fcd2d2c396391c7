"""Label sheets as data. Lengths in mm, from the top left corner of the paper."""

from dataclasses import dataclass

from ..errors import SheetGeometryError, UnknownSheetError

_TOLERANCE = 0.01


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
L7163 = LabelSheet("L7163", 210, 297, 2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1)

SHEETS = {sheet.code: sheet for sheet in (L7160, L7163)}


def get_sheet(code: str) -> LabelSheet:
    """The sheet that ships with the library under this code. Raises UnknownSheetError."""
    try:
        return SHEETS[code.upper()]
    except KeyError:
        raise UnknownSheetError(sheet=code, known=", ".join(SHEETS)) from None
