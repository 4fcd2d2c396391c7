"""A database that an earlier commit made, in which people have worked, is upgraded by scripts/run: nothing is lost, and
it becomes what a new database is. scripts/lib/database.sh names the commit; earlier_story.py is what people did."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from databases import connect, copy_database, drop_database, query
from rpc import Client
from server import LOGS

DATABASE = "a27_system_upgrade"
LOG = LOGS / f"test-{DATABASE}.log"
READING_TIMEOUT_S = 60
# What Odoo writes anew itself, its registries of models, views and rights; and what people keep in tables of that name.
REGISTRIES = ("ir_", "rule_group_rel", "bus_", "queue_job_function", "queue_job_channel")
OF_PEOPLE = {"ir_attachment", "ir_config_parameter", "ir_default", "ir_exports", "ir_filters", "ir_sequence"}
COLUMNS = "SELECT attname FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attrelid = '{}'::regclass"
# What an upgrade may write: who touched a row last, and contact data in Belgian notation.
TOUCHED = {"write_date", "write_uid"}
CHANGED = {"res_partner": {*TOUCHED, "phone"}}
SCHEMA = """
    SELECT table_name, column_name, data_type, is_nullable, column_default
      FROM information_schema.columns WHERE table_schema = 'public' AND column_name <> 'x_surnom'
     UNION ALL SELECT tablename, indexname, indexdef, NULL, NULL FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), NULL, NULL
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace"""
RECORDS = "SELECT module, name, model, noupdate FROM ir_model_data WHERE module LIKE 'a27%%' AND name NOT LIKE 'demo%%'"
TERMS = """
    SELECT model, name, field_description->>'fr_BE' FROM ir_model_fields WHERE model LIKE 'a27%%' OR name LIKE 'a27%%'
     UNION ALL SELECT 'menu', data.name, menu.name->>'fr_BE'
      FROM ir_ui_menu menu JOIN ir_model_data data ON data.model = 'ir.ui.menu' AND data.res_id = menu.id
     WHERE data.module LIKE 'a27%%'"""


@pytest.fixture(scope="module")
def earlier():
    """The database of the earlier commit."""
    template = os.environ.get("A27_EARLIER_TEMPLATE")
    if not template:
        pytest.skip(
            "The history of this checkout lacks the commit from which the upgrade is tested (EARLIER in "
            "scripts/lib/database.sh). A shallow clone becomes whole by `git fetch --unshallow`."
        )
    return template


@pytest.fixture(scope="module")
def database(root, earlier):
    """Its copy, upgraded; conftest's server and registry are on it."""
    copy_database(earlier, DATABASE)
    (root / ".odoo" / "stamps" / f"addons-{DATABASE}").unlink(missing_ok=True)
    command = [root / "scripts" / "run", "--setup-only", "--database", DATABASE]
    answer = subprocess.run(command, env={**os.environ, "STEP_LOG": LOG}, capture_output=True, text=True, timeout=300)
    assert answer.returncode == 0, answer.stderr
    yield DATABASE
    drop_database(DATABASE)


def test_new_addons_are_installed_and_nothing_is_complained_of(root, earlier, database):
    installed = "SELECT name FROM ir_module_module WHERE state = 'installed' AND name LIKE 'a27%%'"
    tree = {path.parent.name for path in (root / "addons").glob("*/__manifest__.py")}
    assert {name for (name,) in query(database, installed)} == tree
    assert tree - {name for (name,) in query(earlier, installed)} == {"a27_dashboard", "a27_reimbursement"}
    complaints = subprocess.run(
        [sys.executable, root / "scripts" / "lib" / "log_warnings.py", LOG], capture_output=True
    )
    assert "Module a27_scanning loaded" in LOG.read_text()
    assert complaints.returncode == 0, complaints.stdout.decode()


@contextmanager
def reading(name):
    with connect(name) as connection, connection.cursor() as cursor:

        def rows(statement):
            cursor.execute(statement)
            return cursor.fetchall()

        yield rows


def test_all_that_was_there_is_there(earlier, database):
    """Every row of every table, column by column."""
    lost = []
    with reading(earlier) as before, reading(database) as after:
        for (table,) in before("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"):
            if table.startswith(REGISTRIES) and table not in OF_PEOPLE:
                continue
            kept = [name for (name,) in before(COLUMNS.format(table)) if name not in CHANGED.get(table, TOUCHED)]
            rows = "SELECT {} FROM {}".format(", ".join(f'"{name}"::text' for name in kept), table)
            lost += [(table, *row) for row in set(before(rows)) - set(after(rows))]
    assert not lost, lost[:5]
    assert query(database, "SELECT phone FROM res_partner WHERE x_surnom = %s", "L'Arc") == [("02 555 66 77",)]


