"""Says which lines of Odoo's logs are warnings or worse, except those that tests/known_warnings.txt explains.

Usage: log_warnings.py LOG...     exit 1 if any is found
"""

import re
import sys
from pathlib import Path

KNOWN = Path(__file__).parents[2] / "tests" / "known_warnings.txt"
# 2026-01-31 10:20:30,123 4567 WARNING database logger: message
LINE = re.compile(r"^\d{4}-\d\d-\d\d [\d:,]+ \d+ (WARNING|ERROR|CRITICAL) ")


def known_patterns() -> list[re.Pattern[str]]:
    """Each line is `pattern # reason`; a line without a reason is refused."""
    patterns = []
    for line in KNOWN.read_text(encoding="utf8").splitlines():
        if line.strip() and not line.startswith("#"):
            pattern, separator, reason = line.partition(" # ")
            if not separator or not reason.strip():
                sys.exit(f"{KNOWN.name}: no reason given for {pattern!r}")
            patterns.append(re.compile(pattern))
    return patterns


def main(paths: list[str]) -> int:
    patterns, found = known_patterns(), []
    for path in paths:
        for line in Path(path).read_text(encoding="utf8", errors="replace").splitlines():
            if LINE.match(line) and not any(pattern.search(line) for pattern in patterns):
                found.append(f"{Path(path).name}: {line}")
    print("\n".join(found) or "No unknown warnings in the logs.")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
