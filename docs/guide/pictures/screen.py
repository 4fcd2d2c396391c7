"""What each picture of the guide needs: somebody logged in, a screen opened, the picture taken."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

IMAGES = Path(__file__).parents[1] / "images"


def log_in(page: Page, login: str) -> None:
    page.context.clear_cookies()
    page.goto("/web/login")
    page.evaluate("localStorage.clear()")  # else it offers who was there before
    page.reload()
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", login)
    page.click("button[type=submit]")
    expect(page.locator(".o_main_navbar")).to_be_visible(timeout=30_000)


def open_form(page: Page, path: str, text: str) -> None:
    page.goto(f"/odoo/{path}")
    page.locator("tr.o_data_row").filter(has_text=text).first.locator("td.o_data_cell").first.click()
    expect(page.locator(".o_form_view")).to_be_visible()


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).locator("visible=true").first.click()


def scroll_to(locator: Locator) -> None:
    """To the top of the form, below its bar of buttons."""
    locator.first.evaluate("part => { part.style.scrollMarginTop = '50px'; part.scrollIntoView(); }")


def picture(page: Page, name: str, *, height: int = 768) -> None:
    """Of the whole screen, or of its upper part where a short list would leave the rest white."""
    page.mouse.move(1, 767)  # nothing is pointed at, so no hint hides anything
    page.wait_for_timeout(1500)  # pictures, previews and bars settle
    page.screenshot(path=IMAGES / f"{name}.png", clip={"x": 0, "y": 0, "width": 1366, "height": height})
