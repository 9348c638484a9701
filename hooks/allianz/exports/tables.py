"""CSV (RFC 4180) that a German spreadsheet opens right: UTF-8 with BOM, semicolons, decimal commas.

Columns are named as the fields of the data. Every cell is quoted, so that none falls apart where another separator
is expected, and none can begin as a formula does.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.exports.common import FOLDER, UNKNOWN, Site
from allianz.exports.descriptions import BETWEEN, SUFFIX, description
from allianz.languages.language import MISSING
from allianz.languages.texts import spoken
from allianz.model.files import parts
from allianz.model.records import (
    Angebot,
    Anschrift,
    Ereignis,
    Foerdersumme,
    Kontakt,
    Landkreis,
    Partner,
    Projekt,
    Quelle,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from decimal import Decimal

    from allianz.model.dataset import Dataset
    from allianz.model.records import Foerderung, Record

__all__ = ["BREAK", "COLUMNS", "OWNERS", "SPOKEN", "TABLES", "TOGETHER", "cells", "files", "is_translation", "typed"]

Row = dict[str, object]

_ONLY_HERE = frozenset({"frueher"})
"""Fields that no table has: the ids of before serve this site's own addresses."""

BREAK = " | "
"""Between the parts of a list of whole sentences, which may hold commas."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet might execute, in wide signs too (OWASP, „CSV Injection“)."""


def files(dataset: Dataset, site: Site) -> Iterator[tuple[str, bytes]]:
    """`daten/<table>.csv` for each table, and its description beside it."""
    for name, table in _TABLES.items():
        filename, begriffe = f"{name}.csv", dataset.allianz.begriffe
        translations = [(column, language) for language, _ in site.editions for column in SPOKEN[name]]
        more = [f"{column}_{language.code}" for column, language in translations]
        sides = [_translations(name, other) for _, other in site.editions]
        rows = [
            row | dict(zip(more, itertools.chain(*others), strict=True))
            for row, *others in zip(table.rows(dataset), *sides, strict=True)
        ]
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
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(row.values() for row in _cells(columns, rows))
    return text.getvalue().encode("utf-8-sig")


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


def _partner(dataset: Dataset) -> Iterator[Row]:
    kreise = {kreis.id: kreis.kurzname for kreis in dataset.landkreise}
    for partner in dataset.partners:
        row = {
            **_plain(partner, "id name kurzname art"),
            **{f"mitglied_{name}": value for name, value in _all(partner.mitglied).items()},
            "nachfolge": partner.nachfolge,
            "sitz": partner.sitz and partner.sitz.ort,
            "sitz_quelle": partner.sitz and partner.sitz.quelle,
            "website": partner.website,
            "telefon": next((way.telefon for way in partner.kontakte if way.telefon), None),
            "email": next((way.email for way in partner.kontakte if way.email), None),
            "anschriften": BREAK.join(filter(None, map(_anschrift, partner.kontakte))),
            "gebiet": partner.gebiet,
            "gebiet_namen": tuple(kreise[id_] for id_ in partner.gebiet),
            **_plain(partner, "gebiet_hinweis gebiet_quelle"),
            "rechtsform": partner.rechtsform and partner.rechtsform.text,
            "rollen": BREAK.join(rolle.text for rolle in partner.rollen),
            "vertretung": partner.vertretung and partner.vertretung.organisation,
            "vertretung_stand": partner.vertretung and partner.vertretung.stand,
            "hinweis": partner.hinweis and partner.hinweis.text,
            "hinweis_stand": partner.hinweis and partner.hinweis.stand,
            **_plain(partner, "suchworte bestaetigt quellen"),
        }
        yield _whole(partner, row)


def _anschrift(kontakt: Kontakt) -> str:
    anschrift = kontakt.anschrift
    return f"{anschrift.strasse}, {anschrift.plz} {anschrift.ort} ({kontakt.zweck})" if anschrift else ""


def _kontakte(dataset: Dataset) -> Iterator[Row]:
    """The ways to the partners, then those to single offers."""
    for partner in dataset.partners:
        for kontakt in partner.kontakte:
            owner = {"partner": partner.id, "partner_name": partner.name, "angebot": None, "angebot_titel": None}
            yield {**owner, **_kontakt(dataset, kontakt)}
    for angebot in dataset.angebote:
        if angebot.kontakt:
            owner = {"partner": None, "partner_name": None, "angebot": angebot.id, "angebot_titel": angebot.titel}
            yield {**owner, **_kontakt(dataset, angebot.kontakt)}


def _kontakt(dataset: Dataset, kontakt: Kontakt) -> Row:
    anschrift = kontakt.anschrift
    row = {
        **_plain(kontakt, "zweck telefon email formular website"),
        **{name: anschrift and getattr(anschrift, name) for name in Anschrift.model_fields},
        **_plain(kontakt, "zeiten fuer"),
        "fuer_titel": _titles(dataset.zielgruppen, "titel", kontakt.fuer),
        "landkreise": kontakt.landkreise,
        "landkreise_namen": _titles(dataset.landkreise, "kurzname", kontakt.landkreise),
        **_plain(kontakt, "hinweis belegt quelle"),
    }
    return _whole(kontakt, row)


