"""Open data: the whole dataset in the formats that other programs read.

One module per format; what several of them need is in `common`. Nothing here looks at a clock or at the order of
a set: the same data and the same address of the site give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from zlib import compressobj, decompress, decompressobj

from allianz.exports import calendars, cards, documents, feeds, schemas, tables
from allianz.exports.common import DRAFT, LICENCE, VERSION, Site
from allianz.exports.linked import COUNT, Graphs, breadcrumbs, document, embedded, graphs, jsonld
from allianz.exports.tables import COLUMNS, SPOKEN, TABLES, TOGETHER
from allianz.languages.texts import translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from allianz.languages.language import Language
    from allianz.model.dataset import Dataset

__all__ = [
    "COLUMNS", "COUNT", "DRAFT", "LICENCE", "SPOKEN", "TABLES", "TOGETHER", "VERSION", "Graphs", "breadcrumbs",
    "document", "embedded", "exports", "graphs", "jsonld",
]  # fmt: skip

_PIECE = 65_536
"""Bytes of what is packed."""
_FORMATS = (documents, schemas, tables, cards, feeds, calendars)


class _Packed(Mapping[str, bytes]):
    """Contents by their addresses, each unpacked where it is asked for: of large data they are the larger part."""

    def __init__(self, contents: Iterable[tuple[str, bytes | Iterable[bytes]]]) -> None:
        self._packed = {address: _packed(content) for address, content in contents}

    def __getitem__(self, address: str) -> bytes:
        size, packed = self._packed[address]
        return decompress(packed, bufsize=max(size, 1))  # of unknown size it would be there twice for a moment

    def pieces(self, address: str) -> Iterator[bytes]:
        """A content in its order, unpacked a little at a time."""
        unpacking, (_, packed) = decompressobj(), self._packed[address]
        for start in range(0, len(packed), _PIECE):
            yield unpacking.decompress(packed[start : start + _PIECE])
        yield unpacking.flush()

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _packed(content: bytes | Iterable[bytes]) -> tuple[int, bytes]:
    """The size of a content, which may come in pieces, and what it is when packed."""
    packing, size, packed = compressobj(1), 0, []
    for piece in [content] if isinstance(content, bytes) else content:
        size += len(piece)
        packed.append(packing.compress(piece))
    return size, b"".join([*packed, packing.flush()])


def exports(dataset: Dataset, site_url: str, languages: Iterable[Language] = ()) -> Mapping[str, bytes]:
    """Every exported file: address relative to the root of the site → content.

    The files are German; what is translated into one of the languages stands beside it.
    """
    others = (one for one in languages if not one.is_german)
    site = Site(site_url, tuple((one, translated(dataset, one, for_machines=True)) for one in others))
    return _Packed(found for kind in _FORMATS for found in kind.files(dataset, site))
