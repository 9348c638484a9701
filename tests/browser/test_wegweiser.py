"""The Wegweiser in a browser: complete without script, narrowed to one visitor's answer with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from allianz.model.dataset import load
from tests.browser.expecting import expect_shown
from tests.building import SECOND

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

    from tests.browser.conftest import NewPage

DATA = load(SECOND)
HELPING = {partner.id for partner in DATA.partners if partner.aufgaben}


@pytest.fixture
def viewport() -> ViewportSize:
    """A usual phone."""
    return {"width": 360, "height": 740}


@dataclass(frozen=True)
class Question:
    """A question, what the visitor chooses, who is shown in which order, and what is said."""

    asked: str
    choice: dict[str, str]
    partners: tuple[str, ...]
    told: str


QUESTIONS = [
    Question(
        "A firm in Musterberg looks for whoever is there for it",
        {"ich": "firmen", "landkreis": "musterberg"},
        ("wirtschaftskammer-musterberg", "jobagentur-musterland", "verband-der-betriebe"),
        "wer im Bündnis wofür da ist",
    ),
    Question(
        "A firm in Beispielsee wants to send somebody to a course",
        {"ich": "firmen", "landkreis": "beispielsee", "feld": "aufstieg"},
        ("jobagentur-musterland",),
        "Kosten eines Kurses",
    ),
    Question(
        "A firm has an idea for a project",
        {"ich": "firmen", "feld": "uebergreifend"},
        ("wirtschaftskammer-musterberg", "wirtschaftsfoerderung-gruenau-muehlbach"),
        "Rat zum Antrag",
    ),
    Question(
        "A school leaver in Musterberg does not know what to become",
        {"ich": "jugend", "landkreis": "musterberg"},
        ("jobagentur-musterland",),
        "Rat zu Ihrer Berufswahl",
    ),
    Question(
        "Somebody new in Grünau looks for a flat",
        {"ich": "zugezogene", "landkreis": "gruenau-muehlbach"},
        ("wirtschaftsfoerderung-gruenau-muehlbach", "seehochschule"),
        "Suche nach einer Wohnung",
    ),
    Question(
        "A mother in Weitfeld wants to work again",
        {"ich": "eltern", "landkreis": "weitfeld", "feld": "ausgleich"},
        ("landkreis-weitfeld",),
        "Plätze im Kindergarten",
    ),
]
EACH_QUESTION = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asked)


def _expect_answer(page: Page, partners: tuple[str, ...] | list[str]) -> None:
    """The answer shows just these partners, in this order."""
    expect_shown(page.locator("[data-partner]"), "data-partner", partners)


def _expect_everything(page: Page) -> None:
    """Every partner with a task is shown, under every group that it helps."""
    cards = page.locator("[data-partner]")
    expect(cards.filter(visible=True)).to_have_count(cards.count())
    assert {card.get_attribute("data-partner") for card in cards.all()} == HELPING


def _expect_count(page: Page, words: str) -> None:
    """What is announced."""
    expect(page.locator("[data-count]")).to_contain_text(words)


def _choose(page: Page, choice: dict[str, str]) -> None:
    """Answer the start page's questions, one step each, and go to the answer by one more."""
    form = page.locator("form.guide")
    for name, value in choice.items():
        form.locator(f"select[name={name}]").select_option(value)
    form.get_by_role("button", name="Antwort zeigen").click()
    page.wait_for_url("**/wegweiser/?**")


@EACH_QUESTION
def test_from_the_start_page_to_the_answer(page: Page, home: str, question: Question) -> None:
    """A choice for each thing that matters, one button, and the right partner stands first."""
    page.goto(home)
    _choose(page, question.choice)
    first = page.locator("[data-partner]").filter(visible=True).first

    _expect_answer(page, question.partners)
    assert all(f"{name}={value}" in page.url for name, value in question.choice.items())
    expect(page.locator("#antwort")).to_contain_text(question.told)
    expect(first.get_by_role("link", name="Zur Website")).to_be_visible()


