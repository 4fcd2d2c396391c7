"""Odoo in this process, on a copy of the template without demo data (scripts/bench names it)."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "system"))

from databases import copy_database, drop_database


@contextmanager
def copy_of_bare(name: str) -> Iterator[str]:
    """A database `name`, which is dropped afterwards."""
    copy_database(os.environ["A27_BARE_TEMPLATE"], name)
    try:
        yield name
    finally:
        drop_database(name)


@contextmanager
def in_process(name: str) -> Iterator:
    """An environment of the superuser in the database `name`."""
    import odoo.cli  # noqa: F401  loads Odoo as its own commands do
    from odoo import api
    from odoo.modules.registry import Registry
    from odoo.tools import config

    config.parse_config(["--config", os.environ["A27_ODOO_CONF"], "-d", name], setup_logging=False)
    with Registry(name).cursor() as cursor:
        yield api.Environment(cursor, api.SUPERUSER_ID, {})
    Registry.delete(name)


@contextmanager
def odoo_environment(name: str = "a27_bench") -> Iterator:
    """An environment of the superuser in a copy that is dropped afterwards."""
    with copy_of_bare(name), in_process(name) as env:
        yield env
