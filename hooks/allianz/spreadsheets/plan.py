"""A whole table against the one of today → what it changes, what is only noted, and what is refused."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allianz.exports.tables import cells, is_translation, typed
from allianz.forms.dates import date_of
from allianz.forms.tables import NEW
from allianz.model.files import FILES
from allianz.model.nearest import nearest
from allianz.reading.characters import invisible
from allianz.reading.messages import Message, shown
from allianz.reading.mojibake import garbled
from allianz.spreadsheets.edits import RefusedCell, edits, holds_date
from allianz.spreadsheets.matching import match
from allianz.spreadsheets.meaning import bent, spoilt
from allianz.spreadsheets.ways import TABLES, Derived, homes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from allianz.model.dataset import Dataset
    from allianz.spreadsheets.edits import Edit
    from allianz.spreadsheets.grid import Grid, Row
    from allianz.spreadsheets.matching import Cells
    from allianz.spreadsheets.ways import Home

__all__ = ["Follows", "Plan", "plan", "today"]


@dataclass(frozen=True)
class Follows:
    """A cell that follows from others and differs: with the changed data, record `record` must have it so."""

    record: int
    column: str
    text: str
    message: Message


@dataclass
class Plan:
    """All that a table means; nothing of it is done where there is a problem."""

    edits: list[Edit] = field(default_factory=list)
    follows: list[Follows] = field(default_factory=list)
    problems: list[Message] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


def today(name: str, dataset: Dataset) -> list[Cells]:
    """The rows of a table, their texts as a grid holds them."""
    return [{column: _even(cell) for column, cell in row.items()} for row in cells(name, dataset)]


def _even(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def plan(grid: Grid, name: str, dataset: Dataset, *, is_whole: bool = True) -> Plan:
    """Compare a table with the one of today, row by row and cell by cell; a whole one has a row for each record."""
    return _Comparison(grid, name, dataset, today(name, dataset), tuple(homes(name, dataset))).plan(is_whole=is_whole)


@dataclass(frozen=True)
class _Comparison:
    """A table, the one of today with its homes, and what it shows."""

    grid: Grid
    name: str
    dataset: Dataset
    today: Sequence[Cells]
    homes: Sequence[Home]

    def plan(self, *, is_whole: bool) -> Plan:
        found, table = Plan(), TABLES[self.name]
        rows = [row.cells for row in self.grid.rows]
        matched = match(rows, self.today, table.keys, table.owner, self._same)
        twice = {number for numbers in self._twice().values() for number in numbers}
        bent_cells: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
        columns = [column for column in self.grid.columns if not is_translation(self.name, column)]
        for number, record in matched.pairs:
            for column in columns if number not in twice else ():
                self._compare(self.grid.rows[number], record, column, found, bent_cells[column])
        found.problems += self._unknown(matched.rows)
        found.problems += self._lost(matched.records) if is_whole else ()
        found.notes += self._noted(bent_cells)
        return found

    def _twice(self) -> dict[str, list[int]]:
        """Each id that stands in several rows → their numbers from 0: nobody knows which is meant."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self.grid.rows):
            found[row.cells.get("id", "")].append(number)
        return {id_: numbers for id_, numbers in found.items() if id_ and len(numbers) > 1}

    def _same(self, column: str, cell: str, was: str) -> bool:
        """Whether a cell is the one of today, or what a spreadsheet made of it."""
        return cell == was or typed(cell) == typed(was) or self._is_bent(column, cell, was)

    def _is_bent(self, column: str, cell: str, was: str) -> bool:
        return bent(cell, was, is_date=self._is_date(column), is_ansi=self.grid.is_ansi)

    def _is_date(self, column: str) -> bool:
        return bool(self.homes) and holds_date(self.homes[0], TABLES[self.name].ways[column])

    def _compare(self, row: Row, record: int, column: str, found: Plan, bent_cells: list[tuple[int, str, str]]) -> None:
        cell, was, way = row.cells[column], self.today[record][column], TABLES[self.name].ways[column]
        place = self.grid.place(row.number, column)
        if cell == was or typed(cell) == typed(was):
            return
        if self._is_bent(column, cell, was):
            bent_cells.append((row.number, cell, was))
        elif isinstance(way, Derived):
            text = f"„{column}“ lässt sich hier nicht ändern. {way.remedy}"
            found.follows.append(Follows(record, column, cell, Message(place, text)))
        elif wrong := list(self._unreadable(column, typed(cell))):
            found.problems += [Message(place, f"„{column}“: {sentence}") for sentence in wrong]
        else:
            found.notes += self._read_dates(row, column)
            try:
                found.edits += edits(way, typed(cell), self.dataset, self.homes[record], (place, column))
            except RefusedCell as refused:
                found.problems.append(Message(place, f"„{column}“: {refused}"))

    def _unreadable(self, column: str, text: str) -> Iterator[str]:
        """Why nobody can know what a cell meant."""
        if sentence := spoilt(text, is_date=self._is_date(column)):
            yield sentence
        yield from (message.text for message in (*invisible("", text), *garbled("", text)))

    def _read_dates(self, row: Row, column: str) -> Iterator[Message]:
        """What a date was read as that is not written as the data write it."""
        cell = row.cells[column]
        date = date_of(cell) if self._is_date(column) else None
        if date and str(date) != cell:
            yield Message(self.grid.place(row.number, column), f"„{column}“: „{cell}“ gilt als {date}.")

    def _unknown(self, rows: Sequence[int]) -> Iterator[Message]:
        """The rows that are no record, or one that stands twice."""
        keys = [key for key in TABLES[self.name].keys if key in self.grid.columns]
        for row in (self.grid.rows[number] for number in rows):
            key = next((key for key in reversed(keys) if row.cells[key]), keys[-1])
            known = [one[key] for one in self.today]
            text = row.cells[key]
            if text in self._twice():
                sentence = f"„{shown(text)}“ steht zweimal in der Tabelle. Löschen Sie eine der Zeilen."
            else:
                near = nearest(text, known) if text not in known else ""
                sentence = f"{_named(row, keys)} gibt es in den Daten nicht.{near} {NEW}"
            yield Message(self.grid.place(row.number, key), sentence)

    def _lost(self, records: Sequence[int]) -> Iterator[Message]:
        """The records that are in no row."""
        titles = {file.name: file.filename for file in FILES}
        for record in records:
            home, one = self.homes[record], self.today[record]
            name = ", ".join(shown(one[key]) for key in TABLES[self.name].keys if one[key])
            sentence = f"Die Zeile „{name}“ aus {titles[home.file]} fehlt in der Tabelle. {_GONE}"
            yield Message(self.grid.place(1), sentence)

    def _noted(self, bent_cells: dict[str, list[tuple[int, str, str]]]) -> Iterator[Message]:
        """One sentence for each column in which a spreadsheet changed the writing alone."""
        if self.grid.is_ansi:
            yield Message(self.grid.place(1), _ANSI)
        for column, found in bent_cells.items():
            for number, cell, was in found[:1]:
                more = f" und {len(found) - 1} weitere Zellen" if len(found) > 1 else ""
                sentence = f"„{column}“: Das Tabellenprogramm hat aus „{shown(was)}“ „{shown(cell)}“ gemacht{more}."
                yield Message(self.grid.place(number, column), f"{sentence} Das ändert nichts.")


def _named(row: Row, keys: Sequence[str]) -> str:
    texts = ", ".join(shown(row.cells[key]) for key in keys if row.cells[key])
    return f"„{texts}“" if texts else "Einen Eintrag ohne Namen"


_GONE = "Lassen Sie alle Zeilen stehen: Die Tabelle löscht keine Einträge."
_ANSI = "Die Datei ist in Windows-1252 gespeichert. Buchstaben anderer Sprachen gehen darin verloren."
