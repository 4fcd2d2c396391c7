"""Labels on pre-cut sheets: ticket labels with bars, and address labels. They are never mixed."""

from .address import draw_address_labels
from .placement import Placement, page_count, placements
from .sheets import SHEETS, LabelSheet, get_sheet
from .ticket import draw_ticket_labels

__all__ = [
    "SHEETS",
    "LabelSheet",
    "Placement",
    "draw_address_labels",
    "draw_ticket_labels",
    "get_sheet",
    "page_count",
    "placements",
]
