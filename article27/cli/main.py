"""Arguments in, exit status out: 0 done, 1 something is wrong with the data, 2 with the command."""

import os
import sys
from collections.abc import Sequence

from ..errors import (
    Article27Error,
    KeyFormatError,
    NumberRangeError,
    OffsetError,
    StartPositionError,
    UnknownSheetError,
)
from . import labels, number, scan
from .common import DataError, Parser, UsageError

_DESCRIPTION = "Ticket numbers, labels and scanned pages of Article 27."
_KEY_HELP = "The environment variable A27_KEY holds the key of the check digits, 64 hex digits."
_USAGE_ERRORS = (
    UsageError,
    KeyFormatError,
    NumberRangeError,
    OffsetError,
    StartPositionError,
    UnknownSheetError,
)
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every error is one line on the standard error output."""
    try:
        arguments = _parser().parse_args(argv)
        status = arguments.run(arguments)
        sys.stdout.flush()
        return status
    except _USAGE_ERRORS as error:
        return _fail(error, 2)
    except (Article27Error, DataError) as error:
        return _fail(error, 1)
    except BrokenPipeError:
        _forget_output()
        return 1
    except OSError as error:
        return _fail(_describe(error), 1)
    except MemoryError:
        return _fail("Not enough memory.", 1)
    except KeyboardInterrupt:
        return _INTERRUPTED


def _parser() -> Parser:
    parser = Parser(prog="article27", description=_DESCRIPTION, epilog=_KEY_HELP)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in (number, labels, scan):
        command.add_to(commands)
    return parser


def _fail(error: Exception | str, status: int) -> int:
    print(f"article27: {error}", file=sys.stderr)
    return status


def _describe(error: OSError) -> str:
    return f"{error.filename}: {error.strerror}" if error.filename else str(error)


def _forget_output() -> None:
    """Whoever read our output has gone: let Python's own last flush not complain of it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
