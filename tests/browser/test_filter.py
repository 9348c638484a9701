"""The filters of the directory: state in the address, count announced, everything there without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from allianz.model.dataset import load
from allianz.site.paging import CARDS
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


def test_of_a_list_on_several_pages_all_entries_are_found(page: Page, large_home: str) -> None:
    """A word finds them on all pages: the first come at once, a button or the printer has the rest."""
    hits = LARGE - len(RECORDS)  # the made partners, by a word of all their names
    size = hits + len(ALL)  # and the fixed ones of today
    page.goto(f"{large_home}partner/")
    _expect_count(page, f"{size} Partner")
    _expect_size(page, CARDS)
    page.get_by_label("Name oder Stichwort").fill("umgebung")
    _expect_count(page, f"{hits} Partner")
    _expect_size(page, AT_ONCE)
    expect(page.get_by_role("navigation", name="Seiten")).to_be_hidden()
    page.get_by_role("button", name="Alle zeigen").click()
    expect(page).to_have_url(f"{large_home}partner/?q=umgebung")
    _expect_size(page, hits)
    page.get_by_role("button", name="Auswahl zurücksetzen").click()
    _expect_size(page, CARDS)
    _expect_count(page, f"{size} Partner")
    expect(page.get_by_role("navigation", name="Seiten")).to_be_visible()


def test_an_entry_drawn_by_the_filter_is_the_one_of_the_page(page: Page, large_home: str) -> None:
    """What a filter shows of a partner is what its page of the list shows, but for the reference to the source."""
    shown = "all => all.map(one => one.textContent.replace(/\\s/g, ''))"
    page.goto(f"{large_home}partner/")
    page.evaluate("document.querySelectorAll('.ref').forEach(ref => ref.remove())")
    before = dict(zip(_ids(page), page.locator("[data-item]").evaluate_all(shown), strict=True))
    page.get_by_label("Landkreis", exact=True).select_option("weitfeld")
    expect(page).to_have_url(f"{large_home}partner/?landkreis=weitfeld")
    page.get_by_role("button", name="Alle zeigen").click()
    after = dict(zip(_ids(page), page.locator("[data-item]").evaluate_all(shown), strict=True))

    common = before.keys() & after.keys()
    assert {id_: after[id_] for id_ in common} == {id_: before[id_] for id_ in common}
    assert len(after) > len(common) > AT_ONCE


def test_a_shared_address_filters_a_list_on_several_pages(page: Page, large_home: str) -> None:
    """The query alone shows what fits, also of later pages."""
    page.goto(f"{large_home}partner/?q=umgebung+{LARGE - 1}")

    _expect_list(page, [f"partner-{LARGE - 1}"])
    _expect_count(page, "Ein Partner")


def test_a_lost_file_leaves_the_page_its_own_entries(page: Page, large_home: str) -> None:
    """Where the file of all entries does not come, those of the page are narrowed."""
    page.route("**/liste.json", lambda route: route.fulfill(body="<html>"))
    page.goto(f"{large_home}partner/")
    page.get_by_label("Name oder Stichwort").fill("jobagentur")
    _expect_list(page, ["jobagentur-musterland"])
    page.get_by_role("button", name="Auswahl zurücksetzen").click()
    _expect_size(page, CARDS)


def test_without_script_all_pages_of_a_list_are_links(new_page: NewPage, large_home: str) -> None:
    """From the first page plain links lead to every entry."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{large_home}partner/")
    seen = _ids(page)
    page.get_by_role("link", name="Weiter", exact=True).click()
    expect(page).to_have_url(f"{large_home}partner/2/")
    seen += _ids(page)

    assert len(set(seen)) == len(seen) == LARGE - len(RECORDS) + len(ALL)
    expect(page.get_by_role("link", name="Weiter", exact=True)).to_have_count(0)


def _ids(page: Page) -> list[str]:
    return [str(id_) for id_ in page.locator("[data-item]").evaluate_all("all => all.map(one => one.id)")]


def test_without_script_the_whole_directory_is_there(new_page: NewPage, address: str) -> None:
    """Filters are an extra: without JavaScript there is no dead form, and nothing is missing."""
    page = new_page(java_script_enabled=False)
    page.goto(address)

    _expect_list(page, ALL)
    expect(page.locator("form[data-filter]")).to_be_hidden()
