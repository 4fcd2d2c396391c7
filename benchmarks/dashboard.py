"""A full monitoring page over 500 partners and 1,000,000 tickets, against hand-written SQL for the same tiles.

8 counters, 6 lists of 10, 4 graphs and 2 cross tables, half of them on tickets, half on partners, asked by a member of
the team with the remote calls that the browser makes: the page with its numbers, the views, and the rows of each tile.
Prints a line per kind of tile in milliseconds and as its last line `queries=... ratio_sql=...`: the SQL queries of the
page, and its server time against the sum of the hand-written SQL of the same tiles, medians of rounds in turn.
"""

import statistics
import time
from collections import defaultdict

from database import odoo_environment
from scale import LARGE, as_member_of_the_team, fill

PARTNERS, ROUNDS = 500, 9
LINES, CAP = 10, 10_001  # rows of a list; where counting ends, as in the web client
TICKETS = "a27.ticket"
PARTNER = "res.partner"


def tile(kind, model, domain="[]", **values):
    return {"name": f"{kind} of {model}", "kind": kind, "model": model, "domain": domain, **values}


def sql_count(condition, table="a27_ticket"):
    return f"SELECT COUNT(*) FROM (SELECT 1 FROM {table} WHERE {condition} LIMIT {CAP}) AS t"


ACTIVE = "active AND (type != 'private' OR type IS NULL)"
SOCIAL = f"{ACTIVE} AND a27_is_social"
# Each tile with the SQL that somebody who knows the tables would write for it.
TILES = [
    (tile("counter", TICKETS, "[('state', '=', 'delivered')]"), [sql_count("state = 'delivered'")]),
    (tile("counter", TICKETS, "[('state', '=', 'printed')]"), [sql_count("state = 'printed'")]),
    (
        tile("counter", TICKETS, "[('state', 'in', ['returned', 'reimbursed'])]"),
        [sql_count("state IN ('returned', 'reimbursed')")],
    ),
    (tile("counter", TICKETS, "[('state', '=', 'generated')]"), [sql_count("state = 'generated'")]),
    (tile("counter", PARTNER, "[('a27_is_social', '=', True)]"), [sql_count(SOCIAL, "res_partner")]),
    (
        tile("counter", PARTNER, "[('a27_social_stage', '=', 'request')]"),
        [sql_count(f"{SOCIAL} AND a27_social_stage = 'request'", "res_partner")],
    ),
    (tile("counter", PARTNER, "[('user_id', '=', uid)]"), [sql_count(f"{ACTIVE} AND user_id = 2", "res_partner")]),
    (
        tile("counter", PARTNER, "[('email', '=', False), ('a27_is_social', '=', True)]"),
        [sql_count(f"{SOCIAL} AND email IS NULL", "res_partner")],
    ),
]


def ticket_list(condition, order):
    return [
        f"""
        SELECT t.id, t.number, t.state, t.batch_id, b.name, t.convention_id, c.name, t.partner_id, p.complete_name,
               t.place_id
          FROM a27_ticket t JOIN a27_ticket_batch b ON b.id = t.batch_id JOIN a27_convention c ON c.id = t.convention_id
          JOIN res_partner p ON p.id = t.partner_id
         WHERE {condition} ORDER BY {order} LIMIT {LINES}
        """,
        sql_count(condition, "a27_ticket t"),
    ]


def partner_list(condition, order):
    return [
        f"""
        SELECT p.id, p.name, p.phone, p.email, p.a27_social_stage, p.a27_commune_id, c.name, s.name
          FROM res_partner p LEFT JOIN a27_commune c ON c.id = p.a27_commune_id
          LEFT JOIN a27_social_sector s ON s.id = p.a27_social_sector_id
         WHERE {condition} ORDER BY {order} LIMIT {LINES}
        """,
        sql_count(condition, "res_partner p"),
    ]


def grouped(table, column, condition):
    return [f"SELECT {column}, COUNT(*) FROM {table} WHERE {condition} GROUP BY 1 ORDER BY 1"]


