"""Which facts rest on which source, and how old it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.model.records import FILES, SOURCES, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.model.dataset import Dataset
    from allianz.model.records import Quelle, Record

__all__ = ["Fact", "facts"]

_OF_ALL = {"quelle", "quellen"}
"""The references that speak for the whole record in which they stand."""


@dataclass(frozen=True)
class Fact:
    """A place of the data that names a source: `partners/<id> aufgaben[2]`, counted from 1."""

    quelle: Quelle
    where: str

    def __str__(self) -> str:
        return f"Quelle {self.quelle.id} ({self.quelle.stand or 'ohne Datum'}): {self.where}"


def facts(dataset: Dataset) -> list[Fact]:
    """Every fact with its source, oldest source first, last those without a date; then as in the files."""
    known = {quelle.id: (rank, quelle) for rank, quelle in enumerate(dataset.quellen)}
    found = [(*known[id_], where) for id_, where in _references(dataset)]
    found.sort(key=lambda one: (_age(one[1]), one[0]))
    return [Fact(quelle, where) for _, quelle, where in found]


def _age(quelle: Quelle) -> tuple[bool, tuple[int, int, int]]:
    return quelle.stand is None, quelle.stand.first if quelle.stand else (0, 0, 0)


def _references(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Source id and place of every reference, in the order of the files."""
    for file in FILES:
        part = getattr(dataset, file.name)
        for number, record in enumerate(part if file.is_list else [part], 1):
            name = f"{file.name}/{record.id}" if hasattr(record, "id") else f"{file.name}[{number}]"
            for id_, path in _within(record):
                yield id_, " ".join(filter(None, [name if file.is_list else file.name, path]))


def _within(record: Record) -> Iterator[tuple[str, str]]:
    """Source id and path of every reference in a record and the records in it."""
    for path, owner, name in walk(record):
        if name in SOURCES:
            value = getattr(owner, name)
            ids = value if isinstance(value, tuple) else filter(None, [value])
            yield from ((id_, _shown(path[:-1] if name in _OF_ALL else path)) for id_ in ids)


def _shown(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
