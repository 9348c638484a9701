"""Everyone can use it: WCAG 2.2 A and AA as EN 301 549 asks, by rules and by hand movements."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import pytest

from tests.serving import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]

PAGES = [
    "",
    "handlungsfelder/",
    "handlungsfelder/talente/",
    "handlungsfelder/frauen/",
    "partner/",
    "partner/ihk-lueneburg-wolfsburg/",
    "allianz/",
    "wegweiser/",
    "wegweiser/?ich=betrieb&landkreis=uelzen",
    "wegweiser/?ich=projekttraeger&feld=frauen",
    "region/",
    "region/uelzen/",
    "projekte/",
    "projekte/wendlandleben/",
    "daten/",
    "quellen/",
    "mitmachen/",
    "impressum/",
    "datenschutz/",
    "barrierefreiheit/",
    "gibt/es/nicht/",
]
"""One address per page type."""

TEXT_SPACING = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-block-end:2em!important}"
)
"""What WCAG 2.2, 1.4.12 lets a visitor set."""


@pytest.fixture(scope="module")
def address(indexed_site: Path) -> Iterator[str]:
    """The address of the real site."""
    with serve(indexed_site) as url:
        yield url


def _idle(page: Page) -> None:
    assert page.locator(".search__panel").is_hidden()


def _search_open(page: Page) -> None:
    page.get_by_role("searchbox", name="Suchen").fill("Weiterbildung")
    page.locator(".search__results a").first.wait_for()


def _menu_open(page: Page) -> None:
    page.keyboard.press("Escape")
    page.locator(".search__panel").wait_for(state="hidden")
    page.get_by_role("button", name="Menü").click()
    page.get_by_role("navigation", name="Hauptmenü").get_by_role("link").first.wait_for()


def _filtered(page: Page) -> None:
    page.get_by_label("Thema").select_option("weiterbildung")


def _violations(page: Page) -> list[str]:
    """What axe, which the page must have, finds on the page as it stands: rule and element."""
    script = """async rules => (await axe.run({
      runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], reporter: 'v1', elementRef: false,
    })).violations"""
    found = page.evaluate(script, RULES)
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_any_page_type(
    browser: Browser, address: str, scheme: Literal["light", "dark"], width: int
) -> None:
    """Idle, with the search open and with the menu open, every page type is without violation."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    states: list[Callable[[Page], None]] = [_idle, _search_open, *([_menu_open] if width < 960 else [])]
    found: dict[str, list[str]] = {}
    for path in PAGES:
        page.goto(address + path)
        page.evaluate(AXE)
        for state in states:
            state(page)
            if violations := _violations(page):
                found[f"{path} {state.__name__}"] = violations
    context.close()

    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_a_filtered_directory(
    browser: Browser, address: str, scheme: Literal["light", "dark"], width: int
) -> None:
    """The directory stays without violation while a filter hides entries."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{address}partner/")
    page.evaluate(AXE)
    _filtered(page)

    assert _violations(page) == []
    context.close()


def _wait_until(page: Page, condition: str) -> None:
    """Wait for a condition; the browser's own way would evaluate text in the page, which its policy forbids."""
    for _ in range(1000):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(10)
    pytest.fail(f"never came true: {condition}")


ASKED = ["partner/?art=kammer", "projekte/?status=laufend", "wegweiser/?ich=projekttraeger#antwort"]
"""Shared addresses whose choice a script has to apply."""


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_jumps_while_a_page_loads(browser: Browser, address: str, width: int) -> None:
    """Scripts that come late find their place kept: no layout shift on any page type (Core Web Vitals, CLS)."""
    context = browser.new_context(viewport={"width": width, "height": 1400})
    context.add_init_script("""new PerformanceObserver(list => {
      for (const entry of list.getEntries()) (window.shifts ??= []).push(entry.value);
    }).observe({type: 'layout-shift', buffered: true})""")
    page = context.new_page()
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route(re.compile("/assets/js/(?!asked)"), hold)
    shifts = {}
    for path in [*PAGES, *ASKED]:
        page.goto(address + path, wait_until="commit")
        _wait_until(page, "performance.getEntriesByName('first-contentful-paint').length > 0")
        while page.evaluate("document.readyState") != "complete":
            while late:
                late.pop().continue_()
            page.wait_for_timeout(10)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if found := page.evaluate("window.shifts"):
            shifts[path] = found
    context.close()

    assert shifts == {}


@pytest.mark.parametrize("path", ASKED)
def test_a_shared_address_shows_its_page_even_if_the_script_is_lost(browser: Browser, address: str, path: str) -> None:
    """The page waits for the script that narrows it, but not for ever: then everything is there."""
    page = browser.new_page()
    page.route(re.compile("/(filter|wegweiser).js"), lambda route: route.abort())
    page.goto(address + path)
    main = page.locator("h1")
    assert not main.is_visible()
    page.locator(".wrap").evaluate("page => page.getAnimations().forEach(late => late.finish())")

    assert main.is_visible()
    page.close()


