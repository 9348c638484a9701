"""Tests of places and borders: what is accepted, and everything that can be wrong, with the exact messages."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import load
from allianz.model.places import FOLDER
from tests.broken import SECOND, english

if TYPE_CHECKING:
    from allianz.model.places import Geo
    from tests.broken import Data

BROKEN = [
    ("a municipality's key too short", "gemeinden.csv", "99903003,", "9990303,", [
        "gemeinden.csv:12:1: „ags“ muss aus acht Ziffern bestehen, zum Beispiel 03355022 – hier steht 9990303.",
    ]),
    ("a municipality twice", "gemeinden.csv", "99903003,", "99903002,", [
        "gemeinden.csv:12:1: „99903002“ steht schon in Zeile 11. Löschen Sie eine.",
        "plz.csv:12:14: Eine Gemeinde mit „ags“ 99903003 gibt es in gemeinden.csv nicht.",
    ]),
    ("a municipality without a Landkreis", "gemeinden.csv", "Küßnau,Gemeinde,,99903", "Küßnau,Gemeinde,,", [
        (
            "gemeinden.csv:12:34: „landkreis_ags“ muss aus fünf Ziffern bestehen, zum Beispiel 03355 – "
            "hier steht nichts."
        ),
    ]),
    ("a municipality of an unknown Landkreis", "gemeinden.csv", "Küßnau,Gemeinde,,99903", "Küßnau,Gemeinde,,99908", [
        (
            "gemeinden.csv:12:34: Einen Landkreis mit „ags“ 99908 gibt es in landkreise.yaml nicht. "
            "Meinten Sie „99904“?"
        ),
        "plz.csv:12:23: Die Gemeinde 99903003 liegt nach gemeinden.csv in einem anderen Landkreis.",
    ]),
    ("a municipality of another Landkreis", "gemeinden.csv", "Küßnau,Gemeinde,,99903", "Küßnau,Gemeinde,,99904", [
        (
            "gemeinden.csv:12:1: „ags“ muss mit 99904 beginnen, dem Schlüssel des Landkreises – "
            "hier steht 99903003."
        ),
        "plz.csv:12:23: Die Gemeinde 99903003 liegt nach gemeinden.csv in einem anderen Landkreis.",
    ]),
    ("a municipality nowhere", "gemeinden.csv", "54.9,10.3", "54.9 N,10.3", [
        "gemeinden.csv:12:46: „breite“ muss eine Zahl in Grad mit Punkt sein, zum Beispiel 53.24 – hier steht 54.9 N.",
    ]),
    ("a municipality without a name", "gemeinden.csv", ",Küßnau,Küßnau,", ",Küßnau,,", [
        (
            "gemeinden.csv:12:17: „kurzname“ darf nicht leer sein, nicht länger als 160 Zeichen und weder < noch > "
            "enthalten – hier steht nichts."
        ),
    ]),
    ("a postcode of four digits", "plz.csv", "00023,", "0023,", [
        "plz.csv:12:1: „plz“ muss aus fünf Ziffern bestehen, zum Beispiel 21335 – hier steht 0023.",
    ]),
    ("a postcode that leads nowhere", "plz.csv", "Küßnau,99903003", "Küßnau,99903009", [
        "plz.csv:12:14: Eine Gemeinde mit „ags“ 99903009 gibt es in gemeinden.csv nicht.",
    ]),
    ("a postcode in another Landkreis than its municipality", "plz.csv", "99903003,99903", "99903003,99904", [
        "plz.csv:12:23: Die Gemeinde 99903003 liegt nach gemeinden.csv in einem anderen Landkreis.",
    ]),
    ("a place twice", "plz.csv", "00013,Musterberg", "00012,Musterberg", [
        "plz.csv:3:1: „00012 Musterberg 99901“ steht schon in Zeile 2. Löschen Sie eine.",
    ]),
    ("a missing column", "plz.csv", "plz,ort,gemeinde_ags", "plz,ort,gemeinde", [
        "plz.csv:1:1: Die Spalte „gemeinde_ags“ fehlt. Nötig sind: plz, ort, gemeinde_ags, landkreis_ags, auch_in.",
    ]),
    ("markup for a name", "umgebung.csv", "Großstadt-Beispielsee", "<b>Großstadt</b>", [
        (
            "umgebung.csv:3:1: „name“ darf nicht leer sein, nicht länger als 160 Zeichen und weder < noch > "
            "enthalten – hier steht <b>Großstadt</b>."
        ),
    ]),
    ("nobody named for a file", "nachweise.csv", "plz.csv,", "post.csv,", [
        "nachweise.csv:1:1: Zu plz.csv fehlt eine Zeile: Von wem sind die Daten?",
    ]),
    ("an address that runs", "nachweise.csv", "https://post.example.org/", "javascript:alert(1)", [
        (
            "nachweise.csv:3:24: „url“ muss eine Webadresse sein, die mit https:// beginnt – "
            "hier steht javascript:alert(1)."
        ),
    ]),
    ("a date that does not exist", "nachweise.csv", "2024-06", "2024-13", [
        (
            "nachweise.csv:3:50: „stand“ muss ein Datum sein, das es gibt: JJJJ, JJJJ-MM oder JJJJ-MM-TT – "
            "hier steht 2024-13."
        ),
    ]),
    ("borders of an unknown Landkreis", "landkreise.geojson", '"id": "weitfeld"', '"id": "weitfled"', [
        "../landkreise.yaml:34:7: Für „weitfeld“ fehlen die Grenzen in geo/landkreise.geojson.",
        (
            "landkreise.geojson:5:1: Fläche 4: „id“ muss eine id aus landkreise.yaml sein – „weitfled“ gibt es dort "
            "nicht. Meinten Sie „weitfeld“?"
        ),
    ]),
    ("borders with another key", "landkreise.geojson", '"ags": "99904"', '"ags": "99903"', [
        "landkreise.geojson:5:1: Fläche 4: „ags“ muss 99904 sein wie bei „weitfeld“ – hier steht 99903.",
    ]),
    ("a Landkreis with two borders", "landkreise.geojson",
     '"id": "weitfeld", "ags": "99904"', '"id": "musterberg", "ags": "99901"', [
        "../landkreise.yaml:34:7: Für „weitfeld“ fehlen die Grenzen in geo/landkreise.geojson.",
        "landkreise.geojson:5:1: Fläche 4: „musterberg“ hat schon Grenzen, siehe Fläche 1.",
    ]),
    ("JSON that breaks", "landkreise.geojson", '"features": [', '"features": ', [
        (
            "landkreise.geojson:3:1: Ab hier lässt sich die Datei nicht als JSON lesen. "
            "Prüfen Sie Kommas, Klammern und Anführungszeichen."
        ),
    ]),
    ("a Landkreis without a key", "../landkreise.yaml", "  ags: 99904\n", "", [
        (
            "../landkreise.yaml:34:7: Zu „weitfeld“ fehlt „ags“, der amtliche Schlüssel: Ohne ihn fehlen Orte und "
            "Grenzen."
        ),
    ]),
    ("a key of four digits", "../landkreise.yaml", "ags: 99904", "ags: 9904", [
        (
            "../landkreise.yaml:41:8: „ags“ muss der amtliche Schlüssel des Landkreises aus fünf Ziffern sein, "
            "zum Beispiel 03355 – hier steht 9904."
        ),
    ]),
    ("a key twice", "../landkreise.yaml", "ags: 99904", "ags: 99903", [
        "../landkreise.yaml:41:8: „99903“ steht schon in Zeile 31. „ags“ muss eindeutig sein.",
    ]),
]  # fmt: skip


def said(data: Data) -> list[str]:
    """The messages, each with its path seen from the folder of the places."""
    texts = [message.replace("data/", "../", 1) for message in data.messages()]
    return [text.replace(f"../{FOLDER}/", "", 1) for text in texts]


@pytest.fixture
def geo() -> Geo:
    """The places of the fixed data."""
    found = load(SECOND).geo
    assert found is not None
    return found


@pytest.mark.parametrize(("file", "old", "new", "messages"), [case[1:] for case in BROKEN], ids=[c[0] for c in BROKEN])
def test_broken_places_are_refused_with_the_place_and_the_cure(
    data: Data, file: str, old: str, new: str, messages: list[str]
) -> None:
    """Each fault has its sentence, in German, at the line where an editor finds it."""
    path = (data.folder / FOLDER / file).resolve()
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")

    found = said(data)

    assert found == messages
    assert [message for message in found if english(message)] == []


def test_a_key_that_stands_twice_takes_the_places_of_neither(data: Data) -> None:
    """Where the Landkreise themselves are refused, their places are not blamed for it."""
    data.path("landkreise").unlink()

    assert [message for message in data.messages() if f"/{FOLDER}/" in message] == []


@pytest.mark.parametrize("name", ["gemeinden.csv", "plz.csv", "nachweise.csv", "landkreise.geojson"])
def test_a_folder_of_places_is_whole(data: Data, name: str) -> None:
    """A file that is missing is named, and nothing that only follows from it."""
    (data.folder / FOLDER / name).unlink()

    assert said(data) == [f"{name}:1:1: Diese Datei fehlt. Zu data/geo/ gehört auch sie."]


def test_nobody_needs_to_know_places_around(data: Data) -> None:
    """The list of places outside may be left out."""
    (data.folder / FOLDER / "umgebung.csv").unlink()

    assert data.messages() == []


def test_a_file_that_nobody_reads_is_refused(data: Data) -> None:
    """A misspelt name would lose the file without a word; texts for people may lie there."""
    (data.folder / FOLDER / "gemeinde.csv").write_text("", "utf-8")
    (data.folder / FOLDER / "LIZENZ.md").write_text("Bedingungen", "utf-8")

    assert said(data) == [
        "gemeinde.csv:1:1: Diese Datei gehört nicht zu den Orten und Grenzen. Meinten Sie „gemeinden.csv“?"
    ]


def test_an_alliance_may_have_no_places(data: Data) -> None:
    """Without the folder the data are accepted, with or without keys of the Landkreise."""
    shutil.rmtree(data.folder / FOLDER)

    assert load(data.folder).geo is None
    data.replace("landkreise", "  ags: 99904\n", "")
    assert load(data.folder).geo is None


def test_an_area_without_inhabitants_is_no_place(geo: Geo) -> None:
    """Nobody lives in a forest that belongs to no municipality, so it answers nobody's question."""
    assert "Moorwald" not in {gemeinde.name for gemeinde in geo.gemeinden}
    assert len(geo.gemeinden) == len((SECOND / FOLDER / "gemeinden.csv").read_text("utf-8").splitlines()) - 2


def test_a_municipality_has_the_name_that_people_say(geo: Geo) -> None:
    """What an office appends behind a comma is left out; what tells two towns apart stays."""
    names = {gemeinde.name for gemeinde in geo.gemeinden}

    assert {"Muhlen", "Musterberg", "Winkel (Aue)", "Winkel (Sole)"} <= names


def test_a_second_kreis_of_a_postcode_is_known_by_its_id_where_it_is_one_of_ours(geo: Geo) -> None:
    """A name of one of our Landkreise becomes its id, a name from outside stays a name."""
    assert {ort.plz: ort.auch_in for ort in geo.orte if ort.auch_in} == {"00022": "Fernkreis", "00034": "weitfeld"}


def test_borders_have_their_parts_and_holes(geo: Geo) -> None:
    """An exclave is a second polygon of its Landkreis, and a hole in the one around it."""
    parts = {grenze.landkreis: [len(polygon) for polygon in grenze.polygone] for grenze in geo.grenzen}
    shapes = json.loads((SECOND / FOLDER / "landkreise.geojson").read_text("utf-8"))["features"]

    assert parts["weitfeld"] == [1, 1]
    assert parts["musterberg"] == [2]
    assert len(parts) == len(shapes)
