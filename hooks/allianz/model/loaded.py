"""All that was read of data/, for the rules that hold across records and files."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from allianz.model.files import REFERENCES
from allianz.model.records import Record
from allianz.reading.messages import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from allianz.reading.source import Node

__all__ = ["Entry", "Finding", "Loaded", "nearest", "shown"]

_SHOWN = 40

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
