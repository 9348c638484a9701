"""Build beside the target and put the whole in its place at once; one build at a time.

`.NAME.bau` beside the target is workplace and lock in one. Every process that builds keeps the folder open, and so
locked: what is killed leaves it for the next build to wait for and to clear away.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from typing import TYPE_CHECKING, NamedTuple

from allianz.site.publishing.target import TargetError, mark, refuse, resolved, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

__all__ = ["PROBE", "Beside", "beside"]

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
"""From Linux' fcntl.h and fs.h."""

_NEW, _OLD, _BUILDER, PROBE = "neu", "alt", "wer", "probe"
"""All that ever lies in the workplace; `PROBE` is written to learn whether there is room."""


class Beside(NamedTuple):
    """An empty folder to build into, and the lock that whoever builds into it must hold open."""

    folder: Path
    lock: int


@contextmanager
def beside(target: Path, root: Path, kept: Sequence[Path], say: Callable[[str], object]) -> Iterator[Beside]:
    """A new folder that replaces the target when all went well; until then, and otherwise, the target stays as it is.

    TargetError where the target is refused (see `refuse`) or nothing can be written. `say` is told that another build
    has to end first.
    """
    with written(target):
        refuse(target, root, kept)
        place = resolved(target)
        if place.is_mount():
            message = (
                f"{target} ist ein eigener Datenträger und lässt sich nicht ersetzen. Nennen Sie einen Ordner darin."
            )
            raise TargetError(message)
        place.parent.mkdir(parents=True, exist_ok=True)
        with _workplace(place, say) as (work, lock):
            new = work / _NEW
            new.mkdir()
            mark(new)
            yield Beside(new, lock)
            refuse(target, root, kept)
            _put(new, place, work)


@contextmanager
def _workplace(place: Path, say: Callable[[str], object]) -> Iterator[tuple[Path, int]]:
    """The cleared folder beside the target, locked; it is gone afterwards."""
    work = place.with_name(f".{place.name}.bau")
    lock = _locked(work, say)
    try:
        _clear(work, place)
        (work / _BUILDER).write_text(str(os.getpid()), "utf-8")
        yield work, lock
    finally:
        with suppress(OSError):  # what cannot be cleared now is cleared by the next build
            _clear(work, place)
            work.rmdir()
        os.close(lock)


def _locked(work: Path, say: Callable[[str], object]) -> int:
    """The open folder, locked as soon as nobody else holds it; it may have been taken away while waiting."""
    while True:
        work.mkdir(exist_ok=True)
        try:
            lock = os.open(work, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except FileNotFoundError:
            continue
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            say(_waiting(work))
            flock(lock, LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(lock), work.stat()):
                return lock
        os.close(lock)


def _waiting(work: Path) -> str:
    builder = ""
    with suppress(OSError):
        builder = f" (Prozess {(work / _BUILDER).read_text('utf-8')})"
    return f"Gerade baut schon jemand an derselben Stelle{builder}. Dieser Bau wartet, bis der andere fertig ist."


def _clear(work: Path, place: Path) -> None:
    """Delete what is half-made; what stood in the target goes back where a build ended between two steps."""
    if (work / _OLD).exists() and not place.exists():
        (work / _OLD).rename(place)
    for folder in (_NEW, _OLD):
        shutil.rmtree(work / folder, ignore_errors=True)
    for file in (_BUILDER, PROBE):
        (work / file).unlink(missing_ok=True)


def _put(new: Path, place: Path, work: Path) -> None:
    """Exchange the folders in one step where the system can, else in two."""
    if place.exists() and any(place.iterdir()):
        if _exchanged(new, place):
            return
        place.rename(work / _OLD)
    new.rename(place)


def _exchanged(one: Path, other: Path) -> bool:
    """Linux' renameat2 with RENAME_EXCHANGE: no moment without a site."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    arguments = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return call is not None and call(*arguments) == 0
