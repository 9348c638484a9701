"""Places and messages: what every check hands to the person who typed the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

__all__ = ["CommandError", "Message", "Place", "shown"]


class Place(NamedTuple):
    """Where something stands: path as shown to people, line and column counted from 1.

    A tuple, because large data have a million of them.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Message:
    """A clear German sentence about one place."""

    place: Place
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


class CommandError(Exception):
    """A command cannot do what it was asked to; its text is a German sentence, `status` how the command ends."""

    status: ClassVar[int] = 1


_SHOWN = 40


def shown(text: str, fault: int | None = None, most: int = _SHOWN) -> str:
    """A text as a message quotes it: in one line and short, with an ellipsis where it goes on.

    `fault` is the place of what is wrong with it, counted from 0, and stands in the middle; without one the text is
    shown from its beginning. `most` is how many characters are shown.
    """
    start = max(min((fault or 0) - most // 2, len(text) - most), 0)
    line = " ".join(text[start : start + most].split())
    return f"{'… ' if start else ''}{line}{' …' if start + most < len(text) else ''}"
