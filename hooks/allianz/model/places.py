"""Places, postcodes and borders: data/geo/ → records, or every message about its files.

The folder is optional. Where it is there, every Landkreis has its official key and its borders, every municipality
its Landkreis, and every postcode leads somewhere. What GeoNames or an office writes in further columns is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allianz.model.nearest import nearest
from allianz.model.records import Landkreis
from allianz.model.scalars import Datum, fault, is_date
from allianz.reading.files import UnreadableError, content
from allianz.reading.geo import read_features, read_table
from allianz.reading.messages import Message, Place, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from allianz.model.loaded import Entry, Finding, Loaded
    from allianz.reading.geo import Feature, Point, Polygon, Row

__all__ = ["FOLDER", "Gemeinde", "Geo", "Grenze", "Nachbarort", "Nachweis", "Ort", "load_geo"]

FOLDER = "geo"
"""The folder below the data."""


@dataclass(frozen=True)
class Gemeinde:
    """A municipality in which people live; `landkreis` is the id of its Landkreis, `lage` where its seat lies."""

    ags: str
    name: str
    samtgemeinde: str
    landkreis: str
    plz: str
    lage: Point


@dataclass(frozen=True)
class Ort:
    """A postcode and a place that it serves.

    `gemeinde` is the AGS of its municipality, empty where nobody knows it; `auch_in` is another Kreis where the
    same postcode holds, by its id where it is one of ours.
    """

    plz: str
    name: str
    gemeinde: str
    landkreis: str
    auch_in: str


@dataclass(frozen=True)
class Grenze:
    """The borders of a Landkreis."""

    landkreis: str
    polygone: tuple[Polygon, ...]


@dataclass(frozen=True)
class Nachbarort:
    """A place outside the region that people ask for all the same; `auch` is a shorter name that may mean it."""

    name: str
    liegt_in: str
    auch: str


@dataclass(frozen=True)
class Nachweis:
    """Whom to name for one of the files, where that is explained, and of when the file is."""

    text: str
    url: str
    stand: Datum


@dataclass(frozen=True)
class Geo:
    """All checked places, postcodes and borders, in the order of their files."""

    gemeinden: tuple[Gemeinde, ...]
    orte: tuple[Ort, ...]
    grenzen: tuple[Grenze, ...]
    nachbarorte: tuple[Nachbarort, ...]
    nachweise: Mapping[str, Nachweis]
    """File → whom to name for it: `gemeinden.csv`, `plz.csv`, `landkreise.geojson`."""


_KEY = (r"[0-9]{5}", "muss aus fünf Ziffern bestehen, zum Beispiel 03355")
_PLACE = (r"[^<>]{1,160}", "darf nicht leer sein, nicht länger als 160 Zeichen und weder < noch > enthalten")
_DEGREES = (r"-?[0-9]{1,3}(\.[0-9]+)?", "muss eine Zahl in Grad mit Punkt sein, zum Beispiel 53.24")
_MAYBE = (r"[^<>]{0,160}", "darf nicht länger als 160 Zeichen sein und weder < noch > enthalten")
_DATE = "muss ein Datum sein, das es gibt: JJJJ, JJJJ-MM oder JJJJ-MM-TT"
_TABLES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "gemeinden.csv": {
        "ags": (r"[0-9]{8}", "muss aus acht Ziffern bestehen, zum Beispiel 03355022"),
        "kurzname": _PLACE,
        "verwaltungsform": _PLACE,
        "samtgemeinde": _MAYBE,
        "landkreis_ags": _KEY,
        "plz_verwaltungssitz": (r"([0-9]{5})?", "muss aus fünf Ziffern bestehen oder leer sein"),
        "breite": _DEGREES,
        "laenge": _DEGREES,
    },
    "plz.csv": {
        "plz": (r"[0-9]{5}", "muss aus fünf Ziffern bestehen, zum Beispiel 21335"),
        "ort": _PLACE,
        "gemeinde_ags": (r"([0-9]{8})?", "muss aus acht Ziffern bestehen oder leer sein"),
        "landkreis_ags": _KEY,
        "auch_in": _MAYBE,
    },
    "umgebung.csv": {"name": _PLACE, "liegt_in": _PLACE, "auch_gemeint_mit": _MAYBE},
    "nachweise.csv": {
        "datei": _PLACE,
        "text": _PLACE,
        "url": (r"""https://[^\s"'<>\\`{}|^\[\]]{4,300}""", "muss eine Webadresse sein, die mit https:// beginnt"),
        "stand": (r"[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?", _DATE),
    },
}
"""Each table: its columns, and the pattern of a cell with the half-sentence that states it."""

