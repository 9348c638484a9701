"""Which folder may be built into: one that is empty or was built before, never one that holds anything else."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from allianz.reading.messages import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["MARK", "TargetError", "claim", "mark", "refuse", "resolved", "sources", "written"]

MARK = ".gebaut"
"""The file by which a built folder is known; MkDocs and servers leave alone what begins with a dot."""

_SOURCES = ("data", "docs", "locale", "overrides", "hooks", ".git", ".venv")
_SAYS = "Dieser Ordner wird bei jedem Bau ganz ersetzt. Legen Sie hier nichts ab.\n"


class TargetError(CommandError):
    """The target cannot be built or replaced; its text is a German sentence."""


def sources(root: Path, *others: Path) -> tuple[Path, ...]:
    """The folders of a project in which nothing is built, not even into a new folder."""
    return (*others, *(root / name for name in _SOURCES))


def refuse(target: Path, root: Path, kept: Iterable[Path]) -> None:
    """TargetError where a build would cost something.

    The target must neither be nor hold `root` or one of the `kept` folders, nor lie in one of these; links are
    followed. It is missing, empty or marked as built.
    """
    place, inside = resolved(target), [resolved(folder) for folder in kept]
    for own in (resolved(root), *inside):
        if own.is_relative_to(place) or (own in inside and place.is_relative_to(own)):
            message = f"In {target} lässt sich nichts bauen: Dort liegt {own}. Nennen Sie einen anderen Ordner."
            raise TargetError(message)
    if place.exists() and not _is_free(place):
        message = f"In {target} steht etwas anderes. Löschen Sie es oder nennen Sie einen anderen Ordner."
        raise TargetError(message)


def claim(target: Path, root: Path, kept: Iterable[Path]) -> None:
    """Refuse a folder, or mark it as built."""
    with written(target):
        refuse(target, root, kept)
        place = resolved(target)
        place.mkdir(parents=True, exist_ok=True)
        mark(place)


def mark(folder: Path) -> None:
    """From now on the next build may replace this folder."""
    (folder / MARK).write_text(_SAYS, "utf-8")


@contextmanager
def written(target: Path) -> Iterator[None]:
    """TargetError with a German sentence where the system refuses something."""
    try:
        yield
    except OSError as error:
        why = _SENTENCES.get(error.errno or 0, f"Das System meldet Fehler {error.errno}.")
        message = f"Nach {target} lässt sich nichts schreiben. {why} Was dort stand, ist unverändert."
        raise TargetError(message) from None


_OTHER = "Nennen Sie einen anderen Ordner."
_SENTENCES = {
    errno.ENOSPC: "Auf dem Datenträger ist kein Platz mehr. Schaffen Sie Platz und bauen Sie noch einmal.",
    errno.EDQUOT: "Ihr Speicherplatz ist aufgebraucht. Schaffen Sie Platz und bauen Sie noch einmal.",
    errno.EFBIG: f"Dateien dürfen dort nicht so groß werden. {_OTHER}",
    errno.EROFS: f"Der Datenträger lässt sich nur lesen. {_OTHER}",
    errno.EACCES: f"Dort dürfen Sie nicht schreiben. {_OTHER}",
    errno.EPERM: f"Dort dürfen Sie nicht schreiben. {_OTHER}",
    errno.ENOTDIR: f"Auf dem Weg dorthin liegt eine Datei und kein Ordner. {_OTHER}",
    errno.EEXIST: f"Auf dem Weg dorthin liegt eine Datei und kein Ordner. {_OTHER}",
    errno.ENAMETOOLONG: f"Der Name des Ordners ist zu lang. {_OTHER}",
}


def resolved(path: Path) -> Path:
    """The place itself, without links; TargetError where they lead in a circle."""
    place = Path(os.path.realpath(path))
    try:
        place.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            message = f"Der Weg nach {path} führt im Kreis: Ein Verweis zeigt auf sich selbst."
            raise TargetError(message) from None
    return place


def _is_free(place: Path) -> bool:
    """Whether a folder is empty or was built before."""
    mark = place / MARK
    return place.is_dir() and (not any(place.iterdir()) or (mark.is_file() and mark.read_bytes() == _SAYS.encode()))
