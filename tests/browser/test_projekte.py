"""The register of projects in the browser: filters and sorting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from allianz.model.dataset import load
from tests.browser.expecting import expect_shown
from tests.building import SECOND

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

    from tests.browser.conftest import NewPage

PROJEKTE = [projekt.id for projekt in load(SECOND).projekte]


@pytest.fixture
def register(home: str) -> str:
    """The address of the register."""
    return f"{home}projekte/"


@pytest.fixture
def viewport() -> ViewportSize:
    """A desk."""
    return {"width": 1280, "height": 720}


def _expect_register(page: Page, ids: list[str]) -> None:
    """The register shows just these projects, in their order."""
    expect_shown(page.locator("[data-item]"), "id", [f"projekt-{id_}" for id_ in ids])


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("?feld=einstieg", ["probewochen", "lehrwerkstatt-musterberg"]),
        ("?landkreis=beispielsee", ["lernboot", "probewochen"]),
        ("?status=geplant", ["probewochen"]),
        ("?traeger=jobagentur-musterland", ["lehrwerkstatt-musterberg"]),
        ("?traeger=andere&feld=einstieg", ["lehrwerkstatt-musterberg"]),
        ("?status=geplant&landkreis=musterberg", []),
        ("?feld=gibt-es-nicht", PROJEKTE),
    ],
)
def test_a_shared_address_shows_the_filtered_register(page: Page, register: str, query: str, wanted: list[str]) -> None:
    """The query string alone restores the choice; the number of projects is announced."""
    page.goto(register + query)
    number = {0: "Kein Projekt", 1: "Ein Projekt"}.get(len(wanted), f"{len(wanted)} Projekte")

    _expect_register(page, wanted)
    expect(page.locator("[data-count]")).to_contain_text(number)


def test_the_back_button_and_reset(page: Page, register: str) -> None:
    """Each choice is a step in the history; one button takes back all of them."""
    page.goto(register)
    page.get_by_label("Status").select_option("abgeschlossen")
    page.get_by_label("Handlungsfeld").select_option("einstieg")

    _expect_register(page, ["lehrwerkstatt-musterberg"])
    page.go_back()
    _expect_register(page, ["lernboot", "lehrwerkstatt-musterberg"])
    page.get_by_role("button", name="Auswahl zurücksetzen").click()
    expect(page).to_have_url(register)
    _expect_register(page, PROJEKTE)


def test_columns_sort_by_keyboard_and_say_so(page: Page, register: str) -> None:
    """Enter on a column's name sorts upwards, again downwards; the heading tells assistive technology."""
    page.goto(register)
    names = ["Abendschule", "Lehrwerkstatt Musterberg", "Lernboot", "Probewochen", "Über den Zaun", "Wegzeichen"]
    heading = page.get_by_role("columnheader", name="Projekt")
    button = heading.get_by_role("button")
    shown = page.locator("[data-item] th > a")

    button.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(shown).to_have_text(names)
    button.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(shown).to_have_text(names[::-1])


def test_only_one_column_is_sorted_and_filters_stay(page: Page, register: str) -> None:
    """Sorting by time takes the mark from the other column; hidden rows stay hidden, unknown times come last."""
    page.goto(f"{register}?feld=ankunft")
    page.get_by_role("button", name="Träger").click()
    expect(page.locator("th[aria-sort]")).to_contain_text("Träger")
    page.get_by_role("button", name="Zeitraum").click()

    expect(page.locator("th[aria-sort]")).to_have_count(1)
    expect(page.locator("th[aria-sort]")).to_contain_text("Zeitraum")
    _expect_register(page, ["ueber-den-zaun", "abendschule"])


def test_without_script_the_register_is_complete(new_page: NewPage, register: str) -> None:
    """Without JavaScript there is no dead form and no dead button, and every project is there."""
    page = new_page(java_script_enabled=False)
    page.goto(register)

    _expect_register(page, PROJEKTE)
    expect(page.locator("form.filter")).to_be_hidden()
    expect(page.locator("table button")).to_have_count(0)
