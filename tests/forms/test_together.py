"""Two proposals at once, merged by the real Git: new records far apart, and two that change the same line."""

from __future__ import annotations

import shutil
from subprocess import CalledProcessError
from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import load
from tests.broken import SECOND
from tests.filled import fill
from tests.forms.filling import CHANGE, EVENT, PARTNER, PROJECT
from tests.github.state import git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAPER = "Bericht: Vier Jahre Bündnis (musterblatt-2024)"
_JOINS = {
    "art": "alles andere", "mitglied_art": "ist später beigetreten", "seit": "2024-05", "zuordnung": "Die Quelle sagt "
    "es selbst", "quelle": PAPER,
}  # fmt: skip
_RUNS = {
    "traeger_partner": "Seehochschule", "beschreibung": "Neu.", "status": "ist geplant", "handlungsfeld": "Einstieg",
    "zuordnung": "Die Quelle sagt es selbst", "belegt": "2024-05", "quelle": PAPER,
}  # fmt: skip
_HAPPENS = {"titel": "Ein Fest", "text": "Alle feiern.", "quelle": PAPER}

PAIRS: dict[str, tuple[str, Mapping[str, str], Mapping[str, str]]] = {
    "partners": (
        PARTNER,
        {"name": "Bund der Auen", "kurzname": "Auen", "website": "https://auen.example.org", **_JOINS},
        {"name": "Bund der Wiesen", "kurzname": "Wiesen", "website": "https://wiesen.example.org", **_JOINS},
    ),
    "projects": (PROJECT, {"name": "Bojen", **_RUNS}, {"name": "Zelte", **_RUNS}),
    "events": (EVENT, {"datum": "2010", **_HAPPENS}, {"datum": "2030", **_HAPPENS}),
}
"""What comes → its form, and two records whose places in the file lie apart."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the fixed data on its branch `main`."""
    shutil.copytree(SECOND, tmp_path / "data")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    _commit(tmp_path)
    return tmp_path


def _commit(project: Path) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=x")


def _propose(project: Path, branch: str, form: str, answers: Mapping[str, str]) -> None:
    """What form.yml does each time a form is saved: its branch begins anew at main."""
    git(project, "checkout", "--quiet", "--force", "-B", branch, "main")
    outcome = fill(project / "data", form, **answers)
    assert outcome.branch, outcome.text
    _commit(project)


def _conflicts(project: Path, branch: str) -> list[str]:
    """The files in which a branch and main collide; without any it is merged."""
    git(project, "checkout", "--quiet", "main")
    try:
        git(project, "merge", "--quiet", "--no-edit", branch)
    except CalledProcessError:
        found = git(project, "diff", "--name-only", "--diff-filter=U").split("\n")
        git(project, "merge", "--abort")
        return found
    return []


@pytest.mark.parametrize(("form", "first", "second"), PAIRS.values(), ids=PAIRS)
def test_two_new_records_merge_without_a_conflict(
    project: Path, form: str, first: Mapping[str, str], second: Mapping[str, str]
) -> None:
    """Neither stands at the end of the file, where every pair would collide; the merged data are in order."""
    before = len(load(project / "data").places)
    _propose(project, "formular-1", form, first)
    _propose(project, "formular-2", form, second)

    assert _conflicts(project, "formular-1") == []
    assert _conflicts(project, "formular-2") == []
    assert len(load(project / "data").places) == before + 2


def test_a_conflict_heals_when_the_form_is_saved_again(project: Path) -> None:
    """Two change the same line: the second collides until its form is read once more, then both have been heard."""
    answers = ({"partner": "Seehochschule", "website": f"https://{name}.example.org"} for name in ("eins", "zwei"))
    first, second = answers
    _propose(project, "formular-1", CHANGE, first)
    _propose(project, "formular-2", CHANGE, second)
    assert _conflicts(project, "formular-1") == []
    assert _conflicts(project, "formular-2") == ["data/partners.yaml"]

    _propose(project, "formular-2", CHANGE, second)
    assert _conflicts(project, "formular-2") == []
    websites = {partner.id: partner.website for partner in load(project / "data").partners}
    assert websites["seehochschule"] == "https://zwei.example.org"
