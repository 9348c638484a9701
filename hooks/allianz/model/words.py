"""The words of the enumerations, each with its label and its explanation.

A new word stands here and nowhere else: schemas, forms, pages, filters and exports take it from here.
"""

from __future__ import annotations

from allianz.model.scalars import Choice, Word

__all__ = [
    "GENAUIGKEITEN", "MITGLIEDSCHAFTEN", "PARTNERARTEN", "PIKTOGRAMME", "PROJEKTSTAENDE", "QUELLENARTEN",
    "REICHWEITEN", "TRAEGERSCHAFTEN", "UEBERGREIFEND", "ZUORDNUNGEN",
]  # fmt: skip

UEBERGREIFEND = Word("uebergreifend", "Für alle Handlungsfelder")
"""The word that stands where a task or project belongs to no single Handlungsfeld."""

PIKTOGRAMME = Choice(
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
PARTNERARTEN = Choice(
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
        Word("sonstige", "Weiterer Partner", "alles andere", plural="Weitere Partner"),
    )
)
MITGLIEDSCHAFTEN = Choice(
    (
        Word("gruendung", "Gründungspartner", "war bei der Gründung dabei"),
        Word("beitritt", "Später beigetreten", "ist später beigetreten"),
        Word("nachfolge", "Nachfolge eines Partners", "ist an die Stelle eines früheren Partners getreten"),
    )
)
PROJEKTSTAENDE = Choice(
    (
        Word("laufend", "Läuft", "läuft"),
        Word("abgeschlossen", "Abgeschlossen", "ist beendet"),
        Word("geplant", "Geplant", "ist geplant"),
        Word("unbekannt", "Ende nicht bekannt", "ob es noch läuft, ist nicht bekannt"),
    )
)
QUELLENARTEN = Choice(
    (
        Word("vorlage", "Vorlage", "Vorlage eines Kreistags oder Rates"),
        Word("gesetz", "Gesetz", "Gesetz oder Verordnung"),
        Word("eigene-seite", "Eigene Seite", "Seite derer, um die es geht"),
        Word("presse", "Presse", "Bericht einer Zeitung oder eines Senders"),
        Word("dritte", "Seite von Dritten", "Seite von Dritten, zum Beispiel ein Nachschlagewerk"),
    )
)
ZUORDNUNGEN = Choice(
    (
        Word("quelle", "von der Quelle genannt", "Die Quelle sagt es selbst"),
        Word("redaktion", "von der Redaktion zugeordnet", "Die Redaktion hat es so zugeordnet"),
    )
)
GENAUIGKEITEN = Choice(
    (
        Word("genau", hint="genau dieser Betrag"),
        Word("rund", "rund", "rund, etwa, ca."),
        Word("mindestens", "mehr als", "mehr als dieser Betrag"),
    )
)
REICHWEITEN = Choice(
    (
        Word("region", "in der Region", "nur in der Region oder in den genannten Landkreisen"),
        Word("land", "im ganzen Land", "im ganzen Bundesland"),
        Word("bund", "in ganz Deutschland", "in ganz Deutschland"),
    )
)
TRAEGERSCHAFTEN = Choice(
    (
        Word(
            "oeffentlich",
            "öffentliche Stelle",
            "Behörde, Körperschaft oder Gesellschaft der öffentlichen Hand",
        ),
        Word("privat", "private Stelle", "Verein, Verband oder Unternehmen"),
    )
)
