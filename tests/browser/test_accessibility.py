"""Everyone can use it: WCAG 2.2 A and AA as EN 301 549 asks, by rules and by hand movements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.axe import AXE, changed, in_light_and_dark, watch
from tests.browser.expecting import tab_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize

    from tests.browser.conftest import NewPage

SMALL, LARGE = 320, 1280

PAGES = [
    "",
    "wegweiser/",
    "wegweiser/firmen/",
    "wegweiser/firmen/beispielsee/",
    "wegweiser/jugend/musterberg/",
    "wegweiser/jugend/weitfeld/",
    "angebote/",
    "angebote/ruf-fuer-alle/",
    "angebote/seekurs/",
    "region/",
    "region/beispielsee/",
    "orte/",
    "partner/",
    "partner/jobagentur-musterland/",
    "partner/gewerkschaftsbund-musterland/",
    "partner/seekammer/",
    "handlungsfelder/",
    "handlungsfelder/einstieg/",
    "handlungsfelder/ausgleich/",
    "allianz/",
    "allianz/chronik/",
    "allianz/mitmachen/",
    "foerderung/",
    "projekte/",
    "projekte/lernboot/",
    "daten/",
    "quellen/",
    "mitmachen/",
    "mitmachen/eintrag/",
    "impressum/",
    "datenschutz/",
    "barrierefreiheit/",
    "leichte-sprache/",
    "leichte-sprache/barrieren/",
    "gibt/es/nicht/",
]
"""One address per page type, and more where a type has several faces."""

DRAFT = ["", "wegweiser/firmen/beispielsee/", "impressum/", "leichte-sprache/barrieren/", "gibt/es/nicht/"]
"""Pages of a draft, which has a banner and says so in its legal pages."""

VISITED = [*(("home", path) for path in PAGES), *(("draft_home", path) for path in DRAFT)]

TEXT_SPACING = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-block-end:2em!important}"
)
"""What WCAG 2.2, 1.4.12 lets a visitor set."""


@pytest.fixture
def viewport() -> ViewportSize:
    """A small window; tests for a desk say so."""
    return {"width": SMALL, "height": 800}


@pytest.fixture
def visited(home: str, draft_home: str) -> list[str]:
    """The addresses of all that is visited."""
    sites = {"home": home, "draft_home": draft_home}
    return [sites[site] + path for site, path in VISITED]


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab that goes from page to page, as a visitor's does; the site stores nothing that it could take along."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(AXE)
    yield page
    context.close()


@pytest.fixture(scope="module")
def faces() -> set[tuple[object, ...]]:
    """The headers that this worker has looked into, each with its width."""
    return set()


@pytest.fixture
def desk(new_page: NewPage) -> Page:
    """A page on a desk."""
    return new_page(viewport={"width": LARGE, "height": 800})


def _idle(page: Page) -> None:
    expect(page.locator(".search__panel")).to_be_hidden()


def _search_open(page: Page) -> None:
    page.get_by_role("searchbox", name="Suchen").fill("Musterland")
    expect(page.locator(".search__results a").first).to_be_visible()


def _menu_open(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.locator(".search__panel")).to_be_hidden()
    page.get_by_role("button", name="Menü").click()
    expect(page.get_by_role("navigation", name="Hauptmenü").get_by_role("link").first).to_be_visible()


def _filtered(page: Page) -> None:
    page.get_by_label("Handlungsfeld", exact=True).select_option("einstieg")
    expect(page.locator("[data-item]:visible").first).to_be_visible()


def _typed(page: Page, place: str, told: str, button: str = "Hilfe finden") -> None:
    """Answer the question for a place, and wait for what is told."""
    page.get_by_label("Ort oder Postleitzahl").fill(place)
    if button:
        page.get_by_role("button", name=button).click()
    expect(page.locator(".ort [role=status]")).to_contain_text(told)


def _nothing_chosen(page: Page) -> None:
    page.get_by_role("button", name="Hilfe finden").click()
    expect(page.locator("#frage-ich-fehler")).to_be_visible()


def _known(page: Page) -> None:
    page.locator("#frage-ich").select_option("firmen")
    _typed(page, "00021", "Ihr Ort: 00021 Grünau", button="")


def _several(page: Page) -> None:
    _typed(page, "Neudorf", "Welchen meinen Sie?")


def _several_with_one_outside(page: Page) -> None:
    _typed(page, "00022", "außerhalb der Region")


def _near(page: Page) -> None:
    _typed(page, "Quelental", "Meinten Sie:")


def _malformed(page: Page) -> None:
    _typed(page, "0002", "Das ist keine Postleitzahl")


def _unknown(page: Page) -> None:
    _typed(page, "Irgendwo", "finden wir nicht")


def _outside(page: Page) -> None:
    _typed(page, "20095", "liegt nicht in Musterland")


def _out_of_reach(page: Page) -> None:
    page.route("**/orte.json", lambda route: route.abort())
    page.reload()
    page.evaluate(AXE)
    page.locator("#frage-ich").select_option("firmen")
    _typed(page, "Seestadt", "lässt sich gerade nicht laden")


PLACE = (
    _nothing_chosen,
    _known,
    _several,
    _several_with_one_outside,
    _near,
    _malformed,
    _unknown,
    _outside,
    _out_of_reach,
)
"""What the question can tell, each state from the one before."""


def _opened(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((box) => { box.open = true; })")
    expect(page.locator("main details:not([open])")).to_have_count(0)


def _reference_followed(page: Page) -> None:
    page.locator("a[href^='#quelle-']").filter(visible=True).first.click()
    expect(page.locator(":target")).to_be_in_viewport()


def _narrowed(page: Page) -> None:
    page.get_by_role("navigation", name="Themen auf dieser Seite").get_by_role("link").nth(1).click()
    expect(page.locator(".answer > .topic").filter(visible=True)).to_have_count(1)


def _face(page: Page, *, has_index: bool) -> tuple[str, ...]:
    """What a header consists of, but for where its links lead and which entry of the menu is the current one."""
    markup = page.locator("header").first.evaluate("header => header.outerHTML")
    plain = re.sub(r'\s(?:href|action|data-root)="[^"]*"', "", markup)
    return (str(has_index), *sorted(re.findall(r'</?[\w-]+|[\w-]+="[^"]*"|[^<>\s]+', plain)))


def _inspect(page: Page, *states: Callable[[Page], None]) -> dict[str, list[str]]:
    """What axe finds on an open page in each state, in light and in dark.

    Colours are read everywhere at first, and then in the parts that a state changes.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = {}
    for place, state in enumerate(states):
        watch(page)
        state(page)
        found[state.__name__] = in_light_and_dark(page, changed(page) if place else "html")
    return {where: violations for where, violations in found.items() if violations}


