"""The child process that reads one file, and how it may end.

Keys go by the environment, of which the child gets nothing else that could be secret; its answer
is lines of JSON in a file, so that a flood of output fills no memory of ours.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, TypeVar

from ..errors import ScanCrashError, ScanError, ScanMemoryError, ScanTimeoutError

Answer = TypeVar("Answer")

SILENCE_S = 20.0  # without a page or an end, after which a child counts as hanging
_KEPT_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR", "PYTHONPYCACHEPREFIX")


@dataclass(frozen=True, slots=True)
class Child:
    """A run of `article27 scan` on `path` in `folder`, an empty folder of its own."""

    path: str | os.PathLike[str]
    folder: Path
    timeout_s: float
    memory_mb: int

    def run(
        self,
        options: Sequence[str],
        understand: Callable[[dict[str, Any]], Answer],
        secrets: Mapping[str, str] | None = None,
    ) -> list[Answer]:
        """Each line of the child's answer as `understand` takes it.

        Raises ScanError; OSError when this machine cannot start a process.
        """
        output = self.folder / "answer"
        status = self._wait(self._command(options), output, secrets or {})
        try:
            lines = [json.loads(line) for line in output.read_bytes().splitlines()]
            self._raise_reported(lines)
            if status == 0 and lines:
                return [understand(line) for line in lines]
        except (ValueError, LookupError, TypeError, OSError) as error:
            raise self._ended(status) from error
        raise self._ended(status)

    def _command(self, options: Sequence[str]) -> list[str]:
        limits = [f"--limit-memory={self.memory_mb}", f"--limit-cpu={ceil(self.timeout_s)}"]
        scan = [sys.executable, "-P", "-m", "article27", "scan", "--json"]
        return [*scan, *limits, *options, "--", os.path.abspath(self.path)]

    def _wait(self, command: list[str], output: Path, secrets: Mapping[str, str]) -> int:
        with output.open("wb") as answer:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=_environment() | dict(secrets),
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # a process group of its own, to be ended as a whole
            )
        try:
            return self._wait_for(process, output)
        finally:
            _end(process)

    def _wait_for(self, process: subprocess.Popen[bytes], output: Path) -> int:
        """Until it ends, its time is over or it has been silent for too long."""
        deadline, size = time.monotonic() + self.timeout_s, 0
        while True:
            seconds = min(SILENCE_S, deadline - time.monotonic())
            try:
                return process.wait(max(0.0, seconds))
            except subprocess.TimeoutExpired:
                if time.monotonic() >= deadline:
                    raise ScanTimeoutError(file=self._name, seconds=self.timeout_s) from None
                if (size_now := output.stat().st_size) == size:
                    raise ScanTimeoutError(file=self._name, seconds=SILENCE_S) from None
                size = size_now

    def _raise_reported(self, lines: list[dict[str, Any]]) -> None:
        for line in lines:
            if "error" in line:
                raise ScanError.from_dict(line["error"])

    def _ended(self, status: int) -> ScanError:
        """The error for an end without an answer; a negative status is a signal."""
        if status == -signal.SIGXCPU:
            return ScanTimeoutError(file=self._name, seconds=self.timeout_s)
        # Killed not by us, so by the system, which lacks memory; aborted, as C++ ends where it is refused some.
        if status in (-signal.SIGKILL, -signal.SIGABRT):
            return ScanMemoryError(file=self._name, megabytes=self.memory_mb)
        return ScanCrashError(file=self._name, status=status)

    @property
    def _name(self) -> str:
        return Path(self.path).name


def _environment() -> dict[str, str]:
    """What the child needs to import the same modules as we do, and no more."""
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    modules = os.pathsep.join(folder or os.getcwd() for folder in sys.path)
    # One thread of linear algebra: each reserves address space, which is what the limit counts.
    return kept | {"PYTHONPATH": modules, "OPENBLAS_NUM_THREADS": "1"}


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
