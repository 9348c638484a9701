"""The search as a visitor uses it: the field, its hits, its keys. What it finds stands in test_search_table.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FOREIGN
from tests.foreign import SOUGHT, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import NewPage


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
    links = page.locator(".search__results li > a:not(.search__call)")
    return [str(link.get_attribute("href")).split("/website/")[-1] for link in links.all()]


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


def test_a_search_without_results_says_so_and_what_to_do(searched: Page) -> None:
    """A word that stands nowhere finds nothing; the next step is to say what it is about, and where."""
    assert _found(searched, "qqqxyz") == []
    expect(searched.locator(".search__status")).to_have_text("„qqqxyz“ steht auf keiner Seite.")
    expect(searched.locator(".search__next").get_by_role("link", name="Wegweiser")).to_be_visible()
    _ask(searched, "Ausgleich")
    expect(searched.locator(".search__next")).to_be_hidden()


def test_a_slip_finds_what_was_meant_and_is_named(searched: Page) -> None:
    """Who mistyped finds the page, and reads that the word as it was typed stands nowhere."""
    assert _found(searched, "Impresum")[:1] == ["impressum/"]
    expect(searched.locator(".search__status")).to_contain_text("„Impresum“ steht so auf keiner Seite")


@pytest.mark.parametrize("words", ["Kita", "Bürgergeld", "visa", "00047", "Arabisch", "Buchführung"])
def test_each_hit_shows_the_word_that_it_was_found_by(searched: Page, new_page: NewPage, home: str, words: str) -> None:
    """Nothing is found by a word that neither the hit nor the page shows."""
    address = _found(searched, words)[0]
    hit = searched.locator(".search__results li").first
    expect(hit.locator("mark").first).to_have_text(words)
    page = new_page()
    page.goto(f"{home}{address}")
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    expect(page.get_by_role("main").get_by_text(words).first).to_be_visible()


def test_an_offer_can_be_called_from_its_hit(searched: Page) -> None:
    """The hit of an offer shows a number to call, named for those who only hear it."""
    _ask(searched, "Bürgergeld")
    call = searched.get_by_role("link", name="Ruf für alle anrufen: 0800 765 432")
    expect(call).to_have_attribute("href", "tel:+49800765432")


def test_three_hits_fit_a_phone(new_page: NewPage, home: str) -> None:
    """On a phone three hits stand on the screen without scrolling."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(home)
    _ask(page, "Kindergarten")

    for place in range(3):
        expect(page.locator(".search__results li").nth(place)).to_be_in_viewport(ratio=1)


def test_markup_in_a_question_stays_text(page: Page, home: str) -> None:
    """Whatever is typed, the answer shows it as it was typed, and nothing of it runs."""
    page.goto(home)
    typed = "<img src=x onerror=alert(1)>"
    _ask(page, typed)

    expect(page.locator(".search__status")).to_contain_text(typed)
    expect(page.locator(".search__panel img")).to_have_count(0)


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


def test_a_name_is_found_among_all_that_are_named_after_it(page: Page, foreign_home: str) -> None:
    """Of hundreds of pages that tell of it the one of this very name comes first, however it is written."""
    page.goto(foreign_home)

    assert _found(page, SOUGHT)[0] == f"partner/projekt-{FOREIGN // 2}/"
    assert _found(page, SOUGHT.lower())[0] == f"partner/projekt-{FOREIGN // 2}/"
    asked = names(FOREIGN)[:40:3]
    assert [_found(page, name)[0] for name in asked] == [f"partner/projekt-{n}/" for n in range(0, 40, 3)]
