"""How many tickets are read from scanned pages, how fast, and how far ahead of a plain decoder.

    python benchmarks/scan.py [DESKS] [--seed SEED]

Makes a corpus (see `corpus`) of DESKS (24) pages of tickets at any angle, scanned and photographed in five ways, of as
many nearly straight, and of a quarter as many of each other kind of page; reads all files; and decodes those of 300 dpi
at any angle with plain pyzbar too, page by page in turns, in one thread. Times are of the processor, since other work
on the machine disturbs those least; only what two processes gain is measured by the clock. The last line is

    recall_300_any=... recall_200_any=... recall_150_any=... recall_300_5deg=... recall_300_1bit=... recall_photo=...
    ordinary_300_any=... false_accepted=... false_unread_per_page=... pages_per_s=... ratio_pyzbar=...
    pyzbar_recall_300_any=... ratio_two_workers=...

all on one line. Seeds from 900 on were kept for the published figures: nothing was tuned on them. CORPUS_SHEET=L7651 in
the environment takes the finest labels instead of L7160.
"""

import argparse
import os
import time
from collections import defaultdict
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

# As in the child process that reads: numpy's threads gain nothing on matrices this small and wait by spinning, so that
# one process took the time of one and a half cores. Before numpy is imported.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import cv2
from corpus import KEYRING
from corpus.files import Sample, make_corpus
from corpus.score import Score
from PIL import Image
from pyzbar import pyzbar

from article27.scan import Page, read_pages

HOLD_OUT_SEED = 900
GROUPS = ("300_any", "200_any", "150_any", "300_5deg", "300_1bit", "photo")
ROUNDS, ROUND_PAGES = 10, 12


def main() -> None:
    parser = argparse.ArgumentParser(description="Reads a corpus of scanned pages.")
    parser.add_argument("desks", type=int, nargs="?", default=24)
    parser.add_argument("--seed", type=int, default=HOLD_OUT_SEED)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    with TemporaryDirectory(prefix="article27-corpus-") as folder:
        samples = make_corpus(Path(folder), arguments.seed, arguments.desks)
        print(f"{len(samples)} pages of seed {arguments.seed}")
        report(samples)


def report(samples: list[Sample]) -> None:
    scores, seconds = read_all(samples)
    for group, score in scores.items():
        print(line(group, score, seconds[group]))
    for spoiling, missed in misses(scores).items():
        print(f"missed of {spoiling}: {missed}")
    ours, theirs, pyzbar_recall = compare([sample for sample in samples if sample.group == "300_any"])
    print(f"300 dpi, any angle: {ours * 1000:.0f} ms a page, pyzbar {theirs * 1000:.0f} ms")
    workers = gain_of_two([sample.path for sample in samples if sample.group == "300_any"])
    pages = sum(score.pages for score in scores.values())
    figures = {f"recall_{group}": f"{scores[group].recall:.1f}" for group in GROUPS}
    figures |= {
        "ordinary_300_any": f"{scores['300_any'].ordinary_recall:.1f}",
        "false_accepted": sum(score.false_accepted for score in scores.values()),
        "false_unread_per_page": f"{sum(score.false_unread for score in scores.values()) / pages:.3f}",
        "pages_per_s": f"{1 / ours:.1f}",
        "ratio_pyzbar": f"{theirs / ours:.1f}",
        "pyzbar_recall_300_any": f"{pyzbar_recall:.1f}",
        "ratio_two_workers": f"{workers:.2f}",
    }
    print(" ".join(f"{key}={value}" for key, value in figures.items()))


def read_all(samples: list[Sample]) -> tuple[dict[str, Score], dict[str, float]]:
    """Scores, and seconds of processor time, of each group."""
    scores: dict[str, Score] = defaultdict(Score)
    seconds: dict[str, float] = defaultdict(float)
    for sample in samples:
        start = time.process_time()
        page = read(sample.path)
        seconds[sample.group] += time.process_time() - start
        scores[sample.group].add(page, sample.truth)
    return scores, seconds


def read(path: Path) -> Page:  # also in the processes of a pool
    (page,) = read_pages(path, keyring=KEYRING)
    return page


def line(group: str, score: Score, seconds: float) -> str:
    missed = score.readable - score.read
    return (
        f"{group:12} {score.pages:4} pages, {seconds / score.pages * 1000:4.0f} ms each; "
        f"{score.recall:5.1f} % of {score.readable:4} readable, {score.ordinary_recall:5.1f} % of {score.ordinary:4} "
        f"ordinary; {missed} missed, {score.reported} of them shown; {score.false_accepted} false, "
        f"{score.misread} misread, {score.twice} twice, {score.false_unread} no bars; {dict(score.methods)}"
    )


def misses(scores: dict[str, Score]) -> dict[str, str]:
    """`missed / all` for each kind of spoiling, over all groups, the worst first."""
    missed = sum((score.missed_by_spoiling for score in scores.values()), start=Score().methods)
    counts = sum((score.by_spoiling for score in scores.values()), start=Score().methods)
    worst = sorted(missed, key=lambda kind: -missed[kind] / counts[kind])
    return {kind: f"{missed[kind]} / {counts[kind]}" for kind in worst}


def compare(samples: list[Sample]) -> tuple[float, float, float]:
    """Seconds of processor time a page, ours and pyzbar's, in turns; and pyzbar's recall."""
    ours = theirs = 0.0
    read_by_pyzbar, readable = 0, 0
    for sample in samples:
        start = time.process_time()
        read(sample.path)
        middle = time.process_time()
        with Image.open(sample.path) as image:
            found = {symbol.data.decode(errors="replace") for symbol in pyzbar.decode(image)}
        ours, theirs = ours + middle - start, theirs + time.process_time() - middle
        numbers = {ticket.number for ticket in sample.truth.tickets if ticket.is_readable}
        read_by_pyzbar, readable = read_by_pyzbar + len(numbers & found), readable + len(numbers)
    return ours / len(samples), theirs / len(samples), 100 * read_by_pyzbar / readable


def gain_of_two(paths: list[Path]) -> float:
    """How much sooner two processes have read the files than one: the best of some short rounds each, in turns."""
    context, paths = get_context("spawn"), paths[:ROUND_PAGES]
    with context.Pool(1) as one, context.Pool(2) as two:
        for pool, count in ((one, 1), (two, 2)):  # started, and everything imported
            pool.map(read, paths[:1] * count * 2, chunksize=1)
        times = [(clocked(one, paths), clocked(two, paths)) for _ in range(ROUNDS)]
    alone, together = (min(seconds) for seconds in zip(*times, strict=True))
    return alone / together


def clocked(pool, paths: list[Path]) -> float:
    start = time.perf_counter()
    pool.map(read, paths, chunksize=1)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
