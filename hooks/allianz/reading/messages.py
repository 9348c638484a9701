"""Places and messages: what every check hands to the person who typed the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

__all__ = ["CommandError", "Message", "Place"]


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
