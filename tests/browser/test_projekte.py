"""The register of projects: filters, sorting, sums with their measure, a page for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from allianz.model.dataset import Dataset, load
from tests.building import DATA, SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

PROJEKTE = [projekt.id for projekt in load(DATA).projekte]


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The real data."""
    return load(DATA)


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


def shown(page: Page) -> list[str]:
    """The ids of the projects that the register shows, in their order."""
    rows = [row for row in page.locator("[data-item]").all() if row.is_visible()]
    return [str(row.get_attribute("id")).removeprefix("projekt-") for row in rows]


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


def test_sums_are_never_added_up(site: Path, second_site: Path) -> None:
    """Two sums of one project stand side by side, and no page shows their total."""
    assert "101.443,56" not in words(read(site, "projekte"))
    assert "101.443,56" not in words(read(site, "projekte/welcome-center-lueneburg-2026"))
    assert "28.443,56" not in words(read(second_site, "projekte"))
    assert "Man kann sie nicht zusammenzählen" in words(read(second_site, "projekte/lernboot"))


@pytest.mark.parametrize("folder", ["partner/ihk-lueneburg-wolfsburg", "handlungsfelder/ausbildung", "region/harburg"])
def test_other_pages_lead_to_the_project(site: Path, folder: str) -> None:
    """Partner, field and Landkreis link to the page of each of their projects."""
    assert read(site, folder).select('main a[href^="../../projekte/"]')


def test_the_second_alliance_has_its_own_register(second_site: Path) -> None:
    """Rows, pages and choices come from the data alone."""
    data = load(SECOND)
    soup = read(second_site, "projekte")

    assert len(soup.select("[data-item]")) == len(data.projekte)
    assert [option["value"] for option in soup.select("#filter-landkreis option")] == [
        "",
        *(kreis.id for kreis in data.landkreise),
    ]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("?feld=ausbildung", {"moin-future", "mint-matching", "mint-online", "studienzweifler"}),
        ("?landkreis=celle", {"moin-future", "netzwerkkoordination"}),
        ("?status=geplant", {"welcome-center-lueneburg-2026"}),
        ("?traeger=leuphana", {"studienzweifler", "welcome-center-lueneburg"}),
        ("?traeger=andere&feld=ausbildung", {"mint-matching", "mint-online"}),
        ("?status=geplant&landkreis=celle", set()),
        ("?feld=gibt-es-nicht", set(PROJEKTE)),
    ],
)
def test_a_shared_address_shows_the_filtered_register(page: Page, register: str, query: str, wanted: set[str]) -> None:
    """The query string alone restores the choice; the number of projects is announced."""
    page.goto(register + query)
    number = {0: "Kein Projekt", 1: "Ein Projekt"}.get(len(wanted), f"{len(wanted)} Projekte")

    assert set(shown(page)) == wanted
    assert page.locator("[data-count]").inner_text().startswith(number)


def test_the_back_button_and_reset(page: Page, register: str) -> None:
    """Each choice is a step in the history; one button takes back all of them."""
    page.goto(register)
    page.get_by_label("Stand").select_option("laufend")
    page.get_by_label("Thema").select_option("talente")

    assert shown(page) == ["welcome-center-heidekreis"]
    page.go_back()
    assert shown(page) == ["welcome-center-heidekreis", "netzwerkkoordination"]
    page.get_by_role("button", name="Auswahl zurücksetzen").click()
    assert page.url == register
    assert len(shown(page)) == len(PROJEKTE)


def test_columns_sort_by_keyboard_and_say_so(page: Page, register: str) -> None:
    """Enter on a column's name sorts upwards, again downwards; the heading tells assistive technology."""
    page.goto(register)
    names = sorted((projekt.name for projekt in load(DATA).projekte), key=str.casefold)
    heading = page.get_by_role("columnheader", name="Projekt")
    button = heading.get_by_role("button")

    button.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    assert sorted(_names(page), key=str.casefold) == names
    assert _names(page)[0].startswith("Beratung")
    button.press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    assert _names(page)[-1].startswith("Beratung")


def test_only_one_column_is_sorted_and_filters_stay(page: Page, register: str) -> None:
    """Sorting by time takes the mark from the other column; hidden rows stay hidden, unknown times come last."""
    page.goto(f"{register}?feld=ausbildung")
    page.get_by_role("button", name="Träger").click()
    page.get_by_role("button", name="Zeitraum").click()

    assert page.locator("th[aria-sort]").count() == 1
    assert len(shown(page)) == 4
    assert shown(page)[-1] == "mint-online"


def _names(page: Page) -> list[str]:
    return page.locator("[data-item] th > a").all_inner_texts()


def test_without_script_the_register_is_complete(browser: Browser, register: str) -> None:
    """Without JavaScript there is no dead form and no dead button, and every project is there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(register)

    assert shown(page) == PROJEKTE
    assert not page.locator("form.filter").is_visible()
    assert page.locator("table button").count() == 0
    context.close()
