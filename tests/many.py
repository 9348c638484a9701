"""A data folder with as many partners as one likes, each as rich as those of a real alliance.

Every partner beyond the fixed ones has two ways to reach it, three offers and two sources, with texts of real length.
All is made of a few words by its number, so that two calls write the same bytes.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

from tests.building import SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["OFFERS", "many"]

OFFERS = 3
"""Offers of each made partner."""
_FIXED = 9
"""Partners that the fixed data hold, the one that ended with them."""


class _Kind(NamedTuple):
    """A kind of partner: its word, what such partners are called, and what they are as a body."""

    art: str
    name: str
    rechtsform: str


_KINDS = (
    _Kind("hochschule", "Hochschule für angewandte Wissenschaften", "Stiftung des öffentlichen Rechts"),
    _Kind("kammer", "Kreishandwerkerschaft", "Körperschaft des öffentlichen Rechts nach der Handwerksordnung"),
    _Kind("arbeitgeberverband", "Unternehmensverband", "Eingetragener Verein mit Sitz am Ort der Geschäftsstelle"),
    _Kind("gewerkschaft", "Gewerkschaft Bau und Handwerk", "Nicht eingetragener Verein mit örtlicher Geschäftsstelle"),
    _Kind("sonstige", "Volkshochschule", "Anstalt des öffentlichen Rechts in der Trägerschaft zweier Gemeinden"),
    _Kind("sonstige", "Weiterbildungswerk", "Gemeinnützige Gesellschaft mit beschränkter Haftung"),
    _Kind("sonstige", "Wirtschaftsförderung", "Gesellschaft der Gemeinden mit beschränkter Haftung"),
)
_TOWNS = (
    "Ahlenmoor", "Birkenfelde", "Dornsiel", "Eichhagen", "Fuhrberg", "Großwalde", "Hohenböken", "Immenhorst",
    "Kranichsee", "Lüttenau", "Möwenbüttel", "Niederloh", "Östermark", "Quellental", "Reiherstieg", "Süderbrück",
)  # fmt: skip
_OFFERED = (
    ("Beratung zur Weiterbildung", "Sie wollen etwas dazulernen? Hier spricht jemand mit Ihnen über Ihre Ziele."),
    ("Abschluss nachholen", "Sie haben keinen Abschluss? Sie lernen am Abend und machen die Prüfung nach."),
    ("Hilfe bei der Anerkennung", "Sie haben im Ausland gelernt? Die Stelle prüft mit Ihnen, was davon hier gilt."),
    ("Lehrstellen vermitteln", "Sie suchen eine Lehrstelle? Hier erfahren Sie, welcher Betrieb noch jemanden sucht."),
    ("Wiedereinstieg in den Beruf", "Sie waren lange zu Hause? Ein Kurs bringt Sie auf den Stand von heute."),
    ("Fachkräfte gewinnen", "Ihr Betrieb findet niemanden? Die Stelle zeigt Ihnen Wege, die andere schon gehen."),
    ("Kinder und Beruf vereinbaren", "Sie arbeiten und haben Kinder? Hier plant jemand mit Ihnen den Alltag."),
    ("Umgang mit dem Computer", "Sie arbeiten zum ersten Mal am Computer? Der Kurs beginnt ganz von vorn."),
    ("Sprachkurs für den Beruf", "Sie lernen Deutsch? Sie üben, was am Arbeitsplatz gesprochen wird."),
    ("Gesund im Betrieb", "Schichten und schwere Lasten? Ein Team kommt zu Ihnen und sieht sich die Arbeit an."),
)
_MORE = (
    "Das erste Gespräch dauert etwa eine Stunde. Danach wissen Sie, welche Schritte für Sie möglich sind.",
    "Bringen Sie Ihre Zeugnisse mit. Auch Kopien und Fotos genügen für den Anfang.",
    "Sie bekommen einen Plan, der zu Ihrer Zeit passt. Auf Wunsch ruft jemand nach drei Monaten noch einmal an.",
    "Die Gruppe ist klein. Wer einen Termin versäumt, holt ihn in der nächsten Woche nach.",
)
_COSTS = ("kostenfrei", "45 Euro im Monat", "Anruf kostenfrei", "nach Einkommen, höchstens 120 Euro")
_GROUPS = ("firmen", "jugend", "zugezogene", "eltern")
_FIELDS = ("einstieg", "aufstieg", "ankunft", "ausgleich")
_KREISE = ("musterberg", "beispielsee", "gruenau-muehlbach", "weitfeld")
_SOURCES = ("eigene-seite", "presse", "vorlage", "dritte")


def many(folder: Path, size: int) -> Path:
    """A data folder with `size` partners: the fixed data, and behind them as many made ones as are missing."""
    shutil.copytree(SECOND, folder)
    numbers = range(_FIXED, size)
    for name, record in (("partners", _partner), ("angebote", _offers), ("quellen", _sources)):
        with (folder / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.writelines(record(number) for number in numbers)
    return folder


def _pick(words: Sequence[str], number: int, count: int = 1) -> list[str]:
    """Neighbours in a list of words, beginning at a number."""
    return [words[(number + one) % len(words)] for one in range(count)]


def _town(number: int) -> str:
    return _TOWNS[number % len(_TOWNS)]


def _partner(number: int) -> str:
    kind, town, own = _KINDS[number % len(_KINDS)], _town(number), f"seite-{number}"
    area = ", ".join(_pick(_KREISE, number, 1 + number % 3))
    return f"""
