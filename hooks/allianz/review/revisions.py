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

__all__ = ["RevisionError", "data_at", "states"]

_LARGEST = 33 * 1024 * 1024
"""Bytes of one file; a little more than the reader takes, so that it is the reader that refuses."""


class RevisionError(CommandError):
    """The state that was asked for is not there; its text is a German sentence."""

    status = 2


@contextmanager
def states(base: str, head: str | None, folder: Path) -> Iterator[tuple[Path, Path]]:
    """The data of a folder at two states; without `head` the second is the folder as it lies there."""
    with data_at(base, folder) as before, data_at(head, folder) if head is not None else nullcontext(folder) as after:
        yield before, after


@contextmanager
def data_at(reference: str, folder: Path) -> Iterator[Path]:
    """The data files of `folder` as they stood in a commit, branch or tag; RevisionError where there is none.

    Contents are only written, never run; a file is named by its last part, so that none can leave the folder.
    """
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}").strip()
    if not commit:
        message = f"Den Stand „{reference}“ gibt es in diesem Git-Verzeichnis nicht."
        raise RevisionError(message)
    prefix = _git(folder, "rev-parse", "--show-prefix").decode().strip()
    with TemporaryDirectory() as name:
        tree = f"{commit.decode()}:{prefix}"
        _write(folder, tree, (".yaml", ".yml"), Path(name))
        _write(folder, f"{tree}{FOLDER}", (".csv", ".geojson"), Path(name, FOLDER))
        yield Path(name)


def _write(folder: Path, tree: str, endings: tuple[str, ...], target: Path) -> None:
    """Write the files of one tree of Git into a folder, which is made where there is one."""
    for blob, path in _files(folder, tree, endings):
        target.mkdir(exist_ok=True)
        (target / posixpath.basename(path)).write_bytes(_git(folder, "cat-file", "blob", blob))


def _files(folder: Path, tree: str, endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Blob and path of each file with one of these endings; an ordinary file, not a link, and not too large."""
    listed = _git(folder, "ls-tree", "--full-tree", "-z", "--long", "--end-of-options", tree).decode("utf-8", "replace")
    for entry in filter(None, listed.split("\0")):
        (mode, kind, blob, size), path = entry.partition("\t")[0].split(), entry.partition("\t")[2]
        is_file = kind == "blob" and mode.startswith("100") and int(size) <= _LARGEST
        if is_file and path.lower().endswith(endings):
            yield blob, path


def _git(folder: Path, *arguments: str) -> bytes:
    """What git says; nothing where it refuses. RevisionError where there is no git."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], check=False, capture_output=True)  # noqa: S603, S607 -- a fixed command; the reference cannot be an option
    except OSError:
        message = "Zum Vergleichen wird Git gebraucht; es ist hier nicht eingerichtet."
        raise RevisionError(message) from None
    return done.stdout if done.returncode == 0 else b""
