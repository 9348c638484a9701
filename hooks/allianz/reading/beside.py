"""A piece of work in a second process, while this one goes on: half of a check need not wait for the other half."""

from __future__ import annotations

import marshal
import os
import signal
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["beside"]

T = TypeVar("T")

_THREADS = Path("/proc/self/task")
_LENGTH = 8
"""Bytes that say how long the next result is; zeros come behind the last."""


class _Ways(NamedTuple):
    """From the second process to this one, by their descriptors.

    The results lie in memory, and the pipe says how long each is: in a pipe they would wait until somebody takes them,
    and with them whoever makes them.
    """

    reading: int
    writing: int
    memory: int


@contextmanager
def beside(work: Callable[[], Iterable[T]]) -> Iterator[Iterator[T]]:
    """Begin some work at once; its results come one by one, each as soon as it is there.

    The work changes nothing, and its results are made of what `marshal` writes: numbers, texts, tuples, lists,
    dictionaries. Where the second process breaks off, or none can be begun, this one does what is left when it is
    asked: so an error of the work shows as if there were no other process. When the context ends, so does that one.
    """
    if not (begun := _begun(work)):
        yield _here(work)
        return
    child, ways = begun
    try:
        yield _received(ways, work)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(ways.reading)
        os.close(ways.memory)


def _begun(work: Callable[[], Iterable[object]]) -> tuple[int, _Ways] | None:
    """The second process; None where it would not help, would not be safe, or the system has none left."""
    if not _can_be_copied():
        return None
    try:
        ways = _Ways(*os.pipe(), os.memfd_create("results"))
        child = os.fork()
    except OSError:
        return None
    if not child:
        _hand_over(work, ways)
    os.close(ways.writing)
    return child, ways


def _can_be_copied() -> bool:
    """Whether there is a second processor, shared memory, and one thread: a copy would lack the others. Linux tells."""
    has_all = (os.cpu_count() or 1) > 1 and hasattr(os, "memfd_create")
    return has_all and _THREADS.is_dir() and len(list(_THREADS.iterdir())) == 1


def _hand_over(work: Callable[[], Iterable[Any]], ways: _Ways) -> NoReturn:
    """All that the second process does: whatever goes wrong, it ends here and says nothing."""
    try:
        for result in work():
            length = os.write(ways.memory, marshal.dumps(result))
            os.write(ways.writing, length.to_bytes(_LENGTH))
        os.write(ways.writing, bytes(_LENGTH))
    finally:
        os._exit(0)


def _received(ways: _Ways, work: Callable[[], Iterable[T]]) -> Iterator[T]:
    count = start = 0
    while said := os.read(ways.reading, _LENGTH):
        if not (length := int.from_bytes(said)):
            return
        yield marshal.loads(os.pread(ways.memory, length, start))  # noqa: S302 -- our own process wrote it
        start += length
        count += 1
    yield from _here(work, count)


def _here(work: Callable[[], Iterable[T]], done: int = 0) -> Iterator[T]:
    """The results behind those that are there already, begun when the first is asked for."""
    yield from islice(work(), done, None)
