"""The search, asked as people ask: inflected, abbreviated, misspelt, in everyday words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import NewPage

EINSTIEG = "handlungsfelder/einstieg/"
AUFSTIEG = "handlungsfelder/aufstieg/"
ANKUNFT = "handlungsfelder/ankunft/"
AUSGLEICH = "handlungsfelder/ausgleich/"
AGENTUR = "partner/jobagentur-musterland/"
KAMMER = "partner/wirtschaftskammer-musterberg/"
HOCHSCHULE = "partner/seehochschule/"
GRUENAU = "partner/wirtschaftsfoerderung-gruenau-muehlbach/"
VERBAND = "partner/verband-der-betriebe/"
GEWERKSCHAFT = "partner/gewerkschaftsbund-musterland/"

FIRST = [
    ("Einstieg", EINSTIEG),
    ("Einstiege", EINSTIEG),
    ("einstieg", EINSTIEG),
    ("Praktikum", EINSTIEG),
    ("Berufswahl", EINSTIEG),
    ("Aufstieg", AUFSTIEG),
    ("Kurs", AUFSTIEG),
    ("Kurse", AUFSTIEG),
    ("Ankunft", ANKUNFT),
    ("Ausgleich", AUSGLEICH),
    ("Ausgleichs", AUSGLEICH),
    ("Teilzeit", AUSGLEICH),
    ("Pflege", AUSGLEICH),
    ("Arbeitszeit", AUSGLEICH),
    ("Kindergarten", AUSGLEICH),
    ("Kindergartenplatz", AUSGLEICH),
    ("Arbeit und Familie", AUSGLEICH),
    ("WK", KAMMER),
    ("wk", KAMMER),
    ("Kammer", KAMMER),
    ("Wirtschaftskamer", KAMMER),
    ("Jobagentur", AGENTUR),
    ("Jobagenturen", AGENTUR),
    ("Hochschule", HOCHSCHULE),
    ("Hochschulen", HOCHSCHULE),
    ("Seehochschule", HOCHSCHULE),
    ("Grünau", GRUENAU),
    ("Gruenau", GRUENAU),
    ("Grunau", GRUENAU),
    ("Wirtschaftsförderung", GRUENAU),
    ("Wirtschaftsfoerderung", GRUENAU),
    ("Übersee", VERBAND),
    ("Uebersee", VERBAND),
    ("Verband Ubersee", VERBAND),
    ("Gewerkschaft", GEWERKSCHAFT),
    ("Landkreis Weitfeld", "partner/landkreis-weitfeld/"),
    ("Beispielsee", "partner/landkreis-beispielsee/"),
    ("Über den Zaun", "projekte/ueber-den-zaun/"),
    ("Ueber den Zaun", "projekte/ueber-den-zaun/"),
    ("Lernboot", "projekte/lernboot/"),
    ("Partnern", "partner/"),
    ("Geschichte", "allianz/chronik/"),
    ("Impressum", "impressum/"),
    ("Datenschutz", "datenschutz/"),
    ("Barrierefreiheit", "barrierefreiheit/"),
    ("Mitmachen", "mitmachen/"),
]
"""What people type, and the page that must come first."""

AMONG_THREE = [
    ("Lehre", EINSTIEG),
    ("Ich suche eine Lehre", EINSTIEG),
    ("Wer hilft bei Teilzeit", AUSGLEICH),
    ("Ich brauche einen Platz im Kindergarten", AUSGLEICH),
    ("Weitfeld", "region/weitfeld/"),
    ("Förderung", "allianz/"),
    ("Förderungen", "allianz/"),
    ("Foerderung", "foerderung/"),
    ("Wegzeichen", KAMMER),
]
"""What people type, and a page that must be among the first three."""


@pytest.fixture(scope="module")
def searched(browser: Browser, home: str) -> Iterator[Page]:
    """A page of the site whose search is ready."""
    page = browser.new_page()
    page.goto(home)
    yield page
    page.close()


def _ask(page: Page, words: str) -> None:
    """Type words as a visitor does, and wait for the answer to just these."""
    form = page.locator("form.search")
    form.evaluate("form => delete form.dataset.answered")
    page.get_by_role("searchbox", name="Suchen").fill(words)
    expect(form).to_have_attribute("data-answered", words, timeout=10_000)
    expect(page.locator(".search__status")).not_to_be_empty()


def _found(page: Page, words: str) -> list[str]:
    """The addresses of the results as a visitor sees them."""
    _ask(page, words)
    links = page.locator(".search__results a")
    return [str(link.get_attribute("href")).split("/website/")[-1] for link in links.all()]


@pytest.mark.parametrize(("words", "wanted"), FIRST)
def test_the_thing_itself_comes_first(searched: Page, words: str, wanted: str) -> None:
    """The page that somebody means comes before all pages that mention it."""
    assert _found(searched, words)[:1] == [wanted]


@pytest.mark.parametrize(("words", "wanted"), AMONG_THREE)
def test_what_several_pages_answer_has_the_best_on_top(searched: Page, words: str, wanted: str) -> None:
    """Where several pages could be meant, a good one is among the first three."""
    assert wanted in _found(searched, words)[:3]


def test_the_search_is_announced_and_goes_by_keyboard(searched: Page) -> None:
    """Arrow keys lead through the results, Escape closes them and gives the focus back to the field."""
    _ask(searched, "Ausgleich")
    field = searched.get_by_role("searchbox", name="Suchen")
    first = searched.locator(".search__results a").first

    expect(searched.locator("form.search [role=status]")).to_contain_text("Treffer")
    field.press("ArrowDown")
    expect(first).to_have_text("Ausgleich")
    expect(first).to_be_focused()
    searched.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    searched.keyboard.press("ArrowDown")
    searched.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(searched.locator(".search__panel")).to_be_hidden()


def test_a_search_without_results_says_what_to_do(searched: Page) -> None:
    """Nothing found is an answer too."""
    assert _found(searched, "qqqxyz") == []
    expect(searched.locator(".search__status")).to_contain_text("Keine Treffer")


def test_nothing_of_the_search_is_loaded_before_somebody_searches(page: Page, home: str) -> None:
    """The first view of a page stays light; the index comes when the field gets the focus."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home, wait_until="networkidle")

    assert [one for one in asked if "/pagefind/" in one] == []
    with page.expect_response("**/pagefind/pagefind.js"):
        page.get_by_role("searchbox", name="Suchen").focus()


def test_a_site_without_an_index_says_that_the_search_is_out_of_reach(new_page: NewPage, draft_home: str) -> None:
    """Where the index cannot be loaded, the visitor is told so instead of waiting."""
    page = new_page()
    page.goto(draft_home)
    page.get_by_role("searchbox", name="Suchen").fill("Kurs")

    expect(page.locator(".search__status")).to_have_text("Die Suche ist gerade nicht erreichbar.")


def test_without_script_a_link_stands_in_place_of_the_search(new_page: NewPage, home: str) -> None:
    """Who has no JavaScript finds the overview instead of a dead field."""
    page = new_page(java_script_enabled=False)
    page.goto(home)

    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_role("link", name="Alle Partner im Überblick")).to_be_visible()


def test_the_search_works_on_the_404_page(new_page: NewPage, home: str) -> None:
    """Somebody who is lost can search from where they are, at any depth."""
    page = new_page()
    page.goto(f"{home}ganz/weit/weg/")

    assert _found(page, "Lernboot")[:1] == ["projekte/lernboot/"]
