"""JSON (RFC 8259): one document per data file, and one of them all.

A document says its version, its licence and the date of the newest source. What is not documented is left out;
a list is there even when it is empty; a date that nobody knows is null. Sums are numbers in Euro: 15 digits at the
most, which a double holds exactly.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from allianz.exports.common import FOLDER, LICENCE, VERSION, Site
from allianz.model.files import FILES
from allianz.model.proof import newest
from allianz.model.records import Record
from allianz.model.scalars import Datum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.model.dataset import Dataset

__all__ = ["files"]


def files(dataset: Dataset, site: Site) -> Iterator[tuple[str, bytes]]:
    """`daten/<file>.json` for each data file, and `daten/alles.json`."""
    parts = {file.name: _plain(getattr(dataset, file.name)) for file in FILES}
    for name, part in {**parts, "alles": parts}.items():
        yield f"{FOLDER}/{name}.json", _document(dataset, site, name, part)


def _document(dataset: Dataset, site: Site, name: str, part: object) -> bytes:
    stand = newest(dataset.quellen)
    document = {
        "$schema": site.at(f"{FOLDER}/schema/{name}.json"),
        "version": VERSION,
        "lizenz": LICENCE,
        "stand": stand and str(stand),
        "daten": part,
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def _plain(value: object) -> object:
    """A value as JSON has it."""
    match value:
        case Record():
            return {
                name: _plain(part)
                for name, info in type(value).model_fields.items()
                if (part := getattr(value, name)) is not None or info.is_required()
            }
        case tuple():
            return [_plain(part) for part in value]
        case Datum():
            return str(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
    return value
