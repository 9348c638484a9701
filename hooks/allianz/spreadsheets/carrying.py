"""Edits → changed lines of the sheets; what the check of the data says, said about the cells that it is about."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from allianz.forms.editing import Sheet, Unusual
from allianz.forms.merging import order
from allianz.model.files import FILES, parts
from allianz.reading.messages import Message, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from allianz.forms.draft import Draft
    from allianz.forms.writing import Plain
    from allianz.model.records import Record
    from allianz.spreadsheets.edits import Edit

__all__ = ["about_cells", "carry"]

_MODELS = {file.name: file.model for file in FILES}
Where = tuple[str | int, ...]


def carry(draft: Draft, edits: Iterable[Edit]) -> Iterator[Message]:
    """Change the sheets, record by record; what is written in too unusual a way stays and is told.

    Each record is changed in its own lines, so that a file of a thousand is read twice and not a thousand times.
    """
    together: defaultdict[str, defaultdict[int, list[Edit]]] = defaultdict(lambda: defaultdict(list))
    for edit in edits:
        together[edit.home.file][edit.home.index].append(edit)
    for file, records in together.items():
        sheet = draft.sheets[file]
        starts, parts = _parts_of(sheet)
        for index, changes in records.items():
            try:
                parts[index] = _carry_record(Sheet(sheet.path, parts[index]), file, changes).text
            except Unusual as unusual:
                place = Place(sheet.path, starts[index] + unusual.place.line, unusual.place.column)
                yield Message(changes[0].place, f"„{changes[0].column}“: {_UNUSUAL.format(place=place)}")
        head = "\n".join(sheet.text.split("\n")[: starts[0]])
        draft.sheets[file] = Sheet(sheet.path, "\n".join([*([head] if starts[0] else []), *parts]))


def _parts_of(sheet: Sheet) -> tuple[list[int], list[str]]:
    """The numbers from 0 of the lines on which the records of a file begin, and the lines of each as one text."""
    records = sheet.root.value if isinstance(sheet.root.value, tuple) else ()
    starts = [record.place.line - 1 for record in records]
    lines = sheet.text.split("\n")
    return starts, ["\n".join(lines[a:b]) for a, b in pairwise([*starts, len(lines)])]


def _carry_record(sheet: Sheet, file: str, edits: Sequence[Edit]) -> Sheet:
    """One record with its new values, block by block."""
    blocks: defaultdict[Where, dict[str, Plain | None]] = defaultdict(dict)
    for edit in edits:
        blocks[0, *edit.path[:-1]][str(edit.path[-1])] = edit.value
    for where, values in blocks.items():
        sheet = _carry_block(sheet, file, where, values)
    return sheet


def _carry_block(sheet: Sheet, file: str, where: Where, values: Mapping[str, Plain | None]) -> Sheet:
    """Give a record or a block in it new values; a block that gets empty goes, one that was not there comes."""
    node, names = sheet.at(where), order(_model(file, where))
    old = node.plain() if node else None
    before = old if isinstance(old, dict) else {}
    after = {**before, **values}
    after = {name: after[name] for name in names if after.get(name) is not None}
    if not after:
        return sheet.remove(where[:-1], str(where[-1]))
    if not before:
        return sheet.put(where[:-1], str(where[-1]), after, order(_model(file, where[:-1])))
    for key, value in values.items():
        sheet = sheet.remove(where, key) if value is None else sheet.put(where, key, value, names)
    return sheet


def _model(file: str, where: Where) -> type[Record]:
    """The model of the record or block at a place."""
    model = _MODELS[file]
    for key in where:
        if isinstance(key, str):
            (model,) = parts(model.model_fields[key].annotation)
    return model


def about_cells(messages: Iterable[Message], edits: Sequence[Edit], draft: Draft) -> Iterator[Message]:
    """Each message at the cell whose change led to it; at its line of the data where none did."""
    about = _places(edits, draft)
    for message in messages:
        edit = about.get(message.place)
        if edit is None:
            yield message
            continue
        named = "" if message.text.startswith(f"„{edit.column}“") else f"„{edit.column}“: "
        zero = _ZERO if isinstance(edit.value, str) and edit.value.isdigit() else ""
        yield Message(edit.place, f"{named}{message.text}{zero}")


def _places(edits: Sequence[Edit], draft: Draft) -> Mapping[Place, Edit]:
    """Where a message may stand that a change led to: at the value, in the block around it, in its record.

    The data were in order before: where several cells of a record changed, the nearest one is meant.
    """
    found: dict[Place, Edit] = {}
    for shorter in range(max((len(edit.path) for edit in edits), default=0) + 1):
        for edit in (edit for edit in edits if shorter <= len(edit.path)):
            where = (edit.home.index, *edit.path[: len(edit.path) - shorter])
            sheet = draft.sheets[edit.home.file]
            found.setdefault(sheet.root.at(where), edit)
            node = sheet.at(where)
            for _, part in node.scalars() if node else ():
                found.setdefault(part.place, edit)
    return found


_UNUSUAL = (
    "Das ist in {place} so ungewöhnlich geschrieben, dass ein Programm es nicht ändern kann. Ändern Sie es von Hand."
)
_ZERO = " Fehlt vorn eine 0, stellen Sie das Format der Spalte auf „Text“ und tippen Sie sie neu."
