"""The records of data/, field by field; what a field is for stands beside it, in German, for the editors.

`FILES` names every file with the model of its records. Rules within one value live in `scalars`, rules between
fields and files in `checks`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, get_args

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
    Zahl,
)

__all__ = [
    "FILES", "PIKTOGRAMME", "REFERENCES", "UEBERGREIFEND", "Allianz", "Aufgabe", "Ereignis", "File", "Foerdersumme",
    "Handlungsfeld", "Landkreis", "Partner", "Projekt", "Quelle", "Record", "Zielgruppe",
]  # fmt: skip

UEBERGREIFEND = "uebergreifend"
"""The word that stands where a task or project belongs to no single Handlungsfeld."""

PIKTOGRAMME = {
    "abschluss": "Doktorhut",
    "lernen": "aufgeschlagenes Buch",
    "erfahrung": "Uhr mit Pfeil",
    "familie": "Familie",
    "stern": "Stern",
    "menschen": "Gruppe",
    "betrieb": "Fabrik",
    "haus": "Haus",
    "werkzeug": "Hammer und Schraubenschlüssel",
    "globus": "Weltkugel",
    "gesundheit": "Herz mit Puls",
    "digital": "Laptop",
}

QuelleId = Annotated[str, Ref("quellen")]
LandkreisId = Annotated[str, Ref("landkreise")]
PartnerId = Annotated[str, Ref("partners")]
ZielgruppeId = Annotated[str, Ref("zielgruppen")]
HandlungsfeldId = Annotated[str, Ref("handlungsfelder", also=(UEBERGREIFEND,))]
Zuordnung = Annotated[
    str,
    Choice(
        {
            "quelle": "Die Quelle ordnet es diesem Handlungsfeld zu",
            "redaktion": "Die Redaktion ordnet es diesem Handlungsfeld zu",
        }
    ),
]
Genauigkeit = Annotated[
    str,
    Choice({"genau": "genau dieser Betrag", "rund": "rund, etwa, ca.", "mindestens": "mehr als dieser Betrag"}),
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
    piktogramm: Annotated[str, Choice(PIKTOGRAMME)] = _help("Das Bildzeichen des Handlungsfeldes.")
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
    art: Annotated[
        str,
        Choice(
            {
                "agentur": "Agentur für Arbeit",
                "hochschule": "Universität oder Hochschule",
                "kammer": "Industrie- und Handelskammer oder Handwerkskammer",
                "landkreis": "Landkreis",
                "arbeitgeberverband": "Verband der Arbeitgeber",
                "gewerkschaft": "Gewerkschaft oder ihr Dachverband",
                "sonstige": "alles andere",
            }
        ),
    ] = _help("Art der Einrichtung.")
    status: Annotated[
        str, Choice({"gruendung": "war bei der Gründung dabei", "beitritt": "ist später beigetreten"})
    ] = _help("Wie der Partner zur Allianz kam.")
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
    genauigkeit: Genauigkeit = _help("Wie genau der Betrag ist.", default="genau")


class Projekt(Record):
    """A documented project."""

    id: Id = _help("Eindeutiges Kürzel des Projekts.")
    name: ShortText = _help("Name des Projekts.")
    traeger: tuple[Traeger, ...] = _help("Wer das Projekt trägt: je Zeile „partner:“ mit id oder „name:“.")
    beschreibung: Text = _help("Worum es im Projekt geht.")
    status: Annotated[
        str,
        Choice(
            {
                "laufend": "läuft",
                "abgeschlossen": "ist beendet",
                "geplant": "ist geplant",
                "unbekannt": "der Stand ist nicht belegt",
            }
        ),
    ] = _help("Stand des Projekts.")
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
    genauigkeit: Genauigkeit = _help("Wie genau der Betrag ist.", default="genau")
    hinweis: Text | None = _help("Was dazu zu sagen ist, etwa dass Quellen sich widersprechen.", default=None)
    hinweis_quellen: tuple[QuelleId, ...] = _help("Die ids weiterer Quellen, die der Hinweis nennt.", default=())


class Quelle(Record):
    """A source: what was read, who published it, as of when."""

    id: Id = _help("Eindeutiges Kürzel der Quelle.")
    titel: ShortText = _help("Titel oder kurze Beschreibung.")
    herausgeber: ShortText = _help("Wer die Quelle veröffentlicht.")
    art: Annotated[
        str,
        Choice(
            {
                "vorlage": "Vorlage eines Kreistags oder Rates",
                "gesetz": "Gesetz oder Verordnung",
                "eigene-seite": "Seite der Einrichtung, um die es geht",
                "presse": "Bericht einer Zeitung oder eines Senders",
                "dritte": "Seite von Dritten, zum Beispiel ein Nachschlagewerk",
            }
        ),
    ] = _help("Art der Quelle.")
    stand: DateOrUnknown = _help("Datum der Quelle: JJJJ, JJJJ-MM, JJJJ-MM-TT oder das Wort unbekannt.")
    url: Url | None = _help("Adresse der Quelle.", default=None)
    hinweis: Text | None = _help("Was zur Quelle zu sagen ist, etwa dass sie kein Datum trägt.", default=None)


@dataclass(frozen=True)
class File:
    """One data file: its name without ending, the model of its records, whether it is a list of them."""

    name: str
    model: type[Record]
    is_list: bool = True

    @property
    def filename(self) -> str:
        """The name with its ending."""
        return f"{self.name}.yaml"


FILES = (
    File("allianz", Allianz, is_list=False),
    File("handlungsfelder", Handlungsfeld),
    File("zielgruppen", Zielgruppe),
    File("landkreise", Landkreis),
    File("partners", Partner),
    File("projekte", Projekt),
    File("chronik", Ereignis),
    File("foerderung", Foerdersumme),
    File("quellen", Quelle),
)


def _annotations(model: type[Record]) -> dict[str, Ref]:
    """Field name → reference, for the fields of a model and of the models within it."""
    found: dict[str, Ref] = {}
    for name, info in model.model_fields.items():
        for part in (*info.metadata, *_parts(info.annotation)):
            if isinstance(part, Ref):
                found[name] = part
            elif isinstance(part, type) and issubclass(part, Record):
                found |= _annotations(part)
    return found


def _parts(annotation: object) -> list[object]:
    """Everything that an annotation is made of."""
    return [part for arg in get_args(annotation) for part in (arg, *_parts(arg))]


def _references() -> dict[str, Ref]:
    return {name: ref for file in FILES for name, ref in _annotations(file.model).items()}


REFERENCES = _references()
"""Field name → the file whose id stands there. A name means the same in every file."""
