"""Limits that a process sets itself before it opens a file that nobody vouches for."""

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


def _limit(kind: int, value: int) -> None:
    import resource

    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, hard))
