"""Rules between fields, records and files.

Each rule is a generator over the whole data that yields (place, German sentence); its docstring is the rule.
A rule works on entries where it must hold for refused records too, on records where it needs their values. It asks for
a place only where it has found something: nearly always nobody needs any.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from allianz.model import former, membership, periods, proof
from allianz.model.files import FILES, REFERENCES
from allianz.model.loaded import SEVERAL, fields, referring
from allianz.model.nearest import Nearest
from allianz.model.records import Allianz, Angebot, Ereignis, Foerdersumme, Kontakt, Partner, Projekt
from allianz.model.words import UEBERGREIFEND
from allianz.reading.characters import likeness
from allianz.reading.messages import Message, Place, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from allianz.model.files import Path
    from allianz.model.loaded import Entry, Finding, Loaded
    from allianz.model.scalars import Ref

__all__ = ["NAMES", "UNIQUE", "check"]


def check(loaded: Loaded) -> Iterator[Message]:
    """The findings of all rules; where one has spoken, a later one only follows from it."""
    spoken: set[Place] = set()
    for rule in _RULES:
        for place, sentence in rule(loaded):
            if place not in spoken:
                spoken.add(place)
                yield Message(place, sentence)


def _unique_values(loaded: Loaded) -> Iterator[Finding]:
    """An id, a name, a number or an address must not stand twice in one file; names that look the same are one."""
    for name, key in UNIQUE:
        first: dict[str, Entry] = {}
        for entry in loaded.entries(name):
            text = entry.text(key)
            same = likeness(text) if key in NAMES else text
            if same and same in first:
                other, place, there = first[same].text(key), entry.at([key]), first[same].at([key])
                verb = "steht schon" if text == other else "sieht genauso aus wie der Wert"
                yield place, f"„{shown(text)}“ {verb} in Zeile {there.line}. „{key}“ muss eindeutig sein."
            first.setdefault(same, entry)


NAMES = frozenset({"name", "kurzname", "titel"})
"""Fields in which two texts are one that look the same."""

UNIQUE = [
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
    ("angebote", "titel"),
    ("projekte", "name"),
    ("quellen", "url"),
]
"""File and field of what no two records of a file share."""


def _known_references(loaded: Loaded) -> Iterator[Finding]:
    """A reference must be an id of the file that it refers to.

    The nearest id is offered, but never of a source: it is nearly always another document (publisher and year). What
    stands in many places was right before: its record has another id today.
    """
    known = {ref: _known(loaded, ref) for ref in set(REFERENCES.values()) if loaded.files[ref.file] is not None}
    unknown = _unknown(loaded, known)
    if not unknown:
        return
    heirs = {ref: former.heirs(loaded, ref.file) for ref in known}
    near = {ref: Nearest(() if ref.file == "quellen" else (*sorted(words),)) for ref, words in known.items()}
    standing = list(_standing(loaded, unknown))
    times = Counter((REFERENCES[key], word) for key, word, _ in standing)
    for key, word, place in standing:
        ref = REFERENCES[key]
        sentence = f"„{key}“ muss eine id aus {ref.file}.yaml sein – „{shown(word)}“ gibt es dort nicht."
        if heir := heirs[ref].get(word):
            yield place, f"{sentence} Der Eintrag heißt heute „{heir}“."
        elif times[ref, word] >= _MANY and ref.file != "quellen":
            yield place, sentence + _RENAMED.format(word=shown(word))
        else:
            yield place, sentence + near[ref].hint(word)


def _unknown(loaded: Loaded, known: Mapping[Ref, set[str]]) -> set[tuple[Ref, str]]:
    """What stands for an id and is none."""
    standing = ((REFERENCES[key], ids) for name in loaded.files for key, ids in loaded.references[name].items())
    return {(ref, word) for ref, ids in standing if ref in known for word in ids - known[ref] if word}


def _standing(loaded: Loaded, unknown: Container[tuple[Ref, str]]) -> Iterator[tuple[str, str, Place]]:
    """Each place where one of these stands, with its field and what stands there."""
    for name in loaded.files:
        for entry in loaded.entries(name):
            for key, word, path in referring(entry.held):
                if (REFERENCES[key], word) in unknown:
                    yield key, word, entry.at(path)


_MANY = 3
_RENAMED = " Wurde der Eintrag umbenannt? Dann schreiben Sie bei ihm „frueher: [{word}]“, und hier steht seine neue id."


def _known(loaded: Loaded, ref: Ref) -> set[str]:
    """What may stand in a field of references."""
    return {entry.text("id") for entry in loaded.entries(ref.file)} | set(ref.also)


def _known_kinds(loaded: Loaded) -> Iterator[Finding]:
    """A partner is of a kind that the alliance names, and no two kinds have the same id."""
    for whole, allianz in loaded.records("allianz", Allianz):
        ids = [art.id for art in allianz.arten]
        for number, id_ in enumerate(ids):
            if id_ in ids[:number]:
                yield whole.at(["arten", number, "id"]), f"Die Art „{id_}“ steht zweimal da. Löschen Sie eine."
        near = Nearest((*sorted(ids),))
        for entry, partner in loaded.records("partners", Partner):
            if partner.art not in ids:
                must = f"„art“ muss eines dieser Wörter sein: {', '.join(ids)} – hier steht {shown(partner.art)}."
                yield entry.at(["art"]), f"{must}{near.hint(partner.art)} Die Arten stehen in allianz.yaml."


def _everything_used(loaded: Loaded) -> Iterator[Finding]:
    """A source must be used; a Landkreis, a Handlungsfeld and a Zielgruppe must have somebody responsible."""
    if any(entries is None for entries in loaded.files.values()):
        return
    for name, sentence in _NEEDED.items():
        users = loaded.used(name, *_WHERE.get(name, ()))
        for entry in loaded.entries(name):
            if (id_ := entry.text("id")) and id_ not in users:
                yield entry.at(["id"]), sentence.format(id=id_)


_NEEDED = {
    "quellen": "Die Quelle „{id}“ wird nirgends verwendet. Löschen Sie sie oder nennen Sie sie bei einer Angabe.",
    "landkreise": "Für „{id}“ ist kein Partner zuständig. Tragen Sie den Landkreis bei einem Partner als „gebiet“ ein.",
    "handlungsfelder": "Im Handlungsfeld „{id}“ gibt es kein Angebot. Tragen Sie mindestens eines ein.",
    "zielgruppen": "Für die Zielgruppe „{id}“ gibt es kein Angebot. Tragen Sie sie in angebote.yaml bei einem ein.",
}
_WHERE = {"landkreise": ("partners",), "handlungsfelder": ("angebote",), "zielgruppen": ("angebote",)}
"""Where a record must be named; a source may be named anywhere."""


def _reserved_field_id(loaded: Loaded) -> Iterator[Finding]:
    """No Handlungsfeld may take the word that means none of them."""
    for entry in loaded.entries("handlungsfelder"):
        if entry.text("id") == UEBERGREIFEND:
            yield entry.at(["id"]), f"Das Wort „{UEBERGREIFEND}“ ist vergeben. Wählen Sie eine andere id."


def _territory(loaded: Loaded) -> Iterator[Finding]:
    """A territory, or a word about it, needs its source, and the source one of them."""
    for entry, partner in loaded.records("partners", Partner):
        told = "gebiet" if partner.gebiet else "gebiet_hinweis" if partner.gebiet_hinweis else ""
        if told and partner.gebiet_quelle is None:
            yield entry.at([told]), f"Zu „{told}“ fehlt „gebiet_quelle“: Nennen Sie die id der Quelle."
        if partner.gebiet_quelle and not (partner.gebiet or partner.gebiet_hinweis):
            yield entry.at(["gebiet_quelle"]), "Zu „gebiet_quelle“ fehlt „gebiet“. Tragen Sie die Landkreise ein."


def _no_repeats(loaded: Loaded) -> Iterator[Finding]:
    """A list of references must not name the same id twice."""
    for entry in chain(*loaded.repeating.values()):
        for path, ids in _lists(entry.held):
            yield from ((entry.at((*path, number)), sentence) for number, sentence in _repeated(path[-1], ids))


def _lists(held: object, path: Path = ()) -> Iterator[tuple[Path, Sequence[object]]]:
    """Every list of references below a record or what was refused, with the way there."""
    for key, value in fields(held).items():
        if isinstance(value, SEVERAL):
            if key in REFERENCES:
                yield (*path, key), value
            for number, item in enumerate(value):
                if not isinstance(item, str):
                    yield from _lists(item, (*path, key, number))
        elif value and not isinstance(value, str):
            yield from _lists(value, (*path, key))


def _repeated(key: str | int, ids: Sequence[object]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for number, id_ in enumerate(ids):
        if isinstance(id_, str):
            if id_ in seen:
                yield number, f"„{id_}“ steht in „{key}“ zweimal. Löschen Sie eines davon."
            seen.add(id_)


def _one_name_each(loaded: Loaded) -> Iterator[Finding]:
    """A Träger or Anbieter is either a partner or a name, not both and not neither; an offer has at least one."""
    for entry, projekt in loaded.records("projekte", Projekt):
        for index, traeger in enumerate(projekt.traeger):
            if (traeger.partner is None) == (traeger.name is None):
                yield entry.at(["traeger", index]), "Ein Träger braucht entweder „partner“ oder „name“, nicht beides."
    for entry, angebot in loaded.records("angebote", Angebot):
        if not angebot.anbieter:
            yield entry.at(["anbieter"]), "Unter „anbieter“ fehlt, wer das Angebot macht: „partner:“ oder „name:“."
        for index, anbieter in enumerate(angebot.anbieter):
            if (anbieter.partner is None) == (anbieter.name is None):
                place = entry.at(["anbieter", index])
                yield place, "Ein Anbieter braucht entweder „partner“ oder „name“, nicht beides."


def _assignment(loaded: Loaded) -> Iterator[Finding]:
    """In the chronicle a Handlungsfeld needs the word who assigned it, and the other way round."""
    for entry, event in loaded.records("chronik", Ereignis):
        if (event.handlungsfeld is None) != (event.zuordnung is None):
            present, missing = ("handlungsfeld", "zuordnung") if event.handlungsfeld else ("zuordnung", "handlungsfeld")
            yield entry.at([present]), f"Zu „{present}“ fehlt „{missing}“."


def _remark(loaded: Loaded) -> Iterator[Finding]:
    """Sources of a remark need the remark that rests on them."""
    events, sums = loaded.records("chronik", Ereignis), loaded.records("foerderung", Foerdersumme)
    remarked: Iterator[tuple[Entry, Ereignis | Foerdersumme]] = chain(events, sums)
    for entry, record in remarked:
        if record.hinweis_quellen and record.hinweis is None:
            yield entry.at(["hinweis_quellen"]), "Zu „hinweis_quellen“ fehlt „hinweis“."


def _counted(loaded: Loaded) -> Iterator[Finding]:
    """When a number of partners was last counted needs the source that counts it, and the other way round."""
    for entry, allianz in loaded.records("allianz", Allianz):
        zahl = allianz.zahl_partner
        if zahl and (zahl.zuletzt is None) != (zahl.zuletzt_quelle is None):
            present, missing = ("zuletzt", "zuletzt_quelle") if zahl.zuletzt else ("zuletzt_quelle", "zuletzt")
            yield entry.at(["zahl_partner", present]), f"Zu „{present}“ fehlt „{missing}“."


def _one_tile_each(loaded: Loaded) -> Iterator[Finding]:
    """Two Landkreise must not share a place on the map."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in loaded.entries("landkreise"):
        spot = _spot(entry.value("kachel"))
        if spot is None:
            continue
        if other := first.get(spot):
            line = other.at(["kachel"]).line
            yield (
                entry.at(["kachel"]),
                f"Auf diesem Platz der Karte liegt schon „{other.text('id')}“ (Zeile {line}).",
            )
        first.setdefault(spot, entry)


