"""The headings of a page in Markdown and the ids by which links lead to them, the same in every language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify, unique

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CODE", "ids", "with_ids"]

CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)|(?P<tick>`+)[^\n]*?(?P=tick)|<!--.*?-->", re.DOTALL | re.MULTILINE
)
"""What is no text: samples of code and comments."""

_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$|^([^\n]+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_MARKUP = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])|\{:?[^}\n]*\}|:[a-z0-9-]+:|<[^>]*>|[*`]")
_SAMPLE = re.compile(r"(^(```+|~~~+).*?^\2)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"^(#{1,6}[ \t]+(?![^\n]*\{[^}\n]*#)[^\n]+?)[ \t]*#*$", re.MULTILINE)


def ids(text: str) -> list[str]:
    """The ids that Markdown gives to the headings of a text without code, in order."""
    taken: set[str] = set()
    shown = (_MARKUP.sub(r"\1", one or other).strip() for one, other in _HEADING.findall(text))
    return [unique(slugify(title, "-"), taken) for title in shown]


def with_ids(markdown: str, wanted: Sequence[str]) -> str:
    """The text of a page whose headings, those after „#“, have these ids, in order."""
    left = iter(wanted)
    parts = _SAMPLE.split(markdown)
    return "".join(
        part if place % 3 == 1 else _OPENED.sub(lambda found: f"{found[1]} {{ #{next(left)} }}", part)
        for place, part in enumerate(parts)
        if place % 3 < 2  # noqa: PLR2004 -- the third part is the fence alone
    )
