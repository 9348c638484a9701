"""The records of data/, field by field; what a field is for stands beside it, in German, for the editors.

`FILES` names every file with the model of its records. Rules within one value live in `scalars`, rules between
fields and files in `checks`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import BaseModel, ConfigDict, Field

from allianz.model.scalars import (
    Ags,
    Betrag,
    Choice,
    Date,
    DateOrUnknown,
    Email,
    Id,
    Nummer,
    Plz,
    Ref,
    ShortText,
    Text,
    Url,
    Word,
    Zahl,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "FILES", "REFERENCES", "SOURCES", "UEBERGREIFEND", "Allianz", "Aufgabe", "Ereignis", "File", "Foerdersumme",
    "Handlungsfeld", "Landkreis", "Partner", "Projekt", "Quelle", "Record", "Zielgruppe", "address", "file_of",
    "walk", "within", "words",
]  # fmt: skip

UEBERGREIFEND = Word("uebergreifend", "Für alle Handlungsfelder")
"""The word that stands where a task or project belongs to no single Handlungsfeld."""

_PIKTOGRAMME = Choice(
    (
        Word("abschluss", "Doktorhut", icon="material/school"),
        Word("lernen", "aufgeschlagenes Buch", icon="material/book-open-variant"),
        Word("erfahrung", "Uhr mit Pfeil", icon="material/history"),
        Word("familie", "Familie", icon="material/human-male-female-child"),
        Word("stern", "Stern", icon="material/star"),
        Word("menschen", "Gruppe", icon="material/account-group"),
        Word("betrieb", "Fabrik", icon="material/factory"),
        Word("haus", "Haus", icon="material/home"),
        Word("werkzeug", "Hammer und Schraubenschlüssel", icon="material/hammer-wrench"),
        Word("globus", "Weltkugel", icon="material/earth"),
        Word("gesundheit", "Herz mit Puls", icon="material/heart-pulse"),
        Word("digital", "Laptop", icon="material/laptop"),
    )
)
_ARTEN = Choice(
    (
        Word("agentur", "Agentur für Arbeit", plural="Agenturen für Arbeit", schema_org="GovernmentOrganization"),
        Word(
            "hochschule",
            "Hochschule",
            "Universität oder Hochschule",
            plural="Hochschulen",
            schema_org="CollegeOrUniversity",
        ),
        Word("kammer", "Kammer", "Industrie- und Handelskammer oder Handwerkskammer", plural="Kammern"),
        Word("landkreis", "Landkreis", plural="Landkreise", schema_org="GovernmentOrganization"),
        Word("arbeitgeberverband", "Arbeitgeberverband", "Verband der Arbeitgeber", plural="Arbeitgeberverbände"),
        Word(
            "gewerkschaft",
            "Gewerkschaft",
            "Gewerkschaft oder ihr Dachverband",
            plural="Gewerkschaften",
            schema_org="WorkersUnion",
        ),
        Word("sonstige", "Weitere Einrichtung", "alles andere", plural="Weitere Einrichtungen"),
    )
)
_BEITRITTE = Choice(
    (
        Word("gruendung", "Gründungspartner", "war bei der Gründung dabei"),
        Word("beitritt", "Später beigetreten", "ist später beigetreten"),
    )
)
_PROJEKTSTAENDE = Choice(
    (
        Word("laufend", "Läuft", "läuft"),
        Word("abgeschlossen", "Abgeschlossen", "ist beendet"),
        Word("geplant", "Geplant", "ist geplant"),
        Word("unbekannt", "Stand nicht belegt", "der Stand ist nicht belegt"),
    )
)
_QUELLENARTEN = Choice(
    (
        Word("vorlage", "Vorlage", "Vorlage eines Kreistags oder Rates"),
        Word("gesetz", "Gesetz", "Gesetz oder Verordnung"),
        Word("eigene-seite", "Eigene Seite der Einrichtung", "Seite der Einrichtung, um die es geht"),
        Word("presse", "Presse", "Bericht einer Zeitung oder eines Senders"),
        Word("dritte", "Seite von Dritten", "Seite von Dritten, zum Beispiel ein Nachschlagewerk"),
    )
)

QuelleId = Annotated[str, Ref("quellen")]
LandkreisId = Annotated[str, Ref("landkreise")]
PartnerId = Annotated[str, Ref("partners")]
ZielgruppeId = Annotated[str, Ref("zielgruppen")]
HandlungsfeldId = Annotated[str, Ref("handlungsfelder", also=(UEBERGREIFEND,))]
Zuordnung = Annotated[
    Word,
    Choice(
        (
            Word("quelle", "von der Quelle zugeordnet", "Die Quelle ordnet es diesem Handlungsfeld zu"),
            Word("redaktion", "von der Redaktion zugeordnet", "Die Redaktion ordnet es diesem Handlungsfeld zu"),
        )
    ),
]
_GENAU = Word("genau", hint="genau dieser Betrag")
Genauigkeit = Annotated[
    Word,
    Choice((_GENAU, Word("rund", "rund", "rund, etwa, ca."), Word("mindestens", "mehr als", "mehr als dieser Betrag"))),
]


def _help(text: str, **kwargs: Any) -> Any:
    """A field with its help text for editors."""
    return Field(description=text, **kwargs)


class Record(BaseModel):
    """What every record has in common: frozen, and no field that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Koordination(Record):
    """Who coordinates the alliance."""

    partner: PartnerId = _help("Die id des Partners, bei dem die Koordination liegt.")
    rolle: ShortText = _help("Die Aufgabe, zum Beispiel Netzwerkkoordination. Keine Namen von Personen.")
    quelle: QuelleId = _help("Die id der Quelle.")


