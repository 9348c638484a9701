"""The numbered references of one page to its sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.records import Quelle
    from allianz.model.scalars import Datum

__all__ = ["Citations", "Mark"]


@dataclass(frozen=True)
class Mark:
    """One reference in the text: the source's number on this page, and whether it is the first to it."""

    number: int
    first: bool


@dataclass
class Citations:
    """Sources in the order in which a page refers to them, numbered from 1."""

    known: Mapping[str, Quelle]
    order: list[str] = field(default_factory=list)

    def mark(self, quelle: str) -> Mark:
        """Refer to a source; KeyError where there is none of this id."""
        first = quelle not in self.order
        if first:
            self.order.append(self.known[quelle].id)
        return Mark(self.order.index(quelle) + 1, first)

    @property
    def sources(self) -> list[Quelle]:
        """The sources referred to so far."""
        return [self.known[quelle] for quelle in self.order]

    @property
    def dates(self) -> list[Datum]:
        """The known dates of these sources, oldest first."""
        return sorted(source.stand for source in self.sources if source.stand is not None)
