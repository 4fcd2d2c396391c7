"""scripts/run makes a database once, then upgrades only what changed, and mends what an interruption left."""

import os
import subprocess

import pytest

from databases import copy_database, drop_database, query

DATABASE = "a27_system_run"


@pytest.fixture(scope="module")
def sums(root):
    """The file in which scripts/run remembers the state of the addons of its database."""
    drop_database(DATABASE)
    path = root / ".odoo" / "stamps" / f"addons-{DATABASE}"
    path.unlink(missing_ok=True)
    yield path
    drop_database(DATABASE)
    path.unlink(missing_ok=True)


def run(root, *options):
    command = [root / "scripts" / "run", "--setup-only", "--database", DATABASE, *options]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert answer.returncode == 0, answer.stderr
    return answer.stderr


def test_an_interrupted_creation_is_taken_up(root, sums):
    # What a kill in the middle of the copy leaves behind.
    copy_database(os.environ["A27_PLATFORM_TEMPLATE"], "a27_building")
    sums.write_text("a27 0123456789abcdef\n")
    assert f"Creating the database {DATABASE}" in run(root)
    assert query(DATABASE, "SELECT count(*) FROM ir_module_module WHERE name = 'a27' AND state = 'installed'") == [(1,)]


def test_nothing_changed_nothing_done(root, sums):
    assert run(root).splitlines() == ["Everything is set up. scripts/run starts the server."]


def test_only_the_changed_addon_is_upgraded(root, sums):
    lines = sums.read_text().splitlines()
    sums.write_text("\n".join("a27_stats before" if line.startswith("a27_stats ") else line for line in lines) + "\n")
    assert "Upgrading a27_stats ..." in run(root)
    assert sums.read_text().splitlines() == lines
