"""What Git leaves in a file where two people changed the same lines (git-merge(1), „How conflicts are presented“)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allianz.reading.messages import Message, Place, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["conflicts"]

_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: (.*))?$")
_SHOWN = 100


def conflicts(path: str, text: str) -> Iterator[Message]:
    """Each conflict with both its sides, and each marker that was left behind alone."""
    if not any(sign in text and 7 * sign in text for sign in "<|=>"):
        return
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    begun: dict[str, int] = {}
    for number, line in enumerate(lines):
        if not (mark := _MARK.match(line)) or (line[0] == "=" and path.endswith(".md") and "<" not in begun):
            continue
        if line[0] == ">" and "<" in begun and "=" in begun:
            yield Message(Place(path, begun["<"] + 1), _both(lines, begun, number))
            begun = {}
        elif (line[0] in "=|" and "<" in begun and line[0] not in begun) or (line[0] == "<" and not begun):
            begun[line[0]] = number
        else:
            yield _left(path, number, mark[1])
    yield from (_left(path, number, lines[number][:7]) for number in begun.values())


def _left(path: str, number: int, mark: str) -> Message:
    sentence = f"Die Zeile „{mark}“ ist ein Rest von zwei Fassungen, die Git nicht verbinden konnte. Löschen Sie sie."
    return Message(Place(path, number + 1), sentence)


def _both(lines: list[str], begun: dict[str, int], end: int) -> str:
    first, middle, last = begun["<"], begun.get("|", begun["="]), begun["="]
    own, other = _side(lines, first, (first + 1, middle)), _side(lines, end, (last + 1, end))
    return (
        f"Hier wurde dieselbe Stelle zweimal verschieden geändert: {own}, {other}. "
        f"Behalten Sie, was stimmt, und löschen Sie den Rest samt den Zeilen mit <<<<<<<, ======= und >>>>>>>."
    )


def _side(lines: list[str], mark: int, within: tuple[int, int]) -> str:
    """„main“ (Zeile 3): „ort: Musterstadt“."""
    name = lines[mark][8:].strip()
    start, end = within
    rows = f"Zeile {start + 1}" if end - start == 1 else f"Zeilen {start + 1} bis {end}"
    said = " / ".join(line.strip() for line in lines[start:end] if line.strip())
    quoted = f"„{shown(said, most=_SHOWN)}“" if said else "nichts"
    return f"in „{name or 'ohne Namen'}“ {f'({rows}) ' if said else ''}steht {quoted}"
