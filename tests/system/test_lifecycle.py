"""Each addon installs alone with what it needs, upgrades, and uninstalls without breaking the others."""

import os

import pytest

from databases import copy_database, drop_database, query
from rpc import Client
from server import OdooServer, run_odoo

OURS = "SELECT name FROM ir_module_module WHERE state = 'installed' AND name LIKE 'a27%%' ORDER BY name"
ADDONS = ["a27_dashboard", "a27_partners", "a27_tickets", "a27_scanning", "a27_stats", "a27_reimbursement"]


@pytest.fixture
def empty():
    name = "a27_system_empty"
    copy_database(os.environ["A27_PLATFORM_TEMPLATE"], name)
    yield name
    drop_database(name)


def test_every_addon_of_the_tree_is_in_this_test(root):
    assert {path.parent.name for path in (root / "addons").glob("*/__manifest__.py")} == {"a27", *ADDONS}


def test_addons_install_one_by_one_and_uninstall_from_the_top(empty):
    with OdooServer(empty) as server:
        admin = Client(server.url, empty, "admin")
        admin.call("ir.module.module", "update_list")
        for count, addon in enumerate(ADDONS, start=1):
            press(admin, "button_immediate_install", addon)
            assert query(empty, OURS) == [(name,) for name in sorted(ADDONS[:count])]
        choices = [[0, 0, {"name": name}] for name in ("Lundi", "Mardi")]
        values = {"name": "Jours", "type": "choices", "choice_ids": choices}
        admin.call("a27.custom.field", "create", values)
        for count in range(len(ADDONS), 0, -1):
            press(admin, "button_immediate_uninstall", ADDONS[count - 1])
            assert query(empty, OURS) == [(name,) for name in sorted(ADDONS[: count - 1])]
    left = query(
        empty,
        """SELECT table_name, column_name FROM information_schema.columns
            WHERE table_name LIKE 'a27%%' OR column_name LIKE '%%a27%%' OR table_name LIKE 'x_a27%%'""",
    )
    assert left == []


def press(admin, button, addon):
    """As on the page of applications."""
    [module] = admin.call("ir.module.module", "search", [("name", "=", addon)])
    admin.call("ir.module.module", button, [module])


def see_added_field(client, database):
    """What is known of the fields that the test below adds."""
    names = ["x_a27_jours_d_ete", "x_a27_montant_d_hiver"]
    described = client.call("res.partner", "fields_get", names, ["string", "selection", "groups"])
    filled = client.call("res.partner", "search_count", [[names[0], "=", "mardi"], [names[1], "=", 12.5]])
    [(form,)] = query(
        database,
        "SELECT res_id FROM ir_model_data WHERE module = 'a27_partners' AND name = 'res_partner_view_form'",
    )
    arch = client.call("res.partner", "get_views", [[form, "form"]])["views"]["form"]["arch"]
    return described, filled, all(f'name="{name}"' in arch for name in names)


def test_added_fields_survive_upgrades_and_a_reinstallation_of_the_addons_above(database):
    with OdooServer(database) as server:
        nadia = Client(server.url, database, "nadia")
        choices = [[0, 0, {"name": name}] for name in ("Lundi", "Mardi")]
        values = {"name": "Jours d'« été »", "name_nl": "Zomerdagen", "type": "choice", "choice_ids": choices}
        nadia.call("a27.custom.field", "create", [values, {"name": "Montant d'hiver", "type": "amount"}])
        [partner] = nadia.call("res.partner", "search", [["a27_is_social", "=", True]], limit=1)
        nadia.call("res.partner", "write", [partner], {"x_a27_jours_d_ete": "mardi", "x_a27_montant_d_hiver": 12.5})
        before = see_added_field(Client(server.url, database, "admin"), database)
    assert before[1:] == (1, True)
    # What lies right below ours, and all of ours. All of Odoo takes three times as long and knows of none of this.
    run_odoo(database, "-u", "phone_validation,a27_dashboard")
    with OdooServer(database) as server:
        admin = Client(server.url, database, "admin")
        assert see_added_field(admin, database) == before
        press(admin, "button_immediate_uninstall", "a27_tickets")
        assert query(database, OURS) == [("a27_dashboard",), ("a27_partners",)]
        assert see_added_field(admin, database) == before
        # One click on the application brings all of it back.
        assert admin.call("ir.module.module", "search", [("name", "=like", "a27%"), ("application", "=", True)])
        press(admin, "button_immediate_install", "a27")
        assert query(database, OURS) == [(name,) for name in sorted(["a27", *ADDONS])]
        assert see_added_field(admin, database) == before
