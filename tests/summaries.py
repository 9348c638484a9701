"""Summaries of edits of the second alliance's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.review.summary import PageChanges, State, read_state, summary
from tests.broken import SECOND

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allianz.model.dataset import Dataset
    from tests.broken import Data
    from tests.summary_table import Edit


def no_pages(_before: Dataset, _after: Dataset) -> PageChanges:
    """Stand-in for the rendering, where only the records matter."""
    return PageChanges()


def edited(data: Data, edits: Iterable[Edit]) -> tuple[State, State]:
    """The second alliance's data before and after some edits."""
    for file, old, new in edits:
        data.replace(file, old, new)
    return read_state(SECOND, "data"), read_state(data.folder, "data")


def said(data: Data, edits: Iterable[Edit]) -> list[str]:
    """The lines of the summary of some edits, without headings, counts and pages."""
    text = summary(*edited(data, edits), no_pages).partition("### Seiten")[0]
    return [line for line in text.split("\n") if line.startswith(("- ", "**", "Die ", "An "))]
