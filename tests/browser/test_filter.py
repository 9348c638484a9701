"""The filters of the directory: state in the address, count announced, everything there without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from allianz.model.dataset import load
from tests.browser.expecting import expect_shown
from tests.building import SECOND
from tests.conftest import LARGE

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

    from tests.browser.conftest import NewPage

AT_ONCE = 30
"""So many entries a large directory shows before somebody asks for the rest."""

RECORDS = load(SECOND).partners
PARTNERS = [partner for partner in RECORDS if not partner.ended]
ALL = [partner.id for partner in PARTNERS]


@pytest.fixture
def address(home: str) -> str:
    """The address of the directory."""
    return f"{home}partner/"


@pytest.fixture
def viewport() -> ViewportSize:
    """A desk."""
    return {"width": 1280, "height": 720}


def _expect_list(page: Page, ids: list[str]) -> None:
    """The list shows just these partners, in their order."""
    expect_shown(page.locator("[data-item]"), "id", ids)


def _expect_size(page: Page, size: int) -> None:
    expect(page.locator("[data-item]").filter(visible=True)).to_have_count(size)


def _expect_count(page: Page, words: str) -> None:
    """What is announced."""
    expect(page.locator("[data-count]")).to_contain_text(words)


def test_a_shared_address_shows_the_filtered_list(page: Page, address: str) -> None:
    """The query string alone restores kind, Landkreis and field, and the controls show it."""
    page.goto(f"{address}?art=landkreis&landkreis=weitfeld&feld=ausgleich")

    _expect_list(page, ["landkreis-weitfeld"])
    _expect_count(page, "Ein Partner")
    expect(page.get_by_label("Landkreis")).to_have_value("weitfeld")


@pytest.mark.parametrize("landkreis", [kreis.id for kreis in load(SECOND).landkreise])
def test_a_landkreis_shows_those_responsible_there(page: Page, address: str, landkreis: str) -> None:
    """Exactly the partners whose territory contains the Landkreis are left."""
    page.goto(address)
    page.get_by_label("Landkreis").select_option(landkreis)

    _expect_list(page, [partner.id for partner in PARTNERS if landkreis in partner.gebiet])
    expect(page).to_have_url(f"{address}?landkreis={landkreis}")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("wk", ["wirtschaftskammer-musterberg"]),
        ("WEITFELD", ["landkreis-weitfeld"]),
        ("Gruenau standort", ["wirtschaftsfoerderung-gruenau-muehlbach"]),
        ("wirtschaftsforderung", ["wirtschaftsfoerderung-gruenau-muehlbach"]),
    ],
)
def test_free_text_finds_names_kinds_and_abbreviations(page: Page, address: str, words: str, wanted: list[str]) -> None:
    """Umlauts may be typed either way, and several words narrow further."""
    page.goto(address)
    page.get_by_label("Name oder Stichwort").fill(words)

    _expect_list(page, wanted)


def test_the_back_button_returns_to_the_list_before(page: Page, address: str) -> None:
    """Each choice is a step in the history."""
    page.goto(address)
    page.get_by_label("Art", exact=True).select_option("landkreis")
    page.get_by_label("Handlungsfeld", exact=True).select_option("einstieg")
    _expect_list(page, [])
    _expect_count(page, "Kein Partner passt")
    page.go_back()

    _expect_list(page, ["landkreis-beispielsee", "landkreis-weitfeld"])
    _expect_count(page, "2 Partner")


def test_reset_shows_everything_again(page: Page, address: str) -> None:
    """One button takes back all choices."""
    page.goto(f"{address}?art=kammer&q=xyz")
    _expect_list(page, [])
    page.get_by_role("button", name="Auswahl zurücksetzen").click()

    _expect_list(page, ALL)
    expect(page).to_have_url(address)


def test_an_unknown_value_in_the_address_hides_nothing_for_good(page: Page, address: str) -> None:
    """An address that somebody mistyped still leads to a usable list."""
    page.goto(f"{address}?landkreis=gibt-es-nicht&unsinn=1")

    _expect_list(page, ALL)


def test_of_many_hits_the_first_come_at_once(page: Page, large_home: str) -> None:
    """In a large directory the count says all hits, the list shows the first; a button or the printer has the rest."""
    hits = LARGE - len(RECORDS)  # the made partners, by a word of all their names
    size = hits + len(ALL)  # and the fixed ones of today
    page.goto(f"{large_home}partner/")
    _expect_count(page, f"{size} Partner")
    _expect_size(page, AT_ONCE)
    page.get_by_label("Name oder Stichwort").fill("umgebung")
    _expect_count(page, f"{hits} Partner")
    _expect_size(page, AT_ONCE)
    page.get_by_role("button", name="Alle zeigen").click()
    expect(page).to_have_url(f"{large_home}partner/?q=umgebung")
    _expect_size(page, hits)
    page.get_by_role("button", name="Auswahl zurücksetzen").click()
    _expect_size(page, AT_ONCE)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    _expect_size(page, size)


def test_without_script_the_whole_directory_is_there(new_page: NewPage, address: str) -> None:
    """Filters are an extra: without JavaScript there is no dead form, and nothing is missing."""
    page = new_page(java_script_enabled=False)
    page.goto(address)

    _expect_list(page, ALL)
    expect(page.locator("form[data-filter]")).to_be_hidden()
