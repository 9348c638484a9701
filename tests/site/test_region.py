"""The region: the list of Landkreise and one page per Landkreis, as they stand in the built pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import Dataset, load
from allianz.site.offers import Offers
from allianz.site.views import Views
from tests.building import REPO_URL, SECOND
from tests.documents import leads_to, page

if TYPE_CHECKING:
    from pathlib import Path

KREISE = [kreis.id for kreis in load(SECOND).landkreise]
EACH_KREIS = pytest.mark.parametrize("id_", KREISE)


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND)


def test_the_list_says_what_the_map_shows(site: Path, data: Dataset) -> None:
    """Beside the map each Landkreis stands with its seat; where that is known from stands behind one tap."""
    document = page(site, "region")
    entries = document.tags(".places li")

    assert [entry.select_one("a").get_text() for entry in entries] == [kreis.name for kreis in data.landkreise]  # type: ignore[union-attr]
    assert all(kreis.sitz in entry.get_text() for kreis, entry in zip(data.landkreise, entries, strict=True))
    assert document.tags("details.refs li")


@EACH_KREIS
def test_a_page_leads_each_group_to_its_answer(site: Path, data: Dataset, id_: str) -> None:
    """Who knows the Landkreis chooses what applies and is there; a group without an offer here is left out."""
    led = {str(link["href"]).split("/")[-3] for link in page(site, f"region/{id_}").tags(".quick a")}

    assert led == {gruppe.id for gruppe in data.zielgruppen if Offers(data).answer(gruppe.id, id_)}


@EACH_KREIS
def test_whoever_wants_a_number_is_led_to_the_contacts_at_once(site: Path, data: Dataset, id_: str) -> None:
    """Before the choice of a group and the map: on a phone both stand above the numbers. Without any nothing leads."""
    document, views = page(site, f"region/{id_}"), Views(data)
    (kreis,) = (one for one in data.landkreise if one.id == id_)
    there = bool([*views.contacts_in(kreis), *views.seats(kreis)])

    assert [link["href"] for link in document.tags(".lead a")] == ["#kontakte"] * there
    assert bool(document.tags("section:has(> #kontakte) a")) == bool(document.tags("#kontakte")) == there


@EACH_KREIS
def test_a_page_names_the_contacts_and_offers_of_its_landkreis(site: Path, data: Dataset, id_: str) -> None:
    """Every partner that can be reached here, and every offer, stands on the page."""
    document, views = page(site, f"region/{id_}"), Views(data)
    (kreis,) = (one for one in data.landkreise if one.id == id_)
    offered = {leads_to(link) for link in document.tags(".topic--fold .row__title a")}

    assert {leads_to(link) for link in document.tags(".contact__who a")} == {
        partner.id for partner, _ in views.contacts_in(kreis)
    }
    assert offered == {angebot.id for angebot in views.offers.in_kreis(id_)}


@EACH_KREIS
def test_a_page_lists_the_projects_of_its_landkreis(site: Path, data: Dataset, id_: str) -> None:
    """Projects that ran there link to their pages; where there was none, nothing speaks of projects."""
    document = page(site, f"region/{id_}")
    listed = {leads_to(link) for link in document.tags('[aria-labelledby="projekte"] .row__title a')}

    assert listed == {projekt.id for projekt in data.projekte if id_ in projekt.landkreise}
    assert bool(document.tags("#projekte")) is bool(listed)


def test_the_map_of_a_page_marks_where_one_is(site: Path) -> None:
    """The area of the page's own Landkreis is the current one, and no other."""
    marked = page(site, "region/gruenau-muehlbach").tags(".map a[aria-current]")

    assert [link["aria-label"] for link in marked] == ["Grünau-Mühlbach"]


def test_region_pages_lead_back_to_their_line(site: Path) -> None:
    """The entry of a Landkreis can be edited from its page."""
    lines = (SECOND / "landkreise.yaml").read_text("utf-8").split("\n")
    (link,) = page(site, "region/weitfeld").tags('a[href*="/edit/"]')
    file, _, line = str(link["href"]).partition("#L")

    assert file.startswith(f"{REPO_URL}/edit/main/")
    assert lines[int(line) - 1] == "- id: weitfeld"
