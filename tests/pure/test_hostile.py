"""A sample of the hostile files; tests/system/test_hostile_files.py takes them all."""

import json

import pytest

import hostile
from article27 import DamagedFileError
from article27.scan import read_pages


@pytest.mark.parametrize("name", ["thin.pdf", "wide.pdf", "no-size.pdf", "frames-in-a-ring.tif"])
def test_pages_of_no_sensible_shape_hold_nothing(tmp_path, name):
    (tmp_path / name).write_bytes(hostile.special(name))
    assert [page.readings for page in read_pages(tmp_path / name)][:1] == [[]]


def test_a_page_tree_without_end_is_damaged(tmp_path):
    (tmp_path / "tree.pdf").write_bytes(hostile.special("tree-in-itself.pdf"))
    with pytest.raises(DamagedFileError):
        list(read_pages(tmp_path / "tree.pdf"))


def test_each_mutated_file_has_pages_or_one_sentence(run, tmp_path):
    paths = []
    for index in range(0, hostile.COUNT, 20):
        name, data = hostile.mutated(index)
        paths.append(tmp_path / name)
        paths[-1].write_bytes(data)
    status, out, err = run("scan", "--json", *paths)
    answers = [json.loads(line) for line in out]
    failed = [answer["file"] for answer in answers if "error" in answer]
    assert status == 1
    assert {answer["file"] for answer in answers} == set(map(str, paths))
    assert len(failed) == len(set(failed)) == len(err)
