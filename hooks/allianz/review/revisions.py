"""The files of an earlier state, read out of Git into a temporary folder; the work tree stays as it is."""

from __future__ import annotations

import posixpath
import re
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from allianz.model.places import FOLDER
from allianz.reading.messages import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["STRANGER", "RevisionError", "TooMuchError", "data_at", "texts_at"]

_LARGEST = 33 * 1024 * 1024
"""Bytes of one file; a little more than the reader takes, so that it is the reader that refuses."""
STRANGER = 5_000_000
"""Bytes of all data files of a state that a stranger may have made; below it, nothing takes long."""
_FILES = 100
"""How many files those may be."""


class TooMuchError(Exception):
    """A state has more data than are read of it; its text is a German sentence."""


class RevisionError(CommandError):
    """The state that was asked for is not there; its text is a German sentence."""

    status = 2


@contextmanager
def data_at(reference: str, folder: Path, most: int | None = None) -> Iterator[Path]:
    """The data files of `folder` as they stood in a commit, branch or tag; RevisionError where there is none.

    Contents are only written, never run; a file is named by its last part, so that none can leave the folder. With
    `most`, TooMuchError where they have more bytes together, or are too many: then none of them is read.
    """
    tree = _tree(reference, folder)
    files = [("", *file) for file in _files(folder, tree, (".yaml", ".yml"))]
    files += [(FOLDER, *file) for file in _files(folder, f"{tree}{FOLDER}", (".csv", ".geojson"))]
    with _written(folder, files, most) as path:
        yield path


@contextmanager
def texts_at(reference: str, folder: Path, ending: str, most: int | None = None) -> Iterator[Path]:
    """The same of the files with an ending in a folder and below it; none where the folder is not there."""
    found = _files(folder, _tree(reference, folder), (ending,), "-r") if folder.is_dir() else ()
    files = [(posixpath.dirname(path), blob, size, path) for blob, size, path in found if _PLAIN.fullmatch(path)]
    with _written(folder, files, most) as path:
        yield path


_PLAIN = re.compile(r"[\w-]+(?:/[\w-]+)*\.[a-z]+", re.ASCII)
"""A path that leaves no folder."""


@contextmanager
def _written(folder: Path, files: list[tuple[str, str, int, str]], most: int | None) -> Iterator[Path]:
    """A temporary folder with some files: the folder below it, blob, bytes and path of each."""
    if most is not None and (len(files) > _FILES or sum(size for _, _, size, _ in files) > most):
        raise TooMuchError(_TOO_MUCH)
    with TemporaryDirectory() as name:
        for below, blob, _, path in files:
            target = Path(name, below)
            target.mkdir(parents=True, exist_ok=True)
            (target / posixpath.basename(path)).write_bytes(_git(folder, "cat-file", "blob", blob))
        yield Path(name)


def _tree(reference: str, folder: Path) -> str:
    """The tree of a folder at a state, as git names it; RevisionError where there is no such state."""
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}").strip()
    if not commit:
        message = f"Den Stand „{reference}“ gibt es in diesem Git-Verzeichnis nicht."
        raise RevisionError(message)
    return f"{commit.decode()}:{_git(folder, 'rev-parse', '--show-prefix').decode().strip()}"


_TOO_MUCH = (
    f"Die geänderten Daten haben mehr als {STRANGER // 1_000_000} Megabyte oder mehr als {_FILES} Dateien. "
    "So viel liest dieser Kommentar nicht."
)


def _files(folder: Path, tree: str, endings: tuple[str, ...], *more: str) -> Iterator[tuple[str, int, str]]:
    """Blob, bytes and path of each file with one of these endings; an ordinary file, not a link, and not too large."""
    asked = _git(folder, "ls-tree", "--full-tree", "-z", "--long", *more, "--end-of-options", tree)
    listed = asked.decode("utf-8", "replace")
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
