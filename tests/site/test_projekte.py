"""The register of projects and a page for each, as they stand in the built pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import Dataset, load
from tests.building import SECOND
from tests.documents import leads_to, page

if TYPE_CHECKING:
    from pathlib import Path

EACH_PROJEKT = pytest.mark.parametrize("id_", [projekt.id for projekt in load(SECOND).projekte])


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND)


@EACH_PROJEKT
def test_every_project_has_a_row_with_its_facts(site: Path, data: Dataset, id_: str) -> None:
    """Name, Träger, status and each sum with its source stand in the row; what is not known is an empty cell."""
    projekt = next(projekt for projekt in data.projekte if projekt.id == id_)
    document = page(site, "projekte")
    row, sums = document.text(f"#projekt-{id_}"), f"#projekt-{id_} [data-label=Förderung]"

    assert projekt.name in row
    assert all(traeger.name is None or traeger.name in row for traeger in projekt.traeger)
    assert projekt.status.label in row
    assert document.text(sums).count("€") == len(projekt.foerderung)
    assert len(document.tags(f"{sums} .ref a")) == len(projekt.foerderung)
    assert bool(projekt.beginn or projekt.ende) is bool(document.text(f"#projekt-{id_} [data-label=Zeitraum]"))
    assert "nicht belegt" not in row


@EACH_PROJEKT
def test_every_project_has_a_page_that_says_what_is_not_known(site: Path, data: Dataset, id_: str) -> None:
    """The page holds the whole record, each sum with its measure; what no source says is said in one sentence."""
    projekt = next(projekt for projekt in data.projekte if projekt.id == id_)
    document = page(site, f"projekte/{id_}")
    text = document.text()
    unknown = text.partition("Öffentlich nicht zu finden:")[2].partition("Wissen Sie mehr?")[0]

    assert projekt.beschreibung in text
    assert projekt.zeitraum_hinweis is None or projekt.zeitraum_hinweis in text
    assert all(summe.mass in text for summe in projekt.foerderung)
    assert ("von der Redaktion zugeordnet" in text) is (projekt.zuordnung == "redaktion")
    assert ("wie viel Förderung es bekam" in unknown) is (not projekt.foerderung)
    assert ("ob das Projekt noch läuft" in unknown) is (projekt.status == "unbekannt")
    assert ("wann es begann" in unknown) is (projekt.beginn is None and projekt.status != "geplant")
    assert ("ob und wann es begonnen hat" in unknown) is (projekt.status == "geplant")
    assert len(document.tags(".refs li")) >= len(projekt.quellen)


def test_sums_are_never_added_up(site: Path) -> None:
    """Two sums of one project stand side by side, and no page shows their total."""
    assert "23.443,56" in page(site, "projekte/lernboot").text()
    assert "28.443,56" not in page(site, "projekte").text()
    assert "28.443,56" not in page(site, "projekte/lernboot").text()
    assert "Man kann sie nicht zusammenzählen" in page(site, "projekte/lernboot").text()


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("partner/seehochschule", {"lernboot"}),
        ("handlungsfelder/ankunft", {"ueber-den-zaun", "abendschule"}),
        ("region/gruenau-muehlbach", {"probewochen", "ueber-den-zaun"}),
    ],
)
def test_other_pages_lead_to_the_project(site: Path, address: str, wanted: set[str]) -> None:
    """Partner, field and Landkreis link to the page of each of their projects."""
    links = page(site, address).tags('main a[href^="../../projekte/"]:not([href$="/projekte/"])')

    assert {leads_to(link) for link in links} == wanted


def test_the_register_offers_what_the_data_have(site: Path, data: Dataset) -> None:
    """Rows and choices come from the data alone."""
    document = page(site, "projekte")

    assert len(document.tags("[data-item]")) == len(data.projekte)
    assert [option["value"] for option in document.tags("#filter-landkreis option")] == [
        "",
        *(kreis.id for kreis in data.landkreise),
    ]
