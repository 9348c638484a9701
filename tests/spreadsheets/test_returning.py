"""Tests of the way back: a table that an office changed becomes a change of the data, or all that is wrong with it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allianz.exports.tables import COLUMNS, cells
from allianz.model.dataset import load
from allianz.spreadsheets.grid import TableError
from allianz.spreadsheets.ways import TABLES, homes
from tests.broken import ROOT, SECOND, Data, english
from tests.spreadsheets.office import Office, excel, plain, serial

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_table_and_column_has_its_way() -> None:
    """A column that comes to a table must say where it goes back; a row has a home in the data."""
    dataset = load(SECOND)
    assert set(TABLES) == set(COLUMNS) - {"aufgaben"}
    for name, table in TABLES.items():
        assert set(table.ways) == set(COLUMNS[name])
        assert len(list(homes(name, dataset))) == len(list(cells(name, dataset)))


@pytest.mark.parametrize("bend", [plain, excel, serial], ids=["as it was", "by Excel", "as numbers"])
@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_opened_and_saved_changes_nothing(
    office: Office, name: str, bend: Callable[[str], str]
) -> None:
    """Not one byte, whatever the spreadsheet bent; what it bent is told."""
    before, rows = office.files(), office.table(name)
    office.save(rows, bend=bend, encoding="cp1252")
    said = office.bring_back()

    assert office.files() == before
    assert said.splitlines()[-1] == "Die Tabelle ändert nichts: Alles darin steht schon so in den Daten."
    bent = {column for row in rows for column, cell in row.items() if bend(cell) != cell}
    assert all(f"„{column}“: Das Tabellenprogramm hat aus" in said for column in bent)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.data())
def test_no_table_however_it_is_saved_changes_anything_by_itself(source: st.DataObject) -> None:
    """Rows in any order, columns left out, any encoding and separator, any cells bent: no change, no message."""
    name = source.draw(st.sampled_from(sorted(TABLES)))
    with TemporaryDirectory() as folder:
        office = Office(Data(Path(shutil.copytree(SECOND, Path(folder, "data")))), Path(folder, f"{name}.csv"))
        rows = source.draw(st.permutations(office.table(name)))
        gone = source.draw(st.sets(st.sampled_from([one for one in COLUMNS[name] if one not in TABLES[name].keys])))
        rows = [{column: cell for column, cell in row.items() if column not in gone} for row in rows]
        bends = source.draw(st.lists(st.sampled_from([plain, excel, serial]), min_size=1, max_size=9))
        office.save(
            rows,
            bend=lambda cell: bends[len(cell) % len(bends)](cell),
            encoding=source.draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252"])),
            between=source.draw(st.sampled_from(";,\t")),
        )
        before = office.files()
        said = office.bring_back()

        assert office.files() == before
        assert "Die Tabelle ändert nichts" in said


CHANGES: dict[str, tuple[str, int, dict[str, str], list[str]]] = {
    "a name": ("partner", 3, {"name": "Seehochschule am Musterland"},
        ["-  name: Seehochschule Musterland", "+  name: Seehochschule am Musterland"]),
    "a field of a block": ("partner", 0, {"sitz": "Seestadt"}, ["-    ort: Musterberg", "+    ort: Seestadt"]),
    "a telephone, the first of its partner": ("partner", 0, {"telefon": "0800 0123 46"},
        ["-      telefon: 0800 0123 45", "+      telefon: 0800 0123 46"]),
    "a date as Germans write it": ("partner", 1, {"bestaetigt": "15.07.2024"},
        ["-  bestaetigt: 2024-06-30", "+  bestaetigt: 2024-07-15"]),
    "a month as Excel shows it": ("partner", 1, {"bestaetigt": "Aug 24"},
        ["-  bestaetigt: 2024-06-30", "+  bestaetigt: 2024-08"]),
    "a list": ("partner", 1, {"suchworte": "WK, Kammer der Wirtschaft"},
        ["-  suchworte: [WK]", "+  suchworte:", "+    - WK", "+    - Kammer der Wirtschaft"]),
    "a list with the names that follow from it": ("partner", 1,
        {"gebiet": "musterberg,weitfeld", "gebiet_namen": "Musterberg, Weitfeld"},
        ["-  gebiet: [musterberg]", "+  gebiet: [musterberg, weitfeld]"]),
    "a role": ("partner", 1, {"rollen": "Führt das Büro"},
        ["-    - text: Führt die Geschäftsstelle des Bündnisses", "+    - text: Führt das Büro"]),
    "a cell gets empty": ("partner", 1, {"bestaetigt": ""}, ["-  bestaetigt: 2024-06-30"]),
    "a block gets empty": ("partner", 3, {"sitz": "", "sitz_quelle": ""},
        ["-  sitz:", "-    ort: Seestadt", "-    quelle: hochschule-kurse"]),
    "a block comes": ("partner", 7, {"sitz": "Musterberg", "sitz_quelle": "atlas"},
        ["+  sitz:", "+    ort: Musterberg", "+    quelle: atlas"]),
    "an address": ("kontakte", 1, {"strasse": "Seeufer 4", "plz": "00034"},
        ["-        strasse: Seeufer 3 a", "-        plz: 00033",
         "+        strasse: Seeufer 4", '+        plz: "00034"']),
    "the purpose by which a row is known": ("kontakte", 3, {"zweck": "Bürgerbüro"},
        ["-    - zweck: Rathaus", "+    - zweck: Bürgerbüro"]),
    "the contact of an offer": ("kontakte", 4, {"zeiten": "Di/Do 9–13 Uhr"},
        ["-    zeiten: Di/Do 9–12 Uhr", "+    zeiten: Di/Do 9–13 Uhr"]),
    "an offer's cost": ("angebote", 1, {"kosten": "10 Euro"}, ["-  kosten: kostenfrei", "+  kosten: 10 Euro"]),
    "a word that stood there unsaid": ("angebote", 1, {"reichweite": "land"}, ["+  reichweite: land"]),
    "the sum of a project": ("foerderung", 3, {"betrag": "23443,57"},
        ["-    - betrag: 23443,56", "+    - betrag: 23443,57"]),
    "the title of an event": ("chronik", 3, {"titel": "Die Hochschule tritt bei"},
        ["-  titel: Beitritt der Hochschule", "+  titel: Die Hochschule tritt bei"]),
    "the date of an event": ("chronik", 4, {"datum": "03.11.2023"}, ["-- datum: 2023-11-02", "+- datum: 2023-11-03"]),
    "a source": ("quellen", 3, {"stand": "2024-03"}, ["-  stand: unbekannt", "+  stand: 2024-03"]),
}  # fmt: skip
"""What changes in a cell: table, number of the row, column → cell, and the lines of the data that change."""


@pytest.mark.parametrize("case", CHANGES)
@pytest.mark.parametrize("bend", [plain, excel], ids=["as it was", "by Excel"])
def test_only_the_cells_that_differ_change_their_lines(office: Office, case: str, bend: Callable[[str], str]) -> None:
    """Every other byte of the data stays, also when Excel bent all the other cells."""
    name, number, new, lines = CHANGES[case]
    rows, before = office.table(name), office.files()
    kept = {column: cell for column, cell in new.items() if bend(cell) != cell}
    rows = [{column: bend(cell) for column, cell in row.items()} for row in rows]
    rows[number] |= new
    office.save(rows)
    said = office.bring_back()

    assert office.changed_lines(before) == lines
    assert "Geändert: ein Eintrag." in said
    assert "\nGeschrieben: " in said
    assert not kept or office.data.messages() == []


REFUSED: dict[str, tuple[str, int, dict[str, str], list[str]]] = {
    "an id": ("partner", 3, {"id": "seehochschul"}, [
        "1:1: Die Zeile „seehochschule“ aus partners.yaml fehlt in der Tabelle.",
        "5:1: „seehochschul“ gibt es in den Daten nicht. Meinten Sie „seehochschule“?",
    ]),
    "an id that stands twice": ("partner", 3, {"id": "seekammer"}, [
        "1:1: Die Zeile „seehochschule“ aus partners.yaml fehlt in der Tabelle.",
        "10:1: „seekammer“ steht zweimal in der Tabelle. Löschen Sie eine der Zeilen.",
    ]),
    "a row without an id": ("quellen", 0, {"id": ""}, [
        "1:1: Die Zeile „gruendungspapier“", "2:1: Einen Eintrag ohne Namen gibt es in den Daten nicht.",
    ]),
    "an unknown word": ("partner", 0, {"mitglied_art": "gruender"}, [
        "2:5: „mitglied_art“: „art“ muss eines dieser Wörter sein: gruendung, beitritt, nachfolge",
    ]),
    "an unknown id": ("partner", 0, {"gebiet": "musterberg, nirgends"}, [
        "2:17: „gebiet“ muss eine id aus landkreise.yaml sein",
    ]),
    "a postcode without its 0": ("kontakte", 0, {"plz": "123"}, [
        "2:11: „plz“ muss aus fünf Ziffern bestehen, zum Beispiel 21335 – hier steht 123. Fehlt vorn eine 0,",
    ]),
    "a telephone without its 0": ("partner", 0, {"telefon": "800012346"}, [
        "2:14: „telefon“ muss eine Telefonnummer mit Vorwahl sein",
    ]),
    "a number for a date": ("partner", 0, {"mitglied_seit": "45353"}, [
        "2:6: „mitglied_seit“: Das Tabellenprogramm hat aus einem Datum die Zahl 45353 gemacht, wohl den 2. März 2024.",
    ]),
    "no date": ("partner", 0, {"mitglied_seit": "Frühling 24"}, ["2:6: „mitglied_seit“: „seit“ muss ein Datum sein"]),
    "a failed formula": ("partner", 0, {"telefon": "#NAME?"}, ["2:14: „telefon“: „#NAME?“ ist eine Meldung"]),
    "something invisible": ("partner", 0, {"name": "Job\u200bagentur"}, ["2:2: „name“: In „Job▸agentur“ steht bei ▸"]),
    "letters that came out wrong": ("partner", 0, {"name": "BÃ¼ro"}, [
        "2:2: „name“: In „BÃ¼ro“ sind Buchstaben entstellt",
    ]),
    "a name that follows from an id": ("partner", 0, {"gebiet_namen": "Weitfeld"}, [
        "2:18: „gebiet_namen“ lässt sich hier nicht ändern. Sie folgt aus „gebiet“: Ändern Sie diese Spalte.",
    ]),
    "addresses in the table of partners": ("partner", 0, {"anschriften": "Amtsgasse 13"}, [
        "2:16: „anschriften“ lässt sich hier nicht ändern. Anschriften ändern Sie in kontakte.csv.",
    ]),
    "a telephone where there is no contact": ("partner", 2, {"telefon": "0800 0123 46"}, [
        "4:14: „telefon“: Dieser Eintrag hat noch keinen solchen Kontakt.",
    ]),
    "more roles than there are": ("partner", 1, {"rollen": "Eine | Zweite"}, [
        "3:22: „rollen“: Hier müssen 1 Texte",
    ]),
    "what a project's sum has not": ("foerderung", 3, {"zeitraum": "2021"}, [
        "5:7: „zeitraum“: Diese Angabe gibt es bei diesem Eintrag nicht. Leeren Sie die Zelle.",
    ]),
    "what must be there": ("partner", 0, {"website": ""}, ["2:13: „website“ fehlt"]),
    "half of a block": ("partner", 0, {"sitz": ""}, ["2:11: „sitz“: „ort“ fehlt"]),
    "a rule between fields": ("partner", 8, {"mitglied_seit": "2024"}, ["10:6: „mitglied_seit“: "]),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_go_back_is_told_at_its_cell_and_nothing_is_written(office: Office, case: str) -> None:
    """File, row, column, what is wrong in German; also where other cells of the table could be taken over."""
    name, number, new, expected = REFUSED[case]
    rows = office.table(name)
    rows[number] |= new
    rows[-1] |= {"hinweis": "Neu, gut und wahr."} if "hinweis" in rows[-1] and name != "partner" else {}
    office.save(rows)
    said = office.refused()

    assert [one for one, start in zip(said, expected, strict=False) if not one.startswith(start)] == []
    assert len(said) >= len(expected)
    assert [one for one in said if english(one)] == []


def test_rows_that_come_and_go_are_told_each(office: Office) -> None:
    """A table neither adds nor deletes: the sentences name what is too much and what is missing."""
    rows = office.table("quellen")
    new = {**rows[0], "id": "neue-quelle"}
    office.save([*rows[1:], new])

    gone, come = office.refused()
    assert gone == (
        "1:1: Die Zeile „gruendungspapier“ aus quellen.yaml fehlt in der Tabelle. "
        "Lassen Sie alle Zeilen stehen: Die Tabelle löscht keine Einträge."
    )
    assert come == (
        "10:1: „neue-quelle“ gibt es in den Daten nicht. "
        "Neue Einträge kommen mit dem Formular oder in der Datei selbst hinzu, nicht über die Tabelle."
    )


def test_all_that_is_wrong_is_said_in_one_run(office: Office) -> None:
    """Mistakes of the table and of the data as they would be, in the order of the rows."""
    rows = office.table("partner")
    rows[0] |= {"mitglied_seit": "45353", "art": "amt"}
    rows[2] |= {"website": "kreis.example.org"}
    office.save(rows)
    said = office.refused()

    assert [one.partition(" ")[0] for one in said] == ["2:4:", "2:6:", "4:13:"]


def test_a_word_with_a_comma_is_not_torn(office: Office) -> None:
    """A list of words of which one holds a comma cannot be told apart in its cell."""
    office.data.replace("partners", "suchworte: [WK]", 'suchworte: ["WK, die Kammer"]')
    rows = office.table("partner")
    rows[1] |= {"suchworte": "WK, die Kammer, Kammer"}
    office.save(rows)

    assert [one.partition(": ")[2] for one in office.refused()] == [
        "„suchworte“: Eines der Wörter hier enthält selbst ein Komma. Ändern Sie es in der Datei selbst."
    ]


def test_many_records_change_at_once_each_in_its_own_lines(office: Office) -> None:
    """The first, the last and those between: comments and empty lines around them stay."""
    rows, before = office.table("partner"), office.files()
    office.save([{**row, "kurzname": f"{row['kurzname']} neu", "bestaetigt": "2024-06"} for row in rows])
    said, found = office.bring_back(), office.changed_lines(before)

    assert f"Geändert: {len(rows)} Einträge." in said
    assert [line for line in found if line.startswith("+  kurzname")] == [
        f"+  kurzname: {row['kurzname']} neu" for row in rows
    ]
    assert found.count("+  bestaetigt: 2024-06") == len(rows)
    assert len(found) == 3 * len(rows) + sum(bool(row["bestaetigt"]) for row in rows)


def test_a_folder_that_cannot_be_written_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is a sentence, and the data stay."""
    rows = office.table("partner")
    rows[1] |= {"bestaetigt": "2024-07"}
    office.save(rows)

    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("allianz.forms.draft.Draft.write", refuse)
    with pytest.raises(TableError, match="lässt sich nichts schreiben"):
        office.bring_back()


