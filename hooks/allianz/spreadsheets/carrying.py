"""Edits → changed lines of the sheets; what the check of the data says, said about the cells that it is about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from allianz.forms.editing import Unusual
from allianz.forms.merging import order
from allianz.model.files import FILES, parts
from allianz.reading.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from allianz.forms.draft import Draft
    from allianz.forms.writing import Plain
    from allianz.model.records import Record
    from allianz.reading.messages import Place
    from allianz.spreadsheets.edits import Edit

__all__ = ["about_cells", "carry"]

_MODELS = {file.name: file.model for file in FILES}
Where = tuple[str | int, ...]


def carry(draft: Draft, edits: Iterable[Edit]) -> Iterator[Message]:
    """Change the sheets, block by block; what is written in too unusual a way stays and is told."""
    blocks: defaultdict[tuple[str, Where], list[Edit]] = defaultdict(list)
    for edit in edits:
        blocks[edit.home.file, (edit.home.index, *edit.path[:-1])].append(edit)
    for (file, where), together in blocks.items():
        try:
            _carry_block(draft, file, where, {str(edit.path[-1]): edit.value for edit in together})
        except Unusual as unusual:
            yield Message(together[0].place, f"„{together[0].column}“: {_UNUSUAL.format(place=unusual.place)}")


def _carry_block(draft: Draft, file: str, where: Where, values: Mapping[str, Plain | None]) -> None:
    """Give a record or a block in it new values; a block that gets empty goes, one that was not there comes."""
    old, names = draft.plain(file, *where), order(_model(file, where))
    before = old if isinstance(old, dict) else {}
    after = {**before, **values}
    after = {name: after[name] for name in names if after.get(name) is not None}
    if not after:
        draft.remove(file, where[:-1], str(where[-1]))
    elif not before:
        draft.put(file, where[:-1], str(where[-1]), after, order(_model(file, where[:-1])))
    else:
        for key, value in values.items():
            if value is None:
                draft.remove(file, where, key)
            else:
                draft.put(file, where, key, value, names)


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