_BORDERS = "landkreise.geojson"
_OPTIONAL = "umgebung.csv"
_TO_NAME = ("gemeinden.csv", "plz.csv", _BORDERS)
"""The files that others made."""
_EMPTY_AREA = "unbewohnt"
"""The official word for an area without inhabitants: it answers nobody's question."""


@dataclass
class _Reading:
    """What is read of one folder; `kreise` are the accepted Landkreise by their key, with their entries."""

    folder: Path
    shown: str
    kreise: Mapping[str, tuple[Entry, Landkreis]]
    messages: list[Message] = field(default_factory=list)

    def raw(self, name: str) -> bytes | None:
        """The bytes of one file; None, with a message where it is needed, where it cannot be read."""
        place = Place(f"{self.shown}/{name}")
        try:
            return content(self.folder / name)
        except FileNotFoundError:
            if name != _OPTIONAL:
                self.messages.append(Message(place, f"Diese Datei fehlt. Zu {self.shown}/ gehört auch sie."))
        except UnreadableError as error:
            self.messages.append(Message(place, str(error)))
        return None

    def table(self, name: str) -> list[Row]:
        """The rows of one table whose cells all have the right form."""
        raw, columns = self.raw(name), _TABLES[name]
        if raw is None:
            return []
        rows, messages = read_table(f"{self.shown}/{name}", raw, list(columns))
        self.messages += messages
        wrong = {row.line: list(_malformed(row, columns)) for row in rows}
        self.say(finding for findings in wrong.values() for finding in findings)
        return [row for row in rows if not wrong[row.line]]

    def features(self) -> list[Feature]:
        """The areas."""
        raw = self.raw(_BORDERS)
        features, messages = ([], []) if raw is None else read_features(f"{self.shown}/{_BORDERS}", raw)
        self.messages += messages
        return features

    def say(self, findings: Iterator[Finding]) -> None:
        """Note findings as messages."""
        self.messages += [Message(place, text) for place, text in findings]


def load_geo(folder: Path, shown_as: str, loaded: Loaded) -> tuple[Geo | None, list[Message]]:
    """Places and borders of a data folder, and what is wrong with them; None where it has none.

    Whether they fit to the Landkreise is only said where all of those are accepted and have keys of their own: the
    rest would follow from it.
    """
    geo = folder / FOLDER
    if not geo.is_dir():
        return None, []
    kreise = list(loaded.records("landkreise", Landkreis))
    reading = _Reading(geo, f"{shown_as}/{FOLDER}", {kreis.ags: (entry, kreis) for entry, kreis in kreise if kreis.ags})
    reading.say(_strays(geo, reading.shown))
    gemeinden, orte, nachbarn, nachweise = (reading.table(name) for name in _TABLES)
    features = reading.features()
    whole = loaded.files.get("landkreise") is not None and len(kreise) == len(loaded.entries("landkreise"))
    if whole and not reading.messages:
        reading.say(_without_key(kreise))
    whole = whole and len(reading.kreise) == len(kreise)
    if whole and not reading.messages:
        reading.say(_unfitting(reading, gemeinden, orte, features))
        reading.say(_without_credit(nachweise, reading.shown))
    if reading.messages or not whole:
        return None, reading.messages
    return _geo(reading.kreise, (gemeinden, orte, nachbarn, nachweise), features), []


