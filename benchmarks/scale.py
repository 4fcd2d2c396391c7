"""What screens ask of the tickets, with 10,000 and with 1,000,000 of them.

Each question is asked as the web client asks it, by a member of the team. Prints a line per question with its median in
milliseconds at both sizes, and as its last line `ratio_max=...`: the largest ratio of the two medians.
"""

import statistics
import time

from database import odoo_environment

SMALL, LARGE = 10_000, 1_000_000
PER_CONVENTION = 400  # 230 partners share some 90,000 tickets a year
ROUNDS = 15
STATES = ("delivered", "returned", "returned", "returned", "reimbursed", "reimbursed", "printed", "cancelled")


def fill(env, start: int, end: int) -> None:
    """Tickets `start` to `end`, in conventions and batches of 400 each, inserted as plain rows."""
    partners = env["res.partner"].create(
        [
            {"name": f"CPAS {number}", "is_company": True, "a27_is_social": True}
            for number in range((end - start) // PER_CONVENTION // 10 + 1)
        ]
    )
    env.flush_all()
    count = (end - start) // PER_CONVENTION
    numbers = {"start": start, "end": end, "size": PER_CONVENTION, "count": count, "partners": partners.ids}
    env.cr.execute(
        """
        WITH convention AS (
            INSERT INTO a27_convention (name, partner_id, state, date_start, date_end, initial_quota, quota, allocated)
            SELECT 'C-' || n, (%(partners)s::int[])[n %% cardinality(%(partners)s::int[]) + 1], 'signed',
                   make_date(2017 + n %% 10, 1, 1), make_date(2017 + n %% 10, 12, 31), %(size)s, %(size)s, %(size)s
              FROM generate_series(1, %(count)s) AS n RETURNING id, partner_id
        ), batch AS (
            INSERT INTO a27_ticket_batch (name, convention_id, partner_id, ticket_count, state, delivered_on,
                                          delivered_at, create_date, create_uid)
            SELECT 'L-' || id, id, partner_id, %(size)s, 'delivered', now(), now(), now(), 1 FROM convention
            RETURNING id, convention_id, partner_id
        ), ranked AS (SELECT *, row_number() OVER () - 1 AS rank FROM batch)
        INSERT INTO a27_ticket (number, batch_id, convention_id, partner_id, state)
        SELECT '1' || lpad((n::bigint * 8999)::text, 15, '0'), ranked.id, ranked.convention_id, ranked.partner_id,
               (%(states)s::text[])[n %% cardinality(%(states)s::text[]) + 1]
          FROM generate_series(%(start)s, %(end)s - 1) AS n JOIN ranked ON ranked.rank = (n - %(start)s) / %(size)s
        """,
        {**numbers, "states": list(STATES)},
    )
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr._obj.execute("VACUUM ANALYZE")
    env.cr._cnx.autocommit = False


def questions(env):
    """Name -> what the web client calls; each opens something in the middle of the data."""
    tickets, conventions = env["a27.ticket"], env["a27.convention"]
    convention = conventions.search([], limit=1, offset=10)
    ticket = tickets.search([("convention_id", "=", convention.id)], limit=1, offset=200)
    columns = {"display_name": {}, "partner_id": {"fields": {"display_name": {}}}, "state": {}}
    figures = {name: {} for name in ("quota", "allocated", "remaining", "delivered_count", "returned_count")}
    return {
        "list of tickets": lambda: tickets.web_search_read([], columns, limit=80, count_limit=10001),
        "tickets in circulation": lambda: tickets.web_search_read(
            [("state", "=", "delivered")], columns, limit=80, count_limit=10001
        ),
        "a number": lambda: tickets.web_search_read([("display_name", "ilike", ticket.number)], columns, limit=80),
        "the start of a number": lambda: tickets.web_search_read(
            [("display_name", "ilike", ticket.number[:12])], columns, limit=80
        ),
        "tickets of a convention": lambda: tickets.web_search_read(
            [("convention_id", "=", convention.id)], columns, limit=80
        ),
        "list of conventions": lambda: conventions.web_search_read([], figures, limit=20, count_limit=10001),
        "a convention": lambda: convention.web_read(figures),
        "a batch": lambda: convention.batch_ids[:1].web_read({"first_number": {}, "last_number": {}}),
        "a partner's card": lambda: convention.partner_id.web_read(
            {"a27_convention_count": {}, "a27_tickets_left": {}, "a27_convention_ids": {"fields": figures}}
        ),
        "the life of a ticket": lambda: env["a27.ticket.lookup"].look_up(ticket.number),
    }


def measure(small, large) -> dict[str, tuple[float, float]]:
    """Name of the question -> its medians in milliseconds, in the two databases in turn."""
    asked = questions(small), questions(large)
    return {
        name: tuple(
            statistics.median(times)
            for times in zip(
                *((timed(small, asked[0][name]), timed(large, asked[1][name])) for _round in range(ROUNDS)),
                strict=True,
            )
        )
        for name in asked[0]
    }


def timed(env, ask) -> float:
    env.invalidate_all()
    started = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - started)


def as_member_of_the_team(env):
    group = env.ref("a27_partners.group_a27_user")
    user = env["res.users"].create({"name": "Nadia", "login": "nadia", "group_ids": [(6, 0, group.ids)]})
    return env(user=user.id)


def main() -> None:
    with odoo_environment("a27_bench_small") as small, odoo_environment("a27_bench_large") as large:
        fill(small, 0, SMALL)
        fill(large, 0, LARGE)
        medians = measure(as_member_of_the_team(small), as_member_of_the_team(large))
    for name, (few, many) in medians.items():
        print(f"{name:26} {few:8.1f} ms {many:8.1f} ms")
    print(f"ratio_max={max(many / few for few, many in medians.values()):.2f}")


if __name__ == "__main__":
    main()
