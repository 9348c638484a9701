"""YAML as people write it, line by line → its values: what a parser says of them, in less than half of its time.

Known are a few forms of a line, which every parser reads alike: a field with a plain or a quoted text, with a list in
square brackets or with a text folded below `>-`; an item of a list; comments and empty lines. How deep something
stands its first letter says. No rule of ours stands here: a text with any other line is left to the parser.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Any

from allianz.reading.nodes import COLUMNS
from allianz.reading.source import MAX_DEPTH, NOTHING, is_short, kept

__all__ = ["Unusual", "read_lines"]


class Unusual(Exception):  # noqa: N818 -- it is no error: another reader knows what is to be said
    """Here stands something that this reader does not know, or about which a rule may speak."""


_LINE = re.compile(
    r"""
    (?:(?:[ ]*\#[^\n]*)?\n)*+  # comments and empty lines before it
    (?:
      ([ ]*+) (-[ ])?+ (?:([a-z_]{1,99}+):(?:[ ]++|(?=\n|\Z)))?  # its depth, the dash of an item, the name of a field
      (?: ([^\s\-?:,[\]{}\#&*!|>'"%@`] [^\n:\#]*+ (?:(?::(?![ \n]|\Z)|(?<![ ])\#)[^\n:\#]*+)*+ (?<![ ]))  # plain
        | "([^"\\\n]+)"
        | '([^'\n]+)'
        | \[([^[\]{}:?\#&*!|>'"%@`\n]+)\]
        | >-?\n([ ]+)([^ \n][^\n]*(?:\n\8[^ \n][^\n]*)*)(?!\n*\8)  # folded: lines of one depth, and none below it
      )? (?:\n|\Z)
    | ([^\n]+)
    )
    """,
    re.VERBOSE,
)
_BLANK, _ITEM, _PLAIN, _LIST, _FOLDED, _OTHER = 1, 2, 4, 7, 9, 10
"""The last group of a line by which its form is known; with fewer than that of a plain text no value stands there."""


def read_lines(text: str) -> tuple[object, list[int]]:
    """The value of a text, and where it and the items of its list begin; Unusual where a line is none of the known.

    Of a text that `decode` lets pass: no tab, no control character and no other end of a line than LF stands in it.
    """
    lines = _Lines(text)
    root = lines.read()
    if not isinstance(root, list):
        return root, lines.starts[:1]
    if len(lines.starts) != 1 + len(root):
        raise Unusual
    return root, lines.starts


class _Lines:
    """What is open: a list or a mapping, with the column of what stands in it, and those around it.

    `key` is the field that a value is to come for, None where there is none.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.within: Any = []
        self.column = -1
        self.key: str | None = ""
        self.above: list[tuple[Any, int]] = []
        self.starts: list[int] = []
        self.lists: dict[str, list[str]] = {}
        self.line, self.counted = 1, 0

    def read(self) -> object:
        """The value of the whole text."""
        whole: list[object] = self.within
        end = 0
        for line in _LINE.finditer(self.text):
            form, (indent, dash, name) = line.lastindex or _OTHER, line.group(1, 2, 3)
            if form <= _ITEM or form == _OTHER:
                end = line.end() if form == _BLANK else 0
                break
            if dash or self.key is not None or len(indent) != self.column:
                self._go(line, len(indent), dash)
            within = self.within
            if not name and dash:
                within.append(self._value(line, form))
            elif not name or name in within or type(within) is list:
                raise Unusual
            elif form == _PLAIN:
                within[intern(name)] = _plain(line[form])
            elif form > _PLAIN:
                within[intern(name)] = self._value(line, form)
            else:
                self.key = intern(name)
        if self.key is not None or end != len(self.text):
            raise Unusual
        return whole[0]

    def _go(self, line: re.Match[str], column: int, dash: str | None) -> None:
        """Into what begins with a line, or out of what ends before it."""
        if self.key is not None:
            if column <= self.column:
                raise Unusual
            self._open(line, column, [] if dash else {})
        while column < self.column:
            self.within, self.column = self.above.pop()
        if column != self.column or (type(self.within) is list) != bool(dash):
            raise Unusual
        if dash and line[3]:
            self._open(line, column + len(dash), {})

    def _open(self, line: re.Match[str], column: int, opened: object) -> None:
        if len(self.above) >= MAX_DEPTH - 1:
            raise Unusual
        if len(self.above) <= 1:
            self.line += self.text.count("\n", self.counted, line.start(1))
            self.counted = line.start(1)
            self.starts.append(self.line * COLUMNS + column + 1)
        if type(self.within) is list:
            self.within.append(opened)
        else:
            self.within[self.key] = opened
        self.key = None
        self.above.append((self.within, self.column))
        self.within, self.column = opened, column

    def _value(self, line: re.Match[str], form: int) -> str | list[str]:
        """What stands behind the name of a field or behind a dash."""
        if form == _PLAIN:
            return _plain(line[form])
        if form == _LIST:
            return self.lists.get(line[form]) or self._list(line[form])
        if form == _FOLDED:
            indent, text = line.group(form - 1, form)
            if len(indent) <= self.column:
                raise Unusual
            return kept(text.replace(f"\n{indent}", " "))
        return kept(line[form])

    def _list(self, text: str) -> list[str]:
        """The items of a list; a short one, which stands in record after record, is made once."""
        items = [_plain(item.strip(" ")) for item in text.split(",")]
        if any(item.startswith("-") for item in items):
            raise Unusual
        return self.lists.setdefault(text, items) if is_short(text) else items


def _plain(text: str) -> str:
    if text in _NOTHING:
        raise Unusual
    return kept(text)


_NOTHING = frozenset({"", *NOTHING})
