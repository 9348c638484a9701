"""The preview as an editor starts it: a process of its own on a copy of the project."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

from tools.preview.pages import STATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["got", "newest", "previewed", "started"]


def started(project: Path, port: str = "0", **environment: str) -> subprocess.Popen[str]:
    """The preview of a project; port 0 takes any that is free."""
    return subprocess.Popen(
        [sys.executable, "-m", "tools.preview", port, "data"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )


@contextmanager
def previewed(project: Path, **environment: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a running preview, which is ended afterwards, and its process."""
    with started(project, **environment) as process:
        try:
            assert process.stdout is not None
            yield next(word for word in process.stdout.readline().split() if word.startswith("http")), process
        finally:
            process.terminate()


def got(address: str) -> tuple[int, str]:
    """Status and text of an address."""
    try:
        with urlopen(address) as response:  # noqa: S310 -- an address of this machine
            return response.status, response.read().decode("utf-8", "replace")
    except HTTPError as error:
        with error:
            return error.code, error.read().decode("utf-8", "replace")


def newest(home: str, before: str) -> str:
    """The name of the first state other than `before`: waits until the preview has something new to show.

    A preview begins with the state `PROCESS-0`.
    """
    root = home[: home.index("/", len("http://"))]
    while (name := got(f"{root}{STATE}")[1]) == before:
        time.sleep(0.05)
    return name
