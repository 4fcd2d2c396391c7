"""Scanned pages made from our own labels, each with what is on it: for benchmarks and tuning.

    tickets.py   labels of article27.labels, printed at 600 dpi
    spoiling.py  what happens to a ticket before it is scanned
    desk.py      tickets laid on a page of 600 dpi
    scanner.py   what a scanner, a fax or a phone makes of that page
    others.py    the pages of a real pile that are not a desk full of tickets
    truth.py     what a page holds

One seed makes the same pages every time.
"""

from .desk import Desk, lay_desk
from .others import OTHER_KINDS, other_page
from .scanner import fax, photograph, scan
from .tickets import KEYRING, Print, print_tickets
from .truth import PageTruth, TicketTruth

__all__ = [
    "KEYRING",
    "OTHER_KINDS",
    "Desk",
    "PageTruth",
    "Print",
    "TicketTruth",
    "fax",
    "lay_desk",
    "other_page",
    "photograph",
    "print_tickets",
    "scan",
]
