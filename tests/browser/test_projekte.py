"""The register of projects: filters, sorting, sums with their measure, a page for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from allianz.model.dataset import Dataset, load
from tests.browser.expecting import expect_shown
from tests.building import SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, ViewportSize

    from tests.browser.conftest import NewPage

PROJEKTE = [projekt.id for projekt in load(SECOND).projekte]


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND)


@pytest.fixture
def register(home: str) -> str:
    """The address of the register."""
    return f"{home}projekte/"


@pytest.fixture
def viewport() -> ViewportSize:
    """A desk."""
    return {"width": 1280, "height": 720}


def read(site: Path, address: str) -> BeautifulSoup:
    """One page of the built site."""
    return BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html.parser")


def words(soup: BeautifulSoup, selector: str = "main") -> str:
    """The words of a part of a page."""
    return " ".join(" ".join(tag.get_text(" ") for tag in soup.select(selector)).replace("\u00a0", " ").split())


def _expect_register(page: Page, ids: list[str]) -> None:
    """The register shows just these projects, in their order."""
    expect_shown(page.locator("[data-item]"), "id", [f"projekt-{id_}" for id_ in ids])


@pytest.mark.parametrize("id_", PROJEKTE)
def test_every_project_has_a_row_with_its_facts(site: Path, data: Dataset, id_: str) -> None:
    """Name, Träger, each sum with its measure, who assigned the field, and every source stand in the row."""
    projekt = next(projekt for projekt in data.projekte if projekt.id == id_)
    soup = read(site, "projekte")
    row = words(soup, f"#projekt-{id_}")

    assert projekt.name in row
    assert all(traeger.name is None or traeger.name in row for traeger in projekt.traeger)
    assert all(summe.mass in row for summe in projekt.foerderung)
    assert ("von der Redaktion zugeordnet" in row) is (projekt.zuordnung == "redaktion")
    assert len(soup.select(f"#projekt-{id_} th .ref a")) == len(projekt.quellen)
    assert projekt.foerderung or "nicht belegt" in row


@pytest.mark.parametrize("id_", PROJEKTE)
def test_every_project_has_a_page_that_says_what_is_not_known(site: Path, data: Dataset, id_: str) -> None:
    """The page holds the whole record; what no source says stands there as a sentence."""
    projekt = next(projekt for projekt in data.projekte if projekt.id == id_)
    soup = read(site, f"projekte/{id_}")
    text, unknown = words(soup), words(soup, '[aria-labelledby="offen"] ul')

    assert projekt.beschreibung in text
    assert projekt.zeitraum_hinweis is None or projekt.zeitraum_hinweis in text
    assert ("wie viel Geld es bekam" in unknown) is (not projekt.foerderung)
    assert ("ob das Projekt noch läuft" in unknown) is (projekt.status == "unbekannt")
    assert ("wann es begann" in unknown) is (projekt.beginn is None and projekt.status != "geplant")
    assert ("ob und wann es begonnen hat" in unknown) is (projekt.status == "geplant")
    assert len(soup.select(".refs li")) >= len(projekt.quellen)


def test_sums_are_never_added_up(site: Path) -> None:
    """Two sums of one project stand side by side, and no page shows their total."""
    for address in ("projekte", "projekte/lernboot"):
        text = words(read(site, address))

        assert "23.443,56" in text
        assert "28.443,56" not in text
    assert "Man kann sie nicht zusammenzählen" in words(read(site, "projekte/lernboot"))


@pytest.mark.parametrize("folder", ["partner/seehochschule", "handlungsfelder/aufstieg", "region/beispielsee"])
def test_other_pages_lead_to_the_project(site: Path, folder: str) -> None:
    """Partner, field and Landkreis link to the page of each of their projects."""
    assert read(site, folder).select('main a[href="../../projekte/lernboot/"]')


def test_the_register_offers_what_the_data_hold(site: Path, data: Dataset) -> None:
    """Rows and choices come from the data alone."""
    soup = read(site, "projekte")

    assert len(soup.select("[data-item]")) == len(data.projekte)
    assert [option["value"] for option in soup.select("#filter-landkreis option")] == [
        "",
        *(kreis.id for kreis in data.landkreise),
    ]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("?feld=einstieg", ["probewochen", "lehrwerkstatt-musterberg"]),
        ("?landkreis=beispielsee", ["lernboot", "probewochen"]),
        ("?status=geplant", ["probewochen"]),
        ("?traeger=jobagentur-musterland", ["lehrwerkstatt-musterberg"]),
        ("?traeger=andere&feld=einstieg", ["lehrwerkstatt-musterberg"]),
        ("?status=geplant&landkreis=musterberg", []),
        ("?feld=gibt-es-nicht", PROJEKTE),
    ],
)
def test_a_shared_address_shows_the_filtered_register(page: Page, register: str, query: str, wanted: list[str]) -> None:
    """The query string alone restores the choice; the number of projects is announced."""
    page.goto(register + query)
    number = {0: "Kein Projekt", 1: "Ein Projekt"}.get(len(wanted), f"{len(wanted)} Projekte")

    _expect_register(page, wanted)
    expect(page.locator("[data-count]")).to_contain_text(number)


def test_the_back_button_and_reset(page: Page, register: str) -> None:
    """Each choice is a step in the history; one button takes back all of them."""
    page.goto(register)
    page.get_by_label("Stand").select_option("abgeschlossen")
    page.get_by_label("Thema").select_option("einstieg")

    _expect_register(page, ["lehrwerkstatt-musterberg"])
    page.go_back()
    _expect_register(page, ["lernboot", "lehrwerkstatt-musterberg"])
    page.get_by_role("button", name="Auswahl zurücksetzen").click()
    expect(page).to_have_url(register)
    _expect_register(page, PROJEKTE)


def test_columns_sort_by_keyboard_and_say_so(page: Page, register: str) -> None:
    """Enter on a column's name sorts upwards, again downwards; the heading tells assistive technology."""
    page.goto(register)
    names = ["Abendschule", "Lehrwerkstatt Musterberg", "Lernboot", "Probewochen", "Über den Zaun", "Wegzeichen"]
    heading = page.get_by_role("columnheader", name="Projekt")
    button = heading.get_by_role("button")
    shown = page.locator("[data-item] th > a")

    button.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(shown).to_have_text(names)
    button.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(shown).to_have_text(names[::-1])


def test_only_one_column_is_sorted_and_filters_stay(page: Page, register: str) -> None:
    """Sorting by time takes the mark from the other column; hidden rows stay hidden, unknown times come last."""
    page.goto(f"{register}?feld=ankunft")
    page.get_by_role("button", name="Träger").click()
    expect(page.locator("th[aria-sort]")).to_contain_text("Träger")
    page.get_by_role("button", name="Zeitraum").click()

    expect(page.locator("th[aria-sort]")).to_have_count(1)
    expect(page.locator("th[aria-sort]")).to_contain_text("Zeitraum")
    _expect_register(page, ["ueber-den-zaun", "abendschule"])


def test_without_script_the_register_is_complete(new_page: NewPage, register: str) -> None:
    """Without JavaScript there is no dead form and no dead button, and every project is there."""
    page = new_page(java_script_enabled=False)
    page.goto(register)

    _expect_register(page, PROJEKTE)
    expect(page.locator("form.filter")).to_be_hidden()
    expect(page.locator("table button")).to_have_count(0)
