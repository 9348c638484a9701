"""Tests of the check's answer to GitHub: workflow commands and the summary of the job."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from allianz.reading.messages import Message, Place
from allianz.review.annotations import command
from tests.broken import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.broken import Data

COMMANDS = [
    (
        Message(Place("data/partners.yaml", 42, 10), "„plz“ muss aus fünf Ziffern bestehen – hier steht 2133."),
        "::error file=data/partners.yaml,line=42,col=10::„plz“ muss aus fünf Ziffern bestehen – hier steht 2133.",
    ),
    (
        Message(Place("a,b:c%d\n.yaml"), "50 %\r\n::warning::x, y"),
        "::error file=a%2Cb%3Ac%25d%0A.yaml,line=1,col=1::50 %25%0D%0A::warning::x, y",
    ),
    (Message(Place("x", 1, 2), "%0A bleibt %0A"), "::error file=x,line=1,col=2::%250A bleibt %250A"),
]


@pytest.mark.parametrize(("message", "expected"), COMMANDS)
def test_a_message_becomes_one_command(message: Message, expected: str) -> None:
    """Whatever stands in a message, it is one line and one command."""
    assert command(message) == expected


def _check(data: Data, summary: Path | None, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": str(ROOT / "hooks")} | ({"GITHUB_STEP_SUMMARY": str(summary)} if summary else {})
    return subprocess.run(
        [sys.executable, "-m", "allianz", "check", *arguments, "data"],
        cwd=data.folder.parent,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


def test_github_is_told_every_message_beside_its_line_and_in_the_summary(data: Data, tmp_path: Path) -> None:
    """The same sentences stand in the commands, in the log and in the summary of the job, which is kept."""
    data.replace("partners", "plz: 00012", "plz: 12")
    data.replace("quellen", "art: gesetz", "art: gesetzt")
    summary = tmp_path / "summary.md"
    summary.write_text("Von vorher.\n", encoding="utf-8")
    done = _check(data, summary, "--github")
    plz = "„plz“ muss aus fünf Ziffern bestehen, zum Beispiel 21335 – hier steht 12."
    art = (
        "„art“ muss eines dieser Wörter sein: vorlage, gesetz, eigene-seite, presse, dritte – hier steht gesetzt. "
        "Meinten Sie „gesetz“?"
    )

    assert done.returncode == 1
    assert done.stdout.split("\n") == [
        f"::error file=data/partners.yaml,line=31,col=14::{plz}",
        f"::error file=data/quellen.yaml,line=13,col=8::{art}",
        f"data/partners.yaml:31:14: {plz}",
        f"data/quellen.yaml:13:8: {art}",
        "Die Daten haben 2 Fehler. Die Website wurde nicht neu gebaut.",
        "",
    ]
    assert summary.read_text("utf-8").split("\n") == [
        "Von vorher.",
        "## Prüfung der Daten",
        "",
        "Die Daten haben 2 Fehler. GitHub zeigt höchstens zehn davon neben ihrer Zeile. Hier stehen alle:",
        "",
        f"- `data/partners.yaml:31:14`  `{plz}`",
        f"- `data/quellen.yaml:13:8`  `{art}`",
        "",
    ]


def test_without_the_summary_of_a_job_the_commands_are_enough(data: Data) -> None:
    """Outside a job nothing is written to a file."""
    data.replace("partners", "plz: 00012", "plz: 12")

    assert _check(data, None, "--github").stdout.startswith("::error file=data/partners.yaml,line=31,col=14::")


def test_good_data_are_no_command(data: Data, tmp_path: Path) -> None:
    """Where nothing is wrong GitHub is told nothing."""
    done = _check(data, tmp_path / "summary.md", "--github")

    assert done.returncode == 0
    assert done.stdout.split("\n")[-2].startswith("Die Daten sind in Ordnung:")
    assert "::" not in done.stdout
    assert not (tmp_path / "summary.md").exists()
