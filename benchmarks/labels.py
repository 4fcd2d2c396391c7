"""How fast ticket labels are drawn, and with how much memory.

    python benchmarks/labels.py [COUNT]

Draws COUNT (10,000) labels on L7160 in a process of its own. Where wkhtmltopdf is installed, it
draws the same labels from HTML with the bars as inline SVG (some 30 s for 10,000); the ratio is of
the CPU times, since other work on the machine disturbs those least. The last line is

    labels_per_s=... peak_mb=... ratio_wkhtmltopdf=...
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from article27 import KeyRing, TicketNumber, make_many
from article27.labels import LabelSheet, draw_ticket_labels, get_sheet, placements
from article27.labels.code128 import SYMBOL_MODULES, element_widths
from article27.labels.ticket import bar_height, module_width
from article27.number import split

SHEET = get_sheet("L7160")


def main() -> None:
    if sys.argv[1:2] == ["draw"]:
        draw_ticket_labels(numbers(int(sys.argv[2])), SHEET, sys.argv[3], title="Lot")
    else:
        compare(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)


def compare(count: int) -> None:
    with TemporaryDirectory() as folder:
        ours = measure([sys.executable, __file__, "draw", str(count), f"{folder}/ours.pdf"])
        theirs = measure_wkhtmltopdf(count, folder)
    print(f"{count} labels: {ours}")
    print(f"{count} labels by wkhtmltopdf: {theirs or 'not installed'}")
    ratio = f"{theirs.cpu_s / ours.cpu_s:.1f}" if theirs else "na"
    rate = count / ours.wall_s
    print(f"labels_per_s={rate:.0f} peak_mb={ours.peak_mb:.0f} ratio_wkhtmltopdf={ratio}")


def numbers(count: int) -> list[str]:
    return make_many(KeyRing.from_hex("27" * 32), 26, 1, count)


@dataclass(frozen=True)
class Cost:
    """Of a whole process, its start included."""

    wall_s: float
    cpu_s: float
    peak_mb: float

    def __str__(self) -> str:
        return f"{self.wall_s:.2f} s, {self.cpu_s:.2f} s of CPU, {self.peak_mb:.0f} MB"


def measure(command: list[str]) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{command[0]} failed with status {status}")
    # Linux counts memory in KiB.
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def measure_wkhtmltopdf(count: int, folder: str) -> Cost | None:
    program = shutil.which("wkhtmltopdf")
    if program is None:
        return None
    page = Path(folder, "labels.html")
    page.write_text(html(numbers(count)), encoding="utf-8")
    margins = [word for side in "TRBL" for word in (f"-{side}", "0")]
    return measure([program, "--quiet", *margins, str(page), f"{folder}/theirs.pdf"])


def html(digits: list[str]) -> str:
    """The same labels as a page for a browser."""
    pages: dict[int, list[str]] = {}
    for place, number in zip(placements(SHEET, len(digits)), digits, strict=True):
        pages.setdefault(place.page, []).append(label(SHEET, place.x, place.y, split(number)))
    style = "body{margin:0} section{position:relative;height:297mm;page-break-after:always}"
    style += " div{position:absolute;font:9pt Helvetica} p{margin:0;text-align:center}"
    body = "".join(f"<section>{''.join(labels)}</section>" for labels in pages.values())
    return f"<!DOCTYPE html><meta charset=utf-8><style>{style}</style>{body}"


def label(sheet: LabelSheet, x: float, y: float, number: TicketNumber) -> str:
    width, height = SYMBOL_MODULES * module_width(sheet), bar_height(sheet)
    return (
        f'<div style="left:{x:.2f}mm;top:{y:.2f}mm;width:{sheet.label_width}mm">'
        f"<p><b>Article 27</b> 20{number.year:02}</p>"
        f'<p><svg width="{width:.2f}mm" height="{height:.2f}mm" preserveAspectRatio="none" '
        f'viewBox="0 0 {SYMBOL_MODULES} 1">{svg_bars(str(number))}</svg></p>'
        f"<p>{number.grouped}</p></div>"
    )


def svg_bars(digits: str) -> str:
    rectangles, x = [], 0
    for index, width in enumerate(element_widths(digits)):
        if index % 2 == 0:
            rectangles.append(f'<rect x="{x}" y="0" width="{width}" height="1"/>')
        x += width
    return "".join(rectangles)


if __name__ == "__main__":
    main()