def _angebote(dataset: Dataset) -> Iterator[Row]:
    names = {partner.id: partner.name for partner in dataset.partners}
    for angebot in dataset.angebote:
        row = {
            **_plain(angebot, "id titel text"),
            "anbieter": BREAK.join(names.get(str(einer.partner), str(einer.name)) for einer in angebot.anbieter),
            "anbieter_partner": tuple(einer.partner for einer in angebot.anbieter if einer.partner),
            "handlungsfelder": angebot.handlungsfelder,
            "handlungsfelder_titel": _titles(dataset.handlungsfelder, "titel", angebot.handlungsfelder),
            "zielgruppen": angebot.zielgruppen,
            "zielgruppen_titel": _titles(dataset.zielgruppen, "titel", angebot.zielgruppen),
            "landkreise": angebot.landkreise,
            "landkreise_namen": _titles(dataset.landkreise, "kurzname", angebot.landkreise),
            **_plain(angebot, "reichweite kosten voraussetzung sprachen grundlage zuordnung bis suchworte"),
            "belegt": angebot.belegt or UNKNOWN,
            "quellen": angebot.quellen,
        }
        yield _whole(angebot, row)


def _titles(records: Iterable[Record], field: str, ids: Collection[str]) -> tuple[str, ...]:
    """What the records of these ids are called, in the order of their file."""
    return tuple(str(getattr(one, field)) for one in records if getattr(one, "id") in ids)  # noqa: B009 -- Record itself has no id


def _projekte(dataset: Dataset) -> Iterator[Row]:
    felder, kreise = _felder(dataset), {kreis.id: kreis.kurzname for kreis in dataset.landkreise}
    partners = {partner.id: partner.name for partner in dataset.partners}
    for projekt in dataset.projekte:
        row = {
            **_plain(projekt, "id name"),
            "traeger": tuple(partners.get(str(einer.partner), str(einer.name)) for einer in projekt.traeger),
            **_plain(projekt, "beschreibung status handlungsfeld"),
            "handlungsfeld_titel": felder.get(projekt.handlungsfeld),
            **_plain(projekt, "zuordnung belegt beginn ende zeitraum_hinweis landkreise"),
            "landkreise_namen": tuple(kreise[id_] for id_ in projekt.landkreise),
            **_plain(projekt, "website quellen"),
        }
        yield _whole(projekt, row)


def _aufgaben(dataset: Dataset) -> Iterator[Row]:
    """The table of the first version, whose address was promised: the partners' offers of today, a row per field."""
    felder, gruppen = _felder(dataset), {gruppe.id: gruppe.titel for gruppe in dataset.zielgruppen}
    partners = {partner.id: partner.name for partner in dataset.partners}
    for angebot in dataset.angebote:
        givers = [einer.partner for einer in angebot.anbieter if einer.partner and not angebot.ended]
        for id_, feld in itertools.product(givers, angebot.handlungsfelder):
            yield {
                "partner": id_,
                "partner_name": partners[id_],
                "handlungsfeld": feld,
                "handlungsfeld_titel": felder.get(feld),
                "text": angebot.text,
                "zielgruppen": angebot.zielgruppen,
                "zielgruppen_titel": tuple(gruppen[id_] for id_ in angebot.zielgruppen),
                "grundlage": angebot.grundlage,
                "quelle": angebot.quellen[0],
            }


def _landkreise(dataset: Dataset) -> Iterator[Row]:
    return (_whole(kreis, _plain(kreis, "id ags name kurzname sitz quelle")) for kreis in dataset.landkreise)


def _foerderung(dataset: Dataset) -> Iterator[Row]:
    """The sums of the alliance, then those of its projects; each with its measure, none of them added."""
    for summe in dataset.foerderung:
        stand = summe.stand or UNKNOWN
        own = {"zeitraum": summe.zeitraum, "stand": stand, **_plain(summe, "hinweis hinweis_quellen")}
        yield _whole(summe, {**_summe(None, summe), **own})
    for projekt in dataset.projekte:
        for einzelne in projekt.foerderung:
            own = dict.fromkeys(_OF_THE_ALLIANCE, "")
            yield _whole(einzelne, {**_summe(projekt, einzelne), **own}, Foerdersumme)


_OF_THE_ALLIANCE = ("zeitraum", "stand", "hinweis", "hinweis_quellen")
"""Columns that the sums of projects have nothing in."""


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
        row = {
            **_plain(event, "datum titel text handlungsfeld"),
            "handlungsfeld_titel": felder.get(event.handlungsfeld or ""),
            **_plain(event, "zuordnung quelle hinweis hinweis_quellen"),
        }
        yield _whole(event, row)


