"""Values of records as an editor types them; a reference with the name of the record that it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten
from typing import TYPE_CHECKING

from allianz.model.files import FILES, REFERENCES, File
from allianz.model.records import Record
from allianz.model.words import UEBERGREIFEND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.dataset import Dataset

__all__ = ["Words", "label", "records"]

_LABELS = ("name", "titel", "zweck", "mass", "text", "partner", "organisation")
"""The fields by which a person knows a record: the first that it has."""
_LONGEST_LABEL = 60


def records(dataset: Dataset, file: File) -> tuple[Record, ...]:
    """The records of one file; the alliance is a file of one."""
    found = getattr(dataset, file.name)
    return found if file.is_list else (found,)


def label(record: Record) -> str:
    """The words by which a person knows a record, shortened where they are many."""
    words = next((str(value) for name in _LABELS if (value := getattr(record, name, None)) is not None), "")
    datum = getattr(record, "datum", None)
    return shorten(f"{datum}: {words}" if datum else words, _LONGEST_LABEL, placeholder=" …")


@dataclass(frozen=True)
class Words:
    """Words for the values of one dataset; `names` is file → id → name of the record."""

    names: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, dataset: Dataset) -> Words:
        """Words that know the names in a dataset."""
        return cls(
            {
                file.name: {str(getattr(record, "id", "")): label(record) for record in records(dataset, file)}
                for file in FILES
            }
        )

    def all(self, record: Record, name: str) -> list[str]:
        """The values of a field, one text for each item of a list; empty where the field is missing."""
        value = getattr(record, name)
        if isinstance(value, tuple):
            return [self.text(name, item) for item in value]
        text = self.single(record, name)
        return [] if text is None else [text]

    def single(self, record: Record, name: str) -> str | None:
        """The text of a single value, None where the field is missing; a required date may be the word unbekannt."""
        value = getattr(record, name)
        if value is None:
            return "unbekannt" if type(record).model_fields[name].is_required() else None
        return self.text(name, value)

    def text(self, name: str, value: object) -> str:
        """One value, or one item of a list, of the field `name`."""
        if isinstance(value, Record):
            return "; ".join(f"{key}: {self._part(value, key)}" for key in _given(value))
        if isinstance(value, Decimal):
            return str(value).replace(".", ",")
        if name in REFERENCES and value != UEBERGREIFEND:
            return self.reference(REFERENCES[name].file, str(value))
        return " ".join(str(value).split())

    def _part(self, record: Record, name: str) -> str:
        """One field of a record that is told in a line; a block within it stands in brackets."""
        text = ", ".join(self.all(record, name))
        return f"({text})" if isinstance(getattr(record, name), Record) else text

    def reference(self, file: str, id_: str) -> str:
        """A referred record's name with its id."""
        name = self.names[file].get(id_, "")
        return f"{name} ({id_})" if name else id_


def _given(record: Record) -> list[str]:
    """The fields that stand in the record, in the model's order."""
    return [name for name in type(record).model_fields if name in record.model_fields_set]
