"""Tests of `python -m allianz sources`: which fact rests on which source, oldest first."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import yaml

from allianz.__main__ import USAGE, main
from allianz.model.dataset import load
from allianz.model.files import FILES, REFERENCES
from allianz.review.provenance import facts
from tests.building import ROOT, SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINES = [
    "Quelle jobagentur-kontakt (ohne Datum): angebote/kurs-bezahlen kontakt",
    "Quelle gruendungspapier (2020-02-29): partners/seekammer mitglied",
    "Quelle bescheid-2022 (2022-03-15): allianz foerderweg[2]",
    "Quelle gruendungspapier (2020-02-29): allianz",
    "Quelle gruendungspapier (2020-02-29): allianz email",
    "Quelle gruendungspapier (2020-02-29): partners/wirtschaftskammer-musterberg gebiet_quelle",
    "Quelle gruendungspapier (2020-02-29): chronik[1]",
    "Quelle jobagentur-kontakt (ohne Datum): partners/jobagentur-musterland kontakte[2]",
    "Quelle hochschule-kurse (2021): foerderung[1] hinweis_quellen",
    "Quelle mustergesetz (2019-01-01): angebote/kurs-bezahlen",
]


@pytest.mark.parametrize("line", LINES)
def test_each_fact_is_one_line_with_source_date_and_place(line: str) -> None:
    """Records are named by id or number, their parts by field and number, counted from 1."""
    assert [str(fact) for fact in facts(load(SECOND))].count(line) == 1


def test_every_reference_to_a_source_is_a_fact() -> None:
    """As many lines name a source as the files do, counted in the files themselves."""
    typed = Counter(
        id_
        for file in FILES
        for id_ in _typed(yaml.load((SECOND / file.filename).read_text("utf-8"), yaml.BaseLoader))  # noqa: S506 -- BaseLoader makes only text, lists and dictionaries
    )
    assert Counter(fact.quelle.id for fact in facts(load(SECOND))) == typed


def _typed(part: object, key: str = "") -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            yield from _typed(value, name)
    elif isinstance(part, list):
        for value in part:
            yield from _typed(value, key)
    elif key in REFERENCES and REFERENCES[key].file == "quellen":
        yield str(part)


def test_the_oldest_source_comes_first_and_those_without_a_date_last() -> None:
    """Who looks for what has grown old reads from the top."""
    stands = [fact.quelle.stand for fact in facts(load(SECOND))]
    dated = [stand.first for stand in stands if stand is not None]
    assert dated == sorted(dated)
    assert len(set(dated)) == 8
    assert None in stands
    assert stands.index(None) == len(dated)


def test_the_command_prints_the_facts_and_nothing_else() -> None:
    """The output is one line per fact, ready for a search or a count."""
    command = [sys.executable, "-m", "allianz", "sources", str(SECOND)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT / "hooks")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [str(fact) for fact in facts(load(SECOND))]


def test_refused_data_are_said_and_not_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of data that have mistakes the command says the mistakes, as the check does."""
    assert main(["sources", str(tmp_path)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0] == f"{tmp_path.as_posix()}/allianz.yaml:1:1: Diese Datei fehlt."
    assert out[-1] == f"Die Daten haben {len(FILES)} Fehler. Die Website wurde nicht neu gebaut."


@pytest.mark.parametrize("call", [[], ["quellen"], ["sources", "a", "b"]])
def test_a_wrong_call_says_the_right_ones(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown word or too many of them end with the usage."""
    assert main(call) == 2
    assert capsys.readouterr().err == f"{USAGE}\n"
