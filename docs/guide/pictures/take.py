"""Takes the pictures of the guide from the demo story, as the team sees its screens. Run by scripts/pictures."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "tests" / "system"))

from playwright.sync_api import sync_playwright  # noqa: E402

from databases import copy_database, drop_database  # noqa: E402
from partners import dashboard, fields, merging, partners, person  # noqa: E402
from returns import cover_sheet, desk, figures, payments, returns, verdicts  # noqa: E402
from screen import IMAGES, log_in  # noqa: E402
from server import OdooServer  # noqa: E402
from tickets import find_ticket, tickets  # noqa: E402

DATABASE = "a27_guide"


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    copy_database(os.environ["A27_DEMO_TEMPLATE"], DATABASE)
    try:
        with OdooServer(DATABASE) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="fr-BE", base_url=server.url)
            for login, takes in (
                ("nadia", (dashboard, partners, fields, tickets, find_ticket)),
                ("nadia", (returns, cover_sheet, desk, verdicts, payments, figures)),
                ("luc", (merging, person)),
            ):
                log_in(page, login)
                for take in takes:
                    take(page)
            browser.close()
    finally:
        drop_database(DATABASE)


if __name__ == "__main__":
    main()
