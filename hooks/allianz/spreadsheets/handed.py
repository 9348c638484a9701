"""Rows of a table that somebody handed in by a form or a letter → a changed draft, or sentences that say why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.exports.tables import COLUMNS
from allianz.forms.answering import Table
from allianz.model.dataset import load
from allianz.reading.characters import mended
from allianz.reading.messages import shown
from allianz.spreadsheets.grid import TableError, read_grid
from allianz.spreadsheets.headings import table_of
from allianz.spreadsheets.returning import worked
from allianz.spreadsheets.ways import TABLES

if TYPE_CHECKING:
    from allianz.forms.draft import Draft
    from allianz.reading.messages import Message
    from allianz.spreadsheets.grid import Grid

__all__ = ["take"]

_PATH = "Tabelle"
"""What messages about the rows are placed at; these have no file."""


def take(text: str, draft: Draft) -> Table:
    """Change a draft as rows below the names of their columns say; records that are in no row stay as they are.

    The name of the table may stand in a line of its own before them: few columns would fit several tables. Tabs stand
    between cells; whatever else nobody sees is mended.
    """
    clean = "\t".join(mended(cells) for cells in text.split("\t"))
    first, _, rest = clean.partition("\n")
    given = first.strip().removesuffix(".csv")
    try:
        grid = read_grid(_PATH, (rest if given in COLUMNS else clean).encode())
        name = table_of(grid, given if given in COLUMNS else "")
    except TableError as refused:
        return Table("", tuple(message.text for message in refused.messages))
    found, _ = worked(grid, name, load(draft.folder, draft.shown), draft, is_whole=False)
    problems = sorted(dict.fromkeys(found.problems), key=lambda one: one.place.line)
    return Table(name, tuple(_said(message, grid, name) for message in problems), clean != text)


def _said(message: Message, grid: Grid, name: str) -> str:
    """A message with the row that it is about, as its record is known: nobody counts rows in a form."""
    if message.place.path != _PATH:
        return str(message)
    row = next((row for row in grid.rows if row.number == message.place.line), None)
    keys = ", ".join(shown(row.cells[key]) for key in TABLES[name].keys if row.cells[key]) if row else ""
    return f"Zeile „{keys}“: {message.text}" if keys else message.text
