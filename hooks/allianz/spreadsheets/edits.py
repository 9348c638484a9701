"""One cell that differs from today's → what it changes in data/, or why it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, get_origin

from allianz.exports.descriptions import BETWEEN
from allianz.exports.rows import BREAK
from allianz.forms.dates import date_of
from allianz.model.files import FILES, declared, parts
from allianz.model.scalars import Datum
from allianz.spreadsheets.ways import Every, Field, First

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.forms.writing import Plain
    from allianz.model.dataset import Dataset
    from allianz.model.records import Record
    from allianz.reading.messages import Place
    from allianz.spreadsheets.ways import Home

__all__ = ["Edit", "RefusedCell", "edits", "holds_date"]

Path = tuple[str | int, ...]


class RefusedCell(Exception):  # noqa: N818 -- it is no error of the program, the cell only has no place
    """A cell cannot be written back; its text is a German sentence."""


@dataclass(frozen=True)
class Edit:
    """One value of data/ that a cell changes: the way from its record, and None where the value is to go."""

    home: Home
    path: Path
    value: Plain | None
    place: Place
    column: str


class _Declared(NamedTuple):
    """A field of the model: the record that has it, and its name."""

    model: type[Record]
    name: str

    @property
    def is_date(self) -> bool:
        return Datum in declared(self.model, self.name)

    @property
    def is_list(self) -> bool:
        return get_origin(self.model.model_fields[self.name].annotation) is tuple


_MODELS = {file.name: file.model for file in FILES}


def _declared(home: Home, path: tuple[str, ...]) -> _Declared | None:
    """How a field is declared; None where a record of this place has no such field."""
    model = _MODELS[home.file]
    for key in (*(key for key in home.base if isinstance(key, str)), *path[:-1]):
        (model,) = parts(model.model_fields[key].annotation)
    return _Declared(model, path[-1]) if path[-1] in model.model_fields else None


def holds_date(home: Home, way: object) -> bool:
    """Whether a column holds dates at this place."""
    found = _declared(home, way.path) if isinstance(way, Field) else None
    return found is not None and found.is_date


def edits(
    way: Field | First | Every, text: str, dataset: Dataset, home: Home, where: tuple[Place, str]
) -> Iterator[Edit]:
    """What a cell changes; RefusedCell where it has no place there.

    `where` is the cell's place and its column.
    """
    place, column = where
    if isinstance(way, Field):
        yield Edit(home, (*home.base, *way.path), _value(way, text, dataset, home), place, column)
        return
    items = getattr(_held(dataset, home, ()), way.items)
    if isinstance(way, First):
        number = next((number for number, item in enumerate(items) if getattr(item, way.field)), None)
        if number is None:
            raise RefusedCell(_NO_ITEM)
        yield Edit(home, (*home.base, way.items, number, way.field), text or None, place, column)
        return
    texts = text.split(BREAK) if text else []
    if len(texts) != len(items):
        raise RefusedCell(_NUMBER_OF_ITEMS.format(number=len(items)))
    for number, (new, item) in enumerate(zip(texts, items, strict=True)):
        if new.strip() != getattr(item, way.field):
            yield Edit(home, (*home.base, way.items, number, way.field), new.strip() or None, place, column)


def _value(way: Field, text: str, dataset: Dataset, home: Home) -> Plain | None:
    """What the field is to hold."""
    found = _declared(home, way.path)
    if found is None:
        raise RefusedCell(_NO_FIELD)
    if found.is_list:
        held = _held(dataset, home, way.path)
        if isinstance(held, tuple) and any(BETWEEN.strip() in word for word in held):
            raise RefusedCell(_COMMA)
        return [word.strip() for word in text.split(BETWEEN.strip()) if word.strip()] or None
    date = date_of(text) if found.is_date else None
    return str(date) if date else text or None


def _held(dataset: Dataset, home: Home, path: tuple[str, ...]) -> object:
    """The record, block or value of today at a place."""
    held: object = getattr(dataset, home.file)[home.index]
    for step in (*home.base, *path):
        held = held[step] if isinstance(step, int) and isinstance(held, tuple) else getattr(held, str(step))
    return held


_NO_FIELD = "Diese Angabe gibt es bei diesem Eintrag nicht. Leeren Sie die Zelle."
_NO_ITEM = "Dieser Eintrag hat noch keinen solchen Kontakt. Tragen Sie ihn mit dem Formular ein."
_NUMBER_OF_ITEMS = "Hier müssen {number} Texte mit „ | “ dazwischen stehen, so viele wie zuvor."
_COMMA = "Eines der Wörter hier enthält selbst ein Komma. Ändern Sie es in der Datei selbst."
