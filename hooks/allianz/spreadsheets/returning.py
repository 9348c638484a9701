"""A table that somebody changed → changed data files and what is said of the change; or all that is wrong, and none."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from allianz.forms.draft import Draft
from allianz.model.dataset import DataError, load
from allianz.reading.files import UnreadableError, content
from allianz.reading.messages import Message, Place
from allianz.review.differences import page_changes
from allianz.review.summary import State, read_state, summary
from allianz.spreadsheets.carrying import about_cells, carry
from allianz.spreadsheets.grid import TableError, read_grid
from allianz.spreadsheets.headings import missing, table_of
from allianz.spreadsheets.plan import plan, today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from allianz.model.dataset import Dataset
    from allianz.spreadsheets.grid import Grid
    from allianz.spreadsheets.matching import Cells
    from allianz.spreadsheets.plan import Plan

__all__ = ["bring_back", "worked"]


def bring_back(path: Path, folder: Path) -> str:
    """Write what a table changes, and say it in the words of the data.

    TableError with all that is wrong, of the table and of the data as they would be; then nothing is written.
    """
    before = _load(folder)
    grid = read_grid(path.as_posix(), _content(path))
    name = table_of(grid)
    draft = Draft.open(folder, folder.as_posix())
    found, after = worked(grid, name, before, draft)
    if found.problems:
        raise TableError.of_table([*found.problems, *found.notes])
    changed = draft.changed()
    said = summary(State(before), after, page_changes).strip() if changed else _NOTHING
    try:
        draft.write()
    except OSError as error:
        raise TableError([], _CLOSED.format(folder=draft.shown, why=error.strerror)) from None
    return "\n".join(
        _told([*missing(grid, name), *found.notes], said, [f"{draft.shown}/{one}.yaml" for one in changed])
    )


def worked(grid: Grid, name: str, before: Dataset, draft: Draft, *, is_whole: bool = True) -> tuple[Plan, State]:
    """Change a draft as a table says: its plan with all that is wrong, and the data as they would be.

    Of a table that is not whole the rows that are missing stay as they are.
    """
    found = plan(grid, name, before, is_whole=is_whole)
    found.problems += carry(draft, found.edits)
    after = _after(draft)
    found.problems += about_cells(after.messages, found.edits, draft)
    found.problems += _untrue(found, today(name, after.dataset or before))
    return found, after


def _told(notes: Iterable[Message], said: str, files: list[str]) -> Iterator[str]:
    yield from (f"Hinweis: {note}" for note in notes)
    yield said
    if files:
        yield f"\nGeschrieben: {', '.join(files)}"


def _load(folder: Path) -> Dataset:
    try:
        return load(folder)
    except DataError as error:
        raise TableError(error.messages, _BROKEN) from None


def _content(path: Path) -> bytes:
    try:
        return content(path)
    except FileNotFoundError:
        sentence = "Diese Datei gibt es nicht."
    except UnreadableError as error:
        sentence = str(error)
    raise TableError([Message(Place(path.as_posix()), sentence)], "Es wurde nichts geschrieben.")


def _after(draft: Draft) -> State:
    """The data as they would be, checked as a whole with all that lies beside them."""
    with TemporaryDirectory() as beside:
        copy = Path(beside, "data")
        shutil.copytree(draft.folder, copy)
        for name, sheet in draft.sheets.items():
            Path(copy, f"{name}.yaml").write_bytes(sheet.text.encode())
        return read_state(copy, draft.shown)


def _untrue(found: Plan, after: Sequence[Cells]) -> Iterator[Message]:
    """Cells that must follow from others and do not, in rows of which nothing else is wrong."""
    wrong = {message.place.line for message in found.problems}
    for one in found.follows:
        if one.message.place.line not in wrong and after[one.record][one.column] != one.text:
            yield one.message


_NOTHING = "Die Tabelle ändert nichts: Alles darin steht schon so in den Daten."
_CLOSED = "In {folder} lässt sich nichts schreiben ({why}). Prüfen Sie die Rechte des Ordners."
_BROKEN = "Die Daten selbst haben Fehler. Beheben Sie diese zuerst. Es wurde nichts geschrieben."
