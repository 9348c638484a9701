"""Fixtures of the browser tests: one server per site and worker, a page per test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.building import build, index
from tests.foreign import foreign
from tests.serving import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

    from tests.conftest import Shared

    NewPage = Callable[..., Page]


FOREIGN = 200
"""Records of the site made by others' conventions."""


@pytest.fixture(scope="session")
def foreign_home(shared: Shared) -> Iterator[str]:
    """The address of a site whose partners are the programs of others, with the search's index."""

    def make(folder: Path) -> None:
        index(build(foreign(folder.with_name("foreign-data"), FOREIGN), folder))

    with serve(shared("foreign", make)) as url:
        yield url


@pytest.fixture(scope="session")
def home(indexed_site: Path) -> Iterator[str]:
    """The address of the start page, served as GitHub Pages does, with the search's index."""
    with serve(indexed_site) as url:
        yield url


@pytest.fixture(scope="session")
def two_home(two: Path) -> Iterator[str]:
    """The address of the German start page of the site in two languages, with the search's index."""
    with serve(two) as url:
        yield url


@pytest.fixture(scope="session")
def draft_home(draft_site: Path) -> Iterator[str]:
    """The address of the draft's start page."""
    with serve(draft_site) as url:
        yield url


@pytest.fixture(scope="session")
def hostile_home(hostile_site: Path) -> Iterator[str]:
    """The address of the start page of the site with the hostile partner."""
    with serve(hostile_site) as url:
        yield url


@pytest.fixture(scope="session")
def large_home(large_site: Path) -> Iterator[str]:
    """The address of the start page of the site with many partners."""
    with serve(large_site) as url:
        yield url


@pytest.fixture
def viewport() -> ViewportSize:
    """The smallest phone, which is also 400 % zoom on a laptop; a module for other windows has its own fixture."""
    return {"width": 320, "height": 640}


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A window of the browser for each choice of settings; pages share it, as a visitor's do, and store nothing."""
    opened: dict[str, BrowserContext] = {}

    def context(**options: Any) -> BrowserContext:  # noqa: ANN401 -- whatever Playwright's new_context takes
        key = repr(sorted(options.items()))
        if key not in opened:
            opened[key] = browser.new_context(**options)
        return opened[key]

    yield context
    for one in opened.values():
        one.close()


@pytest.fixture
def new_page(contexts: Callable[..., BrowserContext], viewport: ViewportSize) -> Iterator[NewPage]:
    """Open a page with settings of its own (script, colours, motion, …); it is closed after the test.

    Without settings for somebody who asks for no motion: each click that scrolls far would wait for a second.
    """
    pages = []

    def opened(**options: Any) -> Page:  # noqa: ANN401 -- whatever Playwright's new_context takes
        page = contexts(**{"viewport": viewport, "reduced_motion": "reduce", **options}).new_page()
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()


@pytest.fixture
def page(new_page: NewPage) -> Iterator[Page]:
    """A new page; it fails the test when the site says anything on the console or asks another host."""
    page = new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: _note_foreign(request.url, said))
    yield page
    page.close()
    assert said == []


def _note_foreign(url: str, said: list[str]) -> None:
    if not url.startswith("http://127.0.0.1:"):
        said.append(f"request to {url}")