def _spaced(page: Page) -> list[str]:
    """With the spacing of WCAG 1.4.12 nothing is cut off and no page scrolls sideways; the spacing goes again."""
    page.evaluate(
        """css => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }""",
        TEXT_SPACING,
    )
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.evaluate("document.adoptedStyleSheets = []")
    return ["scrolls sideways with wider spacing"] if wide else []


def _small(page: Page) -> list[str]:
    """Links and buttons outside running text that are less than 24 px high or wide (WCAG 2.2, 2.5.8)."""
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('a, button, input, select')].filter(e => {
      const r = e.getBoundingClientRect();
      const text = e.closest('p, dd, li:not([class]), td, .refs, .source');
      const inline = text && getComputedStyle(e).display === 'inline';
      return r.width && r.height && !inline && (r.width < 24 || r.height < 24) && !e.matches('.card a, .skip');
    }).map(e => `too small: ${e.outerHTML.slice(0, 90)}`)""")
    return found


@pytest.mark.parametrize("width", [SMALL, LARGE])
@pytest.mark.parametrize("visit", VISITED, ids="-".join)
def test_every_page_type_is_for_everyone(
    tab: Page, faces: set[tuple[object, ...]], request: pytest.FixtureRequest, visit: tuple[str, str], width: int
) -> None:
    """Idle, with the search open and with the menu open, in light and in dark, no page type has a violation.

    On a phone every target is large enough, and text may be spaced wider. What opens in the header is asked of each
    header that is not yet known, and on the start page.
    """
    page, (which, path) = tab, visit
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(request.getfixturevalue(which) + path)
    face = (_face(page, has_index=which == "home"), width)
    searched = [_search_open] if which == "home" else []  # only that site has an index
    opened = [*searched, *([_menu_open] if width == SMALL else [])] if face not in faces or not path else []
    faces.add(face)

    by_hand = [*_small(page), *_spaced(page)] if width == SMALL else []
    assert by_hand == []
    assert _inspect(page, _idle, *opened) == {}


@pytest.mark.parametrize("width", [SMALL, LARGE])
@pytest.mark.parametrize("path", ["partner/", "projekte/"])
def test_axe_finds_nothing_on_a_filtered_list(new_page: NewPage, home: str, path: str, width: int) -> None:
    """Directory and register stay without violation while a filter hides entries."""
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(home + path)

    assert _inspect(page, _filtered) == {}


@pytest.mark.parametrize("width", [SMALL, LARGE])
@pytest.mark.parametrize("path", ["", "wegweiser/"])
def test_axe_finds_nothing_whatever_the_question_tells(new_page: NewPage, home: str, path: str, width: int) -> None:
    """Nothing chosen, a place known, asked back, malformed, unknown or outside: no state has a violation."""
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(home + path)

    assert _inspect(page, *PLACE) == {}


@pytest.mark.parametrize("width", [SMALL, LARGE])
@pytest.mark.parametrize(
    ("path", "states"),
    [
        ("wegweiser/firmen/beispielsee/#ort=Seestadt", (_narrowed, _opened, _reference_followed)),
        ("region/beispielsee/", (_opened,)),
        ("partner/jobagentur-musterland/", (_opened,)),
        ("allianz/", (_opened,)),
        ("handlungsfelder/ausgleich/", (_opened,)),
    ],
)
def test_axe_finds_nothing_in_what_is_opened(
    new_page: NewPage, home: str, path: str, states: Sequence[Callable[[Page], None]], width: int
) -> None:
    """What is folded away at first, a topic alone and a reference that was followed have no violation either."""
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(home + path)

    assert _inspect(page, *states) == {}


def test_axe_sees_a_violation(page: Page, home: str) -> None:
    """A text that cannot be read is found, in either scheme, so silence means that there is none."""
    page.goto(home)
    page.locator("h1").evaluate("heading => { heading.style.opacity = 0.2 }")

    found = "\n".join(_inspect(page, _idle)["_idle"])

    assert re.search("^light: color-contrast", found, re.MULTILINE)
    assert re.search("^dark: color-contrast", found, re.MULTILINE)


def test_axe_sees_what_a_state_makes_unreadable(page: Page, home: str) -> None:
    """Colours are read again wherever a state changes something, in the header as in the footer."""

    def faded(page: Page) -> None:
        page.locator("header a, footer a").evaluate_all("links => links.forEach(a => { a.style.opacity = 0.2 })")

    page.goto(home)
    found = _inspect(page, _idle, faded)

    assert list(found) == ["faded"]
    for scheme in ("light", "dark"):
        seen = [one for one in found["faded"] if one.startswith(f"{scheme}: color-contrast")]
        assert any(".wordmark" in one for one in seen)
        assert any(".footer" in one for one in seen)


def test_a_small_target_and_a_line_that_cannot_wrap_are_seen(page: Page, home: str) -> None:
    """What a finger misses, and what grows out of the window when it is spaced wider, is found."""
    page.goto(f"{home}impressum/")
    assert [*_small(page), *_spaced(page)] == []
    page.locator("h1").evaluate("""heading => {
      heading.before(Object.assign(document.createElement('button'), {textContent: '.'}));
      document.querySelector('button:has(+ h1)').style.cssText = 'width: 9px; height: 9px; min-width: 0; min-height: 0';
      heading.style.cssText = 'white-space: nowrap; font-size: 16px; width: fit-content';
      heading.textContent = 'n'.repeat(26);
    }""")

    assert page.evaluate("document.documentElement.scrollWidth") == SMALL
    assert len(_small(page)) == 1
    assert _spaced(page) == ["scrolls sideways with wider spacing"]


def _wait_until(page: Page, condition: str) -> None:
    """Wait for a condition; the browser's own way would evaluate text in the page, which its policy forbids."""
    for _ in range(1000):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(10)
    pytest.fail(f"never came true: {condition}")


