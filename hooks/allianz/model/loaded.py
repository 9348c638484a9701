"""All that was read of data/, for the rules that hold across records and files."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from allianz.model.files import REFERENCES, found
from allianz.model.records import Record
from allianz.reading.messages import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from allianz.model.files import Path
    from allianz.reading.source_values import Places

__all__ = ["SEVERAL", "Entry", "Finding", "Loaded", "fields", "references", "referring"]

Finding = tuple[Place, str]
"""Where a rule is broken, and the German sentence that says so."""
T = TypeVar("T", bound=Record)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a file: the record itself where it was accepted, else what stands there.

    `number` is its place in the list, None where the file is no list; `places` are those of the file.
    """

    places: Places
    number: int | None
    held: object

    @property
    def start(self) -> Place:
        """Where it begins."""
        return self.places.start(self.number)

    def at(self, path: Sequence[str | int]) -> Place:
        """The place of a value by its path, as near as the file has it: only a finding asks for it."""
        return self.places.at(self.number, path)

    def value(self, key: str) -> object:
        """What a field holds, None where there is none."""
        return fields(self.held).get(key)

    def text(self, key: str) -> str:
        """The text of a field, empty where there is none."""
        value = self.value(key)
        return value if isinstance(value, str) else ""


SEVERAL = (list, tuple)
"""What several values are in a refused entry, and in a record."""


def fields(held: object) -> Mapping[str, object]:
    """The fields of a record or of what was refused: name → value; none where it is neither."""
    return vars(held) if isinstance(held, Record) else held if isinstance(held, dict) else {}


@dataclass(frozen=True)
class Loaded:
    """All that was read: file name → entries; None where the file could not be read."""

    files: Mapping[str, tuple[Entry, ...] | None]

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The entries of a file, none where it could not be read."""
        return self.files.get(name) or ()

    def records(self, name: str, model: type[T]) -> Iterator[tuple[Entry, T]]:
        """The accepted records of a file with their entries."""
        for entry in self.entries(name):
            if isinstance(entry.held, model):
                yield entry, entry.held

    def used(self, target: str, *within: str) -> set[str]:
        """The ids of a file that stand in a field that refers to it, anywhere or within some files."""
        keys = {key for key, ref in REFERENCES.items() if ref.file == target}
        return {id_ for name in within or self.files for key in keys for id_ in self.references[name].get(key, ())}

    @cached_property
    def references(self) -> Mapping[str, Mapping[str, set[str]]]:
        """File name → each field of references that stands there → the ids of other records in it."""
        return {name: ids for name, (ids, _) in self._walked.items()}

    @cached_property
    def repeating(self) -> Mapping[str, Sequence[Entry]]:
        """File name → the entries in which a list may name an id twice: of what was refused nobody knows yet."""
        return {name: entries for name, (_, entries) in self._walked.items()}

    @cached_property
    def _walked(self) -> Mapping[str, tuple[Mapping[str, set[str]], Sequence[Entry]]]:
        return {name: _ids(self.entries(name)) for name in self.files}


def references(record: Record) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Each field of a record and of those within it that refers to other records: its name, and their id or ids."""
    return ((key, value) for _, key, value in found(record, _is_reference))


def _is_reference(_model: type[Record], name: str) -> bool:
    return name in REFERENCES


def _ids(entries: Iterable[Entry]) -> tuple[Mapping[str, set[str]], Sequence[Entry]]:
    """Each field of references that stands there, with its ids; and the entries in which a list may repeat one."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    repeating = {}
    for number, entry in enumerate(entries):
        if isinstance(entry.held, Record):
            for key, value in references(entry.held):
                several = (value,) if isinstance(value, str) else value
                ids[key].update(several)
                if len(several) > len(set(several)):
                    repeating[number] = entry
        else:
            repeating[number] = entry
            for key, id_, _ in referring(entry.held):
                ids[key].add(id_)
    return ids, list(repeating.values())


def referring(held: object, key: str = "", path: Path = ()) -> Iterator[tuple[str, str, Path]]:
    """Every text below that stands in a field of references: field, text, the way there (items count from 0)."""
    for step, value in enumerate(held) if isinstance(held, SEVERAL) else fields(held).items():
        name = key if isinstance(step, int) else step
        if isinstance(value, str):
            if name in REFERENCES:
                yield name, value, (*path, step)
        elif value:
            yield from referring(value, name, (*path, step))
