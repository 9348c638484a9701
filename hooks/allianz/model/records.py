"""The records of data/, field by field; what a field is for stands beside it, in German, for the editors.

Rules within one value live in `scalars` and `contacts`, rules between fields and files in `checks`; `files` names
every file with the model of its records.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field

from allianz.model.contacts import Telefon, Zeiten  # noqa: TC001 -- pydantic reads the annotations
from allianz.model.scalars import (
    Betrag,
    Date,
    DateOrUnknown,
    Email,
    Geschlecht,
    Id,
    Kind,
    Kreisschluessel,
    LongText,
    Nummer,
    Original,
    Phrase,
    Plz,
    Ref,
    ShortText,
    Text,
    Url,
    Word,
    Zahl,
)
from allianz.model.words import (
    GATTUNGEN,
    GENAUIGKEITEN,
    MITGLIEDSCHAFTEN,
    PIKTOGRAMME,
    PROJEKTSTAENDE,
    QUELLENARTEN,
    REICHWEITEN,
    TRAEGERSCHAFTEN,
    UEBERGREIFEND,
    ZUORDNUNGEN,
)

__all__ = [
    "Allianz",
    "Anbieter",
    "Angabe",
    "Angebot",
    "Anschrift",
    "Art",
    "Begriff",
    "Begriffe",
    "Betreiber",
    "Ereignis",
    "Foerdersumme",
    "Foerderung",
    "Handlungsfeld",
    "Kontakt",
    "Koordination",
    "Landkreis",
    "Mitglied",
    "Moved",
    "Partner",
    "Projekt",
    "Punkt",
    "Quelle",
    "Record",
    "Schritt",
    "Sitz",
    "Vertretung",
    "Zielgruppe",
]  # fmt: skip

Moved = Mapping[str, str]
"""Field that a record had once → where it went, in words for editors."""

QuelleId = Annotated[str, Ref("quellen")]
LandkreisId = Annotated[str, Ref("landkreise")]
PartnerId = Annotated[str, Ref("partners")]
ZielgruppeId = Annotated[str, Ref("zielgruppen")]
HandlungsfeldId = Annotated[str, Ref("handlungsfelder", also=(UEBERGREIFEND,))]
Zuordnung = Annotated[Word, ZUORDNUNGEN]
Genauigkeit = Annotated[Word, GENAUIGKEITEN]


FORMER = "Frühere ids dieses Eintrags: Ihre alten Adressen führen dann hierher."


def _help(text: str, **kwargs: Any) -> Any:
    """A field with its help text for editors."""
    return Field(description=text, **kwargs)


class Record(BaseModel):
    """What every record has in common: frozen, and no field that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    moved: ClassVar[Moved] = {}

    def model_post_init(self, _context: object, /) -> None:
        """Records share the set of the fields that were given: one for each would be a third of large data."""
        object.__setattr__(self, "__pydantic_fields_set__", _given(frozenset(self.__pydantic_fields_set__)))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """The record with other values of some fields, which are given from then on; none is checked."""
        copy = super().model_copy(deep=deep)
        if update:
            vars(copy).update(update)
            object.__setattr__(copy, "__pydantic_fields_set__", _given(frozenset(self.model_fields_set).union(update)))
        return copy


@cache
def _given(names: frozenset[str]) -> frozenset[str]:
    """The one set of these names."""
    return names