def _unfitting(reading: _Reading, gemeinden: list[Row], orte: list[Row], features: list[Feature]) -> Iterator[Finding]:
    """What does not fit to the Landkreise or to each other."""
    yield from _towns(gemeinden, reading.kreise)
    yield from _posts(orte, gemeinden, reading.kreise)
    yield from _borders(features, reading.kreise)


def _strays(folder: Path, shown_as: str) -> Iterator[Finding]:
    """A file whose name nobody reads would be lost without a word."""
    known = [*_TABLES, _BORDERS]
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in {".csv", ".geojson", ".json"} and path.name not in known:
            hint = nearest(path.name, known)
            yield Place(f"{shown_as}/{path.name}"), f"Diese Datei gehört nicht zu den Orten und Grenzen.{hint}"


def _malformed(row: Row, columns: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    """Each cell must have the form of its column."""
    for name, (pattern, must) in columns.items():
        if not re.fullmatch(pattern, row.cells[name]):
            cell = row.cells[name]
            yield row.at(name), f"„{name}“ {must} – hier steht {shown(cell, fault(pattern, cell)) or 'nichts'}."


def _without_key(kreise: list[tuple[Entry, Landkreis]]) -> Iterator[Finding]:
    """Where there are borders, each Landkreis needs the key by which they are found."""
    for entry, kreis in kreise:
        if kreis.ags is None:
            yield (
                entry.at(["id"]),
                f"Zu „{kreis.id}“ fehlt „ags“, der amtliche Schlüssel: Ohne ihn fehlen Orte und Grenzen.",
            )


def _unknown_key(row: Row, kreise: Mapping[str, object]) -> Iterator[Finding]:
    key = row.cells["landkreis_ags"]
    if key not in kreise:
        hint = nearest(key, kreise)
        yield row.at("landkreis_ags"), f"Einen Landkreis mit „ags“ {key} gibt es in landkreise.yaml nicht.{hint}"


def _towns(rows: list[Row], kreise: Mapping[str, object]) -> Iterator[Finding]:
    """A municipality stands once, and its key begins with that of a Landkreis of ours."""
    yield from _repeated(rows, "ags")
    for row in rows:
        yield from _unknown_key(row, kreise)
        key, above = row.cells["ags"], row.cells["landkreis_ags"]
        if above in kreise and not key.startswith(above):
            yield row.at("ags"), f"„ags“ muss mit {above} beginnen, dem Schlüssel des Landkreises – hier steht {key}."


def _posts(rows: list[Row], towns: list[Row], kreise: Mapping[str, object]) -> Iterator[Finding]:
    """A postcode leads to a municipality of ours, or at least to a Landkreis of ours."""
    yield from _repeated(rows, "plz", "ort", "landkreis_ags")
    known = {row.cells["ags"]: row.cells["landkreis_ags"] for row in towns}
    for row in rows:
        yield from _unknown_key(row, kreise)
        key = row.cells["gemeinde_ags"]
        if key and key not in known:
            yield row.at("gemeinde_ags"), f"Eine Gemeinde mit „ags“ {key} gibt es in gemeinden.csv nicht."
        elif key and known[key] != row.cells["landkreis_ags"]:
            yield row.at("landkreis_ags"), f"Die Gemeinde {key} liegt nach gemeinden.csv in einem anderen Landkreis."


def _repeated(rows: list[Row], *names: str) -> Iterator[Finding]:
    """The cells of these columns together must not stand twice."""
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row.cells[name] for name in names)
        if key in first:
            yield row.at(names[0]), f"„{shown(' '.join(key))}“ steht schon in Zeile {first[key]}. Löschen Sie eine."
        first.setdefault(key, row.line)


