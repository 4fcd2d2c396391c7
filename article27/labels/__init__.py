"""Labels on pre-cut sheets: ticket labels with bars, and address labels. They are never mixed."""

from .address import draw_address_labels
from .calibration import draw_calibration_sheet
from .placement import Placement, next_free_label, page_count, placements
from .postal import postal_lines
from .sheets import SHEETS, LabelSheet, get_sheet
from .ticket import draw_ticket_labels, is_fine, module_width

__all__ = [
    "SHEETS",
    "LabelSheet",
    "Placement",
    "draw_address_labels",
    "draw_calibration_sheet",
    "draw_ticket_labels",
    "get_sheet",
    "is_fine",
    "module_width",
    "next_free_label",
    "page_count",
    "placements",
    "postal_lines",
]