def test_it_is_what_a_new_database_is(database):
    """The same tables, records and French terms: nothing is left over, nothing is missing."""
    new = os.environ["A27_DEMO_TEMPLATE"]
    for asked in (SCHEMA, RECORDS, TERMS):
        ours, theirs = set(query(database, asked)), set(query(new, asked))
        assert (ours - theirs, theirs - ours) == (set(), set())


def test_every_screen_loads_and_shows_what_was_there(registry):
    from odoo import api

    with registry.cursor() as cursor:
        env = api.Environment(cursor, api.SUPERUSER_ID, {})
        sofie = env(user=env.ref("a27.demo_user_sofie"), context={"lang": "fr_BE"})
        data = env["ir.model.data"].search([("model", "=", "ir.ui.view"), ("module", "=like", "a27%")])
        views = (
            env["ir.ui.view"].browse(data.mapped("res_id")).filtered(lambda view: view.mode == "primary" and view.model)
        )
        for view in views:
            model = sofie[view.model]
            shown, readable = model.get_view(view.id, view.type), model.fields_get(attributes=["type"]).keys()
            if view.type in ("list", "form", "kanban") and not model._transient:
                model.search([], limit=20).read(sorted(readable & set(shown["models"][view.model])))
        assert len(views) > 50


def test_stored_figures_are_right(registry):
    """Computed anew, each is what it was."""
    from odoo import api

    wrong = []
    with registry.cursor() as cursor:
        env = api.Environment(cursor, api.SUPERUSER_ID, {"active_test": False})
        for model in env.values():
            computed = [
                field
                for name, field in model._fields.items()
                if field.store and field.compute and field.readonly and field._module.startswith("a27")
            ]
            if not computed or model._abstract or not model._auto:
                continue
            records = model.search([])
            before = {field: records.mapped(lambda record, field=field: record[field.name]) for field in computed}
            for field in computed:
                env.add_to_compute(field, records)
            for field in computed:
                again = records.mapped(lambda record, field=field: record[field.name])
                wrong += [str(field)] if again != before[field] else []
        cursor.rollback()
    assert not wrong


def test_work_that_was_under_way_goes_on(server):
    """As Nadia finds it on the morning after."""
    database, nadia = server.database, Client(server.url, server.database, "nadia")
    deadline = time.monotonic() + READING_TIMEOUT_S
    state = "SELECT state FROM a27_scan_document WHERE name = 'Musée.pdf'"
    while query(database, state) != [("read",)]:
        assert time.monotonic() < deadline, query(database, state)
        time.sleep(0.2)

    # A decision of before is taken back: the ticket is what it was.
    [reading] = nadia.call(
        "a27.scan.reading",
        "search_read",
        [("state", "=", "accepted"), ("return_id.state", "=", "to_check")],
        ["ticket_id"],
        0,
        1,
    )
    nadia.call("a27.scan.reading", "action_take_back", [reading["id"]])
    [ticket] = nadia.call("a27.ticket", "read", reading["ticket_id"][:1], ["state"])
    assert ticket["state"] == "delivered"

    # The pages of a return that is still open have their pictures.
    [cinema] = nadia.call("a27.ticket.return", "search", [("venue_id.name", "=", "Cinéma Le Phare")])
    assert all(page["image"] for page in nadia.call("a27.ticket.return", "desk_read", [cinema])["pages"])

    # A file that was scanned then is recognised when it comes again.
    [(file,)] = query(database, "SELECT attachment_id FROM a27_scan_document WHERE name LIKE 'Théâtre%%'")
    [attachment] = nadia.call("ir.attachment", "read", [file], ["datas"])
    again = {"name": "encore.pdf", "datas": attachment["datas"], "res_model": "a27.scan.upload", "res_id": 0}
    [copy] = nadia.call("ir.attachment", "create", [again])
    [wizard] = nadia.call("a27.scan.upload", "create", [{"return_id": cinema, "attachment_ids": [(6, 0, [copy])]}])
    told = nadia.call("a27.scan.upload", "action_upload", [wizard])["params"]
    assert "Théâtre de la Lanterne" in told["message"]
