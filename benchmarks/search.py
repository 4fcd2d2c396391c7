"""Finding one of 50,000 partners, with their places and relays, by what clerks type.

200 searches of every kind, half of them with one or two typing errors, asked as the web client asks them, by a member
of the team; the seeds are not those that the search was tuned on. Prints a line per kind, and as its last line
`p50_ms=... p95_ms=... found5=... ratio_name_search=...`: milliseconds of one search; % of which the right card was
among the first five; how many times as long as Odoo's own name search, asked the same in turn.
"""

import statistics
import sys
import time
from collections import defaultdict
from unittest.mock import patch

from brussels import Search, make_searches, make_town
from database import odoo_environment
from psycopg2.extras import execute_values

ORGANISATIONS, SEARCHES, LIMIT = 50_000, 200, 8
TOWN_SEED, SEARCH_SEED = 2027, 2028
REFERENCES = 4  # of tickets, of conventions and of returns each
COLUMNS = (
    "name, complete_name, parent_id, commercial_partner_id, type, is_company, active, a27_is_social, a27_acronym, \
street, zip, city, a27_commune_id, phone, email, a27_bce_number, ref"
)


def fill(env, town) -> list[int]:
    """Store the town as plain rows and let the search read them; the ids, in the order of the town."""
    env.cr.execute("SELECT nextval('res_partner_id_seq') FROM generate_series(1, %s)", [len(town)])
    ids = [id_ for (id_,) in env.cr.fetchall()]
    codes = {
        code: commune for commune in env["a27.commune"].search([]) for code in (commune.postal_codes or "").split(", ")
    }
    rows = []
    for id_, card in zip(ids, town, strict=True):
        parent = ids[card.parent] if card.parent >= 0 else None
        name = f"{town[card.parent].name}, {card.name}" if parent else card.name
        kind = (card.type, not parent, True, not parent, card.acronym or None)
        commune = codes[card.zip].id
        numbers = (card.phone, card.email, card.bce or None, card.ref or None)
        rows.append(
            (id_, card.name, name, parent, parent or id_, *kind, card.street, card.zip, card.city, commune, *numbers)
        )
    execute_values(env.cr._obj, f"INSERT INTO res_partner (id, {COLUMNS}) VALUES %s", rows, page_size=5000)
    read(env, ids)
    return ids


def read(env, ids) -> None:
    started = time.perf_counter()
    for at in range(0, len(ids), 1000):
        partners = env["res.partner"].browse(ids[at : at + 1000])
        env.add_to_compute(partners._fields["a27_search_text"], partners)
        env.flush_all()
        env.invalidate_all()
    print(
        f"reading 1,000 cards into the search takes {1e6 * (time.perf_counter() - started) / len(ids):.0f} ms",
        flush=True,
    )
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr._obj.execute("VACUUM ANALYZE")
    env.cr._cnx.autocommit = False


def references(env, ids) -> list[Search]:
    """Searches by what upper addons know of a partner."""
    partners = env["res.partner"].browse(ids[1000 : 1000 + REFERENCES])
    partners.a27_is_cultural = True
    conventions = env["a27.convention"].create(
        [{"partner_id": partner.id, "initial_quota": 50} for partner in partners]
    )
    conventions.action_sign()
    tickets = [env["a27.ticket.batch"]._generate(convention, 5).ticket_ids[-1] for convention in conventions]
    returns = env["a27.ticket.return"].create([{"venue_id": partner.id} for partner in partners])
    known = {
        "ticket": [ticket.display_name for ticket in tickets],
        "convention": conventions.mapped("name"),
        "return": returns.mapped("name"),
    }
    env.flush_all()
    return [Search(kind, text, {1000 + at}) for kind, texts in known.items() for at, text in enumerate(texts)]


def measure(env, searches, ids):
    """For each search, ours and then Odoo's own: its milliseconds, and whether the first five held the right card."""
    from odoo.models import BaseModel

    from odoo.addons.base.models.res_partner import ResPartner

    partners = env["res.partner"]
    names = patch.object(type(partners), "_rec_names_search", ResPartner._rec_names_search)

    def odoos_own(typed):
        with names:
            return BaseModel.name_search(partners, typed, limit=LIMIT)

    def timed(ask, search):
        env.invalidate_all()
        started = time.perf_counter()
        found = ask(search.typed)
        milliseconds = 1000 * (time.perf_counter() - started)
        return milliseconds, bool({id_ for id_, _name in found[:5]} & {ids[answer] for answer in search.answers})

    def ours(typed):
        return partners.name_search(typed, limit=LIMIT)

    for search in searches[:5]:
        timed(ours, search), timed(odoos_own, search)
    return [(*timed(ours, search), *timed(odoos_own, search)) for search in searches]


def as_member_of_the_team(env):
    group = env.ref("a27_partners.group_a27_user")
    user = env["res.users"].create({"name": "Nadia", "login": "nadia", "group_ids": [(6, 0, group.ids)]})
    return env(user=user.id)


def main(search_seed: int = SEARCH_SEED, town_seed: int = TOWN_SEED) -> None:
    town = make_town(town_seed, ORGANISATIONS)
    with odoo_environment("a27_bench_search") as env:
        ids = fill(env, town)
        searches = references(env, ids)
        searches += make_searches(search_seed, town, SEARCHES - len(searches))
        results = measure(as_member_of_the_team(env), searches, ids)
    report(searches, results)


def report(searches, results) -> None:
    by_kind = defaultdict(list)
    for search, result in zip(searches, results, strict=True):
        by_kind[search.kind, search.errors].append(result)
    for (kind, errors), those in sorted(by_kind.items()):
        found, odoos = (100 * statistics.mean(result[at] for result in those) for at in (1, 3))
        print(f"{kind:24} {errors} errors {len(those):4} searches {found:5.0f} % found, Odoo {odoos:3.0f} %")
    times, found, odoos_times, odoos_found = zip(*results, strict=True)
    print(f"Odoo's own: {statistics.median(odoos_times):.0f} ms, {100 * statistics.mean(odoos_found):.1f} % found")
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(
        f"p50_ms={p50:.1f} p95_ms={p95:.1f} found5={100 * statistics.mean(found):.1f} "
        f"ratio_name_search={p50 / statistics.median(odoos_times):.2f}"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