def test_an_apostrophe_against_formulas_is_none_of_the_data(office: Office) -> None:
    """The table shows '+49 …: changed with it or without, the data hold the number alone."""
    rows = office.table("partner")
    assert rows[1]["telefon"] == "'+49 1234 567-0"
    rows[1] |= {"telefon": "'+49 1234 567-1"}
    office.save(rows)
    before = office.files()
    office.bring_back()

    assert office.changed_lines(before) == ["-      telefon: +49 1234 567-0", "+      telefon: +49 1234 567-1"]


def test_data_that_are_wrong_already_are_told_first(office: Office) -> None:
    """Nobody looks in the table for a mistake of the data."""
    office.save(office.table("partner"))
    office.data.replace("partners", "suchworte: [WK]", "suchwort: [WK]")

    assert [one.endswith("„suchwort“ ist kein Feld. Meinten Sie „suchworte“?") or one for one in office.refused()]


def test_a_file_that_is_not_there_is_told(office: Office) -> None:
    """The sentence names the file."""
    assert office.refused() == ["1:1: Diese Datei gibt es nicht."]


def test_a_part_that_is_written_unusually_is_told(office: Office) -> None:
    """What cannot be changed line by line stays, and the sentence says where it is."""
    office.data.replace(
        "partners",
        "  sitz:\n    ort: Seestadt\n    quelle: hochschule-kurse",
        "  sitz: {ort: Seestadt, quelle: hochschule-kurse}",
    )
    rows = office.table("partner")
    rows[3] |= {"sitz": "Musterberg"}
    office.save(rows)
    (said,) = office.refused()

    line = office.data.path("partners").read_text("utf-8").partition("  sitz: {ort")[0].count("\n") + 1
    assert said.startswith(f"5:11: „sitz“: Das ist in {office.data.folder}/partners.yaml:{line}:")
    assert said.endswith("so ungewöhnlich geschrieben, dass ein Programm es nicht ändern kann. Ändern Sie es von Hand.")


def test_the_command_writes_and_says_what_it_wrote(office: Office) -> None:
    """The words of the summary, the hints before it; status 1 and the sentences where the table is refused."""
    rows = office.table("partner")
    rows[1] |= {"bestaetigt": "15.07.2024"}
    office.save(rows)
    command = [sys.executable, "-m", "allianz", "tabelle", str(office.path), str(office.data.folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": "hooks"}, check=True)
    again = subprocess.run(
        [*command[:-1], str(office.path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": "hooks"},
        check=False,
    )

    assert "„bestaetigt“: „15.07.2024“ gilt als 2024-07-15." in done.stdout
    assert "`2024-07-15`" in done.stdout
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr.endswith("Es wurde nichts geschrieben.\n")
