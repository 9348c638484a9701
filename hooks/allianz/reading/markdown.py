"""Texts of strangers in GitHub's Markdown: they stay text, whatever they hold.

GitHub looks for mentions, references, commits, emoji and addresses after it has resolved entities, but never within a
code span (GitHub Flavored Markdown, 6.1, and GitHub Docs, „Autolinked references and URLs“). So what is not plainly a
word stands in one, instead of a list of what might become alive.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["bounded", "code", "plain", "words"]

_OPENING, _CLOSING = "„‚»(\"'“", "“‘«)\"',.;:!?…”"
_WORD = re.compile(r"[^\W_]+(?:[-–’][^\W\d_]+)*|[–—…·§€%]?")
"""Letters and digits, also joined: nothing that anybody could make a link, a mention, a list or a heading of."""
_ALIVE = re.compile(r"(?=.*\d)[0-9a-f]{7,}|gh\d*|www", re.IGNORECASE)
"""Words that GitHub may read as a commit or a reference."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def code(value: str) -> str:
    """A value as a Markdown code span, in one line.

    Nothing in it is markup, a mention or a link. The fence is longer than any run of backticks in the value
    (CommonMark, 6.1).
    """
    line = " ".join(value.split()) or " "
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    inner = f" {line} " if line.startswith("`") or line.endswith("`") else line
    return f"{fence}{inner}{fence}"


def plain(text: str) -> str:
    """A text in one line as prose: words as they are, everything else as code spans."""
    shown = " ".join(_token(token, code) for token in text.split())
    return re.sub(r"^(\d+)([.)])", lambda found: f"{found[1]}&#{ord(found[2])};", shown)  # or a list would begin here


def words(text: str) -> str:
    """The words of a text for a title, where no code span helps: what is no word is left out, „…“ stands for it."""
    return " ".join(_token(token, lambda _: "…") for token in text.split())


def _token(token: str, other: Callable[[str], str]) -> str:
    inner = token.lstrip(_OPENING)
    core = inner.rstrip(_CLOSING)
    while core.count("(") > core.count(")") and inner.startswith(")", len(core)):
        core = inner[: len(core) + 1]  # the bracket belongs to what stands before it
    start, end = token[: len(token) - len(inner)], inner[len(core) :]
    is_word = _WORD.fullmatch(core) and not _ALIVE.fullmatch(core)
    return f"{start}{core if is_word else other(core)}{end}"


def bounded(text: str, limit: int, whole: str) -> str:
    """A Markdown text of at most `limit` bytes, cut at the end of a line; what is missing is counted.

    `whole` says in Markdown where all of it stands. A fenced block that is cut is closed.
    """
    if len(text.encode()) <= limit:
        return text
    lines = text.split("\n")
    kept, room = 0, limit - len(whole.encode()) - _SPARE
    while kept < len(lines) and (room := room - len(lines[kept].encode()) - 1) >= 0:
        kept += 1
    note = f"Hier ist gekürzt: Es fehlen {len(lines) - kept} von {len(lines)} Zeilen. {whole}"
    return "\n".join([*lines[:kept], *_open_fence(lines[:kept]), "", note, ""])


_SPARE = 200
"""Bytes for the sentence about what is missing and the end of a fence."""


def _open_fence(lines: list[str]) -> list[str]:
    """The line that ends a fenced block which is still open (CommonMark, 4.5)."""
    fence = ""
    for line in lines:
        if not fence and (found := _FENCE.match(line)):
            fence = found[1]
        elif fence and line.strip() and not line.strip().strip(fence[0]) and len(line.strip()) >= len(fence):
            fence = ""
    return [fence] if fence else []
