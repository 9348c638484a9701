"""The Wegweiser in a browser: from the question to the answer, with and without script, and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from allianz.model.dataset import load
from allianz.site.offers import Offers
from tests.browser.expecting import expect_shown, tab_to
from tests.building import SECOND

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route, ViewportSize

    from tests.browser.conftest import NewPage

DATA = load(SECOND)
GROUPS = [gruppe.id for gruppe in DATA.zielgruppen]
KREISE = [kreis.id for kreis in DATA.landkreise]
ASKED = [(gruppe, kreis) for gruppe in GROUPS for kreis in [*KREISE, ""]]
ANSWERS = ["/".join(filter(None, ("wegweiser", *asked, ""))) + "/" for asked in ASKED]
"""The addresses of all answers."""

FIRST_CALL = 844
"""Pixels below the heading of an answer, a phone's screen, within which the first number stands."""

ENDS = """() => [...document.querySelectorAll('main :is(a[href^="tel:"], a[href^="mailto:"])')]
  .filter(link => link.checkVisibility())
  .map(link => link.getBoundingClientRect().bottom - document.querySelector('h1').getBoundingClientRect().top)"""
"""How far below the heading each visible way to reach somebody ends."""

TOLD = "[data-place]"
ERROR = "#frage-ich-fehler"


@pytest.fixture
def viewport() -> ViewportSize:
    """A usual phone."""
    return {"width": 390, "height": 844}


def _ask(page: Page, group: str, place: str = "") -> None:
    """By keyboard alone: type the beginning of a group, then the place, and press Enter."""
    tab_to(page, page.locator("#frage-ich"))
    page.keyboard.type(group)
    tab_to(page, page.locator("#frage-ort"))
    page.keyboard.type(place)
    page.keyboard.press("Enter")


def _topics(page: Page) -> Locator:
    return page.locator(".answer > .topic")


def _expect_topics(page: Page, topics: list[str]) -> None:
    """Just these topics of an answer are shown."""
    expect_shown(_topics(page), "aria-labelledby", [f"thema-{topic}" for topic in topics])


@pytest.mark.parametrize(
    ("start", "group", "typed", "answer", "told"),
    [
        ("", "Ich leite", "00021", "firmen/gruenau-muehlbach/", "00021 Grünau (Mühlbach), Landkreis Grünau-Mühlbach"),
        ("", "Ich bin", "Küßnau", "zugezogene/gruenau-muehlbach/", "00023 Küßnau, Landkreis Grünau-Mühlbach"),
        ("wegweiser/", "Ich habe", "LK Weitfeld", "eltern/weitfeld/", "Landkreis Weitfeld"),
        ("wegweiser/jugend/", "Ich gehe", "seestadt", "jugend/beispielsee/", "00033 Seestadt, Landkreis Beispielsee"),
    ],
)
def test_from_the_question_to_the_answer_by_keyboard(  # noqa: PLR0913, PLR0917 -- the columns of the table
    page: Page, home: str, start: str, group: str, typed: str, answer: str, told: str
) -> None:
    """Group and place lead to the page that answers, which says the place as its people know it."""
    page.goto(home + start)
    _ask(page, group, typed)
    page.wait_for_url(f"{home}wegweiser/{answer}#ort=**")

    expect(page.locator(TOLD)).to_have_text(told)
    expect(page.locator("#frage-ich")).to_have_value(answer.split("/", 1)[0])


@pytest.mark.parametrize("place", ["", "   "])
def test_without_a_place_the_answer_is_for_the_whole_region(page: Page, home: str, place: str) -> None:
    """Nobody has to say where they live; back leads to the question as it was."""
    page.goto(home)
    _ask(page, "Ich habe", place)

    expect(page).to_have_url(f"{home}wegweiser/eltern/")
    expect(page.locator(TOLD)).to_have_text("Ganze Region")
    page.go_back()
    expect(page).to_have_url(home)
    expect(page.locator("#frage-ich")).to_be_visible()