def _quellen(dataset: Dataset) -> Iterator[Row]:
    for quelle in dataset.quellen:
        row = {
            **_plain(quelle, "id titel herausgeber art"),
            "stand": quelle.stand or UNKNOWN,
            **_plain(quelle, "url hinweis"),
        }
        yield _whole(quelle, row)


def _plain(record: object, names: str) -> Row:
    """Fields whose columns hold the value as it is."""
    return {name: getattr(record, name) for name in names.split()}


def _further(model: type[Record], columns: Collection[str]) -> Iterator[str]:
    """The plain fields of a model that have no column yet: a field that is new gets one by itself, at the end."""
    for name, info in model.model_fields.items():
        if name not in _ONLY_HERE and name not in columns and not parts(info.annotation):
            yield name


def _whole(record: Record, row: Row, model: type[Record] | None = None) -> Row:
    """A row with what else its record holds, or another model whose columns the table has."""
    return {**row, **{name: getattr(record, name, None) for name in _further(model or type(record), row)}}


def _all(record: Record) -> Row:
    """All fields of a record, in their order."""
    return {name: getattr(record, name) for name in type(record).model_fields}


def _felder(dataset: Dataset) -> dict[str, str]:
    return {feld.id: feld.titel for feld in dataset.handlungsfelder}


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
        return first if self.is_closed else (*first, *_further(self.model, first))

    @property
    def spoken(self) -> tuple[str, ...]:
        """The columns of texts."""
        further = set(spoken(self.model)).intersection(self.columns) - set(self.first.split())
        return (*self.told.split(), *(column for column in self.columns if column in further))


_TABLES = {
    "partner": Table(
        "ein Partner mit Mitgliedschaft, Sitz, erstem Telefon, Gebiet und Rollen",
        "id name kurzname art mitglied_art mitglied_seit mitglied_quelle mitglied_zuordnung mitglied_bis nachfolge "
        "sitz sitz_quelle website telefon email anschriften gebiet gebiet_namen gebiet_hinweis gebiet_quelle "
        "rechtsform rollen vertretung vertretung_stand hinweis hinweis_stand suchworte bestaetigt quellen",
        _partner,
        Partner,
        "anschriften gebiet_hinweis rechtsform rollen hinweis",
    ),
    "kontakte": Table(
        "ein Weg zu einem Partner oder zu einem Angebot",
        "partner partner_name angebot angebot_titel zweck telefon email formular website strasse plz ort zeiten "
        "fuer fuer_titel landkreise landkreise_namen hinweis belegt quelle",
        _kontakte,
        Kontakt,
        "angebot_titel zweck fuer_titel hinweis",
    ),
    "angebote": Table(
        "ein Angebot: wer wem wobei hilft, wo und zu welchen Bedingungen",
        "id titel text anbieter anbieter_partner handlungsfelder handlungsfelder_titel zielgruppen "
        "zielgruppen_titel landkreise landkreise_namen reichweite kosten voraussetzung sprachen grundlage "
        "zuordnung bis suchworte belegt quellen",
        _angebote,
        Angebot,
        "titel text handlungsfelder_titel zielgruppen_titel kosten voraussetzung sprachen suchworte",
    ),
    "aufgaben": Table(
        "ein Angebot eines Partners in einem Handlungsfeld, mit den Spalten der Formate vor 2.0.0; alle Angaben "
        "stehen in angebote.csv",
        "partner partner_name handlungsfeld handlungsfeld_titel text zielgruppen zielgruppen_titel grundlage quelle",
        _aufgaben,
        Angebot,
        "handlungsfeld_titel text zielgruppen_titel",
        is_closed=True,
    ),
    "landkreise": Table(
        "ein Landkreis mit dem amtlichen Schlüssel",
        "id ags name kurzname sitz quelle",
        _landkreise,
        Landkreis,
    ),
    "projekte": Table(
        "ein Projekt mit Trägern, Zeitraum und Landkreisen; die Beträge stehen in foerderung.csv",
        "id name traeger beschreibung status handlungsfeld handlungsfeld_titel zuordnung belegt beginn ende "
        "zeitraum_hinweis landkreise landkreise_namen website quellen",
        _projekte,
        Projekt,
        "beschreibung handlungsfeld_titel zeitraum_hinweis",
    ),
    "foerderung": Table(
        "ein Betrag der Allianz oder eines Projekts mit dem, was er misst",
        "projekt projekt_name betrag genauigkeit mass quelle zeitraum stand hinweis hinweis_quellen",
        _foerderung,
        Foerdersumme,
        "mass zeitraum hinweis",
    ),
    "chronik": Table(
        "ein Ereignis",
        "datum titel text handlungsfeld handlungsfeld_titel zuordnung quelle hinweis hinweis_quellen",
        _chronik,
        Ereignis,
        "titel text handlungsfeld_titel hinweis",
    ),
    "quellen": Table(
        "eine Quelle",
        "id titel herausgeber art stand url hinweis",
        _quellen,
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
