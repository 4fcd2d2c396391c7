"""`labels`: numbers in, a PDF of ticket labels out."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from ..errors import NumberError
from ..keyring import KeyRing
from ..number import normalise, parse, split
from .common import DataError, optional_keyring


def add_to(commands: argparse._SubParsersAction) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "labels",
        help="draw ticket labels as PDF",
        description="Every number is verified when A27_KEY is set; else only its form.",
    )
    parser.add_argument("numbers", help="text file with one number a line; - is standard input")
    parser.add_argument("--sheet", default="L7160", help="code of the sheet (default: L7160)")
    parser.add_argument("--start", type=int, default=1, help="first label to use (default: 1)")
    parser.add_argument("--title", default="", help="printed in the margin, never on a label")
    parser.add_argument("--offset-x", type=float, default=0.0, metavar="MM", help="to the right")
    parser.add_argument("--offset-y", type=float, default=0.0, metavar="MM", help="down")
    parser.add_argument("-o", "--output", required=True, help="PDF file; - is standard output")
    parser.set_defaults(run=_draw)


def _draw(arguments: argparse.Namespace) -> int:
    from ..labels import draw_ticket_labels, get_sheet  # brings the PDF library

    sheet = get_sheet(arguments.sheet)
    numbers = _read_numbers(arguments.numbers, optional_keyring())
    out = sys.stdout.buffer if arguments.output == "-" else arguments.output
    offset = (arguments.offset_x, arguments.offset_y)
    draw_ticket_labels(numbers, sheet, out, title=arguments.title, start=arguments.start, offset=offset)
    return 0


def _read_numbers(path: str, keyring: KeyRing | None) -> list[str]:
    """The numbers of the file's lines; blank lines are skipped. Raises DataError."""
    with _opened(path) as file:
        lines = [(row, line.strip()) for row, line in enumerate(file, start=1)]
    return [_read_number(text, f"{path}, line {row}", keyring) for row, text in lines if text]


def _read_number(text: str, place: str, keyring: KeyRing | None) -> str:
    try:
        return str(parse(text, keyring) if keyring else split(normalise(text)))
    except NumberError as error:
        raise DataError(f"{place}: {error}") from error


@contextmanager
def _opened(path: str) -> Iterator[TextIO]:
    if path == "-":
        yield sys.stdin
        return
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        yield file
