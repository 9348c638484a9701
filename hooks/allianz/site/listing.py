"""All partners of today as data for the filter of a directory that stands on several pages.

`partner/liste.json` is a list of rows: id, name, kind, Landkreise, Handlungsfelder, number to dial, number as written,
further words to find it by. Words of enumerations and names of places stand in the page that reads it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from allianz.model.contacts import e164
from allianz.site.paging import CARDS
from allianz.site.views import Views

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.dataset import Dataset
    from allianz.model.records import Partner

__all__ = ["INDEX", "files"]

INDEX = "partner/liste.json"
"""Address of the data for the browser."""


def files(dataset: Dataset) -> Mapping[str, bytes]:
    """The file by its address; none where one page holds all partners."""
    views = Views(dataset)
    if len(views.members) <= CARDS:
        return {}
    rows = [_row(views, partner) for partner in views.members]
    return {INDEX: json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()}


def _row(views: Views, partner: Partner) -> list[str]:
    telefon = next((kontakt.telefon for kontakt in partner.kontakte if kontakt.telefon), None) or ""
    return [
        partner.id,
        partner.name,
        partner.art,
        " ".join(partner.gebiet),
        " ".join(views.fields_of(partner)),
        telefon and e164(telefon),
        telefon,
        " ".join((partner.kurzname, *partner.suchworte)),
    ]
