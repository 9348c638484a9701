"""Which place lies in which Landkreis: for the page of all places, for a Landkreis' page, and as data for the browser.

The post writes a part of a town behind the town („Musterstadt Oberdorf“), the office calls a town by a longer name
(„Bad Musterstadt“, „Musterstadt an der Aue“): here each place stands once, by the name that people know it by.
What somebody types is compared with these names by `overrides/assets/js/ort.js` alone.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from allianz.model.dataset import Dataset
    from allianz.model.places import Gemeinde, Geo, Ort
    from allianz.model.records import Landkreis

__all__ = ["INDEX", "Entry", "Name", "Town", "directory", "files", "names", "towns"]

INDEX = "orte.json"
"""Address of the data for the browser."""

_TERMS = "© Statistisches Bundesamt (Destatis); GeoNames, CC BY 4.0, https://www.geonames.org/"
_FURTHER = re.compile(r" \(| (?:an|am|auf|bei|im|in) ")
"""Where the part of a name begins that people leave out: „Musterstadt (Aue)“, „Musterstadt an der Aue“."""
_SHORTEST = 3
"""Letters of the shortest part of a town that has a name of its own; a numeral is none."""


@dataclass(frozen=True)
class Name:
    """A place under one of its postcodes; `teil_von` is the town whose part it is, empty where it is a town itself."""

    name: str
    plz: str
    landkreis: str
    teil_von: str = ""


@dataclass(frozen=True)
class Town:
    """A municipality with all its postcodes."""

    name: str
    samtgemeinde: str
    plz: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A line of the page of all places: what the name is, its postcodes, and the ids of its Landkreise."""

    name: str
    zusatz: str
    plz: tuple[str, ...]
    landkreise: tuple[str, ...]


def names(geo: Geo) -> list[Name]:
    """Every place with each of its postcodes, once, in the order of the postcodes."""
    gemeinden = {gemeinde.ags: gemeinde for gemeinde in geo.gemeinden}
    posts = _posts(geo)
    found = [_name(ort, gemeinden.get(ort.gemeinde), posts[ort.plz]) for ort in geo.orte]
    known = {(name.name, name.landkreis) for name in found}
    halls = (Name(one.name, one.plz, one.landkreis) for one in geo.gemeinden)
    missing = [name for name in halls if (name.name, name.landkreis) not in known]
    return list(dict.fromkeys(sorted([*found, *missing], key=lambda name: name.plz)))


def _posts(geo: Geo) -> Mapping[str, set[str]]:
    """Postcode → the names that the post gives to what it serves."""
    posts: defaultdict[str, set[str]] = defaultdict(set)
    for ort in geo.orte:
        posts[ort.plz].add(ort.name)
    return posts


def _name(ort: Ort, gemeinde: Gemeinde | None, posts: set[str]) -> Name:
    """The name of one place of the post: the municipality's where it means that, the part's where it is a part."""
    own = {gemeinde.name, _short(gemeinde.name)} if gemeinde else set()
    town = max((post for post in own | posts if _is_part(ort.name, post)), key=len, default="")
    part = ort.name.removeprefix(f"{town} ").rpartition(", ")[2]
    if not town or part in {town, _short(town)}:
        main = town or ort.name
        same = gemeinde is not None and _same(main, gemeinde.name)
        return Name(gemeinde.name if gemeinde and same else main, ort.plz, ort.landkreis)
    return Name(part if len(part) >= _SHORTEST else ort.name, ort.plz, ort.landkreis, teil_von=town)


def _is_part(name: str, town: str) -> bool:
    """Whether the post names a part behind this town; „(Aue)“ and „an der Aue“ are none."""
    return name.startswith(f"{town} ") and _FURTHER.match(name, len(town)) is None


def _short(name: str) -> str:
    """A name without what tells it from others of the same name."""
    return _FURTHER.split(name, maxsplit=1)[0]


def _same(post: str, office: str) -> bool:
    """Whether the post's and the office's name mean the same town."""
    return _short(post) in {_short(office), _short(office).removeprefix("Bad ")}


def towns(geo: Geo, landkreis: str) -> list[Town]:
    """The municipalities of a Landkreis by name."""
    posts: defaultdict[str, set[str]] = defaultdict(set)
    for ort in geo.orte:
        posts[ort.gemeinde].add(ort.plz)
    found = [
        Town(one.name, one.samtgemeinde, tuple(sorted(posts[one.ags] or {one.plz})))
        for one in geo.gemeinden
        if one.landkreis == landkreis
    ]
    return sorted(found, key=lambda town: _sorting(town.name))


def directory(geo: Geo) -> list[tuple[str, list[Entry]]]:
    """All places by the first letter, as a German dictionary sorts them (DIN 5007-1)."""
    entries = sorted(_entries(geo), key=lambda entry: (_sorting(entry.name), entry.plz))
    return [(letter, list(group)) for letter, group in groupby(entries, lambda entry: _sorting(entry.name)[0].upper())]


def _entries(geo: Geo) -> Iterator[Entry]:
    grouped: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for one in names(geo):
        grouped[one.name, one.teil_von, one.landkreis].append(one.plz)
    also = {ort.plz: ort.auch_in for ort in geo.orte}
    for (name, town, landkreis), posts in grouped.items():
        further = {also.get(plz, "") for plz in posts}
        yield Entry(name, town, tuple(posts), (landkreis, *sorted(further - {"", landkreis})))
    for name, kreise in _associations(geo).items():
        yield Entry(name, "Samtgemeinde", (), tuple(kreise))


def _associations(geo: Geo) -> Mapping[str, list[str]]:
    """Samtgemeinde → the ids of its Landkreise."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for gemeinde in geo.gemeinden:
        if gemeinde.samtgemeinde:
            found[gemeinde.samtgemeinde][gemeinde.landkreis] = None
    return {name: list(kreise) for name, kreise in found.items()}


def _sorting(name: str) -> str:
    """Small letters without dots; ß as ss."""
    return unicodedata.normalize("NFD", name.casefold()).encode("ascii", "ignore").decode() or name.casefold()


def files(dataset: Dataset) -> Mapping[str, bytes]:
    """The data for the browser; nothing for an alliance without places."""
    if dataset.geo is None:
        return {}
    text = json.dumps(_index(dataset.geo, dataset.landkreise), ensure_ascii=False, separators=(",", ":"))
    return {INDEX: f"{text}\n".encode()}


def _index(geo: Geo, landkreise: Iterable[Landkreis]) -> dict[str, object]:
    """What `ort.js` reads.

    `landkreise`: id, name, short name, the places of each postcode (a part of a town with + before it, the first is
    the town), Samtgemeinden. `auch`: postcode → further Kreise, ids or names. `umgebung`: name, where it lies, the
    shorter name that may mean it.
    """
    places = names(geo)
    associations = _associations(geo)
    return {
        "bedingungen": _TERMS,
        "landkreise": [
            [
                kreis.id,
                kreis.name,
                kreis.kurzname,
                _by_post(one for one in places if one.landkreis == kreis.id),
                [name for name, kreise in associations.items() if kreis.id in kreise],
            ]
            for kreis in landkreise
        ],
        "auch": {ort.plz: ort.auch_in for ort in geo.orte if ort.auch_in},
        "umgebung": [[one.name, one.liegt_in, one.auch] for one in geo.nachbarorte],
    }


def _by_post(places: Iterable[Name]) -> Mapping[str, list[str]]:
    """Postcode → its towns, then its parts of towns."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(places, key=lambda one: (one.plz, bool(one.teil_von))):
        found[one.plz].append(f"+{one.name}" if one.teil_von else one.name)
    return found
