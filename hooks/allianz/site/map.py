"""The borders of the Landkreise as a drawing: paths, names and towns in the units of an SVG.

Longitude shrinks with the cosine of the latitude (equirectangular projection). A border between two Landkreise is
cut out once, simplified once and used twice, so that no gap opens between neighbours.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from allianz.model.dataset import Dataset
    from allianz.model.places import Geo
    from allianz.model.records import Landkreis
    from allianz.reading.geo import Point, Polygon

__all__ = ["Area", "Drawing", "Label", "draw"]

_WIDTH = 400
_MARGIN = 4
_TOLERANCE = 1
"""How far a simplified border may lie off, in units of the drawing."""
_LETTER = (0.6, 1.15)
"""Width and height of a letter as a share of the font size; bold letters of common fonts stay within."""
FONT = 16
"""Size of the names; the style sheet sets the same."""
_LONG = 12
"""From this length on a name stands in two lines, where it has a hyphen or a space."""
_DOT = 5
"""Room that a town's point needs."""
_BEAD = 4
"""Distance of the points of a border that are looked at while a name is placed."""

Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Label:
    """One line of a name and the middle of its baseline."""

    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Area:
    """A Landkreis on the map; `town` is where its administration sits, where that is known."""

    landkreis: Landkreis
    path: str
    lines: tuple[Label, ...]
    town: tuple[int, int] | None


@dataclass(frozen=True)
class Drawing:
    """The whole map."""

    width: int
    height: int
    areas: tuple[Area, ...]


def draw(dataset: Dataset) -> Drawing | None:
    """The map in the order in which one reads the tiles; None where the alliance has no borders."""
    geo = dataset.geo
    if geo is None:
        return None
    project, height = _projection(
        [point for grenze in geo.grenzen for polygon in grenze.polygone for point in polygon[0]]
    )
    arcs = _Arcs([ring for grenze in geo.grenzen for polygon in grenze.polygone for ring in polygon], project)
    borders = {grenze.landkreis: grenze.polygone for grenze in geo.grenzen}
    order = sorted(dataset.landkreise, key=lambda kreis: (kreis.kachel.zeile, kreis.kachel.spalte))
    areas = tuple(_area(kreis, borders[kreis.id], geo, arcs, project) for kreis in order)
    return Drawing(_WIDTH, height, areas)


def _projection(points: Sequence[Point]) -> tuple[Callable[[Point], Point], int]:
    """From degrees to units, and the height that the drawing takes."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    shrink = math.cos(math.radians((south + north) / 2))
    scale = (_WIDTH - 2 * _MARGIN) / ((east - west) * shrink)

    def project(point: Point) -> Point:
        return _MARGIN + (point[0] - west) * shrink * scale, _MARGIN + (north - point[1]) * scale

    return project, math.ceil((north - south) * scale) + 2 * _MARGIN


class _Arcs:
    """All rings, cut where a third area begins; each piece is simplified once, whoever needs it."""

    def __init__(self, rings: Sequence[Sequence[Point]], project: Callable[[Point], Point]) -> None:
        beside: defaultdict[Point, set[frozenset[Point]]] = defaultdict(set)
        for ring in rings:
            open_ring = ring[:-1]
            for before, point, after in zip((open_ring[-1], *open_ring), open_ring, ring[1:], strict=False):
                beside[point].add(frozenset((before, after)))
        self.joints = {point for point, sides in beside.items() if len(sides) > 1}
        self.project = project

    def simplified(self, ring: Sequence[Point]) -> Ring:
        """A ring with fewer points, in units, without its end."""
        return [point for arc in self._cut(list(ring[:-1])) for point in self._thin(arc)[:-1]]

    def _cut(self, ring: list[Point]) -> Iterator[list[Point]]:
        """The pieces of a ring from joint to joint; one without is cut at its smallest point and furthest from it."""
        joints = [place for place, point in enumerate(ring) if point in self.joints]
        if not joints:
            smallest = min(ring)
            joints = sorted({ring.index(smallest), ring.index(max(ring, key=lambda point: math.dist(point, smallest)))})
        for start, end in pairwise([*joints, joints[0] + len(ring)]):
            yield [ring[place % len(ring)] for place in range(start, end + 1)]

    def _thin(self, arc: list[Point]) -> Ring:
        """One piece, always looked at from the same end."""
        turned = arc[-1] < arc[0]
        kept = _douglas_peucker([self.project(point) for point in (arc[::-1] if turned else arc)])
        return kept[::-1] if turned else kept


def _douglas_peucker(points: Ring) -> Ring:
    """The points that lie further off than the tolerance from the line without them."""
    keep, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        start, end = waiting.pop()
        far = [(_to_segment(points[place], points[start], points[end]), place) for place in range(start + 1, end)]
        size, place = max(far, default=(0.0, 0))
        if size > _TOLERANCE:
            keep.add(place)
            waiting += [(start, place), (place, end)]
    return [points[place] for place in sorted(keep)]


def _to_segment(point: Point, start: Point, end: Point) -> float:
    """The distance of a point from a segment."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay))


