"""The map of the borders: what is drawn, that neighbours touch, that names find room, and the tiles without borders."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import Dataset, load
from allianz.model.places import Grenze
from allianz.site.map import FONT, draw
from allianz.site.pages import Formats, build
from tests.building import DATA, ICONS, SECOND
from tests.documents import leads_to, page

if TYPE_CHECKING:
    from pathlib import Path

    from allianz.site.map import Area, Drawing

BUDGET = 4 * 1024
"""Bytes of the whole drawing in its page, compressed."""

Corner = tuple[int, int]


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND)


@pytest.fixture(scope="module")
def drawing(data: Dataset) -> Drawing:
    """Their map."""
    drawn = draw(data)
    assert drawn is not None
    return drawn


def rings(path: str) -> list[list[Corner]]:
    """The corners of each ring of a path."""
    found = []
    for part in path.split("z")[:-1]:
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        x, y = numbers[:2]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        found.append(ring)
    return found


def edges(area: Area) -> set[frozenset[Corner]]:
    """The straight pieces of the borders of an area."""
    return {frozenset(pair) for ring in rings(area.path) for pair in zip(ring, [*ring[1:], ring[0]], strict=True)}


def inside(point: tuple[float, float], area: Area) -> bool:
    """Whether a point lies within an area: a ray to the right crosses the borders an odd number of times."""
    x, y = point
    crossed = 0
    for edge in edges(area):
        (ax, ay), (bx, by) = sorted(edge)
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed += 1
    return crossed % 2 == 1


def test_every_landkreis_is_drawn_once_as_one_reads(data: Dataset, drawing: Drawing) -> None:
    """The keyboard goes through the areas in the order of the tiles."""
    order = sorted(data.landkreise, key=lambda kreis: (kreis.kachel.zeile, kreis.kachel.spalte))

    assert [area.landkreis for area in drawing.areas] == order


def test_neighbours_touch_without_a_gap(drawing: Drawing) -> None:
    """A border between two areas is drawn twice by the same corners, though both are simplified."""
    areas = {area.landkreis.id: edges(area) for area in drawing.areas}
    neighbours = [
        ("musterberg", "gruenau-muehlbach"),
        ("musterberg", "beispielsee"),
        ("musterberg", "weitfeld"),
        ("gruenau-muehlbach", "beispielsee"),
        ("weitfeld", "beispielsee"),
    ]

    assert all(len(areas[one] & areas[other]) > 1 for one, other in neighbours)
    assert not areas["gruenau-muehlbach"] & areas["weitfeld"]


def test_an_exclave_is_a_hole_in_the_area_around_it(drawing: Drawing) -> None:
    """The same four corners belong to both, so that nothing is drawn over it."""
    areas = {area.landkreis.id: [set(ring) for ring in rings(area.path)] for area in drawing.areas}

    assert len(areas["weitfeld"]) == len(areas["musterberg"]) == 2
    assert areas["weitfeld"][1] == areas["musterberg"][1]


def test_a_border_loses_only_what_nobody_sees(data: Dataset, drawing: Drawing) -> None:
    """A bend of less than a unit goes, a corner stays."""
    assert data.geo is not None
    before = {grenze.landkreis: len(grenze.polygone[0][0]) for grenze in data.geo.grenzen}
    after = {area.landkreis.id: len(rings(area.path)[0]) for area in drawing.areas}

    fine = [(10 + step / 1000, 54.0001 if step % 2 else 54.0) for step in range(1000)]
    square = (*fine, (11.0, 54.0), (11.0, 53.0), (10.0, 53.0), fine[0])
    geo = replace(data.geo, grenzen=tuple(Grenze(kreis.id, ((square,),)) for kreis in data.landkreise))
    simple = draw(replace(data, geo=geo))

    assert all(3 < after[id_] < before[id_] for id_ in before)
    assert simple is not None
    assert {len(rings(area.path)[0]) for area in simple.areas} == {4}


@pytest.mark.parametrize("folder", [SECOND, DATA], ids=["fixed data", "real data"])
def test_names_and_towns_lie_within_their_area(folder: Path) -> None:
    """The middle of each name and each town's point lie in the area that they belong to, and not on each other."""
    drawn = draw(load(folder))
    assert drawn is not None
    for area in drawn.areas:
        assert area.town is not None
        assert inside((area.town[0] + 0.25, area.town[1] + 0.25), area)
        for line in area.lines:
            half = len(line.text) * FONT * 0.3
            assert inside((line.x + 0.25, line.y - FONT / 3), area)
            apart = abs(line.x - area.town[0]) > half or not line.y - FONT < area.town[1] < line.y
            assert apart, f"{line.text} hides the town"


def test_a_long_name_stands_in_two_lines(drawing: Drawing) -> None:
    """A name with a hyphen breaks there, a short one stays whole."""
    lines = {area.landkreis.id: [line.text for line in area.lines] for area in drawing.areas}

    assert lines["gruenau-muehlbach"] == ["Grünau-", "Mühlbach"]
    assert lines["weitfeld"] == ["Weitfeld"]


def test_a_seat_that_is_no_municipality_has_no_point(data: Dataset) -> None:
    """Where it lies is not known."""
    moved = tuple(kreis.model_copy(update={"sitz": "Anderswo"}) for kreis in data.landkreise)
    drawn = draw(replace(data, landkreise=moved))

    assert drawn is not None
    assert [area.town for area in drawn.areas] == [None] * len(moved)


@pytest.mark.parametrize("address", ["region", ""])
def test_each_area_is_a_named_link(site: Path, data: Dataset, address: str) -> None:
    """The map names its terms, and each Landkreis is one link with a name for those who do not see it."""
    document = page(site, address)
    links = {str(link["aria-label"]): leads_to(link) for link in document.tags(".map nav a")}

    assert links == {kreis.kurzname: kreis.id for kreis in data.landkreise}
    assert "© Amt für erfundene Grenzen 2024" in document.text(".map figcaption")


def test_the_drawing_is_small() -> None:
    """The map of a real region weighs no more than the budget."""
    pages = {one.address: one.text for one in build(load(DATA), ICONS, Formats("1.0.0", {}))}
    (svg,) = re.findall(r"<svg viewBox.*?</svg>", pages["region/"], re.DOTALL)

    assert 0 < len(gzip.compress(svg.encode(), mtime=0)) <= BUDGET


def test_without_borders_the_tiles_are_shown(data: Dataset) -> None:
    """Each Landkreis is one named link on one tile, placed as the data say, and the map says that it is schematic."""
    pages = {one.address: one.text for one in build(replace(data, geo=None), ICONS, Formats("1.0.0", {}))}
    tiles = re.findall(r'map__tile.*?aria-label="(.*?)".*?<rect x="(\d+)" y="(\d+)"', pages["region/"], re.DOTALL)

    assert draw(replace(data, geo=None)) is None
    assert "Schematische Karte" in pages["region/"]
    assert {(int(x) // 108, int(y) // 108) for _, x, y in tiles} == {
        (kreis.kachel.spalte - 1, kreis.kachel.zeile - 1) for kreis in data.landkreise
    }
