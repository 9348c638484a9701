"""Tests of what comes from GitHub and what goes back to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from allianz.__main__ import main
from allianz.forms.answering import EventError, answer
from allianz.forms.asking import FEHLER
from tests.filled import body, event, form
from tests.forms.filling import CONFIRM

if TYPE_CHECKING:
    from pathlib import Path

    from tests.broken import Data


@pytest.mark.parametrize("text", [None, "", "Guten Tag!", "### Etwas anderes\n\nx"])
def test_an_issue_that_is_no_form_is_left_alone(data: Data, text: str | None) -> None:
    """Whatever people write in an issue of their own is not answered by the machine."""
    assert answer(event(text), data.folder, "data") is None


def test_a_report_of_an_error_is_for_people(data: Data) -> None:
    """The form for errors is read by a person."""
    assert answer(event(body(form(data.folder, FEHLER), fehler="x")), data.folder, "data") is None


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b'{"issue": 1}', b"\xff", b'{"issue": {"number": "1; id", "body": "x"}}', b"[" * 100000]
)
def test_what_is_no_event_is_refused(data: Data, raw: bytes) -> None:
    """A file that GitHub did not write ends in one German sentence."""
    with pytest.raises(EventError, match="kein gespeichertes Ereignis"):
        answer(raw, data.folder, "data")


def test_what_is_no_event_time_or_number_is_refused(data: Data) -> None:
    """The branch is made of the number and the confirmation of the day: both must be what they should."""
    for change in ({"number": "1/../x"}, {"number": -1}, {"updated_at": "gestern"}, {"updated_at": 7}):
        saved = json.loads(event("x"))
        saved["issue"] |= change
        with pytest.raises(EventError):
            answer(json.dumps(saved).encode(), data.folder, "data")


def test_the_command_prints_branch_title_and_text(
    data: Data, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The workflow reads the branch from line 1, the title from line 2 and the text from line 4."""
    saved = tmp_path / "event.json"
    saved.write_bytes(event(body(form(data.folder, CONFIRM), partner="Jobagentur", bestaetigt="ja")))
    assert main(["form", str(saved), str(data.folder)]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[:3] == ["formular-12", "Formular 12: Eintrag von Jobagentur bestätigen", ""]
    assert lines[3].startswith("Dieser Vorschlag kommt aus dem Formular #12.")
    assert main(["form", str(saved), str(data.folder)]) == 1
    assert capsys.readouterr().out.startswith("Ihr Formular ändert nichts")
    saved.write_bytes(event("Guten Tag!"))
    assert (main(["form", str(saved), str(data.folder)]), capsys.readouterr().out) == (0, "")
    saved.write_bytes(b"{")
    assert main(["form", str(saved), str(data.folder)]) == 2
    assert main(["form", str(tmp_path / "nichts.json"), str(data.folder)]) == 2
    assert "lässt sich nicht öffnen" in capsys.readouterr().err
