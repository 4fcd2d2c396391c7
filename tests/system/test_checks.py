"""The checks of scripts/test can fail: a warning in a log, a missing French term, a failed test."""

import subprocess
import sys

import polib
import pytest

INFO = "2026-11-24 10:00:00,000 12 INFO db odoo.modules: loading\n"
WARNING = "2026-11-24 10:00:01,000 12 WARNING db odoo.models: field without a label\n"
KNOWN = "2026-11-24 10:00:01,000 12 ERROR db odoo.sql_db: bad query: b'UPDATE a27_convention SET allocated = 1'\n"


@pytest.fixture
def script(root):
    def run(name, *arguments):
        command = [sys.executable, root / "scripts" / "lib" / name, *arguments]
        return subprocess.run(command, capture_output=True, text=True)

    return run


def test_code_that_ruff_would_not_have_fails(root):
    """In the tree itself, since that is what the script reads; gone again whatever happens."""
    blot = root / "benchmarks" / "blot.py"
    try:
        blot.write_text("import os\n")
        answer = subprocess.run([root / "scripts" / "check"], capture_output=True, text=True)
    finally:
        blot.unlink()
    assert answer.returncode != 0
    assert "blot.py" in answer.stdout


@pytest.mark.parametrize(("lines", "status"), [(INFO, 0), (INFO + KNOWN, 0), (INFO + WARNING, 1)])
def test_an_unknown_warning_fails(script, tmp_path, lines, status):
    log = tmp_path / "odoo.log"
    log.write_text(lines)
    answer = script("log_warnings.py", log)
    assert answer.returncode == status
    assert ("field without a label" in answer.stdout) == bool(status)


def test_a_term_without_french_fails(script, tmp_path):
    exported = polib.POFile()
    exported.append(polib.POEntry(msgid="A term that nobody translated"))
    exported.save(str(tmp_path / "a27_stats.pot"))
    answer = script("translations.py", "check", tmp_path)
    assert answer.returncode == 1
    assert "a27_stats: 'A term that nobody translated' has no French" in answer.stdout


@pytest.mark.parametrize(
    ("suite", "line", "status"),
    [
        ('tests="3" failures="0" errors="0" skipped="1"', "2 passed, 0 failed, 1 skipped", 0),
        ('tests="3" failures="1" errors="1" skipped="0"', "1 passed, 2 failed", 1),
        ('tests="0" failures="0" errors="0" skipped="0"', "0 passed, 0 failed", 1),
    ],
)
def test_the_closing_line_counts(script, tmp_path, suite, line, status):
    (tmp_path / "pure.xml").write_text(f"<testsuites><testsuite {suite}/></testsuites>")
    answer = script("count_tests.py", tmp_path)
    assert (answer.stdout.strip(), answer.returncode) == (line, status)
