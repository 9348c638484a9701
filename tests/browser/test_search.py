"""The search, asked as people ask: inflected, abbreviated, misspelt, in everyday words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

AUSBILDUNG = "handlungsfelder/ausbildung/"
WEITERBILDUNG = "handlungsfelder/weiterbildung/"
ALTER = "handlungsfelder/alternde-mitarbeiter/"
FRAUEN = "handlungsfelder/frauen/"
TALENTE = "handlungsfelder/talente/"
IHK = "partner/ihk-lueneburg-wolfsburg/"
HWK = "partner/handwerkskammer/"
DGB = "partner/dgb/"
LEUPHANA = "partner/leuphana/"
OSTFALIA = "partner/ostfalia/"
VERBAND = "partner/arbeitgeberverband/"
AA_CELLE = "partner/agentur-celle/"
AA_LUENEBURG = "partner/agentur-lueneburg-uelzen/"

FIRST = [
    ("Ausbildung", AUSBILDUNG),
    ("Ausbildungen", AUSBILDUNG),
    ("Ausbildng", AUSBILDUNG),
    ("Lehrstelle", AUSBILDUNG),
    ("Lehrstellen", AUSBILDUNG),
    ("Azubi", AUSBILDUNG),
    ("Azubis", AUSBILDUNG),
    ("Praktikum", AUSBILDUNG),
    ("Ausbildungsplatz", AUSBILDUNG),
    ("Weiterbildung", WEITERBILDUNG),
    ("Weiterbildungen", WEITERBILDUNG),
    ("weiterbildung", WEITERBILDUNG),
    ("Umschulung", WEITERBILDUNG),
    ("Umschulungen", WEITERBILDUNG),
    ("Fortbildung", WEITERBILDUNG),
    ("Bildungsgutschein", WEITERBILDUNG),
    ("Rente", ALTER),
    ("Gesundheit", ALTER),
    ("ältere Beschäftigte", ALTER),
    ("aeltere Beschaeftigte", ALTER),
    ("Kita", FRAUEN),
    ("Teilzeit", FRAUEN),
    ("Elternzeit", FRAUEN),
    ("Wiedereinstieg", FRAUEN),
    ("Vereinbarkeit", FRAUEN),
    ("Frau", FRAUEN),
    ("Frauen", FRAUEN),
    ("Visum", TALENTE),
    ("Einwanderung", TALENTE),
    ("Zuzug", TALENTE),
    ("Talente", TALENTE),
    ("IHK", IHK),
    ("ihk", IHK),
    ("IHKLW", IHK),
    ("Industrie- und Handelskammer", IHK),
    ("HWK", HWK),
    ("Handwerk", HWK),
    ("Handwerkskammer", HWK),
    ("Meisterprüfung", HWK),
    ("Meisterpruefung", HWK),
    ("DGB", DGB),
    ("Gewerkschaft", DGB),
    ("Gewerkschaften", DGB),
    ("Leuphana", LEUPHANA),
    ("Uni Lüneburg", LEUPHANA),
    ("Universitat", LEUPHANA),
    ("Ostfalia", OSTFALIA),
    ("Suderburg", OSTFALIA),
    ("Fachhochschule", OSTFALIA),
    ("Arbeitgeberverband", VERBAND),
    ("Arbeitgeber", VERBAND),
    ("Landkreis Celle", "partner/landkreis-celle/"),
    ("Landkreis Uelzen", "partner/landkreis-uelzen/"),
    ("Lüchow-Dannenberg", "partner/landkreis-luechow-dannenberg/"),
    ("Luechow-Dannenberg", "partner/landkreis-luechow-dannenberg/"),
    ("Heidekreis", "partner/landkreis-heidekreis/"),
    ("Agentur Celle", AA_CELLE),
    ("Arbeitsagentur Celle", AA_CELLE),
    ("Agentur für Arbeit Lüneburg", AA_LUENEBURG),
    ("Agentur fuer Arbeit Lueneburg", AA_LUENEBURG),
    ("Impressum", "impressum/"),
    ("Datenschutz", "datenschutz/"),
    ("Barrierefreiheit", "barrierefreiheit/"),
    ("Mitmachen", "mitmachen/"),
]
"""What people type, and the page that must come first."""

AMONG_THREE = [
    ("AA", AA_CELLE),
    ("Arbeitsamt", AA_LUENEBURG),
    ("Berufsberatung", AUSBILDUNG),
    ("Anerkennung", HWK),
    ("Förderung", "allianz/"),
    ("Förderungen", "allianz/"),
    ("Foerderung", "allianz/"),
    ("Geschichte", "allianz/"),
    ("Studium", LEUPHANA),
    ("Personal finden", TALENTE),
    ("Fachkraft", TALENTE),
    ("Partnern", "partner/"),
    ("Gesundheitstag", ALTER),
    ("Moin Future", IHK),
    ("Meister werden", HWK),
    ("Ich suche eine Lehrstelle", AUSBILDUNG),
    ("Wer hilft bei Umschulung", WEITERBILDUNG),
    ("zurück in den Beruf nach der Elternzeit", FRAUEN),
]
"""What people type, and a page that must be among the first three."""


@pytest.fixture(scope="module")
def searched(browser: Browser, indexed_site: Path) -> Iterator[Page]:
    """A page of the site whose search is ready."""
    with serve(indexed_site) as url:
        page = browser.new_page()
        page.goto(url)
        yield page
        page.close()


def found(page: Page, words: str) -> list[str]:
    """The addresses of the results as a visitor sees them."""
    page.get_by_role("searchbox", name="Suchen").fill("")
    page.get_by_role("searchbox", name="Suchen").fill(words)
    status = page.locator(".search__status")
    page.wait_for_function(
        "words => document.querySelector('form.search').dataset.answered === words", arg=words, timeout=10_000
    )
    assert status.inner_text()
    links = page.locator(".search__results a")
    return [str(link.get_attribute("href")).split("/website/")[-1] for link in links.all()]


@pytest.mark.parametrize(("words", "wanted"), FIRST)
def test_the_thing_itself_comes_first(searched: Page, words: str, wanted: str) -> None:
    """The page that somebody means comes before all pages that mention it."""
    assert found(searched, words)[:1] == [wanted]


@pytest.mark.parametrize(("words", "wanted"), AMONG_THREE)
def test_what_several_pages_answer_has_the_best_on_top(searched: Page, words: str, wanted: str) -> None:
    """Where several pages could be meant, a good one is among the first three."""
    assert wanted in found(searched, words)[:3]


def test_the_search_is_announced_and_goes_by_keyboard(searched: Page) -> None:
    """Arrow keys lead through the results, Escape closes them and gives the focus back to the field."""
    found(searched, "Weiterbildung")
    field = searched.get_by_role("searchbox", name="Suchen")
    field.press("ArrowDown")

    assert searched.evaluate("document.activeElement.textContent") == "Weiterbildung"
    assert "Treffer" in searched.locator("form.search [role=status]").inner_text()
    searched.keyboard.press("ArrowUp")
    assert field.evaluate("element => element === document.activeElement")
    searched.keyboard.press("ArrowDown")
    searched.keyboard.press("Escape")
    assert field.evaluate("element => element === document.activeElement")
    assert not searched.locator(".search__panel").is_visible()


def test_a_search_without_results_says_what_to_do(searched: Page) -> None:
    """Nothing found is an answer too."""
    assert found(searched, "qqqxyz") == []
    assert "Keine Treffer" in searched.locator(".search__status").inner_text()


def test_nothing_of_the_search_is_loaded_before_somebody_searches(browser: Browser, indexed_site: Path) -> None:
    """The first view of a page stays light; the index comes when the field gets the focus."""
    with serve(indexed_site) as url:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(url, wait_until="networkidle")
        before = [one for one in asked if "/pagefind/" in one]
        page.get_by_role("searchbox", name="Suchen").focus()
        page.wait_for_load_state("networkidle")

        assert before == []
        assert [one for one in asked if "/pagefind/" in one]
        page.close()


def test_without_script_a_link_stands_in_place_of_the_search(browser: Browser, indexed_site: Path) -> None:
    """Who has no JavaScript finds the overview instead of a dead field."""
    with serve(indexed_site) as url:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(url)

        assert not page.get_by_role("searchbox").is_visible()
        assert page.get_by_role("link", name="Alle Partner im Überblick").is_visible()
        context.close()


def test_the_search_works_on_the_404_page(browser: Browser, indexed_site: Path) -> None:
    """Somebody who is lost can search from where they are, at any depth."""
    with serve(indexed_site) as url:
        page = browser.new_page()
        page.goto(f"{url}ganz/weit/weg/")
        assert found(page, "Leuphana")[:1] == [LEUPHANA]
        page.close()
