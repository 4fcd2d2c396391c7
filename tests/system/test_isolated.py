import os
import time
from pathlib import Path

import pytest
from PIL import Image

from article27 import (
    DamagedFileError,
    KeyRing,
    PageRangeError,
    ScanCrashError,
    ScanError,
    ScanMemoryError,
    ScanTimeoutError,
)
from article27.scan import count_isolated, read_isolated, read_pages
from paper import with_wrong_check_character


def test_the_child_reads_what_this_process_reads(scans, keyring):
    both = KeyRing({**keyring, 2: b"2" * 32})
    assert read_isolated(scans / "pages.tif", keyring=both) == list(read_pages(scans / "pages.tif", keyring=both))


def test_crops_and_a_part_of_the_pages_come_back(tmp_path, keyring):
    image = with_wrong_check_character()
    image.save(tmp_path / "pages.tif", save_all=True, append_images=[image])
    (page,) = read_isolated(tmp_path / "pages.tif", first=2, last=2)
    assert page.number == 2
    assert [page] == list(read_pages(tmp_path / "pages.tif", first=2))
    assert page.unread[0].crop.startswith(b"\x89PNG")


def test_previews_come_back(scans):
    pages = read_isolated(scans / "pages.tif", previews=True)
    assert pages == list(read_pages(scans / "pages.tif", previews=True))
    assert all(page.preview.startswith(b"\xff\xd8") for page in pages)


def test_pages_are_counted_and_nothing_is_left_behind(scans, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert count_isolated(scans / "scanner.pdf") == 2
    assert os.listdir(tmp_path) == []


def test_a_bad_call_has_the_same_error_as_here(scans):
    with pytest.raises(PageRangeError, match=r"^page\.png has 1 pages, ") as caught:
        read_isolated(scans / "page.png", first=5)
    assert (caught.value.first, caught.value.count) == (5, 1)


def test_time_is_limited(scans):
    with pytest.raises(ScanTimeoutError):
        read_isolated(scans / "page.png", timeout_s=0.01)


def test_silence_is_limited_and_pages_break_it(scans, run_as_child, monkeypatch):
    monkeypatch.setattr("article27.scan.child.SILENCE_S", 0.5)
    run_as_child("for page in 1 2 3; do sleep 0.2; echo '{\"pages\": 2}'; done")
    assert count_isolated(scans / "page.png") == 2
    run_as_child("sleep 9")
    with pytest.raises(ScanTimeoutError, match=r"took longer than 0\.5 seconds"):
        count_isolated(scans / "page.png")


def test_the_limits_go_to_the_child(scans, tmp_path, run_as_child):
    run_as_child('printf "%s\\n" "$@" > arguments')
    with pytest.raises(ScanCrashError):
        count_isolated(scans / "page.png", most_pages=7, timeout_s=9.2, memory_mb=300)
    arguments = (tmp_path / "arguments").read_text().splitlines()
    assert {"--count", "--most-pages=7", "--limit-cpu=10", "--limit-memory=300"} <= set(arguments)


def test_memory_is_limited(tmp_path):
    Image.new("L", (5000, 6000)).save(tmp_path / "large.png", compress_level=1)
    with pytest.raises(ScanMemoryError):
        read_isolated(tmp_path / "large.png", memory_mb=110)


def test_what_a_child_started_ends_with_it(scans, tmp_path, run_as_child):
    run_as_child("sleep 60 & echo $! > grandchild; wait")
    with pytest.raises(ScanTimeoutError):
        count_isolated(scans / "page.png", timeout_s=0.3)
    grandchild = Path("/proc") / (tmp_path / "grandchild").read_text().strip()
    deadline = time.monotonic() + 5
    while is_running(grandchild) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_running(grandchild)


def is_running(process: Path) -> bool:
    """A dead process that nobody has waited for is not running."""
    try:
        return ") Z " not in (process / "stat").read_text()
    except OSError:
        return False


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("kill -SEGV $$", ScanCrashError),
        ("kill -XCPU $$", ScanTimeoutError),
        ("kill -KILL $$", ScanMemoryError),
        ("exit 0", ScanCrashError),
        ('echo \'{"file": "a.pdf"\'', ScanCrashError),
        ('echo \'{"file": "a.pdf"}\'', ScanCrashError),
        ("echo '[]'", ScanCrashError),
        ("echo 12", ScanCrashError),
        ('echo \'{"error": {"code": "no_such", "params": {}}}\'', ScanCrashError),
        ('echo \'{"error": {"code": "file_empty", "params": {}}}\'', ScanCrashError),
        ('echo \'{"error": "x"}\'', ScanCrashError),
        ("printf '\\377\\376'", ScanCrashError),
    ],
)
def test_however_a_child_ends_there_is_an_error_of_its_own(scans, run_as_child, script, error):
    run_as_child(script)
    with pytest.raises(ScanError) as caught:
        count_isolated(scans / "page.png")
    assert type(caught.value) is error


def test_the_key_goes_by_the_environment_and_no_other_secret_does(scans, tmp_path, run_as_child, keyring, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "secret")
    run_as_child('printf "%s\\n" "$@" > arguments; env > environment')
    with pytest.raises(ScanCrashError):
        read_isolated(scans / "page.png", keyring=keyring)
    key = keyring[1].hex()
    assert key not in (tmp_path / "arguments").read_text()
    assert f"A27_KEY={key}" in (tmp_path / "environment").read_text().splitlines()
    assert "secret" not in (tmp_path / "environment").read_text()


def test_a_name_may_look_like_an_option(scans, tmp_path, monkeypatch):
    (tmp_path / "--json").write_bytes((scans / "half.jpg").read_bytes())
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DamagedFileError, match=r"^--json is damaged or incomplete\.$"):
        read_isolated("--json")
