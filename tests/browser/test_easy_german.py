"""Leichte Sprache as it is seen: large type, short lines, whole words, and no trace of the way there on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import NewPage

LARGE = 20
"""Pixels of its type: 14 points, which is the least, are 18.7."""


@pytest.mark.parametrize("width", [320, 1280])
def test_type_is_large_and_no_word_is_parted_at_the_end_of_a_line(new_page: NewPage, home: str, width: int) -> None:
    """On a phone and on a desk; a line has room for about forty letters."""
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{home}leichte-sprache/hilfe/")
    sizes = page.locator("main :is(p, li)").evaluate_all(
        "all => all.map(one => [getComputedStyle(one).fontSize, getComputedStyle(one).hyphens, one.clientWidth])"
    )

    assert len(sizes) > 30
    assert min(float(size.removesuffix("px")) for size, _, _ in sizes) >= LARGE
    assert {hyphens for _, hyphens, _ in sizes} == {"manual"}
    assert max(wide / float(size.removesuffix("px")) for size, _, wide in sizes) < 30, "lines are short"


def test_the_way_there_by_keyboard(page: Page, home: str) -> None:
    """From the start page to the Wegweiser, along the links of the four pages."""
    page.goto(home)
    page.get_by_role("link", name="Leichte Sprache").first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Leichte Sprache")
    page.get_by_role("navigation", name="Alle Seiten in Leichter Sprache").get_by_role(
        "link", name="Wer hilft Ihnen?"
    ).press("Enter")
    page.get_by_role("link", name="Weg·weiser öffnen").press("Enter")

    expect(page).to_have_url(f"{home}wegweiser/")


def test_paper_has_no_link_to_it(page: Page, home: str) -> None:
    """Nothing can be followed there."""
    page.goto(home)
    page.emulate_media(media="print")

    expect(page.locator(".easy-switch")).to_be_hidden()
