"""The paths of the pages that the data make: known before anything is rendered, and without what renders."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from allianz.model.files import FILES, address, answer_address, kind_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from allianz.model.dataset import Dataset

__all__ = ["SECTIONS", "TEMPLATES", "made_by", "served_at", "written_at"]

TEMPLATES = Path(__file__).with_name("templates")

SECTIONS = frozenset(
    {
        "index",
        "orte",
        "foerderung",
        "daten",
        "quellen",
        "allianz",
        "mitmachen",
        *(file.folder for file in FILES if file.folder),
    }
)
"""The first part of every generated path, which is known before anything is rendered."""


def made_by(dataset: Dataset | None) -> Callable[[str], bool]:
    """Whether a path below docs/ is a page that the data make, without making it.

    Of data that are refused nobody knows: then every path in a section may be one.
    """
    if dataset is None:
        return lambda path: path.partition("/")[0].removesuffix(".md") in SECTIONS
    known = frozenset(_paths(dataset))
    return lambda path: path in known or bool(_NUMBERED.fullmatch(path) and path.partition("/")[0] in SECTIONS)


_NUMBERED = re.compile(r"[a-z].*/[1-9][0-9]*\.md")
"""The path of a page that a long list goes on with."""


def _paths(dataset: Dataset) -> Iterator[str]:
    """The path of every generated page, but for those that a long list goes on with."""
    yield from (f"{name}.md" for name in ("index", "foerderung", "daten", "quellen", "allianz/chronik"))
    yield from (f"{name}.md" for name in ("allianz/index", "allianz/mitmachen", "mitmachen/eintrag"))
    if dataset.geo:
        yield "orte.md"
    for file in FILES:
        if file.folder:
            yield f"{file.folder}/index.md"
            yield from (written_at(address(record)) for _, record in dataset.of(file))
    for gruppe in dataset.zielgruppen:
        yield from (written_at(answer_address(gruppe, kreis)) for kreis in dataset.landkreise)
    yield from (written_at(kind_address(quelle.art)) for quelle in dataset.quellen)


def written_at(address: str) -> str:
    """The path of the Markdown file that is served at the address of a page, `partner/<id>/`."""
    return f"{address.rstrip('/')}.md"


def served_at(path: str) -> str:
    """The address under which a Markdown file is served: `partner/x.md` → `partner/x/`."""
    stem = path.removesuffix(".md").removesuffix("index")
    return stem if not stem or stem.endswith("/") else f"{stem}/"
