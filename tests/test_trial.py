"""What a newcomer changes in one place follows by itself: a field that is new, a word that is new."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.building import copied

FIELD = '    testfeld: ShortText | None = _help("Ein Feld zur Probe.", default=None)\n'
HELD = {
    "partners": "Partner",
    "angebote": "Angebot",
    "projekte": "Projekt",
    "quellen": "Quelle",
    "landkreise": "Landkreis",
}
"""File → the record that gets the field."""
TABLES = {"partners": "partner"}
"""File → its table, where that has another name."""
ASKED = {"eintrag-aendern", "neuer-partner", "angebot-aendern", "neues-angebot", "projekt-aendern", "neues-projekt"}

TOLD = """
import json
from pathlib import Path
from allianz.exports import exports
from allianz.forms.definition import forms
from allianz.model.dataset import load
from allianz.model.files import FILES
from allianz.model.schema import schema
data = load(Path("data"))
files = exports(data, "https://example.org/")
print(json.dumps({
    "schemas": {one.name: schema(one) for one in FILES},
    "files": {name: text.decode("utf-8-sig") for name, text in files.items() if name.endswith((".json", ".csv"))},
    "forms": {form.id: {one.label: list(one.options) for one in form.fields} for form in forms(data)},
}))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What schemas, exports and forms say after a change of the model alone, with data that use it."""
    root = copied(tmp_path_factory.mktemp("probe") / "projekt")
    model = root / "hooks" / "allianz" / "model"
    records, words = (model / "records.py").read_text("utf-8"), (model / "words.py").read_text("utf-8")
    for name in HELD.values():
        before, head, rest = records.partition(f"class {name}(Record):")
        first, frueher, last = rest.partition("\n\n\nclass ")
        records = f"{before}{head}{first}\n{FIELD}{frueher}{last}"
    (model / "records.py").write_text(records, "utf-8")
    added = 'PROJEKTSTAENDE = Choice(\n    (\n        Word("ruht", "Ruht", "ruht zur Zeit"),\n'
    (model / "words.py").write_text(words.replace("PROJEKTSTAENDE = Choice(\n    (\n", added), "utf-8")
    for name in HELD:
        path = root / "data" / f"{name}.yaml"
        text = path.read_text("utf-8").replace("\n  status: laufend", "\n  status: ruht")
        path.write_text(text.replace("\n  ", "\n  testfeld: Zur Probe\n  ", 1), "utf-8")
    environment = {**os.environ, "PYTHONPATH": "hooks"}
    done = subprocess.run(
        [sys.executable, "-c", TOLD], cwd=root, env=environment, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", HELD)
def test_a_new_field_is_in_schema_document_and_table(told: dict[str, Any], name: str) -> None:
    """Whoever reads the open data finds it at once: the table has it as the last column."""
    head, *rows = told["files"][f"daten/{TABLES.get(name, name)}.csv"].splitlines()

    assert told["schemas"][name]["$defs"][HELD[name]]["properties"]["testfeld"]["description"] == "Ein Feld zur Probe."
    assert json.loads(told["files"][f"daten/{name}.json"])["daten"][0]["testfeld"] == "Zur Probe"
    assert head.endswith(';"testfeld"')
    assert [row.rpartition(";")[2] for row in rows] == ['"Zur Probe"', *['""'] * (len(rows) - 1)]


def test_the_table_whose_columns_were_promised_keeps_them(told: dict[str, Any]) -> None:
    """Programs read it by the columns of the first version."""
    assert "testfeld" not in told["files"]["daten/aufgaben.csv"]


def test_forms_ask_for_a_new_field(told: dict[str, Any]) -> None:
    """Who changes or adds a record can fill it, and who changes one can let it fall away."""
    asks = {id_ for id_, questions in told["forms"].items() if "Testfeld" in questions}

    assert asks == ASKED | {"quelle-aendern"}
    assert "Testfeld" in told["forms"]["projekt-aendern"]["Was entfällt"]


def test_a_new_word_is_offered_and_accepted(told: dict[str, Any]) -> None:
    """The data that hold it are read, the form offers it, the table shows it."""
    assert "ruht zur Zeit" in told["forms"]["projekt-aendern"]["Stand des Projekts"]
    assert '"ruht"' in told["files"]["daten/projekte.csv"]