def _borders(features: list[Feature], kreise: Mapping[str, tuple[Entry, Landkreis]]) -> Iterator[Finding]:
    """Each Landkreis has exactly one area, which names it by id and key."""
    first: dict[str, Feature] = {}
    ids = {kreis.id: kreis for _, kreis in kreise.values()}
    for feature in features:
        kreis = ids.get(str(feature.properties.get("id")))
        if kreis is None:
            yield feature.place, _unknown_id(feature, ids)
        elif feature.properties.get("ags") != kreis.ags:
            word = shown(str(feature.properties.get("ags", "nichts")))
            must = f"„ags“ muss {kreis.ags} sein wie bei „{kreis.id}“"
            yield feature.place, f"Fläche {feature.number}: {must} – hier steht {word}."
        elif kreis.id in first:
            other = first[kreis.id].number
            yield feature.place, f"Fläche {feature.number}: „{kreis.id}“ hat schon Grenzen, siehe Fläche {other}."
        else:
            first[kreis.id] = feature
    named = {str(feature.properties.get("id")) for feature in features}
    for entry, kreis in kreise.values():
        if kreis.id not in named:
            yield entry.at(["id"]), f"Für „{kreis.id}“ fehlen die Grenzen in {FOLDER}/{_BORDERS}."


def _unknown_id(feature: Feature, ids: Mapping[str, object]) -> str:
    word = str(feature.properties.get("id", ""))
    hint = nearest(word, ids)
    return (
        f"Fläche {feature.number}: „id“ muss eine id aus landkreise.yaml sein – "
        f"„{shown(word)}“ gibt es dort nicht.{hint}"
    )


def _without_credit(rows: list[Row], shown_as: str) -> Iterator[Finding]:
    """Whoever made a file is named, with its date."""
    yield from _repeated(rows, "datei")
    for row in rows:
        if not is_date(row.cells["stand"]):
            yield row.at("stand"), f"„stand“ {_DATE} – hier steht {row.cells['stand']}."
    named = {row.cells["datei"] for row in rows}
    for name in _TO_NAME:
        if name not in named:
            yield (
                Place(f"{shown_as}/nachweise.csv"),
                f"Zu {name} fehlt eine Zeile: Von wem sind die Daten?",
            )


def _geo(
    kreise: Mapping[str, tuple[Entry, Landkreis]],
    tables: tuple[list[Row], ...],
    features: list[Feature],
) -> Geo:
    gemeinden, orte, nachbarn, nachweise = tables
    ids = {key: kreis.id for key, (_, kreis) in kreise.items()}
    names = {name: kreis.id for _, kreis in kreise.values() for name in (kreis.kurzname, kreis.name)}
    lived_in = [row.cells for row in gemeinden if _EMPTY_AREA not in row.cells["verwaltungsform"]]
    return Geo(
        gemeinden=tuple(_gemeinde(cells, ids[cells["landkreis_ags"]]) for cells in lived_in),
        orte=tuple(_ort(row.cells, ids[row.cells["landkreis_ags"]], names) for row in orte),
        grenzen=tuple(Grenze(str(feature.properties["id"]), feature.polygons) for feature in features),
        nachbarorte=tuple(
            Nachbarort(row.cells["name"], row.cells["liegt_in"], row.cells["auch_gemeint_mit"]) for row in nachbarn
        ),
        nachweise={row.cells["datei"]: _nachweis(row.cells) for row in nachweise},
    )


def _gemeinde(cells: Mapping[str, str], landkreis: str) -> Gemeinde:
    """The name as people say it: an office appends its form behind a comma."""
    return Gemeinde(
        ags=cells["ags"],
        name=cells["kurzname"].partition(",")[0].strip(),
        samtgemeinde=cells["samtgemeinde"],
        landkreis=landkreis,
        plz=cells["plz_verwaltungssitz"],
        lage=(float(cells["laenge"]), float(cells["breite"])),
    )


def _ort(cells: Mapping[str, str], landkreis: str, names: Mapping[str, str]) -> Ort:
    other = cells["auch_in"]
    return Ort(cells["plz"], cells["ort"], cells["gemeinde_ags"], landkreis, names.get(other, other))


def _nachweis(cells: Mapping[str, str]) -> Nachweis:
    return Nachweis(cells["text"], cells["url"], Datum.parse(cells["stand"]))
