"""What several modules wait for: Playwright asks again until the page has answered, or fails the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Locator, Page


def expect_shown(found: Locator, name: str, values: Sequence[str]) -> None:
    """Those of the found elements that are visible carry these values of an attribute, in this order."""
    shown = found.filter(visible=True)
    expect(shown).to_have_count(len(values))
    for place, value in enumerate(values):
        expect(shown.nth(place)).to_have_attribute(name, value)


def tab_to(page: Page, wanted: Locator, most: int = 60) -> None:
    """Press Tab until an element has the focus, as somebody without a mouse does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab never reached {wanted}")