def test_one_of_several_places_leads_to_its_answer(page: Page, home: str) -> None:
    """Two towns of one name are asked back; the one chosen is told on its answer."""
    page.goto(home)
    _ask(page, "Ich leite", "neudorf")
    expect(page.locator(".ort__wahl a")).to_have_count(2)
    tab_to(page, page.get_by_role("link", name="00045 Neudorf"))
    page.keyboard.press("Enter")

    page.wait_for_url(f"{home}wegweiser/firmen/weitfeld/**")
    expect(page.locator(TOLD)).to_have_text("00045 Neudorf, Landkreis Weitfeld")


def test_a_place_outside_gets_the_numbers_that_help_everywhere(page: Page, home: str) -> None:
    """Who lives elsewhere is not sent away without a number."""
    page.goto(home)
    _ask(page, "Ich leite", "20095")
    answer = page.locator(".ort [role=status]")

    expect(answer).to_contain_text("20095 liegt nicht in Musterland.")
    expect(answer.locator("a[href='tel:+49800765432']")).to_be_visible()
    expect(page).to_have_url(home)


def test_the_place_found_leads_where_the_group_says(page: Page, home: str) -> None:
    """Before a group is chosen the place leads to its Landkreis, then to the answer, whichever comes first."""
    page.goto(f"{home}wegweiser/")
    page.get_by_label("Ort oder Postleitzahl").fill("00021")
    link = page.get_by_role("status").get_by_role("link", name="00021 Grünau")

    expect(link).to_have_attribute("href", "../region/gruenau-muehlbach/")
    page.locator("#frage-ich").select_option("eltern")
    expect(link).to_have_attribute(
        "href",
        "../wegweiser/eltern/gruenau-muehlbach/#ort="
        "00021%20Gr%C3%BCnau%20(M%C3%BChlbach)%2C%20Landkreis%20Gr%C3%BCnau-M%C3%BChlbach",
    )


def test_nothing_typed_leaves_the_browser(page: Page, home: str) -> None:
    """On the whole way, with a slip and another place, no request holds what was typed."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''} {request.headers}"))
    page.goto(home)
    _ask(page, "Ich leite", "Seestat")
    page.get_by_role("link", name="00033 Seestadt").click()
    page.wait_for_url("**/firmen/beispielsee/**")
    page.get_by_text("anderer Ort", exact=True).click()
    _ask(page, "Ich bin", "Quellental")
    page.wait_for_url("**/zugezogene/weitfeld/#ort=Quellental")
    expect(page.locator(TOLD)).to_contain_text("Quellental")

    assert len(asked) > 4
    assert [one for one in asked if any(word in one for word in ("Seest", "00033", "Quellental", "00046"))] == []


def test_not_even_without_its_script_a_place_is_sent(new_page: NewPage, home: str) -> None:
    """Where the script is lost on the way, the form leads to the group's answer, and what was typed stays."""
    page = new_page()
    page.route("**/ort.js", lambda route: route.abort())
    page.goto(home)
    page.locator("#frage-ich").select_option("eltern")
    page.locator("#frage-ort").fill("Seestadt")
    with page.expect_request("**/wegweiser/?**") as sent:
        page.get_by_role("button", name="Hilfe finden").click()

    assert sent.value.url == f"{home}wegweiser/?ich=eltern&landkreis="


