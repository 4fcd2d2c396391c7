"""Reading in a child process, for files that nobody vouches for.

The child is `python -m article27 scan --json`, with limits of memory and processor time. A decoder
that crashes, hangs or fills memory takes only the child with it.
"""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from ..keyring import KeyRing
from ..symbology import Symbology
from .child import Child
from .model import Page
from .reader import OURS
from .source import MOST_PAGES, FilePath
from .wire import page_from_json

TIMEOUT_S = 120.0
MEMORY_MB = 1024


def read_isolated(
    path: FilePath,
    *,
    first: int = 1,
    last: int | None = None,
    keyring: KeyRing | None = None,
    symbologies: Iterable[Symbology] = OURS,
    most_pages: int = MOST_PAGES,
    previews: bool = False,
    timeout_s: float = TIMEOUT_S,
    memory_mb: int = MEMORY_MB,
) -> list[Page]:
    """What `read_pages` gives for pages `first` to `last`, read in a child process.

    `timeout_s` is for the whole call, in seconds; a child that says nothing for SILENCE_S, in which
    it could read a hundred pages, is ended before. `memory_mb` is the child's address space: a grey
    A4 page of 300 dpi takes some 500. Raises ScanError, of which
    ScanTimeoutError, ScanMemoryError and ScanCrashError are ends of the child.
    """
    with TemporaryDirectory(prefix="article27-") as folder:
        options = ["--crops", folder, "--pages", f"{first}-{last or ''}", f"--most-pages={most_pages}"]
        options += [f"--symbology={symbology}" for symbology in symbologies]
        options += ["--previews"] if previews else []
        child = Child(path, Path(folder), timeout_s, memory_mb)
        secrets = keyring.to_environment() if keyring else {}
        return child.run(options, lambda line: page_from_json(line, Path(folder)), secrets)


def count_isolated(
    path: FilePath, *, most_pages: int = MOST_PAGES, timeout_s: float = TIMEOUT_S, memory_mb: int = MEMORY_MB
) -> int:
    """What `count_pages` gives, counted in a child process. Raises ScanError."""
    with TemporaryDirectory(prefix="article27-") as folder:
        child = Child(path, Path(folder), timeout_s, memory_mb)
        return child.run(["--count", f"--most-pages={most_pages}"], lambda line: int(line["pages"]))[0]
