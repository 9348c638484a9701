"""A stand-in for MkDocs that takes the time that a test gives it: `python -m tests.standin TARGET TEXT SECONDS STATUS`.

What puts the folder in its place is the project's own; only the pages are made here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from allianz.site.publishing.driver import publish
from allianz.site.publishing.target import TargetError
from tests.broken import ROOT, SECOND

PAGES = 20


def started(target: Path, text: str, seconds: float = 0, status: int = 0) -> subprocess.Popen[str]:
    """A build that fills `target` with PAGES pages of `text` within some seconds and ends with `status`."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.standin", str(target), text, str(seconds), str(status)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "hooks"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def _write(folder: Path, text: str, seconds: str, status: str) -> None:
    for number in range(PAGES):
        (folder / f"{number}.html").write_text(text * 1000, "utf-8")
        time.sleep(float(seconds) / PAGES)
    sys.stdout.write("So sagt es das Programm.\n")
    sys.exit(int(status))


def _build(target: str, *arguments: str) -> None:
    try:
        publish(ROOT, SECOND, Path(target), print, [("tests.standin", "--write", *arguments)])
    except TargetError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        _write(Path(os.environ["SITE_DIR"]), *sys.argv[2:])
    _build(*sys.argv[1:])
