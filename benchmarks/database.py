"""Odoo in this process, on a copy of the template without demo data (scripts/bench names it)."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "system"))

from databases import copy_database, drop_database


@contextmanager
def odoo_environment(name: str = "a27_bench") -> Iterator:
    """An environment of the superuser in the database `name`, which is dropped afterwards."""
    import odoo.cli  # noqa: F401  loads Odoo as its own commands do
    from odoo import api
    from odoo.modules.registry import Registry
    from odoo.tools import config

    copy_database(os.environ["A27_BARE_TEMPLATE"], name)
    try:
        config.parse_config(["--config", os.environ["A27_ODOO_CONF"], "-d", name], setup_logging=False)
        with Registry(name).cursor() as cursor:
            yield api.Environment(cursor, api.SUPERUSER_ID, {})
        Registry.delete(name)
    finally:
        drop_database(name)
