"""The region: the list of Landkreise and one page per Landkreis, as they stand in the built pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import Dataset, load
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
    """Beside the map each Landkreis stands with its seat and a source."""
    entries = page(site, "region").tags(".places li")

    assert [entry.select_one("a").get_text() for entry in entries] == [kreis.name for kreis in data.landkreise]  # type: ignore[union-attr]
    assert all(kreis.sitz in entry.get_text() for kreis, entry in zip(data.landkreise, entries, strict=True))
    assert all(entry.select(".ref a") for entry in entries)


@EACH_KREIS
def test_a_page_names_exactly_those_responsible_field_by_field(site: Path, data: Dataset, id_: str) -> None:
    """In each field stand the partners with a task there whose territory holds the Landkreis, or who have none."""
    document = page(site, f"region/{id_}")
    for feld in Views(data).topics:
        listed = {leads_to(link) for link in document.tags(f'[aria-labelledby="feld-{feld}"] li > a')}

        assert listed == {
            partner.id
            for partner in data.partners
            if any(task.handlungsfeld == feld for task in partner.aufgaben)
            if id_ in partner.gebiet or not partner.gebiet
        }


@EACH_KREIS
def test_a_page_lists_the_projects_and_offers_of_its_landkreis(site: Path, data: Dataset, id_: str) -> None:
    """Projects that ran there link to their pages; offers of others stand apart from them."""
    document = page(site, f"region/{id_}")
    listed = {leads_to(link) for link in document.tags(".rows a:not(.ref a)")}
    offers = {angebot.titel for feld in data.handlungsfelder for angebot in feld.umfeld if id_ in angebot.landkreise}

    assert listed == {projekt.id for projekt in data.projekte if id_ in projekt.landkreise}
    assert all(offer in document.text('[aria-labelledby="umfeld"]') for offer in offers)
    assert ("gehören nicht zur Allianz" in document.text()) is bool(offers)


def test_a_seat_is_only_said_of_the_administrations_town(site: Path) -> None:
    """No town is put into a Landkreis unless the data do: of the town Übersee they do not say where it lies."""
    seats = {id_: page(site, f"region/{id_}").text('[aria-labelledby="sitz"] ul') for id_ in KREISE}

    assert "Gewerkschaftsbund" in seats["musterberg"]
    assert "Seehochschule" in seats["beispielsee"]
    assert "Jobagentur" in seats["beispielsee"], "an address of its own counts as well as the seat"
    assert "Grünau-Mühlbacher Land mbH" in seats["gruenau-muehlbach"]
    assert not any("Verband der Betriebe" in seat for seat in seats.values())


def test_the_map_of_a_page_marks_where_one_is(site: Path) -> None:
    """The area of the page's own Landkreis is the current one, and no other."""
    marked = page(site, "region/gruenau-muehlbach").tags(".map a[aria-current]")

    assert [link["aria-label"] for link in marked] == ["Grünau-Mühlbach"]


def test_a_landkreis_without_projects_says_so(site: Path, data: Dataset) -> None:
    """What is not documented is said in a sentence, and only there."""
    told = [id_ for id_ in KREISE if "kein Projekt der Allianz öffentlich belegt" in page(site, f"region/{id_}").text()]

    assert told == [id_ for id_ in KREISE if not any(id_ in projekt.landkreise for projekt in data.projekte)]
    assert told == ["weitfeld"]


def test_region_pages_lead_back_to_their_line(site: Path) -> None:
    """The entry of a Landkreis can be edited from its page."""
    lines = (SECOND / "landkreise.yaml").read_text("utf-8").split("\n")
    (link,) = page(site, "region/weitfeld").tags('a[href*="/edit/"]')
    file, _, line = str(link["href"]).partition("#L")

    assert file.startswith(f"{REPO_URL}/edit/main/")
    assert lines[int(line) - 1] == "- id: weitfeld"
