"""`python -m allianz site` with the real programs: what fails costs nothing, what succeeds is whole."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from allianz.site.publishing.target import mark
from tests.building import REPO_URL, ROOT, SECOND, copied, run_build
from tests.losing import fingerprint, left_over
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUIET = {"NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the site is built from."""
    return copied(tmp_path / "projekt")


def site(
    project: Path, target: Path, before: Callable[[], object] | None = None, **environment: str
) -> tuple[int, str]:
    """Status and words of the command; `before` is called in its process, which the steps inherit from."""
    data = SECOND.relative_to(ROOT).as_posix() if project == ROOT else "data"
    done = subprocess.run(
        [sys.executable, "-m", "allianz", "site", str(target), data],
        cwd=project,
        env={**os.environ, "PYTHONPATH": "hooks", "SITE_URL": SITE_URL, "REPO_URL": REPO_URL, **QUIET, **environment},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        preexec_fn=before,
    )
    return done.returncode, done.stdout


def _old(target: Path) -> dict[str, str]:
    """A site of before."""
    target.mkdir()
    mark(target)
    (target / "index.html").write_text("alt")
    return fingerprint(target)


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        ("data/quellen.yaml", "[]", "data/quellen.yaml:1:1: Die Datei enthält keinen Eintrag."),
        ("docs/mitmachen.md", "# Ohne Kopf", "docs/mitmachen.md:1:1: Der Seite fehlt ihr Kopf: "),
        (
            "docs/neu.md",
            "---\ntitle: Neu\ndescription: Neu.\nstand: 2024\n---\n",
            "docs/neu.md:1:1: Diese Seite steht in keinem Menü. ",
        ),
        ("overrides/main.html", "\n{% if", "overrides/main.html:2:1: An dieser Stelle lässt sich eine Vorlage nicht "),
    ],
)
def test_a_fault_of_the_sources_leaves_the_old_site(project: Path, path: str, text: str, sentence: str) -> None:
    """Data, prose, templates: the words that help come out, status 1."""
    target = project / "site"
    before = _old(target)
    (project / path).write_text(text)
    status, said = site(project, target)
    assert sentence in said
    assert "Traceback" not in said
    assert (status, fingerprint(target), left_over(target)) == (1, before, [])


def test_a_disk_that_takes_no_more_leaves_the_old_site(project: Path) -> None:
    """No file may be larger than 20 kB, which no right is needed for; the sentence is German."""
    target = project / "site"
    before = _old(target)
    status, said = site(project, target, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    sentence = "lässt sich nichts schreiben. Dateien dürfen dort nicht so groß werden."
    assert sentence in said.splitlines()[-1]
    assert (status, fingerprint(target), left_over(target)) == (1, before, [])


def test_clock_place_and_language_of_the_machine_change_nothing(tmp_path: Path, indexed_site: Path) -> None:
    """1970 in Kiribati, in Turkish, with other hashes and files that nobody else may read: the same site."""
    (tmp_path / "sitecustomize.py").write_text(CLOCK)
    environment = {"PYTHONPATH": f"hooks{os.pathsep}{tmp_path}", "PYTHONHASHSEED": "7"}
    environment |= {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR", "LANG": "tr_TR"}
    status, said = site(ROOT, tmp_path / "neu", lambda: os.umask(0o077), **environment)
    assert (status, said.splitlines()[-1].split()[1:]) == (0, f"Seiten stehen in {tmp_path / 'neu'}.".split())
    assert fingerprint(tmp_path / "neu") == fingerprint(indexed_site)


CLOCK = """
import datetime, time
class Then(datetime.datetime):
    now = today = utcnow = classmethod(lambda cls, tz=None: cls(1970, 1, 1, tzinfo=tz))
class Day(datetime.date):
    today = classmethod(lambda cls: cls(1970, 1, 1))
datetime.datetime, datetime.date, time.time = Then, Day, lambda: 0.0
"""


def test_mkdocs_alone_does_not_build_into_a_foreign_folder_either(tmp_path: Path) -> None:
    """Whoever calls it past the Makefile is told the same, before anything is emptied."""
    target = tmp_path / "bilder"
    target.mkdir()
    (target / "urlaub.jpg").write_text("wichtig")
    done = run_build(SECOND, target)
    assert done.returncode == 1
    assert f"In {target} steht etwas anderes." in done.stderr
    assert (target / "urlaub.jpg").read_text() == "wichtig"
