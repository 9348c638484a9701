"""Two datasets → what changed: records come, gone and changed, fact by fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.model.files import FILES, File
from allianz.model.records import Record
from allianz.review.evidence import Confirmation, SourceNote, confirmation, source_notes
from allianz.review.matching import pairs
from allianz.review.wording import Words, label, records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.model.dataset import Dataset

__all__ = ["Change", "Fact", "compare"]


@dataclass(frozen=True)
class Fact:
    """One fact that changed: the way to its field, its earlier and its later value; None where there was none.

    Both are None where the items of a list only changed their order.
    """

    path: tuple[str, ...]
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Change:
    """What became of one record: `kind` is neu, geaendert, entfernt, or reihenfolge for the records of a file.

    `id` is empty where records have none.
    """

    file: str
    kind: str
    label: str = ""
    id: str = ""
    facts: tuple[Fact, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    confirmation: Confirmation | None = None


def compare(before: Dataset, after: Dataset) -> tuple[Change, ...]:
    """Every change between two datasets, in the order of the files and of the later data."""
    comparison = _Comparison(Words.of(before), Words.of(after))
    return tuple(
        change for file in FILES for change in comparison.file(file, records(before, file), records(after, file))
    )


@dataclass(frozen=True)
class _Comparison:
    """Compares records; has the words of both sides."""

    was: Words
    now: Words

    def file(self, file: File, before: tuple[Record, ...], after: tuple[Record, ...]) -> Iterator[Change]:
        """The changes of one file."""
        for one, other in pairs(before, after) if file.is_list else zip(before, after, strict=True):
            if one is None and other is not None:
                yield Change(file.name, "neu", label(other), _id(other), tuple(self.came(other)))
            elif other is None and one is not None:
                yield Change(file.name, "entfernt", label(one), _id(one))
            elif one is not None and other is not None and one != other:
                yield self.changed(file, one, other)
        if _is_reordered(before, after):
            yield Change(file.name, "reihenfolge")

    def changed(self, file: File, before: Record, after: Record) -> Change:
        """One record that is on both sides."""
        return Change(
            file.name,
            "geaendert",
            label(after),
            _id(after),
            tuple(self.facts(before, after)),
            tuple(source_notes(before, after, self.both)),
            confirmation(before, after),
        )

    @property
    def both(self) -> Words:
        """Words for the sources of both sides."""
        return Words({"quellen": {**self.was.names["quellen"], **self.now.names["quellen"]}})

    def came(self, record: Record) -> Iterator[Fact]:
        """All facts of a new record."""
        for name in type(record).model_fields:
            if name in record.model_fields_set and name != "id":
                yield from (Fact((name,), None, text) for text in self.now.all(record, name))

    def facts(self, before: Record, after: Record, path: tuple[str, ...] = ()) -> Iterator[Fact]:
        """What changed within one record, field by field."""
        for name in type(before).model_fields:
            old, new = getattr(before, name), getattr(after, name)
            if old == new:
                continue
            if isinstance(old, Record) and isinstance(new, Record):
                yield from self.facts(old, new, (*path, name))
            elif isinstance(old, tuple):
                yield from self.items(old, new, (*path, name))
            else:
                yield Fact((*path, name), self.was.single(before, name), self.now.single(after, name))

    def items(
        self, old: tuple[Record | str, ...], new: tuple[Record | str, ...], path: tuple[str, ...]
    ) -> Iterator[Fact]:
        """What changed within one list: items changed, come and gone, or only their order."""
        gone, come = [item for item in old if item not in new], [item for item in new if item not in old]
        if not gone and not come:
            yield Fact(path)
        one_by_one: list[tuple[Record | str | None, Record | str | None]] = [
            *pairs(*([item for item in side if isinstance(item, Record)] for side in (gone, come))),
            *((None, item) for item in come if isinstance(item, str)),
            *((item, None) for item in gone if isinstance(item, str)),
        ]
        for one, other in one_by_one:
            if isinstance(one, Record) and isinstance(other, Record):
                yield from self.facts(one, other, (*path, label(one)))
            else:
                yield Fact(path, self._item(self.was, path, one), self._item(self.now, path, other))

    def _item(self, words: Words, path: tuple[str, ...], item: Record | str | None) -> str | None:
        return None if item is None else words.text(path[-1], item)


def _id(record: Record) -> str:
    return str(getattr(record, "id", ""))


def _is_reordered(before: tuple[Record, ...], after: tuple[Record, ...]) -> bool:
    """Whether records that are on both sides, unchanged or with the same id, stand in another order."""
    old, new = ([_id(record) or record for record in side] for side in (before, after))
    there, here = set(old), set(new)
    return [key for key in old if key in here] != [key for key in new if key in there]
