"""`scan`: codes on the pages of PDF and image files."""

import argparse
import json
import re
import sys
from pathlib import Path

from ..errors import ScanError, ScanMemoryError
from ..keyring import KeyRing
from ..symbology import Symbology
from .common import UsageError, optional_keyring
from .limits import limit_process, quiet_decoders


def add_to(commands: argparse._SubParsersAction) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "scan",
        help="read the codes on scanned pages",
        description="Goes on after a file that cannot be read, and then ends with status 1. "
        "Without A27_KEY the numbers are read but not verified.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="PDF, JPEG, PNG or TIFF")
    parser.add_argument("--json", action="store_true", help="print one line of JSON a page")
    parser.add_argument("--pages", type=_page_range, default=(1, None), metavar="1-8")
    parser.add_argument("--most-pages", type=int, metavar="N", help="refuse a file of more (default: 500)")
    parser.add_argument("--count", action="store_true", help="only count the pages")
    parser.add_argument("--crops", type=Path, metavar="DIR", help="save pictures of unread bars")
    parser.add_argument("--previews", action="store_true", help="save a small picture of each page in DIR too")
    parser.add_argument(
        "--symbology",
        type=Symbology,
        action="append",
        metavar="NAME",
        help=f"{', '.join(Symbology)}; may be repeated (default: code128)",
    )
    parser.add_argument("--limit-memory", type=int, metavar="MB", help="address space to use")
    parser.add_argument("--limit-cpu", type=int, metavar="S", help="processor time to use")
    parser.set_defaults(run=_scan)


def _scan(arguments: argparse.Namespace) -> int:
    if arguments.previews and arguments.crops is None:
        raise UsageError("--previews needs a folder: --crops DIR.")
    keyring = optional_keyring()
    from .. import scan  # noqa: F401  the decoders' libraries, loaded before limits bind

    limit_process(arguments.limit_memory, arguments.limit_cpu)
    with quiet_decoders():
        failures = [_scan_file(file, arguments, keyring) for file in arguments.files]
    return int(any(failures))


def _scan_file(file: str, arguments: argparse.Namespace, keyring: KeyRing | None) -> ScanError | None:
    """What kept the file from being read to its end; already reported."""
    try:
        if arguments.count:
            _print_count(file, arguments)
        else:
            _print_pages(file, arguments, keyring)
        return None
    except ScanError as error:
        failure: ScanError = error
    except MemoryError:
        if arguments.limit_memory is None:
            raise
        failure = ScanMemoryError(file=Path(file).name, megabytes=arguments.limit_memory)
    _report(file, failure, arguments.json)
    return failure


def _print_count(file: str, arguments: argparse.Namespace) -> None:
    from ..scan.source import MOST_PAGES, count_pages

    count = count_pages(file, most_pages=arguments.most_pages or MOST_PAGES)
    print(json.dumps({"file": file, "pages": count}) if arguments.json else f"{file}: {count}")


def _print_pages(file: str, arguments: argparse.Namespace, keyring: KeyRing | None) -> None:
    from ..scan.reader import OURS, read_pages
    from ..scan.source import MOST_PAGES
    from ..scan.wire import page_to_json
    from .table import page_to_text

    first, last = arguments.pages
    symbologies = arguments.symbology or OURS
    most = arguments.most_pages or MOST_PAGES
    for page in read_pages(
        file,
        first,
        last,
        keyring=keyring,
        symbologies=symbologies,
        most_pages=most,
        previews=arguments.previews,
    ):
        data = page_to_json(page, file, arguments.crops)
        print(json.dumps(data) if arguments.json else page_to_text(page, file), flush=True)


def _report(file: str, error: ScanError, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"file": file, "error": error.as_dict()}), flush=True)
    print(f"article27: {error}", file=sys.stderr)


def _page_range(text: str) -> tuple[int, int | None]:
    """First and last page of "3", "1-8" or "3-" (to the end).

    >>> _page_range("3"), _page_range("3-")
    ((3, 3), (3, None))
    """
    found = re.fullmatch(r"([1-9]\d*)(-([1-9]\d*)?)?", text, re.ASCII)
    first = int(found[1]) if found else 0
    last = (int(found[3]) if found[3] else None) if found and found[2] else first
    if first < 1 or (last is not None and last < first):
        raise argparse.ArgumentTypeError(f"{text!r} is no range of pages such as 3, 1-8 or 3-")
    return first, last
