"""Open data: the whole dataset in the formats that other programs read.

One module per format; what several of them need is in `common`. Nothing here looks at a clock or at the order of
a set: the same data and the same address of the site give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.exports import calendars, cards, documents, feeds, schemas, tables
from allianz.exports.common import DRAFT, LICENCE, VERSION, Site
from allianz.exports.linked import COUNT, Graphs, breadcrumbs, document, embedded, graphs, jsonld
from allianz.exports.tables import COLUMNS, SPOKEN, TABLES, TOGETHER
from allianz.languages.texts import translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allianz.languages.language import Language
    from allianz.model.dataset import Dataset

__all__ = [
    "COLUMNS", "COUNT", "DRAFT", "LICENCE", "SPOKEN", "TABLES", "TOGETHER", "VERSION", "Graphs", "breadcrumbs",
    "document", "embedded", "exports", "graphs", "jsonld",
]  # fmt: skip

_FORMATS = (documents, schemas, tables, cards, feeds, calendars)


def exports(dataset: Dataset, site_url: str, languages: Iterable[Language] = ()) -> Mapping[str, bytes]:
    """Every exported file: address relative to the root of the site → content.

    The files are German; what is translated into one of the languages stands beside it.
    """
    others = (one for one in languages if not one.is_german)
    site = Site(site_url, tuple((one, translated(dataset, one, for_machines=True)) for one in others))
    return {address: content for kind in _FORMATS for address, content in kind.files(dataset, site)}
