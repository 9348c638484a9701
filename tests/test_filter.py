"""The filters of the directory: state in the address, count announced, everything there without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import load
from tests.bench import many
from tests.building import DATA, build
from tests.serving import serve

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize


@pytest.fixture
def address(home: str) -> str:
    """The address of the directory."""
    return f"{home}partner/"


@pytest.fixture
def viewport() -> ViewportSize:
    """A desk."""
    return {"width": 1280, "height": 720}


def shown(page: Page) -> set[str]:
    """The ids of the partners that the list shows."""
    return {str(item.get_attribute("id")) for item in page.locator("[data-item]").all() if item.is_visible()}


def count(page: Page) -> str:
    """What is announced."""
    return page.locator("[data-count]").inner_text()


def test_a_shared_address_shows_the_filtered_list(page: Page, address: str) -> None:
    """The query string alone restores kind, Landkreis and field, and the controls show it."""
    page.goto(f"{address}?art=kammer&landkreis=uelzen&feld=weiterbildung")

    assert shown(page) == {"handwerkskammer"}
    assert count(page) == "Ein Partner"
    assert page.get_by_label("Landkreis").input_value() == "uelzen"


@pytest.mark.parametrize("landkreis", ["celle", "uelzen", "luechow-dannenberg"])
def test_a_landkreis_shows_those_responsible_there(page: Page, address: str, landkreis: str) -> None:
    """Exactly the partners whose territory contains the Landkreis are left."""
    page.goto(address)
    page.get_by_label("Landkreis").select_option(landkreis)

    assert shown(page) == {partner.id for partner in load(DATA).partners if landkreis in partner.gebiet}
    assert page.url == f"{address}?landkreis={landkreis}"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("ihk", "ihk-lueneburg-wolfsburg"),
        ("Lueneburg uni", "leuphana"),
        ("suderburg", "ostfalia"),
        ("LÜCHOW", "landkreis-luechow-dannenberg"),
    ],
)
def test_free_text_finds_names_towns_and_abbreviations(page: Page, address: str, words: str, wanted: str) -> None:
    """Umlauts may be typed either way, and several words narrow further."""
    page.goto(address)
    page.get_by_label("Name, Ort oder Stichwort").fill(words)

    assert wanted in shown(page)
    assert len(shown(page)) < 14


def test_the_back_button_returns_to_the_list_before(page: Page, address: str) -> None:
    """Each choice is a step in the history."""
    page.goto(address)
    page.get_by_label("Art").select_option("hochschule")
    page.get_by_label("Thema").select_option("talente")
    assert shown(page) == set()
    assert count(page).startswith("Kein Partner passt")
    page.go_back()

    assert shown(page) == {"leuphana", "ostfalia"}
    assert count(page) == "2 Partner"


def test_reset_shows_everything_again(page: Page, address: str) -> None:
    """One button takes back all choices."""
    page.goto(f"{address}?art=kammer&q=xyz")
    page.get_by_role("button", name="Auswahl zurücksetzen").click()

    assert len(shown(page)) == 14
    assert page.url == address


def test_an_unknown_value_in_the_address_hides_nothing_for_good(page: Page, address: str) -> None:
    """An address that somebody mistyped still leads to a usable list."""
    page.goto(f"{address}?landkreis=gibt-es-nicht&unsinn=1")

    assert len(shown(page)) == 14


def test_of_many_hits_the_first_come_at_once(browser: Browser, tmp_path: Path) -> None:
    """In a large directory the count says all hits, the list shows the first; a button or the printer has the rest."""
    with serve(build(many(tmp_path / "data", 150), tmp_path / "site")) as url:
        page = browser.new_page()
        page.goto(f"{url}partner/")
        assert count(page) == "150 Partner"
        assert len(shown(page)) == 30
        page.get_by_label("Name, Ort oder Stichwort").fill("musterland")
        announced = int(count(page).split()[0])

        assert 100 < announced < 150
        assert len(shown(page)) == 30
        page.get_by_role("button", name="Alle zeigen").click()
        page.wait_for_url("**/?q=musterland")
        assert len(shown(page)) == announced
        page.get_by_role("button", name="Auswahl zurücksetzen").click()
        assert len(shown(page)) == 30
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert len(shown(page)) == 150
        page.close()


def test_without_script_the_whole_directory_is_there(browser: Browser, address: str) -> None:
    """Filters are an extra: without JavaScript there is no dead form, and nothing is missing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)

    assert len(shown(page)) == 14
    assert not page.locator("form[data-filter]").is_visible()
    context.close()
