"""The Wegweiser: complete without script, narrowed to one visitor's answer with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from allianz.site.wegweiser import answers, gaps
from bs4 import BeautifulSoup, Tag

from allianz.model.dataset import Dataset, load
from tests.bench import BUDGET, weight
from tests.building import DATA, SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The real data."""
    return load(DATA)


@pytest.fixture
def viewport() -> ViewportSize:
    """A usual phone."""
    return {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def soup(site: Path) -> BeautifulSoup:
    """The page as it is without script."""
    return BeautifulSoup((site / "wegweiser" / "index.html").read_text("utf-8"), "html.parser")


@dataclass(frozen=True)
class Question:
    """A question, what the visitor chooses, and the answer: who comes first, what is said, who else is there."""

    asked: str
    choice: dict[str, str]
    first: str
    told: str
    also: tuple[str, ...] = ()
    steps: int = field(default=0)


QUESTIONS = [
    Question(
        "A bakery in Lüchow wants to train somebody",
        {"ich": "betrieb", "landkreis": "luechow-dannenberg", "feld": "ausbildung"},
        "agentur-lueneburg-uelzen",
        "Lehrlingsrolle",
        ("handwerkskammer",),
        steps=4,
    ),
    Question(
        "A nurse from abroad lives in Soltau",
        {"ich": "zuwanderung", "landkreis": "heidekreis"},
        "landkreis-heidekreis",
        "Welcome-Center",
        ("agentur-celle",),
        steps=3,
    ),
    Question(
        "A mother in Winsen wants to work again",
        {"ich": "wiedereinstieg", "landkreis": "harburg"},
        "agentur-lueneburg-uelzen",
        "danach zurück in den Beruf",
        steps=3,
    ),
    Question(
        "A 58-year-old in Celle wants to stay in the job",
        {"ich": "beschaeftigte", "landkreis": "celle", "feld": "alternde-mitarbeiter"},
        "agentur-celle",
        "mehr als 120 Stunden",
        steps=4,
    ),
    Question(
        "A school leaver in Uelzen does not know what to become",
        {"ich": "schulabgang", "landkreis": "uelzen"},
        "agentur-lueneburg-uelzen",
        "Berufsberatung",
        ("ostfalia",),
        steps=3,
    ),
    Question(
        "A project body wants funding",
        {"ich": "projekttraeger"},
        "ihk-lueneburg-wolfsburg",
        "Idee für ein Projekt",
        steps=2,
    ),
    Question(
        "A carpenter in Lüneburg wants to become Meister",
        {"ich": "beschaeftigte", "landkreis": "lueneburg", "feld": "weiterbildung"},
        "agentur-lueneburg-uelzen",
        "Hier geht es zum Meister",
        ("handwerkskammer",),
        steps=4,
    ),
    Question(
        "A business in Celle looks for staff",
        {"ich": "betrieb", "landkreis": "celle", "feld": "talente"},
        "agentur-celle",
        "wie Sie freie Stellen besetzen",
        steps=4,
    ),
    Question(
        "An employee in the Heidekreis wants further training",
        {"ich": "beschaeftigte", "landkreis": "heidekreis", "feld": "weiterbildung"},
        "agentur-celle",
        "welche Weiterbildung zu Ihnen passt",
        steps=4,
    ),
    Question(
        "Somebody returns to the Wendland",
        {"ich": "zuwanderung", "landkreis": "luechow-dannenberg"},
        "landkreis-luechow-dannenberg",
        "Agentur Wendlandleben hilft Ihnen",
        steps=3,
    ),
]


def shown(page: Page) -> list[str]:
    """The ids of the partners that are shown, in their order."""
    return [
        str(card.get_attribute("data-partner")) for card in page.locator("[data-partner]").all() if card.is_visible()
    ]


def count(page: Page) -> str:
    """What is announced."""
    return page.locator("[data-count]").inner_text()


def choose(page: Page, choice: dict[str, str]) -> int:
    """Answer the start page's questions and go to the answer; the number of steps that it took."""
    form = page.locator("form.guide")
    for name, value in choice.items():
        form.locator(f"select[name={name}]").select_option(value)
    form.get_by_role("button", name="Antwort zeigen").click()
    page.wait_for_url("**/wegweiser/?**")
    return len(choice) + 1


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asked)
def test_from_the_start_page_to_the_answer(page: Page, home: str, question: Question) -> None:
    """Ten real questions: a choice for each thing that matters, one button, and the right partner stands first."""
    page.goto(home)
    steps = choose(page, question.choice)
    first = page.locator(f'[data-partner="{question.first}"]:visible').first
    partners = shown(page)

    assert steps == question.steps
    assert all(f"{name}={value}" in page.url for name, value in question.choice.items())
    assert partners[0] == question.first
    assert set(question.also) <= set(partners)
    assert question.told in page.locator("#antwort").inner_text()
    assert first.get_by_role("link", name="Zur Website").is_visible()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asked)