def test_a_script_that_never_arrives_leaves_a_way(browser: Browser, address: str) -> None:
    """Where the search's script is lost on the way, the link to the overview takes its place after a while."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.route("**/search.js", lambda route: route.abort())
    page.goto(address)
    link = page.get_by_role("link", name="Alle Partner im Überblick")
    assert not link.is_visible()
    page.locator(".search-link").evaluate("link => link.getAnimations().forEach(late => late.finish())")

    assert link.is_visible()
    link.click()
    page.wait_for_url("**/partner/")
    page.close()


def test_text_may_be_spaced_wider(browser: Browser, address: str) -> None:
    """With the spacing of WCAG 1.4.12 nothing is cut off and no page scrolls sideways."""
    context = browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = context.new_page()
    wide = []
    for path in PAGES:
        page.goto(address + path)
        page.add_style_tag(content=TEXT_SPACING)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    context.close()

    assert wide == []


def test_every_target_is_large_enough(browser: Browser, address: str) -> None:
    """Links and buttons outside running text are at least 24 px high and wide (WCAG 2.2, 2.5.8)."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    script = """() => [...document.querySelectorAll('a, button, input, select')].filter(e => {
      const r = e.getBoundingClientRect();
      const text = e.closest('p, dd, li:not([class]), td, .refs, .source');
      const inline = text && getComputedStyle(e).display === 'inline';
      return r.width && r.height && !inline && (r.width < 24 || r.height < 24) && !e.matches('.card a, .skip');
    }).map(e => e.outerHTML.slice(0, 90))"""
    small = {}
    for path in PAGES:
        page.goto(address + path)
        if found := page.evaluate(script):
            small[path] = found
    page.close()

    assert small == {}


def test_focus_is_visible_on_every_stop(browser: Browser, address: str) -> None:
    """Going through a page by Tab, each stop shows an outline and is on the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{address}partner/ihk-lueneburg-wolfsburg/")
    script = """() => { const e = document.activeElement, s = getComputedStyle(e);
      return [e.tagName, parseFloat(s.outlineWidth), s.outlineStyle, e.getBoundingClientRect().width] }"""
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(script))
    page.close()

    assert [stop for stop in stops if stop[0] != "BODY" and (stop[1] < 2 or stop[2] == "none" or not stop[3])] == []
    assert len({str(stop) for stop in stops}) > 10


def test_the_first_stop_leads_past_the_menu(browser: Browser, address: str) -> None:
    """On every page, also the 404 page, the first Tab shows the way to the content."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    for path in PAGES:
        page.goto(address + path)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen", path
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhalt", path
    page.close()


def test_nothing_in_the_closed_menu_takes_focus(browser: Browser, address: str) -> None:
    """On a phone, Tab goes from the menu button on, not through links that nobody sees."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(address)
    page.get_by_role("button", name="Menü").focus()
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.id") == "suche"
    assert page.evaluate("[...document.querySelectorAll('#menue a')].every(a => !a.checkVisibility())")
    page.close()


def test_forced_colours_keep_every_control_visible(browser: Browser, address: str) -> None:
    """In high contrast mode the ticks of the matrix, buttons and the current menu item can be told apart."""
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}handlungsfelder/")
    tick = page.locator(".matrix__yes").first
    current = page.locator(".nav [aria-current]").first

    assert tick.evaluate("e => getComputedStyle(e).backgroundColor !== getComputedStyle(e.querySelector('svg')).fill")
    assert current.evaluate("e => e.getBoundingClientRect().height") > 0
    context.close()


def test_nothing_moves_for_those_who_ask_for_no_motion(browser: Browser, address: str) -> None:
    """With reduced motion no transition or animation of more than a moment is left."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    script = """() => [...document.querySelectorAll('*')].filter(e => {
      const s = getComputedStyle(e);
      return parseFloat(s.transitionDuration) > 0.01 || parseFloat(s.animationDuration) > 0.01;
    }).length"""

    assert page.evaluate(script) == 0
    context.close()


def test_on_paper_only_the_content_is_left(browser: Browser, address: str) -> None:
    """Print shows the heading and the facts, without menu, search and banner controls."""
    page = browser.new_page()
    page.goto(f"{address}partner/agentur-celle/")
    page.emulate_media(media="print")

    assert page.get_by_role("heading", level=1).is_visible()
    assert not page.locator("#menue").is_visible()
    assert not page.locator("form.search").is_visible()
    page.close()


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def _tab_to(page: Page, text: str, most: int = 60) -> int:
    """Press Tab until an element with this text has the focus; how often that was."""
    for count in range(1, most + 1):
        page.keyboard.press("Tab")
        if _focused(page).startswith(text):
            return count
    pytest.fail(f"Tab never reached {text!r}")


def test_journey_by_menu_and_filter_to_further_training_in_uelzen(browser: Browser, address: str) -> None:
    """By keyboard alone: menu, partners, filter for Uelzen and Weiterbildung, the partner's website."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    _tab_to(page, "Partner")
    page.keyboard.press("Enter")
    page.wait_for_url("**/partner/")
    page.get_by_label("Landkreis").wait_for()
    while page.evaluate("document.activeElement.name") != "landkreis":
        page.keyboard.press("Tab")
    page.keyboard.type("Uelzen")
    page.keyboard.press("Tab")
    page.keyboard.type("Weiterbildung")
    page.wait_for_url("**/partner/?*")
    assert page.locator("[data-count]").inner_text() == "2 Partner"
    _tab_to(page, "Agentur für Arbeit Lüneburg-Uelzen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agentur-lueneburg-uelzen/")
    _tab_to(page, "Zur Website")

    assert page.evaluate("document.activeElement.href") == "https://www.arbeitsagentur.de/vor-ort/lueneburg-uelzen"
    page.close()


def test_journey_by_search_to_further_training_in_uelzen(browser: Browser, address: str) -> None:
    """By keyboard alone: search for Weiterbildung, the field's page, the partner responsible, its website."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    while page.evaluate("document.activeElement.id") != "suche":
        page.keyboard.press("Tab")
    page.keyboard.type("Weiterbildung")
    page.locator(".search__results a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/handlungsfelder/weiterbildung/")
    _tab_to(page, "Agentur für Arbeit Lüneburg-Uelzen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agentur-lueneburg-uelzen/")
    _tab_to(page, "Zur Website")

    assert "lueneburg-uelzen" in page.evaluate("document.activeElement.href")
    page.close()
