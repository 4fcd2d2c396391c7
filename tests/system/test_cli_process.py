"""The command line as a process: pipes that close, and Ctrl-C."""

import os
import signal
import subprocess
import sys

import pytest

KEY = "0123456789abcdef" * 4
RIGHT = "1260000001253881"


@pytest.fixture(autouse=True)
def key(monkeypatch):
    monkeypatch.setenv("A27_KEY", KEY)


def test_a_reader_that_goes_away_is_no_error_to_speak_of():
    new = f"{sys.executable} -m article27 number new --year 26 --first 1 --count 99999"
    made = subprocess.run(f"{new} | head -1", shell=True, capture_output=True, text=True)
    assert (made.stdout, made.stderr) == (f"{RIGHT}\n", "")


def test_an_interruption_is_quiet(tmp_path):
    os.mkfifo(tmp_path / "numbers")
    process = subprocess.Popen(
        [sys.executable, "-m", "article27", "labels", tmp_path / "numbers", "-o", "-"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # A job in the background ignores interruptions, and so would what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    with (tmp_path / "numbers").open("wb"):  # opens when the command does, which then waits
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20) == (b"", b"")
    assert process.returncode == 130
