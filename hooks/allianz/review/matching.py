"""Which record of the earlier data is which one of the later data.

By its id first, records without one by being equal, then by being alike: an id that changed, or a task among
others, is a change and not one thing gone and another one come.
"""

from __future__ import annotations

from collections import defaultdict, deque
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeVar

from allianz.model.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["pairs"]

T = TypeVar("T", bound=Record)

_ALIKE = 0.5
"""How alike two records must be, from 0 to 1, to be the same one changed."""
_MANY = 5000
"""More comparisons than these are not made: whoever replaces everything gets everything as gone and come."""


def pairs(before: Sequence[T], after: Sequence[T]) -> list[tuple[T | None, T | None]]:
    """Each earlier record with its later self, None where there is none; in the later order, the gone ones last."""
    found = _by_key(before, after)
    taken = set(found.values())
    left = [i for i in range(len(before)) if i not in taken]
    right = [j for j in range(len(after)) if j not in found]
    found |= _by_likeness(before, after, left, right)
    later: list[tuple[T | None, T | None]] = [
        (before[found[j]] if j in found else None, record) for j, record in enumerate(after)
    ]
    kept = set(found.values())
    return [*later, *((record, None) for i, record in enumerate(before) if i not in kept)]


def _by_key(before: Sequence[Record], after: Sequence[Record]) -> dict[int, int]:
    """Later index → earlier index, for the records with the same id, or equal where they have none."""
    waiting: defaultdict[object, deque[int]] = defaultdict(deque)
    for i, record in enumerate(before):
        waiting[_key(record)].append(i)
    return {j: waiting[key].popleft() for j, record in enumerate(after) if waiting.get(key := _key(record))}


def _key(record: Record) -> object:
    return getattr(record, "id", record)


def _by_likeness(
    before: Sequence[Record], after: Sequence[Record], left: list[int], right: list[int]
) -> dict[int, int]:
    """Later index → earlier index for the leftovers, the most alike first."""
    if len(left) * len(right) > _MANY:
        return {}
    ranked = sorted((-_likeness(before[i], after[j]), abs(i - j), i, j) for i in left for j in right)
    found: dict[int, int] = {}
    for negative, _, i, j in ranked:
        if -negative >= _ALIKE and j not in found and i not in found.values():
            found[j] = i
    return found


def _likeness(one: Record, other: Record) -> float:
    """The mean likeness of the fields that either has, leaving out the id; from 0 to 1."""
    names = [name for name in one.model_fields_set | other.model_fields_set if name != "id"]
    return sum(_alike(getattr(one, name), getattr(other, name)) for name in names) / max(len(names), 1)


def _alike(one: object, other: object) -> float:
    if one == other:
        return 1.0
    if isinstance(one, str) and isinstance(other, str):
        return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
    return 0.0
