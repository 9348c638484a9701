"""Rules about former ids: an address of before leads to one record, and to none that is there itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.reading.messages import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allianz.model.loaded import Entry, Finding, Loaded
    from allianz.reading.source import Node

__all__ = ["RULES", "heirs"]


def heirs(loaded: Loaded, name: str) -> Mapping[str, str]:
    """Former id → the id of today, in one file."""
    return {str(node.value): entry.text("id") for entry in loaded.entries(name) for node in _former(entry)}


def _former(entry: Entry) -> tuple[Node, ...]:
    node = entry.node.child("frueher")
    return node.value if node is not None and isinstance(node.value, tuple) else ()


def _one_heir_each(loaded: Loaded) -> Iterator[Finding]:
    """A former id is the id of no record of the same file, and stands there once."""
    for name in loaded.files:
        today = {entry.text("id"): entry for entry in loaded.entries(name)}
        first: dict[str, int] = {}
        for entry in loaded.entries(name):
            for node in _former(entry):
                id_ = str(node.value)
                if id_ in today:
                    whose = "dieses Eintrags" if today[id_] is entry else "eines anderen Eintrags"
                    line = today[id_].node.at(["id"]).line
                    yield node.place, f"„{shown(id_)}“ ist heute die id {whose} (Zeile {line}). Löschen Sie sie hier."
                elif id_ in first:
                    yield node.place, f"Die frühere id „{shown(id_)}“ steht schon in Zeile {first[id_]}."
                first.setdefault(id_, node.place.line)


RULES = [_one_heir_each]
