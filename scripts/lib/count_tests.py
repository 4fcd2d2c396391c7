"""Adds up the reports of the test runs and prints the closing line `N passed, N failed`.

Usage: count_tests.py FOLDER     (of JUnit XML files)
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def main(folder: Path) -> int:
    total = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for path in sorted(folder.glob("*.xml")):
        for suite in ElementTree.parse(path).getroot().iter("testsuite"):
            for key in total:
                total[key] += int(suite.get(key, 0))
    failed = total["failures"] + total["errors"]
    passed = total["tests"] - failed - total["skipped"]
    print(f"{passed} passed, {failed} failed" + (f", {total['skipped']} skipped" if total["skipped"] else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
