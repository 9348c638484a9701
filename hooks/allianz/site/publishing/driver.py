"""`make site` in one piece: MkDocs and Pagefind build beside the site, which is replaced when both are done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from signal import SIGTERM, signal
from typing import TYPE_CHECKING

from allianz.site.publishing.beside import PROBE, beside
from allianz.site.publishing.failure import explained
from allianz.site.publishing.searchable import ordered
from allianz.site.publishing.target import TargetError, sources
from allianz.site.publishing.unused import prune

if TYPE_CHECKING:
    from collections.abc import Callable

    from allianz.site.publishing.beside import Beside

__all__ = ["STEPS", "publish"]

Steps = Sequence[Sequence[str]]

_ROOM = 1024 * 1024
"""Bytes that must still fit on the disk, or it counts as full."""

STEPS: Steps = (("mkdocs", "build", "--strict", "--clean"), ("pagefind", "--quiet", "--site"))
"""Modules of Python with their arguments, one after the other; what ends in `--site` is told the folder."""


def publish(root: Path, data: Path, target: Path, say: Callable[[str], object], steps: Steps = STEPS) -> int:
    """Build the site of a data folder into `target`; the number of its pages. TargetError where it stays as it was.

    Who ends the process by a signal ends the steps as well.
    """
    signal(SIGTERM, lambda *_: sys.exit(128 + SIGTERM))
    with beside(target, root, sources(root, data), say) as place:
        for step in steps:
            _run([*step, str(place.folder)] if step[-1] == "--site" else step, root, data, place)
        ordered(place.folder)
        prune(place.folder)
        return sum(1 for _ in place.folder.rglob("*.html"))


def _run(command: Sequence[str], root: Path, data: Path, place: Beside) -> None:
    """Run a module of this Python with the lock in its hands; TargetError with what it said where it fails."""
    done = subprocess.run(  # noqa: S603 -- fixed commands
        [sys.executable, "-m", *command],
        cwd=root,
        env={**os.environ, "DATA_DIR": str(data), "SITE_DIR": str(place.folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=[place.lock],
        check=False,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        Path(place.folder.parent, PROBE).write_bytes(bytes(_ROOM))  # says by its error whether the disk is full
        said = "\n".join(explained(done.stdout, root))
        message = f"{said}\nDie Website ließ sich nicht bauen. Die von vorher ist unverändert."
        raise TargetError(message)
