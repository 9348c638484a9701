"""Rows of a table ↔ the records of today, by the columns by which a row is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

__all__ = ["Cells", "Match", "Same", "match"]

Cells = Mapping[str, str]
"""Column → text."""
Same = Callable[[str, str, str], bool]
"""Whether the cells of a column mean the same: column, cell of the table, cell of today."""
Pairs = list[tuple[int, int]]


class Match(NamedTuple):
    """Which row is which record (numbers of both, from 0), and what is left on either side."""

    pairs: tuple[tuple[int, int], ...]
    rows: tuple[int, ...]
    records: tuple[int, ...]


def match(
    rows: Sequence[Cells], today: Sequence[Cells], keys: Sequence[str], owner: Sequence[str], same: Same
) -> Match:
    """Pair each row with the record that has the same keys; then, of one owner, what is alike in most cells.

    Records without an id are known by texts that somebody may change: such a row is paired where one record alone is
    left of its owner and at least half of its cells stayed.
    """
    pairs = _exact(rows, today, keys)
    pairs += _found(pairs, rows, today, lambda row, one: _agree(row, one, keys, same), several=True)
    if tuple(keys) != ("id",):
        pairs += _found(pairs, rows, today, lambda row, one: _agree(row, one, owner, same) and _alike(row, one, same))
    return Match(tuple(sorted(pairs)), *_left(pairs, rows, today))


def _left(pairs: Pairs, rows: Sequence[Cells], today: Sequence[Cells]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The numbers of the rows and of the records that are in no pair."""
    done, had = {row for row, _ in pairs}, {one for _, one in pairs}
    return tuple(n for n in range(len(rows)) if n not in done), tuple(n for n in range(len(today)) if n not in had)


def _exact(rows: Sequence[Cells], today: Sequence[Cells], keys: Sequence[str]) -> Pairs:
    """What has the very same keys; records with the same ones in their order."""
    waiting = defaultdict(list)
    for number, one in reversed(list(enumerate(today))):
        waiting[tuple(one[key] for key in keys)].append(number)
    known = ((number, waiting.get(tuple(row.get(key, "") for key in keys))) for number, row in enumerate(rows))
    return [(number, found.pop()) for number, found in known if found]


def _found(
    pairs: Pairs, rows: Sequence[Cells], today: Sequence[Cells], fits: Callable[[Cells, Cells], bool], *,
    several: bool = False,
) -> Pairs:  # fmt: skip
    """More pairs of what is left: with the first record that fits, or with it alone unless `several` may."""
    free_rows, free = _left(pairs, rows, today)
    found: Pairs = []
    for row in free_rows:
        fitting = [one for one in free if fits(rows[row], today[one])]
        if len(fitting) == 1 or (several and fitting):
            found.append((row, fitting[0]))
            free = tuple(one for one in free if one != fitting[0])
    return found


def _agree(row: Cells, record: Cells, columns: Iterable[str], same: Same) -> bool:
    return all(same(column, row.get(column, ""), record[column]) for column in columns)


def _alike(row: Cells, record: Cells, same: Same) -> bool:
    """Whether at least half of the cells that hold something stayed."""
    filled = [column for column in row if column in record and (row[column] or record[column])]
    return 2 * sum(same(column, row[column], record[column]) for column in filled) >= len(filled)
