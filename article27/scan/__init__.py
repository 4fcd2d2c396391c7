"""Scanned pages: from a file to the codes on its pages.

`read_pages` reads in this process: quick, for files one trusts. `read_isolated` does the same in a
child process with limits of time and memory: for files that come from outside. Page images are
made one at a time: 200 pages need no more memory than one.

pdfium is not thread-safe: read in one thread of a process at a time, or isolated.
"""

from .advice import Advice, advise
from .isolated import count_isolated, read_isolated
from .model import Page, Point, Polygon, Reading, UnreadRegion
from .reader import read_page, read_pages
from .source import PageImage, count_pages, pages

__all__ = [
    "Advice",
    "Page",
    "PageImage",
    "Point",
    "Polygon",
    "Reading",
    "UnreadRegion",
    "advise",
    "count_isolated",
    "count_pages",
    "pages",
    "read_isolated",
    "read_page",
    "read_pages",
]
