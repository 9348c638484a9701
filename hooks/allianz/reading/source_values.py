"""YAML text → its values alone, and the places of those that somebody asks for: the ordinary file, read quickly."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from allianz.reading.characters import invisible
from allianz.reading.nodes import COLUMNS, Node, placed
from allianz.reading.source import BLOCKS, MAX_DEPTH, NOTHING, composed, decode, events, kept, lost, read
from allianz.reading.source_lines import Unusual, read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allianz.reading.messages import Message, Place

__all__ = ["Ordinary", "Places", "Reader", "ordinary", "read_values"]


@dataclass(frozen=True)
class Places:
    """Where the words of one file stand: what somebody asks for is read again with all its places.

    Nearly always nobody asks, and the places take two thirds of the time and of the memory of reading. `starts` are
    known at once: where the whole begins, and behind it where each item of a list does. `root` is there where the file
    was read with all its places anyway.
    """

    path: str
    raw: bytes
    starts: Sequence[int]
    root: Node | None = None

    def start(self, item: int | None = None) -> Place:
        """Where an item begins, or without a number the whole."""
        return placed(self.path, self.starts[0 if item is None else item + 1])

    def at(self, item: int | None, loc: Sequence[str | int]) -> Place:
        """The place of a value within an item by its path, as near as the file has it."""
        if item is None or self.root or not (node := self._item(item)):
            return self._whole.at(loc if item is None else [item, *loc])
        place = node.at(loc)
        return place._replace(line=place.line + self.start(item).line - 1)

    @cached_property
    def _whole(self) -> Node:
        """The whole file, which can be read; ValueError for any other."""
        root = self.root or read(self.path, self.raw, with_keys=False)[0]
        if root is None:
            raise ValueError(self.path)
        return root

    def _item(self, number: int) -> Node | None:
        """An item that is read by itself, its lines counted from its first; None where it has no lines of its own."""
        first, *behind = (start // COLUMNS - 1 for start in self.starts[number + 1 : number + 3])
        text = "\n".join(self._lines[first : behind[0] if behind else None])
        root, _ = composed(self.path, text, [])
        node = root.child(0) if root else None
        return node if node and node.spot + first * COLUMNS == self.starts[number + 1] else None

    @cached_property
    def _lines(self) -> list[str]:
        return (decode(self.path, self.raw)[0] or "").split("\n")


Ordinary = tuple[object, list[int]]
"""The value of a file, and where it and the items of its list begin."""
Reader = Callable[[bytes], Ordinary | None]
"""What knows the values of a file by its content, of an ordinary one."""


def ordinary(raw: bytes) -> Ordinary | None:
    """The values of a file about which no rule of reading has anything to say; None of any other."""
    text, messages = decode("", raw)
    if text is None or messages:
        return None
    with suppress(Unusual):
        return read_lines(text)
    with suppress(Unusual):
        return _Values(text).read()
    return None


def read_values(
    path: str, raw: bytes, *, may_be_empty: bool = False, ordinary: Reader = ordinary
) -> tuple[object, Places, list[Message]]:
    """What `read` reads as str, list and dict, None where it cannot be read; who needs a place asks `Places`.

    `ordinary` is for who knows already what it says of some file.
    """
    if found := ordinary(raw):
        value, starts = found
        return value, Places(path, raw, starts), []
    root, messages = read(path, raw, may_be_empty=may_be_empty, with_keys=False)
    return (root.plain() if root else None), Places(path, raw, _starts(root) if root else (), root), messages


def _starts(root: Node) -> list[int]:
    return [root.spot, *(item.spot for item in (root.value if isinstance(root.value, tuple) else ()))]


class _Values:
    """The values of a file about which no rule has anything to say, without their places.

    No rule stands here: where one might speak, the file is unusual, and the composer reads it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n") if _BEHIND.search(text) else []
        self.has_escapes = "\\" in text
        self.starts: list[int] = []
        self.within: Any = []
        self.above: list[Any] = []
        self.key: str | None = None

    def read(self) -> tuple[object, list[int]]:
        """The value of the file, and where it and the items of its list begin; Unusual where a rule may speak."""
        documents = self.within
        try:
            for event in events(self.text):
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self._attach(self._text(event))
                elif kind in _OPENING:
                    self._open(event, {} if kind is yaml.MappingStartEvent else [])
                elif kind in _CLOSING:
                    self._close()
                elif kind is yaml.AliasEvent:
                    raise Unusual
        except (yaml.YAMLError, ValueError, RecursionError):
            raise Unusual from None
        if len(documents) != 1:
            raise Unusual
        (root,) = documents
        starts = self.starts if isinstance(root, list) else self.starts[:1]
        if len(starts) != 1 + (len(root) if isinstance(root, list) else 0):
            raise Unusual
        return root, starts

    def _text(self, event: yaml.ScalarEvent) -> str:
        value, style = event.value, event.style
        if event.anchor or event.tag or (not style and value in NOTHING):
            raise Unusual
        if style in BLOCKS:
            value = value.rstrip("\n")
        elif self.lines and lost(self.lines, event):
            raise Unusual
        if not value or (style == '"' and self.has_escapes and any(invisible("", value))):
            raise Unusual
        return kept(value)

    def _open(self, event: yaml.CollectionStartEvent, opened: object) -> None:
        mark = event.start_mark
        if mark is None or event.anchor or event.tag or len(self.above) >= MAX_DEPTH:
            raise Unusual
        if len(self.above) <= 1:
            self.starts.append((mark.line + 1) * COLUMNS + mark.column + 1)
        self._attach(opened)
        self.above.append(self.within)
        self.within = opened

    def _close(self) -> None:
        if not self.within:
            raise Unusual
        self.within = self.above.pop()

    def _attach(self, value: object) -> None:
        if isinstance(self.within, list):
            self.within.append(value)
        elif self.key is None:
            self.key = self._named(value)
        else:
            self.within[self.key] = value
            self.key = None

    def _named(self, key: object) -> str:
        if not isinstance(key, str) or key in self.within or key == "<<" or "\n" in key:
            raise Unusual
        return key


_BEHIND = re.compile(r"""#(?<=["' ]#)""")
"""A # that may begin a comment behind a text, or one in a line of its own."""
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
