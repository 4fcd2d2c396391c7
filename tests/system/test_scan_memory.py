"""A long file needs no more memory than a short one."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

from article27 import KeyRing, make_many
from article27.labels import draw_ticket_labels, get_sheet

sys.path.append(str(Path(__file__).parents[1] / "pure"))
from paper import as_scanned, jpeg, render, scanner_pdf

PAGES = 60  # of 9 MB each: were they kept, it would show
MOST_MORE_MB = 150

# The peak of the process itself: what the system counts for a child begins with its parent's.
READ = """
import re, sys
from article27.cli import main
status = main(["scan", "--json", *sys.argv[1:]])
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1], file=sys.stderr)
sys.exit(status)
"""


def test_many_pages_need_the_memory_of_one(tmp_path):
    labels = BytesIO()
    draw_ticket_labels(make_many(KeyRing.from_hex("27" * 32), 26, 1, 2), get_sheet("L7160"), labels)
    page = jpeg(as_scanned(render(labels.getvalue())))  # A4 at 300 dpi
    (tmp_path / "long.pdf").write_bytes(scanner_pdf([page] * PAGES))
    one, lines = peak_mb(tmp_path / "long.pdf", "--pages=1")
    all_of_them, many_lines = peak_mb(tmp_path / "long.pdf")
    assert (lines, many_lines) == (1, PAGES)
    assert all_of_them - one < MOST_MORE_MB


def peak_mb(path: Path, *options: str) -> tuple[float, int]:
    """Peak of the memory of a process that reads the file, and the lines it printed."""
    command = [sys.executable, "-c", READ, *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stderr) / 1024, len(done.stdout.splitlines())
