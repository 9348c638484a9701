"""All that the site says in German, and the catalogues of its translations brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from allianz.exports import COUNT, DRAFT, TABLES
from allianz.languages.extraction import of_pages, of_prose, sentences, write
from allianz.languages.paragraphs import pages
from allianz.languages.terms import INSIDE
from allianz.model.files import FILES
from allianz.site.pages import ALL
from allianz.site.paths import TEMPLATES
from allianz.site.vocabulary import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.languages.extraction import Sources
    from allianz.model.dataset import Dataset

__all__ = ["said", "update"]

_FRAME, _DOCS = Path("overrides"), Path("docs")


def update(dataset: Dataset, folder: Path, code: str = "") -> Iterator[str]:
    """Bring all catalogues of a folder up to date, and begin those of a new language; the files that were written."""
    sources = said(dataset)
    known = {path.name for path in folder.iterdir() if path.is_dir()} if folder.is_dir() else set()
    for one in sorted(known | ({code} if code else set())):
        yield from (path.as_posix() for path in write(sources, folder, one))


def said(dataset: Dataset) -> Sources:
    """The sentences of the pages, of the data and of docs/, a catalogue each."""
    more = (COUNT, DRAFT, ALL, INSIDE, *TABLES.values(), *(file.holds for file in FILES), *TITLES.values())
    docs = {f"{_DOCS.name}/{path}": prose for path, prose in pages(_DOCS).items()}
    return sentences(of_pages((TEMPLATES, _FRAME), more), dataset, of_prose(docs))