def test_the_address_of_an_answer_can_be_shared(page: Page, home: str, question: Question) -> None:
    """The query string alone shows the answer, and the questions show what was chosen."""
    page.goto(f"{home}wegweiser/?{urlencode(question.choice)}")

    assert shown(page)[0] == question.first
    for name, value in question.choice.items():
        assert page.locator(f"form.guide select[name={name}]").input_value() == value


def test_the_answer_is_in_sight_on_a_phone(page: Page, home: str) -> None:
    """Who comes from the start page sees the name of the first partner without scrolling."""
    page.goto(home)
    choose(page, {"ich": "wiedereinstieg", "landkreis": "harburg"})
    box = page.get_by_role("link", name="Agentur für Arbeit Lüneburg-Uelzen").first.bounding_box()

    assert box is not None
    assert 0 < box["y"] < 740 - box["height"]


def test_the_whole_way_by_keyboard(page: Page, home: str) -> None:
    """Without a mouse: type the beginning of each choice, Tab to the button, Enter."""
    page.goto(home)
    page.locator("#frage-ich").focus()
    for words in ("Ich suche", "Uel"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{home}wegweiser/?**")

    assert shown(page) == ["agentur-lueneburg-uelzen", "handwerkskammer"]
    assert page.locator("#frage-landkreis").input_value() == "uelzen"
    assert page.evaluate("document.activeElement.id") == "antwort"


def test_each_choice_is_announced_and_the_back_button_undoes_it(page: Page, home: str) -> None:
    """Choosing changes the address at once; going back restores answer, count and questions."""
    page.goto(f"{home}wegweiser/")
    page.locator("#frage-ich").select_option("betrieb")
    before = count(page)
    page.locator("#frage-landkreis").select_option("uelzen")
    page.locator("#frage-feld").select_option("frauen")

    assert page.url.endswith("?ich=betrieb&landkreis=uelzen&feld=frauen")
    assert count(page).startswith("Für diese Auswahl ist kein Partner eingetragen")
    page.go_back()
    page.go_back()
    assert page.url.endswith("?ich=betrieb")
    assert count(page) == before
    assert page.locator("#frage-landkreis").input_value() == ""


@pytest.mark.parametrize("landkreis", [kreis.id for kreis in load(DATA).landkreise])
def test_own_landkreis_first_then_the_region_then_without_territory(page: Page, home: str, landkreis: str) -> None:
    """The nearer a partner is, the further up it stands; whoever serves only others is left out."""
    page.goto(f"{home}wegweiser/?ich=betrieb&landkreis={landkreis}")
    territory = {partner.id: partner.gebiet for partner in load(DATA).partners}
    places = [territory[partner] for partner in shown(page)]
    ranks = [2 if not gebiet else int(len(gebiet) > 1) for gebiet in places]

    assert places[0] == (landkreis,)
    assert ranks == sorted(ranks)
    assert all(landkreis in gebiet for gebiet in places if gebiet)


def test_offers_of_others_stand_below_the_answer_and_are_not_counted(page: Page, home: str) -> None:
    """A mother in Winsen sees the coordination office for women of her Landkreis; in Lüchow there is none."""
    page.goto(f"{home}wegweiser/?ich=wiedereinstieg&landkreis=harburg")
    offer = page.locator("[data-beside]:visible")
    below = page.locator(".answers__group:visible > :last-child")

    assert count(page).startswith("Ein Partner hilft Ihnen")
    assert "Koordinierungsstellen Frauen und Wirtschaft" in offer.inner_text()
    assert "kein Angebot der Allianz" in below.inner_text()
    page.locator("#frage-feld").select_option("weiterbildung")
    assert offer.count() == 0
    assert not below.is_visible()
    page.goto(f"{home}wegweiser/?ich=wiedereinstieg&landkreis=luechow-dannenberg")
    assert offer.count() == 0


def test_no_answer_names_what_comes_nearest(page: Page, home: str) -> None:
    """A combination that nobody serves says so and links to what does have an answer, each with its number."""
    page.goto(f"{home}wegweiser/?ich=wiedereinstieg&landkreis=celle&feld=ausbildung")
    links = page.locator("[data-next] ul a")

    assert shown(page) == []
    assert "kein Partner eingetragen" in count(page)
    assert links.count() >= 2
    links.first.click()
    page.wait_for_url("**/wegweiser/?ich=wiedereinstieg&landkreis=celle&feld=weiterbildung#antwort")
    assert shown(page) == ["agentur-celle"]


@pytest.mark.parametrize("query", ["?ich=niemand&landkreis=hier&feld=x", "?unsinn=1", "?ich="])
def test_an_unknown_value_in_the_address_hides_nothing(page: Page, home: str, data: Dataset, query: str) -> None:
    """An address that somebody mistyped shows everything."""
    page.goto(f"{home}wegweiser/{query}")

    assert set(shown(page)) == {partner.id for partner in data.partners if partner.aufgaben}
    assert count(page) == ""


def test_starting_anew_shows_everything(page: Page, home: str) -> None:
    """One button takes back all choices and leads to the first question."""
    page.goto(f"{home}wegweiser/?ich=betrieb&landkreis=uelzen")
    page.get_by_role("button", name="Neu anfangen").click()

    assert page.url == f"{home}wegweiser/"
    assert page.locator("#frage-ich").evaluate("element => element === document.activeElement")
    assert page.locator("[data-ich]:visible").count() == 7


def test_only_the_sources_of_the_answer_are_listed(page: Page, home: str) -> None:
    """Numbers stay what they are, and the way back from a source leads to a mark that can be seen."""
    page.goto(f"{home}wegweiser/?ich=projekttraeger")
    marks = {mark.inner_text().split()[-1] for mark in page.locator("#antwort .ref a:visible").all()}
    listed = {str(item.get_attribute("value")) for item in page.locator(".refs li:visible").all()}
    page.locator(".refs .back:visible").last.click()

    assert listed == marks
    assert page.evaluate("document.activeElement.closest('.ref') !== null")
    assert page.evaluate("document.activeElement.checkVisibility()")


def test_each_of_the_ten_answers_prints_on_one_sheet(page: Page, home: str) -> None:
    """Whatever was asked, one sheet of A4 holds the answer."""
    page.emulate_media(media="print")
    sheets = {}
    for question in QUESTIONS:
        page.goto(f"{home}wegweiser/?{urlencode(question.choice)}")
        sheets[question.asked] = page.pdf(format="A4").count(b"/Type /Page\n")

    assert sheets == dict.fromkeys(sheets, 1)


def test_a_printed_answer_has_what_paper_needs(page: Page, home: str) -> None:
    """On paper stands the answer with its addresses and sources, and nothing to press."""
    page.goto(f"{home}wegweiser/?ich=betrieb&landkreis=uelzen&feld=weiterbildung")
    page.emulate_media(media="print")

    assert not page.locator("form.guide").is_visible()
    assert page.locator(".answer:visible").count() == 5
    assert not page.get_by_role("navigation").first.is_visible()


def test_without_script_everything_is_there(browser: Browser, home: str, data: Dataset) -> None:
    """Without JavaScript the start page's question leads to the whole list, and links lead to each group in it."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home)
    choose(page, {"ich": "betrieb"})
    links = page.get_by_role("navigation", name="Was trifft auf Sie zu?").get_by_role("link")

    assert not page.locator("form.guide").is_visible()
    assert links.count() == len(data.zielgruppen)
    assert set(shown(page)) == {partner.id for partner in data.partners if partner.aufgaben}
    links.last.click()
    page.wait_for_url("**#projekttraeger")
    context.close()


def test_every_task_stands_under_every_group_that_it_is_for(soup: BeautifulSoup, data: Dataset) -> None:
    """Each task with its basis, its partner's page, website and territory is in the HTML."""
    for partner in data.partners:
        for task in partner.aufgaben:
            for gruppe in task.zielgruppen:
                card = _card(soup, gruppe, partner.id)
                text = " ".join(card.get_text(" ").replace("\u00a0", " ").split())

                assert task.text in text
                assert task.grundlage is None or task.grundlage in text
                assert card.select(f'a[href="../partner/{partner.id}/"]')
                assert card.select(f'a[href="{partner.website}"]')
                assert str(card["data-landkreis"]).split() == list(partner.gebiet)
                assert card.select(".task .ref a")


def _card(soup: BeautifulSoup, gruppe: str, partner: str) -> Tag:
    (card,) = soup.select(f'[data-ich="{gruppe}"] [data-partner="{partner}"]')
    return card


def test_the_complete_page_is_within_the_budget(site: Path) -> None:
    """Everything that the Wegweiser knows, in one page of less than 32 KiB."""
    assert weight(site, "wegweiser/") <= BUDGET


def test_no_task_is_missing_among_the_answers(data: Dataset) -> None:
    """Every task is an answer for each of its groups, and nothing else is."""
    found = {
        (gruppe, answer.partner.id, task.text)
        for gruppe, all_of in answers(data).items()
        for answer in all_of
        for task in answer.aufgaben
    }

    assert found == {
        (gruppe, partner.id, task.text)
        for partner in data.partners
        for task in partner.aufgaben
        for gruppe in task.zielgruppen
    }


def test_every_group_has_an_answer_in_every_landkreis(data: Dataset) -> None:
    """The real data leave nobody without a partner whose territory holds the Landkreis."""
    assert list(gaps(data)) == []


def test_a_gap_is_a_hint_with_file_and_line() -> None:
    """Where only partners without a territory help, or nobody at all, a sentence says for whom and where."""
    second = load(SECOND, "daten")
    without = type(second)(**{**vars(second), "partners": second.partners[:1]})

    assert [str(gap) for gap in gaps(second)] == [
        (
            "daten/zielgruppen.yaml:13:3: Für „Zugezogene“ zeigt der Wegweiser nur Partner ohne festes Gebiet in: "
            "Musterberg."
        )
    ]
    assert [str(gap) for gap in gaps(without)] == [
        "daten/zielgruppen.yaml:13:3: Für „Zugezogene“ zeigt der Wegweiser niemanden in: Musterberg, Beispielsee."
    ]
