"""CSV (RFC 4180) that a German spreadsheet opens right: UTF-8 with BOM, semicolons, decimal commas.

Columns are named as the fields of the data. Every cell is quoted, so that none falls apart where another separator
is expected, and none can begin as a formula does.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.exports.common import FOLDER, UNKNOWN, Site
from allianz.exports.descriptions import BETWEEN, SUFFIX, description
from allianz.model.records import Aufgabe, Ereignis, Foerdersumme, Partner, Projekt, Quelle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from decimal import Decimal

    from allianz.model.dataset import Dataset
    from allianz.model.records import Anschrift, Foerderung, Record

__all__ = ["TABLES", "files"]

Row = dict[str, object]

_BREAK = " | "
"""Between the parts of a list of whole sentences, which may hold commas."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet might execute, in wide signs too (OWASP, „CSV Injection“)."""


def files(dataset: Dataset, site: Site) -> Iterator[tuple[str, bytes]]:
    """`daten/<table>.csv` for each table, and its description beside it."""
    del site  # a table holds no address of this site
    for name, table in _TABLES.items():
        rows, filename = list(table.rows(dataset)), f"{name}.csv"
        yield f"{FOLDER}/{filename}", _table(rows)
        yield f"{FOLDER}/{filename}{SUFFIX}", description(filename, rows[0] if rows else (), table.model)


def _table(rows: Sequence[Row]) -> bytes:
    """Rows with the same columns as a file; the first line names the columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(rows[0] if rows else [])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """A value as text; what a spreadsheet might execute gets an apostrophe before it."""
    text = BETWEEN.join(map(str, value)) if isinstance(value, tuple) else str("" if value is None else value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _partner(dataset: Dataset) -> Iterator[Row]:
    kreise = {kreis.id: kreis.kurzname for kreis in dataset.landkreise}
    for partner in dataset.partners:
        yield {
            **_plain(partner, "id name kurzname art status seit ort website"),
            "anschriften": _BREAK.join(map(_anschrift, partner.anschriften)),
            "gebiet": partner.gebiet,
            "gebiet_namen": tuple(kreise[id_] for id_ in partner.gebiet),
            **_plain(partner, "gebiet_hinweis gebiet_quelle"),
            "rechtsform": partner.rechtsform and partner.rechtsform.text,
            "rollen": _BREAK.join(rolle.text for rolle in partner.rollen),
            "vertretung": partner.vertretung and partner.vertretung.organisation,
            "vertretung_stand": partner.vertretung and partner.vertretung.stand,
            "hinweis": partner.hinweis and partner.hinweis.text,
            "hinweis_stand": partner.hinweis and partner.hinweis.stand,
            **_plain(partner, "suchworte bestaetigt quellen"),
        }


def _anschrift(anschrift: Anschrift) -> str:
    purpose = f" ({anschrift.zweck})" if anschrift.zweck else ""
    return f"{anschrift.strasse}, {anschrift.plz} {anschrift.ort}{purpose}"


def _projekte(dataset: Dataset) -> Iterator[Row]:
    felder, kreise = _felder(dataset), {kreis.id: kreis.kurzname for kreis in dataset.landkreise}
    partners = {partner.id: partner.name for partner in dataset.partners}
    for projekt in dataset.projekte:
        yield {
            **_plain(projekt, "id name"),
            "traeger": tuple(partners.get(str(einer.partner), str(einer.name)) for einer in projekt.traeger),
            **_plain(projekt, "beschreibung status handlungsfeld"),
            "handlungsfeld_titel": felder.get(projekt.handlungsfeld),
            **_plain(projekt, "zuordnung beginn ende zeitraum_hinweis landkreise"),
            "landkreise_namen": tuple(kreise[id_] for id_ in projekt.landkreise),
            **_plain(projekt, "website quellen"),
        }


def _aufgaben(dataset: Dataset) -> Iterator[Row]:
    felder, gruppen = _felder(dataset), {gruppe.id: gruppe.titel for gruppe in dataset.zielgruppen}
    for partner in dataset.partners:
        for aufgabe in partner.aufgaben:
            yield {
                "partner": partner.id,
                "partner_name": partner.name,
                "handlungsfeld": aufgabe.handlungsfeld,
                "handlungsfeld_titel": felder.get(aufgabe.handlungsfeld),
                "text": aufgabe.text,
                "zielgruppen": aufgabe.zielgruppen,
                "zielgruppen_titel": tuple(gruppen[id_] for id_ in aufgabe.zielgruppen),
                **_plain(aufgabe, "grundlage quelle"),
            }


def _foerderung(dataset: Dataset) -> Iterator[Row]:
    """The sums of the alliance, then those of its projects; each with its measure, none of them added."""
    for summe in dataset.foerderung:
        yield {
            **_summe(None, summe),
            "zeitraum": summe.zeitraum,
            "stand": summe.stand or UNKNOWN,
            **_plain(summe, "hinweis hinweis_quellen"),
        }
    for projekt in dataset.projekte:
        for einzelne in projekt.foerderung:
            yield {**_summe(projekt, einzelne), "zeitraum": "", "stand": "", "hinweis": "", "hinweis_quellen": ""}


def _summe(projekt: Projekt | None, summe: Foerderung | Foerdersumme) -> Row:
    return {
        "projekt": projekt and projekt.id,
        "projekt_name": projekt and projekt.name,
        "betrag": _euro(summe.betrag),
        **_plain(summe, "genauigkeit mass quelle"),
    }


def _euro(betrag: Decimal) -> str:
    """A sum as Germans write it, without separators of thousands: 23443,56."""
    return str(betrag).replace(".", ",")


def _chronik(dataset: Dataset) -> Iterator[Row]:
    felder = _felder(dataset)
    for event in dataset.chronik:
        yield {
            **_plain(event, "datum titel text handlungsfeld"),
            "handlungsfeld_titel": felder.get(event.handlungsfeld or ""),
            **_plain(event, "zuordnung quelle hinweis hinweis_quellen"),
        }


def _quellen(dataset: Dataset) -> Iterator[Row]:
    for quelle in dataset.quellen:
        yield {
            **_plain(quelle, "id titel herausgeber art"),
            "stand": quelle.stand or UNKNOWN,
            **_plain(quelle, "url hinweis"),
        }


def _plain(record: object, names: str) -> Row:
    """Fields whose columns hold the value as it is."""
    return {name: getattr(record, name) for name in names.split()}


def _felder(dataset: Dataset) -> dict[str, str]:
    return {feld.id: feld.titel for feld in dataset.handlungsfelder}


@dataclass(frozen=True)
class Table:
    """One table: what a row of it is, all rows, and the record whose fields most of its columns are."""

    row: str
    rows: Callable[[Dataset], Iterable[Row]]
    model: type[Record]


_TABLES = {
    "partner": Table("ein Partner mit Anschriften, Gebiet, Rollen und Website", _partner, Partner),
    "aufgaben": Table("eine Aufgabe eines Partners: was er für wen tut und auf welcher Grundlage", _aufgaben, Aufgabe),
    "projekte": Table(
        "ein Projekt mit Trägern, Zeitraum und Landkreisen; die Beträge stehen in foerderung.csv", _projekte, Projekt
    ),
    "foerderung": Table("ein Betrag der Allianz oder eines Projekts mit dem, was er misst", _foerderung, Foerdersumme),
    "chronik": Table("ein Ereignis", _chronik, Ereignis),
    "quellen": Table("eine Quelle", _quellen, Quelle),
}

TABLES = {name: table.row for name, table in _TABLES.items()}
"""Name of each table → what a row of it is."""
