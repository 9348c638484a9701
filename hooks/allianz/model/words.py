"""The words of the enumerations, each with its label and its explanation.

A new word stands here and nowhere else: schemas, forms, pages, filters and exports take it from here.
"""

from __future__ import annotations

from allianz.model.scalars import Choice, Word

__all__ = [
    "GATTUNGEN", "GENAUIGKEITEN", "MITGLIEDSCHAFTEN", "PIKTOGRAMME", "PROJEKTSTAENDE", "QUELLENARTEN", "REICHWEITEN",
    "TRAEGERSCHAFTEN", "UEBERGREIFEND", "ZUORDNUNGEN",
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
GATTUNGEN = Choice(
    (
        Word("organisation", hint="eine Einrichtung, für die kein anderes dieser Wörter passt"),
        Word("behoerde", hint="eine Behörde", schema_org="GovernmentOrganization"),
        Word(
            "kreisverwaltung",
            hint="die Verwaltung eines Gebietes selbst: der Landkreis, die kreisfreie Stadt",
            schema_org="GovernmentOrganization",
        ),
        Word("hochschule", hint="eine Hochschule", schema_org="CollegeOrUniversity"),
        Word("gewerkschaft", hint="eine Gewerkschaft", schema_org="WorkersUnion"),
    )
)
"""What programs take a kind of partner for; the kinds themselves are data of an alliance."""
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
