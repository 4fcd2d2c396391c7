"""The worker is killed in the middle of a long file, as a power cut would: every reading is stored once in the end."""

import base64
import io
import threading
import time
from pathlib import Path

import pypdfium2
import pytest

from article27 import KeyRing, make_many
from article27.labels import draw_ticket_labels, get_sheet
from databases import query
from paper import jpeg, scanner_pdf
from rpc import Client

PAGES = 200
DPI = 200
SHEET = get_sheet("L7160")
READING_TIMEOUT_S = 90
MOST_MB = 400
# The runner of the jobs takes none for dead in its first ten seconds: the machine was off for longer.
WAS_OFF = "UPDATE queue_job SET date_enqueued = date_enqueued - interval '20 s' WHERE state <> 'done' RETURNING state"
STORED = "SELECT count(*), count(DISTINCT text), count(DISTINCT page_id) FROM a27_scan_reading WHERE document_id = %s"


def small_pages(numbers: list[str]) -> bytes:
    """A file that has one label a page."""
    labels, pages = io.BytesIO(), []
    draw_ticket_labels(numbers, SHEET, labels)
    for sheet in pypdfium2.PdfDocument(labels.getvalue()):
        image = sheet.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        for label in range(1, SHEET.count + 1):
            left, top = SHEET.position(label)
            box = (left, top, left + SHEET.label_width, top + SHEET.label_height)
            pages.append(jpeg(image.crop([round(edge / 25.4 * DPI) for edge in box])))
    size = {"width": SHEET.label_width / 25.4 * 72, "height": SHEET.label_height / 25.4 * 72}
    return scanner_pdf(pages[: len(numbers)], **size)


@pytest.fixture(scope="module")
def numbers(server):
    [(secret,)] = query(server.database, "SELECT secret FROM a27_ticket_key WHERE version = 1")
    return make_many(KeyRing.from_hex(secret), 98, 1, PAGES)


def upload(server, content: bytes) -> int:
    """The id of the file, whose reading begins."""
    nadia = Client(server.url, server.database, "nadia")
    [venue] = nadia.call("res.partner", "search", [("a27_is_cultural", "=", True)], limit=1)
    [ticket_return] = nadia.call("a27.ticket.return", "create", [{"venue_id": venue}])
    values = {"name": "long.pdf", "datas": base64.b64encode(content).decode(), "res_model": "a27.scan.upload"}
    [file] = nadia.call("ir.attachment", "create", [{**values, "res_id": 0}])
    wizard = nadia.call("a27.scan.upload", "create", [{"return_id": ticket_return, "attachment_ids": [(6, 0, [file])]}])
    nadia.call("a27.scan.upload", "action_upload", wizard)
    [document] = nadia.call("a27.scan.document", "search", [("return_id", "=", ticket_return)])
    return document


def wait_until(is_so, timeout_s: float) -> None:
    deadline = time.monotonic() + timeout_s
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


def memory_mb(pid: int) -> float:
    """What a process holds now; 0 once it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:")), 0)


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def children(pid: int) -> list[int]:
    """Those that run a program of their own: one that was only just forked still is its parent, memory and all."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    try:
        found = [int(child) for task in tasks for child in task.read_text().split()]
    except OSError:
        return []
    return [child for child in found if command(child) not in (b"", command(pid))]


class Peak(threading.Thread):
    """The most that a worker and the child that reads for it held at once."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.worker, self.child, self.is_over = pid, 0.0, 0.0, threading.Event()

    def run(self) -> None:
        while not self.is_over.wait(0.1):
            self.worker = max(self.worker, memory_mb(self.pid))
            self.child = max([self.child, *map(memory_mb, children(self.pid))])

    def stop(self) -> float:
        self.is_over.set()
        self.join()
        return self.worker + self.child


def test_a_killed_worker_loses_nothing_and_stores_nothing_twice(server, numbers):
    peak = Peak(server.process.pid)
    peak.start()
    document = upload(server, small_pages(numbers))
    wait_until(lambda: query(server.database, STORED, document)[0][0] >= PAGES // 4, READING_TIMEOUT_S)
    wait_until(lambda: children(server.process.pid), READING_TIMEOUT_S)  # and not between two blocks
    server.kill()
    used = peak.stop()
    [(stored, _texts, _pages)] = query(server.database, STORED, document)
    assert stored < PAGES
    assert ("started",) in query(server.database, WAS_OFF), "the worker was killed between two jobs"

    server.start()
    state = "SELECT state FROM a27_scan_document WHERE id = %s"
    wait_until(lambda: query(server.database, state, document) == [("read",)], READING_TIMEOUT_S)
    assert query(server.database, STORED, document) == [(PAGES, PAGES, PAGES)]
    texts = query(server.database, "SELECT text FROM a27_scan_reading WHERE document_id = %s", document)
    assert sorted(text for [text] in texts) == numbers
    assert used < MOST_MB
