"""Hostile files in one upload with a sound one: each gets a sentence, and the server and its jobs live on."""

import base64
import time
from io import BytesIO

import pytest

import hostile
from article27 import KeyRing, make_many
from article27.labels import draw_ticket_labels, get_sheet
from databases import query
from rpc import Client

MUTATED = range(0, 500, 42)
TIMEOUT_S = 180
SHAPES = {"name": {}, "state": {}, "message": {}, "page_count": {}}


@pytest.fixture
def files():
    sound = BytesIO()
    draw_ticket_labels(make_many(KeyRing.from_hex("27" * 32), 26, 1, 21), get_sheet("L7160"), sound)
    return {
        **{name: hostile.special(name) for name in hostile.SPECIAL},
        **dict(hostile.mutated(index) for index in MUTATED),
        "sound.pdf": sound.getvalue(),
    }


def test_each_hostile_file_gets_a_sentence_and_the_sound_one_is_read(server, files):
    nadia = Client(server.url, server.database, "nadia")
    [venue] = nadia.call("res.partner", "search", [("a27_is_cultural", "=", True)], limit=1)
    ticket_return = nadia.call("a27.ticket.return", "create", {"venue_id": venue})
    attachments = nadia.call(
        "ir.attachment",
        "create",
        [
            {"name": name, "datas": base64.b64encode(data).decode(), "res_model": "a27.scan.upload", "res_id": 0}
            for name, data in files.items()
        ],
    )
    wizard = nadia.call(
        "a27.scan.upload", "create", {"return_id": ticket_return, "attachment_ids": [(6, 0, attachments)]}
    )
    nadia.call("a27.scan.upload", "action_upload", [wizard])

    documents = wait_until_read(nadia, ticket_return)
    assert {one["name"] for one in documents} == set(files)
    assert {one["state"] for one in documents} == {"read", "failed"}
    for one in documents:
        assert bool(one["message"]) == (one["state"] == "failed"), one
        assert "\n" not in (one["message"] or "")
    [sound] = [one for one in documents if one["name"] == "sound.pdf"]
    assert (sound["state"], sound["page_count"]) == ("read", 1)
    wait_for_jobs(server.database)
    [found] = nadia.call("a27.ticket.return", "web_read", [ticket_return], {"reading_count": {}, "state": {}})
    assert (found["reading_count"] >= 21, found["state"]) == (True, "to_check")
    assert server.process.poll() is None


def wait_until_read(client, ticket_return):
    deadline = time.monotonic() + TIMEOUT_S
    while True:
        documents = client.call("a27.scan.document", "web_search_read", [("return_id", "=", ticket_return)], SHAPES)
        if all(one["state"] in ("read", "failed") for one in documents["records"]):
            return documents["records"]
        assert time.monotonic() < deadline, [one for one in documents["records"] if one["state"] == "reading"]
        time.sleep(1)


def wait_for_jobs(database):
    deadline = time.monotonic() + TIMEOUT_S
    while rest := query(database, "SELECT method_name, state FROM queue_job WHERE state != 'done'"):
        assert time.monotonic() < deadline, rest
        time.sleep(0.5)
