"""What the browser is shown: the site, or why there is no new one; the builder sets it, the server reads it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from threading import Lock

__all__ = ["Shown", "Stage"]


@dataclass(frozen=True)
class Shown:
    """One state: `name` is another one for each, also from run to run.

    `said` is empty where the site is whole, None while the first one is being built, otherwise why it is refused.
    """

    name: str
    said: str | None


@dataclass
class Stage:
    """The newest state, for one thread that writes and many that read."""

    _number: int = 0
    _said: str | None = None
    _lock: Lock = field(default_factory=Lock)

    def show(self, said: str) -> None:
        """A build ended."""
        with self._lock:
            self._number, self._said = self._number + 1, said

    def shown(self) -> Shown:
        """What is to be seen now."""
        with self._lock:
            return Shown(f"{os.getpid()}-{self._number}", self._said)
