"""Money: two people at the same moment, and a server that dies while a payment is marked as paid."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psycopg2.errors
import pytest

from databases import connect, query
from rpc import Client, RpcError
from server import OdooServer

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def payable(database):
    """The theatre's return of the story, which is closed and in no payment."""
    [(identifier,)] = query(database, "SELECT id FROM a27_ticket_return WHERE state = 'closed' AND payment_id IS NULL")
    return identifier


def states(database, record):
    """Status of the return, of its payment, and of its accepted tickets."""
    return query(
        database,
        """SELECT DISTINCT return.state, payment.state, ticket.state
             FROM a27_ticket_return return
        LEFT JOIN a27_payment payment ON payment.id = return.payment_id
             JOIN a27_scan_reading reading ON reading.return_id = return.id AND reading.state = 'accepted'
             JOIN a27_ticket ticket ON ticket.id = reading.ticket_id
            WHERE return.id = %s""",
        record,
    )


def test_of_reopening_and_preparing_at_once_the_second_fails_to_serialise(registry, payable):
    from odoo import api

    with registry.cursor() as first, registry.cursor() as second:
        preparing, reopening = (
            api.Environment(cursor, api.SUPERUSER_ID, {})["a27.ticket.return"].browse(payable)
            for cursor in (first, second)
        )
        assert preparing.state == reopening.state == "closed"
        preparing.action_prepare_payment()
        preparing.env.flush_all()
        committed = threading.Timer(0.5, first.commit)
        committed.start()
        with pytest.raises(psycopg2.errors.SerializationFailure):
            reopening.closed_on = False
            reopening.flush_recordset()
        committed.join()
        second.rollback()
        preparing.payment_id.action_cancel()
        first.commit()


@pytest.fixture
def two_returns(registry):
    """Of two venues, in two transactions: both sent back the same two tickets, and the first one is accepted from the
    first of them."""
    from odoo import api

    with registry.cursor() as first, registry.cursor() as second:
        ours, theirs = (api.Environment(cursor, api.SUPERUSER_ID, {}) for cursor in (first, second))
        venues = ours["res.partner"].search([("a27_is_cultural", "=", True)], limit=2)
        returns = ours["a27.ticket.return"].create([{"venue_id": venue.id} for venue in venues])
        numbers = ours["a27.ticket"].search([("state", "=", "delivered")], limit=2).mapped("number")
        for number in numbers:
            for record in returns:
                record._add_typed([number])
            if number == numbers[0]:
                returns[0].action_accept_clean()
        first.commit()
        yield returns, returns.with_env(theirs)
        first.rollback()
        second.rollback()


def test_of_two_who_accept_one_ticket_at_once_the_second_is_repeated(two_returns):
    accepting, waiting = two_returns
    accepting[0].action_accept_clean()
    accepting.env.flush_all()
    committed = threading.Timer(0.3, accepting.env.cr.commit)
    committed.start()
    with pytest.raises(psycopg2.errors.SerializationFailure):
        waiting[1].action_accept_clean()
    committed.join()
    waiting.env.cr.rollback()
    waiting[1].action_accept_clean()
    assert waiting[1].reading_ids.mapped("verdict") == ["already_returned", "already_returned"]


def test_what_changes_a_return_waits_for_the_clerk_who_is_closing_it(two_returns):
    """Else both would be done: a return that is closed and paid, with a ticket in it that was taken back."""
    ours, (record, other) = two_returns
    ours[0].action_accept_clean()
    ours.env.cr.commit()
    ours[0]._close()
    ours.env.flush_all()
    for act in (
        lambda: record.reading_ids.action_take_back(),
        lambda: record.warning_ids._settle("not_paid", "Never played"),
        lambda: record.reading_ids._set_show(record.env["a27.show"]),
        lambda: record._add_typed(["W00012345"]),
        lambda: other.reading_ids._move_to_return(record),
    ):
        record.env.cr.execute("SET LOCAL lock_timeout = '50ms'")
        with pytest.raises(psycopg2.errors.LockNotAvailable):
            act()
        record.env.cr.rollback()


def test_of_two_clerks_who_pay_the_same_return_one_is_told_where_it_is(server, payable):
    start = threading.Barrier(4)

    def clerk(login):
        client = Client(server.url, server.database, login)
        start.wait()
        try:
            return client.call("a27.ticket.return", "action_prepare_payment", [payable])["res_id"]
        except RpcError as error:
            return str(error)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(clerk, ("nadia", "luc", "sofie", "nadia")))
    [payment] = [answer for answer in answers if isinstance(answer, int)]
    assert all("PA" in answer for answer in answers if isinstance(answer, str)), answers
    Client(server.url, server.database, "sofie").call("a27.payment", "action_cancel", [payment])


def test_a_server_that_dies_while_marking_as_paid_leaves_nothing_half_done(database, payable):
    with OdooServer(database) as server:
        payment = Client(server.url, database, "nadia").call("a27.ticket.return", "action_prepare_payment", [payable])[
            "res_id"
        ]
        sofie = Client(server.url, database, "sofie")
        sofie.call("a27.payment", "action_confirm", [payment])
        assert states(database, payable) == [("closed", "confirmed", "returned")]
        with connect(database) as other, other.cursor() as cursor:
            # Another transaction holds one ticket, so the act stops in its middle.
            cursor.execute("SELECT id FROM a27_ticket WHERE state = 'returned' ORDER BY id DESC FOR UPDATE")
            act = threading.Thread(target=_try, args=(sofie, payment))
            act.start()
            while not query(database, WAITING)[0][0]:
                time.sleep(0.05)
            server.kill()
            act.join()
            other.rollback()
        assert states(database, payable) == [("closed", "confirmed", "returned")]
        server.start()
        Client(server.url, database, "sofie").call("a27.payment", "action_mark_paid", [payment])
    assert states(database, payable) == [("reimbursed", "paid", "reimbursed")]


def _try(client, payment):
    with suppress(OSError):  # the server is gone
        client.call("a27.payment", "action_mark_paid", [payment])
