"""The region: the schematic map and one page per Landkreis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from allianz.model.dataset import Dataset, load
from allianz.site.views import Views
from tests.browser.expecting import expect_shown
from tests.building import SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

KREISE = [kreis.id for kreis in load(SECOND).landkreise]


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND)


def read(site: Path, address: str) -> BeautifulSoup:
    """One page of the built site."""
    return BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html.parser")


def text(soup: BeautifulSoup, selector: str = "main") -> str:
    """The words of a part of a page."""
    return " ".join(" ".join(tag.get_text(" ") for tag in soup.select(selector)).split())


def test_the_list_says_what_the_map_shows(site: Path, data: Dataset) -> None:
    """Beside the map each Landkreis stands with its seat and a source."""
    entries = read(site, "region").select(".places li")

    assert [entry.select_one("a").get_text() for entry in entries] == [kreis.name for kreis in data.landkreise]  # type: ignore[union-attr]
    assert all(kreis.sitz in entry.get_text() for kreis, entry in zip(data.landkreise, entries, strict=True))
    assert all(entry.select(".ref a") for entry in entries)


@pytest.mark.parametrize("id_", KREISE)
def test_a_page_names_exactly_those_responsible_field_by_field(site: Path, data: Dataset, id_: str) -> None:
    """In each field stand the partners with a task there whose territory holds the Landkreis, or who have none."""
    soup = read(site, f"region/{id_}")
    for feld in Views(data).topics:
        listed = {str(link["href"]).split("/")[-2] for link in soup.select(f'[aria-labelledby="feld-{feld}"] li > a')}

        assert listed == {
            partner.id
            for partner in data.partners
            if any(task.handlungsfeld == feld for task in partner.aufgaben)
            if id_ in partner.gebiet or not partner.gebiet
        }


@pytest.mark.parametrize("id_", KREISE)
def test_a_page_lists_the_projects_and_offers_of_its_landkreis(site: Path, data: Dataset, id_: str) -> None:
    """Projects that ran there link to their pages; offers of others stand apart from them."""
    soup = read(site, f"region/{id_}")
    listed = {str(link["href"]).split("/")[-2] for link in soup.select(".rows a:not(.ref a)")}
    offers = {angebot.titel for feld in data.handlungsfelder for angebot in feld.umfeld if id_ in angebot.landkreise}

    assert listed == {projekt.id for projekt in data.projekte if id_ in projekt.landkreise}
    assert all(offer in text(soup, '[aria-labelledby="umfeld"]') for offer in offers)
    assert ("gehören nicht zur Allianz" in text(soup)) is bool(offers)


def test_a_seat_is_only_said_of_the_administrations_town(site: Path) -> None:
    """No town is put into a Landkreis unless the data do: who sits in a town that is no seat stands under none."""
    seats = {id_: text(read(site, f"region/{id_}"), '[aria-labelledby="sitz"] ul') for id_ in KREISE}

    assert "Jobagentur" in seats["musterberg"]
    assert "Seehochschule" in seats["beispielsee"]
    assert "Landkreis Beispielsee" in seats["beispielsee"]
    assert not any("Verband der Betriebe" in seat for seat in seats.values())


def test_the_map_of_a_page_marks_where_one_is(site: Path) -> None:
    """The area of the page's own Landkreis is the current one, and no other."""
    marked = read(site, "region/beispielsee").select(".map a[aria-current]")

    assert [link["aria-label"] for link in marked] == ["Beispielsee"]


def test_a_landkreis_without_projects_or_seats_says_so(site: Path) -> None:
    """What is not documented is said in a sentence."""
    assert "kein Projekt der Allianz öffentlich belegt" in text(read(site, "region/weitfeld"))


def test_region_pages_lead_back_to_their_line(site: Path) -> None:
    """The entry of a Landkreis can be edited from its page."""
    lines = (SECOND / "landkreise.yaml").read_text("utf-8").split("\n")
    (link,) = read(site, "region/weitfeld").select('a[href*="/edit/"]')

    assert lines[int(str(link["href"]).partition("#L")[2]) - 1] == "- id: weitfeld"


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
    page.get_by_role("link", name="Ich habe Kinder").click()

    expect(page).to_have_url(re.compile("ich=eltern&landkreis=weitfeld"))
    expect_shown(page.locator("[data-partner]"), "data-partner", ["landkreis-weitfeld"])


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
