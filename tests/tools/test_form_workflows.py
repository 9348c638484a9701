"""Tests of the workflows' scripts and files around forms and lists, with a stand-in for GitHub's command line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from allianz.model.dataset import load
from allianz.reading.messages import Place
from allianz.review.freshness import MAX_LENGTH, checklist
from allianz.site.repository import Repository
from tests.broken import ROOT, SECOND
from tests.filled import body, event, form
from tools.linkcheck.fetching import Answer, Verdict
from tools.linkcheck.report import report

if TYPE_CHECKING:
    from pathlib import Path

    from tests.broken import Data
    from tools.linkcheck.memory import Memory

SCRIPTS = ROOT / ".github" / "scripts"
WORKFLOWS = ROOT / ".github" / "workflows"
GH = """#!{python}
import json, os, sys
with open(os.environ["CALLS"], "a", encoding="utf-8") as calls:
    calls.write(json.dumps(sys.argv[1:3] + [word for word in sys.argv[3:4] if word.isdecimal()]) + "\\n")
if sys.argv[1:3] == ["issue", "list"]:
    print(os.environ["FOUND"])
"""


class Run(NamedTuple):
    """What a script left behind: its exit status, its outputs for later steps, and what it called."""

    status: int
    outputs: str
    calls: list[list[str]]


def run(script: str, *arguments: str, folder: Path, **environment: str) -> Run:
    """Run a script with a `gh` that notes its calls and finds what FOUND says."""
    fake = folder / "gh"
    fake.write_text(GH.format(python=sys.executable), encoding="utf-8")
    fake.chmod(0o755)
    calls, outputs = folder / "calls", folder / "outputs"
    calls.touch()
    outputs.touch()
    done = subprocess.run(
        [str(SCRIPTS / script), *arguments],
        env={
            "PATH": f"{folder}:{os.environ['PATH']}",
            "CALLS": str(calls),
            "GITHUB_OUTPUT": str(outputs),
            "PYTHON": sys.executable,
            "PYTHONPATH": str(ROOT / "hooks"),
            **environment,
        },
        cwd=folder,
        check=False,
        capture_output=True,
    )
    lines = calls.read_text(encoding="utf-8").split("\n")[:-1]
    return Run(done.returncode, outputs.read_text(encoding="utf-8"), [json.loads(line) for line in lines])


LABEL, LIST = ["label", "create"], ["issue", "list"]

KEPT = {
    "nothing to say and no issue": ("", "", []),
    "nothing to say and a closed issue": ("", "7 CLOSED", []),
    "nothing to say and an open issue": ("", "7 OPEN", [["issue", "close", "7"]]),
    "a first list": ("x", "", [["issue", "create"]]),
    "a list and an open issue": ("x", "7 OPEN", [["issue", "edit", "7"]]),
    "a list and a closed issue": ("x", "7 CLOSED", [["issue", "edit", "7"], ["issue", "reopen", "7"]]),
}


@pytest.mark.parametrize("name", KEPT)
def test_one_issue_is_kept_up_to_date(tmp_path: Path, name: str) -> None:
    """One issue is opened, rewritten, reopened or closed: never a second one, and none that says nothing."""
    text, found, calls = KEPT[name]
    (tmp_path / "list.md").write_text(text, encoding="utf-8")
    done = run("keep-issue.sh", "links", "Titel", "list.md", folder=tmp_path, FOUND=found)
    assert (done.status, done.calls) == (0, [LABEL, LIST, *calls])


def test_a_form_becomes_outputs_and_the_text_of_a_proposal(data: Data, tmp_path: Path) -> None:
    """Branch and title are one line each; the text is what the pull request shows."""
    saved = tmp_path / "event.json"
    saved.write_bytes(event(body(form(data.folder, "eintrag-bestaetigen"), partner="Jobagentur", bestaetigt="ja")))
    done = run("read-form.sh", str(tmp_path), folder=tmp_path, GITHUB_EVENT_PATH=str(saved))
    assert (done.status, done.outputs) == (
        0,
        "branch=formular-12\ntitle=Formular 12: Eintrag von Jobagentur bestätigen\n",
    )
    assert (tmp_path / "vorschlag.md").read_text(encoding="utf-8").startswith("Dieser Vorschlag kommt aus")
    assert not (tmp_path / "antwort.md").exists()


def test_a_wrong_form_becomes_an_answer(data: Data, tmp_path: Path) -> None:
    """There is no branch then, and the answer lies ready."""
    saved = tmp_path / "event.json"
    saved.write_bytes(event(body(form(data.folder, "eintrag-bestaetigen"), partner="Jobagentur")))
    done = run("read-form.sh", str(tmp_path), folder=tmp_path, GITHUB_EVENT_PATH=str(saved))
    assert (done.status, done.outputs) == (0, "")
    assert (tmp_path / "antwort.md").read_text(encoding="utf-8").startswith("Danke! Ihr Formular hat noch eine Stelle")
    assert not (tmp_path / "vorschlag.md").exists()


@pytest.mark.parametrize(("raw", "status"), [(b"{", 1), (event("Guten Tag!"), 0)])
def test_what_is_no_form_leaves_nothing(data: Data, tmp_path: Path, raw: bytes, status: int) -> None:
    """An issue of another kind is left alone; an event that cannot be read fails the run loudly."""
    assert data.messages() == []
    saved = tmp_path / "event.json"
    saved.write_bytes(raw)
    done = run("read-form.sh", str(tmp_path), folder=tmp_path, GITHUB_EVENT_PATH=str(saved))
    assert (done.status, done.outputs) == (status, "")
    assert not [name for name in ("antwort.md", "vorschlag.md") if (tmp_path / name).exists()]


@pytest.mark.parametrize("name", ["form.yml", "freshness.yml", "links.yml"])
def test_no_template_reaches_a_script(name: str) -> None:
    """What stands in `run:` holds no `${{ }}`: an issue's text cannot become a command."""
    text = (WORKFLOWS / name).read_text(encoding="utf-8")
    scripts = re.findall(r"^( +)(?:- )?run: (.*(?:\n\1 +.*)*)", text, re.MULTILINE)
    assert scripts
    assert not [script for _, script in scripts if "${{" in script]
    assert "github.event.issue.title" not in text


def test_long_lists_fit_into_an_issue() -> None:
    """GitHub refuses more than 65,536 characters; what is left out is counted."""
    dataset = load(SECOND)
    many = type(dataset)(**{**vars(dataset), "partners": dataset.partners * 500})
    text = checklist(many, "2026-03-14", Repository(".."))
    assert len(text) < MAX_LENGTH + 1000
    assert re.search(r"\nUnd \d+ weitere\.\n$", text)
    addresses = [f"https://a.de/{number:0200}" for number in range(500)]
    places = dict.fromkeys(addresses, (Place("data/quellen.yaml", 1),))
    failed = dict.fromkeys(addresses, Answer(Verdict.FAILED, "x"))
    days: Memory = dict.fromkeys(addresses, ("2026-05-01", "2026-05-02", "2026-05-03"))
    assert len(report(places, failed, days)) < 65_536
    assert re.search(r"\n- Und \d+ weitere\.\n", report(places, failed, days))