ASKED = [
    "partner/?art=kammer",
    "projekte/?status=laufend",
    "wegweiser/?unsinn=1",
    "wegweiser/firmen/gruenau-muehlbach/#ort=00021",
    "wegweiser/firmen/beispielsee/#thema-ausgleich",
]
"""Shared addresses whose choice a script has to apply."""


READY = "document.readyState === 'complete' && !document.documentElement.classList.contains('asked')"
"""A page has loaded, and its script has applied the choice of the address."""


@pytest.mark.parametrize("width", [SMALL, LARGE])
def test_nothing_jumps_while_a_page_loads(new_page: NewPage, home: str, visited: list[str], width: int) -> None:
    """Scripts that come late find their place kept: no layout shift on any page type (Core Web Vitals, CLS)."""
    page = new_page(viewport={"width": width, "height": 1400}, reduced_motion="no-preference")
    page.add_init_script("""new PerformanceObserver(list => {
      for (const entry of list.getEntries()) (window.shifts ??= []).push(entry.value);
    }).observe({type: 'layout-shift', buffered: true})""")
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route(re.compile("/assets/js/(?!asked)"), hold)
    shifts = {}
    for address in [*visited, *(home + path for path in ASKED)]:
        page.goto(address, wait_until="commit")
        _wait_until(page, "performance.getEntriesByName('first-contentful-paint').length > 0")
        while not page.evaluate(READY):
            while late:
                late.pop().continue_()
            page.wait_for_timeout(10)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if found := page.evaluate("window.shifts"):
            shifts[address] = found

    assert shifts == {}


