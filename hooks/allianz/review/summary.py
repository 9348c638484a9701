"""A change of the data in the words of the data, as Markdown for those who decide on it.

The text is safe wherever GitHub shows it: every value stands in a code span, in which nothing is markup,
a mention, a link or a reference (GitHub Flavored Markdown, 6.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.model.dataset import DataError, Dataset, load
from allianz.model.files import FILES
from allianz.model.sentences import GONE
from allianz.review.comparison import Change, compare
from allianz.review.excerpt import contrast
from allianz.review.faults import faults
from allianz.site.rendering import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from allianz.reading.messages import Message

__all__ = ["PageChanges", "State", "read_state", "refusal", "summary"]


@dataclass(frozen=True)
class State:
    """The data of one side: the dataset, or the messages of its refusal."""

    dataset: Dataset | None
    messages: tuple[Message, ...] = ()

    @property
    def outdated(self) -> bool:
        """Whether the data were written for an earlier edition of the model."""
        return any(GONE in message.text for message in self.messages)


@dataclass(frozen=True)
class PageChanges:
    """Addresses of the pages that come, differ and go; `everywhere` when the frame of all pages differs."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    everywhere: bool = False


def read_state(folder: Path, shown: str) -> State:
    """Load one side; `shown` is the folder's name in messages."""
    try:
        return State(load(folder, shown))
    except DataError as error:
        return State(None, error.messages)


def summary(before: State, after: State, pages: Callable[[Dataset, Dataset], PageChanges]) -> str:
    """The Markdown; `pages` says which pages differ between two datasets."""
    if before.dataset is None or after.dataset is None:
        told = {"davor": before.messages, "danach": after.messages, "veraltet": before.outdated}
        return render("summary-fehler.md", told)
    changes = compare(before.dataset, after.dataset)
    places = before.dataset.geo != after.dataset.geo
    values = {
        "aenderungen": changes,
        "orte": places,
        "dateien": [(file.title, [change for change in changes if change.file == file.name]) for file in FILES],
        "zahl": {kind: sum(change.kind == kind for change in changes) for kind in ("neu", "geaendert", "entfernt")},
        "belege": _with(changes, "sources"),
        "bestaetigungen": _with(changes, "confirmation"),
        "seiten": pages(before.dataset, after.dataset) if changes or places else PageChanges(),
        "gegenueber": contrast,
    }
    return render("summary.md", values)


def refusal(messages: tuple[Message, ...]) -> str:
    """The Markdown that lists every message of a refusal, for the summary of a job."""
    return render("summary-pruefung.md", {"meldungen": messages, "satz": faults(messages)})


def _with(changes: tuple[Change, ...], field: str) -> list[Change]:
    return [change for change in changes if getattr(change, field)]
