"""One file → its bytes, or the sentence why not: only an ordinary file of a sane size is read."""

from __future__ import annotations

import os
from stat import S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LARGE", "MAX_BYTES", "UnreadableError", "content"]

MAX_BYTES = 32 * 1024 * 1024


class UnreadableError(Exception):
    """The file cannot be read; its text is a German sentence."""


def content(file: Path) -> bytes:
    """The bytes of an ordinary file; links are followed.

    FileNotFoundError where there is none, UnreadableError for all else that is no readable file of at most MAX_BYTES.
    Kind and size are asked of the opened file before anything is read, and a pipe is not waited for.
    """
    try:
        with open(file, "rb", opener=_at_once) as opened:
            about = os.fstat(opened.fileno())
            if not S_ISREG(about.st_mode):
                raise UnreadableError(_SPECIAL)
            if about.st_size > MAX_BYTES:
                raise UnreadableError(LARGE)
            return opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise
    except IsADirectoryError:
        raise UnreadableError(_FOLDER) from None
    except OSError:
        raise UnreadableError(_CLOSED) from None


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


LARGE = f"Die Datei ist größer als {MAX_BYTES // 1024 // 1024} MB. Teilen Sie die Einträge auf."
_FOLDER = "Das ist ein Ordner und keine Datei. Löschen Sie ihn oder benennen Sie ihn um."
_SPECIAL = "Das ist keine gewöhnliche Datei. Ersetzen Sie sie durch eine Textdatei."
_CLOSED = "Diese Datei lässt sich nicht öffnen. Prüfen Sie die Rechte und wohin ein Verweis zeigt."
