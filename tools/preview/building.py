"""Build whenever a source changes: a build that is overtaken by a change is ended, and begun anew."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from tools.preview.watching import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tools.preview.stage import Stage

__all__ = ["Job", "follow"]


@dataclass(frozen=True)
class Job:
    """What is watched, and how to build it: a command that says by its status whether all is well."""

    sources: Sequence[Path]
    command: Sequence[str]
    environment: Mapping[str, str]


def follow(job: Job, stage: Stage, pause: Callable[[], object], say: Callable[[str], object]) -> None:
    """Build once and after every change, without end; `pause` waits a moment, `say` is told what the builds say."""
    built = None
    while True:
        if (now := snapshot(job.sources)) == built:
            pause()
            continue
        built = now
        with _running(job) as (process, said):
            while process.poll() is None and snapshot(job.sources) == now:
                pause()
            if process.poll() is not None:
                text = said()
                say(text)
                stage.show(text if process.returncode else "")


@contextmanager
def _running(job: Job) -> Iterator[tuple[subprocess.Popen[bytes], Callable[[], str]]]:
    """A build, and what it has said so far; it is over afterwards in any case."""
    with TemporaryFile() as file:

        def said() -> str:
            file.seek(0)
            return file.read().decode("utf-8", "replace").strip()

        process = subprocess.Popen(  # noqa: S603 -- the project's own command
            job.command, env={**os.environ, **job.environment}, stdout=file, stderr=subprocess.STDOUT
        )
        try:
            yield process, said
        finally:
            process.terminate()
            process.wait()
