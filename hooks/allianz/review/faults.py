"""How many faults there are and in what: in the data, in the pages that people wrote, in the translations."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allianz.reading.messages import Message

__all__ = ["faults"]

_KINDS = {".md": "die Seiten", ".po": "die Übersetzungen"}
"""Ending of a file → what people call what stands in it; everything else is data."""


def faults(messages: tuple[Message, ...]) -> str:
    """A sentence without its end: „Die Daten und die Seiten haben zusammen 3 Fehler“."""
    names = [_KINDS.get(PurePosixPath(message.place.path).suffix, "die Daten") for message in messages]
    kinds = sorted(set(names))
    number = "einen Fehler" if len(messages) == 1 else f"{len(messages)} Fehler"
    said = " und ".join(kinds)
    return f"{said[0].upper()}{said[1:]} haben {'zusammen ' if kinds[1:] else ''}{number}"
