"""Tests of everything that an editor can get wrong: one table of broken data with the exact messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from allianz.model.nearest import nearest
from tests.model.test_scalars import ADDRESS, DATE, DATE_OR_UNKNOWN, ID, MAIL, NUMBER, PLZ, ROMAN, SUM, TAGS
from tests.reading.test_characters import TAB, within
from tests.reading.test_source import EMPTY, EMPTY_ENTRY
from tests.reading.test_syntax import COLON, INDENTED

if TYPE_CHECKING:
    from tests.broken import Data


def no_id(field: str, file: str, word: str) -> str:
    """The sentence about a reference that leads nowhere."""
    return f"„{field}“ muss eine id aus {file}.yaml sein – „{word}“ gibt es dort nicht."


RENAMED = (
    " Wurde der Eintrag umbenannt? Dann schreiben Sie bei ihm „frueher: [gruenau-muehlbach]“, und hier steht seine "
    "neue id."
)


LEXIKON = "- id: lexikon\n  titel: Lexikon\n  herausgeber: Verlag\n  art: dritte\n  stand: 2018\n\n"
FERNE = (
    "- id: ferne\n  nummer: V\n  titel: Ferne\n  ziel: Weit weg\n  beschreibung: Weit weg.\n  piktogramm: stern\n"
    "  quelle: atlas\n\n"
)
RANDBERG = (
    "- id: randberg\n  name: Landkreis Randberg\n  kurzname: Randberg\n  sitz: Randstadt\n"
    "  kachel:\n    spalte: 3\n    zeile: 3\n  quelle: atlas\n\n"
)

BROKEN = [
    ("a misspelt field", "partners", "  website: https://jobagentur", "  websit: https://jobagentur", [
        "data/partners.yaml:4:3: „website“ fehlt. Adresse der Website.",
        "data/partners.yaml:13:11: Das Feld „websit“ gibt es hier nicht. Meinten Sie „website“?",
    ]),
    ("an unknown field", "zielgruppen", "  titel: Jugend\n", "  titel: Jugend\n  farbe: rot\n", [
        ("data/zielgruppen.yaml:11:10: Das Feld „farbe“ gibt es hier nicht. Möglich sind: id, titel, anrede, "
        "suchworte, frueher."),
    ]),
    ("an unknown field further in", "partners", "        plz: 00012\n", "        plz: 00012\n        land: Muster\n", [
        "data/partners.yaml:32:15: Das Feld „land“ gibt es hier nicht. Möglich sind: strasse, plz, ort.",
    ]),
    ("a missing field", "quellen", "  herausgeber: Verlag Landkarte\n", "", [
        "data/quellen.yaml:39:3: „herausgeber“ fehlt. Wer die Quelle veröffentlicht.",
    ]),
    ("a missing field further in", "partners", "        plz: 00012\n", "", [
        "data/partners.yaml:29:7: „plz“ fehlt. Postleitzahl: fünf Ziffern.",
    ]),
    ("a missing block", "landkreise", "  kachel:\n    spalte: 2\n    zeile: 1\n", "", [
        "data/landkreise.yaml:14:3: „kachel“ fehlt. Platz auf der schematischen Karte.",
    ]),
    ("a block where one number of two stands", "landkreise", "    spalte: 2\n    zeile: 1\n",
        "    spalte:\n    - 2\n    zeile: 1\n", [
        "data/landkreise.yaml:19:5: „spalte“ muss ein einfacher Wert in einer Zeile sein – hier steht eine Liste.",
    ]),
    ("a missing id", "projekte", "- id: wegzeichen\n  name: Wegzeichen\n", "- name: Wegzeichen\n", [
        "data/projekte.yaml:29:3: „id“ fehlt. Eindeutiges Kürzel des Projekts.",
    ]),
    ("an empty value", "partners", "zweck: Rathaus", "zweck:", [
        f"data/partners.yaml:134:13: „zweck“ {EMPTY}",
    ]),
    ("a text for a list", "partners", "gebiet: [musterberg]", "gebiet: musterberg", [
        (
            "data/partners.yaml:63:11: „gebiet“ muss eine Liste sein: je Eintrag eine Zeile, eingerückt, mit „- "
            "“ am Anfang – hier steht musterberg."
        ),
    ]),
    ("a list for a text", "zielgruppen", "titel: Jugend", "titel: [Jugend]", [
        "data/zielgruppen.yaml:10:3: „titel“ muss ein einfacher Wert in einer Zeile sein – hier steht eine Liste.",
    ]),
    ("a block for a text", "zielgruppen", "  titel: Jugend\n", "  titel:\n    kurz: Jugend\n", [
        (
            "data/zielgruppen.yaml:10:3: „titel“ muss ein einfacher Wert in einer Zeile sein – hier steht ein "
            "Block von Feldern."
        ),
    ]),
    ("a text for a block", "partners",
     "  rechtsform:\n    text: Anstalt des öffentlichen Rechts\n    quelle: mustergesetz\n",
     "  rechtsform: Anstalt\n", [
        "data/partners.yaml:18:15: „rechtsform“ muss aus Feldern bestehen (text, quelle) – hier steht Anstalt.",
    ]),
    ("a text for a block in a list", "projekte", "    - name: Ruderverein Seestadt", "    - Ruderverein Seestadt", [
        (
            "data/projekte.yaml:8:7: „traeger“ muss aus Feldern bestehen (partner, name) – hier steht "
            "Ruderverein Seestadt."
        ),
    ]),
    ("a text for a record", "chronik", "- datum: 2021\n", "- Freitext\n\n- datum: 2021\n", [
        (
            "data/chronik.yaml:9:3: Jeder Eintrag muss aus Feldern bestehen (datum, titel, text, quelle) – hier "
            "steht Freitext."
        ),
    ]),
    ("a date that does not exist", "projekte", "beginn: 2021-04-01", "beginn: 2021-04-31", [
        f"data/projekte.yaml:15:11: „beginn“ {DATE} – hier steht 2021-04-31.",
    ]),
    ("a date in another order", "partners", "bestaetigt: 2024-06-30", "bestaetigt: 30.06.2024", [
        f"data/partners.yaml:77:15: „bestaetigt“ {DATE} – hier steht 30.06.2024.",
    ]),
    ("a negative sum", "foerderung", "betrag: 1200", "betrag: -1200", [
        f"data/foerderung.yaml:13:11: „betrag“ {SUM} – hier steht -1200.",
    ]),
    ("sources of a remark that is not there", "foerderung", "  hinweis: Die Zusage galt", "  # Die Zusage galt", [
        "data/foerderung.yaml:11:3: Zu „hinweis_quellen“ fehlt „hinweis“.",
    ]),
    ("a sum with dots", "foerderung", "betrag: 250000", "betrag: 250.000", [
        f"data/foerderung.yaml:4:11: „betrag“ {SUM} – hier steht 250.000.",
    ]),
    ("a postcode that is too short", "partners", "plz: 00012", "plz: 0012", [
        f"data/partners.yaml:31:14: „plz“ {PLZ} – hier steht 0012.",
    ]),
    ("a slip in a fixed word", "projekte", "status: laufend", "status: laufent", [
        (
            "data/projekte.yaml:34:11: „status“ muss eines dieser Wörter sein: laufend, abgeschlossen, geplant, "
            "unbekannt – hier steht laufent. Meinten Sie „laufend“?"
        ),
    ]),
    ("a word that is not on the list", "quellen", "art: gesetz", "art: Roman", [
        (
            "data/quellen.yaml:13:8: „art“ muss eines dieser Wörter sein: vorlage, gesetz, eigene-seite, presse, "
            "dritte – hier steht Roman."
        ),
    ]),
    ("an address without https", "partners", "https://kreis.example.org", "www.kreis.example.org", [
        f"data/partners.yaml:88:12: „website“ {ADDRESS} – hier steht www.kreis.example.org.",
    ]),
    ("no e-mail address", "allianz", "website@kammer.example.org", "website(at)kammer.example.org", [
        f"data/allianz.yaml:45:10: „email“ {MAIL} – hier steht website(at)kammer.example.org.",
    ]),
    ("markup in a text", "handlungsfelder", "Neue Leute willkommen", "Neue <b>Leute</b> willkommen", [
        f"data/handlungsfelder.yaml:26:9: „ziel“ {TAGS} – hier steht Neue <b>Leute</b> willkommen heißen.",
    ]),
    ("an Arabic number", "handlungsfelder", "nummer: III", "nummer: 3", [
        f"data/handlungsfelder.yaml:24:11: „nummer“ {ROMAN} – hier steht 3.",
    ]),
    ("a tile outside the map", "landkreise", "spalte: 2", "spalte: 0", [
        f"data/landkreise.yaml:19:13: „spalte“ {NUMBER} – hier steht 0.",
    ]),
    ("an unknown pictogram", "handlungsfelder", "piktogramm: globus", "piktogramm: globuss", [
        (
            "data/handlungsfelder.yaml:28:15: „piktogramm“ muss eines dieser Wörter sein: abschluss, lernen, "
            "erfahrung, familie, stern, menschen, betrieb, haus, werkzeug, globus, gesundheit, digital – hier "
            "steht globuss. Meinten Sie „globus“?"
        ),
    ]),
    ("a capital in an id", "landkreise", "id: gruenau-muehlbach", "id: Gruenau", [
        f"data/landkreise.yaml:24:7: „id“ {ID} – hier steht Gruenau.",
        f"data/partners.yaml:160:12: {no_id('gebiet', 'landkreise', 'gruenau-muehlbach')}{RENAMED}",
        f"data/angebote.yaml:189:43: {no_id('landkreise', 'landkreise', 'gruenau-muehlbach')}{RENAMED}",
        f"data/projekte.yaml:52:16: {no_id('landkreise', 'landkreise', 'gruenau-muehlbach')}{RENAMED}",
        f"data/projekte.yaml:71:16: {no_id('landkreise', 'landkreise', 'gruenau-muehlbach')}{RENAMED}",
    ]),
    ("an id that the site needs itself", "projekte", "id: wegzeichen", "id: index", [
        (
            "data/projekte.yaml:29:7: „id“ darf nicht index heißen, dieses Wort braucht die Website selbst – "
            "hier steht index."
        ),
    ]),
    ("a source without a date", "quellen", "stand: unbekannt", "stand: ohne Datum", [
        f"data/quellen.yaml:28:10: „stand“ {DATE_OR_UNKNOWN} – hier steht ohne Datum.",
    ]),
    ("an unknown source", "chronik",
     "tritt bei.\n  quelle: musterblatt-2024\n\n- datum: 2021-04",
     "tritt bei.\n  quelle: musterblatt-2042\n\n- datum: 2021-04", [
        f"data/chronik.yaml:12:11: {no_id('quelle', 'quellen', 'musterblatt-2042')}",
    ]),
    ("a source like none", "chronik", "hochschule-kurse\n  handlungsfeld", "xyz\n  handlungsfeld", [
        f"data/chronik.yaml:17:11: {no_id('quelle', 'quellen', 'xyz')}",
    ]),
    ("an unknown Landkreis", "partners", "gebiet: [musterberg, beispielsee]", "gebiet: [musterberg, beispielse]", [
        f"data/partners.yaml:21:24: {no_id('gebiet', 'landkreise', 'beispielse')} Meinten Sie „beispielsee“?",
    ]),
    ("an unknown partner", "allianz", "partner: wirtschaftskammer-musterberg", "partner: wirtschaftskammer", [
        (
            f"data/allianz.yaml:24:12: {no_id('partner', 'partners', 'wirtschaftskammer')} Meinten Sie "
            "„wirtschaftskammer-musterberg“?"
        ),
    ]),
    ("an unknown Zielgruppe", "angebote", "zielgruppen: [eltern, firmen]", "zielgruppen: [eltern, wolken]", [
        f"data/angebote.yaml:149:25: {no_id('zielgruppen', 'zielgruppen', 'wolken')}",
    ]),
    ("an unknown Handlungsfeld", "projekte", "handlungsfeld: aufstieg", "handlungsfeld: ausstieg", [
        f"data/projekte.yaml:11:18: {no_id('handlungsfeld', 'handlungsfelder', 'ausstieg')} Meinten Sie „aufstieg“?",
    ]),
    ("the word for no Handlungsfeld misspelt", "projekte",
     "handlungsfeld: uebergreifend",
     "handlungsfeld: übergreifend", [
        (
            f"data/projekte.yaml:35:18: {no_id('handlungsfeld', 'handlungsfelder', 'übergreifend')} Meinten Sie "
            "„uebergreifend“?"
        ),
    ]),
    ("an id twice in a list", "partners",
     "gebiet: [musterberg, beispielsee]",
     "gebiet: [musterberg, beispielsee, musterberg]", [
        "data/partners.yaml:21:37: „musterberg“ steht in „gebiet“ zweimal. Löschen Sie eines davon.",
    ]),
    ("an id twice in a list of a block", "angebote",
     "    zeiten: Di/Do 9–12 Uhr\n  kosten: kostenfrei\n",
     "    zeiten: Di/Do 9–12 Uhr\n    fuer: [firmen, firmen]\n  kosten: kostenfrei\n", [
        "data/angebote.yaml:34:20: „firmen“ steht in „fuer“ zweimal. Löschen Sie eines davon.",
    ]),
    ("an unknown id twice in a list", "projekte", "quellen: [hochschule-kurse]", "quellen: [nirgends, nirgends]", [
        f"data/projekte.yaml:14:13: {no_id('quellen', 'quellen', 'nirgends')}",
        f"data/projekte.yaml:14:23: {no_id('quellen', 'quellen', 'nirgends')}",
    ]),
    ("an id twice", "projekte", "- id: wegzeichen", "- id: lernboot", [
        "data/projekte.yaml:29:7: „lernboot“ steht schon in Zeile 4. „id“ muss eindeutig sein.",
    ]),
    ("a partner's name twice", "partners", "  name: Seehochschule Musterland", "  name: Jobagentur Musterland", [
        "data/partners.yaml:101:9: „Jobagentur Musterland“ steht schon in Zeile 5. „name“ muss eindeutig sein.",
    ]),
    *((f"a name that looks the same: {name}", "partners", "  name: Seehochschule Musterland", f"  name: {name}", [
        f"data/partners.yaml:101:9: „{name}“ sieht genauso aus wie der Wert in Zeile 5. „name“ muss eindeutig sein.",
    ]) for name in ("jobagentur musterland", "Jоbagentur Мusterland", "Ｊobagentur Musterland")),
    ("a partner's short name twice", "partners", "kurzname: Seehochschule", "kurzname: Jobagentur", [
        "data/partners.yaml:102:13: „Jobagentur“ steht schon in Zeile 6. „kurzname“ muss eindeutig sein.",
    ]),
    ("a website twice", "partners", "https://kreis.example.org", "https://kammer.example.org", [
        (
            "data/partners.yaml:88:12: „https://kammer.example.org“ steht schon in Zeile 55. „website“ muss "
            "eindeutig sein."
        ),
    ]),
    ("a source's address twice", "quellen",
     "https://hochschule.example.com/kurse",
     "https://gesetze.example.com/muster", [
        (
            "data/quellen.yaml:37:8: „https://gesetze.example.com/muster“ steht schon in Zeile 15. „url“ muss "
            "eindeutig sein."
        ),
    ]),
    ("a Landkreis twice", "landkreise", "name: Landkreis Beispielsee", "name: Landkreis Musterberg", [
        "data/landkreise.yaml:15:9: „Landkreis Musterberg“ steht schon in Zeile 5. „name“ muss eindeutig sein.",
    ]),
    ("a Handlungsfeld's number twice", "handlungsfelder", "nummer: III", "nummer: II", [
        "data/handlungsfelder.yaml:24:11: „II“ steht schon in Zeile 14. „nummer“ muss eindeutig sein.",
    ]),
    ("a Handlungsfeld's title twice", "handlungsfelder", "titel: Ankunft", "titel: Aufstieg", [
        "data/handlungsfelder.yaml:25:10: „Aufstieg“ steht schon in Zeile 15. „titel“ muss eindeutig sein.",
    ]),
    ("a Zielgruppe's title twice", "zielgruppen", "titel: Zugezogene", "titel: Jugend", [
        "data/zielgruppen.yaml:14:10: „Jugend“ steht schon in Zeile 10. „titel“ muss eindeutig sein.",
    ]),
    ("a project's name twice", "projekte", "name: Wegzeichen", "name: Lernboot", [
        "data/projekte.yaml:30:9: „Lernboot“ steht schon in Zeile 5. „name“ muss eindeutig sein.",
    ]),
    ("a field twice", "quellen", "  stand: 2018\n", "  stand: 2018\n  stand: 2019\n", [
        "data/quellen.yaml:44:3: „stand“ steht zweimal im selben Eintrag, zuerst in Zeile 43. Löschen Sie eines.",
    ]),
    ("a source that nothing uses", "quellen",
     "- id: atlas\n",
     LEXIKON + "- id: atlas\n", [
        (
            "data/quellen.yaml:39:7: Die Quelle „lexikon“ wird nirgends verwendet. Löschen Sie sie oder nennen "
            "Sie sie bei einer Angabe."
        ),
    ]),
    ("a Landkreis that nobody serves", "landkreise",
     "- id: beispielsee\n",
     RANDBERG + "- id: beispielsee\n", [
        (
            "data/landkreise.yaml:14:7: Für „randberg“ ist kein Partner zuständig. Tragen Sie den Landkreis bei "
            "einem Partner als „gebiet“ ein."
        ),
        (
            "data/landkreise.yaml:14:7: Zu „randberg“ fehlt „ags“, der amtliche Schlüssel: Ohne ihn fehlen Orte und "
            "Grenzen."
        ),
    ]),
    ("a Handlungsfeld without an offer", "handlungsfelder", "- id: ausgleich\n", FERNE + "- id: ausgleich\n", [
        (
            "data/handlungsfelder.yaml:31:7: Im Handlungsfeld „ferne“ gibt es kein Angebot. Tragen Sie mindestens "
            "eines ein."
        ),
    ]),
    ("a Zielgruppe that nobody serves", "zielgruppen", "- id: jugend\n",
     "- id: ferne\n  titel: Ferne\n  anrede: Ich bin fern\n\n- id: jugend\n", [
        (
            "data/zielgruppen.yaml:9:7: Für die Zielgruppe „ferne“ gibt es kein Angebot. Tragen Sie sie in "
            "angebote.yaml bei einem ein."
        ),
    ]),
    ("a Handlungsfeld named like none", "handlungsfelder", "- id: ausgleich\n",
     FERNE.replace("ferne", "uebergreifend") + "- id: ausgleich\n", [
        "data/handlungsfelder.yaml:31:7: Das Wort „uebergreifend“ ist vergeben. Wählen Sie eine andere id.",
    ]),
    ("a territory without a source", "partners", "  gebiet_quelle: atlas\n", "", [
        "data/partners.yaml:93:3: Zu „gebiet“ fehlt „gebiet_quelle“: Nennen Sie die id der Quelle.",
    ]),
    ("a source without a territory", "partners", "  quellen: [rundfunk-2023]\n\n- id: seekammer",
     "  quellen: [rundfunk-2023]\n  gebiet_quelle: atlas\n\n- id: seekammer", [
        "data/partners.yaml:192:18: Zu „gebiet_quelle“ fehlt „gebiet“. Tragen Sie die Landkreise ein.",
    ]),
    ("a Träger that is partner and name", "projekte",
     "    - partner: seehochschule\n    - name:",
     "    - partner: seehochschule\n      name:", [
        "data/projekte.yaml:7:7: Ein Träger braucht entweder „partner“ oder „name“, nicht beides.",
    ]),
    ("an end before the beginning", "projekte", "ende: 2022-03", "ende: 2021-03", [
        "data/projekte.yaml:16:9: „ende“ liegt vor „beginn“ – hier steht 2021-03, dort 2021-04-01.",
    ]),
    ("an end in the year before", "projekte", "ende: 2022-03", "ende: 2020", [
        "data/projekte.yaml:16:9: „ende“ liegt vor „beginn“ – hier steht 2020, dort 2021-04-01.",
    ]),
    ("a Handlungsfeld without who assigned it", "chronik", "  zuordnung: quelle\n", "", [
        "data/chronik.yaml:18:18: Zu „handlungsfeld“ fehlt „zuordnung“.",
    ]),
    ("an assignment without a Handlungsfeld", "chronik", "  handlungsfeld: aufstieg\n", "", [
        "data/chronik.yaml:18:14: Zu „zuordnung“ fehlt „handlungsfeld“.",
    ]),
    ("two tiles on one place", "landkreise", "spalte: 2\n    zeile: 1", "spalte: 1\n    zeile: 2", [
        "data/landkreise.yaml:18:3: Auf diesem Platz der Karte liegt schon „musterberg“ (Zeile 8).",
    ]),
    ("a comment behind a text", "partners", "strasse: Amtsgasse 12", "strasse: Amtsgasse 12 # hinten", [
        (
            "data/partners.yaml:30:30: „# hinten“ gilt in YAML als Kommentar und geht verloren. Setzen Sie den "
            "ganzen Text in Anführungszeichen oder den Kommentar in eine eigene Zeile."
        ),
    ]),
    ("an anchor", "partners", "ort: Übersee", "ort: &ort Übersee", [
        (
            "data/partners.yaml:176:10: „&ort“ ist in YAML eine Marke und hier nicht erlaubt. Löschen Sie sie "
            "oder setzen Sie den Wert in Anführungszeichen."
        ),
    ]),
    ("a colon in a text", "handlungsfelder",
     'ziel: "Dazulernen: ein Leben lang"',
     "ziel: Dazulernen: ein Leben lang", [
        f"data/handlungsfelder.yaml:16:19: {COLON}",
    ]),
    ("a line too far in", "quellen", "  herausgeber: Musterblatt\n", "   herausgeber: Musterblatt\n", [
        f"data/quellen.yaml:19:4: {INDENTED}",
    ]),
    ("a tab", "zielgruppen", "  anrede: Ich bin", "\tanrede: Ich bin", [
        f"data/zielgruppen.yaml:15:1: {within('▸anrede:', TAB)}",
    ]),
    ("an empty block", "projekte", "    - name: Ruderverein Seestadt", "    - {}", [
        f"data/projekte.yaml:8:7: {EMPTY_ENTRY}",
    ]),
]  # fmt: skip
"""What is broken, in which file, the text that stands there exactly once, what replaces it, what is said about it."""


@pytest.mark.parametrize(
    ("file", "old", "new", "messages"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_broken_data_are_refused_with_the_place_and_the_cure(
    data: Data, file: str, old: str, new: str, messages: list[str]
) -> None:
    """Each mistake is said once, in German, where it stands; nothing else is said."""
    data.replace(file, old, new)
    assert data.messages() == messages


def test_the_second_alliance_is_in_order(data: Data) -> None:
    """What the table breaks was whole before."""
    assert data.messages() == []


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("einsteig", " Meinten Sie „einstieg“?"),
        ("austieg", " Meinten Sie „aufstieg“?"),
        ("xyz", ""),
        ("", ""),
        ("einstieg" * 1000, ""),
    ],
)
def test_a_slip_is_answered_with_the_nearest_word(word: str, hint: str) -> None:
    """Only a word that is near is proposed."""
    assert nearest(word, ["aufstieg", "einstieg", "ankunft"]) == hint
