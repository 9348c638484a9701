"""What is wrong with the pages that people write in docs/: every message about every page, before anything is built.

The menus that lead to these pages are read with them.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from allianz.reading.characters import not_utf8
from allianz.reading.files import UnreadableError, content
from allianz.reading.messages import Message, Place
from allianz.reading.source import read
from allianz.site.glossary import GLOSSARY
from allianz.site.glossary import faults as faults_of_words
from allianz.site.headings import CODE, ids
from allianz.site.prose import missing_blocks, unlisted
from allianz.site.settings import faults, led_to, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from allianz.reading.nodes import Node

__all__ = ["proofread", "written"]

_NEEDED = ("title", "description", "stand")
_HEAD = re.compile(r"\A---\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_LINK = re.compile(
    r"""\]\(\s*<?([^\s()<>]+)>?[^()\n]*\)|^\[[^\]^\n]+\]:\s*(\S+)|\b(?:href|src)=["']([^"'\n]+)["']""", re.MULTILINE
)
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_OWN_ID = re.compile(r"""\{:?[^}\n]*#([\w.-]+)[^}\n]*\}|\b(?:id|name)=["']([^"'\n]+)["']""")


@dataclass(frozen=True)
class _Page:
    """A page by its path in docs/ and as shown to people; its text without head and code, line for line.

    What is in its blocks is known only when they are put in.
    """

    path: str
    shown: str
    text: str
    has_blocks: bool

    def at(self, offset: int) -> Place:
        """Where a character of the text stands."""
        before = self.text[:offset]
        return Place(self.shown, before.count("\n") + 1, offset - before.rfind("\n"))

    def has(self, anchor: str) -> bool:
        """Whether a link can lead there: to a heading, to what has an id of its own, perhaps into a block."""
        found = {name for pair in _OWN_ID.findall(self.text) for name in pair if name}
        return self.has_blocks or anchor in found.union(ids(self.text))


def written(docs: Path, settings: Path, is_made: Callable[[str], bool]) -> Iterator[Message]:
    """All messages about what people write beside the data: the pages of a folder, then the settings and their menus.

    `is_made` says whether a path below docs/ is a page that the data make. Where there is neither, data stand alone.
    """
    yield from proofread(docs, docs.name, is_made)
    if not (docs.exists() or settings.exists()):
        return
    root, messages = opened(settings, settings.name)
    yield from messages
    found = list(faults(root, lambda path: is_made(path) or (docs / path).is_file())) if root else messages
    yield from found
    if root and not found:
        is_led_to = led_to(root)
        yield from unlisted(docs, lambda path: is_made(path) or is_led_to(path))


def proofread(docs: Path, shown: str, is_made: Callable[[str], bool]) -> Iterator[Message]:
    """All messages about the pages of a folder, in the order of their paths.

    `shown` is the folder's name in messages; `is_made` says whether a path below docs/ is a page that the data make.
    """
    pages: dict[str, _Page] = {}
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        text, messages = _read(file, f"{shown}/{path}")
        yield from messages
        if text is not None:
            if path == GLOSSARY:
                yield from faults_of_words(text, f"{shown}/{path}")
            plain = CODE.sub(_blank, _HEAD.sub(_blank, text))
            pages[path] = _Page(path, f"{shown}/{path}", plain, "<!-- baustein:" in text)
    for page in pages.values():
        yield from _links(page, pages, lambda path: is_made(path) or (docs / path).exists())


def _read(file: Path, shown: str) -> tuple[str | None, list[Message]]:
    """The text of a page, None where it cannot be read, and what is wrong with its head and its blocks."""
    try:
        text = content(file).decode("utf-8-sig").replace("\r\n", "\n")
    except UnreadableError as error:
        return None, [Message(Place(shown), str(error))]
    except FileNotFoundError:
        return None, [Message(Place(shown), "Dieser Verweis führt ins Leere.")]
    except UnicodeDecodeError as error:
        return None, [not_utf8(shown, error.object, error.start)]
    return text, [*_head(text, shown), *missing_blocks(text, shown)]


def _head(text: str, shown: str) -> Iterator[Message]:
    """The lines between `---` and `---` at the top, read as the data are: MkDocs would drop a wrong head silently."""
    head = _HEAD.match(text)
    if head is None:
        yield Message(Place(shown), f"Der Seite fehlt ihr Kopf: {', '.join(_NEEDED)} zwischen zwei Zeilen „---“.")
        return
    root, messages = read(shown, f"\n{head[1] or ''}".encode())
    yield from messages
    known = root.value if root and isinstance(root.value, dict) else None
    for key in _NEEDED if root else ():
        if known is None or key not in known:
            yield Message(Place(shown), f"Im Kopf der Seite fehlt „{key}:“.")
        elif not _is_line(known[key]):
            yield Message(known[key].place, f"„{key}“ muss ein einfacher Text sein.")


def _is_line(node: Node) -> bool:
    return isinstance(node.value, str)


def _blank(found: re.Match[str]) -> str:
    """Spaces in place of what is no text, so that lines and columns stay."""
    return re.sub(r"[^\n]", " ", found[0])


def _links(page: _Page, pages: Mapping[str, _Page], exists: Callable[[str], bool]) -> Iterator[Message]:
    """A link within the site leads to a page, a file or a heading that is there."""
    for found in _LINK.finditer(page.text):
        link = next(filter(None, found.groups()))
        if _OUTSIDE.match(link):
            continue
        place = page.at(found.start(found.lastindex or 0))
        target, _, anchor = link.partition("#")
        target = unquote(target.partition("?")[0])
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target)) if target else page.path
        if not exists(path):
            yield Message(place, f"Der Link führt zu „{target}“. Das gibt es nicht.")
        elif anchor and path in pages and not pages[path].has(unquote(anchor)):
            yield Message(place, f"Der Link führt zu „#{anchor}“. Diese Überschrift gibt es auf der Seite nicht.")
