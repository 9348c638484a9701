"""Two datasets → which pages of the site differ, found by rendering both."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from allianz.exports import TABLES, VERSION
from allianz.languages.catalogues import languages
from allianz.languages.paragraphs import pages
from allianz.model.dataset import DataError
from allianz.review.revisions import STRANGER, TooMuchError, data_at, texts_at
from allianz.review.summary import PageChanges, State, read_state, summary
from allianz.site.moved import moves
from allianz.site.pages import Formats, build
from allianz.site.rendering import literal, render

if TYPE_CHECKING:
    from allianz.languages.language import Language
    from allianz.model.dataset import Dataset
    from allianz.site.pages import Page

__all__ = ["changes", "changes_since", "page_changes"]


_DOCS = Path("docs")
_TEXTS = 25
"""The part of a stranger's bytes that pages of docs/ may have, else they are not compared: to take apart what is no
prose is slow."""


def changes(before: Path, after: Path, shown: str, locale: Path) -> str:
    """The summary of what changed between two data folders; `shown` is their name in messages."""
    state = replace(read_state(after, shown), languages=_languages(locale))
    return summary(read_state(before, shown), state, page_changes).strip()


def changes_since(base: str, head: str | None, folder: Path, locale: Path) -> str:
    """The same between two states in Git, or one and what lies there; RevisionError where one is none.

    With the pages of docs/ and the translations of both; `locale` is the folder of the catalogues.
    """
    try:
        with ExitStack() as stack:
            before = _state(stack, base, folder, locale)
            return summary(before, _state(stack, head, folder, locale, STRANGER), page_changes).strip()
    except TooMuchError as error:
        return render("summary-zuviel.md", {"satz": str(error)}).strip()


def _state(stack: ExitStack, reference: str | None, folder: Path, locale: Path, most: int | None = None) -> State:
    """A state in Git, of which no more bytes than `most` are read, or without one what lies in the folders."""
    data, catalogues, docs = folder, locale, pages(_DOCS) if reference is None else {}
    if reference is not None:
        data = stack.enter_context(data_at(reference, folder, most))
        catalogues = stack.enter_context(texts_at(reference, locale, ".po", most))
        with suppress(TooMuchError):
            docs = pages(stack.enter_context(texts_at(reference, _DOCS, ".md", most and most // _TEXTS)))
    state = read_state(data, folder.as_posix())
    return replace(state, docs=docs, languages=_languages(catalogues))


def _languages(locale: Path) -> tuple[Language, ...]:
    """The languages of a folder; none where a catalogue is refused, which the check says."""
    try:
        return languages(locale, locale.name)
    except DataError:
        return ()


def page_changes(before: Dataset, after: Dataset) -> PageChanges:
    """The addresses of the generated pages that come, differ and go, in the order of the site."""
    icons = _icons()
    old, new = (
        {page.address: page for page in build(dataset, icons, Formats(VERSION, TABLES))} for dataset in (before, after)
    )
    changed = [address for address in new if address in old and _shows(new[address]) != _shows(old[address])]
    come = [address for address in new if address not in old]
    kept = {*new, *(move.old for move in moves(after))}
    return PageChanges(
        new=tuple(come),
        changed=tuple(changed),
        gone=tuple(address for address in old if address not in kept),
        everywhere=_frame(before) != _frame(after),
        shown=lambda text: _where(text, [new[one] for one in (*come, *changed)]),
    )


def _where(text: str, made: list[Page]) -> list[str]:
    """The addresses of the pages on which a sentence of the data stands; answers, which gather others, last."""
    return [page.address for page in sorted(made, key=lambda page: page.kind == "antwort") if _says(page, text)]


def _says(page: Page, text: str) -> bool:
    return str(literal(text)) in page.text or " ".join(text.split()) in (page.title, page.description)


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
