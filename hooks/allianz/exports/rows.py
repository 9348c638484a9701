"""The rows of the tables: one record each, its fields as columns, what it names beside its ids."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from allianz.exports.common import UNKNOWN
from allianz.model.files import parts
from allianz.model.records import Anschrift, Foerdersumme

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from decimal import Decimal

    from allianz.model.dataset import Dataset
    from allianz.model.records import Foerderung, Kontakt, Projekt, Record

__all__ = [
    "BREAK", "Row", "angebote", "aufgaben", "chronik", "foerderung", "further", "kontakte", "landkreise", "partner",
    "projekte", "quellen",
]  # fmt: skip

Row = dict[str, object]

_ONLY_HERE = frozenset({"frueher"})
"""Fields that no table has: the ids of before serve this site's own addresses."""

BREAK = " | "
"""Between the parts of a list of whole sentences, which may hold commas."""


def partner(dataset: Dataset) -> Iterator[Row]:
    """The partners, of today and of before, with their seat, first telephone and roles."""
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


def kontakte(dataset: Dataset) -> Iterator[Row]:
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


def angebote(dataset: Dataset) -> Iterator[Row]:
    """The offers, with who gives them, for whom and where."""
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


def projekte(dataset: Dataset) -> Iterator[Row]:
    """The projects, with who carries them."""
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


def aufgaben(dataset: Dataset) -> Iterator[Row]:
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


def landkreise(dataset: Dataset) -> Iterator[Row]:
    """The Landkreise."""
    return (_whole(kreis, _plain(kreis, "id ags name kurzname sitz quelle")) for kreis in dataset.landkreise)


def foerderung(dataset: Dataset) -> Iterator[Row]:
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


def chronik(dataset: Dataset) -> Iterator[Row]:
    """The events, in the order of the data."""
    felder = _felder(dataset)
    for event in dataset.chronik:
        row = {
            **_plain(event, "datum titel text handlungsfeld"),
            "handlungsfeld_titel": felder.get(event.handlungsfeld or ""),
            **_plain(event, "zuordnung quelle hinweis hinweis_quellen"),
        }
        yield _whole(event, row)


def quellen(dataset: Dataset) -> Iterator[Row]:
    """The sources."""
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


def further(model: type[Record], columns: Collection[str]) -> Iterator[str]:
    """The plain fields of a model that have no column yet: a field that is new gets one by itself, at the end."""
    for name, info in model.model_fields.items():
        if name not in _ONLY_HERE and name not in columns and not parts(info.annotation):
            yield name


def _whole(record: Record, row: Row, model: type[Record] | None = None) -> Row:
    """A row with what else its record holds, or another model whose columns the table has."""
    return {**row, **{name: getattr(record, name, None) for name in further(model or type(record), row)}}


def _all(record: Record) -> Row:
    """All fields of a record, in their order."""
    return {name: getattr(record, name) for name in type(record).model_fields}


def _felder(dataset: Dataset) -> dict[str, str]:
    return {feld.id: feld.titel for feld in dataset.handlungsfelder}
