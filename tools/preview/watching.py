"""Which state the sources are in: while nobody saves anything, two snapshots are equal."""

from __future__ import annotations

from stat import S_ISDIR
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

__all__ = ["snapshot"]


def snapshot(sources: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    """Each file → when it was written, in nanoseconds, and its size in bytes.

    What is missing, hidden or made by Python itself is left out.
    """
    return {path: about for source in sources for path, about in _below(source)}


def _below(path: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    try:
        about = path.stat()
        inner = list(path.iterdir()) if S_ISDIR(about.st_mode) else None
    except OSError:  # gone since its folder was read, or a link to nowhere
        return
    if inner is None:
        yield path, (about.st_mtime_ns, about.st_size)
    for one in inner or ():
        if not one.name.startswith(".") and one.name != "__pycache__":
            yield from _below(one)
