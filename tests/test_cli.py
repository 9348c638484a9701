"""Tests of the command: `python -m allianz check`."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from allianz.__main__ import USAGE
from allianz.model.files import FILES
from allianz.model.schema import text
from tests.broken import ROOT, SECOND, Data

if TYPE_CHECKING:
    from pathlib import Path

GOOD = (
    "Die Daten sind in Ordnung: 8 Partner von heute, 14 Angebote, 4 Handlungsfelder, 4 Landkreise, 6 Projekte, "
    "9 Quellen."
)
GAP = (
    "Hinweis: tests/zweite_allianz/zielgruppen.yaml:9:3: Für „Jugend“ zeigt der Wegweiser kein Angebot in: "
    "Grünau-Mühlbach, Weitfeld."
)
HINT = (
    "Hinweis: tests/zweite_allianz/partners.yaml:100:3: „Seehochschule“ erreicht man nur über die Website. "
    "Ergänzen Sie unter „kontakte“ einen Weg mit Beleg."
)


def run(*arguments: str, cwd: Path, **environment: str) -> tuple[int, str, str]:
    """Exit status, output and error output of the command, run in a folder."""
    return run_python("-m", "allianz", *arguments, cwd=cwd, **environment)


def run_python(*arguments: str, cwd: Path, **environment: str) -> tuple[int, str, str]:
    """The same of a call of Python."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, done.stderr


def test_good_data_end_with_a_summary_and_status_0() -> None:
    """The summary counts what the folder holds; before it stand the hints, and for whom there is nothing nearby."""
    status, output, errors = run("check", str(SECOND.relative_to(ROOT)), cwd=ROOT)
    *hints, last = output.splitlines()
    assert (status, last, errors) == (0, GOOD, "")
    assert {GAP, HINT} <= set(hints)
    assert all(hint.startswith("Hinweis: tests/zweite_allianz/") for hint in hints)


def test_the_folder_is_data_where_none_is_named(data: Data) -> None:
    """Without a folder the command checks `data` in the current one, and shows it so."""
    data.replace("quellen", "stand: unbekannt", "stand:")
    status, output, errors = run("check", cwd=data.folder.parent)
    assert (status, errors) == (1, "")
    assert output.splitlines() == [
        "data/quellen.yaml:28:9: „stand“ ist leer. Füllen Sie die Zeile aus oder löschen Sie sie.",
        "Die Daten haben einen Fehler. Die Website wurde nicht neu gebaut.",
    ]


@pytest.mark.parametrize("given", ["andere/daten", "./andere/daten", "andere/daten/"])
def test_messages_show_the_folder_that_was_named(data: Data, given: str) -> None:
    """All messages of all files come out at once, each with the path as the editor knows it; status 1."""
    folder = data.folder.parent / "andere" / "daten"
    folder.parent.mkdir()
    data.folder.rename(folder)
    Data(folder).replace("partners", "plz: 00012", "plz: 12")
    Data(folder).replace("projekte", "beginn: 2021-04-01", "beginn: 2021-04-31")
    Data(folder).path("chronik").unlink()
    status, output, errors = run("check", given, cwd=data.folder.parent)
    lines = output.splitlines()
    assert (status, errors) == (1, "")
    assert [line.split(": ")[0] for line in lines[:-1]] == [
        "andere/daten/partners.yaml:31:14",
        "andere/daten/projekte.yaml:15:11",
        "andere/daten/chronik.yaml:1:1",
    ]
    assert lines[-1] == "Die Daten haben 3 Fehler. Die Website wurde nicht neu gebaut."


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("zielgruppen", "titel: Jugend", "titel: Junge", "schwer zu lesen"),
        ("angebote", "quellen: [mustergesetz, jobagentur-kontakt]", "quellen: [nirgends]", "„nirgends“ gibt es dort"),
        ("partners", "  art: agentur", "  art: nirgends", "„art“ muss eines dieser Wörter sein"),
        ("partners", "plz: 00012", "plz: &a 00012", "partners.yaml:31:14: "),
    ],
)
def test_one_process_says_what_two_say(data: Data, file: str, old: str, new: str, expected: str) -> None:
    """Whatever is read and looked at in a second process, and in good as in spoilt data."""
    data.replace("angebote", "Sie bekommen Rat zu Ihrer Berufswahl.", "Berufswahlberatungsinanspruchnahme erfolgt.")
    data.replace(file, old, new)
    call = "import os, sys; os.cpu_count = lambda: {}; from allianz.__main__ import main; sys.exit(main(['check']))"
    one, two = (run_python("-c", call.format(count), cwd=data.folder.parent) for count in (1, 2))
    assert one == two
    assert expected in one[1]


