"""The ways through a record: field by field, and from record to record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.model.dataset import load
from allianz.model.files import FILES, found, inner, walk
from tests.broken import SECOND

if TYPE_CHECKING:
    from allianz.model.records import Record


def test_both_ways_lead_to_the_same_records() -> None:
    """Every record that has a field has a way of its own, and every way leads to what stands there."""
    data = load(SECOND)
    for whole in (record for file in FILES for _, record in data.of(file)):
        parts = dict(inner(whole))
        assert {(path[:-1], id(owner)) for path, owner, _ in walk(whole)} == {
            (p, id(part)) for p, part in parts.items()
        }
        assert parts == {path: _at(whole, path) for path in parts}


def test_the_short_way_leads_to_every_wanted_field_that_holds_something() -> None:
    """In the order of the fields, also where only records within a record have such a field."""
    data = load(SECOND)
    for whole in (record for file in FILES for _, record in data.of(file)):
        fields = [(owner, name) for _, owner, name in walk(whole) if _is_wanted(type(owner), name)]
        held = [(owner, name, getattr(owner, name)) for owner, name in fields]
        assert found(whole, _is_wanted) == [(owner, name, value) for owner, name, value in held if value]


def _is_wanted(_model: type[Record], name: str) -> bool:
    return name in {"quelle", "quellen", "ort"}


def _at(record: Record, path: tuple[str | int, ...]) -> object:
    """What stands at the end of a way; items count from 1."""
    held: object = record
    for step in path:
        held = held[step - 1] if isinstance(step, int) and isinstance(held, tuple) else getattr(held, str(step))
    return held