@EACH_QUESTION
def test_the_address_of_an_answer_can_be_shared(page: Page, home: str, question: Question) -> None:
    """The query string alone shows the answer, and the questions show what was chosen."""
    page.goto(f"{home}wegweiser/?{urlencode(question.choice)}")

    _expect_answer(page, question.partners)
    for name, value in question.choice.items():
        expect(page.locator(f"form.guide select[name={name}]")).to_have_value(value)


def test_the_answer_is_in_sight_on_a_phone(page: Page, home: str) -> None:
    """Who comes from the start page sees the name of the first partner without scrolling."""
    page.goto(home)
    _choose(page, {"ich": "eltern", "landkreis": "weitfeld"})
    name = page.locator("#antwort").get_by_role("link", name="Kreis Weitfeld", exact=True)
    expect(name).to_be_in_viewport(ratio=1)


def test_the_whole_way_by_keyboard(page: Page, home: str) -> None:
    """Without a mouse: type the beginning of each choice, Tab to the button, Enter."""
    page.goto(home)
    page.locator("#frage-ich").focus()
    for words in ("Ich bin", "Wei"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}wegweiser/?**")

    _expect_answer(page, ["landkreis-weitfeld", "seehochschule"])
    expect(page.locator("#frage-landkreis")).to_have_value("weitfeld")
    expect(page.locator("#antwort")).to_be_focused()


def test_each_choice_is_announced_and_the_back_button_undoes_it(page: Page, home: str) -> None:
    """Choosing changes the address at once; going back restores answer, count and questions."""
    page.goto(f"{home}wegweiser/")
    page.locator("#frage-ich").select_option("firmen")
    _expect_count(page, "5 Partner helfen Ihnen")
    page.locator("#frage-landkreis").select_option("weitfeld")
    page.locator("#frage-feld").select_option("ankunft")

    expect(page).to_have_url(f"{home}wegweiser/?ich=firmen&landkreis=weitfeld&feld=ankunft")
    _expect_count(page, "Für diese Auswahl ist kein Partner eingetragen")
    page.go_back()
    page.go_back()
    expect(page).to_have_url(f"{home}wegweiser/?ich=firmen")
    _expect_count(page, "5 Partner helfen Ihnen")
    expect(page.locator("#frage-landkreis")).to_have_value("")


def test_own_landkreis_first_then_the_region_then_without_territory(page: Page, home: str) -> None:
    """The nearer a partner is, the further up it stands; whoever serves only others is left out."""
    page.goto(f"{home}wegweiser/?ich=firmen&landkreis=beispielsee")

    _expect_answer(page, ["landkreis-beispielsee", "jobagentur-musterland", "verband-der-betriebe"])


def test_offers_of_others_stand_below_the_answer_and_are_not_counted(page: Page, home: str) -> None:
    """A mother in Weitfeld sees the holiday workshop of her Landkreis; in Grünau there is none."""
    page.goto(f"{home}wegweiser/?ich=eltern&landkreis=weitfeld")
    offers = page.locator("[data-beside]").filter(visible=True)
    below = page.locator(".answers__group:visible > :last-child")

    _expect_count(page, "Ein Partner hilft Ihnen")
    expect(offers).to_have_count(1)
    expect(offers).to_contain_text("Ferienwerkstatt Weitfeld")
    expect(below).to_contain_text("kein Angebot der Allianz")
    page.locator("#frage-feld").select_option("einstieg")
    expect(offers).to_have_count(0)
    expect(below).to_be_hidden()
    page.goto(f"{home}wegweiser/?ich=eltern&landkreis=gruenau-muehlbach")
    _expect_count(page, "Ein Partner hilft Ihnen")
    expect(offers).to_have_count(0)


