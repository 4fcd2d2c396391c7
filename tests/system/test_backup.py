"""A backup brings back the database and its files together."""

import os
import subprocess

import pytest

from databases import FILESTORE, drop_database, query

RESTORED = "a27_system_restored"
EVERYTHING = """
    SELECT (SELECT count(*) FROM a27_ticket), (SELECT md5(string_agg(number, ',' ORDER BY number)) FROM a27_ticket),
           (SELECT md5(string_agg(secret, ',' ORDER BY version)) FROM a27_ticket_key),
           (SELECT md5(string_agg(checksum, ',' ORDER BY id)) FROM ir_attachment WHERE res_model LIKE 'a27.%%')
"""


@pytest.fixture
def restored():
    drop_database(RESTORED)
    yield RESTORED
    drop_database(RESTORED)


def script(root, name, *arguments):
    return subprocess.run([root / "scripts" / name, *arguments], capture_output=True, text=True, timeout=120)


def test_what_was_saved_comes_back(root, database, restored, tmp_path):
    saved = tmp_path / "sauvegarde.zip"
    assert script(root, "backup", "--database", database, saved).returncode == 0
    assert script(root, "restore", saved, "--database", restored).returncode == 0
    assert query(restored, EVERYTHING) == query(database, EVERYTHING)
    [(tickets, *_)] = query(restored, EVERYTHING)
    assert tickets > 0
    stored = query(restored, "SELECT store_fname FROM ir_attachment WHERE res_model = 'a27.print.job'")
    assert stored and all(os.path.getsize(FILESTORE / restored / name) for (name,) in stored)


def test_an_existing_database_is_not_overwritten(root, database, tmp_path):
    saved = tmp_path / "sauvegarde.zip"
    saved.write_bytes(b"")
    answer = script(root, "restore", saved, "--database", database)
    assert answer.returncode == 1
    assert "exists" in answer.stderr
