"""Each addon installs alone with what it needs, upgrades, and uninstalls without breaking the others."""

import os
import subprocess
import sys

import pytest

from databases import copy_database, drop_database, query
from rpc import Client
from server import OdooServer, run_odoo

OURS = "SELECT name FROM ir_module_module WHERE state = 'installed' AND name LIKE 'a27%%' ORDER BY name"
ADDONS = ["a27_dashboard", "a27_partners", "a27_tickets", "a27_scanning", "a27_stats"]


@pytest.fixture
def empty():
    name = "a27_system_empty"
    copy_database(os.environ["A27_PLATFORM_TEMPLATE"], name)
    yield name
    drop_database(name)


def test_every_addon_of_the_tree_is_in_this_test(root):
    assert {path.parent.name for path in (root / "addons").glob("*/__manifest__.py")} == {"a27", *ADDONS}


def test_addons_install_one_by_one_and_uninstall_from_the_top(empty):
    for count, addon in enumerate(ADDONS, start=1):
        run_odoo(empty, "-i", addon)
        assert query(empty, OURS) == [(name,) for name in sorted(ADDONS[:count])]
    for count in range(len(ADDONS), 0, -1):
        uninstall(empty, ADDONS[count - 1])
        assert query(empty, OURS) == [(name,) for name in sorted(ADDONS[: count - 1])]
    left = query(empty, "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'a27%%'")
    assert left == []


def test_upgrading_everything_keeps_keys_lists_and_tickets(database):
    kept = """
        SELECT (SELECT md5(string_agg(secret, ',')) FROM a27_ticket_key), (SELECT count(*) FROM a27_ticket),
               (SELECT name FROM a27_label_sheet ORDER BY id LIMIT 1)
    """
    query(database, "UPDATE a27_label_sheet SET name = 'Planche du bureau' WHERE name = 'L7160' RETURNING id")
    before = query(database, kept)
    run_odoo(database, "-u", "all")
    assert query(database, kept) == before


def uninstall(database, addon):
    command = [
        sys.executable,
        "-m",
        "odoo",
        "module",
        "uninstall",
        "-c",
        os.environ["A27_ODOO_CONF"],
        "-d",
        database,
        addon,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def test_one_click_in_the_apps_menu_installs_everything(empty):
    with OdooServer(empty) as server:
        admin = Client(server.url, empty, "admin")
        admin.call("ir.module.module", "update_list")
        [application] = admin.call("ir.module.module", "search", [["name", "=", "a27"], ["application", "=", True]])
        admin.call("ir.module.module", "button_immediate_install", [application])
    assert query(empty, OURS) == [(name,) for name in sorted(["a27", *ADDONS])]
