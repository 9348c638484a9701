"""YAML text → nodes that know their place; whatever YAML would silently bend is refused.

The text is read as YAML 1.1 (PyYAML, libyaml where it is there), but every scalar stays text and only
mappings, sequences and scalars are left: no anchors, aliases, tags, merge keys or further documents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING, Any, Protocol

import yaml

from allianz.reading.characters import invisible, not_utf8
from allianz.reading.conflicts import conflicts
from allianz.reading.files import LARGE, MAX_BYTES
from allianz.reading.messages import Message, Place
from allianz.reading.mojibake import garbled
from allianz.reading.nodes import COLUMNS, Node, placed
from allianz.reading.syntax import diagnose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "BLOCKS", "MAX_BYTES", "MAX_DEPTH", "NOTHING", "composed", "decode", "events", "is_short", "kept", "lost", "read",
    "read_settings",
]  # fmt: skip

MAX_DEPTH = 12

_NO_ENTRY = "Die Datei enthält keinen Eintrag."
_NO_WORD = "Der Name eines Feldes muss ein einfaches Wort sein."

BLOCKS = ("|", ">")
"""How a text over several lines begins."""
NOTHING = ("~", "null", "Null", "NULL")
"""Words that mean no value, where no quotation marks stand around them."""
_REPEATED = 40
"""Texts up to this length are kept once: ids, words and names of fields stand in a file again and again."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read(
    path: str, raw: bytes, *, may_be_empty: bool = False, with_keys: bool = True
) -> tuple[Node | None, list[Message]]:
    """Read one file: its root node and what is wrong with it.

    The node is None where the text cannot be read at all. Never raises for any content of `raw`. A file that
    `may_be_empty` holds an empty list where it holds comments alone or `[]`. Who changes no line needs no places of
    keys: without them the nodes take two thirds of the memory.
    """
    text, messages = decode(path, raw)
    if text is None:
        return None, messages
    return composed(path, text, messages, may_be_empty=may_be_empty, with_keys=with_keys)


def composed(
    path: str, text: str, messages: list[Message], *, may_be_empty: bool = False, with_keys: bool = True
) -> tuple[Node | None, list[Message]]:
    """The same of a text whose letters were looked at: what is wrong comes behind these messages."""
    return _Composer(path, text, messages, may_be_empty=may_be_empty, with_keys=with_keys).compose()


def events(text: str) -> Iterator[Any]:
    """What a parser tells of a text; yaml.YAMLError, ValueError or RecursionError where it cannot go on."""
    return iter(_LOADER(text).get_event, None)


def read_settings(path: str, raw: bytes) -> tuple[Node | None, list[Message]]:
    """Read a file of settings: as `read` does, but types, comments behind a value and empty values are allowed.

    A value with a type (`!ENV`) is what stands behind it.
    """
    text, messages = decode(path, raw)
    return (None, messages) if text is None else _Settings(path, text, messages, may_be_empty=False).compose()