class Koordination(Record):
    """Who coordinates the alliance."""

    partner: PartnerId = _help("Die id des Partners, bei dem die Koordination liegt.")
    rolle: Phrase = _help("Die Aufgabe, zum Beispiel Netzwerkkoordination. Keine Namen von Personen.")
    stand: Date = _help("Von wann der neueste Beleg ist: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    quelle: QuelleId = _help("Die id der Quelle.")


class Anschrift(Record):
    """A postal address."""

    strasse: ShortText = _help("Straße und Hausnummer.")
    plz: Plz = _help("Postleitzahl: fünf Ziffern.")
    ort: ShortText = _help("Ort.")


class Verantwortlich(Record):
    """Who answers for the editorial content (§ 18 Abs. 2 MStV): the one place where a person is named."""

    name: ShortText = _help("Name der Person, die für die Inhalte verantwortlich ist.")
    anschrift: Anschrift = _help("Anschrift dieser Person, zum Beispiel die der Dienststelle.")


class Behoerde(Record):
    """An authority that supervises the operator."""

    name: ShortText = _help("Name der Behörde.")
    website: Url | None = _help("Adresse der Website der Behörde.", default=None)


class Betreiber(Record):
    """Who runs the website (§ 5 DDG, § 18 MStV); as long as it is missing, the site is a draft.

    What a field leaves open is told on the legal pages and as a hint: see `hints`.
    """

    name: ShortText = _help("Name des Betreibers.")
    art: Annotated[Word, TRAEGERSCHAFTEN] = _help("Öffentlich oder privat: Davon hängt die Rechtsgrundlage ab.")
    rechtsform: ShortText = _help("Rechtsform, zum Beispiel Körperschaft des öffentlichen Rechts.")
    anschrift: Anschrift = _help("Straße, Postleitzahl und Ort.")
    vertreten_durch: LongText = _help("Wer den Betreiber gesetzlich vertritt: die Funktion, kein Name einer Person.")
    email: Email = _help("E-Mail-Adresse für Fragen und Rückmeldungen.")
    telefon: Telefon | None = _help("Zweiter schneller Weg neben der E-Mail, zum Beispiel 04131 26-0.", default=None)
    formular: Url | None = _help("Adresse eines Kontaktformulars, wenn es kein Telefon gibt.", default=None)
    aufsicht: Behoerde | None = _help("Aufsichtsbehörde, wenn es eine gibt.", default=None)
    registereintrag: ShortText | None = _help(
        "Register und Nummer, zum Beispiel Amtsgericht Musterstadt, VR 12.", default=None
    )
    ust_id: ShortText | None = _help("Umsatzsteuer-Identifikationsnummer, wenn es eine gibt.", default=None)
    verantwortlich: Verantwortlich | None = _help("Wer für die Inhalte verantwortlich ist.", default=None)
    datenschutz_email: Email | None = _help("Adresse der oder des Datenschutzbeauftragten.", default=None)
    datenschutz_aufsicht: Behoerde | None = _help("Aufsichtsbehörde für den Datenschutz.", default=None)


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

    name: Phrase = _help("Name des Gremiums, zum Beispiel Lenkungskreis.")
    text: Text = _help("Was das Gremium tut und wer dazugehört, ohne Namen von Personen.")
    quelle: QuelleId = _help("Die id der Quelle.")


class Partnerzahl(Record):
    """How many partners a source counts, and when."""

    zahl: Zahl = _help("Wie viele Partner es waren.")
    stand: Date = _help("Wann es so viele waren: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    quelle: QuelleId = _help("Die id der Quelle.")
    zuletzt: Date | None = _help("Wann eine spätere Quelle noch dieselbe Zahl nennt.", default=None)
    zuletzt_quelle: QuelleId | None = _help("Die id dieser späteren Quelle.", default=None)


class Punkt(Record):
    """A sourced statement with a heading."""

    titel: Phrase = _help("Worum es geht, in wenigen Wörtern.")
    text: Text = _help("Die Angabe in eigenen Worten.")
    quelle: QuelleId = _help("Die id der Quelle.")


class Schritt(Record):
    """One step on the way to funding."""

    titel: Phrase = _help("Was zu tun ist, in wenigen Wörtern.")
    text: Text = _help("Was dabei zählt, in kurzen Sätzen.")
    stand: Date = _help("Von wann der neueste Beleg ist: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    quellen: tuple[QuelleId, ...] = _help("Die ids der Quellen.")


class Art(Record):
    """A kind of partner, and what stands for it anywhere."""

    id: Id = _help("Eindeutiges Kürzel der Art: Es steht bei den Partnern als „art“.")
    titel: Phrase = _help("Wie die Art bei einem Partner heißt, zum Beispiel Kammer.")
    mehrzahl: Phrase = _help("Wie mehrere davon heißen, zum Beispiel Kammern.")
    erklaerung: ShortText | None = _help(
        "Was in Formularen zur Wahl steht, wenn der Titel nicht genügt, zum Beispiel Handwerkskammer.",
        default=None,
    )
    gattung: Annotated[Word, GATTUNGEN] = _help(
        "Wofür Suchmaschinen diese Partner halten; kreisverwaltung ist der Landkreis oder die Stadt selbst.",
        default=GATTUNGEN.words[0],
    )

    @property
    def word(self) -> Word:
        """The kind as a word of an enumeration."""
        return Word(
            self.id, self.titel, self.erklaerung or "", plural=self.mehrzahl, schema_org=self.gattung.schema_org
        )


class Begriff(Record):
    """A noun that the site says of an alliance, with what its sentences need of it."""

    einzahl: ShortText = _help("Das Wort, zum Beispiel Bündnis.")
    genitiv: ShortText = _help("Das Wort nach „des“ oder „der“, zum Beispiel Bündnisses.")
    mehrzahl: ShortText = _help("Mehrere davon, zum Beispiel Bündnisse.")
    geschlecht: Geschlecht = _help("Der Artikel: der, die oder das.")


class Begriffe(Record):
    """The words of an alliance in place of those that the site has."""

    allianz: Begriff | None = _help("Was statt „Allianz“ dasteht.", default=None)
    landkreis: Begriff | None = _help("Was statt „Landkreis“ dasteht, zum Beispiel Stadt.", default=None)


class Allianz(Record):
    """The alliance itself: the only file that is no list."""

    name: ShortText = _help("Der volle Name der Allianz.")
    kurzname: ShortText = _help("Der kurze Name, so wie er oben auf jeder Seite steht.")
    region: ShortText = _help("Name der Region, zum Beispiel Musterland.")
    beschreibung: Text = _help("Was die Allianz ist und will, in zwei bis vier Sätzen.")
    quellen: tuple[QuelleId, ...] = _help("Die ids der Quellen der Beschreibung.")
    website: Url | None = _help("Adresse der offiziellen Website, falls es eine andere ist als diese.", default=None)
    email: Postfach | None = _help("Funktionspostfach der Allianz.", default=None)
    zahl_partner: Partnerzahl | None = _help("Wie viele Partner eine Quelle zählt.", default=None)
    koordination: Koordination = _help("Wer die Allianz koordiniert.")
    arten: tuple[Art, ...] = _help("Welche Arten von Partnern es gibt, in der Reihenfolge der Auswahl.")
    gremien: tuple[Gremium, ...] = _help("Gremien und feste Treffen der Allianz.", default=())
    rahmen: tuple[Gremium, ...] = _help(
        "Wer die Allianz von außen anerkennt oder fördert, zum Beispiel das Land.", default=()
    )
    vorlage: tuple[Punkt, ...] = _help("Was das Papier sagt, mit dem alles begann, Punkt für Punkt.", default=())
    foerderweg: tuple[Schritt, ...] = _help("Wie ein Projekt Förderung bekommt, Schritt für Schritt.", default=())
    beitritt: tuple[Punkt, ...] = _help("Was über den Beitritt bekannt ist und wer Auskunft gibt.", default=())
    begriffe: Begriffe | None = _help(
        "Eigene Wörter, wenn die Website nicht von Allianz und Landkreisen sprechen soll.", default=None
    )
    felder_hinweis: Hinweis | None = _help(
        "Was Besucherinnen und Besucher über den Stand der Handlungsfelder wissen müssen.", default=None
    )
    betreiber: Betreiber | None = _help(
        "Wer die Website betreibt. Solange das fehlt, gilt die Website als Entwurf.", default=None
    )


class Handlungsfeld(Record):
    """A field of action of the alliance."""

    moved: ClassVar[Moved] = {"umfeld": "Angebote stehen in angebote.yaml, jedes als eigener Eintrag."}

    id: Id = _help("Eindeutiges Kürzel. Es wird Teil der Adresse und ändert sich danach nicht mehr.")
    nummer: Nummer = _help("Nummer in römischen Ziffern, zum Beispiel IV.")
    titel: Phrase = _help("Kurzer Name des Handlungsfeldes.")
    ziel: Text = _help("Das Ziel in einem Satz.")
    beschreibung: Text = _help("Worum es geht, in zwei bis vier Sätzen.")
    piktogramm: Annotated[Word, PIKTOGRAMME] = _help("Das Bildzeichen des Handlungsfeldes.")
    quelle: QuelleId = _help("Die id der Quelle von Nummer, Titel und Ziel.")
    suchworte: tuple[Phrase, ...] = _help(
        "Wörter, mit denen Menschen danach suchen, zum Beispiel Lehrstelle.", default=()
    )
    frueher: tuple[Id, ...] = _help(FORMER, default=())


class Zielgruppe(Record):
    """Who a visitor is."""

    id: Id = _help("Eindeutiges Kürzel der Zielgruppe.")
    titel: Phrase = _help("Name der Zielgruppe, zum Beispiel Betriebe.")
    anrede: Phrase = _help("Was jemand von sich sagt, zum Beispiel „Ich führe einen Betrieb“.")
    suchworte: tuple[Phrase, ...] = _help("Weitere Wörter für diese Zielgruppe.", default=())
    frueher: tuple[Id, ...] = _help(FORMER, default=())


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
    ags: Kreisschluessel | None = _help("Amtlicher Schlüssel des Landkreises: fünf Ziffern.", default=None)
    quelle: QuelleId = _help("Die id der Quelle.")
    frueher: tuple[Id, ...] = _help(FORMER, default=())


class Kontakt(Record):
    """A way to reach somebody."""

    zweck: Phrase = _help("Wofür dieser Weg da ist, zum Beispiel „Für Betriebe: Arbeitgeber-Service“.")
    belegt: Date = _help("Von wann der neueste Beleg ist: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    quelle: QuelleId = _help("Die id der Quelle.")
    telefon: Telefon | None = _help("Telefonnummer, so wie man sie schreibt, zum Beispiel 04131 26-0.", default=None)
    email: Email | None = _help("E-Mail-Adresse einer Stelle, nicht einer Person.", default=None)
    formular: Url | None = _help("Adresse eines Formulars, mit dem man schreiben oder buchen kann.", default=None)
    website: Url | None = _help("Adresse der Seite zu diesem Zweck.", default=None)
    anschrift: Anschrift | None = _help("Straße, Postleitzahl und Ort, vollständig belegt.", default=None)
    zeiten: Zeiten | None = _help("Wann jemand da ist, zum Beispiel Mo–Do 8–16 Uhr, Fr 8–12 Uhr.", default=None)
    fuer: tuple[ZielgruppeId, ...] = _help("Die ids der Zielgruppen, wenn der Weg nicht für alle ist.", default=())
    landkreise: tuple[LandkreisId, ...] = _help("Die ids der Landkreise, wenn der Weg nicht für alle gilt.", default=())
    hinweis: Text | None = _help("Was dazu zu sagen ist.", default=None)


class Vertretung(Record):
    """Another organisation that acts for a partner in the alliance."""

    organisation: ShortText = _help("Name der Organisation, kein Name einer Person.")
    stand: Date = _help("Datum der Angabe: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    quelle: QuelleId = _help("Die id der Quelle.")


class Sitz(Record):
    """Where a partner has its seat."""

    ort: ShortText = _help("Ort des Sitzes.")
    quelle: QuelleId = _help("Die id der Quelle.")


class Mitglied(Record):
    """How and when a partner came to the alliance, and when it left."""

    art: Annotated[Word, MITGLIEDSCHAFTEN] = _help("Wie der Partner zur Allianz kam.")
    seit: Date = _help("Seit wann der Partner dabei ist: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    quelle: QuelleId = _help("Die id der Quelle.")
    zuordnung: Zuordnung = _help("Ob die Quelle das selbst sagt oder die Redaktion es so zugeordnet hat.")
    bis: Date | None = _help("Bis wann der Partner dabei war: JJJJ, JJJJ-MM oder JJJJ-MM-TT.", default=None)


class Partner(Record):
    """A partner of the alliance."""

    moved: ClassVar[Moved] = {
        "seit": "Es steht jetzt unter „mitglied:“ als „seit:“.",
        "status": "An seine Stelle tritt „mitglied:“ mit „art:“.",
        "ort": "Der Ort steht jetzt unter „sitz:“, zusammen mit seiner Quelle.",
        "anschriften": "Anschriften stehen jetzt unter „kontakte:“, jede als „anschrift:“.",
        "aufgaben": "Aufgaben stehen jetzt in angebote.yaml, jede als eigener Eintrag mit „anbieter:“.",
    }

    id: Id = _help("Eindeutiges Kürzel. Es wird Teil der Adresse und ändert sich danach nicht mehr.")
    name: ShortText = _help("Der volle Name.")
    kurzname: ShortText = _help("Der kurze Name für Listen und Tabellen.")
    art: Kind = _help("Art des Partners: die id einer der Arten in allianz.yaml.")
    mitglied: Mitglied = _help("Wie und seit wann der Partner zur Allianz gehört.")
    website: Url = _help("Adresse der Website.")
    quellen: tuple[QuelleId, ...] = _help("Die ids der Quellen für Name und Zugehörigkeit.")
    sitz: Sitz | None = _help("Ort des Sitzes mit seiner Quelle.", default=None)
    nachfolge: tuple[PartnerId, ...] = _help("Die ids der Partner, die an seine Stelle getreten sind.", default=())
    rechtsform: Angabe | None = _help("Rechtsform.", default=None)
    rollen: tuple[Angabe, ...] = _help("Besondere Rollen in der Allianz.", default=())
    gebiet: tuple[LandkreisId, ...] = _help("Die ids der Landkreise, für die der Partner zuständig ist.", default=())
    gebiet_quelle: QuelleId | None = _help("Die id der Quelle für das Gebiet.", default=None)
    gebiet_hinweis: Text | None = _help("Was zum Gebiet zu sagen ist, etwa warum keines eingetragen ist.", default=None)
    kontakte: tuple[Kontakt, ...] = _help("Wie man den Partner erreicht: Telefon, E-Mail, Anschrift.", default=())
    vertretung: Vertretung | None = _help("Wer den Partner in der Allianz vertritt.", default=None)
    hinweis: Hinweis | None = _help("Ein datierter Hinweis, zum Beispiel was aus dem Partner wurde.", default=None)
    suchworte: tuple[Phrase, ...] = _help("Abkürzungen und Wörter, mit denen Menschen suchen.", default=())
    bestaetigt: Date | None = _help("Wann der Partner seinen Eintrag zuletzt bestätigt hat.", default=None)
    frueher: tuple[Id, ...] = _help(FORMER, default=())

    @property
    def ended(self) -> bool:
        """Whether it no longer belongs to the alliance: it is history, and in no answer."""
        return self.mitglied.bis is not None


class Anbieter(Record):
    """Who gives an offer: a partner or somebody else."""

    partner: PartnerId | None = _help("Die id des Partners, wenn ein Partner das Angebot macht.", default=None)
    name: ShortText | None = _help("Wer das Angebot macht, wenn es kein Partner ist.", default=None)
    website: Url | None = _help("Adresse der Website, wenn es kein Partner ist.", default=None)


class Angebot(Record):
    """Help that somebody can get.

    The fields follow the services of the Human Services Data Specification (HSDS 3.1), in German words.
    """

    id: Id = _help("Eindeutiges Kürzel. Es wird Teil der Adresse und ändert sich danach nicht mehr.")
    titel: Phrase = _help("Was es ist, in wenigen Wörtern, zum Beispiel Berufsberatung für Jugendliche.")
    text: Text = _help("Was Sie dort bekommen, in ein bis drei kurzen Sätzen.")
    anbieter: tuple[Anbieter, ...] = _help("Wer es anbietet: je Zeile „partner:“ mit id oder „name:“.")
    handlungsfelder: tuple[HandlungsfeldId, ...] = _help(
        "Die ids der Handlungsfelder, oder allein das Wort uebergreifend."
    )
    zielgruppen: tuple[ZielgruppeId, ...] = _help("Die ids der Zielgruppen, für die es da ist.")
    belegt: DateOrUnknown = _help("Von wann der neueste Beleg ist: JJJJ, JJJJ-MM, JJJJ-MM-TT oder das Wort unbekannt.")
    quellen: tuple[QuelleId, ...] = _help("Die ids der Quellen.")
    landkreise: tuple[LandkreisId, ...] = _help(
        "Die ids der Landkreise, wenn es das Angebot nicht in der ganzen Region gibt.", default=()
    )
    reichweite: Annotated[Word, REICHWEITEN] = _help(
        "Ob es das Angebot auch außerhalb der Region gibt.", default=REICHWEITEN.words[0]
    )
    kontakt: Kontakt | None = _help("Der Weg zu diesem Angebot, wenn er ein eigener ist.", default=None)
    kosten: Phrase | None = _help("Was es kostet, zum Beispiel kostenfrei.", default=None)
    voraussetzung: Text | None = _help("Was man dafür braucht oder mitbringt.", default=None)
    sprachen: tuple[Phrase, ...] = _help("Sprachen der Beratung, wenn es andere als Deutsch gibt.", default=())
    grundlage: Original | None = _help("Rechtsgrundlage, zum Beispiel § 29 Abs. 1 SGB III.", default=None)
    zuordnung: Zuordnung | None = _help("Wer das Angebot den Handlungsfeldern und Zielgruppen zuordnet.", default=None)
    bis: Date | None = _help("Bis wann es das Angebot gab: JJJJ, JJJJ-MM oder JJJJ-MM-TT.", default=None)
    suchworte: tuple[Phrase, ...] = _help("Wörter, mit denen Menschen danach suchen.", default=())
    frueher: tuple[Id, ...] = _help(FORMER, default=())

    @property
    def ended(self) -> bool:
        """Whether nobody can get it any more."""
        return self.bis is not None


class Traeger(Record):
    """Who carries a project: a partner or somebody else."""

    partner: PartnerId | None = _help("Die id des Partners, wenn der Träger ein Partner ist.", default=None)
    name: ShortText | None = _help("Der Name des Trägers, wenn er kein Partner ist.", default=None)


class Foerderung(Record):
    """Money of one project and what it measures."""

    betrag: Betrag = _help("Betrag in Euro ohne Punkte, zum Beispiel 140000.")
    mass: Phrase = _help("Was der Betrag misst, zum Beispiel ESF-Mittel der ersten zwei Jahre.")
    quelle: QuelleId = _help("Die id der Quelle.")
    genauigkeit: Genauigkeit = _help("Wie genau der Betrag ist.", default=GENAUIGKEITEN.words[0])


class Projekt(Record):
    """A documented project."""

    id: Id = _help("Eindeutiges Kürzel des Projekts.")
    name: ShortText = _help("Name des Projekts.")
    traeger: tuple[Traeger, ...] = _help("Wer das Projekt trägt: je Zeile „partner:“ mit id oder „name:“.")
    beschreibung: Text = _help("Worum es im Projekt geht.")
    status: Annotated[Word, PROJEKTSTAENDE] = _help("Stand des Projekts.")
    handlungsfeld: HandlungsfeldId = _help("Die id des Handlungsfeldes, oder das Wort uebergreifend.")
    zuordnung: Zuordnung = _help("Wer das Projekt dem Handlungsfeld zuordnet.")
    belegt: Date = _help("Von wann der neueste Beleg für den Stand ist: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    quellen: tuple[QuelleId, ...] = _help("Die ids der Quellen.")
    beginn: Date | None = _help("Beginn: JJJJ, JJJJ-MM oder JJJJ-MM-TT.", default=None)
    ende: Date | None = _help("Ende: JJJJ, JJJJ-MM oder JJJJ-MM-TT.", default=None)
    zeitraum_hinweis: Text | None = _help("Was zum Zeitraum zu sagen ist.", default=None)
    landkreise: tuple[LandkreisId, ...] = _help("Wo das Projekt stattfindet.", default=())
    website: Url | None = _help("Adresse der Website des Projekts.", default=None)
    foerderung: tuple[Foerderung, ...] = _help("Beträge, jeder mit seinem Maß.", default=())
    frueher: tuple[Id, ...] = _help(FORMER, default=())


class Ereignis(Record):
    """A dated event of the chronicle."""

    datum: Date = _help("Datum, so genau wie die Quelle: JJJJ, JJJJ-MM oder JJJJ-MM-TT.")
    titel: Phrase = _help("Was geschah, in wenigen Wörtern.")
    text: Text = _help("Was geschah, in ganzen Sätzen.")
    quelle: QuelleId = _help("Die id der Quelle.")
    handlungsfeld: HandlungsfeldId | None = _help("Die id des Handlungsfeldes.", default=None)
    zuordnung: Zuordnung | None = _help("Wer das Ereignis dem Handlungsfeld zuordnet.", default=None)
    hinweis: Text | None = _help("Was dazu zu sagen ist, etwa dass Quellen sich widersprechen.", default=None)
    hinweis_quellen: tuple[QuelleId, ...] = _help("Die ids weiterer Quellen, die der Hinweis nennt.", default=())


class Foerdersumme(Record):
    """A sum with what it measures; different measures are never added."""

    betrag: Betrag = _help("Betrag in Euro ohne Punkte, zum Beispiel 2340000.")
    mass: Phrase = _help("Was der Betrag misst, zum Beispiel bewilligte Mittel.")
    zeitraum: Phrase = _help("Für welchen Zeitraum der Betrag gilt.")
    stand: DateOrUnknown = _help("Von wann die Angabe ist, oder das Wort unbekannt.")
    quelle: QuelleId = _help("Die id der Quelle.")
    genauigkeit: Genauigkeit = _help("Wie genau der Betrag ist.", default=GENAUIGKEITEN.words[0])
    hinweis: Text | None = _help("Was dazu zu sagen ist, etwa dass Quellen sich widersprechen.", default=None)
    hinweis_quellen: tuple[QuelleId, ...] = _help("Die ids weiterer Quellen, die der Hinweis nennt.", default=())


class Quelle(Record):
    """A source: what was read, who published it, as of when."""

    id: Id = _help("Eindeutiges Kürzel der Quelle.")
    titel: Original = _help("Titel oder kurze Beschreibung.")
    herausgeber: Original = _help("Wer die Quelle veröffentlicht.")
    art: Annotated[Word, QUELLENARTEN] = _help("Art der Quelle.")
    stand: DateOrUnknown = _help("Datum der Quelle: JJJJ, JJJJ-MM, JJJJ-MM-TT oder das Wort unbekannt.")
    url: Url | None = _help("Adresse der Quelle.", default=None)
    hinweis: Text | None = _help("Was zur Quelle zu sagen ist, etwa dass sie kein Datum trägt.", default=None)
