"""500 broken files and those with one nasty idea each: a sentence for each, and nothing else happens."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import hostile
from article27 import ScanError, ScanMemoryError
from article27.scan import read_isolated

LONGEST_S = 20
BATCH = 50
READABLE = {"wide.pdf", "thin.pdf", "no-size.pdf", "negative.pdf", "not-a-number.pdf", "deep-array.pdf",
            "deep-states.pdf", "frames-in-a-ring.tif"}  # fmt: skip


@pytest.mark.parametrize("name", sorted(hostile.SPECIAL))
def test_a_nasty_file_has_one_sentence_within_20_s(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(hostile.special(name))
    start = time.monotonic()
    try:
        pages = read_isolated(path, timeout_s=LONGEST_S)
    except ScanError as error:
        assert name not in READABLE
        assert str(error).count("\n") == 0
        assert name in str(error)
    else:
        assert name in READABLE
        assert [page.readings for page in pages][:1] == [[]]
    assert time.monotonic() - start < LONGEST_S + 2
    assert sorted(found.name for found in tmp_path.iterdir()) == [name]


def test_500_mutated_files_have_pages_or_one_sentence_each(tmp_path):
    names = []
    for index in range(hostile.COUNT):
        name, data = hostile.mutated(index)
        (tmp_path / name).write_bytes(data)
        names.append(name)
    answered: dict[str, bool] = {}
    while missing := [name for name in names if name not in answered]:
        answered |= scan_batch(tmp_path, missing[:BATCH])
    assert sorted(answered) == sorted(names)
    assert sum(answered.values()) > hostile.COUNT / 4  # readable all the same
    assert list(answered.values()).count(False) > hostile.COUNT / 4
    assert sorted(found.name for found in tmp_path.iterdir()) == sorted(names)


def scan_batch(folder: Path, names: list[str]) -> dict[str, bool]:
    """Whether each file had pages. A file that ends the child is read once more, by itself; those after it are not
    in the answer."""
    limits = ["--limit-memory=1024", f"--limit-cpu={BATCH * 2}"]
    scan = [sys.executable, "-P", "-m", "article27", "scan", "--json", *limits, "--", *names]
    done = subprocess.run(scan, cwd=folder, capture_output=True, text=True, timeout=BATCH * 2)
    answered: dict[str, bool] = {}
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        answered[answer["file"]] = answered.get(answer["file"], True) and "error" not in answer
    if done.returncode in (0, 1):
        assert done.returncode == (0 if all(answered.values()) else 1)
        assert len(done.stderr.splitlines()) == list(answered.values()).count(False)
        return answered
    ended = names[len(answered)] if len(answered) < len(names) else names[-1]
    with pytest.raises(ScanError):
        read_isolated(folder / ended, timeout_s=LONGEST_S)
    return answered | {ended: False}


def test_a_small_file_that_unpacks_to_a_large_one_takes_only_its_child_with_it(tmp_path):
    path = tmp_path / "contents.pdf"
    path.write_bytes(hostile.small_pdf(contents=hostile.zeros(2**28), filters="/FlateDecode"))
    assert path.stat().st_size < 2**20
    with pytest.raises(ScanMemoryError):
        read_isolated(path, memory_mb=500)
