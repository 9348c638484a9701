"""What becomes of the sources of facts, and of the confirmation of an entry, when a record changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.model.files import SOURCES
from allianz.model.records import Record
from allianz.review.matching import pairs
from allianz.review.wording import Words, label

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Confirmation", "SourceNote", "confirmation", "source_notes"]

_BESIDE = {
    "gebiet_quelle": ("gebiet", "gebiet_hinweis"),
    "hinweis_quellen": ("hinweis",),
    "zuletzt_quelle": ("zuletzt",),
}
"""Source field → the fields that rest on it alone, where it is not the record's main source."""
_UNSOURCED = {
    "id",
    "frueher",
    "suchworte",
    "bestaetigt",
    "betreiber",
    "anrede",
    "kachel",
    "piktogramm",
    "zuordnung",
    "zweck",
}
"""Fields that the editors set, so that no source speaks for them."""


@dataclass(frozen=True)
class SourceNote:
    """A fact whose sources changed (`lost`, `gained`), or which changed while its sources stayed the `same`."""

    path: tuple[str, ...]
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


@dataclass(frozen=True)
class Confirmation:
    """An entry's confirmation that is gone (`lost`), or that stayed although the entry changed."""

    date: str
    lost: bool


def confirmation(before: Record, after: Record) -> Confirmation | None:
    """What is to be said of the confirmation of an entry that changed; None where it was renewed or never there."""
    was, is_ = getattr(before, "bestaetigt", None), getattr(after, "bestaetigt", None)
    if was is None or is_ not in {None, was}:
        return None
    return Confirmation(str(was), lost=is_ is None)


def source_notes(before: Record, after: Record, words: Words, path: tuple[str, ...] = ()) -> Iterator[SourceNote]:
    """Notes on one record and on the records within it; `words` knows the sources of both sides."""
    for name in type(before).model_fields:
        here = (*path, name)
        if name in SOURCES:
            yield from _note(before, after, words, here)
        else:
            for one, other, way in _within(getattr(before, name), getattr(after, name), here):
                yield from source_notes(one, other, words, way)


def _within(old: object, new: object, path: tuple[str, ...]) -> Iterator[tuple[Record, Record, tuple[str, ...]]]:
    """The records below a field that are on both sides, with the way there."""
    if isinstance(old, Record) and isinstance(new, Record):
        yield old, new, path
    elif isinstance(old, tuple) and isinstance(new, tuple):
        both = ([item for item in side if isinstance(item, Record)] for side in (old, new))
        for one, other in pairs(*both):
            if one is not None and other is not None:
                yield one, other, (*path, label(one))


def _note(before: Record, after: Record, words: Words, path: tuple[str, ...]) -> Iterator[SourceNote]:
    old, new = _ids(getattr(before, path[-1])), _ids(getattr(after, path[-1]))
    was, is_ = _stated(before, path[-1]), _stated(after, path[-1])
    if set(old) != set(new):
        if new or any(is_):  # a fact that is gone with its source has lost nothing
            lost, gained = ([id_ for id_ in one if id_ not in other] for one, other in ((old, new), (new, old)))
            yield SourceNote(path, _named(words, lost), _named(words, gained))
    elif old and was != is_:
        yield SourceNote(path, same=_named(words, old))


def _ids(value: object) -> list[str]:
    return [str(item) for item in (value if isinstance(value, tuple) else (value,)) if item is not None]


def _named(words: Words, ids: list[str]) -> tuple[str, ...]:
    return tuple(words.reference("quellen", id_) for id_ in ids)


def _stated(record: Record, source: str) -> list[object]:
    """What rests on one source field: the values that have no source of their own."""
    own = {name for field, names in _BESIDE.items() if field in type(record).model_fields for name in names}
    names = _BESIDE.get(source) or [
        name for name in type(record).model_fields if name not in SOURCES | _UNSOURCED | own
    ]
    return [_meaning(getattr(record, name)) for name in names]


def _meaning(value: object) -> object:
    """A value for comparing; None where it is missing or has sources of its own."""
    if not value or _is_sourced(value):
        return None
    if isinstance(value, tuple):
        return frozenset(value)
    return value.split() if isinstance(value, str) else value


def _is_sourced(value: object) -> bool:
    items = value if isinstance(value, tuple) else (value,)
    return any(isinstance(item, Record) and SOURCES & set(type(item).model_fields) for item in items)
