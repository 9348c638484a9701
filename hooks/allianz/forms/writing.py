"""Values → lines of YAML as a careful editor would type them; the reader itself says whether they hold."""

from __future__ import annotations

import json
import re
import textwrap

from allianz.reading.source import read

__all__ = ["WIDTH", "Plain", "field", "item"]

WIDTH = 109
"""Characters in a line at most, where words allow it."""

Plain = str | list["Plain"] | dict[str, "Plain"]
"""What a file holds: text, a list or fields."""

_ID = re.compile(r"[a-z][a-z0-9-]*")
_FOR_OTHERS = re.compile(
    r"y|n|yes|no|on|off|true|false|null|~|[-+.]?0[\d_xo][\w.+-]*|\.inf|\.nan|=|<<|.*:\d.*", re.IGNORECASE
)
"""Words that this project reads as text, but other YAML tools as something else."""


def field(key: str, value: Plain, indent: int, *, quoted: bool = False, tail: str = "") -> list[str]:
    """The lines of `key: value`, `indent` spaces in.

    `quoted` asks for quotation marks where the value stands on one line; `tail` is a comment to keep behind it.
    """
    start = " " * indent + f"{key}:"
    if isinstance(value, str):
        return _text(start, value, indent + 2, quoted=quoted, tail=tail)
    if isinstance(value, dict):
        return [start, *(line for name, part in value.items() for line in field(name, part, indent + 2))]
    if (inline := _inline(start, value)) and len(inline) + len(tail) <= WIDTH:
        return [inline + tail]
    return [start + tail, *(line for part in value for line in item(part, indent + 2))]


def item(value: Plain, indent: int) -> list[str]:
    """The lines of one item of a list, its dash `indent` spaces in."""
    dash = " " * indent + "-"
    if isinstance(value, str):
        return [f"{dash} {_one_line(value)}"]
    fields = value.items() if isinstance(value, dict) else ()
    lines = [line for name, part in fields for line in field(name, part, indent + 2)]
    return [f"{dash} {lines[0].lstrip(' ')}", *lines[1:]]


def _inline(start: str, items: list[Plain]) -> str:
    """A short list of ids in brackets, empty for anything else."""
    ids = [part for part in items if isinstance(part, str) and _ID.fullmatch(part) and not _FOR_OTHERS.fullmatch(part)]
    return f"{start} [{', '.join(ids)}]" if len(ids) == len(items) else ""


def _text(start: str, value: str, indent: int, *, quoted: bool, tail: str) -> list[str]:
    line = f"{start} {_quoted(value) if quoted or tail else _one_line(value)}{tail}"
    if len(line) <= WIDTH or tail:
        return [line]
    return _folded(start, value, indent) or [line]


def _folded(start: str, value: str, indent: int) -> list[str]:
    """A folded block, empty where folding would change the text."""
    words = textwrap.wrap(
        value,
        WIDTH - indent,
        expand_tabs=False,
        replace_whitespace=False,
        drop_whitespace=True,
        break_long_words=False,
        break_on_hyphens=False,
    )
    lines = [f"{start} >-", *(" " * indent + line for line in words)]
    key = start.strip(" -:")
    return lines if _reads("\n".join(lines).strip(" "), {key: value}) else []


def _one_line(value: str) -> str:
    plain = value and not _FOR_OTHERS.fullmatch(value) and "\n" not in value
    return value if plain and _reads(f"k: {value}", {"k": value}) and _reads(f"- {value}", [value]) else _quoted(value)


def _quoted(value: str) -> str:
    """In double quotes; YAML knows all the escapes of JSON."""
    return json.dumps(value, ensure_ascii=False)


def _reads(text: str, meant: Plain) -> bool:
    node, messages = read("", f"{text}\n".encode())
    return node is not None and not messages and node.plain() == meant
