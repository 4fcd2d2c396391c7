import os

import pytest

from article27 import UnreadableFileError
from article27.intake.dropfolder import REFUSED, DropFolder

NOW = 1_800_000_000


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "drop").mkdir()
    return DropFolder(tmp_path / "drop", most_bytes=100)


def put(folder, name, content=b"scan", age=60):
    path = folder.path / name
    path.write_bytes(content)
    os.utime(path, (NOW - age, NOW - age))
    return path


def test_whole_files_wait_oldest_first(folder):
    put(folder, "second.pdf", age=60)
    put(folder, "first.pdf", age=90)
    put(folder, "being copied.pdf", age=3)
    for name in (".hidden.pdf", "~lock.pdf", "half.pdf.part"):
        put(folder, name)
    (folder.path / "a folder").mkdir()
    assert folder.waiting(NOW) == ["first.pdf", "second.pdf"]
    assert folder.read("first.pdf") == b"scan"


def test_nothing_from_elsewhere_is_read(folder, tmp_path):
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    (tmp_path / "other").write_bytes(b"secret")
    (folder.path / "soft.pdf").symlink_to(tmp_path / "other")
    os.link(secret, folder.path / "hard.pdf")
    os.mkfifo(folder.path / "pipe.pdf")
    put(folder, "large.pdf", b"x" * 101)
    for name in ("soft.pdf", "hard.pdf", "pipe.pdf", "large.pdf", "../other", "missing.pdf"):
        with pytest.raises(UnreadableFileError):
            folder.read(name)


def test_a_link_is_set_aside_without_its_target(folder, tmp_path):
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    (folder.path / "soft.pdf").symlink_to(secret)
    folder.set_aside("soft.pdf")
    assert (folder.path / REFUSED / "soft.pdf").is_symlink()
    assert folder.waiting(NOW) == []
    assert folder.forget_refused(before=os.lstat(folder.path / REFUSED / "soft.pdf").st_mtime + 1) == 1
    assert secret.read_bytes() == b"secret"


def test_a_planted_folder_for_what_is_refused_is_not_followed(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (folder.path / REFUSED).symlink_to(tmp_path / "elsewhere")
    put(folder, "a.pdf")
    with pytest.raises(OSError):
        folder.set_aside("a.pdf")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_what_was_taken_or_is_old_goes(folder):
    put(folder, "taken.pdf")
    folder.remove("taken.pdf", NOW)
    assert folder.waiting(NOW) == []
    folder.remove("taken.pdf", NOW)
    folder.set_aside("taken.pdf")
    assert folder.forget_refused(before=NOW) == 0
    put(folder, "old.pdf", age=60)
    folder.set_aside("old.pdf")
    assert folder.forget_refused(before=NOW - 61) == 0
    assert folder.forget_refused(before=NOW) == 1


def test_what_grew_while_it_was_taken_comes_again_whole(folder):
    path = put(folder, "slow.pdf")
    assert folder.read("slow.pdf") == b"scan"
    os.utime(path, (NOW - 1, NOW - 1))
    folder.remove("slow.pdf", NOW)
    assert folder.waiting(NOW + 60) == ["slow.pdf"]


def test_a_folder_among_what_is_refused_holds_nothing_up(folder):
    put(folder, "old.pdf")
    folder.set_aside("old.pdf")
    (folder.path / REFUSED / "by hand").mkdir()
    os.utime(folder.path / REFUSED / "by hand", (NOW - 90, NOW - 90))
    assert folder.forget_refused(before=NOW) == 1
    assert [path.name for path in (folder.path / REFUSED).iterdir()] == ["by hand"]