def _spot(tile: object) -> tuple[str, str] | None:
    """Column and row as they stand there, None where one is missing."""
    held = fields(tile)
    return (str(held["spalte"]), str(held["zeile"])) if {"spalte", "zeile"} <= held.keys() else None


def _fields_or_none(loaded: Loaded) -> Iterator[Finding]:
    """An offer names its Handlungsfelder, or that it belongs to none; it names somebody that it is for."""
    for entry, angebot in loaded.records("angebote", Angebot):
        if UEBERGREIFEND in angebot.handlungsfelder and len(angebot.handlungsfelder) > 1:
            yield entry.at(["handlungsfelder"]), f"Das Wort „{UEBERGREIFEND}“ steht allein oder gar nicht."
        for name in ("handlungsfelder", "zielgruppen", "quellen"):
            if not getattr(angebot, name):
                yield entry.at([name]), f"„{name}“ darf nicht leer sein: Nennen Sie mindestens eine id."


def _ways(loaded: Loaded) -> Iterator[Finding]:
    """A way to reach somebody is a telephone number, an address of mail, form or website, or a place."""
    sentence = f"Der Kontakt nennt keinen Weg. Ergänzen Sie mindestens eines davon: {', '.join(_WAYS)}."
    for entry, path, kontakt in _kontakte(loaded):
        if not any(getattr(kontakt, name) for name in _WAYS):
            yield entry.at(path), sentence


_WAYS = ("telefon", "email", "formular", "website", "anschrift")


def _kontakte(loaded: Loaded) -> Iterator[tuple[Entry, Path, Kontakt]]:
    """Every contact with its entry and the way there."""
    for entry, partner in loaded.records("partners", Partner):
        yield from ((entry, ("kontakte", index), kontakt) for index, kontakt in enumerate(partner.kontakte))
    for entry, angebot in loaded.records("angebote", Angebot):
        if angebot.kontakt:
            yield entry, ("kontakt",), angebot.kontakt


_RULES: list[Callable[[Loaded], Iterator[Finding]]] = [
    _unique_values,
    _known_references,
    _known_kinds,
    _everything_used,
    _reserved_field_id,
    _territory,
    _no_repeats,
    _one_name_each,
    _assignment,
    _remark,
    _counted,
    _one_tile_each,
    _fields_or_none,
    _ways,
    *periods.RULES,
    *former.RULES,
    *membership.RULES,
    *proof.RULES,
]