def decode(path: str, raw: bytes) -> tuple[str | None, list[Message]]:
    """The text of one file and what is wrong with its letters.

    The text is None where it is too large, no UTF-8, holds what nobody sees or two versions of the same lines.
    """
    if len(raw) > MAX_BYTES:
        return None, [Message(Place(path), LARGE)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [not_utf8(path, error.object, error.start)]
    text = text.replace("\r\n", "\n") if "\r" in text else text
    unreadable, spoilt = [*conflicts(path, text), *invisible(path, text)], list(garbled(path, text))
    return (None if unreadable else text), [*unreadable, *spoilt]


class _Mark(Protocol):
    """A parser's mark: line and column from 0."""

    line: int
    column: int


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open; a list has no `fields`."""

    spot: int
    fields: dict[str, Node] | None
    keys: dict[str, int] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    key: str | None = None
    key_spot: int = 0

    def closed(self, path: str, *, with_keys: bool) -> Node:
        """The finished node."""
        if self.fields is None:
            return Node(path, self.spot, tuple(self.items))
        if not with_keys:
            return Node(path, self.spot, self.fields)
        return Node(path, self.spot, self.fields, {key: placed(path, spot) for key, spot in self.keys.items()})


class _Stop(Exception):  # noqa: N818 -- it ends the reading, it is not an error of the program
    """The rest of the file cannot be understood."""


class _Composer:
    """Builds nodes from YAML events, with a stack of its own instead of recursion."""

    def __init__(
        self, path: str, text: str, messages: list[Message], *, may_be_empty: bool, with_keys: bool = True
    ) -> None:
        self.path = path
        self.may_be_empty = may_be_empty
        self.with_keys = with_keys
        self.lines = text.split("\n")
        self.last = len(self.lines)
        self.text = text
        self.messages = messages
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        self.seen_document = False

    def compose(self) -> tuple[Node | None, list[Message]]:
        try:
            for event in yaml.parse(self.text, Loader=_LOADER):
                if handler := _HANDLERS.get(type(event)):
                    handler(self, event)
        except _Stop:
            return None, self.messages
        except yaml.MarkedYAMLError as error:
            self.messages.append(self._syntax(error))
            return None, self.messages
        except (yaml.YAMLError, ValueError, RecursionError):
            self._say(COLUMNS + 1, "Diese Datei lässt sich nicht als YAML lesen.")
            return None, self.messages
        if self.root is None and self.may_be_empty:
            self.root = Node(self.path, COLUMNS + 1, ())
        elif self.root is None:
            self._say(COLUMNS + 1, _NO_ENTRY)
        return self.root, self.messages

    def _say(self, spot: int, sentence: str) -> None:
        self.messages.append(Message(placed(self.path, spot), sentence))

    def _syntax(self, error: yaml.MarkedYAMLError) -> Message:
        at, opened = error.problem_mark or error.context_mark, error.context_mark
        if at is None:
            return Message(Place(self.path), "Diese Datei lässt sich nicht als YAML lesen.")
        start = (opened.line, opened.column) if opened is not None else None
        line, column, sentence = diagnose(self.lines, (min(at.line, len(self.lines) - 1), at.column), start)
        return Message(Place(self.path, line + 1, column + 1), sentence)

    def _spot(self, mark: _Mark | None) -> int:
        if mark is None:
            return COLUMNS + 1
        return min(mark.line + 1, self.last) * COLUMNS + mark.column + 1

    def document(self, event: yaml.DocumentStartEvent) -> None:
        if self.seen_document:
            self._say(
                self._spot(event.start_mark),
                "Hier beginnt mit „---“ ein zweites Dokument. Löschen Sie diese Zeile.",
            )
            raise _Stop
        self.seen_document = True

    def alias(self, event: yaml.AliasEvent) -> None:
        spot = self._spot(event.start_mark)
        sentence = (
            f"„*{event.anchor}“ ist in YAML ein Verweis und hier nicht erlaubt. "
            "Schreiben Sie den Wert aus oder setzen Sie ihn in Anführungszeichen."
        )
        self._say(spot, sentence)
        self._scalar(Node(self.path, spot, f"*{event.anchor}"), is_text=True)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        spot, value, style = self._properties(event), event.value, event.style
        if style in BLOCKS:
            value = value.rstrip("\n")
        else:
            self._comment_behind(event)
        if style == '"' and any(invisible(self.path, value)):
            self._say(spot, "Hinter einem \\ verbirgt sich hier ein unsichtbares Zeichen. Löschen Sie beides.")
            raise _Stop
        self._scalar(Node(self.path, spot, kept(value)), is_text=bool(style))

    def _properties(self, event: yaml.NodeEvent) -> int:
        """Refuse anchors and tags; the spot of the value."""
        spot = self._spot(event.start_mark)
        if event.anchor is not None:
            self._say(
                spot,
                f"„&{event.anchor}“ ist in YAML eine Marke und hier nicht erlaubt. "
                "Löschen Sie sie oder setzen Sie den Wert in Anführungszeichen.",
            )
        if getattr(event, "tag", None) is not None:
            self._say(
                spot,
                "Ein Ausrufezeichen am Anfang ist in YAML ein Typ und hier nicht erlaubt. "
                "Setzen Sie den Wert in Anführungszeichen.",
            )
        return spot

    def _comment_behind(self, event: yaml.ScalarEvent) -> None:
        """`Platz #1` is read as `Platz`: what follows the # is lost without a word."""
        if comment := lost(self.lines, event):
            sentence = (
                f"„{comment}“ gilt in YAML als Kommentar und geht verloren. Setzen Sie den ganzen Text in "
                "Anführungszeichen oder den Kommentar in eine eigene Zeile."
            )
            self._say(self._spot(event.end_mark), sentence)

    def _scalar(self, node: Node, *, is_text: bool) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.fields is not None and frame.key is None:
            self._key(frame, node)
            return
        if not node.value or (not is_text and node.value in NOTHING):
            self._empty(node.spot)
        self._attach(node)

    def _empty(self, spot: int) -> None:
        if self.messages and self.messages[-1].place == placed(self.path, spot):
            return
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key:
            sentence = f"„{frame.key}“ ist leer. Füllen Sie die Zeile aus oder löschen Sie sie."
            self._say(spot, sentence)
        else:
            self._say(spot, "Dieser Eintrag ist leer. Füllen Sie die Zeile aus oder löschen Sie sie.")

    def _key(self, frame: _Frame, node: Node) -> None:
        key = str(node.value)
        if key == "<<":
            self._say(
                node.spot,
                "„<<“ mischt in YAML Einträge und ist hier nicht erlaubt. Schreiben Sie die Felder aus.",
            )
        elif "\n" in key:
            self._say(node.spot, _NO_WORD)
            raise _Stop
        elif not key:
            self._say(node.spot, "Vor dem Doppelpunkt fehlt der Name des Feldes.")
        elif first := frame.keys.get(key):
            sentence = (
                f"„{key}“ steht zweimal im selben Eintrag, zuerst in Zeile {first // COLUMNS}. Löschen Sie eines."
            )
            self._say(node.spot, sentence)
        frame.key, frame.key_spot = key, node.spot

    def start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        spot = self._properties(event)
        if len(self.stack) >= MAX_DEPTH:
            self._say(spot, f"Hier sind mehr als {MAX_DEPTH} Ebenen ineinander geschachtelt.")
            raise _Stop
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.fields is not None:
            if frame.key is None:
                self._say(spot, _NO_WORD)
                raise _Stop
            spot = frame.key_spot
        self.stack.append(_Frame(spot, {} if isinstance(event, yaml.MappingStartEvent) else None))

    def end(self, _event: yaml.Event) -> None:
        node = self.stack.pop().closed(self.path, with_keys=self.with_keys)
        if self.stack and not node.value:
            self._empty(node.spot)
        elif not node.value and not (self.may_be_empty and node.value == ()):
            self._say(node.spot, _NO_ENTRY)
        self._attach(node)

    def _attach(self, node: Node) -> None:
        """Hang a finished node below the one that is open; of two equal keys the first stays."""
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if frame.fields is None:
            frame.items.append(node)
            return
        if frame.key is not None and frame.key not in frame.fields:
            frame.fields[frame.key] = node
            frame.keys[frame.key] = frame.key_spot
        frame.key = None


def kept(text: str) -> str:
    """A text as it is held: a short one once."""
    return intern(text) if len(text) <= _REPEATED else text


def is_short(text: str) -> bool:
    """Whether it is one of those texts that are likely to stand there more than once."""
    return len(text) <= _REPEATED


def lost(lines: list[str], event: yaml.ScalarEvent) -> str:
    """The comment that begins right behind a text and looks like a part of it, empty where there is none."""
    mark = event.end_mark
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if not mark or "#" not in line or not event.value:
        return ""
    rest = line[mark.column :]
    return rest.strip() if (rest if event.style else rest.lstrip(" ")).startswith("#") else ""


class _Settings(_Composer):
    """The same where people write for programs that know YAML."""

    def _properties(self, event: yaml.NodeEvent) -> int:
        return self._spot(event.start_mark)

    def _comment_behind(self, event: yaml.ScalarEvent) -> None:
        """A comment there is one on purpose."""

    def _empty(self, spot: int) -> None:
        """Nothing is a value too."""


_HANDLERS: dict[type, Callable[[_Composer, Any], None]] = {
    yaml.DocumentStartEvent: _Composer.document,
    yaml.AliasEvent: _Composer.alias,
    yaml.ScalarEvent: _Composer.scalar,
    yaml.MappingStartEvent: _Composer.start,
    yaml.SequenceStartEvent: _Composer.start,
    yaml.MappingEndEvent: _Composer.end,
    yaml.SequenceEndEvent: _Composer.end,
}
