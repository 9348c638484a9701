"""Tests of reading tables and areas: what is read, and every fault with its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allianz.reading.geo import read_features, read_table
from tests.reading.test_characters import ENCODING, TAB, within

NO_CSV = "Ab hier lässt sich die Zeile nicht als CSV lesen. Prüfen Sie Kommas und Anführungszeichen."
NO_JSON = "Ab hier lässt sich die Datei nicht als JSON lesen. Prüfen Sie Kommas, Klammern und Anführungszeichen."
NO_AREAS = 'Die Datei muss aus Flächen bestehen: {"type": "FeatureCollection", "features": […]}.'
NO_GEOMETRY = "Fläche 1: „geometry“ muss ein Polygon oder ein MultiPolygon sein."
NO_POINT = "Fläche 1: Ein Punkt muss aus Länge und Breite in Grad bestehen, zum Beispiel [10.41, 53.25] – hier steht"
SQUARE = [[10, 53], [11, 53], [11, 54], [10, 53]]


def table(text: str | bytes) -> tuple[list[dict[str, str]], list[str]]:
    """The cells of a table with the columns ort and plz, and what is said about it."""
    raw = text if isinstance(text, bytes) else text.encode()
    rows, messages = read_table("x", raw, ["ort", "plz"])
    return [dict(row.cells) for row in rows], [str(message).removeprefix("x:") for message in messages]


def areas(text: str) -> list[str]:
    """What is said about a file of areas."""
    return [str(message).removeprefix("x:") for message in read_features("x", text.encode())[1]]


def area(geometry: object) -> str:
    """A file of one area."""
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def polygon(*rings: object) -> str:
    """A file of one polygon."""
    return area({"type": "Polygon", "coordinates": rings})


def test_cells_are_read_with_or_without_quotation_marks() -> None:
    """Commas and quotation marks may stand in a cell, further columns are let be, and either line end is one."""
    rows, messages = table('\ufeffort,plz,rest\r\n"Aue, Stadt",00012,\r\n"""Neu"" Aue",00013,x\r\n')

    assert messages == []
    assert [(row["ort"], row["plz"]) for row in rows] == [("Aue, Stadt", "00012"), ('"Neu" Aue', "00013")]


def test_a_cell_knows_where_it_begins() -> None:
    """The place of a message is the line and the column in the file."""
    rows, _ = read_table("x", b'ort,plz\n"A,B",00012\n', ["ort", "plz"])

    assert str(rows[0].at("plz")) == "x:2:7"


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", ["1:1: Die Spalte „ort“ fehlt. Nötig sind: ort, plz."]),
        ("ort\nAue\n", ["1:1: Die Spalte „plz“ fehlt. Nötig sind: ort, plz."]),
        ("ort,plz,ort\n", ["1:1: Die Spalte „ort“ steht zweimal da. Löschen Sie eine."]),
        (
            "ort;plz\nAue;00012\n",
            ["1:1: Die Spalten sind hier mit Strichpunkten getrennt. Speichern Sie die Datei mit Kommas."],
        ),
        ("ort,plz\nAue\n", ["2:1: Die Zeile hat 1 Feld, die erste Zeile nennt 2 Spalten."]),
        ("ort,plz\nAue,00012,x\n", ["2:1: Die Zeile hat 3 Felder, die erste Zeile nennt 2 Spalten."]),
        ('ort,plz\n"Aue,00012\n', [f"2:1: {NO_CSV}"]),
        ('ort,plz\nAue,"000"12\n', [f"2:10: {NO_CSV}"]),
        ('ort,plz\nA"ue,00012\n', [f"2:2: {NO_CSV}"]),
        ("ort,plz\nAue\t,00012\n", [f"2:4: {within('Aue▸,00012', TAB)}"]),
        ("ort,plz\nMühle,00012\n".encode("latin-1"), [f"2:2: {ENCODING}"]),
    ],
)
def test_a_broken_table_is_refused_where_it_breaks(text: str | bytes, messages: list[str]) -> None:
    """Missing columns, wrong counts, stray quotation marks, other separators and encodings have a sentence each."""
    assert table(text)[1] == messages


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reading_fail(raw: bytes) -> None:
    """Whatever a file holds, there are rows or messages, and never an exception."""
    for read in (read_table("x", raw, ["ort"]), read_features("x", raw)):
        assert isinstance(read[1], list)