- id: partner-{number}
  name: {kind.name} {town} und Umgebung {number}
  kurzname: {kind.name.partition(" ")[0]} {town} {number}
  art: {kind.art}
  mitglied:
    art: beitritt
    seit: {2021 + number % 4}
    quelle: bericht-{number}
    zuordnung: quelle
  website: https://partner-{number}.example.org
  quellen: [bericht-{number}, {own}]
  sitz:
    ort: {town}
    quelle: {own}
  rechtsform:
    text: {kind.rechtsform}
    quelle: {own}
  rollen:
    - text: >-
        Das Haus in {town} vertritt {3 + number % 40} kleinere Einrichtungen, die selbst nicht Mitglied sind, und
        lädt sie zweimal im Jahr zu einem Treffen ein.
      quelle: bericht-{number}
  gebiet: [{area}]
  gebiet_quelle: {own}
  kontakte:
    - zweck: "Für alle: Empfang und Beratung"
      belegt: {2023 + number % 2}-{1 + number % 12:02}
      quelle: {own}
      telefon: 0{1200 + number % 300} {10000 + number}
      email: post@partner-{number}.example.org
      website: https://partner-{number}.example.org/kontakt
      anschrift:
        strasse: Lange Straße {1 + number % 90}
        plz: {10000 + number % 80000}
        ort: {town}
      zeiten: Mo–Do 8–16 Uhr, Fr 8–12 Uhr
    - zweck: "Für Firmen: Fachkräfte gewinnen und halten"
      belegt: 2024-02
      quelle: {own}
      telefon: 0{1200 + number % 300} {10000 + number}-20
      formular: https://partner-{number}.example.org/termin
      fuer: [firmen]
      hinweis: Am Telefon meldet sich zuerst die Zentrale. Nennen Sie dort den Namen Ihres Betriebes.
  suchworte: [{kind.name.partition(" ")[0]}, {town}, Haus {number}, career office {number}]
"""


def _offers(number: int) -> str:
    return "".join(_offer(number, one) for one in range(OFFERS))


def _offer(number: int, one: int) -> str:
    nth = number * OFFERS + one
    titel, text = _OFFERED[nth % len(_OFFERED)]
    town, own = _town(number), f"seite-{number}"
    where = f"  landkreise: [{_pick(_KREISE, number)[0]}]\n" if nth % 3 else ""
    return f"""
- id: angebot-{number}-{one + 1}
  titel: {titel} in {town} ({nth})
  text: >-
    {text} {_MORE[nth % len(_MORE)]}
  anbieter:
    - partner: partner-{number}
  handlungsfelder: [{", ".join(_pick(_FIELDS, nth, 1 + nth % 2))}]
  zielgruppen: [{", ".join(_pick(_GROUPS, nth, 1 + nth % 3 // 2))}]
{where}{_own_way(number, nth) if nth % 2 else ""}  kosten: {_COSTS[nth % len(_COSTS)]}
  voraussetzung: Sie wohnen oder arbeiten in {town} oder in einer Gemeinde der Umgebung.
  sprachen: [Englisch, Ukrainisch]
  grundlage: § {1 + nth % 60} Abs. 2 Mustergesetz
  zuordnung: redaktion
  belegt: {2023 + nth % 2}-{1 + nth % 12:02}
  quellen: [{own}, bericht-{number}]
  suchworte: [{titel.rpartition(" ")[2]}, {town}, evening course, advice {nth}]
"""


def _own_way(number: int, nth: int) -> str:
    return f"""  kontakt:
    zweck: Anmeldung und Auskunft
    telefon: 0{1200 + number % 300} {10000 + number}-{21 + nth % 70}
    email: angebot-{nth}@partner-{number}.example.org
    zeiten: Di/Do 9–12 Uhr
    belegt: 2024-03
    quelle: seite-{number}
"""


def _sources(number: int) -> str:
    town = _town(number)
    return f"""
- id: seite-{number}
  titel: Kontakt und Angebote des Hauses in {town}, Seite {number}
  herausgeber: {_KINDS[number % len(_KINDS)].name} {town} {number}
  art: eigene-seite
  stand: {2023 + number % 2}-{1 + number % 12:02}
  url: https://partner-{number}.example.org/kontakt

- id: bericht-{number}
  titel: "Bericht über den Beitritt: {town} macht mit ({number})"
  herausgeber: Musterblatt
  art: {_pick(_SOURCES, number)[0]}
  stand: {2021 + number % 4}-{1 + number % 12:02}-{1 + number % 28:02}
  url: https://musterblatt.example.com/bericht/{number}
"""