def test_no_answer_names_what_comes_nearest(page: Page, home: str) -> None:
    """A combination that nobody serves says so and links to what does have an answer, each with its number."""
    page.goto(f"{home}wegweiser/?ich=firmen&landkreis=musterberg&feld=ankunft")
    links = page.locator("[data-next] ul a")

    _expect_answer(page, [])
    _expect_count(page, "kein Partner eingetragen")
    expect(links).to_have_count(4)
    expect(page.locator("[data-next] ul li").first).to_contain_text("(1)")
    links.first.click()
    expect(page).to_have_url(f"{home}wegweiser/?ich=firmen&landkreis=musterberg&feld=aufstieg#antwort")
    _expect_answer(page, ["jobagentur-musterland"])


@pytest.mark.parametrize("query", ["?ich=niemand&landkreis=hier&feld=x", "?unsinn=1", "?ich="])
def test_an_unknown_value_in_the_address_hides_nothing(page: Page, home: str, query: str) -> None:
    """An address that somebody mistyped shows everything."""
    page.goto(f"{home}wegweiser/{query}")

    _expect_everything(page)
    expect(page.locator("[data-count]")).to_be_empty()


def test_starting_anew_shows_everything(page: Page, home: str) -> None:
    """One button takes back all choices and leads to the first question."""
    page.goto(f"{home}wegweiser/?ich=firmen&landkreis=weitfeld")
    page.get_by_role("button", name="Neu anfangen").click()

    expect(page).to_have_url(f"{home}wegweiser/")
    expect(page.locator("#frage-ich")).to_be_focused()
    _expect_everything(page)


def test_only_the_sources_of_the_answer_are_listed(page: Page, home: str) -> None:
    """Numbers stay what they are, and the way back from a source leads to a mark that can be seen."""
    page.goto(f"{home}wegweiser/?ich=zugezogene&landkreis=weitfeld")
    _expect_answer(page, ["landkreis-weitfeld", "seehochschule"])
    marks = {mark.inner_text().split()[-1] for mark in page.locator("#antwort .ref a:visible").all()}
    listed = {str(item.get_attribute("value")) for item in page.locator(".refs li:visible").all()}
    page.locator(".refs .back:visible").last.click()

    assert listed == marks
    assert len(listed) < page.locator(".refs li").count()
    expect(page.locator(".ref :focus")).to_be_visible()


def test_each_answer_prints_on_one_sheet(page: Page, home: str) -> None:
    """Whatever was asked, one sheet of A4 holds the answer."""
    page.emulate_media(media="print")
    sheets = {}
    for question in QUESTIONS:
        page.goto(f"{home}wegweiser/?{urlencode(question.choice)}")
        sheets[question.asked] = page.pdf(format="A4").count(b"/Type /Page\n")

    assert sheets == dict.fromkeys(sheets, 1)


def test_a_printed_answer_has_what_paper_needs(page: Page, home: str) -> None:
    """On paper stands the answer with its addresses and sources, and nothing to press."""
    page.goto(f"{home}wegweiser/?ich=firmen&landkreis=musterberg")
    page.emulate_media(media="print")

    expect(page.locator("form.guide")).to_be_hidden()
    expect(page.locator(".answer:visible")).to_have_count(3)
    expect(page.get_by_role("navigation").first).to_be_hidden()


def test_without_script_everything_is_there(new_page: NewPage, home: str) -> None:
    """Without JavaScript the start page's question leads to the whole list, and links lead to each group in it."""
    page = new_page(java_script_enabled=False)
    page.goto(home)
    _choose(page, {"ich": "firmen"})
    links = page.get_by_role("navigation", name="Was trifft auf Sie zu?").get_by_role("link")

    expect(page.locator("form.guide")).to_be_hidden()
    expect(links).to_have_count(len(DATA.zielgruppen))
    _expect_everything(page)
    links.last.click()
    page.wait_for_url(f"**#{DATA.zielgruppen[-1].id}")
