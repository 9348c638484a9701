"""The set-up that every command of the Makefile begins with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.broken import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PYTHON = f"""#!/bin/sh
test "$1" = -m || exec {sys.executable} "$@"
{sys.executable} -m venv --without-pip .venv && cp -r stub/pip .venv/lib/python*/site-packages/
"""
"""A Python whose environments are made at once, with a pip that installs nothing."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project that needs nothing, set up."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").touch()
    (tmp_path / "stub" / "pip").mkdir(parents=True)
    for name in ("__init__", "__main__"):
        (tmp_path / "stub" / "pip" / f"{name}.py").touch()
    (tmp_path / "python").write_text(PYTHON)
    (tmp_path / "python").chmod(0o755)
    assert _set_up(tmp_path) == ""
    return tmp_path


def _make(folder: Path) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", "PYTHON=./python", ".venv/.ready"]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)


def _set_up(folder: Path) -> str:
    done = _make(folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _broken_off(folder: Path) -> None:
    """What pip works on when make and its shell are killed."""
    killer = "import os, signal; os.kill(os.getppid(), signal.SIGKILL)"
    pip = next((folder / ".venv").glob("lib/python*/site-packages/pip"))
    (pip / "__main__.py").write_text(killer)
    (folder / ".venv" / ".ready").unlink()
    assert _make(folder).returncode != 0
    assert (folder / ".venv" / ".half").exists()


def _without_pip(folder: Path) -> None:
    shutil.rmtree(next((folder / ".venv").glob("lib/python*/site-packages/pip")))


def _without_python(folder: Path) -> None:
    python = folder / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(folder / "fort")


def _a_file(folder: Path) -> None:
    shutil.rmtree(folder / ".venv")
    (folder / ".venv").touch()


def test_a_sound_environment_is_left_alone(folder: Path) -> None:
    """Nobody waits for what is there."""
    assert "up to date" in _set_up(folder)


@pytest.mark.parametrize("breaker", [_broken_off, _without_pip, _without_python, _a_file])
def test_an_environment_that_was_left_broken_is_made_anew(folder: Path, breaker: Callable[[Path], None]) -> None:
    """Broken off while pip worked, without pip, without its Python, or no folder at all."""
    breaker(folder)
    _set_up(folder)
    subprocess.run([folder / ".venv" / "bin" / "python", "-Ic", "import pip"], check=True)
    assert not (folder / ".venv" / ".half").exists()
    assert "up to date" in _set_up(folder)
