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
    """Sources in the order in which a page refers to them, numbered from 1.

    `referred` are the numbers that stand in the text, so that the list can lead back to them.
    """

    known: Mapping[str, Quelle]
    order: list[str] = field(default_factory=list)
    referred: set[int] = field(default_factory=set)

    def cite(self, quelle: str) -> int:
        """Put a source into the list, without a reference in the text; KeyError where there is none of this id."""
        if quelle not in self.order:
            self.order.append(self.known[quelle].id)
        return self.order.index(quelle) + 1

    def mark(self, quelle: str) -> Mark:
        """Refer to a source in the text; KeyError where there is none of this id."""
        number = self.cite(quelle)
        first = number not in self.referred
        self.referred.add(number)
        return Mark(number, first)

    @property
    def sources(self) -> list[Quelle]:
        """The sources referred to so far."""
        return [self.known[quelle] for quelle in self.order]

    @property
    def dates(self) -> list[Datum]:
        """The known dates of these sources, oldest first."""
        return sorted(source.stand for source in self.sources if source.stand is not None)
