"""One data file, changed in place: only the lines meant change, every other byte stays.

Lines are found by the places of the reader's nodes. After each step the file is read again and must hold what was
meant and nothing else: a file that is written in an unusual way is refused, never damaged.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from allianz.forms.writing import Plain, field, item
from allianz.reading.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from allianz.reading.messages import Place
    from allianz.reading.nodes import Node

__all__ = ["Sheet", "Unusual"]

Path = tuple[str | int, ...]
"""The way from the root of a file to a value: keys and numbers of items."""

_TAIL = r"(?P<tail>\s+#.*)?\s*"
_VALUE_WITH_TAIL = re.compile(rf"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[[^\[\]#\"']*\]|[|>][-+0-9]*){_TAIL}")


class Unusual(Exception):  # noqa: N818 -- it is no error of the program, the file is only too unusual to be edited
    """This part of the file cannot be changed line by line; `place` says where."""

    def __init__(self, place: Place) -> None:
        super().__init__(str(place))
        self.place = place


@dataclass(frozen=True)
class Sheet:
    """The text of one data file with its line ends; each change gives a new sheet."""

    path: str
    text: str

    @cached_property
    def root(self) -> Node:
        """What the file holds; ValueError where it cannot be read."""
        node, _ = read(self.path, self.text.encode(), may_be_empty=True)
        if node is None:
            raise ValueError(self.path)
        return node

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def _end_of_line(self) -> str:
        return "\r" if self._lines[0].endswith("\r") else ""

    def at(self, where: Path) -> Node | None:
        """The node at a path, None where there is none."""
        node: Node | None = self.root
        for step in where:
            node = node.child(step) if node is not None else None
        return node

    def put(self, where: Path, key: str, value: Plain, order: Sequence[str] = ()) -> Sheet:
        """Give the mapping at `where` this value, as few lines as possible; a new key stands where `order` has it."""
        mapping, node = self._node(where), self.at((*where, key))
        if node is None:
            return self._insert(mapping, where, key, value, order)
        if node.plain() == value:
            return self
        if isinstance(value, dict) and isinstance(node.value, dict):
            return self._set_fields((*where, key), value)
        if isinstance(value, list) and self._is_block_list(node) and _only_text(value) and _only_text(node.plain()):
            return self._set_items((*where, key), value)
        return self._replace(mapping, where, key, value)

    def remove(self, where: Path, key: str) -> Sheet:
        """Delete a field with all its lines; the same sheet where it is not there."""
        mapping, node = self._node(where), self.at((*where, key))
        if node is None:
            return self
        start = mapping.keys[key].line - 1
        expected = self._copy()
        del _down(expected, where)[key]
        return self._with(start, self._end(node, start), [], expected, mapping.keys[key])

    def insert(self, index: int, record: Plain) -> Sheet:
        """Put a record before the one with this number, parted from it by an empty line; behind the last one too.

        What is written above the next record, such as a heading, stays above it.
        """
        items = self.root.value
        if not isinstance(items, tuple) or index >= len(items):
            return self.append((), record)
        lines = item(record, self._dash(items[index]))
        before = items[index - 1] if index else None
        start = self._end(before, before.place.line - 1) if before else items[0].place.line - 1
        expected = self._copy()
        expected.insert(index, record)
        return self._with(start, start, ["", *lines] if before else [*lines, ""], expected, items[index].place)

    def append(self, where: Path, value: Plain) -> Sheet:
        """Put one more item at the end of the list at `where`; records are parted by an empty line."""
        node = self._node(where)
        items = node.value
        if not where and items == ():
            return self._first(value)
        if not isinstance(items, tuple) or not items:
            raise Unusual(node.place)
        dash = self._dash(items[-1])
        end = self._end(items[-1], items[-1].place.line - 1)
        expected = self._copy()
        _down(expected, where).append(value)
        blank = [""] if not where else []
        return self._with(end, end, [*blank, *item(value, dash)], expected, node.place)

    def _first(self, value: Plain) -> Sheet:
        """The first record of a file that holds comments alone, or `[]` behind them."""
        filled = [number for number, line in enumerate(self._lines) if line.strip() and not line.startswith("#")]
        if [self._lines[number].strip() for number in filled] not in ([], ["[]"]):
            raise Unusual(self.root.place)
        start, end = (filled[0], filled[0] + 1) if filled else (len(self._lines) - 1,) * 2
        if not filled and self._lines[-1].strip():
            start = end = len(self._lines)
        blank = [""] if start and self._lines[start - 1].strip() else []
        return self._with(start, end, [*blank, *item(value, 0)], [value], self.root.place)

    def drop(self, where: Path, index: int) -> Sheet:
        """Delete one item of the list at `where`, and the list's field with its last item."""
        node = self._node(where)
        items = node.value
        if not isinstance(items, tuple) or index >= len(items):
            raise Unusual(node.place)
        if len(items) == 1:
            return self.remove(where[:-1], str(where[-1]))
        start = items[index].place.line - 1
        end = self._end(items[index], start)
        if not where:
            start, end = self._with_blank_lines(start, end)
        expected = self._copy()
        del _down(expected, where)[index]
        return self._with(start, end, [], expected, items[index].place)

    def _with_blank_lines(self, start: int, end: int) -> tuple[int, int]:
        """A record's lines together with the empty ones that part it from the next, or from the one before."""
        blank = [not line.strip() for line in self._lines]
        while end < len(blank) - 1 and blank[end]:
            end += 1
        while end == len(blank) - 1 and blank[start - 1]:
            start -= 1
        return start, end

    def _set_fields(self, where: Path, value: dict[str, Plain]) -> Sheet:
        sheet = self
        for name in set(self._node(where).keys) - set(value):
            sheet = sheet.remove(where, name)
        for name, part in value.items():
            sheet = sheet.put(where, name, part, list(value))
        return sheet

    def _set_items(self, where: Path, value: list[Plain]) -> Sheet:
        """What stays in the list keeps its line and its place; what is new comes last."""
        sheet = self
        for text in value:
            if text not in _texts(sheet, where):
                sheet = sheet.append(where, text)
        for text in [text for text in _texts(sheet, where) if text not in value]:
            sheet = sheet.drop(where, _texts(sheet, where).index(text))
        return sheet

    def _is_block_list(self, node: Node) -> bool:
        items = node.value
        return isinstance(items, tuple) and bool(items) and items[0].place.line > node.place.line

    def _insert(self, mapping: Node, where: Path, key: str, value: Plain, order: Sequence[str]) -> Sheet:
        before = [name for name in order[: order.index(key)] if name in mapping.keys] if key in order else []
        neighbour = before[-1] if before else list(mapping.keys)[-1]
        place = mapping.keys[neighbour]
        end = self._end(self._node((*where, neighbour)), place.line - 1)
        expected = self._copy()
        _down(expected, where)[key] = value
        return self._with(end, end, field(key, value, place.column - 1), expected, place)

    def _replace(self, mapping: Node, where: Path, key: str, value: Plain) -> Sheet:
        place, node = mapping.keys[key], self._node((*where, key))
        start, end = place.line - 1, self._end(self._node((*where, key)), place.line - 1)
        line = self._lines[start].removesuffix("\r")
        old = line[place.column - 1 + len(key) :].lstrip(" :")
        found = _VALUE_WITH_TAIL.fullmatch(old)
        tail = (found["tail"] or "") if found else ""
        new = field(key, value, place.column - 1, quoted=old.startswith('"'), tail=tail)
        new[0] = line[: place.column - 1] + new[0].lstrip(" ")
        expected = self._copy()
        _down(expected, where)[key] = value
        return self._with(start, end, new, expected, node.place)

    def _with(self, start: int, end: int, new: list[str], expected: object, place: Place) -> Sheet:
        """Exchange lines; Unusual where the file then holds anything but what is expected."""
        lines, ending = list(self._lines), self._end_of_line
        fresh = [line + ending for line in new]
        if end == len(lines):  # the file ends without a line end, and goes on doing so
            fresh[-1:] = new[-1:]
            if start == end:
                lines[-1] += ending
        lines[start:end] = fresh
        sheet = Sheet(self.path, "\n".join(lines))
        node, messages = read(self.path, sheet.text.encode())
        if node is None or messages or node.plain() != expected:
            raise Unusual(place)
        return sheet

    def _copy(self) -> Any:  # noqa: ANN401 -- text, lists and fields of any depth
        return copy.deepcopy(self.root.plain())

    def _node(self, where: Path) -> Node:
        node = self.at(where)
        if node is None:
            raise Unusual(self.root.place)
        return node

    def _dash(self, node: Node) -> int:
        """How far in the dash of an item stands."""
        before = self._lines[node.place.line - 1][: node.place.column - 1].rstrip()
        if not before.endswith("-"):
            raise Unusual(node.place)
        return len(before) - 1

    def _end(self, node: Node, start: int) -> int:
        """The number from 0 of the line behind a value; blank lines and comments behind it are no part of it."""
        last = max([start + 1, *(place.line for place in _places(node))])
        following = (place.line for place in _places(self.root) if place.line > last)
        end = min(following, default=len(self._lines) + 1) - 1
        inner = self._block_indent(last)
        while end > last and self._is_apart(self._lines[end - 1], inner):
            end -= 1
        return end

    def _block_indent(self, last: int) -> int:
        """How far in a block of text stands whose first line is number `last`, 0 where there is none."""
        if not re.search(r"[:-] +[|>][-+0-9]*(\s+#.*)?\s*$", self._lines[last - 1]):
            return 0
        filled = (line for line in self._lines[last:] if line.strip())
        line = next(filled, "")
        return len(line) - len(line.lstrip(" "))

    @staticmethod
    def _is_apart(line: str, inner: int) -> bool:
        text = line.strip()
        indent = len(line) - len(line.lstrip(" "))
        return not text or (text.startswith("#") and not (inner and indent >= inner))


def _places(node: Node) -> Iterator[Place]:
    """The places of a node, its keys and all that is below."""
    yield node.place
    yield from node.keys.values()
    below = node.value.values() if isinstance(node.value, dict) else node.value
    for child in below if not isinstance(below, str) else ():
        yield from _places(child)


def _down(plain: Any, where: Path) -> Any:  # noqa: ANN401 -- text, lists and fields of any depth
    for step in where:
        plain = plain[step]
    return plain


def _only_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _texts(sheet: Sheet, where: Path) -> list[str]:
    return [str(node.value) for _, node in sheet._node(where).scalars()]  # noqa: SLF001 -- its own module
