"""The site in another language as it is seen and used: the artificial one, which says everything half longer.

And in Leichte Sprache, where it does not look as the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.artificial import CODE, longer
from tests.axe import AXE, STYLES, violations
from tests.browser.expecting import tab_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import NewPage

SMALL = 320

KINDS = (
    "",
    "wegweiser/",
    "wegweiser/firmen/beispielsee/",
    "angebote/",
    "angebote/seekurs/",
    "region/beispielsee/",
    "orte/",
    "partner/",
    "partner/jobagentur-musterland/",
    "handlungsfelder/",
    "handlungsfelder/ausgleich/",
    "allianz/",
    "allianz/chronik/",
    "allianz/mitmachen/",
    "foerderung/",
    "projekte/lernboot/",
    "daten/",
    "begriffe/",
    "quellen/",
    "mitmachen/",
    "impressum/",
)
"""A page of each kind."""

PROTRUDING = """() => [...document.querySelectorAll('body *')].filter(one => {
  if (one.closest('.visually-hidden, .skip, .ref, thead, svg *, pre, summary')) return false;
  const box = one.parentElement.closest(':not(a, b, em, label, span, strong, sup, time)');
  const style = getComputedStyle(box), here = one.getBoundingClientRect();
  if (here.width < 2 || here.height < 2 || style.overflowX !== 'visible') return false;
  const end = box.getBoundingClientRect().right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth);
  return here.right > end + 1;
}).map(one => one.outerHTML.slice(0, 80))"""
"""What is wider than the room in its box. Left out: what nobody sees, and what only its area to touch makes wider."""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all that leaves nothing behind."""
    page = browser.new_page(viewport={"width": SMALL, "height": 800})
    yield page
    page.close()


def _address(home: str, path: str, code: str = CODE) -> str:
    """A page in a language."""
    return f"{home}{'' if code == 'de' else f'{code}/'}{path}"


AXE_ASKED = [
    ("", CODE),
    ("wegweiser/firmen/beispielsee/", CODE),
    ("impressum/", CODE),
    ("begriffe/", CODE),
    ("begriffe/", "de"),
    ("leichte-sprache/benutzen/", "de"),
]
"""What the German pages do not tell: labels in another language, German within it, words, Leichte Sprache."""


@pytest.mark.parametrize(("path", "code"), AXE_ASKED)
def test_axe_finds_nothing(tab: Page, two_home: str, path: str, code: str) -> None:
    """In light by all rules, in dark by those that read the style sheet."""
    tab.emulate_media(color_scheme="light")
    tab.goto(_address(two_home, path, code))
    tab.evaluate(AXE)
    found = violations(tab)
    tab.emulate_media(color_scheme="dark")

    assert [*found, *violations(tab, only=STYLES)] == []


@pytest.mark.parametrize("path", ["partner/jobagentur-musterland/", "begriffe/"])
def test_the_switch_goes_by_keyboard_and_stays_on_the_page(page: Page, two_home: str, path: str) -> None:
    """There and back: the same page, told to a screen reader in its own language."""
    page.goto(_address(two_home, path, "de"))
    for code, name in ((CODE, "Esperanto"), ("de", "Deutsch")):
        tab_to(page, page.locator(".languages").get_by_role("link", name=name))
        page.keyboard.press("Enter")
        page.wait_for_url(_address(two_home, path, code))
        assert page.locator("html").get_attribute("lang") == code


def test_the_first_stop_leads_to_the_content(tab: Page, two_home: str) -> None:
    """In the words of the language, and of German where a page is German alone."""
    for address, words in (
        (_address(two_home, "orte/"), longer("Zum Inhalt springen")),
        (_address(two_home, "leichte-sprache/", "de"), "Zum Inhalt springen"),
    ):
        tab.goto(address)
        tab.keyboard.press("Tab")
        expect(tab.get_by_role("link", name=words)).to_be_focused()
        tab.keyboard.press("Enter")
        expect(tab.locator("#inhalt")).to_be_focused()


def test_without_script_everything_is_there(new_page: NewPage, two_home: str) -> None:
    """Menu, switch, number to call and the way through the four pages work; nothing asks to switch a script on."""
    page = new_page(java_script_enabled=False)
    page.goto(_address(two_home, "wegweiser/firmen/beispielsee/"))
    assert page.locator(".nav__link").first.is_visible()
    assert page.locator("main a[href^='tel:']").first.is_visible()
    page.locator(".languages a").click()
    expect(page).to_have_url(_address(two_home, "wegweiser/firmen/beispielsee/", "de"))
    page.get_by_role("link", name="Leichte Sprache").first.click()
    page.locator(".easy").get_by_role("link", name="Wer hilft Ihnen?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wer hilft Ihnen?")


def test_on_paper_stands_the_address_and_no_switch(tab: Page, two_home: str) -> None:
    """Of the page in its language; a draft in Leichte Sprache says so there, too."""
    tab.emulate_media(media="print")
    for path, code in (("angebote/ankommen-am-see/", CODE), ("leichte-sprache/hilfe/", "de")):
        tab.goto(_address(two_home, path, code))
        expect(tab.locator(".on-paper")).to_contain_text(_address("/website/", path, code))
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
        assert [one.is_visible() for one in tab.locator(".languages, .easy-switch, #menue, form.search").all()] == [
            False
        ] * 4
    expect(tab.get_by_role("note").first).to_contain_text("Dieser Text ist ein Entwurf.")
    tab.emulate_media(media="screen")


def test_from_the_start_page_to_whom_to_call(tab: Page, two_home: str) -> None:
    """Who they are, where they live, the answer with a number: all in the language, by keyboard, in two answers."""
    tab.goto(_address(two_home, ""))
    tab.locator("#frage-ich").select_option("firmen")
    tab.get_by_label(longer("Ort oder Postleitzahl")).fill("Seestadt")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{_address(two_home, 'wegweiser/firmen/beispielsee/')}**")

    assert tab.locator("html").get_attribute("lang") == CODE
    expect(tab.locator("main a[href^='tel:']").first).to_be_visible()


def test_each_language_is_searched_by_itself(tab: Page, two_home: str) -> None:
    """The same name is found in both, each time on pages of the language alone; words of the other are not found."""
    found = {}
    for code, other in ((CODE, "übernehmen"), ("de", "ŋaŋ")):
        tab.goto(_address(two_home, "", code))
        found[code] = _hits(tab, "Seehochschule")
        strange = _hits(tab, other)
        assert all(address.startswith(f"{CODE}/") == (code == CODE) for address in (*found[code], *strange))

    assert f"{CODE}/partner/seehochschule/" in found[CODE]
    assert "partner/seehochschule/" in found["de"]


def _hits(page: Page, words: str) -> list[str]:
    """The addresses of what the search finds."""
    form = page.locator("form.search")
    form.evaluate("form => delete form.dataset.answered")
    page.locator("#suche").fill(words)
    expect(form).to_have_attribute("data-answered", words, timeout=10_000)
    links = page.locator(".search__results li > a:not(.search__call)")
    return [str(link.get_attribute("href")).split("/website/")[-1] for link in links.all()]


def test_half_as_many_letters_more_break_no_box(tab: Page, two_home: str) -> None:
    """On a small phone, with everything unfolded, what a box holds stays within it, and no page scrolls sideways."""
    broken = {}
    for path in KINDS:
        tab.goto(_address(two_home, path))
        tab.evaluate("document.querySelectorAll('main details').forEach((box) => { box.open = true; })")
        found = tab.evaluate(PROTRUDING)
        if found or tab.evaluate("document.documentElement.scrollWidth") > SMALL:
            broken[path] = found

    assert broken == {}
