"""CSV tables and GeoJSON areas → rows and features that know their place, or German messages.

CSV as in RFC 4180 with commas and without line ends inside a cell; GeoJSON as in RFC 7946, polygons alone.
What a column or a property means is not known here.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from allianz.reading.messages import Message, Place, shown
from allianz.reading.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Feature", "Point", "Polygon", "Row", "read_features", "read_table"]

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
"""The outer ring, then the holes; the last point of each ring is its first."""

_CELL = re.compile(r'"((?:[^"]|"")*)"|([^",]*)')
_NO_CSV = "Ab hier lässt sich die Zeile nicht als CSV lesen. Prüfen Sie Kommas und Anführungszeichen."
_NO_JSON = "Ab hier lässt sich die Datei nicht als JSON lesen. Prüfen Sie Kommas, Klammern und Anführungszeichen."
_NO_COLLECTION = 'Die Datei muss aus Flächen bestehen: {"type": "FeatureCollection", "features": […]}.'
_CORNERS = 4
"""Positions of the smallest ring: three corners and the first again."""


@dataclass(frozen=True)
class Row:
    """One line of a table: its cells by the names of their columns."""

    path: str
    line: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]

    def at(self, name: str) -> Place:
        """Where the cell of a column begins."""
        return Place(self.path, self.line, self.columns[name])


@dataclass(frozen=True)
class Feature:
    """One area: its number from 1, its properties and its polygons."""

    number: int
    place: Place
    properties: Mapping[str, object]
    polygons: tuple[Polygon, ...]


class _Wrong(Exception):  # noqa: N818 -- it ends the reading of one part, it is not an error of the program
    """This part cannot be understood; its text says why, `column` where in the line."""

    def __init__(self, text: str, column: int = 1) -> None:
        super().__init__(text)
        self.column = column


def read_table(path: str, raw: bytes, needed: Sequence[str]) -> tuple[list[Row], list[Message]]:
    """The rows of a CSV file and what is wrong with it; all columns of `needed` must be there, others may."""
    text, messages = decode(path, raw)
    if text is None:
        return [], messages
    head, *lines = text.removesuffix("\n").split("\n")
    try:
        names = [name for _, name in _cells(head)]
        _refuse_head(head, names, needed)
    except _Wrong as wrong:
        return [], [Message(Place(path, 1, wrong.column), str(wrong))]
    rows: list[Row] = []
    for number, line in enumerate(lines, 2):
        try:
            rows.append(_row(path, number, line, names))
        except _Wrong as wrong:
            messages.append(Message(Place(path, number, wrong.column), str(wrong)))
    return rows, messages


def _refuse_head(head: str, names: list[str], needed: Sequence[str]) -> None:
    if ";" in head and "," not in head:
        message = "Die Spalten sind hier mit Strichpunkten getrennt. Speichern Sie die Datei mit Kommas."
        raise _Wrong(message)
    for name in needed:
        if name not in names:
            message = f"Die Spalte „{name}“ fehlt. Nötig sind: {', '.join(needed)}."
            raise _Wrong(message)
        if names.count(name) > 1:
            message = f"Die Spalte „{name}“ steht zweimal da. Löschen Sie eine."
            raise _Wrong(message)


def _row(path: str, number: int, line: str, names: list[str]) -> Row:
    cells = list(_cells(line))
    if len(cells) != len(names):
        message = f"Die Zeile hat {_count(len(cells), 'Feld', 'Felder')}, die erste Zeile nennt {len(names)} Spalten."
        raise _Wrong(message)
    return Row(
        path,
        number,
        {name: value for name, (_, value) in zip(names, cells, strict=True)},
        {name: column for name, (column, _) in zip(names, cells, strict=True)},
    )


def _cells(line: str) -> Iterator[tuple[int, str]]:
    """Each cell of a line with the column where it begins."""
    start = 0
    while start <= len(line):
        found = _CELL.match(line, start)
        end = found.end() if found else start
        if found is None or line[end : end + 1] not in {",", ""}:
            raise _Wrong(_NO_CSV, end + 1)
        yield start + 1, found[2] if found[1] is None else found[1].replace('""', '"')
        start = end + 1


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def read_features(path: str, raw: bytes) -> tuple[list[Feature], list[Message]]:
    """The areas of a GeoJSON file and what is wrong with it."""
    text, messages = decode(path, raw)
    if text is None:
        return [], messages
    try:
        found = _collection(json.loads(text, parse_constant=_refuse_constant))
    except json.JSONDecodeError as error:
        return [], [Message(Place(path, error.lineno, error.colno), _NO_JSON)]
    except (_Wrong, ValueError, RecursionError) as error:
        return [], [Message(Place(path), str(error) if isinstance(error, _Wrong) else _NO_JSON)]
    features: list[Feature] = []
    for number, (place, part) in enumerate(zip(_places(path, text, len(found)), found, strict=True), 1):
        try:
            features.append(_feature(number, place, part))
        except _Wrong as wrong:
            messages.append(Message(place, f"Fläche {number}: {wrong}"))
    return features, messages


def _refuse_constant(_: str) -> float:
    raise _Wrong(_NO_JSON)


def _collection(root: object) -> list[object]:
    features = root.get("features") if isinstance(root, dict) and root.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not features:
        raise _Wrong(_NO_COLLECTION)
    return features


def _places(path: str, text: str, count: int) -> list[Place]:
    """Where each feature begins: the parser forgets it, so the word is looked for; the file alone where that fails."""
    starts = [found.start() for found in re.finditer(r'\{\s*"type"\s*:\s*"Feature"', text)]
    if len(starts) != count:
        return [Place(path)] * count
    ends = accumulate(text.count("\n", before, start) for before, start in pairwise([0, *starts]))
    columns = [start - text.rfind("\n", 0, start) for start in starts]
    return [Place(path, line + 1, column) for line, column in zip(ends, columns, strict=True)]


def _feature(number: int, place: Place, part: object) -> Feature:
    properties = part.get("properties") if isinstance(part, dict) else None
    if not isinstance(part, dict) or not isinstance(properties, dict):
        message = "„properties“ fehlt."
        raise _Wrong(message)
    return Feature(number, place, properties, tuple(map(_polygon, _parts(part.get("geometry")))))


def _parts(geometry: object) -> list[Any]:
    """The polygons of a geometry, not yet looked at."""
    kind, parts = (geometry.get("type"), geometry.get("coordinates")) if isinstance(geometry, dict) else (None, None)
    polygons = [parts] if kind == "Polygon" else parts if kind == "MultiPolygon" else None
    if not isinstance(polygons, list) or not polygons:
        message = "„geometry“ muss ein Polygon oder ein MultiPolygon sein."
        raise _Wrong(message)
    return polygons


def _polygon(rings: object) -> Polygon:
    if not isinstance(rings, list) or not rings:
        message = "Ein Polygon braucht mindestens einen Umriss."
        raise _Wrong(message)
    return tuple(map(_ring, rings))


def _ring(positions: object) -> Ring:
    points = tuple(map(_point, positions)) if isinstance(positions, list) else ()
    if len(points) < _CORNERS:
        message = f"Ein Umriss braucht mindestens {_CORNERS} Punkte – hier sind es {len(points)}."
        raise _Wrong(message)
    if points[0] != points[-1]:
        message = "Ein Umriss ist nicht geschlossen: Sein letzter Punkt muss gleich dem ersten sein."
        raise _Wrong(message)
    return points


def _point(position: object) -> Point:
    match position:
        case [int() | float() as x, int() | float() as y, *_] if _within(x, 180) and _within(y, 90):
            return float(x), float(y)
    here = shown(json.dumps(position, ensure_ascii=False))
    message = f"Ein Punkt muss aus Länge und Breite in Grad bestehen, zum Beispiel [10.41, 53.25] – hier steht {here}."
    raise _Wrong(message)


def _within(number: float, most: int) -> bool:
    return not isinstance(number, bool) and math.isfinite(number) and abs(number) <= most
