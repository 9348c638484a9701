"""The site in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests import hostile
from tests.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WIDTHS = (320, 768, 1024, 1280)


@pytest.fixture(scope="module")
def hostile_page(hostile_site: Path) -> Iterator[str]:
    """The address of the hostile partner's page."""
    with serve(hostile_site) as url:
        yield f"{url}partner/{hostile.ID}/"


def _width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_from_the_start_to_a_partner_by_clicking(page: Page, home: str) -> None:
    """A visitor finds a partner's website from the start page with three clicks."""
    page.goto(home)
    page.get_by_role("link", name="Alle Partner", exact=True).click()
    page.get_by_role("link", name="Agentur für Arbeit Celle").click()
    page.wait_for_url(f"{home}partner/agentur-celle/")

    assert page.get_by_role("heading", level=1).inner_text() == "Agentur für Arbeit Celle"
    assert page.get_by_role("link", name="Zur Website").get_attribute("href") == (
        "https://www.arbeitsagentur.de/vor-ort/celle"
    )


def test_the_site_stores_nothing_on_the_device(page: Page, home: str) -> None:
    """No cookie, no local or session storage, so no consent is needed (§ 25 TDDDG)."""
    page.goto(home)
    page.goto(f"{home}partner/")

    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_menu_opens_and_closes_by_keyboard(page: Page, home: str) -> None:
    """On a phone the menu is a real button: Enter opens it, Escape closes it and gives the focus back."""
    page.goto(home)
    button = page.get_by_role("button", name="Menü")
    link = page.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name="Partner", exact=True)

    assert not link.is_visible()
    button.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("element => element === document.activeElement")


def test_without_script_the_menu_is_there(browser: Browser, home: str) -> None:
    """Without JavaScript every section can be reached."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(home)
    page.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name="Partner", exact=True).click()
    page.wait_for_url(f"{home}partner/")

    assert page.get_by_role("heading", level=1).inner_text() == "Partner"
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(page: Page, home: str, site: Path, width: int) -> None:
    """From 320 px, which is 400 % zoom on a small laptop, every page fits (WCAG 2.2, 1.4.10)."""
    page.set_viewport_size({"width": width, "height": 640})
    wide = []
    for file in sorted(site.rglob("index.html")):
        page.goto(home + file.relative_to(site).as_posix().removesuffix("index.html"))
        if _width(page) > width:
            wide.append(file.parent.name)

    assert wide == []


def test_a_hostile_record_runs_nothing_and_shows_its_text(page: Page, hostile_page: str) -> None:
    """Text of the data that looks like markup, script, Markdown or templates is shown as typed."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(hostile_page)
    page.mouse.move(100, 300)
    page.keyboard.press("Tab")
    shown = " ".join(page.locator("main").inner_text().split())

    assert page.evaluate("window.harm") is None
    assert dialogs == []
    assert page.title().startswith(hostile.NAME)
    assert page.get_by_role("heading", level=1).inner_text() == hostile.NAME
    assert " ".join(hostile.TEXT.split()) in shown
    assert page.locator("main script, main img, main iframe").count() == 0


@pytest.mark.parametrize("other", ["", "../../wegweiser/", "../../region/musterberg/", "../../allianz/"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_hostile_record_breaks_no_layout(page: Page, hostile_page: str, other: str, width: int) -> None:
    """Very long words wrap instead of widening a page, wherever the record is shown."""
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(urljoin(hostile_page, other))

    assert _width(page) == width
    assert page.evaluate("window.harm") is None


def test_an_unknown_address_is_answered_in_german_with_a_way_home(browser: Browser, home: str) -> None:
    """The 404 page works at any depth below the sub-path."""
    page = browser.new_page()
    response = page.goto(f"{home}gibt/es/nicht/")
    assert response is not None
    assert response.status == 404
    page.get_by_role("link", name="Zur Startseite").first.click()
    page.wait_for_url(home)

    assert page.get_by_role("searchbox", name="Suchen").is_visible()
    page.close()
