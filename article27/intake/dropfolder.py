"""The folder into which a scanner puts its files. Whoever can write there is not trusted further:
what is no plain file, or is also elsewhere (a link), is set aside unopened.
"""

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import UnreadableFileError

REFUSED = "refused"
_QUIET_S = 10  # a file that was written to more recently may not be whole yet
_UNFINISHED = (".part", ".tmp", ".filepart", ".crdownload")


@dataclass(frozen=True, slots=True)
class DropFolder:
    """A folder; `most_bytes` is the largest file that is read into memory."""

    path: Path
    most_bytes: int = 128 * 2**20

    def waiting(self, now: float | None = None) -> list[str]:
        """Names of what has lain there untouched for ten seconds, oldest first.

        Left alone are folders, hidden files and those that a program is still copying. `now` is a
        time in seconds since 1970.
        """
        latest = (time.time() if now is None else now) - _QUIET_S
        with os.scandir(self.path) as entries:
            found = [
                (entry.stat(follow_symlinks=False).st_mtime, entry.name)
                for entry in entries
                if not entry.is_dir(follow_symlinks=False)
                and not entry.name.startswith((".", "~"))
                and not entry.name.lower().endswith(_UNFINISHED)
            ]
        return [name for changed, name in sorted(found) if changed <= latest]

    @staticmethod
    def label(name: str) -> str:
        """The name as it can be stored and shown: one from another system may be no UTF-8."""
        return os.fsencode(name).decode("utf-8", "replace")

    def read(self, name: str) -> bytes:
        """The content of a file. Raises UnreadableFileError for a link, no plain file, or too large a one."""
        if os.path.basename(name) != name:
            raise UnreadableFileError(file=name, reason="it is in another folder")
        with self._open(self.path) as folder:
            try:
                descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
            except OSError as error:
                raise UnreadableFileError(file=name, reason=error.strerror) from error
            with open(descriptor, "rb") as file:
                found = os.fstat(descriptor)
                if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1:
                    raise UnreadableFileError(file=name, reason="it is a link or no plain file")
                if found.st_size > self.most_bytes:
                    raise UnreadableFileError(file=name, reason=f"it has more than {self.most_bytes} bytes")
                return file.read(self.most_bytes)

    def remove(self, name: str, now: float | None = None) -> None:
        """Remove a file that was taken; one that is gone already is no error.

        One that was written to meanwhile stays: the whole of it comes later.
        """
        latest = (time.time() if now is None else now) - _QUIET_S
        with self._open(self.path) as folder, suppress(FileNotFoundError):
            if self._status(name, folder).st_mtime <= latest:
                os.unlink(name, dir_fd=folder)

    def set_aside(self, name: str) -> None:
        """Move a file, unopened, to the subfolder `refused`, replacing what has its name there.

        One that is gone already is no error.
        """
        with self._open(self.path) as folder:
            with suppress(FileExistsError):
                os.mkdir(REFUSED, mode=0o770, dir_fd=folder)
            with self._open(REFUSED, folder) as refused, suppress(FileNotFoundError):
                os.replace(name, name, src_dir_fd=folder, dst_dir_fd=refused)

    def forget_refused(self, before: float) -> int:
        """Remove what was set aside and last changed before `before`; return how many files.

        Folders that somebody made there stay.
        """
        with self._open(self.path) as folder:
            try:
                with self._open(REFUSED, folder) as refused:
                    names = [name for name in os.listdir(refused) if self._is_old_file(name, refused, before)]
                    for name in names:
                        os.unlink(name, dir_fd=refused)
            except FileNotFoundError:
                return 0
        return len(names)

    @classmethod
    def _is_old_file(cls, name: str, folder: int, before: float) -> bool:
        found = cls._status(name, folder)
        return found.st_mtime < before and not stat.S_ISDIR(found.st_mode)

    @staticmethod
    def _status(name: str, folder: int) -> os.stat_result:
        return os.stat(name, dir_fd=folder, follow_symlinks=False)

    @staticmethod
    @contextmanager
    def _open(path: str | Path, parent: int | None = None) -> Iterator[int]:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)
        try:
            yield descriptor
        finally:
            os.close(descriptor)
