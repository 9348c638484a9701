"""Rules between fields, records and files.

Each rule is a generator over the whole data that yields (place, German sentence); its docstring is the rule.
A rule works on nodes where it must hold for refused records too, on records where it needs their values.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeVar, cast

from allianz.model.records import FILES, REFERENCES, UEBERGREIFEND, Ereignis, Foerdersumme, Partner, Projekt, Record
from allianz.reading.messages import Message, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from allianz.reading.source import Node

__all__ = ["Entry", "Loaded", "check", "nearest", "shown"]

_SHOWN = 40

Finding = tuple[Place, str]
T = TypeVar("T", bound=Record)


@dataclass(frozen=True)
class Entry:
    """One record of a file: its node, and the record itself where it was accepted."""

    node: Node
    record: Record | None

    def text(self, key: str) -> str:
        """The text of a field, empty where there is none."""
        child = self.node.child(key)
        return child.value if child is not None and isinstance(child.value, str) else ""


@dataclass(frozen=True)
class Loaded:
    """All that was read: file name → entries; None where the file could not be read."""

    files: Mapping[str, tuple[Entry, ...] | None]

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The entries of a file, none where it could not be read."""
        return self.files.get(name) or ()

    def records(self, name: str, model: type[T]) -> Iterator[tuple[Node, T]]:
        """The accepted records of a file with their nodes."""
        for entry in self.entries(name):
            if isinstance(entry.record, model):
                yield entry.node, entry.record

    def used(self, target: str, *within: str) -> set[str]:
        """The ids of a file that stand in a field that refers to it, anywhere or within some files."""
        return {
            str(node.value)
            for name in within or self.files
            for entry in self.entries(name)
            for key, node in entry.node.scalars()
            if key in REFERENCES and REFERENCES[key].file == target
        }


def shown(text: str) -> str:
    """A text as a message quotes it: in one line and short."""
    line = " ".join(text[:_SHOWN].split())
    return line if len(text) <= _SHOWN else f"{line} …"


def nearest(word: str, known: Iterable[str]) -> str:
    """„ Meinten Sie …?“ with the nearest known word, empty where none is near."""
    found = difflib.get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return f" Meinten Sie „{found[0]}“?" if found else ""


def check(loaded: Loaded) -> Iterator[Message]:
    """The findings of all rules; where one has spoken, a later one only follows from it."""
    spoken: set[Place] = set()
    for rule in _RULES:
        for place, sentence in rule(loaded):
            if place not in spoken:
                spoken.add(place)
                yield Message(place, sentence)


def _unique_values(loaded: Loaded) -> Iterator[Finding]:
    """An id, a name, a number or an address must not stand twice in one file."""
    for name, key in _UNIQUE:
        first: dict[str, Place] = {}
        for entry in loaded.entries(name):
            text, place = entry.text(key), entry.node.at([key])
            if text and text in first:
                yield place, f"„{shown(text)}“ steht schon in Zeile {first[text].line}. „{key}“ muss eindeutig sein."
            first.setdefault(text, place)


_UNIQUE = [
    *((file.name, "id") for file in FILES if "id" in file.model.model_fields),
    ("partners", "name"),
    ("partners", "kurzname"),
    ("partners", "website"),
    ("landkreise", "name"),
    ("landkreise", "kurzname"),
    ("landkreise", "ags"),
    ("handlungsfelder", "nummer"),
    ("handlungsfelder", "titel"),
    ("zielgruppen", "titel"),
    ("projekte", "name"),
    ("quellen", "url"),
]


def _known_references(loaded: Loaded) -> Iterator[Finding]:
    """A reference must be an id of the file that it refers to."""
    known = {name: {entry.text("id") for entry in loaded.entries(name)} for name in loaded.files}
    for name in loaded.files:
        for entry in loaded.entries(name):
            for key, node in entry.node.scalars():
                yield from _unknown(key, node, known, loaded)


def _unknown(key: str, node: Node, known: Mapping[str, set[str]], loaded: Loaded) -> Iterator[Finding]:
    ref = REFERENCES.get(key)
    word = str(node.value)
    if ref is None or not word or loaded.files[ref.file] is None or word in known[ref.file] or word in ref.also:
        return
    hint = nearest(word, known[ref.file] | set(ref.also))
    yield node.place, f"„{key}“ muss eine id aus {ref.file}.yaml sein – „{shown(word)}“ gibt es dort nicht.{hint}"


def _everything_used(loaded: Loaded) -> Iterator[Finding]:
    """A source must be used; a Landkreis, a Handlungsfeld and a Zielgruppe must have somebody responsible."""
    if any(entries is None for entries in loaded.files.values()):
        return
    for name, sentence in _NEEDED.items():
        users = loaded.used(name) if name == "quellen" else loaded.used(name, "partners")
        for entry in loaded.entries(name):
            if (id_ := entry.text("id")) and id_ not in users:
                yield entry.node.at(["id"]), sentence.format(id=id_)


_NEEDED = {
    "quellen": "Die Quelle „{id}“ wird nirgends verwendet. Löschen Sie sie oder nennen Sie sie bei einer Angabe.",
    "landkreise": "Für „{id}“ ist kein Partner zuständig. Tragen Sie den Landkreis bei einem Partner als „gebiet“ ein.",
    "handlungsfelder": "Im Handlungsfeld „{id}“ hat kein Partner eine Aufgabe. Tragen Sie mindestens eine ein.",
    "zielgruppen": "Für die Zielgruppe „{id}“ ist kein Partner da. Tragen Sie sie bei einer Aufgabe ein.",
}


