"""Addresses of former ids in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.axe import AXE, violations

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import NewPage

OLD = "partner/kammer-am-see/"


@pytest.mark.parametrize("script", [True, False])
def test_an_address_of_before_arrives_at_the_page_of_today(home: str, new_page: NewPage, script: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    """With script and without, and „back“ does not lead into a circle."""
    page = new_page(java_script_enabled=script)
    page.goto(home)
    page.goto(f"{home}{OLD}")
    page.wait_for_url(f"{home}partner/seekammer/")
    page.go_back()
    expect(page).to_have_url(home)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_between_is_for_everyone(
    indexed_site: Path, home: str, new_page: NewPage, scheme: str, width: int
) -> None:
    """Where a browser does not lead on by itself: a sentence and a link, and no rule of axe is broken."""
    still = (indexed_site / OLD / "index.html").read_text("utf-8").replace('http-equiv="refresh"', 'name="still"')
    page = new_page(viewport={"width": width, "height": 700}, color_scheme=scheme, bypass_csp=True)
    page.route(f"**/{OLD}", lambda route: route.fulfill(body=still, content_type="text/html"))
    page.goto(f"{home}{OLD}")
    page.evaluate(AXE)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("main").get_by_role("link").click()
    expect(page).to_have_url(f"{home}partner/seekammer/")
