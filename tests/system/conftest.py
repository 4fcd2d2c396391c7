"""The whole system, as people use it: a real Odoo process, its real jobs, a real browser.

Each test module gets a copy of a template database (scripts/test names the templates) and whatever process it starts;
both are gone afterwards. These tests run without pytest-odoo: they talk to a server as anybody does.
"""

import os
import re
from pathlib import Path

import pytest

from databases import copy_database, drop_database
from server import OdooServer

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="module")
def database(request):
    """A database with our addons and their demo story, of this module alone."""
    name = "a27_system_" + re.sub(r"\W", "_", request.module.__name__.removeprefix("test_"))
    copy_database(os.environ["A27_DEMO_TEMPLATE"], name)
    yield name
    drop_database(name)


@pytest.fixture(scope="module")
def server(database):
    """Odoo with its job runner, on a free port."""
    with OdooServer(database) as running:
        yield running


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, server):
    """A window of a small laptop, in French; errors in the browser's console fail the test."""
    context = chromium.new_context(
        viewport={"width": 1366, "height": 768}, locale="fr-BE", base_url=server.url, accept_downloads=True
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors, errors


@pytest.fixture(scope="module")
def registry(database):
    """Odoo's models in this process, for what needs two connections under control."""
    import odoo.cli  # noqa: F401  loads Odoo as its own commands do
    from odoo.modules.registry import Registry
    from odoo.tools import config

    config.parse_config(["--config", os.environ["A27_ODOO_CONF"], "-d", database], setup_logging=False)
    yield Registry(database)
    Registry.delete(database)