def _reserved_field_id(loaded: Loaded) -> Iterator[Finding]:
    """No Handlungsfeld may take the word that means none of them."""
    for entry in loaded.entries("handlungsfelder"):
        if entry.text("id") == UEBERGREIFEND:
            yield entry.node.at(["id"]), f"Das Wort „{UEBERGREIFEND}“ ist vergeben. Wählen Sie eine andere id."


def _territory(loaded: Loaded) -> Iterator[Finding]:
    """A territory needs its source; tasks need a territory or a word about it."""
    for node, partner in loaded.records("partners", Partner):
        if partner.gebiet and partner.gebiet_quelle is None:
            yield node.at(["gebiet"]), "Zu „gebiet“ fehlt „gebiet_quelle“: Nennen Sie die id der Quelle."
        if partner.gebiet_quelle and not partner.gebiet:
            yield node.at(["gebiet_quelle"]), "Zu „gebiet_quelle“ fehlt „gebiet“. Tragen Sie die Landkreise ein."
        if partner.aufgaben and not partner.gebiet and not partner.gebiet_hinweis:
            yield (
                node.at(["aufgaben"]),
                "Zu den Aufgaben fehlt „gebiet“, oder in „gebiet_hinweis“ ein Satz, warum es fehlt.",
            )


def _no_repeats(loaded: Loaded) -> Iterator[Finding]:
    """A list of references must not name the same id twice."""
    for name in loaded.files:
        for entry in loaded.entries(name):
            for key, child in _lists(entry.node):
                yield from _repeated(key, child)


def _lists(node: Node) -> Iterator[tuple[str, Node]]:
    """Every list of references below a node, with its key."""
    for key, child in node.value.items() if isinstance(node.value, dict) else ():
        if isinstance(child.value, tuple):
            if key in REFERENCES:
                yield key, child
            for item in child.value:
                yield from _lists(item)


def _repeated(key: str, node: Node) -> Iterator[Finding]:
    seen: set[str] = set()
    for item in cast("tuple[Node, ...]", node.value):
        if isinstance(item.value, str):
            if item.value in seen:
                yield item.place, f"„{item.value}“ steht in „{key}“ zweimal. Löschen Sie eines davon."
            seen.add(item.value)


def _one_traeger_each(loaded: Loaded) -> Iterator[Finding]:
    """A Träger is either a partner or a name, not both and not neither."""
    for node, projekt in loaded.records("projekte", Projekt):
        for index, traeger in enumerate(projekt.traeger):
            if (traeger.partner is None) == (traeger.name is None):
                yield node.at(["traeger", index]), "Ein Träger braucht entweder „partner“ oder „name“, nicht beides."


def _period(loaded: Loaded) -> Iterator[Finding]:
    """A project must not end before it begins."""
    for node, projekt in loaded.records("projekte", Projekt):
        if projekt.beginn and projekt.ende and projekt.ende.last < projekt.beginn.first:
            yield node.at(["ende"]), f"„ende“ liegt vor „beginn“ – hier steht {projekt.ende}, dort {projekt.beginn}."


def _assignment(loaded: Loaded) -> Iterator[Finding]:
    """In the chronicle a Handlungsfeld needs the word who assigned it, and the other way round."""
    for node, event in loaded.records("chronik", Ereignis):
        if (event.handlungsfeld is None) != (event.zuordnung is None):
            present, missing = ("handlungsfeld", "zuordnung") if event.handlungsfeld else ("zuordnung", "handlungsfeld")
            yield node.at([present]), f"Zu „{present}“ fehlt „{missing}“."


def _remark(loaded: Loaded) -> Iterator[Finding]:
    """Sources of a remark need the remark that rests on them."""
    events, sums = loaded.records("chronik", Ereignis), loaded.records("foerderung", Foerdersumme)
    remarked: Iterator[tuple[Node, Ereignis | Foerdersumme]] = chain(events, sums)
    for node, record in remarked:
        if record.hinweis_quellen and record.hinweis is None:
            yield node.at(["hinweis_quellen"]), "Zu „hinweis_quellen“ fehlt „hinweis“."


def _one_tile_each(loaded: Loaded) -> Iterator[Finding]:
    """Two Landkreise must not share a place on the map."""
    first: dict[tuple[object, object], Entry] = {}
    for entry in loaded.entries("landkreise"):
        spot = _spot(entry.node.child("kachel"))
        if spot is None:
            continue
        if other := first.get(spot):
            line = other.node.at(["kachel"]).line
            yield (
                entry.node.at(["kachel"]),
                f"Auf diesem Platz der Karte liegt schon „{other.text('id')}“ (Zeile {line}).",
            )
        first.setdefault(spot, entry)


def _spot(tile: Node | None) -> tuple[object, object] | None:
    column, row = (tile.child("spalte"), tile.child("zeile")) if tile else (None, None)
    return (column.value, row.value) if column and row else None


_RULES: list[Callable[[Loaded], Iterator[Finding]]] = [
    _unique_values,
    _known_references,
    _everything_used,
    _reserved_field_id,
    _territory,
    _no_repeats,
    _one_traeger_each,
    _period,
    _assignment,
    _remark,
    _one_tile_each,
]
