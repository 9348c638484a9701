"""CSV (RFC 4180) that a German spreadsheet opens right: UTF-8 with BOM, semicolons, decimal commas.

Columns are named as the fields of the data. Every cell is quoted, so that none falls apart where another separator
is expected, and none can begin as a formula does.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.exports.common import FOLDER, Site
from allianz.exports.descriptions import BETWEEN, SUFFIX, description
from allianz.exports.rows import (
    angebote,
    aufgaben,
    chronik,
    foerderung,
    further,
    kontakte,
    landkreise,
    partner,
    projekte,
    quellen,
)
from allianz.languages.language import MISSING
from allianz.languages.texts import spoken
from allianz.model.records import (
    Angebot,
    Ereignis,
    Foerdersumme,
    Kontakt,
    Landkreis,
    Partner,
    Projekt,
    Quelle,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from allianz.exports.rows import Row
    from allianz.model.dataset import Dataset
    from allianz.model.records import Record

__all__ = ["COLUMNS", "OWNERS", "SPOKEN", "TABLES", "TOGETHER", "cells", "files", "is_translation", "typed"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet might execute, in wide signs too (OWASP, „CSV Injection“)."""


def files(dataset: Dataset, site: Site) -> Iterator[tuple[str, bytes]]:
    """`daten/<table>.csv` for each table, and its description beside it."""
    for name, table in _TABLES.items():
        filename, begriffe = f"{name}.csv", dataset.allianz.begriffe
        translations = [(column, language) for language, _ in site.editions for column in SPOKEN[name]]
        more = [f"{column}_{language.code}" for column, language in translations]
        sides = [_translations(name, other) for _, other in site.editions]
        rows = (
            row | dict(zip(more, itertools.chain(*others), strict=True))
            for row, *others in zip(table.rows(dataset), *sides, strict=True)
        )
        yield f"{FOLDER}/{filename}", _table((*COLUMNS[name], *more), rows)
        yield f"{FOLDER}/{filename}{SUFFIX}", description(filename, COLUMNS[name], table.model, begriffe, translations)


def _translations(name: str, dataset: Dataset) -> Iterator[list[object]]:
    """What the columns of texts hold in another language, row by row; nothing where nobody has translated it."""
    for row in _TABLES[name].rows(dataset):
        yield [value if MISSING not in _cell(value) else "" for value in map(row.get, SPOKEN[name])]


def cells(name: str, dataset: Dataset) -> Iterator[dict[str, str]]:
    """The rows of a table as its file has them: column → cell."""
    return _cells(COLUMNS[name], _TABLES[name].rows(dataset))