def _area(
    kreis: Landkreis, polygons: Sequence[Polygon], geo: Geo, arcs: _Arcs, project: Callable[[Point], Point]
) -> Area:
    simple = [[arcs.simplified(ring) for ring in polygon] for polygon in polygons]
    seat = next((one.lage for one in geo.gemeinden if (one.name, one.landkreis) == (kreis.sitz, kreis.id)), None)
    town = project(seat) if seat else None
    widest = max(simple, key=lambda rings: abs(_size(rings[0])))
    path = "".join(_path(ring) for rings in simple for ring in rings)
    dot = (round(town[0]), round(town[1])) if town else None
    return Area(kreis, path, _label(kreis.kurzname, widest, town), dot)


def _size(ring: Ring) -> float:
    """Twice the area of a ring, with its sign."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))


def _path(ring: Ring) -> str:
    """A ring as the data of a path, in whole units, each point relative to the one before; nothing for a mere speck."""
    points = [(round(x), round(y)) for x, y in ring]
    kept = [point for before, point in pairwise([points[-1], *points]) if point != before]
    if len(kept) < 3:  # noqa: PLR2004 -- a line has no area
        return ""
    steps = "".join(f"{bx - ax:+}{by - ay:+}" for (ax, ay), (bx, by) in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{steps.replace('+', ' ').strip().replace(' -', '-')}z"


def _label(name: str, rings: Sequence[Ring], town: Point | None) -> tuple[Label, ...]:
    """The name, in one line or two, where it has most room."""
    parts = _lines(name)
    box = max(map(len, parts)) * _LETTER[0] * FONT / 2, len(parts) * _LETTER[1] * FONT / 2
    x, y = _roomiest(tuple(map(tuple, rings)), town, box)
    first = y - box[1] + 0.85 * FONT
    return tuple(Label(part, round(x), round(first + row * _LETTER[1] * FONT)) for row, part in enumerate(parts))


def _lines(name: str) -> list[str]:
    if len(name) < _LONG:
        return [name]
    parts = name.replace("-", "- ").split()
    middle = min(range(1, len(parts)), key=lambda at: abs(len(" ".join(parts[:at])) - len(name) / 2), default=0)
    return [part for part in (" ".join(parts[:middle]).replace("- ", "-"), " ".join(parts[middle:])) if part]


@lru_cache(maxsize=256)
def _roomiest(rings: tuple[tuple[Point, ...], ...], town: Point | None, box: Point) -> Point:
    """Where a box, given by half its width and height, can grow most before it meets a border; never on a town's point.

    A grid over the area, then ever finer ones around the best point. Each language draws the same map.
    """
    edges = [edge for ring in rings for edge in pairwise([*ring, ring[0]])]
    border = [point for edge in edges for point in _along(*edge)]
    xs, ys = [x for x, _ in rings[0]], [y for _, y in rings[0]]
    best, half = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), ((max(xs) - min(xs)) / 2, (max(ys) - min(ys)) / 2)
    for steps in (8, 3, 3, 3):
        places = [(best[0] + half[0] * i / steps, best[1] + half[1] * j / steps) for i, j in _grid(steps)]
        best = max(places, key=lambda place: _room(place, border, town, box) * (1 if _inside(place, edges) else -1))
        half = half[0] / steps, half[1] / steps
    return best


def _grid(steps: int) -> Iterator[tuple[int, int]]:
    return ((i, j) for i in range(-steps, steps + 1) for j in range(-steps, steps + 1))


def _along(start: Point, end: Point) -> Iterator[Point]:
    """Points on an edge that lie so close that no name slips through."""
    (ax, ay), (bx, by) = start, end
    pieces = max(1, math.ceil(math.dist(start, end) / _BEAD))
    return ((ax + (bx - ax) * place / pieces, ay + (by - ay) * place / pieces) for place in range(pieces))


def _room(place: Point, border: Sequence[Point], town: Point | None, box: Point) -> float:
    """How many times the box fits around a place; next to nothing where it would hide a town's point."""
    (x, y), (wide, high) = place, box
    fits = min(max(abs(bx - x) / wide, abs(by - y) / high) for bx, by in border)
    hidden = town is not None and abs(town[0] - x) < wide + _DOT and abs(town[1] - y) < high + _DOT
    return fits / 100 if hidden else fits


def _inside(point: Point, edges: Sequence[tuple[Point, Point]]) -> bool:
    """Whether a ray to the right crosses the borders an odd number of times."""
    x, y = point
    crossed = [(a, b) for a, b in edges if (a[1] > y) != (b[1] > y)]
    return sum(x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] for a, b in crossed) % 2 == 1