def named(statement, relation, column, name):
    """The groups of `statement`, few, with the names of the records that they are of."""
    return [
        f"SELECT g.*, r.{name} FROM ({statement}) AS g LEFT JOIN {relation} r ON r.id = g.{column} ORDER BY r.{name}"
    ]


def crossed(table, row, column, condition):
    return f"SELECT {row}, {column}, COUNT(*) FROM {table} WHERE {condition} GROUP BY CUBE ({row}, {column})"


TILES += [
    (tile("list", TICKETS, "[('state', '=', 'delivered')]"), ticket_list("t.state = 'delivered'", "t.number")),
    (tile("list", TICKETS, "[('state', '=', 'printed')]"), ticket_list("t.state = 'printed'", "t.number")),
    (tile("list", TICKETS, "[]", order_by="id desc"), ticket_list("true", "t.id DESC")),
    (
        tile("list", PARTNER, "[('a27_is_social', '=', True)]"),
        partner_list(SOCIAL.replace("active", "p.active"), "p.complete_name, p.id DESC"),
    ),
    (
        tile("list", PARTNER, "[('a27_social_stage', '=', 'request')]"),
        partner_list("p.active AND p.a27_social_stage = 'request'", "p.complete_name, p.id DESC"),
    ),
    (
        tile("list", PARTNER, "[('is_company', '=', True)]", order_by="create_date desc"),
        partner_list("p.active AND p.is_company", "p.create_date DESC"),
    ),
    (tile("graph", TICKETS, group_by="state"), grouped("a27_ticket", "state", "true")),
    (
        tile("graph", TICKETS, "[('state', '!=', 'cancelled')]", group_by="partner_id"),
        named(
            "SELECT partner_id, COUNT(*) FROM a27_ticket WHERE state != 'cancelled' GROUP BY 1",
            "res_partner",
            "partner_id",
            "complete_name",
        ),
    ),
    (
        tile("graph", PARTNER, "[('a27_is_social', '=', True)]", group_by="a27_social_stage"),
        grouped("res_partner", "a27_social_stage", SOCIAL),
    ),
    (
        tile("graph", PARTNER, "[('a27_is_social', '=', True)]", group_by="create_date:month"),
        grouped("res_partner", "date_trunc('month', create_date)", SOCIAL),
    ),
    (
        tile("pivot", TICKETS, group_by="partner_id", column_by="state"),
        named(crossed("a27_ticket", "partner_id", "state", "true"), "res_partner", "partner_id", "complete_name"),
    ),
    (
        tile(
            "pivot", PARTNER, "[('a27_is_social', '=', True)]", group_by="a27_commune_id", column_by="a27_social_stage"
        ),
        named(
            crossed("res_partner", "a27_commune_id", "a27_social_stage", SOCIAL),
            "a27_commune",
            "a27_commune_id",
            "name",
        ),
    ),
]


def spread_partners(env):
    """500 partners in the end, of all stages and from all communes; `fill` has made 250 of them."""
    have = env[PARTNER].search_count([("a27_is_social", "=", True)])
    env[PARTNER].create(
        [{"name": f"Maison {number}", "is_company": True, "a27_is_social": True} for number in range(PARTNERS - have)]
    )
    env.flush_all()
    env.cr.execute(
        """
        UPDATE res_partner SET
               a27_social_stage = (ARRAY['request', 'discussion', 'active', 'suspended', 'ended'])[id % 5 + 1],
               a27_commune_id = (SELECT (array_agg(c.id))[res_partner.id % count(*) + 1] FROM a27_commune c),
               create_date = create_date - (id % 24) * interval '1 month'
         WHERE a27_is_social
        """
    )
    env.cr.commit()
    env.invalidate_all()


