"""Generating 10,000 tickets in one batch, against a bare insert of the same rows.

Prints as its last line `tickets_per_s=... ratio_insert=... peak_mb=...`: tickets generated a second (median of the
rounds), how many times as long as `execute_values` needs for the same rows into the same table (both in turn, in one
run), and the peak memory of the process in MB.
"""

import resource
import statistics
import time

from database import odoo_environment
from psycopg2.extras import execute_values

COUNT, ROUNDS = 10_000, 7
COLUMNS = "number, batch_id, convention_id, partner_id, state, create_uid, create_date, write_uid, write_date"


def signed_convention(env):
    partner = env["res.partner"].create({"name": "CPAS", "is_company": True, "a27_is_social": True})
    convention = env["a27.convention"].create({"partner_id": partner.id, "initial_quota": 1_000_000})
    convention.action_sign()
    return convention


def timed(env, act) -> float:
    """Seconds of `act` until PostgreSQL has all of it; then everything is undone."""
    env.flush_all()
    savepoint = env.cr.savepoint(flush=False)
    started = time.perf_counter()
    act()
    env.flush_all()
    seconds = time.perf_counter() - started
    savepoint.rollback()
    savepoint.close(rollback=False)
    env.invalidate_all(flush=False)
    return seconds


def main() -> None:
    with odoo_environment() as env:
        convention = signed_convention(env)
        batch = env["a27.ticket.batch"]._generate(convention, 1)
        row = (batch.id, convention.id, convention.partner_id.id, "generated", 1, "2026-01-01", 1, "2026-01-01")
        rows = [(f"{number:016}", *row) for number in range(COUNT)]

        def insert():
            execute_values(env.cr._obj, f"INSERT INTO a27_ticket ({COLUMNS}) VALUES %s", rows, page_size=COUNT)

        def generate():
            env["a27.ticket.batch"]._generate(convention, COUNT)

        timed(env, insert), timed(env, generate)  # once to warm up
        times = [(timed(env, generate), timed(env, insert)) for _ in range(ROUNDS)]
    generated = statistics.median(mine for mine, _ in times)
    ratio = statistics.median(mine / bare for mine, bare in times)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"tickets_per_s={COUNT / generated:.0f} ratio_insert={ratio:.2f} peak_mb={peak_mb:.0f}")


if __name__ == "__main__":
    main()
