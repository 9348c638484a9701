"""The schematic map and the pages of the Landkreise in the browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from allianz.model.dataset import load
from tests.browser.expecting import expect_shown
from tests.building import SECOND

if TYPE_CHECKING:
    from playwright.sync_api import Page

KREISE = [kreis.id for kreis in load(SECOND).landkreise]


def test_the_map_by_keyboard(page: Page, home: str) -> None:
    """Tab goes through the tiles as one reads, each shows its focus, Enter opens it."""
    order = ["Grünau-Mühlbach", "Beispielsee", "Musterberg", "Weitfeld"]
    page.goto(f"{home}region/")
    tiles = page.get_by_role("navigation", name="Karte der Landkreise").get_by_role("link")
    tiles.first.focus()
    for place, name in enumerate(order):
        expect(tiles.nth(place)).to_be_focused()
        expect(tiles.nth(place)).to_have_attribute("aria-label", name)
        expect(tiles.nth(place).locator("rect")).to_have_css("stroke-width", "6px")
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{home}region/weitfeld/")


def test_from_a_landkreis_to_the_answer(page: Page, home: str) -> None:
    """The questions on a Landkreis' page lead to the answers for just there."""
    page.goto(f"{home}region/weitfeld/")
    page.get_by_role("link", name="Ich habe Kinder").click()

    expect(page).to_have_url(re.compile("ich=eltern&landkreis=weitfeld"))
    expect_shown(page.locator("[data-partner]"), "data-partner", ["landkreis-weitfeld"])


def test_names_fit_into_their_tiles_on_the_smallest_screen(page: Page, home: str) -> None:
    """At 320 px no name sticks out of its tile."""
    page.goto(f"{home}region/")
    script = """() => [...document.querySelectorAll('.map__tile')].filter(tile => {
      const box = tile.querySelector('rect').getBoundingClientRect();
      return [...tile.querySelectorAll('text')].some(text => text.getBoundingClientRect().width > box.width);
    }).map(tile => tile.getAttribute('aria-label'))"""

    assert page.evaluate(script) == []
