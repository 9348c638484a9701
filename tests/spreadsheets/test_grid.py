"""Tests of reading what a spreadsheet saved."""

from __future__ import annotations

import pytest

from allianz.spreadsheets.grid import TableError, read_grid
from allianz.spreadsheets.headings import missing, table_of

GOOD = {
    "UTF-8 with a mark": "id;titel\r\na;Über\r\n".encode("utf-8-sig"),
    "UTF-8": "id;titel\na;Über\n".encode(),
    "Windows-1252": "id;titel\r\na;Über\r\n".encode("cp1252"),
    "commas": b'id,titel\r\na,"\xc3\x9cber"\r\n',
    "tabs": "id\ttitel\r\na\tÜber\r\n".encode(),
    "a line for Excel": "sep=;\r\nid;titel\r\na;Über\r\n".encode(),
    "all quoted": '"id";"titel"\r\n"a";"Über"\r\n'.encode(),
    "no end of line": "id;titel\r\na; Über ".encode(),
    "old Mac": "id;titel\ra;Über\r".encode(),
    "empty columns and rows": "id;titel;;\r\n;;;\r\na;Über;;\r\n;;;\r\n".encode(),
}


@pytest.mark.parametrize("kind", GOOD)
def test_every_usual_file_is_read_alike(kind: str) -> None:
    """Encoding, separator, marks and ends of lines are the program's affair."""
    grid = read_grid("x.csv", GOOD[kind])

    assert grid.columns == ("id", "titel")
    assert [row.cells for row in grid.rows] == [{"id": "a", "titel": "Über"}]
    assert grid.is_ansi == (kind == "Windows-1252")


def test_a_cell_may_hold_several_lines_and_rows_count_as_the_spreadsheet_does() -> None:
    """A message leads to the row that a person sees."""
    grid = read_grid("x.csv", b'id;text\r\na;"eins\r\nzwei"\r\nb;""\r\n')

    assert [(row.number, row.cells["text"]) for row in grid.rows] == [(2, "eins\nzwei"), (3, "")]
    assert str(grid.place(3, "text")) == "x.csv:3:2"


BAD = {
    "a workbook": (b"PK\x03\x04....", "1:1: Das ist eine Mappe und keine CSV-Datei. Speichern Sie sie im"),
    "an old workbook": (b"\xd0\xcf\x11\xe0....", "1:1: Das ist eine Mappe"),
    "Unicode text": ("id;titel".encode("utf-16"), "1:1: Diese Datei ist nicht als UTF-8 gespeichert."),
    "bytes": (b"id;titel\r\n\0", "1:1: Diese Datei ist nicht als UTF-8 gespeichert."),
    "no letters": (b"id;titel\r\n\x81", "1:1: Diese Datei ist weder als UTF-8 noch als Windows-1252 gespeichert."),
    "nothing": (b"", "1:1: Die Datei ist leer."),
    "an open quotation mark": (b'id;titel\r\na;"b\r\n', "2:1: Ab dieser Zeile passen die Anführungszeichen nicht"),
    "a column without a name": (b"id;;titel\r\n", "1:2: Diese Spalte hat keinen Namen."),
    "a column twice": (b"id;titel;id\r\n", "1:3: Die Spalte „id“ steht zweimal da. Löschen Sie eine."),
    "a row too wide": (b"id;titel\r\na;b;c\r\n", "2:3: Diese Zeile hat mehr Zellen"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_table_is_told(kind: str) -> None:
    """The sentence says what the file is and how to save it."""
    raw, sentence = BAD[kind]
    with pytest.raises(TableError) as told:
        read_grid("x.csv", raw)

    assert [str(one) for one in told.value.messages if f"x.csv:{sentence}" in str(one)]
    assert str(told.value).endswith("Es wurde nichts geschrieben.")


COLUMNS = {
    "none of a table": ("Name;Ort", ["1:1: Die erste Zeile nennt keine Spalte einer Tabelle dieser Website"]),
    "a table that does not go back": (
        "partner;partner_name;handlungsfeld;handlungsfeld_titel;text;zielgruppen;grundlage;quelle",
        ["1:1: aufgaben.csv lässt sich nicht übernehmen: Alle Angaben darin stehen in angebote.csv."],
    ),
    "one unknown, its likeness known": (
        "id;ags;name;kurznamen;sitz;quelle",
        ["1:4: „kurznamen“ ist keine Spalte von landkreise.csv. Meinten Sie „kurzname“?"],
    ),
    "no id": (
        "ags;name;kurzname;sitz;quelle",
        ["1:1: Die Spalte „id“ fehlt: An ihr erkennt die Tabelle ihre Einträge."],
    ),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_wrong_columns_are_told(kind: str) -> None:
    """Each column that is not the table's, and each that must be there."""
    line, expected = COLUMNS[kind]
    with pytest.raises(TableError) as told:
        table_of(read_grid("x.csv", line.encode()))

    assert len(told.value.messages) == len(expected)
    assert all(
        str(one).startswith(f"x.csv:{sentence}") for one, sentence in zip(told.value.messages, expected, strict=True)
    )


def test_columns_that_are_left_out_are_named() -> None:
    """Whoever deletes columns to see better is told that their cells stay."""
    grid = read_grid("x.csv", b"id;name;ags\r\n")

    assert table_of(grid) == "landkreise"
    assert [str(one) for one in missing(grid, "landkreise")] == [
        "x.csv:1:1: Diese Spalten fehlen, und ihre Angaben bleiben, wie sie sind: kurzname, sitz, quelle."
    ]


def test_translations_are_no_columns_that_a_table_changes() -> None:
    """They come with the table that an office loads; what looks alike and is none is told as ever."""
    grid = read_grid("x.csv", b"id;titel;text;titel_en;suchworte_pt\r\n")

    assert table_of(grid, "angebote") == "angebote"
    assert str(next(missing(grid, "angebote"))) == (
        "x.csv:1:1: Übersetzungen ändert die Tabelle nicht, sie stehen in locale/: titel_en, suchworte_pt."
    )
    for column in ("belegt_en", "titel_englisch", "titel_"):
        with pytest.raises(TableError, match=f"„{column}“ ist keine Spalte von angebote.csv"):
            table_of(read_grid("x.csv", f"id;titel;{column}\r\n".encode()), "angebote")


def test_only_so_many_messages_are_printed() -> None:
    """A table that is wrong throughout does not flood the terminal."""
    raw = "id;titel\r\n" + "a;b;c\r\n" * 300
    with pytest.raises(TableError) as told:
        read_grid("x.csv", raw.encode())

    assert len(told.value.messages) == 300
    assert str(told.value).splitlines()[200:] == [
        "Hier stehen die ersten 200 Meldungen, 100 weitere folgen danach.",
        "Die Tabelle hat 300 Fehler. Es wurde nichts geschrieben.",
    ]
