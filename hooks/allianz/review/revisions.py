"""The data of an earlier state, read out of Git into a temporary folder; the work tree stays as it is."""

from __future__ import annotations

import posixpath
import subprocess
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from allianz.model.places import FOLDER
from allianz.reading.messages import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RevisionError", "TooMuchError", "data_at", "states"]

_LARGEST = 33 * 1024 * 1024
"""Bytes of one file; a little more than the reader takes, so that it is the reader that refuses."""
_STRANGER = 5_000_000
"""Bytes of all data files of a state that a stranger may have made; below it, nothing takes long."""
_FILES = 100
"""How many files those may be."""


class TooMuchError(Exception):
    """A state has more data than are read of it; its text is a German sentence."""


class RevisionError(CommandError):
    """The state that was asked for is not there; its text is a German sentence."""

    status = 2


@contextmanager
def states(base: str, head: str | None, folder: Path) -> Iterator[tuple[Path, Path]]:
    """The data of a folder at two states; without `head` the second is the folder as it lies there.

    `head` may be a stranger's: TooMuchError where there is more of it than anybody writes.
    """
    after = nullcontext(folder) if head is None else data_at(head, folder, _STRANGER)
    with data_at(base, folder) as before, after as second:
        yield before, second


@contextmanager
def data_at(reference: str, folder: Path, most: int | None = None) -> Iterator[Path]:
    """The data files of `folder` as they stood in a commit, branch or tag; RevisionError where there is none.

    Contents are only written, never run; a file is named by its last part, so that none can leave the folder. With
    `most`, TooMuchError where they have more bytes together, or are too many: then none of them is read.
    """
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}").strip()
    if not commit:
        message = f"Den Stand „{reference}“ gibt es in diesem Git-Verzeichnis nicht."
        raise RevisionError(message)
    prefix = _git(folder, "rev-parse", "--show-prefix").decode().strip()
    tree = f"{commit.decode()}:{prefix}"
    files = [("", *file) for file in _files(folder, tree, (".yaml", ".yml"))]
    files += [(FOLDER, *file) for file in _files(folder, f"{tree}{FOLDER}", (".csv", ".geojson"))]
    if most is not None and (len(files) > _FILES or sum(size for _, _, size, _ in files) > most):
        raise TooMuchError(_TOO_MUCH)
    with TemporaryDirectory() as name:
        for below, blob, _, path in files:
            target = Path(name, below)
            target.mkdir(exist_ok=True)
            (target / posixpath.basename(path)).write_bytes(_git(folder, "cat-file", "blob", blob))
        yield Path(name)


_TOO_MUCH = (
    f"Die geänderten Daten haben mehr als {_STRANGER // 1_000_000} Megabyte oder mehr als {_FILES} Dateien. "
    "So viel liest dieser Kommentar nicht."
)


def _files(folder: Path, tree: str, endings: tuple[str, ...]) -> Iterator[tuple[str, int, str]]:
    """Blob, bytes and path of each file with one of these endings; an ordinary file, not a link, and not too large."""
    listed = _git(folder, "ls-tree", "--full-tree", "-z", "--long", "--end-of-options", tree).decode("utf-8", "replace")
    for entry in filter(None, listed.split("\0")):
        (mode, kind, blob, size), path = entry.partition("\t")[0].split(), entry.partition("\t")[2]
        is_file = kind == "blob" and mode.startswith("100") and int(size) <= _LARGEST
        if is_file and path.lower().endswith(endings):
            yield blob, int(size), path


def _git(folder: Path, *arguments: str) -> bytes:
    """What git says; nothing where it refuses. RevisionError where there is no git."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], check=False, capture_output=True)  # noqa: S603, S607 -- a fixed command; the reference cannot be an option
    except OSError:
        message = "Zum Vergleichen wird Git gebraucht; es ist hier nicht eingerichtet."
        raise RevisionError(message) from None
    return done.stdout if done.returncode == 0 else b""
