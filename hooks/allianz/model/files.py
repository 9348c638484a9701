"""The files of data/: which records stand in each, where these have their pages, and what they refer to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from allianz.model.records import (
    Allianz,
    Angebot,
    Ereignis,
    Foerdersumme,
    Handlungsfeld,
    Landkreis,
    Partner,
    Projekt,
    Quelle,
    Record,
    Zielgruppe,
)
from allianz.model.scalars import Choice, Ref, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "FILES",
    "REFERENCES",
    "SOURCES",
    "File",
    "Path",
    "address",
    "answer_address",
    "card_address",
    "declared",
    "file_of",
    "former_ids",
    "found",
    "inner",
    "kind_address",
    "parts",
    "walk",
    "within",
    "words",
]


Path = tuple[str | int, ...]
"""The way to a value within a record: names of fields and numbers of items."""

Wanted = Callable[[type[Record], str], bool]
"""Whether a field of a model, by its name, is one that somebody asks for."""


@dataclass(frozen=True)
class File:
    """One data file: its name without ending, the model of its records, what people call it, and what it holds.

    `folder` is where its records have their pages, empty where they have none; `is_list` says whether it is a list.
    `may_be_empty` where an alliance can do without: a new one has no projects, no history and no funding.
    """

    name: str
    model: type[Record]
    title: str
    holds: str
    folder: str = ""
    is_list: bool = True
    may_be_empty: bool = False

    @property
    def filename(self) -> str:
        """The name with its ending."""
        return f"{self.name}.yaml"


FILES = (
    File("allianz", Allianz, "Allianz", "die Allianz mit Koordination und Gremien", is_list=False),
    File(
        "handlungsfelder",
        Handlungsfeld,
        "Handlungsfelder",
        "die Handlungsfelder mit ihren Zielen",
        folder="handlungsfelder",
    ),
    File("zielgruppen", Zielgruppe, "Zielgruppen", "die Zielgruppen", "wegweiser"),
    File("landkreise", Landkreis, "Landkreise", "die Landkreise", "region"),
    File("partners", Partner, "Partner", "die Partner mit ihren Kontakten", "partner"),
    File("angebote", Angebot, "Angebote", "die Angebote: wer wem wobei hilft", "angebote"),
    File("projekte", Projekt, "Projekte", "die Projekte mit ihren Beträgen", "projekte", may_be_empty=True),
    File("chronik", Ereignis, "Chronik", "die Ereignisse", may_be_empty=True),
    File("foerderung", Foerdersumme, "Förderung", "die Beträge der Allianz", may_be_empty=True),
    File("quellen", Quelle, "Quellen", "die Quellen"),
)


def address(record: Record) -> str:
    """Where a record has its page, relative to the root of the site: `partner/<id>/`."""
    return f"{file_of(record).folder}/{getattr(record, 'id')}/"  # noqa: B009 -- records with pages have an id


def answer_address(gruppe: Zielgruppe, kreis: Landkreis | None = None) -> str:
    """Where the answer for a Zielgruppe stands, in the whole region or in one Landkreis."""
    return f"{address(gruppe)}{kreis.id}/" if kreis else address(gruppe)


def kind_address(art: str) -> str:
    """Where the sources of a kind stand."""
    return f"quellen/{art}/"


def card_address(partner: Partner) -> str:
    """Where the card of a partner for address books lies, relative to the root of the site."""
    return f"daten/{address(partner).rstrip('/')}.vcf"


def former_ids(record: Record) -> tuple[str, ...]:
    """The ids that a record had before; none where it cannot have any."""
    return getattr(record, "frueher", ())


def file_of(record: Record) -> File:
    """The file that a record stands in; KeyError for a part of a record."""
    return _FILE_OF[type(record)]


_FILE_OF = {file.model: file for file in FILES}


def words(model: type[Record], field: str) -> tuple[Word, ...]:
    """The words that a field of a record may hold, in their order."""
    return next(part.words for part in declared(model, field) if isinstance(part, Choice))


def declared(model: type[Record], field: str) -> tuple[object, ...]:
    """Everything that the declaration of a field is made of: types, rules, choices, references."""
    info = model.model_fields[field]
    return (*info.metadata, *_parts(info.annotation))


def within(model: type[Record]) -> dict[type[Record], None]:
    """A model and all models within it, each once, in the order of the fields."""
    found = {model: None}
    for info in model.model_fields.values():
        for part in parts(info.annotation):
            if part not in found:
                found |= within(part)
    return found


def parts(annotation: object) -> list[type[Record]]:
    """The models that a field's annotation names."""
    return [part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, Record)]


def _parts(annotation: object) -> list[object]:
    """An annotation and everything that it is made of."""
    return [annotation, *(part for arg in get_args(annotation) for part in _parts(arg))]


def _references() -> dict[str, Ref]:
    fields = {
        name: declared(model, name) for file in FILES for model in within(file.model) for name in model.model_fields
    }
    return {name: part for name, parts in fields.items() for part in parts if isinstance(part, Ref)}


def walk(record: Record, path: Path = ()) -> Iterator[tuple[Path, Record, str]]:
    """Each field of a record and of the records within it: the way there (items count from 1), its record, its name."""
    for name, holds in _fields(type(record)):
        way = (*path, name)
        yield way, record, name
        for step, part in _held(record, name) if holds else ():
            yield from walk(part, (*way, *step))


def found(record: Record, wanted: Wanted) -> list[tuple[Record, str, Any]]:
    """Each wanted field of a record and of the records within it that holds something: its record, its name, its value.

    Nothing else is looked at, and no way noted: large data have a million values, and a rule speaks of few.
    """
    result: list[tuple[Record, str, Any]] = []
    _collect(record, wanted, result)
    return result


def _collect(record: Record, wanted: Wanted, into: list[tuple[Record, str, Any]]) -> None:
    held = vars(record)
    for name, is_wanted in _leading(type(record), wanted):
        value = held[name]
        if is_wanted and value:
            into.append((record, name, value))
        elif value:
            for part in value if isinstance(value, tuple) else (value,):
                _collect(part, wanted, into)


@cache
def _leading(model: type[Record], wanted: Wanted) -> tuple[tuple[str, bool], ...]:
    """The fields of a model that are wanted, and those that lead to such."""
    return tuple(
        (name, wanted(model, name))
        for name, info in model.model_fields.items()
        if wanted(model, name) or any(_leading(part, wanted) for part in parts(info.annotation))
    )


def inner(record: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """A record and the records within it, each with the way there (items count from 1)."""
    yield path, record
    for name, holds in _fields(type(record)):
        for step, part in _held(record, name) if holds else ():
            yield from inner(part, (*path, name, *step))


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The fields of a model, and whether each holds records."""
    return tuple((name, bool(parts(info.annotation))) for name, info in model.model_fields.items())


def _held(record: Record, name: str) -> Iterator[tuple[Path, Record]]:
    """The records that a field holds, each with its number where it is one of several."""
    value = getattr(record, name)
    if isinstance(value, tuple):
        yield from (((number,), part) for number, part in enumerate(value, 1))
    elif value is not None:
        yield (), value


REFERENCES = _references()
"""Field name → the file whose id stands there. A name means the same in every file."""

SOURCES = frozenset(name for name, ref in REFERENCES.items() if ref.file == "quellen")
"""The fields that name sources."""
