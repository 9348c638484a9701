"""Tests of how long a text may be that GitHub takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.__main__ import main
from allianz.review.bounds import LIMITS, fitting, fitting_here

if TYPE_CHECKING:
    from pathlib import Path

RUN = "https://github.example/allianz/website/actions/runs/99"
HERE = {"GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "allianz/website", "GITHUB_RUN_ID": "99"}
LONG = "- eine Zeile mit Umlaut: ä\n" * 50_000


@pytest.mark.parametrize("kind", LIMITS)
def test_a_long_text_is_one_that_github_takes(kind: str) -> None:
    """It leads to the run that holds the whole."""
    shown = fitting_here(LONG, kind, HERE)

    assert len(shown.encode()) <= LIMITS[kind] <= (1024 * 1024 if kind == "zusammenfassung" else 65_536)
    assert shown == fitting(LONG, kind, RUN)
    assert f"Die ganze Zusammenfassung liegt im [Lauf der Prüfung]({RUN})." in shown


def test_outside_of_a_run_no_link_is_made() -> None:
    """On one's own machine there is no run that it could lead to."""
    assert fitting_here(LONG, "kommentar", {}).endswith(" Alles steht im Protokoll.\n")


def test_the_command_cuts_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What fits is printed as it is; another kind is a call that is wrong."""
    (tmp_path / "kurz.md").write_text("Kurz.\n", "utf-8")
    (tmp_path / "lang.md").write_text(LONG, "utf-8")

    assert (main(["kuerzen", "vorschlag", str(tmp_path / "kurz.md")]), capsys.readouterr().out) == (0, "Kurz.\n")
    assert main(["kuerzen", "vorschlag", str(tmp_path / "lang.md")]) == 0
    assert len(capsys.readouterr().out.encode()) <= LIMITS["vorschlag"]
    assert main(["kuerzen", "roman", str(tmp_path / "kurz.md")]) == 2
