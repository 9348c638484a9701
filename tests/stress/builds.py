"""Real builds that are broken off, run out of room, meet each other or odd places: the site of before stays whole."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from allianz.site.publishing.target import mark
from tests.building import REPO_URL, ROOT, SECOND
from tests.losing import fingerprint, left_over
from tests.serving import SITE_URL

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["MACHINES", "ODD", "Stand"]

_KILLS = (signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM)
_SECONDS = 5.0
"""About as long as a build of the fixed data takes."""

ODD = (
    "file",
    "pipe",
    "full",
    "circle",
    "below-a-file",
    "long",
    "read-only",
    "own-disk",
    "new",
    "link",
    "Ünïcode ordner",
)
_TAKEN = ("new", "link", "Ünïcode ordner")
"""Those targets that are built."""

MACHINES: tuple[dict[str, str], ...] = (
    {"CLOCK": "0"},
    {"CLOCK": "4070908800"},
    {"SOURCE_DATE_EPOCH": "0", "TZ": "Pacific/Kiritimati"},
    {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4294967295", "TZ": "America/St_Johns"},
    {"UMASK": "63"},
)
_CLOCK = """
import datetime, os, time
if "CLOCK" in os.environ:
    seconds = float(os.environ["CLOCK"])
    then = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    class Then(datetime.datetime):
        now = today = utcnow = classmethod(lambda cls, tz=None: cls(then.year, then.month, then.day, tzinfo=tz))
    class Day(datetime.date):
        today = classmethod(lambda cls: cls(then.year, then.month, then.day))
    datetime.datetime, datetime.date, time.time = Then, Day, lambda: seconds
