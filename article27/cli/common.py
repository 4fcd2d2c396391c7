"""What the commands share."""

import argparse
import os
from typing import NoReturn

from ..errors import KeyFormatError
from ..keyring import ENVIRONMENT_NAME, KeyRing


class UsageError(Exception):
    """The command was called in a way that cannot be meant; exit status 2."""


class DataError(Exception):
    """Something is wrong with what a command was given to work on; exit status 1."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without repeating its usage."""

    def error(self, message: str) -> NoReturn:
        """Overrides argparse's, which prints several lines."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def optional_keyring() -> KeyRing | None:
    """The key ring of the environment, None where there is none. Raises UsageError."""
    try:
        return KeyRing.from_environment(os.environ)
    except KeyFormatError as error:
        raise UsageError(f"{ENVIRONMENT_NAME}: {error}") from error


def required_keyring() -> KeyRing:
    """The key ring of the environment. Raises UsageError."""
    keyring = optional_keyring()
    if keyring is None:
        raise UsageError(f"Set {ENVIRONMENT_NAME} to the key of the check digits, 64 hex digits.")
    return keyring
