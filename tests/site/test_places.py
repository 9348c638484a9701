"""Places: the names that people know them by, the data for the browser, the page of all places, a Landkreis' page."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import Dataset, load
from allianz.model.places import Gemeinde, Geo, Ort
from allianz.site.pages import Formats, build
from allianz.site.places import INDEX, Name, directory, files, names, towns
from tests.building import DATA, ICONS, SECOND
from tests.documents import leads_to, page

if TYPE_CHECKING:
    from pathlib import Path

BUDGET = 5 * 1024
"""Bytes of the places for the browser, compressed."""


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND)


@pytest.fixture(scope="module")
def geo(data: Dataset) -> Geo:
    """Their places."""
    assert data.geo is not None
    return data.geo


@pytest.mark.parametrize(
    ("post", "office", "meant"),
    [
        ("Aue", "Aue", [("Aue", "")]),
        ("Aue", "Aue (Heide)", [("Aue (Heide)", "")]),
        ("Aue (Heide)", "Aue an der Heide", [("Aue an der Heide", "")]),
        ("Aue", "Bad Aue", [("Bad Aue", "")]),
        ("Aue", "Amt Aue", [("Amt Aue", "")]),
        ("Aue Aue", "Aue", [("Aue", "")]),
        ("Aue Oberdorf", "Aue", [("Aue", ""), ("Oberdorf", "Aue")]),
        ("Aue (Heide) Oberdorf", "Aue (Heide)", [("Aue (Heide)", ""), ("Oberdorf", "Aue (Heide)")]),
        ("Aue Dorf, Klein Dorf", "Aue", [("Aue", ""), ("Klein Dorf", "Aue")]),
        ("Aue II", "Aue", [("Aue", ""), ("Aue II", "Aue")]),
        ("Winkel", "Aue", [("Winkel", ""), ("Aue", "")]),
    ],
)
def test_each_place_stands_once_by_the_name_that_people_know(
    post: str, office: str, meant: list[tuple[str, str]]
) -> None:
    """The post's and the office's names of one town are one; a part of a town stands by itself behind it."""
    gemeinde = Gemeinde("99901001", office, "", "kreis", "00012", (10.0, 53.0))
    ort = Ort("00012", post, "99901001", "kreis", "")

    assert names(Geo((gemeinde,), (ort,), (), (), {})) == [Name(name, "00012", "kreis", town) for name, town in meant]


def test_another_town_of_the_same_municipality_is_a_part_where_the_municipality_has_a_town() -> None:
    """A village with a postcode of its town belongs to the town; without a town of that name it stands by itself."""
    gemeinde = Gemeinde("99901001", "Aue", "", "kreis", "00012", (10.0, 53.0))
    orte = tuple(Ort("00012", name, "99901001", "kreis", "") for name in ("Winkel", "Aue"))

    assert [(one.name, one.teil_von) for one in names(Geo((gemeinde,), orte, (), (), {}))] == [
        ("Aue", ""),
        ("Winkel", "Aue"),
    ]


def test_a_municipality_without_a_place_of_the_post_has_the_postcode_of_its_office(geo: Geo) -> None:
    """So no municipality is missing among the places."""
    found = {(name.name, name.landkreis) for name in names(geo)}

    assert {(one.name, one.landkreis) for one in geo.gemeinden} <= found
    assert Name("Heidewinkel", "00015", "musterberg") in names(geo)


def test_the_data_for_the_browser_hold_every_place(data: Dataset, geo: Geo) -> None:
    """Landkreise with their places by postcode, further Kreise, places outside, and whom to name."""
    index = json.loads(files(data)[INDEX])
    held = {(id_, plz) for id_, _, _, posts, _ in index["landkreise"] for plz in posts}

    assert [kreis[:3] for kreis in index["landkreise"]] == [[k.id, k.name, k.kurzname] for k in data.landkreise]
    assert held == {(name.landkreis, name.plz) for name in names(geo)}
    assert index["landkreise"][0][4] == ["Samtgemeinde Aueland"]
    assert index["auch"] == {"00022": "Fernkreis", "00034": "weitfeld"}
    assert ["Großstadt-Beispielsee", "Großstadt", "Beispielsee"] in index["umgebung"]
    assert index["nachweis"] == ["Amt für erfundene Gemeinden, 2024", "Erfundene Post"]


def test_the_data_for_the_browser_are_small() -> None:
    """All places of a real region weigh no more than the budget."""
    assert 0 < len(gzip.compress(files(load(DATA))[INDEX], mtime=0)) <= BUDGET


def test_the_page_of_all_places_leads_everyone_to_a_landkreis(site: Path, data: Dataset, geo: Geo) -> None:
    """Each place stands under its letter with its postcodes and a link to each of its Landkreise, without script."""
    document = page(site, "orte")
    lines = {" ".join(item.get_text(" ").split()): item for item in document.tags(".orte > li")}
    linked = {leads_to(link) for link in document.tags(".orte__kreis a")}

    assert len(lines) == sum(len(entries) for _, entries in directory(geo))
    assert linked == {kreis.id for kreis in data.landkreise}
    assert "Musterberg 00012, 00013 Musterberg" in lines
    assert "Oberdorf (Grünau (Mühlbach)) 00021 Grünau-Mühlbach" in lines
    assert "Bergau an der Aue 00022 Grünau-Mühlbach oder Fernkreis (außerhalb)" in lines
    assert [leads_to(link) for link in lines["Winkel (Sole) 00034 Beispielsee oder Weitfeld"].select("a")] == [
        "beispielsee",
        "weitfeld",
    ]
    assert not document.tags("script[type=module][src*=ort]")


def test_letters_lead_to_their_places(site: Path) -> None:
    """Umlauts stand with their vowel, and each letter of the list has its heading."""
    document = page(site, "orte")
    letters = [str(link["href"]) for link in document.tags(".buchstaben a")]

    assert letters == sorted(letters)
    assert letters == [f"#{heading['id']}" for heading in document.tags("main section h2:not(#quellen)")]


def test_a_page_of_a_landkreis_lists_its_municipalities(site: Path, data: Dataset, geo: Geo) -> None:
    """So that the search finds a postcode; names of other Landkreise stand elsewhere."""
    for kreis in data.landkreise:
        listed = page(site, f"region/{kreis.id}").text("#gemeinden ul")

        assert listed == " ".join(f"{town.name} {', '.join(town.plz)}" for town in towns(geo, kreis.id))
        assert listed


def test_whoever_made_the_data_is_named_where_they_are_shown(site: Path, geo: Geo) -> None:
    """Terms of use ask for the name and a link."""
    shown = {str(link["href"]) for address in ("orte", "region") for link in page(site, address).tags("main a")}

    assert {credit.url for credit in geo.nachweise.values()} <= shown


def test_an_alliance_without_places_has_no_page_of_them(data: Dataset) -> None:
    """No data for the browser, no page, no section, no question: the Landkreise are asked as before."""
    without = replace(data, geo=None)
    pages = {one.address: one for one in build(without, ICONS, Formats("1.0.0", {}))}

    assert files(without) == {}
    assert "orte/" not in pages
    assert not any("orte/" in one.text or "data-ort" in one.text for one in pages.values())
    assert "gemeinden" not in pages[f"region/{data.landkreise[0].id}/"].text
