"""The data sets whose exports the tests read, and how they read them."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from allianz.model.dataset import load
from tests import hostile
from tests.building import SECOND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.dataset import Dataset

SENTENCE = f'{hostile.TEXT}\nZweite Zeile; mit "Zeichen", \\n und \\, am Ende\\'


def evil() -> Dataset:
    """The second data set with a hostile partner, and hostile texts where a format has rules of its own."""
    data = hostile.dataset()
    bad = data.partners[-1]
    kontakt = next(kontakt for kontakt in bad.kontakte if kontakt.anschrift)
    anschrift = kontakt.anschrift and kontakt.anschrift.model_copy(update={"strasse": SENTENCE, "ort": SENTENCE})
    update = {"anschrift": anschrift, "zweck": SENTENCE}
    partner = bad.model_copy(update={"kontakte": (kontakt.model_copy(update=update),)})
    event = data.chronik[0].model_copy(update={"titel": hostile.NAME, "text": SENTENCE})
    feld = data.handlungsfelder[0].model_copy(update={"titel": hostile.NAME})
    return dataclasses.replace(
        data,
        partners=(*data.partners[:-1], partner),
        chronik=(event, *data.chronik[1:]),
        handlungsfelder=(feld, *data.handlungsfelder[1:]),
    )


DATASETS = {"second": load(SECOND), "hostile": evil()}


def read_json(files: Mapping[str, bytes], name: str) -> Any:  # noqa: ANN401 -- JSON holds any kind of value
    """One document, its numbers exact."""
    return json.loads(files[f"daten/{name}.json"], parse_float=Decimal, parse_int=Decimal)


def read_table(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    """The rows of one table, column → cell."""
    text = files[f"daten/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))
