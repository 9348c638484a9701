"""The question for a place: what is meant by what people type, and how the field tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import NewPage

MUSTERBERG, SEE, GRUENAU, WEITFELD = (
    f"Landkreis {name}" for name in ("Musterberg", "Beispielsee", "Grünau-Mühlbach", "Weitfeld")
)
NEUDORF = [f"00014 Neudorf, {MUSTERBERG}", f"00045 Neudorf, {WEITFELD}"]
WINKEL = [f"00015 Winkel (Aue), {MUSTERBERG}", f"00034 Winkel (Sole), {SEE}"]
BERGAU = [f"00035 Bergau, {SEE}", f"00022 Bergau an der Aue, {GRUENAU}"]
TOWN = [f"00021 Grünau (Mühlbach), {GRUENAU}"]
KUESSNAU = [f"00023 Küßnau, {GRUENAU}"]
QUELLENTAL = [f"00046 Bad Quellental, {WEITFELD}"]


def _none(*texts: str) -> dict[str, list[str]]:
    """Texts that mean no place."""
    return {text: [] for text in texts}


ASKING = "wegweiser/firmen/"
"""A page with the question for a place, and only this question open."""

ANSWER = ".ort [role=status]"

FOUND: dict[str, tuple[str, dict[str, list[str]]]] = {
    "one: a postcode": ("eins", {
        "00021": TOWN,
        " 00 021 ": TOWN,
        "D-00021": TOWN,
        "00021 Grünau": TOWN,
        "Grünau, 00021": TOWN,
        "00015": [f"00015 Winkel (Aue), Heidewinkel, {MUSTERBERG}"],
        "00034 Winkel": [WINKEL[1]],
        "00022 Bergau": [BERGAU[1]],
    }),
    "one: a name, however it is written": ("eins", {
        "Grünau": TOWN,
        "GRÜNAU": TOWN,
        "Gruenau": TOWN,
        "grunau": TOWN,
        "Gru\u0308nau": TOWN,
        "Grü\u00adnau": TOWN,
        "Grünau\u00a0(Mühlbach)": TOWN,
        "Grünau/Mühlbach": TOWN,
        "Grünau-Mühlbach": TOWN,
        "Grünau a. d. Mühlbach": TOWN,
        "Grünau/M.": TOWN,
        "Stadt Grünau": TOWN,
        "Küßnau": KUESSNAU,
        "Küssnau": KUESSNAU,
        "Kuessnau": KUESSNAU,
        "Bergau an der Aue": [BERGAU[1]],
        "Bergau a.d. Aue": [BERGAU[1]],
        "Bergau (Aue)": [BERGAU[1]],
        "Bad Quellental": QUELLENTAL,
        "Quellental": QUELLENTAL,
        "Oberdorf": [f"00021 Grünau (Mühlbach)-Oberdorf, {GRUENAU}"],
        "Bergau II": [f"00035 Bergau II, {SEE}"],
        "Musterberg": [f"Musterberg, {MUSTERBERG}"],
        "Aueland": [f"Samtgemeinde Aueland, {MUSTERBERG}"],
        "SG Aueland": [f"Samtgemeinde Aueland, {MUSTERBERG}"],
        "LK Weitfeld": [WEITFELD],
        "Landkreis Beispielsee": [SEE],
    }),
    "several, all of them": ("mehrere", {
        "Neudorf": NEUDORF,
        "Winkel": WINKEL,
        "Bergau": BERGAU,
        "00034": [f"00034 Winkel (Sole), {SEE}", f"00034, {WEITFELD}"],
        "00022": [BERGAU[1], "00022, Fernkreis"],
        "Beispielsee": [SEE, "Großstadt-Beispielsee (Großstadt)"],
    }),
    "no postcode": ("plz", _none("0002", "000211", "00099", "٠٠٠٢١", "０００２１", "①", "00021 00033")),
    "unknown": ("unbekannt", _none("Irgendwo", "Neu", "Grü", "?", "😀", "<b>", "'\"--")),
    "outside": ("ausserhalb", {
        "20095": ["20095"],
        "Großstadt": ["Großstadt", "Großstadt-Beispielsee (Großstadt)"],
        "Großstadt-Beispielsee": ["Großstadt-Beispielsee (Großstadt)"],
    }),
    "nothing": ("leer", {"": [], " \u00a0\n": []}),
}  # fmt: skip

NEAR = {
    "Gruenua": TOWN,
    "Quelental": QUELLENTAL,
    "Bad Quelental": QUELLENTAL,
    "Seestat": [f"00033 Seestadt, {SEE}"],
    "Mühlen": [f"00047 Muhlen, {WEITFELD}"],
    "Seestadt Nord": [f"00033 Seestadt, {SEE}"],
    "Neudrof": NEUDORF,
}
"""What is only something like a place is asked back: slips, an umlaut too many, more behind a name."""

FIND = """async ([script, places, typed]) => {
  const { read, find } = await import(script);
  const index = read(await (await fetch(places)).json());
  return typed.map((text) => find(index, text));
}"""


def find(page: Page, home: str, typed: list[str]) -> list[tuple[str, bool, list[str]]]:
    """What the rules say about texts: kind, whether it is only near, and the candidates."""
    page.goto(home + ASKING)
    answers = page.evaluate(FIND, [f"{home}assets/js/ort.js", f"{home}orte.json", typed])
    return [
        (answer["art"], bool(answer.get("ungefaehr")), [one["text"] for one in answer["treffer"]]) for answer in answers
    ]


@pytest.mark.parametrize("kind", FOUND)
def test_what_people_type_is_understood(page: Page, home: str, kind: str) -> None:
    """Whichever way a place or a postcode is written, it is one, several, none, or outside of the region."""
    art, expected = FOUND[kind]
    answers = dict(zip(expected, find(page, home, list(expected)), strict=True))

    assert answers == {typed: (art, False, texts) for typed, texts in expected.items()}


def test_what_is_only_like_a_place_is_asked_back(page: Page, home: str) -> None:
    """A slip leads to what was most likely meant, and never without asking."""
    answers = dict(zip(NEAR, find(page, home, list(NEAR)), strict=True))

    assert answers == {typed: ("eins" if len(texts) == 1 else "mehrere", True, texts) for typed, texts in NEAR.items()}


def test_a_short_word_is_never_taken_for_another(page: Page, home: str) -> None:
    """Below five letters one slip makes another word, below eight two do."""
    assert [art for art, _, _ in find(page, home, ["Bern", "Mulen", "Muler", "Seesrad"])] == [
        "unbekannt",
        "eins",
        "unbekannt",
        "unbekannt",
    ]


@pytest.mark.parametrize("letter", ["a", "0", "ü", "😀", "<", "-", "𝟘"])
def test_ten_thousand_characters_are_answered(page: Page, home: str, letter: str) -> None:
    """However much is pasted into the field, there is an answer and nobody waits for it."""
    page.goto(home + ASKING)
    field = page.get_by_label("Ort oder Postleitzahl")
    field.fill(letter * 10_000)
    field.press("Enter")

    expect(page.locator(ANSWER)).not_to_be_empty()
    expect(page).to_have_url(home + ASKING)


def test_a_place_is_told_at_once_and_leads_on(page: Page, home: str) -> None:
    """The field says what it understood while one types; link and button lead to its answer."""
    page.goto(home + ASKING)
    field, status = page.get_by_label("Ort oder Postleitzahl"), page.locator(ANSWER)
    field.press_sequentially("00021")

    expect(status).to_have_text(f"Ihr Ort: {TOWN[0]}")
    link = str(status.get_by_role("link").get_attribute("href"))
    assert link.startswith("../../wegweiser/firmen/gruenau-muehlbach/#ort=00021")
    page.get_by_role("button", name="Hilfe finden").click()
    expect(page).to_have_url(f"{home}wegweiser/firmen/gruenau-muehlbach/#ort=00021")


def test_several_places_are_links(page: Page, home: str) -> None:
    """Enter in the field asks which one is meant; each candidate leads to its answer."""
    page.goto(home + ASKING)
    page.get_by_label("Ort oder Postleitzahl").fill("neudorf")
    page.keyboard.press("Enter")
    links = page.locator(".ort__wahl a")

    expect(page.locator(f"{ANSWER} p")).to_have_text("Zu „neudorf“ passt mehr als ein Ort. Welchen meinen Sie?")
    expect(links).to_have_text(NEUDORF)
    expect(page.get_by_label("Ort oder Postleitzahl")).to_be_focused()
    links.nth(1).click()
    page.wait_for_url(f"{home}wegweiser/firmen/weitfeld/#ort=00045**")


def test_a_slip_is_asked_back(page: Page, home: str) -> None:
    """The form does not go on with a guess."""
    page.goto(home + ASKING)
    page.get_by_label("Ort oder Postleitzahl").fill("Quelental")
    page.keyboard.press("Enter")

    expect(page.locator(f"{ANSWER} p")).to_have_text("„Quelental“ kennen wir so nicht. Meinten Sie:")
    expect(page.locator(".ort__wahl a")).to_have_text(QUELLENTAL)
    expect(page).to_have_url(home + ASKING)


@pytest.mark.parametrize(
    ("typed", "told", "wrong"),
    [
        ("0002", "Das ist keine Postleitzahl: Sie besteht aus fünf Ziffern, zum Beispiel 00012.", True),
        ("Irgendwo", "Den Ort „Irgendwo“ finden wir nicht.", True),
        ("20095", "20095 liegt nicht in Musterland.", False),
        ("<b>{ort}</b> $&", "Den Ort „<b>{ort}</b> $&“ finden wir nicht.", True),
    ],
)
def test_what_is_no_place_has_a_sentence_of_its_own(
    page: Page,
    home: str,
    typed: str,
    told: str,
    wrong: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    """No postcode, an unknown place and one outside are told apart, in the page and for readers."""
    page.goto(home + ASKING)
    field = page.get_by_label("Ort oder Postleitzahl")
    field.fill(typed)
    page.get_by_role("button", name="Hilfe finden").click()

    expect(page.locator(ANSWER)).to_contain_text(told)
    expect(field).to_be_focused()
    if wrong:
        expect(field).to_have_attribute("aria-invalid", "true")
    else:
        expect(field).not_to_have_attribute("aria-invalid", "true")


def test_a_candidate_outside_tells_that_it_is(page: Page, home: str) -> None:
    """One of several may lie outside: choosing it leads to no page but to the sentence about it."""
    page.goto(home + ASKING)
    page.get_by_label("Ort oder Postleitzahl").fill("00022")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Fernkreis, außerhalb der Region").click()

    expect(page.locator(ANSWER)).to_contain_text("00022, Fernkreis liegt nicht in Musterland.")


def test_another_place_begins_anew(page: Page, home: str) -> None:
    """The button empties the field and leads back into it."""
    page.goto(home + ASKING)
    field = page.get_by_label("Ort oder Postleitzahl")
    field.fill("Küßnau")
    page.get_by_role("button", name="Anderer Ort").click()

    expect(field).to_have_value("")
    expect(field).to_be_focused()
    expect(page.locator(ANSWER)).to_be_empty()
    expect(page.get_by_role("button", name="Anderer Ort")).to_be_hidden()


def test_the_places_load_when_the_field_is_used_and_nothing_typed_leaves(page: Page, home: str) -> None:
    """Until somebody comes to the field nothing is loaded for it; then once, and what is typed is in no request."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home + ASKING)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "orte.json" in url]

    with page.expect_response("**/orte.json"):
        page.get_by_label("Ort oder Postleitzahl").focus()
    page.get_by_label("Ort oder Postleitzahl").press_sequentially("Winkel (Aue)")
    expect(page.locator(ANSWER)).to_contain_text(WINKEL[0])
    assert len([url for url in asked if "orte.json" in url]) == 1
    assert not [url for url in asked if "Winkel" in url]


def test_places_that_do_not_load_are_said(new_page: NewPage, home: str) -> None:
    """Then the list of all places helps, and the next try may find them."""
    page = new_page()
    page.route("**/orte.json", lambda route: route.abort())
    page.goto(home + ASKING)
    page.get_by_label("Ort oder Postleitzahl").fill("Seestadt")
    page.keyboard.press("Enter")

    expect(page.locator(ANSWER)).to_contain_text("lässt sich gerade nicht laden")
    page.unroute("**/orte.json")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{home}wegweiser/firmen/beispielsee/#ort=Seestadt")


def test_without_script_the_landkreise_are_links(new_page: NewPage, home: str) -> None:
    """Each Landkreis is a link, and so is the list of all places for those who do not know theirs."""
    page = new_page(java_script_enabled=False)
    page.goto(home + ASKING)
    links = page.locator(".ort__ohne").get_by_role("link")

    expect(page.get_by_label("Ort oder Postleitzahl")).to_be_hidden()
    expect(links).to_have_text(
        ["Musterberg", "Beispielsee", "Grünau-Mühlbach", "Weitfeld", "Alle Orte mit ihrem Landkreis"]
    )
    links.last.click()
    expect(page.get_by_role("heading", name="Alle Orte")).to_be_visible()