def _cells(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[dict[str, str]]:
    """Rows of text; ValueError where a row has other cells than there are columns."""
    return ({name: _cell(value) for name, value in zip(columns, row.values(), strict=True)} for row in rows)


def _table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Rows as a file; the first line names the columns, also where there is no row."""
    held = io.BytesIO()
    held.write(BOM_UTF8)  # „utf-8-sig“ would ask at every write whether it is the first
    with io.TextIOWrapper(held, "utf-8", newline="") as text:
        writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows(row.values() for row in _cells(columns, rows))
        text.flush()
        return held.getvalue()


def _cell(value: object) -> str:
    """A value as text; what a spreadsheet might execute gets an apostrophe before it."""
    text = BETWEEN.join(map(str, value)) if isinstance(value, tuple) else str("" if value is None else value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def is_translation(name: str, column: str) -> bool:
    """Whether a column holds what another one of the table says in another language."""
    base, _, code = column.rpartition("_")
    return base in SPOKEN[name] and column not in COLUMNS[name] and re.fullmatch("[a-z]{2,3}", code) is not None


def typed(cell: str) -> str:
    """The text of a cell without the apostrophe that keeps a spreadsheet from executing it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


@dataclass(frozen=True)
class Table:
    """One table: what a row is, its first columns, all rows, and the record whose fields most of its columns are.

    `told` are those of the first columns that hold texts, which may be translated.
    """

    row: str
    first: str
    rows: Callable[[Dataset], Iterable[Row]]
    model: type[Record]
    told: str = ""
    is_closed: bool = False
    """Whether it keeps its columns whatever fields the model gets."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns: those that it always had, then what else its model holds."""
        first = tuple(self.first.split())
        return first if self.is_closed else (*first, *further(self.model, first))

    @property
    def spoken(self) -> tuple[str, ...]:
        """The columns of texts."""
        new = set(spoken(self.model)).intersection(self.columns) - set(self.first.split())
        return (*self.told.split(), *(column for column in self.columns if column in new))


_TABLES = {
    "partner": Table(
        "ein Partner mit Mitgliedschaft, Sitz, erstem Telefon, Gebiet und Rollen",
        "id name kurzname art mitglied_art mitglied_seit mitglied_quelle mitglied_zuordnung mitglied_bis nachfolge "
        "sitz sitz_quelle website telefon email anschriften gebiet gebiet_namen gebiet_hinweis gebiet_quelle "
        "rechtsform rollen vertretung vertretung_stand hinweis hinweis_stand suchworte bestaetigt quellen",
        partner,
        Partner,
        "anschriften gebiet_hinweis rechtsform rollen hinweis",
    ),
    "kontakte": Table(
        "ein Weg zu einem Partner oder zu einem Angebot",
        "partner partner_name angebot angebot_titel zweck telefon email formular website strasse plz ort zeiten "
        "fuer fuer_titel landkreise landkreise_namen hinweis belegt quelle",
        kontakte,
        Kontakt,
        "angebot_titel zweck fuer_titel hinweis",
    ),
    "angebote": Table(
        "ein Angebot: wer wem wobei hilft, wo und zu welchen Bedingungen",
        "id titel text anbieter anbieter_partner handlungsfelder handlungsfelder_titel zielgruppen "
        "zielgruppen_titel landkreise landkreise_namen reichweite kosten voraussetzung sprachen grundlage "
        "zuordnung bis suchworte belegt quellen",
        angebote,
        Angebot,
        "titel text handlungsfelder_titel zielgruppen_titel kosten voraussetzung sprachen suchworte",
    ),
    "aufgaben": Table(
        "ein Angebot eines Partners in einem Handlungsfeld, mit den Spalten der Formate vor 2.0.0; alle Angaben "
        "stehen in angebote.csv",
        "partner partner_name handlungsfeld handlungsfeld_titel text zielgruppen zielgruppen_titel grundlage quelle",
        aufgaben,
        Angebot,
        "handlungsfeld_titel text zielgruppen_titel",
        is_closed=True,
    ),
    "landkreise": Table(
        "ein Landkreis mit dem amtlichen Schlüssel",
        "id ags name kurzname sitz quelle",
        landkreise,
        Landkreis,
    ),
    "projekte": Table(
        "ein Projekt mit Trägern, Zeitraum und Landkreisen; die Beträge stehen in foerderung.csv",
        "id name traeger beschreibung status handlungsfeld handlungsfeld_titel zuordnung belegt beginn ende "
        "zeitraum_hinweis landkreise landkreise_namen website quellen",
        projekte,
        Projekt,
        "beschreibung handlungsfeld_titel zeitraum_hinweis",
    ),
    "foerderung": Table(
        "ein Betrag der Allianz oder eines Projekts mit dem, was er misst",
        "projekt projekt_name betrag genauigkeit mass quelle zeitraum stand hinweis hinweis_quellen",
        foerderung,
        Foerdersumme,
        "mass zeitraum hinweis",
    ),
    "chronik": Table(
        "ein Ereignis",
        "datum titel text handlungsfeld handlungsfeld_titel zuordnung quelle hinweis hinweis_quellen",
        chronik,
        Ereignis,
        "titel text handlungsfeld_titel hinweis",
    ),
    "quellen": Table(
        "eine Quelle",
        "id titel herausgeber art stand url hinweis",
        quellen,
        Quelle,
        "hinweis",
    ),
}

TABLES = {name: table.row for name, table in _TABLES.items()}
"""Name of each table → what a row of it is."""

COLUMNS = {name: table.columns for name, table in _TABLES.items()}
"""Name of each table → its columns, in their order."""

SPOKEN = {name: table.spoken for name, table in _TABLES.items()}
"""Name of each table → its columns of texts. Behind all columns follow their translations, for each language."""

OWNERS = {
    "kontakte": ("partner", "angebot"),
    "aufgaben": ("partner",),
    "foerderung": ("projekt",),
    "chronik": (),
}
"""Tables whose rows have no id → the columns that say whose they are."""

TOGETHER = {name: OWNERS.get(name, ("id",)) for name in COLUMNS}
"""Name of each table → the columns by which a changed row is known, together with those that have the same there."""
