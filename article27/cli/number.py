"""`number new` and `number check`."""

import argparse
import sys

from ..errors import NumberCheckError, NumberError
from ..keyring import KeyRing
from ..number import Suspect, make_many, parse, suspects
from .common import DataError, required_keyring


def add_to(commands: argparse._SubParsersAction) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("number", help="make or check ticket numbers")
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")

    new = actions.add_parser("new", help="print new numbers, one a line")
    new.add_argument("--year", type=int, required=True, help="two digits: 26 for 2026")
    new.add_argument("--first", type=int, required=True, help="serial of the first number")
    new.add_argument("--count", type=int, default=1, help="how many (default: 1)")
    new.set_defaults(run=_new)

    check = actions.add_parser("check", help="exit status 0 when a number is right, else 1")
    check.add_argument("text", nargs="+", help="the number as typed, spaces and all")
    check.set_defaults(run=_check)


def _new(arguments: argparse.Namespace) -> int:
    numbers = make_many(required_keyring(), arguments.year, arguments.first, arguments.count)
    sys.stdout.writelines(f"{number}\n" for number in numbers)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    keyring, text = required_keyring(), " ".join(arguments.text)
    try:
        number = parse(text, keyring)
    except NumberCheckError as error:
        raise DataError(f"{error} {_advice(text, keyring)}") from error
    except NumberError as error:
        raise DataError(str(error)) from error
    print(f"{number.grouped} is right: serial {number.serial} of 20{number.year:02}.")
    return 0


def _advice(text: str, keyring: KeyRing) -> str:
    found = suspects(text, keyring)
    if not found:
        return "No single slip explains it."
    return " ".join(map(_describe, found))


def _describe(slip: Suspect) -> str:
    if len(slip.positions) == 1:
        return f"Digit {slip.positions[0]} looks mistyped: {slip.number}?"
    return f"Digits {slip.positions[0]} and {slip.positions[1]} look swapped: {slip.number}?"
