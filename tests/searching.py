"""A browser apart from pytest, and what the search of a built site finds first in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests import browser_setup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

__all__ = ["first_hit", "started"]


@contextmanager
def started() -> Iterator[Browser]:
    """A browser, closed in the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_setup.browser(), args=browser_setup.FLAGS)
        yield browser
        browser.close()


def first_hit(page: Page, words: str) -> str:
    """The title of the first hit for a question on an open page, empty where there is none."""
    page.fill("#suche", "")
    page.fill("#suche", words)
    page.wait_for_function("words => document.querySelector('.search').dataset.answered === words", arg=words)
    first = page.locator(".search__results li > a")
    return str(first.first.text_content()) if first.count() else ""