def test_polygons_are_read_with_their_holes() -> None:
    """A MultiPolygon keeps its parts, a part its rings, a point its two numbers; heights are let be."""
    text = area({"type": "MultiPolygon", "coordinates": [[SQUARE, SQUARE], [[[*point, 7] for point in SQUARE]]]})
    (found,), messages = read_features("x", text.encode())
    ring = tuple((float(x), float(y)) for x, y in SQUARE)

    assert messages == []
    assert found.polygons == ((ring, ring), (ring,))


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", [f"1:1: {NO_JSON}"]),
        ('{"type": "FeatureCollection",\n "features": [}', [f"2:15: {NO_JSON}"]),
        ("[" * 100_000, [f"1:1: {NO_JSON}"]),
        ("1" * 5000, [f"1:1: {NO_JSON}"]),
        (polygon([[10, 53], [11, 53], [11, 54], [10, 53]]).replace("11", "NaN"), [f"1:1: {NO_JSON}"]),
        ("[]", [f"1:1: {NO_AREAS}"]),
        ('{"type": "FeatureCollection", "features": []}', [f"1:1: {NO_AREAS}"]),
        ('{"type": "FeatureCollection", "features": [7]}', ["1:1: Fläche 1: „properties“ fehlt."]),
        (area(None), [f"1:44: {NO_GEOMETRY}"]),
        (area({"type": "Point", "coordinates": [10, 53]}), [f"1:44: {NO_GEOMETRY}"]),
        (area({"type": "MultiPolygon", "coordinates": []}), [f"1:44: {NO_GEOMETRY}"]),
        (polygon(), ["1:44: Fläche 1: Ein Polygon braucht mindestens einen Umriss."]),
        (
            polygon([[10, 53], [11, 53], [10, 53]]),
            ["1:44: Fläche 1: Ein Umriss braucht mindestens 4 Punkte – hier sind es 3."],
        ),
        (
            polygon([*SQUARE, [12, 53]]),
            ["1:44: Fläche 1: Ein Umriss ist nicht geschlossen: Sein letzter Punkt muss gleich dem ersten sein."],
        ),
        (polygon([[10, 53], "Aue", [11, 54], [10, 53]]), [f'1:44: {NO_POINT} "Aue".']),
        (polygon([[10, 53], [True, 53], [11, 54], [10, 53]]), [f"1:44: {NO_POINT} [true, 53]."]),
        (polygon([[10, 53], [53, 110], [11, 54], [10, 53]]), [f"1:44: {NO_POINT} [53, 110]."]),
        (polygon([[10, 53], [1e999, 53], [11, 54], [10, 53]]).replace("Infinity", "1e999"), [
            f"1:44: {NO_POINT} [Infinity, 53].",
        ]),
    ],
)  # fmt: skip
def test_broken_areas_are_refused_with_their_number(text: str, messages: list[str]) -> None:
    """JSON that breaks, no areas, other geometries, rings that do not close or hold no points: a sentence each."""
    assert areas(text) == messages


def test_an_area_is_found_by_its_line() -> None:
    """Of several areas each has its own line, so that an editor sees which is meant."""
    broken = json.dumps({"type": "Feature", "properties": {}, "geometry": None})
    text = f'{{"type": "FeatureCollection", "features": [\n{broken},\n  {broken}\n]}}'

    assert [message.partition(" ")[0] for message in areas(text)] == ["2:1:", "3:3:"]
