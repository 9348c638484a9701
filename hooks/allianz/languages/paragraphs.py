"""A page of docs/ piece by piece: each is a sentence of the catalogue `prosa`, and its translation takes its place.

A piece is a paragraph, a heading, a point of a list or a cell of a table, without the signs around it. Code samples and
comments stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.reading.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from allianz.languages.language import Language

__all__ = ["Prose", "pages", "translated"]

_HEAD = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_SAID = ("title", "menu", "description", "stand", "zusammenfassung")
"""What the head of a page says to visitors."""
_SIGN = r"#+ |[-*+] +|\d+\. +|:   |[!?]{3}\+? \w+ \""
_APART = re.compile(
    r"(^[ \t]*```.*?^[ \t]*```[ \t]*$|^<!--.*?-->[ \t]*$|\n[ \t]*\n+"
    rf"|\n(?=    |[ \t]*(?:{_SIGN}|\|))|(?<![ \t])[ \t]*\|[ \t]*)",
    re.MULTILINE | re.DOTALL,
)
_BEFORE = re.compile(rf"\s*(?:{_SIGN})?")
_WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Prose:
    """A page of docs/: what its head says by name, and its Markdown.

    With a `zusammenfassung` its text binds in German and stays so; with a `sprache` it is there in that language alone.
    """

    head: Mapping[str, str]
    markdown: str

    @classmethod
    def of(cls, path: str, text: str) -> Prose:
        """The page of a file; without a head where that cannot be read, which `site.prose` tells."""
        found = _HEAD.match(text)
        node = read(path, found[1].encode())[0] if found else None
        plain = node.plain() if node else None
        head = {str(name): str(value) for name, value in plain.items()} if isinstance(plain, dict) else {}
        return cls(head, text[found.end() :] if found else text)

    @property
    def binds(self) -> bool:
        """Whether only the German text counts."""
        return "zusammenfassung" in self.head

    @property
    def alone(self) -> bool:
        """Whether no other language has the page."""
        return "sprache" in self.head

    def sentences(self) -> Iterator[str]:
        """All that is to be translated of it, in order."""
        if self.alone:
            return
        yield from (self.head[name] for name in _SAID if self.head.get(name))
        pieces = () if self.binds else _APART.split(self.markdown)[::2]
        yield from (text for _, text, _ in map(_parts, pieces) if _WORDS.search(text))


def pages(docs: Path) -> Mapping[str, Prose]:
    """The pages of docs/ by their paths there, in order."""
    files = ((file, file.relative_to(docs).as_posix()) for file in sorted(docs.rglob("*.md")) if file.is_file())
    return {name: Prose.of(name, file.read_text("utf-8", "replace")) for file, name in files}


def translated(prose: Prose, language: Language) -> Prose:
    """The page in a language; what nobody has translated stays German, marked."""
    head = {name: language.text(value) if name in _SAID else value for name, value in prose.head.items()}
    if prose.binds:
        return Prose(head, prose.markdown)
    pieces = _APART.split(prose.markdown)
    pieces[::2] = [_piece(piece, language) for piece in pieces[::2]]
    return Prose(head, "".join(pieces))


def _parts(piece: str) -> tuple[str, str, str]:
    """The signs before a piece, its text, and what follows that; a regular expression for all would be slow."""
    found = _BEFORE.match(piece)
    before = found[0] if found else ""
    text = piece[len(before) :].rstrip().removesuffix('"')
    return before, text, piece[len(before) + len(text) :]


def _piece(piece: str, language: Language) -> str:
    before, text, after = _parts(piece)
    return f"{before}{language.text(text) if _WORDS.search(text) else text}{after}"
