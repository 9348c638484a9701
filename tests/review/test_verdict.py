"""What `check` says of data that are in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.model.dataset import load
from allianz.model.hints import hints
from allianz.review.verdict import accepted
from tests.many import many

if TYPE_CHECKING:
    from pathlib import Path


def test_more_hints_than_anybody_follows_at_once_are_counted(tmp_path: Path) -> None:
    """Two hundred are printed, then how many more there are, and last what there is of the data."""
    dataset = load(many(tmp_path / "data", 100))
    found = [f"Hinweis: {hint}" for hint in hints(dataset)]
    lines = accepted(dataset).split("\n")

    assert len(found) > 200
    assert lines[:200] == found[:200]
    assert lines[200] == f"Hinweis: Hier stehen die ersten 200 Hinweise, {len(found) - 200} weitere gibt es."
    assert set(lines).isdisjoint(found[200:])
    assert lines[-1].startswith("Die Daten sind in Ordnung: ")