def test_the_places_are_only_loaded_for_a_place(page: Page, home: str) -> None:
    """An answer for a Landkreis needs no list of places; one that somebody typed is looked up."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}wegweiser/firmen/weitfeld/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "orte.json" in url]

    with page.expect_response("**/orte.json"):
        page.goto(f"{home}wegweiser/firmen/beispielsee/#ort=Bergau")
    expect(page.locator(TOLD)).to_have_text("00035 Bergau, Landkreis Beispielsee")


@pytest.mark.parametrize("typed", ["Seestadt", "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "%E0%A4%A", ""])
def test_a_place_that_does_not_belong_is_not_told(page: Page, home: str, typed: str) -> None:
    """Whatever stands in the address, an answer tells its Landkreis or a place in it."""
    page.goto(f"{home}wegweiser/eltern/weitfeld/#ort={typed}")

    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(TOLD)).to_have_text("Landkreis Weitfeld")


def test_whom_to_call_stands_on_the_first_screen(page: Page, home: str) -> None:
    """On every answer a phone shows a number or an e-mail without scrolling far, where there is anybody to reach."""
    offers = Offers(DATA)
    reachable = [answer for answer, asked in zip(ANSWERS, ASKED, strict=True) if offers.call(*asked)]
    far = {}
    for answer in reachable:
        page.goto(home + answer)
        ends = page.evaluate(ENDS)
        if not ends or min(ends) > FIRST_CALL:
            far[answer] = ends

    assert reachable
    assert far == {}


def test_another_place_opens_the_question(page: Page, home: str) -> None:
    """The question is folded away on an answer; by keyboard it opens and leads to another answer."""
    page.goto(f"{home}wegweiser/firmen/beispielsee/")
    expect(page.locator("form.guide")).to_be_hidden()
    tab_to(page, page.locator("summary", has_text="anderer Ort"))
    page.keyboard.press("Enter")
    expect(page.locator("form.guide")).to_be_visible()
    expect(page.locator("#frage-ich")).to_have_value("firmen")
    tab_to(page, page.locator("#frage-ort"))
    page.keyboard.type("00012")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{home}wegweiser/firmen/musterberg/#ort=00012")
    expect(page.locator(TOLD)).to_have_text("00012 Musterberg, Landkreis Musterberg")


def test_another_place_of_the_same_landkreis_is_told(page: Page, home: str) -> None:
    """Though the page is the same, it says the new place and the question is folded again."""
    page.goto(f"{home}wegweiser/firmen/beispielsee/#ort=Seestadt")
    expect(page.locator(TOLD)).to_contain_text("Seestadt")
    page.get_by_text("anderer Ort", exact=True).click()
    _ask(page, "Ich leite", "Solewerder")

    expect(page.locator(TOLD)).to_contain_text("Solewerder, Landkreis Beispielsee")
    expect(page.locator("form.guide")).to_be_hidden()


def test_topics_narrow_the_answer_and_widen_it_again(page: Page, home: str) -> None:
    """A topic leaves itself alone, another takes its place, the same once more shows all; each says so."""
    every = ["aufstieg", "ankunft", "ausgleich", "uebergreifend"]
    page.goto(f"{home}wegweiser/firmen/beispielsee/")
    row = page.get_by_role("navigation", name="Themen auf dieser Seite")
    _expect_topics(page, every)
    row.get_by_role("link", name="Ausgleich").press("Enter")
    _expect_topics(page, ["ausgleich"])
    expect(row.locator("[aria-current=true]")).to_have_text("Ausgleich")
    row.get_by_role("link", name="Ankunft").press("Enter")
    _expect_topics(page, ["ankunft"])
    expect(row.locator("[aria-current=true]")).to_have_text("Ankunft")
    row.get_by_role("link", name="Ankunft").press("Enter")

    _expect_topics(page, every)
    expect(row.locator("[aria-current]")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "address", "topics"),
    [
        ("?ich=jugend&landkreis=beispielsee", "jugend/beispielsee/", ["einstieg"]),
        ("?ich=eltern&landkreis=weitfeld&feld=ausgleich", "eltern/weitfeld/#thema-ausgleich", ["ausgleich"]),
        ("?feld=aufstieg&ich=firmen", "firmen/#thema-aufstieg", ["aufstieg"]),
        ("?ich=jugend&landkreis=atlantis", "jugend/", ["einstieg"]),
        ("?ich=familien&landkreis=weitfeld", "eltern/weitfeld/", ["ausgleich"]),
        ("?ich=eltern&landkreis=altweitfeld", "eltern/weitfeld/", ["ausgleich"]),
        (
            "?ich=familien&landkreis=altweitfeld&feld=vereinbarkeit",
            "eltern/weitfeld/#thema-ausgleich",
            ["ausgleich"],
        ),
    ],
)
def test_old_addresses_arrive_at_their_answer(
    page: Page, home: str, query: str, address: str, topics: list[str]
) -> None:
    """Addresses that were shared when the Wegweiser was one page still answer, and back does not lead in a circle."""
    page.goto(f"{home}partner/")
    page.goto(f"{home}wegweiser/{query}")

    expect(page).to_have_url(f"{home}wegweiser/{address}")
    _expect_topics(page, topics)
    page.go_back()
    expect(page).to_have_url(f"{home}partner/")


def test_a_topic_that_an_answer_has_not_hides_nothing(page: Page, home: str) -> None:
    """An old address may name a topic that this answer never had."""
    page.goto(f"{home}wegweiser/?ich=jugend&landkreis=beispielsee&feld=ankunft")

    expect(page).to_have_url(f"{home}wegweiser/jugend/beispielsee/#thema-ankunft")
    _expect_topics(page, ["einstieg"])


@pytest.mark.parametrize("query", ["?ich=niemand&landkreis=weitfeld", "?ich=", "?unsinn=1", "?ich=%3Cb%3E"])
def test_an_address_that_means_nothing_shows_the_question(page: Page, home: str, query: str) -> None:
    """An address that somebody mistyped is answered by the question."""
    page.goto(f"{home}wegweiser/{query}")

    expect(page.locator("form.guide")).to_be_visible()
    expect(page).to_have_url(f"{home}wegweiser/{query}")


@pytest.mark.parametrize("place", ["", "00021"])
def test_nothing_chosen_is_said_beside_the_field(page: Page, home: str, place: str) -> None:
    """Without a group nothing happens but a sentence at the field, which takes the focus; a choice takes it away."""
    page.goto(home)
    page.get_by_label("Ort oder Postleitzahl").fill(place)
    page.get_by_role("button", name="Hilfe finden").click()
    field = page.locator("#frage-ich")

    expect(page.locator(ERROR)).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Bitte wählen Sie, was auf Sie zutrifft.")
    expect(page).to_have_url(home)
    field.select_option("jugend")
    expect(page.locator(ERROR)).to_be_hidden()
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_a_button_that_is_pressed_stays_under_the_pointer(page: Page, home: str) -> None:
    """Where the places arrive while somebody presses the button, telling the place waits: the press counts."""
    held: list[Route] = []
    page.route("**/orte.json", lambda route: held.append(route))  # noqa: PLW0108 – the driver wants a function of Python
    page.goto(home)
    with page.expect_request("**/orte.json"):
        page.get_by_label("Ort oder Postleitzahl").fill("00021")
    page.get_by_role("button", name="Hilfe finden").hover()
    page.mouse.down()
    with page.expect_response("**/orte.json") as answer:
        held[0].continue_()
    answer.value.finished()
    page.evaluate("new Promise((done) => setTimeout(done, 200))")
    page.mouse.up()

    expect(page.locator(ERROR)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="00021 Grünau")).to_be_visible()


def test_what_was_sent_before_the_places_arrive_is_answered(page: Page, home: str) -> None:
    """Whoever is quicker than the places still gets the answer to what was sent, and it stays."""
    held: list[Route] = []
    page.route("**/orte.json", lambda route: held.append(route))  # noqa: PLW0108 – the driver wants a function of Python
    page.goto(home)
    with page.expect_request("**/orte.json"):
        _ask(page, "Ich leite", "neudorf")
    with page.expect_response("**/orte.json") as answer:
        held[0].continue_()
    answer.value.finished()
    page.evaluate("new Promise((done) => setTimeout(done, 200))")

    expect(page.locator(".ort__wahl a")).to_have_count(2)


@pytest.mark.parametrize("start", ["", "wegweiser/", "wegweiser/eltern/"])
def test_without_script_links_stand_in_place_of_the_form(new_page: NewPage, home: str, start: str) -> None:
    """No dead form: group and Landkreis are links, and both lead to the same answer."""
    page = new_page(java_script_enabled=False)
    page.goto(home + start)
    expect(page.locator("form.guide")).to_be_hidden()
    if start != "wegweiser/eltern/":
        page.get_by_role("main").get_by_role("link", name="Ich habe Kinder").click()
        expect(page).to_have_url(f"{home}wegweiser/eltern/")
    page.locator(".ort__ohne").get_by_role("link", name="Weitfeld").click()

    expect(page).to_have_url(f"{home}wegweiser/eltern/weitfeld/")
    expect(page.get_by_role("heading", name="Platz im Kindergarten")).to_be_visible()


def test_without_script_the_way_by_the_landkreis(new_page: NewPage, home: str) -> None:
    """From the start page to a Landkreis and there to a group, and topics lead down the page."""
    page = new_page(java_script_enabled=False)
    page.goto(home)
    page.locator(".ort__ohne").get_by_role("link", name="Beispielsee").click()
    expect(page).to_have_url(f"{home}region/beispielsee/")
    page.get_by_role("main").get_by_role("link", name="Ich leite eine Firma").click()
    expect(page).to_have_url(f"{home}wegweiser/firmen/beispielsee/")
    page.get_by_role("navigation", name="Themen auf dieser Seite").get_by_role("link", name="Ausgleich").click()

    expect(page.get_by_role("heading", name="Ausgleich")).to_be_in_viewport()
    expect(_topics(page)).to_have_count(4)
    expect(page.get_by_role("heading", name="Aufstieg")).to_be_visible()


def test_a_reference_opens_what_is_folded(page: Page, home: str) -> None:
    """The sources are folded away; whoever follows a proof sees its source, and the way back leads to the mark."""
    page.goto(f"{home}wegweiser/firmen/beispielsee/")
    source = page.locator("#quelle-2")
    expect(source).to_be_hidden()
    page.locator("a[href='#quelle-2']").first.click()
    expect(source).to_be_in_viewport()
    source.locator(".back").click()

    expect(page.locator("#beleg-2")).to_be_in_viewport()


def test_a_shared_reference_opens_what_is_folded(page: Page, home: str) -> None:
    """The address of a source on an answer shows the source."""
    page.goto(f"{home}wegweiser/firmen/beispielsee/#quelle-3")

    expect(page.locator("#quelle-3")).to_be_in_viewport()


@pytest.mark.parametrize("address", ["wegweiser/firmen/beispielsee/", "region/beispielsee/"])
def test_what_is_folded_is_open_on_paper(page: Page, home: str, address: str) -> None:
    """Whoever prints a page gets what a tap would show."""
    page.goto(home + address)
    folded = page.locator("main details:not([open])")
    expect(folded).not_to_have_count(0)
    page.pdf()

    expect(folded).to_have_count(0)


def test_each_answer_prints_on_one_sheet(page: Page, home: str) -> None:
    """Whatever was asked, one sheet of A4 holds the answer."""
    sheets = {}
    for answer in ANSWERS:
        page.goto(home + answer)
        sheets[answer] = page.pdf(format="A4").count(b"/Type /Page\n")

    assert sheets == dict.fromkeys(ANSWERS, 1)


def test_a_printed_answer_has_what_paper_needs(page: Page, home: str) -> None:
    """On paper stand place, offers, numbers, the address of the page and its date, and nothing to press."""
    page.goto(f"{home}wegweiser/firmen/beispielsee/#ort=Seestadt")
    expect(page.locator(TOLD)).to_contain_text("Seestadt")
    page.emulate_media(media="print")
    origin = page.locator(".on-paper")

    expect(page.locator(TOLD)).to_be_visible()
    expect(page.locator(".offer:visible")).to_have_count(4)
    expect(page.locator(".offer").get_by_text("01234/567 89")).to_be_visible()
    expect(origin).to_contain_text("/wegweiser/firmen/beispielsee/")
    expect(origin).to_contain_text("Angaben bis")
    for pressed in ("form.guide", "form.search", ".topics", ".again", "#menue"):
        expect(page.locator(pressed)).to_be_hidden()


@pytest.mark.parametrize("address", ["partner/jobagentur-musterland/", "foerderung/"])
def test_an_address_on_paper_runs_on_behind_its_link(page: Page, home: str, address: str) -> None:
    """What a link prints behind itself has no box of its own: it would stand there letter by letter."""
    page.goto(home + address)
    page.emulate_media(media="print")
    links = page.locator("main a[href^='http']")
    printed = links.evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::after')).map(one => [one.content, one.display])"
    )

    assert printed
    assert {display for content, display in printed if content != "none"} <= {"inline"}


def test_a_narrowed_answer_prints_as_it_is_seen(page: Page, home: str) -> None:
    """Who looks at one topic prints that topic."""
    page.goto(f"{home}wegweiser/firmen/beispielsee/#thema-ankunft")
    page.emulate_media(media="print")

    _expect_topics(page, ["ankunft"])