@pytest.mark.parametrize("arguments", [[], ["prüfe"], ["check", "a", "b"], ["schema", "a", "b"], ["--help"]])
def test_a_wrong_call_ends_with_the_usage_and_status_2(arguments: list[str], tmp_path: Path) -> None:
    """Who calls it wrongly is told how to call it, on the error output."""
    assert run(*arguments, cwd=tmp_path) == (2, "", f"{USAGE}\n")


def test_a_folder_that_is_not_there_is_a_message_and_no_traceback(tmp_path: Path) -> None:
    """Every file of it is missing."""
    status, output, errors = run("check", "nirgends", cwd=tmp_path)
    assert (status, errors) == (1, "")
    assert output.splitlines()[:-1] == [f"nirgends/{file.filename}:1:1: Diese Datei fehlt." for file in FILES]


def test_a_terminal_without_umlauts_is_no_reason_to_break_off(data: Data) -> None:
    """What the terminal cannot show becomes a question mark; place and status stay."""
    data.replace("quellen", "stand: unbekannt", "stand: 😀")
    status, output, errors = run("check", cwd=data.folder.parent, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (status, errors) == (1, "")
    assert output.startswith("data/quellen.yaml:28:10: ?stand? muss ein Datum sein")


def test_schemas_are_written_where_the_call_says(tmp_path: Path) -> None:
    """The command writes one schema for each file and names what it wrote."""
    status, output, errors = run("schema", "hilfe", cwd=tmp_path)
    assert (status, errors) == (0, "")
    assert output.splitlines() == [f"hilfe/{file.name}.json" for file in FILES]
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "hilfe").iterdir()}
    assert written == {f"{file.name}.json": text(file) for file in FILES}


def test_at_most_200_messages_are_printed_and_then_their_number(data: Data) -> None:
    """A wrong file fills no screen after the other; how many faults there are is said all the same."""
    data.path("chronik").write_text("- falsch: 1\n" * 300, "utf-8")
    status, output, errors = run("check", cwd=data.folder.parent)
    lines = output.splitlines()
    number = int(lines[-1].split()[3])
    assert (status, errors, len(lines)) == (1, "", 202)
    assert lines[-2] == f"Hier stehen die ersten 200 Meldungen, {number - 200} weitere folgen danach."


def test_the_check_reads_the_prose_and_the_menus_beside_the_data(data: Data) -> None:
    """One run says all of it, of data, docs/ and mkdocs.yml."""
    root = data.folder.parent
    (root / "docs").mkdir()
    (root / "docs" / "hilfe.md").write_text("---\ntitle: a\ndescription: b\nstand: c\n---\n[d](fort.md)\n", "utf-8")
    menus = "extra: {menus: {menu: [partner/seekammer.md, hilfe.md], fuss: [fort.md, partner/x.md]}}"
    (root / "mkdocs.yml").write_text(f"site_name: a\ndocs_dir: docs\ntheme: a\nhooks: [b]\n{menus}\n", "utf-8")
    gone = ["docs/hilfe.md:6:5", "mkdocs.yml:5:64", "mkdocs.yml:5:73"]
    assert _places(run("check", cwd=root)[1]) == gone
    data.replace("quellen", "stand: unbekannt", "stand:")
    assert _places(run("check", cwd=root)[1]) == ["data/quellen.yaml:28:9", *gone[:2]]


def test_the_check_names_pages_that_no_menu_leads_to(data: Data) -> None:
    """Before anybody builds; a page that stands in a menu, or that somebody wants apart, is not named."""
    root = data.folder.parent
    (root / "docs").mkdir()
    for name in ("hilfe", "still", "neu"):
        (root / "docs" / f"{name}.md").write_text("---\ntitle: a\ndescription: b\nstand: c\n---\n", "utf-8")
    menus = "not_in_nav: still.md\nextra: {menus: {menu: [hilfe.md], fuss: []}}"
    (root / "mkdocs.yml").write_text(f"site_name: a\ndocs_dir: docs\ntheme: a\nhooks: [b]\n{menus}\n", "utf-8")
    status, output, _ = run("check", cwd=root)
    assert (status, _places(output)) == (1, ["docs/neu.md:1:1"])
    assert "Diese Seite steht in keinem Menü. Tragen Sie „neu.md“ in mkdocs.yml unter „menus:“ ein" in output


def _places(output: str) -> list[str]:
    return [line.split(": ")[0] for line in output.splitlines()[:-1]]
