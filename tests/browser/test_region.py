"""The map of the borders and the way from a Landkreis to its answers, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.expecting import tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_map_by_keyboard(page: Page, home: str) -> None:
    """Tab goes through the areas as one reads, each shows its focus, Enter opens it."""
    order = ["Grünau-Mühlbach", "Beispielsee", "Musterberg", "Weitfeld"]
    page.goto(f"{home}region/")
    areas = page.get_by_role("navigation", name="Karte der Landkreise").get_by_role("link")
    areas.first.focus()
    for place, name in enumerate(order):
        expect(areas.nth(place)).to_be_focused()
        expect(areas.nth(place)).to_have_attribute("aria-label", name)
        expect(areas.nth(place).locator("path")).to_have_css("stroke-width", "7px")
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{home}region/weitfeld/")


def test_from_a_landkreis_to_the_answer(page: Page, home: str) -> None:
    """The questions on a Landkreis' page lead to the answers for just there."""
    page.goto(f"{home}region/weitfeld/")
    page.get_by_role("main").get_by_role("link", name="Ich habe Kinder").click()

    expect(page).to_have_url(f"{home}wegweiser/eltern/weitfeld/")
    expect(page.get_by_role("heading", name="Platz im Kindergarten")).to_be_visible()


@pytest.mark.parametrize("name", ["Aufstieg", "Gemeinden und Postleitzahlen"])
def test_what_is_folded_on_a_landkreis_opens_by_keyboard(page: Page, home: str, name: str) -> None:
    """Offers of a topic and places are folded away, each behind its name; Enter shows and folds them."""
    page.goto(f"{home}region/beispielsee/")
    summary = page.locator("summary", has_text=name)
    inside = page.locator("details", has=summary).locator("li").first
    expect(inside).to_be_hidden()
    tab_to(page, summary)
    page.keyboard.press("Enter")
    expect(inside).to_be_visible()
    page.keyboard.press("Enter")

    expect(inside).to_be_hidden()


def test_names_can_be_read_on_the_smallest_screen(page: Page, home: str) -> None:
    """At 320 px the names of the map have at least 11 px, stay within the map, and none covers another."""
    page.goto(f"{home}region/")
    script = """() => {
      const map = document.querySelector('.map svg').getBoundingClientRect();
      const scale = map.width / document.querySelector('.map svg').viewBox.baseVal.width;
      const names = [...document.querySelectorAll('.map__name')].map((name) => name.getBoundingClientRect());
      const apart = (a, b) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
      return {
        size: parseFloat(getComputedStyle(document.querySelector('.map__name text')).fontSize) * scale,
        within: names.every((one) => one.left >= map.left && one.right <= map.right),
        apart: names.every((one, i) => names.slice(i + 1).every((other) => apart(one, other))),
      };
    }"""
    told = page.evaluate(script)

    assert told["size"] >= 11
    assert (told["within"], told["apart"]) == (True, True)
