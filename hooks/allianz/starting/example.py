"""The first records of a new alliance: few, valid and plainly examples, so that everything can be seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allianz.forms.draft import slug

if TYPE_CHECKING:
    from allianz.forms.writing import Plain
    from allianz.model.records import Begriff
    from allianz.starting.answers import Answers

__all__ = ["records"]

Fields = dict[str, "Plain"]

_SOURCE = "start"
_SITE = "https://www.example.org/"


def records(answers: Answers, today: str) -> dict[str, list[Fields] | Fields]:
    """Name of each data file → its records; `today` is JJJJ-MM-TT, the date of all that is said."""
    ids = {name: slug(name) for name in answers.gebiete}
    return {
        "allianz": _allianz(answers, next(iter(ids.values())), today),
        "handlungsfelder": [_field()],
        "zielgruppen": [
            {"id": "betriebe", "titel": "Betriebe", "anrede": "Ich führe einen Betrieb"},
            {"id": "arbeit", "titel": "Menschen, die Arbeit suchen", "anrede": "Ich suche Arbeit"},
        ],
        "landkreise": [_territory(answers, name, number) for number, name in enumerate(answers.gebiete, 1)],
        "partners": [_partner(answers, name, today) for name in answers.gebiete],
        "angebote": [_offer(next(iter(ids.values())), today)],
        "projekte": [],
        "chronik": [],
        "foerderung": [],
        "quellen": [_source(answers, today)],
    }


def _allianz(answers: Answers, first: str, today: str) -> Fields:
    other = {"allianz": (answers.wort, "Allianz"), "landkreis": (answers.gebiet, "Landkreis")}
    begriffe: Fields = {key: _noun(noun) for key, (noun, usual) in other.items() if noun.einzahl != usual}
    return {
        "name": answers.name,
        "kurzname": answers.kurzname,
        "region": answers.region,
        "beschreibung": f"{answers.name} beginnt gerade. Hier steht bald, wer dazugehört und was wir vorhaben.",
        "quellen": [_SOURCE],
        "koordination": {"partner": first, "rolle": "Geschäftsstelle", "stand": today, "quelle": _SOURCE},
        "arten": _kinds(answers.gebiet),
        **({"begriffe": begriffe} if begriffe else {}),
    }


def _noun(noun: Begriff) -> Fields:
    return {key: str(getattr(noun, key)) for key in type(noun).model_fields}


def _kinds(gebiet: Begriff) -> list[Plain]:
    """The kinds of partners that most alliances have, first the territory itself."""
    usual = (
        ("agentur", "Agentur für Arbeit", "Agenturen für Arbeit", "behoerde"),
        ("hochschule", "Hochschule", "Hochschulen", "hochschule"),
        ("kammer", "Kammer", "Kammern", "organisation"),
        ("arbeitgeberverband", "Arbeitgeberverband", "Arbeitgeberverbände", "organisation"),
        ("gewerkschaft", "Gewerkschaft", "Gewerkschaften", "gewerkschaft"),
        ("sonstige", "Weiterer Partner", "Weitere Partner", "organisation"),
    )
    own = (slug(gebiet.einzahl), gebiet.einzahl, gebiet.mehrzahl, "kreisverwaltung")
    return [dict(zip(("id", "titel", "mehrzahl", "gattung"), kind, strict=True)) for kind in (own, *usual)]


def _field() -> Fields:
    return {
        "id": "einstieg",
        "nummer": "I",
        "titel": "Einstieg in den Beruf",
        "ziel": "Jeder junge Mensch findet einen Beruf.",
        "beschreibung": "Das ist ein Beispiel. Schreiben Sie hier in zwei bis vier Sätzen, worum es Ihnen geht.",
        "piktogramm": "abschluss",
        "quelle": _SOURCE,
    }


def _territory(answers: Answers, name: str, number: int) -> Fields:
    return {
        "id": slug(name),
        "name": f"{answers.gebiet.einzahl} {name}",
        "kurzname": name,
        "sitz": name,
        "kachel": {"spalte": str(number), "zeile": "1"},
        "quelle": _SOURCE,
    }


def _partner(answers: Answers, name: str, today: str) -> Fields:
    return {
        "id": slug(name),
        "name": f"{answers.gebiet.einzahl} {name}",
        "kurzname": name,
        "art": slug(answers.gebiet.einzahl),
        "mitglied": {"art": "gruendung", "seit": today, "quelle": _SOURCE, "zuordnung": "quelle"},
        "website": f"{_SITE}{slug(name)}",
        "quellen": [_SOURCE],
        "gebiet": [slug(name)],
        "gebiet_quelle": _SOURCE,
    }


def _offer(partner: str, today: str) -> Fields:
    return {
        "id": "erste-beratung",
        "titel": "Beratung (ein Beispiel)",
        "text": "Das ist ein Beispiel. Schreiben Sie, was man hier bekommt.",
        "anbieter": [{"partner": partner}],
        "handlungsfelder": ["einstieg"],
        "zielgruppen": ["betriebe", "arbeit"],
        "belegt": today,
        "quellen": [_SOURCE],
    }


def _source(answers: Answers, today: str) -> Fields:
    return {
        "id": _SOURCE,
        "titel": "Eigene Angaben zum Anfang",
        "herausgeber": answers.name,
        "art": "eigene-seite",
        "stand": today,
    }
