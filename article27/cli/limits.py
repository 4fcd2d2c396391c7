"""Limits that a process sets itself before it opens a file that nobody vouches for."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_ANSWER_BYTES = 256 * 2**20


def limit_process(memory_mb: int | None, cpu_s: int | None) -> None:
    """Address space in MB and processor time in seconds; None means no limit.

    Too much memory raises MemoryError or ends the process, too much time ends it by SIGXCPU. A
    limited process also writes no memory dump and no file above 256 MB.
    """
    import resource  # Unix only, as the limits are; the other commands run anywhere

    if memory_mb is not None:
        _limit(resource.RLIMIT_AS, memory_mb * 2**20)
    if cpu_s is not None:
        _limit(resource.RLIMIT_CPU, cpu_s)
    if memory_mb is not None or cpu_s is not None:
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, _ANSWER_BYTES)


@contextmanager
def quiet_decoders() -> Iterator[None]:
    """What libraries in C write to the process's standard error goes nowhere; what Python says stays.

    libtiff has a remark for each broken line of a fax.
    """
    kept, python = os.dup(2), sys.stderr
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        with open(os.dup(kept), "w", buffering=1, encoding=python.encoding, errors=python.errors) as own:
            if python is sys.__stderr__:
                sys.stderr = own
            os.dup2(nowhere, 2)
            yield
    finally:
        sys.stderr = python
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _limit(kind: int, value: int) -> None:
    import resource

    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, hard))