def _come_late(waiting: Locator) -> None:
    """Let the animations end that show a part of the page after a while."""
    waiting.evaluate("element => element.getAnimations().forEach(late => late.finish())")


@pytest.mark.parametrize("path", ASKED)
def test_a_shared_address_shows_its_page_even_if_the_script_is_lost(new_page: NewPage, home: str, path: str) -> None:
    """The page waits for the script that narrows it, but not for ever: then everything is there."""
    page = new_page()
    page.route(re.compile("/(filter|wegweiser).js"), lambda route: route.abort())
    page.goto(home + path)
    assert not page.locator("h1").is_visible()  # now, though it would be later
    _come_late(page.locator(".wrap"))

    expect(page.locator("h1")).to_be_visible()


def test_a_script_that_never_arrives_leaves_a_way(new_page: NewPage, home: str) -> None:
    """Where the search's script is lost on the way, the link to the overview takes its place after a while."""
    page = new_page()
    page.route("**/search.js", lambda route: route.abort())
    page.goto(home)
    link = page.get_by_role("link", name="Alle Partner im Überblick")
    assert not link.is_visible()  # now, though it would be later
    _come_late(page.locator(".search-link"))

    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(f"{home}partner/")


def test_the_first_stop_leads_past_the_menu(new_page: NewPage, visited: list[str]) -> None:
    """On every page, also the 404 page, the first Tab shows the way to the content."""
    page = new_page()
    for address in visited:
        page.goto(address)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#inhalt")).to_be_focused()


def test_focus_is_visible_on_every_stop(desk: Page, home: str) -> None:
    """Going through a page by Tab, each stop shows an outline and is on the page."""
    desk.goto(f"{home}partner/jobagentur-musterland/")
    script = """() => { const e = document.activeElement, s = getComputedStyle(e);
      return [e.tagName, parseFloat(s.outlineWidth), s.outlineStyle, e.getBoundingClientRect().width] }"""
    stops = []
    for _ in range(40):
        desk.keyboard.press("Tab")
        stops.append(desk.evaluate(script))

    assert [stop for stop in stops if stop[0] != "BODY" and (stop[1] < 2 or stop[2] == "none" or not stop[3])] == []
    assert len({str(stop) for stop in stops}) > 10


