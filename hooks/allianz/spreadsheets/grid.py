"""The bytes that a spreadsheet saved → rows of cells that know where they stand, or what is wrong with the file.

Read is what spreadsheets write as CSV: UTF-8 with or without a mark, or Windows-1252; semicolons, commas or tabs
between the cells; any line ends; with a first line `sep=;` too.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.forms.tables import NEITHER, NOT_UTF8, WORKBOOK
from allianz.reading.messages import CommandError, Message, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Grid", "Row", "TableError", "read_grid"]

_PRINTED = 200
"""Messages that are said at once: nobody mends more in one go."""


class TableError(CommandError):
    """A table is refused as a whole; `messages` says why, in the order of its rows."""

    def __init__(self, messages: Iterable[Message], ending: str) -> None:
        self.messages = tuple(sorted(set(messages)))
        rest = len(self.messages) - _PRINTED
        more = [f"Hier stehen die ersten {_PRINTED} Meldungen, {rest} weitere folgen danach."] if rest > 0 else []
        super().__init__("\n".join([*map(str, self.messages[:_PRINTED]), *more, ending]))

    @classmethod
    def of_table(cls, messages: Iterable[Message]) -> TableError:
        """The refusal because of what stands in the table."""
        found = set(messages)
        number = "einen Fehler" if len(found) == 1 else f"{len(found)} Fehler"
        return cls(found, f"Die Tabelle hat {number}. Es wurde nichts geschrieben.")


@dataclass(frozen=True)
class Row:
    """One row: its number as a spreadsheet counts, from 1, and its cells, column → text."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Grid:
    """A whole file: `path` as shown to people, its columns in their order, its rows without the first.

    `is_ansi` where it was saved as Windows-1252, in which letters of other languages get lost.
    """

    path: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    is_ansi: bool = False

    def place(self, row: int, column: str = "") -> Place:
        """Where a cell stands: the file, the number of the row and that of the column, both from 1."""
        return Place(self.path, row, self.columns.index(column) + 1 if column in self.columns else 1)


def read_grid(path: str, raw: bytes) -> Grid:
    """The cells of a file; TableError where it is no table that can be read."""
    text, is_ansi = _decoded(path, raw)
    lines = _split(path, text)
    if not lines:
        raise TableError.of_table([Message(Place(path), "Die Datei ist leer.")])
    columns = _without_end(lines[0])
    if found := list(_misshapen(path, columns, lines)):
        raise TableError.of_table(found)
    filled = ((number, cells) for number, cells in enumerate(lines[1:], 2) if any(map(str.strip, cells)))
    rows = tuple(Row(number, _named(columns, cells)) for number, cells in filled)
    return Grid(path, tuple(columns), rows, is_ansi=is_ansi)


def _decoded(path: str, raw: bytes) -> tuple[str, bool]:
    """The text, and whether it was saved as Windows-1252."""
    if raw.startswith(_WORKBOOKS):
        raise TableError.of_table([Message(Place(path), WORKBOOK)])
    if raw.startswith(_UTF_16) or b"\0" in raw:
        raise TableError.of_table([Message(Place(path), NOT_UTF8)])
    try:
        return raw.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252"), True
    except UnicodeDecodeError:
        raise TableError.of_table([Message(Place(path), NEITHER)]) from None


def _split(path: str, text: str) -> list[list[str]]:
    """All rows; between the cells stands what makes the most of the first one."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep="):
        text, first = rest, rest.partition("\n")[0]
    between = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error:
        sentence = "Ab dieser Zeile passen die Anführungszeichen nicht zueinander. Speichern Sie die Tabelle neu."
        raise TableError.of_table([Message(Place(path, len(rows) + 1), sentence)]) from None
    return rows


def _without_end(cells: Sequence[str]) -> list[str]:
    """The names of the columns, without empty ones at the end."""
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _misshapen(path: str, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> Iterator[Message]:
    """Columns without a name or with the same one, and rows that are wider than the first."""
    for number, name in enumerate(columns, 1):
        if not name:
            yield Message(Place(path, 1, number), "Diese Spalte hat keinen Namen. Löschen Sie die ganze Spalte.")
        elif name in columns[: number - 1]:
            yield Message(Place(path, 1, number), f"Die Spalte „{name}“ steht zweimal da. Löschen Sie eine.")
    for number, cells in enumerate(lines[1:], 2):
        if any(map(str.strip, cells[len(columns) :])):
            sentence = "Diese Zeile hat mehr Zellen, als die erste Zeile Spalten nennt. Löschen Sie, was zu viel ist."
            yield Message(Place(path, number, len(columns) + 1), sentence)


def _named(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Column → cell; spreadsheets leave out empty cells at the end of a row."""
    filled = [*cells, *[""] * len(columns)]
    return {
        name: cell.replace("\r\n", "\n").replace("\r", "\n").strip()
        for name, cell in zip(columns, filled, strict=False)
    }


_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How an .xlsx or .ods begins, and an .xls."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
