"""Two datasets → which pages of the site differ, found by rendering both."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from allianz.exports import TABLES, VERSION
from allianz.review.revisions import TooMuchError, states
from allianz.review.summary import PageChanges, read_state, summary
from allianz.site.moved import moves
from allianz.site.pages import Formats, build
from allianz.site.rendering import render

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset
    from allianz.site.pages import Page

__all__ = ["changes", "changes_since", "page_changes"]


def changes(before: Path, after: Path, shown: str) -> str:
    """The summary of what changed between two data folders; `shown` is their name in messages."""
    return summary(read_state(before, shown), read_state(after, shown), page_changes).strip()


def changes_since(base: str, head: str | None, folder: Path) -> str:
    """The same between two states in Git, or one and the folder as it lies there; RevisionError where one is none."""
    try:
        with states(base, head, folder) as (before, after):
            return changes(before, after, folder.as_posix())
    except TooMuchError as error:
        return render("summary-zuviel.md", {"satz": str(error)}).strip()


def page_changes(before: Dataset, after: Dataset) -> PageChanges:
    """The addresses of the generated pages that come, differ and go, in the order of the site."""
    icons = _icons()
    old, new = (
        {page.address: page for page in build(dataset, icons, Formats(VERSION, TABLES))} for dataset in (before, after)
    )
    kept = {*new, *(move.old for move in moves(after))}
    return PageChanges(
        new=tuple(address for address in new if address not in old),
        changed=tuple(address for address in new if address in old and _shows(new[address]) != _shows(old[address])),
        gone=tuple(address for address in old if address not in kept),
        everywhere=_frame(before) != _frame(after),
    )


def _shows(page: Page) -> tuple[str, str, str]:
    """What a visitor sees; a line number of the data is no difference."""
    return page.title, page.description, page.text


def _frame(dataset: Dataset) -> tuple[object, ...]:
    """What stands at the top and the bottom of every page."""
    allianz = dataset.allianz
    fields = tuple((feld.id, feld.titel) for feld in dataset.handlungsfelder)
    names = allianz.name, allianz.kurzname, allianz.region, allianz.website, allianz.betreiber
    return *names, fields, bool(dataset.projekte)


def _icons() -> Path:
    """The pictograms of the theme, where pip put them."""
    spec = find_spec("material")
    if spec is None or spec.submodule_search_locations is None:
        message = "The theme mkdocs-material is not installed."
        raise ModuleNotFoundError(message)
    return Path(next(iter(spec.submodule_search_locations))) / "templates" / ".icons"
