"""Messages as GitHub's workflow commands, which the pull request shows beside the line.

GitHub Docs, „Workflow commands for GitHub Actions“; the escapes are those of actions/toolkit, command.ts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allianz.reading.messages import Message

__all__ = ["command"]

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def command(message: Message) -> str:
    """One `::error …` line; path relative to the root of the repository, line and column from 1."""
    place = message.place
    file = place.path.translate(_PROPERTY)
    return f"::error file={file},line={place.line},col={place.column}::{message.text.translate(_DATA)}"