"""


@dataclass(frozen=True)
class Stand:
    """A folder to build in, and the chance that picks the moments."""

    folder: Path
    chance: random.Random

    @cached_property
    def right(self) -> dict[str, str]:
        """What an undisturbed build makes."""
        target = self.folder / "right" / "site"
        target.parent.mkdir(parents=True)
        said = _built(target)
        assert fingerprint(target), said
        return fingerprint(target)

    def killed(self, number: int) -> Iterator[str]:
        """A build that is hit at any moment leaves the old site or the new one; the next one heals what is left."""
        right, target = self.right, self._old("killed")
        old = fingerprint(target)
        for turn in range(number):
            how, whole = self.chance.choice(_KILLS), self.chance.random() < 0.5
            process = _started(target)
            time.sleep(self.chance.uniform(0, _SECONDS))
            (os.killpg if whole else os.kill)(process.pid, how) if process.poll() is None else None
            process.communicate()
            if (there := fingerprint(target)) not in (old, right):
                yield f"{how.name}, turn {turn}: {len(there)} files of {len(right)}"
            if turn % 4 == 3:
                said = _built(target)
                if fingerprint(target) != right or left_over(target):
                    yield f"turn {turn}: not healed: {left_over(target)} {said}"
                shutil.rmtree(target)
                self._old("killed")

    def full(self, number: int) -> Iterator[str]:
        """A disk that takes no more, at any moment: a small one of its own where that may be made, else small files."""
        self.right  # noqa: B018 -- built before a disk is full
        for turn in range(number):
            with _disk(self.folder / f"disk-{turn}", self.chance.randrange(200, 3000)) as (disk, before):
                target = _old(disk / "site")
                old = fingerprint(target)
                said = _built(target, before)
                if fingerprint(target) not in (old, self.right):
                    yield f"turn {turn}: lost: {said}"
                if fingerprint(target) == old and "lässt sich nichts schreiben" not in said.splitlines()[-1]:
                    yield f"turn {turn}: {said}"

    def pairs(self, number: int) -> Iterator[str]:
        """Two builds at once, the second at any moment of the first: the site is whole, and both say so."""
        for turn in range(number):
            target = self._old(f"pair-{turn}")
            one = _started(target)
            time.sleep(self.chance.uniform(0, _SECONDS))
            other = _started(target)
            said = one.communicate()[0] + other.communicate()[0]
            if (one.returncode, other.returncode) != (0, 0) or fingerprint(target) != self.right or left_over(target):
                yield f"turn {turn}: {said}"

    def odd(self) -> Iterator[str]:
        """What is no place for a site is refused in German and stays; what is one is built."""
        for name in ODD:
            with _odd(self.folder / f"odd-{name}", name) as target:
                before = _tree(target.parent)
                said = _built(target)
                if name in _TAKEN and fingerprint(target) != self.right:
                    yield f"{name}: not built: {said}"
                if name not in _TAKEN and (_tree(target.parent) != before or "Traceback" in said or not said):
                    yield f"{name}: {said}"

    def machines(self) -> Iterator[str]:
        """Another clock, place, language, hash or mask: the same bytes."""
        (self.folder / "sitecustomize.py").write_text(_CLOCK)
        for number, machine in enumerate(MACHINES):
            target = self.folder / f"machine-{number}" / "site"
            target.parent.mkdir()
            path = f"hooks{os.pathsep}{self.folder}"
            mask = int(machine.get("UMASK", str(0o022)))
            said = _built(target, lambda mask=mask: os.umask(mask), PYTHONPATH=path, **machine)  # type: ignore[misc]
            if fingerprint(target) != self.right:
                yield f"{machine}: {said}"

    def _old(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        return _old(folder / "site")


def _old(target: Path) -> Path:
    """A site of before."""
    target.mkdir()
    mark(target)
    (target / "index.html").write_text("alt")
    return target


def _started(target: Path, before: Callable[[], object] | None = None, **environment: str) -> subprocess.Popen[str]:
    """`python -m allianz site` in a group of its own; `before` is called in its process."""
    own = {"PYTHONPATH": "hooks", "SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "allianz", "site", str(target), str(SECOND.relative_to(ROOT))],
        cwd=ROOT,
        env={**os.environ, **own, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
        preexec_fn=before,  # noqa: PLW1509 -- this program has one thread
    )


def _built(target: Path, before: Callable[[], object] | None = None, **environment: str) -> str:
    """Build to the end; what was said."""
    return _started(target, before, **environment).communicate()[0]


@contextmanager
def _disk(folder: Path, kilobytes: int) -> Iterator[tuple[Path, Callable[[], object] | None]]:
    """A disk of that size, or a folder with a writer that fails at a tenth of it, which needs no right."""
    folder.mkdir()
    mount = ["/bin/mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if os.geteuid() == 0 and subprocess.run(mount, check=False, capture_output=True).returncode == 0:
        try:
            yield folder, None
        finally:
            subprocess.run(["/bin/umount", str(folder)], check=True)
    else:
        most = kilobytes * 100
        yield folder, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@contextmanager
def _odd(folder: Path, name: str) -> Iterator[Path]:
    """A target of that kind."""
    folder.mkdir()
    target = folder / name
    match name:
        case "file":
            target.write_text("wichtig")
        case "pipe":
            os.mkfifo(target)
        case "full":
            target.mkdir()
            (target / "urlaub.jpg").write_text("wichtig")
        case "circle":
            target.symlink_to(target)
        case "below-a-file":
            (folder / "datei").write_text("wichtig")
            target = folder / "datei" / "site"
        case "long":
            target = folder / ("n" * 300)
        case "link":
            (folder / "dort").mkdir()
            target.symlink_to(folder / "dort")
    if name in {"read-only", "own-disk"}:
        with _disk(folder / "disk", 9000) as (disk, _):
            target = disk if name == "own-disk" else disk / "site"
            if name == "read-only":
                subprocess.run(["/bin/mount", "-o", "remount,ro", str(disk)], check=False, capture_output=True)
            yield target
    else:
        yield target


def _tree(folder: Path) -> list[str]:
    """What lies in a folder; nothing where it is a file."""
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
