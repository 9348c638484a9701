"""The copy of the site that opens from a disk, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from allianz.site.offline import copy
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def preview(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the site, in a folder whose name a browser must encode."""
    folder = tmp_path_factory.mktemp("vorschau") / "Meine Vorschau (ä)"
    copy(site, folder, SITE_URL)
    return folder


@pytest.fixture
def opened(browser: Browser, preview: Path) -> Iterator[Page]:
    """The copy's start page, opened from the disk; it fails the test when anything is missing or asks the network."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("requestfailed", lambda request: said.append(f"missing {request.url}"))
    context.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    page = context.new_page()
    page.goto((preview / "index.html").as_uri())
    yield page
    context.close()
    assert said == []


def test_an_editor_walks_through_the_copy_by_clicking(opened: Page, preview: Path) -> None:
    """From the start page to a partner and back, with `file://` addresses alone."""
    menu = opened.get_by_role("navigation", name="Hauptmenü")
    menu.get_by_role("link", name="Partner", exact=True).click()
    opened.get_by_role("main").locator("a[href*='jobagentur-musterland']").first.click()
    opened.wait_for_url("file:///**/partner/jobagentur-musterland/index.html")

    expect(opened.get_by_role("heading", level=1)).to_have_text("Jobagentur Musterland")
    opened.get_by_role("link", name="zur Startseite").first.click()
    opened.wait_for_url((preview / "index.html").as_uri())
    expect(opened.get_by_text("Suche und Filter gehen nur auf der Website im Internet.")).to_be_visible()


def test_what_needs_the_web_is_replaced_by_what_needs_no_script(opened: Page) -> None:
    """Instead of the search there is the way to all partners, and the directory stands there whole."""
    expect(opened.get_by_role("search")).to_have_count(0)
    expect(opened.locator("main form:visible")).to_have_count(0)
    opened.get_by_role("link", name="Alle Partner im Überblick").click()
    opened.wait_for_url("file:///**/partner/index.html")

    expect(opened.locator("main form:visible")).to_have_count(0)
    expect(opened.get_by_role("main").locator("a[href*='jobagentur-musterland']").first).to_be_visible()


def test_the_answers_are_reached_by_links(opened: Page) -> None:
    """The Wegweiser asks nothing in the copy: group and Landkreis are links."""
    opened.get_by_role("main").get_by_role("link", name="Ich habe Kinder").click()
    opened.wait_for_url("file:///**/wegweiser/eltern/index.html")
    opened.locator(".ort__ohne").get_by_role("link", name="Weitfeld").click()
    opened.wait_for_url("file:///**/wegweiser/eltern/weitfeld/index.html")

    expect(opened.get_by_role("heading", name="Platz im Kindergarten")).to_be_visible()


def test_the_copy_has_its_styles_and_pictures(opened: Page) -> None:
    """The page looks as it will look: the style sheet applies, and every picture is there."""
    sheets = opened.evaluate("[...document.styleSheets].length")
    broken = opened.evaluate("[...document.images].filter(image => !image.naturalWidth).map(image => image.src)")

    assert sheets >= 1
    assert broken == []
    expect(opened.locator(".skip")).not_to_have_css("position", "static")
    expect(opened.locator("header svg").first).to_be_visible()


def test_the_script_runs_from_the_disk(opened: Page) -> None:
    """On a phone's width the menu button works in the copy too."""
    opened.set_viewport_size({"width": 320, "height": 640})
    button = opened.get_by_role("button", name="Menü")
    button.click()

    expect(button).to_have_attribute("aria-expanded", "true")
