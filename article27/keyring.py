"""The secret keys of the check digits, one per version of ticket numbers."""

import re
from collections.abc import Iterator, Mapping
from typing import Self

from .errors import KeyFormatError, KeyVersionError

FIRST_VERSION, LAST_VERSION = 1, 8
ENVIRONMENT_NAME = "A27_KEY"
_HEX_KEY = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)


class KeyRing(Mapping[int, bytes]):
    """Version of the number -> key of 32 bytes. It never shows a key when printed.

    New numbers take the `current`, highest version; the older keys still verify theirs.

    >>> ring = KeyRing.from_hex_map({1: "00" * 32, 2: "ab" * 32})
    >>> ring, ring.current
    (KeyRing(versions=[1, 2]), 2)
    """

    __slots__ = ("_keys",)

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        if not keys or any(not FIRST_VERSION <= v <= LAST_VERSION for v in keys):
            raise KeyVersionError(versions=sorted(keys))
        for key in keys.values():
            if len(key) != 32:
                raise KeyFormatError(length=2 * len(key))
        self._keys = dict(sorted(keys.items()))

    @classmethod
    def from_hex(cls, text: str, version: int = FIRST_VERSION) -> Self:
        """A ring of one key. Raises KeyFormatError unless `text` is 64 hexadecimal digits."""
        return cls.from_hex_map({version: text})

    @classmethod
    def from_hex_map(cls, texts: Mapping[int, str]) -> Self:
        """A ring from version -> 64 hexadecimal digits."""
        return cls({version: _from_hex(text) for version, text in texts.items()})

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Self | None:
        """The ring of A27_KEY (version 1) and A27_KEY_2 to A27_KEY_8; None where none is set."""
        names = {version: _variable(version) for version in range(FIRST_VERSION, LAST_VERSION + 1)}
        found = {version: environ[name] for version, name in names.items() if environ.get(name)}
        return cls.from_hex_map(found) if found else None

    def to_environment(self) -> dict[str, str]:
        """The variables that `from_environment` reads: for a child process, never for a log."""
        return {_variable(version): key.hex() for version, key in self._keys.items()}

    @property
    def current(self) -> int:
        """The version of new numbers."""
        return max(self._keys)

    def __getitem__(self, version: int) -> bytes:
        return self._keys[version]

    def __iter__(self) -> Iterator[int]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __repr__(self) -> str:
        return f"KeyRing(versions={list(self._keys)})"


def _from_hex(text: str) -> bytes:
    if not _HEX_KEY.fullmatch(text):
        raise KeyFormatError(length=len(text))
    return bytes.fromhex(text)


def _variable(version: int) -> str:
    return ENVIRONMENT_NAME if version == FIRST_VERSION else f"{ENVIRONMENT_NAME}_{version}"