def test_nothing_in_the_closed_menu_takes_focus(page: Page, home: str) -> None:
    """On a phone, Tab goes from the menu button on, not through links that nobody sees."""
    page.goto(home)
    page.get_by_role("button", name="Menü").focus()
    page.keyboard.press("Tab")

    expect(page.locator("#suche")).to_be_focused()
    assert page.evaluate("[...document.querySelectorAll('#menue a')].every(a => !a.checkVisibility())")


def test_forced_colours_keep_every_control_visible(new_page: NewPage, home: str) -> None:
    """In high contrast mode the ticks of the matrix, buttons and the current menu item can be told apart."""
    page = new_page(forced_colors="active", viewport={"width": LARGE, "height": 800})
    page.goto(f"{home}handlungsfelder/")
    tick = page.locator(".matrix__yes").first
    current = page.locator(".nav [aria-current]").first

    assert tick.evaluate("e => getComputedStyle(e).backgroundColor !== getComputedStyle(e.querySelector('svg')).fill")
    assert current.evaluate("e => e.getBoundingClientRect().height") > 0


def test_nothing_moves_for_those_who_ask_for_no_motion(new_page: NewPage, home: str) -> None:
    """With reduced motion no transition or animation of more than a moment is left."""
    page = new_page(reduced_motion="reduce")
    page.goto(home)
    script = """() => [...document.querySelectorAll('*')].filter(e => {
      const s = getComputedStyle(e);
      return parseFloat(s.transitionDuration) > 0.01 || parseFloat(s.animationDuration) > 0.01;
    }).length"""

    assert page.evaluate(script) == 0


def test_on_paper_only_the_content_is_left(desk: Page, home: str) -> None:
    """Print shows the heading and the facts, without menu, search and banner controls."""
    desk.goto(f"{home}partner/jobagentur-musterland/")
    desk.emulate_media(media="print")

    expect(desk.get_by_role("heading", level=1)).to_be_visible()
    expect(desk.locator("#menue")).to_be_hidden()
    expect(desk.locator("form.search")).to_be_hidden()


def _link(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("link", name=name).first


def test_journey_by_menu_and_filter_to_a_place_in_a_kindergarten(desk: Page, home: str) -> None:
    """By keyboard alone: menu, partners, filter by Landkreis and topic, the partner's e-mail."""
    desk.goto(home)
    tab_to(desk, desk.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name="Partner"))
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/partner/")
    tab_to(desk, desk.get_by_label("Landkreis"))
    desk.keyboard.type("Weitfeld")
    desk.keyboard.press("Tab")
    expect(desk.get_by_label("Handlungsfeld", exact=True)).to_be_focused()
    desk.keyboard.type("Ausgleich")
    expect(desk).to_have_url(re.compile(r"/partner/\?landkreis=weitfeld&feld=ausgleich$"))
    expect(desk.locator("[data-count]")).to_have_text("Ein Partner in der Liste")
    tab_to(desk, _link(desk, "Landkreis Weitfeld"))
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/partner/landkreis-weitfeld/")
    tab_to(desk, desk.get_by_role("main").locator("a[href='mailto:info@weitfeld.example.org']").first)


def test_journey_by_search_to_a_place_in_a_kindergarten(desk: Page, home: str) -> None:
    """By keyboard alone: search for the topic, the field's page, the offer, the e-mail of who gives it."""
    desk.goto(home)
    tab_to(desk, desk.locator("#suche"))
    desk.keyboard.type("Ausgleich")
    expect(desk.locator(".search__results a").first).to_be_visible()
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(".search__results a").first).to_be_focused()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/handlungsfelder/ausgleich/")
    tab_to(desk, _link(desk, "Platz im Kindergarten"))
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/angebote/platz-im-kindergarten/")
    tab_to(desk, desk.get_by_role("main").locator("a[href='mailto:info@weitfeld.example.org']").first)
