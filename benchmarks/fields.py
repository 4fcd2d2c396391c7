"""A partner's form in Chromium, with 200 added fields in 8 folded themes and with none.

Two databases, two servers, the same browser, in turn. Prints what each way of opening took, and as its last line the
medians of nine: `none_ms many_ms ratio` for a click on a row of the list, `ratio_page` for the whole page by its
address, and `queries_none queries_many` of one click, all requests for partners together.
"""

import re
import statistics
import time
from contextlib import ExitStack

from database import copy_of_bare, in_process
from playwright.sync_api import Page, expect, sync_playwright

from server import OdooServer

ROUNDS = 9
COUNT = 200
LOGIN = "nadia"
SETTLE_MS = 1000
ROW = "tr.o_data_row td.o_data_cell"
SERVED = re.compile(r'"POST (\S+) HTTP/1.1" 200 - (\d+) [\d.]+ [\d.]+')
# Resolves when the form shows the partner and nothing more was drawn for two frames.
UNTIL_SHOWN = """() => new Promise((resolve) => {
    const look = () => {
        const sheet = document.querySelector(".o_form_view .o_form_sheet .o_notebook");
        sheet ? requestAnimationFrame(() => requestAnimationFrame(resolve)) : requestAnimationFrame(look);
    };
    look();
})"""


def prepare(env, count: int) -> None:
    """A member of the team, partners, and `count` fields of all types in turn, spread over 8 themes."""
    group = env.ref("a27_partners.group_a27_user")
    env["res.users"].create({"name": "Nadia", "login": LOGIN, "password": LOGIN, "group_ids": [(6, 0, group.ids)]})
    env["res.partner"].create(
        [{"name": f"CPAS {number}", "is_company": True, "a27_is_social": True} for number in range(20)]
    )
    themes = env["a27.field.theme"].search([], limit=8)
    types = [key for key, _label in env["a27.custom.field"]._fields["type"].selection]
    started = time.perf_counter()
    env["a27.custom.field"].create(
        [
            {
                "name": f"Champ {number}",
                "type": (type_ := types[number % len(types)]),
                "theme_id": themes[number % len(themes)].id,
                "choice_ids": [(0, 0, {"name": name}) for name in ("Lundi", "Mardi", "Jeudi") if "choice" in type_],
            }
            for number in range(count)
        ]
    )
    if count:
        print(f"{count} fields made in {time.perf_counter() - started:.2f} s")


def log_in(page: Page) -> None:
    page.goto("/web/login")
    page.fill("input[name=login]", LOGIN)
    page.fill("input[name=password]", LOGIN)
    page.click("button[type=submit]")
    expect(page.locator(".o_main_navbar")).to_be_visible(timeout=60_000)


def click_ms(page: Page) -> float:
    page.goto("/odoo/partenaires-sociaux")
    expect(page.locator(ROW).first).to_be_visible()
    page.wait_for_timeout(SETTLE_MS)
    return page.evaluate(
        f"""async () => {{
            const started = performance.now();
            document.querySelector("{ROW}").click();
            await ({UNTIL_SHOWN})();
            return performance.now() - started;
        }}"""
    )


def page_ms(page: Page, address: str) -> float:
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.evaluate(UNTIL_SHOWN)
    return 1000 * (time.perf_counter() - started)


def queries_of_a_click(page: Page, server: OdooServer) -> int:
    """After a first time, in which the server fills its caches."""
    page.goto("/odoo/partenaires-sociaux")
    page.wait_for_timeout(SETTLE_MS)
    before = server.log.stat().st_size
    page.locator(ROW).first.click()
    expect(page.locator(".o_notebook")).to_be_visible()
    page.wait_for_timeout(SETTLE_MS)
    served = SERVED.findall(server.log.read_bytes()[before:].decode())
    return sum(int(count) for path, count in served if "/res.partner/" in path)


def measure(pages: list[tuple[Page, OdooServer]]) -> tuple[list[list[float]], list[list[float]], list[int]]:
    clicks, loads, queries = ([[] for _page in pages] for _what in range(3))
    for _round in range(ROUNDS + 1):
        for index, (page, _server) in enumerate(pages):
            clicks[index].append(click_ms(page))
            loads[index].append(page_ms(page, page.url))
    for index, (page, server) in enumerate(pages):
        queries[index] = min(queries_of_a_click(page, server) for _round in range(3))
    # The first round fills the caches of servers and browser.
    return [times[1:] for times in clicks], [times[1:] for times in loads], queries


def main() -> None:
    with ExitStack() as stack:
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        pages = []
        for count in (0, COUNT):
            database = stack.enter_context(copy_of_bare(f"a27_bench_fields_{count}"))
            with in_process(database) as env:
                prepare(env, count)
                env.cr.commit()
            server = stack.enter_context(OdooServer(database))
            context = browser.new_context(viewport={"width": 1366, "height": 768}, base_url=server.url)
            page = context.new_page()
            log_in(page)
            pages.append((page, server))
        clicks, loads, queries = measure(pages)
        assert pages[1][0].locator(".a27_theme").count() == 8
        browser.close()
    (none, many), (none_page, many_page) = ([statistics.median(times) for times in both] for both in (clicks, loads))
    for name, both in (("click", clicks), ("page", loads)):
        for count, times in zip((0, COUNT), both, strict=True):
            print(f"{name:6} {count:4} fields " + " ".join(f"{time_:6.0f}" for time_ in times))
    print(
        f"none_ms={none:.0f} many_ms={many:.0f} ratio={many / none:.2f} ratio_page={many_page / none_page:.2f}"
        f" queries_none={queries[0]} queries_many={queries[1]}"
    )


if __name__ == "__main__":
    main()
