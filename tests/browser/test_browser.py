"""The site in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import hostile
from tests.documents import documents

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import NewPage

WIDTHS = (320, 768, 1024, 1280)


def _width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_from_the_start_to_a_partner_by_clicking(page: Page, home: str) -> None:
    """A visitor finds a partner's website from the start page with three clicks."""
    page.goto(home)
    page.get_by_role("main").get_by_role("link", name="Alle Partner", exact=True).click()
    page.get_by_role("link", name="Seehochschule Musterland").click()

    expect(page).to_have_url(f"{home}partner/seehochschule/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Seehochschule Musterland")
    expect(page.get_by_role("link", name="hochschule.example.com")).to_have_attribute(
        "href", "https://hochschule.example.com/start"
    )


def test_the_site_stores_nothing_on_the_device(page: Page, home: str) -> None:
    """No cookie, no local or session storage, so no consent is needed (§ 25 TDDDG)."""
    for path in ("", "partner/", "wegweiser/firmen/beispielsee/#ort=Seestadt"):
        page.goto(home + path)

    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_menu_opens_and_closes_by_keyboard(page: Page, home: str) -> None:
    """On a phone the menu is a real button: Enter opens it, Escape closes it and gives the focus back."""
    page.goto(home)
    button = page.get_by_role("button", name="Menü")
    link = page.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name="Partner", exact=True)

    expect(link).to_be_hidden()
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


def test_without_script_the_menu_is_there(new_page: NewPage, home: str) -> None:
    """Without JavaScript every section can be reached."""
    page = new_page(java_script_enabled=False)
    page.goto(home)
    page.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name="Partner", exact=True).click()

    expect(page).to_have_url(f"{home}partner/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Partner")


def test_no_page_scrolls_sideways(page: Page, home: str, site: Path) -> None:
    """From 320 px, which is 400 % zoom on a small laptop, every page fits (WCAG 2.2, 1.4.10).

    Pages that lead on at once are looked at where they stand still, in `test_moved`.
    """
    wide = []
    for document in documents(site):
        page.goto(home + document.name.removesuffix("index.html"))
        wide += [(document.name, width) for width in _too_narrow(page)]

    assert wide == []


@pytest.mark.parametrize("address", ["", "partner/", "partner/seehochschule/"])
def test_no_page_of_a_draft_scrolls_sideways(page: Page, draft_home: str, address: str) -> None:
    """The banner of a draft fits too."""
    page.goto(draft_home + address)

    expect(page.get_by_role("complementary", name="Hinweis zum Entwurf")).to_be_visible()
    assert _too_narrow(page) == []


def _too_narrow(page: Page) -> list[int]:
    """The widths at which a page scrolls sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        if _width(page) > width:
            found.append(width)
    return found


def test_a_hostile_record_runs_nothing_and_shows_its_text(page: Page, hostile_home: str) -> None:
    """Text of the data that looks like markup, script, Markdown or templates is shown as typed."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(f"{hostile_home}partner/{hostile.ID}/")
    page.mouse.move(100, 300)
    page.keyboard.press("Tab")
    shown = " ".join(page.locator("main").inner_text().split())

    assert page.evaluate("window.harm") is None
    assert dialogs == []
    assert page.title().startswith(hostile.NAME)
    assert page.get_by_role("heading", level=1).inner_text() == hostile.NAME
    assert " ".join(hostile.TEXT.split()) in shown
    assert page.locator("main script, main img, main iframe").count() == 0


@pytest.mark.parametrize("address", [f"partner/{hostile.ID}/", "partner/", "region/musterberg/", "allianz/"])
def test_a_hostile_record_breaks_no_layout(page: Page, hostile_home: str, address: str) -> None:
    """Very long words wrap instead of widening a page, wherever the record is shown."""
    page.goto(hostile_home + address)

    assert _too_narrow(page) == []
    assert page.evaluate("window.harm") is None


def test_an_unknown_address_is_answered_in_german_with_a_way_home(new_page: NewPage, home: str) -> None:
    """The 404 page works at any depth below the sub-path."""
    page = new_page()
    response = page.goto(f"{home}gibt/es/nicht/")
    assert response is not None
    assert response.status == 404
    page.get_by_role("link", name="Zur Startseite").first.click()

    expect(page).to_have_url(home)
    expect(page.get_by_role("searchbox", name="Suchen")).to_be_visible()
