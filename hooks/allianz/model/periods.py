"""The rule about spans of time: none ends before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.model.records import Record
from allianz.model.scalars import Datum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.model.loaded import Finding, Loaded

__all__ = ["PERIOD", "PERIODS", "RULES"]

Path = tuple[str, ...]

PERIOD = "„{ende}“ liegt vor „{beginn}“ – hier steht {hier}, dort {dort}."
"""What is said of an end before its beginning, by the names of both."""

PERIODS: dict[str, tuple[Path, Path]] = {
    "partners": (("mitglied", "seit"), ("mitglied", "bis")),
    "projekte": (("beginn",), ("ende",)),
}
"""File → where in its records a span begins and ends."""


def _ends_after_it_begins(loaded: Loaded) -> Iterator[Finding]:
    """Neither a membership nor a project ends before it begins."""
    for name, (begin, end) in PERIODS.items():
        for entry, record in loaded.records(name, Record):
            dort, hier = _date(record, begin), _date(record, end)
            if dort and hier and hier.last < dort.first:
                yield entry.at(end), PERIOD.format(ende=end[-1], beginn=begin[-1], hier=hier, dort=dort)


def _date(record: object, path: Path) -> Datum | None:
    for key in path:
        record = getattr(record, key, None)
    return record if isinstance(record, Datum) else None


RULES = (_ends_after_it_begins,)
