"""The ways through a record: field by field, and from record to record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.model.dataset import load
from allianz.model.files import FILES, inner, walk
from tests.broken import SECOND

if TYPE_CHECKING:
    from allianz.model.records import Record


def test_both_ways_lead_to_the_same_records() -> None:
    """Every record that has a field has a way of its own, and every way leads to what stands there."""
    data = load(SECOND)
    for _, whole in (found for file in FILES for found in data.of(file)):
        parts = dict(inner(whole))
        assert {(path[:-1], id(owner)) for path, owner, _ in walk(whole)} == {
            (p, id(part)) for p, part in parts.items()
        }
        assert parts == {path: _at(whole, path) for path in parts}


def _at(record: Record, path: tuple[str | int, ...]) -> object:
    """What stands at the end of a way; items count from 1."""
    held: object = record
    for step in path:
        held = held[step - 1] if isinstance(step, int) and isinstance(held, tuple) else getattr(held, str(step))
    return held
