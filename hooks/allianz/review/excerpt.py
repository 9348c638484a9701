"""Two long texts → the part in which they differ, with the words around it."""

from __future__ import annotations

__all__ = ["contrast"]

_SHORT = 80
"""Texts up to this many characters are shown whole."""
_AROUND = 4
"""Words that are kept on either side of the difference."""


def contrast(before: str, after: str) -> tuple[str, str]:
    """Both texts, shortened at both ends to what differs; an ellipsis stands for what they share."""
    if max(len(before), len(after)) <= _SHORT:
        return before, after
    old, new = before.split(), after.split()
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    start, end = max(head - _AROUND, 0), max(tail - _AROUND, 0)
    return _cut(old, start, end), _cut(new, start, end)


def _shared(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _cut(words: list[str], start: int, end: int) -> str:
    kept = words[start : len(words) - end]
    return " ".join([*(["…"] if start else []), *kept, *(["…"] if end else [])])
