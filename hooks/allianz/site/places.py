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
from dataclasses import dataclass, replace
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
    """A line of the page of all places: the town whose part it is, its postcodes, and where it lies.

    `landkreise` are ids; a name stands there for a Kreis outside of the region.
    """

    name: str
    teil_von: str
    plz: tuple[str, ...]
    landkreise: tuple[str, ...]


def names(geo: Geo) -> list[Name]:
    """Every place with each of its postcodes, once: by postcode, the parts of a town behind it."""
    gemeinden = {gemeinde.ags: gemeinde for gemeinde in geo.gemeinden}
    posts = _posts(geo)
    found = [_name(ort, gemeinden.get(ort.gemeinde), posts[ort.plz]) for ort in geo.orte]
    known = {(name.name, name.landkreis) for name in found}
    halls = (Name(one.name, one.plz, one.landkreis) for one in geo.gemeinden)
    missing = [name for name in halls if (name.name, name.landkreis) not in known]
    by_post: defaultdict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in dict.fromkeys([*found, *missing]):
        by_post[name.plz, name.landkreis].append(name)
    return [name for _, group in sorted(by_post.items()) for name in _town_by_town(group)]


def _town_by_town(group: list[Name]) -> Iterator[Name]:
    """The places of one postcode, each part behind its town; a part whose town is none of them, behind the first."""
    owners = [name for name in group if not name.teil_von]
    parts = [name for name in group if name.teil_von]
    if not owners:
        yield from (replace(part, teil_von="") for part in parts)
        return
    for owner in owners:
        yield owner
        for part in parts:
            if owner == next((one for one in owners if _same(part.teil_von, one.name)), owners[0]):
                yield replace(part, teil_von=owner.name)


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
    if town and part not in {town, _short(town)}:
        return Name(part if len(part) >= _SHORTEST else ort.name, ort.plz, ort.landkreis, teil_von=town)
    main = town or ort.name
    if gemeinde is None:
        return Name(main, ort.plz, ort.landkreis)
    if not _same(main, gemeinde.name) and any(_same(post, gemeinde.name) for post in posts):
        return Name(main, ort.plz, ort.landkreis, teil_von=gemeinde.name)
    return Name(gemeinde.name if _same(main, gemeinde.name) else main, ort.plz, ort.landkreis)


def _is_part(name: str, town: str) -> bool:
    """Whether the post names a part behind this town; „(Aue)“ and „an der Aue“ are none."""
    return name.startswith(f"{town} ") and _FURTHER.match(name, len(town)) is None


def _short(name: str) -> str:
    """A name without what tells it from others of the same name."""
    return _FURTHER.split(name, maxsplit=1)[0]


def _same(post: str, office: str) -> bool:
    """Whether the post's and the office's name mean the same town."""
    return _short(post) in {_short(office), _short(office).removeprefix("Bad ").removeprefix("Amt ")}


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
        yield Entry(name, "", (), tuple(kreise))


def _associations(geo: Geo) -> Mapping[str, list[str]]:
    """Samtgemeinde → the ids of its Landkreise."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for gemeinde in geo.gemeinden:
        if gemeinde.samtgemeinde:
            found[f"Samtgemeinde {gemeinde.samtgemeinde}"][gemeinde.landkreis] = None
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

    `nachweis`: whom to name. `landkreise`: id, name, short name, the places of each postcode (the parts of a town
    behind it, with + before them), Samtgemeinden. `auch`: postcode → a further Kreis, by its id or name. `umgebung`:
    name, where it lies, the shorter name that may mean it.
    """
    places = names(geo)
    associations = _associations(geo)
    return {
        "nachweis": [geo.nachweise[name].text for name in ("gemeinden.csv", "plz.csv")],
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
    """Postcode → its towns, each with its parts behind it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in places:
        found[one.plz].append(f"+{one.name}" if one.teil_von else one.name)
    return found
