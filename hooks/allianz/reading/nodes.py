"""Values that know where they stand in their file: what the reader makes of YAML text."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from allianz.reading.messages import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["COLUMNS", "Node", "placed"]

COLUMNS = 1 << 26
"""More columns than a line of a file can have that is not too large to be read."""


def placed(path: str, spot: int) -> Place:
    """The place that a number means."""
    return Place(path, *divmod(spot, COLUMNS))


class Node(NamedTuple):
    """A value of the file: text, a list of nodes or a mapping of nodes.

    `place` is where a person would look: the value itself for text, the key for lists and mappings; `spot` is its line
    and column in one number. `keys` holds the place of each key of a mapping, where somebody asked for them. A tuple
    of numbers, because large data have a million of them.
    """

    path: str
    spot: int
    value: str | tuple[Node, ...] | dict[str, Node]
    keys: Mapping[str, Place] = MappingProxyType({})

    @property
    def place(self) -> Place:
        """Where it stands."""
        return placed(self.path, self.spot)

    def plain(self) -> object:
        """The same value as str, list and dict."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return [node.plain() for node in self.value]

    def child(self, step: str | int) -> Node | None:
        """The node one step down, None where there is none."""
        if isinstance(step, str):
            return self.value.get(step) if isinstance(self.value, dict) else None
        return self.value[step] if isinstance(self.value, tuple) and step < len(self.value) else None

    def at(self, loc: Sequence[str | int]) -> Place:
        """The place of a value by its path, as near as the file has it."""
        node = self
        for step in loc:
            below = node.child(step)
            if below is None:
                return node.keys.get(str(step), node.place)
            node = below
        return node.place

    def scalars(self, key: str = "") -> Iterator[tuple[str, Node]]:
        """Every text below, with the nearest key above it."""
        if isinstance(self.value, str):
            yield key, self
        elif isinstance(self.value, dict):
            for name, node in self.value.items():
                yield from node.scalars(name)
        else:
            for node in self.value:
                yield from node.scalars(key)
