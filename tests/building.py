"""Real strict builds of the site, as `make site` does them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from fcntl import LOCK_EX, flock
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from allianz.site.publishing.searchable import ordered
from allianz.site.publishing.unused import prune
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Callable

    from allianz.model.dataset import Dataset

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
SECOND = Path(__file__).with_name("zweite_allianz")
_THEME = (getattr(find_spec("material"), "submodule_search_locations", None) or ["missing"])[0]
ICONS = Path(_THEME) / "templates" / ".icons"
REPO_URL = "https://github.example/allianz/website"


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Have a folder made by the first process that asks for it; the others wait until it is whole, and take it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    done = folder.with_name(f"{folder.name}.done")
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def copied(root: Path) -> Path:
    """A copy of what the site and its preview are built from, on the second alliance's data."""
    for name in ("hooks", "docs", "overrides", "tools"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SECOND, root / "data")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def build_command(
    data: Path, site: Path, generator: str = "mkdocs", locale: Path | None = None
) -> tuple[list[str], dict[str, str]]:
    """What builds the site of one data folder strictly into `site`, and the environment for it.

    `locale` holds the catalogues of its translations; without one there are none.
    """
    environment = {
        **os.environ,
        **({"LOCALE_DIR": str(locale)} if locale else {}),
        "PYTHONPATH": str(ROOT / "hooks"),
        "DATA_DIR": os.path.relpath(data, ROOT),
        "SITE_DIR": str(site),
        "SITE_URL": SITE_URL,
        "REPO_URL": REPO_URL,
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    return [
        sys.executable,
        "-m",
        generator,
        "build",
        "--strict",
        "--config-file",
        str(ROOT / "mkdocs.yml"),
    ], environment


def run_build(
    data: Path, site: Path, generator: str = "mkdocs", locale: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Build the site of one data folder strictly into `site`; the finished process with its output."""
    command, environment = build_command(data, site, generator, locale)
    return subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT.parent,
    )


def build(data: Path, site: Path, generator: str = "mkdocs", locale: Path | None = None) -> Path:
    """Build, and fail with the output where the build fails."""
    done = run_build(data, site, generator, locale)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def index(site: Path) -> Path:
    """Index a built site for the search, as `make site` does."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    subprocess.run(command, check=True, capture_output=True)
    ordered(site)
    prune(site)
    return site


def build_here(data: Path, site: Path) -> Path:
    """Build in this process, without the time in which Python starts; an error where the build fails.

    MkDocs loads a hook once per process, so what the hook has imported stays what it is.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", os.path.relpath(data, ROOT))
        patch.setenv("SITE_URL", SITE_URL)
        patch.setenv("REPO_URL", REPO_URL)
        mkdocs_build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site), strict=True))
    return site


def build_dataset(dataset: Dataset, site: Path) -> Path:
    """Build a dataset that stands in no file: what reads the fixed data returns it in their place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("allianz.model.dataset._dataset", lambda *_: dataset)
        return build_here(SECOND, site)