class Page:
    """What the browser asks for the page, without the browser."""

    def __init__(self, env) -> None:
        self.env = env
        self.spent: dict[str, float] = defaultdict(float)

    def ask(self, kind, model, method, *args, **kwargs):
        """One remote call: nothing is left in memory from the call before."""
        self.env.invalidate_all()
        started = time.perf_counter()
        answer = getattr(self.env[model].with_context(**kwargs.pop("context", {})), method)(*args, **kwargs)
        self.spent[kind] += 1000 * (time.perf_counter() - started)
        return answer

    def load(self) -> None:
        tiles = self.ask("page and counters", "a27.dashboard.page", "load", None, False)["tiles"]
        assert not [shown["problem"] for shown in tiles if shown["problem"]]
        specifications = {}
        for shown in tiles:
            if shown["kind"] == "counter":
                continue
            views = self.views(shown)
            if str(views) + shown["model"] not in specifications:  # the browser keeps views
                specifications[str(views) + shown["model"]] = self.specification(shown["model"], views)
            getattr(self, f"load_{shown['kind']}")(shown, specifications[str(views) + shown["model"]])

    def views(self, shown):
        views = [(shown["view_id"], shown["kind"])]
        return views if shown["kind"] == "list" else [*views, (False, "search")]

    def specification(self, model, views):
        """The columns of the list as the browser asks for them."""
        answer = self.ask("views", model, "get_views", views, {"load_filters": False, "toolbar": False})
        fields = answer["models"][model]["fields"]
        if views[0][1] != "list":
            return None
        from lxml import etree

        names = [node.get("name") for node in etree.fromstring(answer["views"]["list"]["arch"]).findall("field")]
        relations = {"many2one": {"fields": {"display_name": {}}}, "many2many": {"fields": {"display_name": {}}}}
        return {name: relations.get(fields[name]["type"], {}) for name in names}

    def load_list(self, shown, specification) -> None:
        order = ", ".join(f"{term['name']} {'ASC' if term['asc'] else 'DESC'}" for term in shown["order_by"])
        self.ask(
            "lists",
            shown["model"],
            "web_search_read",
            shown["domain"],
            specification,
            offset=0,
            limit=LINES,
            order=order,
            count_limit=LINES + 2,
            context={"bin_size": True},
        )

    def load_graph(self, shown, _specification) -> None:
        groups = shown["context"]["graph_groupbys"]
        context = {"fill_temporal": True, **shown["context"]}
        self.ask(
            "graphs", shown["model"], "formatted_read_group", shown["domain"], groups, ["__count"], context=context
        )

    def load_pivot(self, shown, _specification) -> None:
        row, column = (shown["context"][f"pivot_{side}_groupby"][0] for side in ("row", "column"))
        sets = [[], [row], [column], [row, column]]
        self.ask("cross tables", shown["model"], "formatted_read_grouping_sets", shown["domain"], sets, ["__count"])


def hand_written(env) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)
    for values, statements in TILES:
        for statement in statements:
            started = time.perf_counter()
            env.cr._obj.execute(statement)
            env.cr._obj.fetchall()
            spent[values["kind"]] += 1000 * (time.perf_counter() - started)
    return spent


def main() -> None:
    with odoo_environment("a27_bench_dashboard") as env:
        fill(env, 0, LARGE)
        spread_partners(env)
        nadia = as_member_of_the_team(env)
        nadia["a27.dashboard.page"].save_layout([])
        for values, _sql in TILES:
            nadia["a27.dashboard.page"].add_tile(values)
        env.cr.commit()
        rounds = []
        for _round in range(ROUNDS + 1):
            page, before = Page(nadia), nadia.cr.sql_log_count
            page.load()
            rounds.append((page.spent, nadia.cr.sql_log_count - before, hand_written(env)))
    rounds = rounds[1:]  # the first one warms up
    for index, name in ((0, "page"), (2, "hand-written")):
        for kind in rounds[0][index]:
            print(f"{name:13} {kind:18} {statistics.median(spent[index][kind] for spent in rounds):8.1f} ms")
    ratio = statistics.median(sum(page.values()) / sum(sql.values()) for page, _queries, sql in rounds)
    print(f"queries={max(queries for _page, queries, _sql in rounds)} ratio_sql={ratio:.2f}")


if __name__ == "__main__":
    main()
