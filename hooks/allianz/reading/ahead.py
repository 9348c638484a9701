"""The files of data/, read in a second process while this one imports the model that they are to fill.

At 1,000 partners each of the two takes a quarter of the time of a check.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from allianz.reading.beside import beside
from allianz.reading.files import UnreadableError, content
from allianz.reading.source_values import ordinary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from allianz.reading.source_values import Ordinary, Reader

__all__ = ["ahead"]


@contextmanager
def ahead(folder: Path) -> Iterator[Reader]:
    """Begin to read the files of a folder, the small ones first; what is given says of each what `ordinary` says.

    It says so once: what was said is not kept.
    """
    with beside(partial(_read, folder)) as coming:
        known: dict[int, Ordinary | None] = {}

        def ask(raw: bytes) -> Ordinary | None:
            key = hash(raw)
            while key not in known and (one := next(coming, None)):
                known[one[0]] = one[1]
            return known.pop(key) if key in known else ordinary(raw)

        yield ask


def _read(folder: Path) -> Iterator[tuple[int, Ordinary | None]]:
    """Of each file the hash, by which its content is known again in both processes, and what it says."""
    return ((hash(raw), ordinary(raw)) for raw in sorted(_contents(folder), key=len))


def _contents(folder: Path) -> Iterator[bytes]:
    """What can be read; why something cannot is said by whoever needs it."""
    for file in folder.glob("*.yaml"):
        try:
            yield content(file)
        except (UnreadableError, FileNotFoundError):
            continue
