"""All that was read of data/, for the rules that hold across records and files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from allianz.model.files import REFERENCES
from allianz.model.records import Record
from allianz.reading.messages import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allianz.reading.source import Node

__all__ = ["Entry", "Finding", "Loaded"]

Finding = tuple[Place, str]
"""Where a rule is broken, and the German sentence that says so."""
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
        keys = {key for key, ref in REFERENCES.items() if ref.file == target}
        return {str(node.value) for name in within or self.files for key, node in self.references[name] if key in keys}

    @cached_property
    def references(self) -> Mapping[str, tuple[tuple[str, Node], ...]]:
        """File name → every id of another record that stands there, with its field, in their order."""
        return {
            name: tuple(found for entry in self.entries(name) for found in _referring(entry.node))
            for name in self.files
        }


def _referring(node: Node, key: str = "") -> Iterator[tuple[str, Node]]:
    """Every text below that stands in a field of references, with that field."""
    if isinstance(node.value, str):
        if key in REFERENCES:
            yield key, node
    elif isinstance(node.value, dict):
        for name, child in node.value.items():
            if not isinstance(child.value, str):
                yield from _referring(child, name)
            elif name in REFERENCES:
                yield name, child
    else:
        for child in node.value:
            yield from _referring(child, key)
