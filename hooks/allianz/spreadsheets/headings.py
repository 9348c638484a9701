"""The first row of a table → which table it is, or what is wrong with its columns."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from allianz.exports.tables import COLUMNS, is_translation
from allianz.forms.tables import COLUMN, NO_TABLE, WRITE_AGAIN
from allianz.model.nearest import nearest
from allianz.reading.messages import Message, Place, shown
from allianz.spreadsheets.grid import TableError
from allianz.spreadsheets.ways import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.spreadsheets.grid import Grid

__all__ = ["missing", "table_of"]


def table_of(grid: Grid, name: str = "") -> str:
    """The name of the table, found by its columns where none is given.

    TableError where its columns are those of no table, or of one that does not go back.
    """
    name = name or max(COLUMNS, key=lambda one: _likeness(grid, one))
    if not set(COLUMNS[name]) & set(grid.columns):
        known = ", ".join(f"{one}.csv" for one in TABLES)
        raise TableError.of_table([Message(Place(grid.path), NO_TABLE.format(known))])
    if name not in TABLES:
        text = f"{name}.csv lässt sich nicht übernehmen: Alle Angaben darin stehen in angebote.csv. Ändern Sie diese."
        raise TableError.of_table([Message(Place(grid.path), text)])
    if found := list(_wrong(grid, name)):
        raise TableError.of_table(found)
    return name


def _likeness(grid: Grid, name: str) -> tuple[int, bool, int]:
    """How many columns a table shares with the file, whether it bears its name, and how few columns are missing."""
    shared = set(COLUMNS[name]) & set(grid.columns)
    return len(shared), PurePath(grid.path).name.startswith(name), len(shared) - len(COLUMNS[name])


def _wrong(grid: Grid, name: str) -> Iterator[Message]:
    """Columns that the table does not have, and those that are missing by which a row is known."""
    for column in grid.columns:
        if column not in COLUMNS[name] and not is_translation(name, column):
            text = f"{COLUMN.format(column=shown(column), name=name)}{nearest(column, COLUMNS[name])}{WRITE_AGAIN}"
            yield Message(grid.place(1, column), text)
    for column in TABLES[name].keys:
        if column not in grid.columns:
            yield Message(Place(grid.path), f"Die Spalte „{column}“ fehlt: An ihr erkennt die Tabelle ihre Einträge.")


def missing(grid: Grid, name: str) -> Iterator[Message]:
    """The columns that somebody left out, and those of translations: what they hold stays."""
    if told := ", ".join(column for column in grid.columns if is_translation(name, column)):
        yield Message(Place(grid.path), f"Übersetzungen ändert die Tabelle nicht, sie stehen in locale/: {told}.")
    absent = ", ".join(column for column in COLUMNS[name] if column not in grid.columns)
    if absent:
        yield Message(Place(grid.path), f"Diese Spalten fehlen, und ihre Angaben bleiben, wie sie sind: {absent}.")