class Betreiber(Record):
    """Who runs the website (§ 5 DDG); as long as it is missing, the site is a draft."""

    name: ShortText = _help("Name und Rechtsform der Stelle, die die Website betreibt.")
    anschrift: Text = _help("Straße, Postleitzahl und Ort der Stelle.")
    vertreten_durch: Text = _help("Wer die Stelle gesetzlich vertritt.")
    email: Email = _help("E-Mail-Adresse für Fragen und Rückmeldungen.")


class Postfach(Record):
    """A functional mailbox."""

    adresse: Email = _help("E-Mail-Adresse einer Stelle, nicht einer Person.")
    stand: Date = _help("Seit wann diese Angabe belegt ist.")
    quelle: QuelleId = _help("Die id der Quelle.")


class Hinweis(Record):
    """A dated remark."""

    text: Text = _help("Der Hinweis in ganzen Sätzen.")
    stand: Date = _help("Datum des Hinweises: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    quelle: QuelleId = _help("Die id der Quelle.")


class Angabe(Record):
    """A sourced statement."""

    text: Text = _help("Die Angabe in eigenen Worten.")
    quelle: QuelleId = _help("Die id der Quelle.")


class Gremium(Record):
    """A body of the alliance."""

    name: ShortText = _help("Name des Gremiums, zum Beispiel Lenkungskreis.")
    text: Text = _help("Was das Gremium tut und wer dazugehört, ohne Namen von Personen.")
    quelle: QuelleId = _help("Die id der Quelle.")


class Allianz(Record):
    """The alliance itself: the only file that is no list."""

    name: ShortText = _help("Der volle Name der Allianz.")
    kurzname: ShortText = _help("Der kurze Name, so wie er oben auf jeder Seite steht.")
    region: ShortText = _help("Name der Region, zum Beispiel Musterland.")
    beschreibung: Text = _help("Was die Allianz ist und will, in zwei bis vier Sätzen.")
    quellen: tuple[QuelleId, ...] = _help("Die ids der Quellen der Beschreibung.")
    website: Url | None = _help("Adresse der offiziellen Website, falls es eine andere ist als diese.", default=None)
    email: Postfach | None = _help("Funktionspostfach der Allianz.", default=None)
    koordination: Koordination = _help("Wer die Allianz koordiniert.")
    gremien: tuple[Gremium, ...] = _help("Gremien und feste Treffen der Allianz.", default=())
    rahmen: tuple[Gremium, ...] = _help(
        "Wer die Allianz von außen anerkennt oder fördert, zum Beispiel das Land.", default=()
    )
    felder_hinweis: Hinweis | None = _help(
        "Was Besucherinnen und Besucher über den Stand der Handlungsfelder wissen müssen.", default=None
    )
    betreiber: Betreiber | None = _help(
        "Wer die Website betreibt. Solange das fehlt, gilt die Website als Entwurf.", default=None
    )


class Umfeld(Record):
    """An offer in the region that is not the alliance's."""

    titel: ShortText = _help("Name des Angebots.")
    text: Text = _help("Was dort zu finden ist und wer es anbietet. Es ist kein Angebot der Allianz.")
    quelle: QuelleId = _help("Die id der Quelle.")
    landkreise: tuple[LandkreisId, ...] = _help("Wo es das Angebot gibt.", default=())
    zielgruppen: tuple[ZielgruppeId, ...] = _help(
        "Die ids der Zielgruppen, denen der Wegweiser das Angebot zeigt.", default=()
    )


class Handlungsfeld(Record):
    """A field of action of the alliance."""

    id: Id = _help("Eindeutiges Kürzel. Es wird Teil der Adresse und ändert sich danach nicht mehr.")
    nummer: Nummer = _help("Nummer in römischen Ziffern, zum Beispiel IV.")
    titel: ShortText = _help("Kurzer Name des Handlungsfeldes.")
    ziel: Text = _help("Das Ziel in einem Satz.")
    beschreibung: Text = _help("Worum es geht, in zwei bis vier Sätzen.")
    piktogramm: Annotated[Word, _PIKTOGRAMME] = _help("Das Bildzeichen des Handlungsfeldes.")
    quelle: QuelleId = _help("Die id der Quelle von Nummer, Titel und Ziel.")
    suchworte: tuple[ShortText, ...] = _help(
        "Wörter, mit denen Menschen danach suchen, zum Beispiel Lehrstelle.", default=()
    )
    umfeld: tuple[Umfeld, ...] = _help("Angebote in der Region, die nicht zur Allianz gehören.", default=())


class Zielgruppe(Record):
    """Who a visitor is."""

    id: Id = _help("Eindeutiges Kürzel der Zielgruppe.")
    titel: ShortText = _help("Name der Zielgruppe, zum Beispiel Betriebe.")
    anrede: ShortText = _help("Was jemand von sich sagt, zum Beispiel „Ich führe einen Betrieb“.")
    suchworte: tuple[ShortText, ...] = _help("Weitere Wörter für diese Zielgruppe.", default=())


class Kachel(Record):
    """A tile's place on the schematic map."""

    spalte: Zahl = _help("Spalte von links, ab 1.")
    zeile: Zahl = _help("Zeile von oben, ab 1.")


class Landkreis(Record):
    """A district of the region."""

    id: Id = _help("Eindeutiges Kürzel des Landkreises.")
    name: ShortText = _help("Voller Name, zum Beispiel Landkreis Musterstadt.")
    kurzname: ShortText = _help("Kurzer Name, zum Beispiel Musterstadt.")
    sitz: ShortText = _help("Ort der Kreisverwaltung.")
    kachel: Kachel = _help("Platz auf der schematischen Karte.")
    quelle: QuelleId = _help("Die id der Quelle.")
    ags: Ags | None = _help("Amtlicher Schlüssel: fünf Ziffern. Nötig, wo es Orte und Grenzen gibt.", default=None)


class Anschrift(Record):
    """A postal address."""

    strasse: ShortText = _help("Straße und Hausnummer.")
    plz: Plz = _help("Postleitzahl: fünf Ziffern.")
    ort: ShortText = _help("Ort.")
    quelle: QuelleId = _help("Die id der Quelle.")
    zweck: ShortText | None = _help("Wofür diese Anschrift gilt, wenn es mehrere gibt.", default=None)


class Vertretung(Record):
    """Another organisation that acts for a partner in the alliance."""

    organisation: ShortText = _help("Name der Organisation, kein Name einer Person.")
    stand: Date = _help("Datum der Angabe: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    quelle: QuelleId = _help("Die id der Quelle.")


class Aufgabe(Record):
    """What a partner does for whom."""

    handlungsfeld: HandlungsfeldId = _help("Die id des Handlungsfeldes, oder das Wort uebergreifend.")
    text: Text = _help("Was der Partner tut, in einfachen Worten für Besucherinnen und Besucher.")
    zielgruppen: tuple[ZielgruppeId, ...] = _help("Die ids der Zielgruppen, für die er es tut.")
    quelle: QuelleId = _help("Die id der Quelle.")
    grundlage: ShortText | None = _help("Rechtsgrundlage, zum Beispiel § 29 Abs. 1 SGB III.", default=None)


class Partner(Record):
    """A partner of the alliance."""

    id: Id = _help("Eindeutiges Kürzel. Es wird Teil der Adresse und ändert sich danach nicht mehr.")
    name: ShortText = _help("Der volle Name.")
    kurzname: ShortText = _help("Der kurze Name für Listen und Tabellen.")
    art: Annotated[Word, _ARTEN] = _help("Art der Einrichtung.")
    status: Annotated[Word, _BEITRITTE] = _help("Wie der Partner zur Allianz kam.")
    seit: Date = _help("Seit wann der Partner dabei ist: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    ort: ShortText = _help("Ort des Sitzes.")
    website: Url = _help("Adresse der Website.")
    quellen: tuple[QuelleId, ...] = _help("Die ids der Quellen für Name und Mitgliedschaft.")
    rechtsform: Angabe | None = _help("Rechtsform.", default=None)
    rollen: tuple[Angabe, ...] = _help("Besondere Rollen in der Allianz.", default=())
    gebiet: tuple[LandkreisId, ...] = _help("Die ids der Landkreise, für die der Partner zuständig ist.", default=())
    gebiet_quelle: QuelleId | None = _help("Die id der Quelle für das Gebiet.", default=None)
    gebiet_hinweis: Text | None = _help("Was zum Gebiet zu sagen ist, etwa warum keines eingetragen ist.", default=None)
    anschriften: tuple[Anschrift, ...] = _help("Vollständig belegte Anschriften.", default=())
    vertretung: Vertretung | None = _help("Wer den Partner in der Allianz vertritt.", default=None)
    hinweis: Hinweis | None = _help("Ein aktueller Hinweis, zum Beispiel auf einen Umzug.", default=None)
    aufgaben: tuple[Aufgabe, ...] = _help("Was der Partner für wen tut.", default=())
    suchworte: tuple[ShortText, ...] = _help("Abkürzungen und Wörter, mit denen Menschen suchen.", default=())
    bestaetigt: Date | None = _help("Wann der Partner seinen Eintrag zuletzt bestätigt hat.", default=None)


class Traeger(Record):
    """Who carries a project: a partner or somebody else."""

    partner: PartnerId | None = _help("Die id des Partners, wenn der Träger ein Partner ist.", default=None)
    name: ShortText | None = _help("Der Name des Trägers, wenn er kein Partner ist.", default=None)


class Foerderung(Record):
    """Money of one project and what it measures."""

    betrag: Betrag = _help("Betrag in Euro ohne Punkte, zum Beispiel 140000.")
    mass: ShortText = _help("Was der Betrag misst, zum Beispiel ESF-Mittel der ersten zwei Jahre.")
    quelle: QuelleId = _help("Die id der Quelle.")
    genauigkeit: Genauigkeit = _help("Wie genau der Betrag ist.", default=_GENAU)


class Projekt(Record):
    """A documented project."""

    id: Id = _help("Eindeutiges Kürzel des Projekts.")
    name: ShortText = _help("Name des Projekts.")
    traeger: tuple[Traeger, ...] = _help("Wer das Projekt trägt: je Zeile „partner:“ mit id oder „name:“.")
    beschreibung: Text = _help("Worum es im Projekt geht.")
    status: Annotated[Word, _PROJEKTSTAENDE] = _help("Stand des Projekts.")
    handlungsfeld: HandlungsfeldId = _help("Die id des Handlungsfeldes, oder das Wort uebergreifend.")
    zuordnung: Zuordnung = _help("Wer das Projekt dem Handlungsfeld zuordnet.")
    quellen: tuple[QuelleId, ...] = _help("Die ids der Quellen.")
    beginn: Date | None = _help("Beginn: JJJJ, JJJJ-MM oder JJJJ-MM-TT.", default=None)
    ende: Date | None = _help("Ende: JJJJ, JJJJ-MM oder JJJJ-MM-TT.", default=None)
    zeitraum_hinweis: Text | None = _help("Was zum Zeitraum zu sagen ist.", default=None)
    landkreise: tuple[LandkreisId, ...] = _help("Wo das Projekt stattfindet.", default=())
    website: Url | None = _help("Adresse der Website des Projekts.", default=None)
    foerderung: tuple[Foerderung, ...] = _help("Beträge, jeder mit seinem Maß.", default=())


class Ereignis(Record):
    """A dated event of the chronicle."""

    datum: Date = _help("Datum, so genau wie die Quelle: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    titel: ShortText = _help("Was geschah, in wenigen Wörtern.")
    text: Text = _help("Was geschah, in ganzen Sätzen.")
    quelle: QuelleId = _help("Die id der Quelle.")
    handlungsfeld: HandlungsfeldId | None = _help("Die id des Handlungsfeldes.", default=None)
    zuordnung: Zuordnung | None = _help("Wer das Ereignis dem Handlungsfeld zuordnet.", default=None)
    hinweis: Text | None = _help("Was dazu zu sagen ist, etwa dass Quellen sich widersprechen.", default=None)
    hinweis_quellen: tuple[QuelleId, ...] = _help("Die ids weiterer Quellen, die der Hinweis nennt.", default=())


class Foerdersumme(Record):
    """A sum with what it measures; different measures are never added."""

    betrag: Betrag = _help("Betrag in Euro ohne Punkte, zum Beispiel 2340000.")
    mass: ShortText = _help("Was der Betrag misst, zum Beispiel bewilligte Mittel.")
    zeitraum: ShortText = _help("Für welchen Zeitraum der Betrag gilt.")
    stand: DateOrUnknown = _help("Von wann die Angabe ist, oder das Wort unbekannt.")
    quelle: QuelleId = _help("Die id der Quelle.")
    genauigkeit: Genauigkeit = _help("Wie genau der Betrag ist.", default=_GENAU)
    hinweis: Text | None = _help("Was dazu zu sagen ist, etwa dass Quellen sich widersprechen.", default=None)
    hinweis_quellen: tuple[QuelleId, ...] = _help("Die ids weiterer Quellen, die der Hinweis nennt.", default=())


class Quelle(Record):
    """A source: what was read, who published it, as of when."""

    id: Id = _help("Eindeutiges Kürzel der Quelle.")
    titel: ShortText = _help("Titel oder kurze Beschreibung.")
    herausgeber: ShortText = _help("Wer die Quelle veröffentlicht.")
    art: Annotated[Word, _QUELLENARTEN] = _help("Art der Quelle.")
    stand: DateOrUnknown = _help("Datum der Quelle: JJJJ, JJJJ-MM, JJJJ-MM-TT oder das Wort unbekannt.")
    url: Url | None = _help("Adresse der Quelle.", default=None)
    hinweis: Text | None = _help("Was zur Quelle zu sagen ist, etwa dass sie kein Datum trägt.", default=None)


@dataclass(frozen=True)
class File:
    """One data file: its name without ending, the model of its records, what people call it, and what it holds.

    `folder` is where its records have their pages, empty where they have none; `is_list` says whether it is a list.
    """

    name: str
    model: type[Record]
    title: str
    holds: str
    folder: str = ""
    is_list: bool = True

    @property
    def filename(self) -> str:
        """The name with its ending."""
        return f"{self.name}.yaml"


FILES = (
    File("allianz", Allianz, "Allianz", "die Allianz, ihre Koordination und ihre Gremien", is_list=False),
    File(
        "handlungsfelder",
        Handlungsfeld,
        "Handlungsfelder",
        "die Handlungsfelder mit ihren Zielen",
        folder="handlungsfelder",
    ),
    File("zielgruppen", Zielgruppe, "Zielgruppen", "die Zielgruppen"),
    File("landkreise", Landkreis, "Landkreise", "die Landkreise", "region"),
    File("partners", Partner, "Partner", "die Partner mit ihren Aufgaben", "partner"),
    File("projekte", Projekt, "Projekte", "die Projekte mit ihren Beträgen", "projekte"),
    File("chronik", Ereignis, "Chronik", "die Ereignisse"),
    File("foerderung", Foerdersumme, "Förderung", "die Beträge der Allianz"),
    File("quellen", Quelle, "Quellen", "die Quellen"),
)


def address(record: Record) -> str:
    """Where a record has its page, relative to the root of the site: `partner/<id>/`."""
    return f"{file_of(record).folder}/{getattr(record, 'id')}/"  # noqa: B009 -- records with pages have an id


def file_of(record: Record) -> File:
    """The file that a record stands in; KeyError for a part of a record."""
    return _FILE_OF[type(record)]


_FILE_OF = {file.model: file for file in FILES}


def words(model: type[Record], field: str) -> tuple[Word, ...]:
    """The words that a field of a record may hold, in their order."""
    return next(part.words for part in model.model_fields[field].metadata if isinstance(part, Choice))


def within(model: type[Record]) -> dict[type[Record], None]:
    """A model and all models within it, each once, in the order of the fields."""
    found = {model: None}
    for info in model.model_fields.values():
        for part in _parts(info.annotation):
            if isinstance(part, type) and issubclass(part, Record) and part not in found:
                found |= within(part)
    return found


def _parts(annotation: object) -> list[object]:
    """An annotation and everything that it is made of."""
    return [annotation, *(part for arg in get_args(annotation) for part in _parts(arg))]


def _references() -> dict[str, Ref]:
    fields = {
        name: (*info.metadata, *_parts(info.annotation))
        for file in FILES
        for model in within(file.model)
        for name, info in model.model_fields.items()
    }
    return {name: part for name, parts in fields.items() for part in parts if isinstance(part, Ref)}


def walk(record: Record, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Record, str]]:
    """Each field of a record and of the records within it: the way there (items count from 1), its record, its name."""
    for name in type(record).model_fields:
        yield (*path, name), record, name
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from walk(value, (*path, name))
        elif isinstance(value, tuple):
            for number, item in enumerate(value, 1):
                if isinstance(item, Record):
                    yield from walk(item, (*path, name, number))


REFERENCES = _references()
"""Field name → the file whose id stands there. A name means the same in every file."""

SOURCES = frozenset(name for name, ref in REFERENCES.items() if ref.file == "quellen")
"""The fields that name sources."""
