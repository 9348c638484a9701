"""A long list on several pages: the first at the address of the list, the others numbered behind it.

Numbers, because an id begins with a letter: `partner/2/` can never be the page of a partner. Up to a hundred partners
with their offers no list is long.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["CARDS", "TOPIC", "WHOLE", "Part", "parts"]

T = TypeVar("T")

CARDS = 100
"""How many entries of one list stand on a page."""
TOPIC = 30
"""How many entries of each of several lists stand on a page side by side."""
_NEAR = 2
"""How many pages before and behind a page it leads to, beside the first and the last."""


@dataclass(frozen=True)
class Part:
    """One page of those that share long lists: its number from 1, how many there are, entries of each list on one.

    `folder` is the address of the first one, relative to the root of the site.
    """

    number: int
    count: int
    size: int
    folder: str

    def of(self, entries: Sequence[T]) -> Sequence[T]:
        """What of a list stands on this page."""
        return entries[(self.number - 1) * self.size : self.number * self.size] if self.size else entries

    def behind(self, entries: Sequence[T]) -> int:
        """How many entries of a list stand on later pages."""
        return max(0, len(entries) - self.number * self.size) if self.size else 0

    @property
    def is_first(self) -> bool:
        """Whether it is the page that all else of the site leads to."""
        return self.number == 1

    @property
    def path(self) -> str:
        """The path of its source: of `partner/` the index, then `partner/2.md`."""
        return f"{self.folder}{self.number}.md"

    def address(self, number: int) -> str:
        """The address of another page of these, relative to the root of the site."""
        return self.folder if number == 1 else f"{self.folder}{number}/"

    @property
    def near(self) -> Iterator[tuple[int, ...]]:
        """The numbers that a page leads to: the first, those around it, the last, in runs without a gap."""
        around = range(self.number - _NEAR, self.number + _NEAR + 1)
        numbers = sorted({1, self.count, *around} & {*range(1, self.count + 1)})
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
            yield tuple(number for _, number in run)


WHOLE = Part(1, 1, 0, "")
"""A page that has all its lists for itself."""


def parts(folder: str, longest: int, size: int) -> tuple[Part, ...]:
    """All pages of lists, of which the longest has so many entries; at least one."""
    count = max(1, -(-longest // size))
    return tuple(Part(number, count, size, folder) for number in range(1, count + 1))
