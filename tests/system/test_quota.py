"""Two clerks at the same moment cannot take more tickets than the convention allows."""

import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg2.errors
import pytest

from databases import query
from rpc import Client, RpcError

QUOTA = 100


@pytest.fixture
def convention(server):
    client = Client(server.url, server.database, "nadia")
    partner = client.call("res.partner", "search", [["a27_is_social", "=", True]], limit=1)[0]
    identifier = client.call("a27.convention", "create", {"partner_id": partner, "initial_quota": QUOTA})
    client.call("a27.convention", "action_sign", [identifier])
    return identifier


def counted(database, convention):
    return query(
        database,
        """SELECT allocated, (SELECT count(*) FROM a27_ticket WHERE convention_id = convention.id)
             FROM a27_convention convention WHERE id = %s""",
        convention,
    )[0]


def generate(server, convention, count):
    client = Client(server.url, server.database, "nadia")
    wizard = client.call("a27.ticket.generate", "create", {"convention_id": convention, "count": count})
    client.call("a27.ticket.generate", "action_generate", [wizard])


def test_of_two_transactions_at_once_the_second_fails_to_serialise(registry, convention):
    """Two real connections: both have read 100 tickets left before either writes."""
    from odoo import api

    with registry.cursor() as first, registry.cursor() as second:
        one, two = (
            api.Environment(cursor, api.SUPERUSER_ID, {})["a27.convention"].browse(convention)
            for cursor in (first, second)
        )
        assert one.remaining == two.remaining == QUOTA
        one.env["a27.ticket.batch"]._generate(one, 60)
        committed = threading.Timer(0.5, first.commit)
        committed.start()
        # Waits for the first to commit.
        with pytest.raises(psycopg2.errors.SerializationFailure):
            two.env["a27.ticket.batch"]._generate(two, 60)
        committed.join()
        second.rollback()
    assert counted(registry.db_name, convention) == (60, 60)


def test_over_http_the_loser_of_a_race_is_told_what_is_left(server, convention):
    start = threading.Barrier(8)

    def clerk(_number):
        start.wait()
        try:
            generate(server, convention, 30)
        except RpcError as error:
            return str(error)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(clerk, range(8)))
    assert answers.count(None) == 3
    assert all("10 tickets" in answer for answer in answers if answer), answers
    assert counted(server.database, convention) == (90, 90)


def test_of_two_requests_accepted_at_once_the_second_is_told_what_is_left(server, convention):
    start = threading.Barrier(2)
    nadia = Client(server.url, server.database, "nadia")
    [partner] = nadia.call("a27.convention", "read", [convention], ["partner_id"])[0]["partner_id"][:1]
    asked = {"partner_id": partner, "convention_id": convention, "label_quantity": 60}
    requests = [nadia.call("a27.ticket.request", "create", asked) for _index in range(2)]

    def accept(login, request):
        client = Client(server.url, server.database, login)
        wizard = client.call("a27.ticket.request.accept", "create", {"request_id": request, "labels": 60})
        start.wait()
        try:
            client.call("a27.ticket.request.accept", "action_accept", [wizard])
        except RpcError as error:
            return str(error)

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(accept, ("nadia", "luc"), requests))
    assert answers.count(None) == 1
    assert any("40 tickets" in answer for answer in answers if answer), answers
    assert counted(server.database, convention) == (60, 60)
    states = {request["state"] for request in nadia.call("a27.ticket.request", "read", requests, ["state"])}
    assert states == {"accepted", "submitted"}
