"""The marks around German words in a page of another language → what tells a browser and a screen reader that they are.

A whole element gets `lang` itself, words within one a `<span>`; where neither is possible (a title with other words in
it, a value for a script) the marks go and the words stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allianz.languages.language import CLOSE, MISSING, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["marked", "pieces", "unmarked"]

_GERMAN = ' lang="de"'
_ANY = re.compile(f"[{OPEN}{MISSING}{CLOSE}]")
_WHOLE = re.compile(f"\\s*[{OPEN}{MISSING}][^{OPEN}{MISSING}{CLOSE}]*{CLOSE}\\s*")
_PART = re.compile("(<[^<>]*>)")
_SAID = re.compile(rf'\s(?:alt|aria-label|content|label|placeholder|title)="[^"]*[{OPEN}{MISSING}]')
"""The attributes whose values are read to somebody."""
_TEXT_ALONE = re.compile("<(?:title|option|text|textarea|script|style)[ >]")
"""Elements in which no other element stands."""


def unmarked(text: str) -> str:
    """A text without the marks around German words."""
    return _ANY.sub("", text)


def pieces(text: str) -> tuple[str, str, str]:
    """The mark before a sentence, the sentence, and the mark behind it; both are empty for one without."""
    return (text[0], text[1:-1], CLOSE) if text[:1] in {OPEN, MISSING} and text[-1] == CLOSE else ("", text, "")


def marked(html: str) -> str:
    """A whole page, its German words in elements that say so."""
    has_marks = any(mark in html for mark in (OPEN, MISSING, CLOSE))  # fifty times as fast as one pattern
    return "".join(_rewritten(_PART.split(html))) if has_marks else html


def _rewritten(parts: list[str]) -> Iterator[str]:
    """Texts stand at even places, tags between them."""
    depth = 0
    for place in range(0, len(parts), 2):
        text, tag = parts[place], parts[place - 1] if place else ""
        if _ANY.search(text) is None:
            yield _tag(tag, is_german=False) if _ANY.search(tag) else tag
            yield text
            continue
        following = parts[place + 1] if place + 1 < len(parts) else ""
        is_whole = depth == 0 and _is_between(tag, following) and _WHOLE.fullmatch(text) is not None
        yield _tag(tag, is_german=is_whole)
        if is_whole or _TEXT_ALONE.match(tag):
            yield unmarked(text)
        else:
            said, depth = _spans(text, depth)
            yield said


def _is_between(tag: str, following: str) -> bool:
    """Whether a text is all that its element holds."""
    name = re.match(r"<([a-z0-9]+)", tag)
    return name is not None and following == f"</{name[1]}>" and " lang=" not in tag


def _tag(tag: str, *, is_german: bool) -> str:
    """A tag without marks; German where it is wholly, or where one of its values is."""
    if (is_german or _SAID.search(tag)) and " lang=" not in tag:
        tag = re.sub(r"(?<=^<)([a-z0-9]+)", rf"\1{_GERMAN}", tag)
    return unmarked(tag)


def _spans(text: str, depth: int) -> tuple[str, int]:
    """A text with an element around its German words, and how many marks are still open behind it."""
    found = []
    for piece in re.split(f"([{OPEN}{MISSING}{CLOSE}])", text):
        if piece == CLOSE:
            depth -= 1
            found.append("</span>" if depth == 0 else "")
        elif piece and piece in OPEN + MISSING:
            depth += 1
            found.append(f"<span{_GERMAN}>" if depth == 1 else "")
        else:
            found.append(piece)
    return "".join(found), depth
