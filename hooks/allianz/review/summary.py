"""A change of the data in the words of the data, as Markdown for those who decide on it.

The text is safe wherever GitHub shows it: every value stands in a code span, in which nothing is markup,
a mention, a link or a reference (GitHub Flavored Markdown, 6.1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from allianz.model.dataset import DataError, Dataset, load
from allianz.model.files import FILES
from allianz.model.sentences import GONE
from allianz.review.comparison import Change, compare
from allianz.review.excerpt import contrast
from allianz.review.faults import faults
from allianz.review.untranslated import in_data, in_docs, untranslated
from allianz.site.paths import served_at
from allianz.site.rendering import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from allianz.languages.language import Language
    from allianz.languages.paragraphs import Prose
    from allianz.reading.messages import Message

__all__ = ["PageChanges", "State", "read_state", "refusal", "summary"]


@dataclass(frozen=True)
class State:
    """The data of one side: the dataset, or the messages of its refusal; the pages of docs/ and the languages."""

    dataset: Dataset | None
    messages: tuple[Message, ...] = ()
    docs: Mapping[str, Prose] = field(default_factory=dict)
    languages: tuple[Language, ...] = ()

    @property
    def outdated(self) -> bool:
        """Whether the data were written for an earlier edition of the model."""
        return any(GONE in message.text for message in self.messages)


@dataclass(frozen=True)
class PageChanges:
    """Addresses of the pages that come, differ and go; `everywhere` when the frame of all pages differs.

    `shown` says on which of them a German sentence stands.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    everywhere: bool = False
    shown: Callable[[str], Sequence[str]] = field(default=lambda _: (), compare=False)


class Fallback(NamedTuple):
    """A sentence that stands in German in another language, and the pages of that language that show it."""

    where: str
    before: str
    after: str
    pages: tuple[str, ...]


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
    seiten = pages(before.dataset, after.dataset) if changes or places else PageChanges()
    values = {
        "aenderungen": changes,
        "orte": places,
        "dateien": [(file.title, [change for change in changes if change.file == file.name]) for file in FILES],
        "zahl": {kind: sum(change.kind == kind for change in changes) for kind in ("neu", "geaendert", "entfernt")},
        "belege": _with(changes, "sources"),
        "bestaetigungen": _with(changes, "confirmation"),
        "seiten": seiten,
        "unuebersetzt": list(_untranslated(before, after, seiten)),
        "gegenueber": contrast,
    }
    return render("summary.md", values)


def _untranslated(before: State, after: State, pages: PageChanges) -> Iterator[tuple[str, list[Fallback]]]:
    """The name of each language that has no words for what is said anew, and these sentences."""
    if before.dataset is None or after.dataset is None:
        return
    told = {one: tuple(pages.shown(one.after)) for one in in_data(before.dataset, after.dataset)}
    told |= {one: (served_at(one.where),) for one in in_docs(before.docs, after.docs)}
    for language in after.languages:
        found = [] if language.is_german else untranslated(told, language)
        if found:
            where = [[f"{language.prefix}{page}" for page in told[one]] for one in found]
            yield language.name, [Fallback(*one, tuple(pages)) for one, pages in zip(found, where, strict=True)]


def refusal(messages: tuple[Message, ...]) -> str:
    """The Markdown that lists every message of a refusal, for the summary of a job."""
    return render("summary-pruefung.md", {"meldungen": messages, "satz": faults(messages)})


def _with(changes: tuple[Change, ...], field: str) -> list[Change]:
    return [change for change in changes if getattr(change, field)]
