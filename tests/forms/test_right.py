"""Forms that become a change, line by line."""

from __future__ import annotations

import html
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from allianz.forms.answering import answer, answer_file
from allianz.forms.asking import TEXT
from allianz.model.dataset import load
from allianz.model.files import FILES
from tests.filled import DAY, body, event, fill, form, written
from tests.forms.filling import (
    CHANGE,
    CONFIRM,
    EVENT,
    LAW,
    LEAVES,
    OFFER,
    OFFER_CHANGES,
    OFFER_ENDS,
    PARTNER,
    PROJECT,
    PROJECT_CHANGES,
    PROJECT_ENDS,
    SOURCE_CHANGES,
    SUM,
    changes,
    texts,
)

if TYPE_CHECKING:
    from tests.broken import Data

RIGHT: dict[str, tuple[str, dict[str, str], dict[str, list[str]]]] = {
    "one value of a partner": (
        CHANGE,
        {"partner": "Jobagentur", "website": "https://neu.example.org"},
        {"partners": ["-  website: https://jobagentur.example.org", "+  website: https://neu.example.org"]},
    ),
    "a value with YAML in it": (
        CHANGE,
        {"partner": "Seehochschule", "gebiet_hinweis": "Für alle: # & *jeden* [hier] {da} 'so' \"so\" | % @ `x`"},
        {
            "partners": [
                "-  gebiet_hinweis: Die Hochschule ist für alle da, wo immer sie wohnen.",
                '+  gebiet_hinweis: "Für alle: # & *jeden* [hier] {da} \'so\' \\"so\\" | % @ `x`"',
            ]
        },
    ),
    "shell and workflow syntax is text": (
        CHANGE,
        {"partner": "Seehochschule", "gebiet_hinweis": "${{ secrets.X }} $(rm -rf /) `id`; exit 1"},
        {
            "partners": [
                "-  gebiet_hinweis: Die Hochschule ist für alle da, wo immer sie wohnen.",
                "+  gebiet_hinweis: ${{ secrets.X }} $(rm -rf /) `id`; exit 1",
            ]
        },
    ),
    "the second contact by its purpose": (
        CHANGE,
        {
            "partner": "Jobagentur",
            "plz": "00034",
            "zweck": "Für Firmen: Nebenstelle",
            "kontakt_belegt": "2024",
            "quelle": LAW,
        },
        {
            "partners": [
                "-      belegt: 2020",
                "-      quelle: jobagentur-kontakt",
                "+      belegt: 2024",
                "+      quelle: mustergesetz",
                "-        plz: 00033",
                '+        plz: "00034"',
            ]
        },
    ),
    "a date as offices write it": (
        EVENT,
        {"ereignis": "Gründung (2020-02-29)", "datum": "01.03.2020", "quelle": LAW},
        {
            "chronik": [
                "-- datum: 2020-02-29",
                "+- datum: 2020-03-01",
                "-  quelle: gruendungspapier",
                "+  quelle: mustergesetz",
            ]
        },
    ),
    "a month as offices write it": (
        CHANGE,
        {
            "partner": "Kreis Weitfeld",
            "telefon": "01234 99-0",
            "kontakt_belegt": "07.2023",
            "quelle": "Willkommen in Weitfeld (weitfeld-willkommen)",
        },
        {"partners": ["+      telefon: 01234 99-0"]},
    ),
    "the only contact without its purpose": (
        CHANGE,
        {
            "partner": "Kreis Weitfeld",
            "telefon": "01234 99-0",
            "kontakt_belegt": "2023-07",
            "quelle": "Willkommen in Weitfeld (weitfeld-willkommen)",
        },
        {"partners": ["+      telefon: 01234 99-0"]},
    ),
    "a further contact": (
        CHANGE,
        {
            "partner": "Jobagentur",
            "zweck": "Für Eltern: Familienbüro",
            "telefon": "01234 5678",
            "strasse": "Weg 1",
            "plz": "12345",
            "anschrift_ort": "Seestadt",
            "zeiten": "Mo–Mi/Fr 9–12 Uhr",
            "fuer": "Eltern",
            "kontakt_landkreise": "Landkreis Musterberg, Landkreis Beispielsee",
            "kontakt_belegt": "2024",
            "quelle": LAW,
        },
        {
            "partners": [
                '+    - zweck: "Für Eltern: Familienbüro"',
                "+      telefon: 01234 5678",
                "+      anschrift:",
                "+        strasse: Weg 1",
                "+        plz: 12345",
                "+        ort: Seestadt",
                "+      zeiten: Mo–Mi/Fr 9–12 Uhr",
                "+      fuer: [eltern]",
                "+      landkreise: [musterberg, beispielsee]",
                "+      belegt: 2024",
                "+      quelle: mustergesetz",
            ]
        },
    ),
    "a first contact": (
        CHANGE,
        {
            "partner": "Seehochschule",
            "zweck": "Studienberatung",
            "email": "studium@hochschule.example.com",
            "formular": "https://hochschule.example.com/termin",
            "kontakt_belegt": "2021",
            "quelle": LAW,
        },
        {
            "partners": [
                "+  kontakte:",
                "+    - zweck: Studienberatung",
                "+      email: studium@hochschule.example.com",
                "+      formular: https://hochschule.example.com/termin",
                "+      belegt: 2021",
                "+      quelle: mustergesetz",
            ]
        },
    ),
    "a hint that keeps its date line": (
        CHANGE,
        {
            "partner": "Wirtschaftskammer",
            "hinweis": "Die Kammer ist umgezogen.",
            "hinweis_stand": "2024-05",
            "quelle": "Bericht: Vier Jahre Bündnis (musterblatt-2024)",
        },
        {"partners": ["-    text: Die Kammer zieht im Sommer um.", "+    text: Die Kammer ist umgezogen."]},
    ),
    "what falls away": (
        CHANGE,
        {"partner": "Wirtschaftskammer", "entfaellt": "Hinweis, alle Suchworte"},
        {
            "partners": [
                "-  hinweis:",
                "-    text: Die Kammer zieht im Sommer um.",
                "-    stand: 2024-05",
                "-    quelle: musterblatt-2024",
                "-  suchworte: [WK]",
            ]
        },
    ),
    "a source that nothing rests on any more goes, too": (
        CHANGE,
        {"partner": "Seehochschule", "entfaellt": "der oben genannte Kontakt", "zweck": "Studienberatung"},
        {
            "partners": [
                "-  kontakte:",
                "-    - zweck: Studienberatung",
                "-      belegt: 2024",
                "-      quelle: studienblatt-2024",
                "-      telefon: 01234 4321",
            ],
            "quellen": [
                "-- id: studienblatt-2024",
                "-  titel: Studienblatt",
                "-  herausgeber: Seehochschule Musterland",
                "-  art: eigene-seite",
                "-  stand: 2024",
                "-",
            ],
        },
    ),
    "one of two contacts falls away": (
        CHANGE,
        {"partner": "Jobagentur", "entfaellt": "der oben genannte Kontakt", "zweck": "Für Firmen: Nebenstelle"},
        {
            "partners": [
                '-    - zweck: "Für Firmen: Nebenstelle"',
                "-      belegt: 2020",
                "-      quelle: jobagentur-kontakt",
                "-      formular: https://jobagentur.example.org/termin",
                "-      anschrift:",
                "-        strasse: Seeufer 3 a",
                "-        plz: 00033",
                "-        ort: Seestadt",
                "-      fuer: [firmen]",
                "-      landkreise: [beispielsee]",
                "-      hinweis: Ob es die Nebenstelle noch gibt, steht auf der Website.",
            ]
        },
    ),
    "an offer": (
        OFFER_CHANGES,
        {
            "angebot": "Rat zur Berufswahl",
            "text": "Sie bekommen Rat, auch am Abend.",
            "kosten": "kostenfrei",
            "belegt": "2024-04",
            "quelle": "Bericht: Vier Jahre Bündnis (musterblatt-2024)",
        },
        {
            "angebote": [
                "-  text: Sie bekommen Rat zu Ihrer Berufswahl.",
                "+  text: Sie bekommen Rat, auch am Abend.",
                "-  belegt: 2024-03",
                "-  quellen: [mustergesetz, jobagentur-kontakt]",
                "+  belegt: 2024-04",
                "+  quellen: [mustergesetz, jobagentur-kontakt, musterblatt-2024]",
                "+  kosten: kostenfrei",
            ]
        },
    ),
    "an offer ends": (
        OFFER_ENDS,
        {
            "angebot": "Kurse neben dem Beruf",
            "bis": "2024-03",
            "belegt": "2024-03",
            "quelle": "Sendung über das Bündnis (rundfunk-2023)",
        },
        {
            "angebote": [
                "-  belegt: 2021",
                "-  quellen: [hochschule-kurse]",
                "+  belegt: 2024-03",
                "+  quellen: [hochschule-kurse, rundfunk-2023]",
                "+  bis: 2024-03",
            ]
        },
    ),
    "words with CRLF": (
        CHANGE,
        {"partner": "Seehochschule", "suchworte": "- Uni\r\n\r\n- FH: Seestadt\r\n"},
        {"partners": ["+  suchworte:", "+    - Uni", '+    - "FH: Seestadt"']},
    ),
    "words come to those that there are": (
        CHANGE,
        {"partner": "Wirtschaftskammer", "suchworte": "Kammer\nWK"},
        {"partners": ["-  suchworte: [WK]", "+  suchworte:", "+    - WK", "+    - Kammer"]},
    ),
    "a new source": (
        CHANGE,
        {
            "partner": "Seehochschule",
            "ort": "Musterberg",
            "quelle_titel": "Impressum",
            "quelle_herausgeber": "Böhme & Söhne",
            "quelle_art": "Seite derer, um die es geht",
            "quelle_stand": "2026-02",
        },
        {
            "partners": [
                "-    ort: Seestadt",
                "-    quelle: hochschule-kurse",
                "+    ort: Musterberg",
                "+    quelle: boehme-soehne-2026",
            ],
            "quellen": [
                "+- id: boehme-soehne-2026",
                "+  titel: Impressum",
                "+  herausgeber: Böhme & Söhne",
                "+  art: eigene-seite",
                "+  stand: 2026-02",
                "+",
            ],
        },
    ),
    "a source for what needs none is kept with the partner": (
        CHANGE,
        {"partner": "Seehochschule", "kurzname": "SHS", "quelle": LAW},
        {"partners": ["-  kurzname: Seehochschule", "+  kurzname: SHS"]},
    ),
    "a first confirmation": (
        CONFIRM,
        {"partner": "Seehochschule", "bestaetigt": "ja"},
        {"partners": [f"+  bestaetigt: {DAY}"]},
    ),
    "a confirmation anew": (
        CONFIRM,
        {"partner": "Wirtschaftskammer", "bestaetigt": "ja"},
        {"partners": ["-  bestaetigt: 2024-06-30", f"+  bestaetigt: {DAY}"]},
    ),
    "a new partner": (
        PARTNER,
        {
            "name": "Verein Übergang",
            "kurzname": "Übergang",
            "art": "alles andere",
            "mitglied_art": "ist später beigetreten",
            "seit": "2025",
            "zuordnung": "Die Quelle sagt es selbst",
            "ort": "Seestadt",
            "website": "https://uebergang.example.org",
            "quelle": LAW,
            "gebiet": "Landkreis Beispielsee, Landkreis Musterberg",
            "zweck": "Büro",
            "telefon": "01234 321-0",
            "kontakt_belegt": "2024-05",
        },
        {
            "partners": [
                "+",
                "+- id: uebergang",
                "+  name: Verein Übergang",
                "+  kurzname: Übergang",
                "+  art: sonstige",
                "+  mitglied:",
                "+    art: beitritt",
                "+    seit: 2025",
                "+    quelle: mustergesetz",
                "+    zuordnung: quelle",
                "+  website: https://uebergang.example.org",
                "+  quellen: [mustergesetz]",
                "+  sitz:",
                "+    ort: Seestadt",
                "+    quelle: mustergesetz",
                "+  gebiet: [beispielsee, musterberg]",
                "+  gebiet_quelle: mustergesetz",
                "+  kontakte:",
                "+    - zweck: Büro",
                "+      telefon: 01234 321-0",
                "+      belegt: 2024-05",
                "+      quelle: mustergesetz",
            ]
        },
    ),
    "one line of a contact falls away, and its address as a whole": (
        CHANGE,
        {
            "partner": "Jobagentur",
            "zweck": "Für Firmen: Nebenstelle",
            "entfaellt": "Kontakt: Anschrift, Kontakt: Hinweis",
            "kontakt_belegt": "2024",
            "quelle": LAW,
        },
        {
            "partners": [
                "-      belegt: 2020",
                "-      quelle: jobagentur-kontakt",
                "+      belegt: 2024",
                "+      quelle: mustergesetz",
                "-      anschrift:",
                "-        strasse: Seeufer 3 a",
                "-        plz: 00033",
                "-        ort: Seestadt",
                "-      hinweis: Ob es die Nebenstelle noch gibt, steht auf der Website.",
            ]
        },
    ),
    "a change that confirms the rest": (
        CHANGE,
        {"partner": "Seehochschule", "kurzname": "SHS", "bestaetigt": "ja"},
        {"partners": ["-  kurzname: Seehochschule", "+  kurzname: SHS", f"+  bestaetigt: {DAY}"]},
    ),
    "a partner leaves, others go on with its offers": (
        LEAVES,
        {
            "partner": "Wirtschaftsförderung Grünau-Mühlbach",
            "bis": "2024-05",
            "nachfolge": "Seehochschule, Kreis Weitfeld",
            "angebote": "Die Nachfolge macht sie weiter",
            "hinweis": "Die Gesellschaft ist aufgelöst.",
            "hinweis_stand": "2024-05",
            "quelle": LAW,
        },
        {
            "partners": [
                "+    bis: 2024-05",
                "-  quellen: [rundfunk-2023]",
                "+  quellen: [rundfunk-2023, mustergesetz]",
                "+  nachfolge: [seehochschule, landkreis-weitfeld]",
                "+  hinweis:",
                "+    text: Die Gesellschaft ist aufgelöst.",
                "+    stand: 2024-05",
                "+    quelle: mustergesetz",
            ],
            "angebote": [
                "+    - partner: seehochschule",
                "-    - partner: wirtschaftsfoerderung-gruenau-muehlbach",
                "-    - partner: wirtschaftsfoerderung-gruenau-muehlbach",
                "+    - partner: seehochschule",
                "+    - partner: landkreis-weitfeld",
            ],
        },
    ),
    "a partner leaves with its contacts and offers": (
        LEAVES,
        {"partner": "Kreis Weitfeld", "bis": "2024-05", "quelle": LAW},
        {
            "partners": [
                "+    bis: 2024-05",
                "-  quellen: [weitfeld-willkommen]",
                "+  quellen: [weitfeld-willkommen, mustergesetz]",
                "-  kontakte:",
                "-    - zweck: Rathaus",
                "-      belegt: 2023-07",
                "-      quelle: weitfeld-willkommen",
                "-      email: info@weitfeld.example.org",
                "-      anschrift:",
                "-        strasse: Am Rain 1",
                "-        plz: 00044",
                "-        ort: Weitfeld",
            ],
            "angebote": [
                "-    - partner: landkreis-weitfeld",
                "+  bis: 2024-05",
            ],
        },
    ),
    "others give an offer, in other words": (
        OFFER_CHANGES,
        {
            "angebot": "Teestube am Hafen",
            "anbieter_partner": "Kreis Weitfeld",
            "anbieter_name": "Hafenverein",
            "entfaellt": "Reichweite",
            "belegt": "2024-05",
            "quelle": LAW,
        },
        {
            "angebote": [
                "-    - name: Hafenverein, Seestadt",
                "+    - partner: landkreis-weitfeld",
                "+    - name: Hafenverein",
                "-  belegt: 2024-05-01",
                "-  quellen: [musterblatt-2024]",
                "-  reichweite: land",
                "+  belegt: 2024-05",
                "+  quellen: [musterblatt-2024, mustergesetz]",
            ]
        },
    ),
    "a project, one of its sums and who carries it": (
        PROJECT_CHANGES,
        {
            "projekt": "Lernboot",
            "traeger_name": "Segelverein",
            "entfaellt": "alle Träger, die keine Partner sind",
            "mass": "Spenden",
            "betrag": "7000",
            "belegt": "2024",
            "quelle": LAW,
        },
        {
            "projekte": [
                "-    - name: Ruderverein Seestadt",
                "+    - name: Segelverein",
                "-  belegt: 2021",
                "-  quellen: [hochschule-kurse]",
                "+  belegt: 2024",
                "+  quellen: [hochschule-kurse, mustergesetz]",
                "-    - betrag: 5000",
                "+    - betrag: 7000",
                "-      quelle: musterblatt-2024",
                "+      quelle: mustergesetz",
            ]
        },
    ),
    "a project ends": (
        PROJECT_ENDS,
        {"projekt": "Wegzeichen", "ende": "2024-05", "belegt": "2024-05-01", "quelle": LAW},
        {
            "projekte": [
                "-  status: laufend",
                "+  status: abgeschlossen",
                "-  quellen: [musterblatt-2024]",
                "+  quellen: [musterblatt-2024, mustergesetz]",
                "+  ende: 2024-05",
            ]
        },
    ),
    "a new event, at its place in time": (
        EVENT,
        {"datum": "2021-02", "titel": "Erstes Treffen", "text": "Der Runde Tisch tagt.", "quelle": LAW},
        {
            "chronik": [
                "+",
                "+- datum: 2021-02",
                "+  titel: Erstes Treffen",
                "+  text: Der Runde Tisch tagt.",
                "+  quelle: mustergesetz",
            ]
        },
    ),
    "an event changes": (
        EVENT,
        {"ereignis": "Gründung (2020-02-29)", "text": "Drei Stellen gründen das Bündnis.", "quelle": LAW},
        {
            "chronik": [
                "-  text: Zwei Stellen gründen das Bündnis Musterland.",
                "-  quelle: gruendungspapier",
                "+  text: Drei Stellen gründen das Bündnis.",
                "+  quelle: mustergesetz",
            ]
        },
    ),
    "a new sum": (
        SUM,
        {"mass": "Spenden", "betrag": "100", "zeitraum": "2024", "stand": "2024", "quelle": LAW},
        {
            "foerderung": [
                "+",
                "+- betrag: 100",
                "+  mass: Spenden",
                "+  zeitraum: 2024",
                "+  stand: 2024",
                "+  quelle: mustergesetz",
            ]
        },
    ),
    "a sum changes": (
        SUM,
        {"summe": "Beitrag je Partner und Jahr, jährlich (1200 Euro)", "betrag": "1500", "quelle": LAW},
        {
            "foerderung": [
                "-- betrag: 1200",
                "+- betrag: 1500",
                "-  quelle: gruendungspapier",
                "+  quelle: mustergesetz",
            ]
        },
    ),
    "a source changes": (
        SOURCE_CHANGES,
        {"gemeint": "Kontaktseite der Jobagentur (jobagentur-kontakt)", "stand": "2024-05", "entfaellt": "Hinweis"},
        {
            "quellen": [
                "-  stand: unbekannt",
                "+  stand: 2024-05",
                "-  hinweis: Seite ohne Datum",
            ]
        },
    ),
    "a new offer": (
        OFFER,
        {
            "titel": "Sprachcafé am See",
            "text": "Sie üben Deutsch bei Kaffee.",
            "anbieter_partner": "Seehochschule",
            "anbieter_name": "Café, Seestadt",
            "anbieter_website": "https://cafe.example.org",
            "handlungsfelder": "Ankunft, Aufstieg",
            "zielgruppen": "Zugezogene",
            "landkreise": "Landkreis Beispielsee",
            "reichweite": "im ganzen Bundesland",
            "kosten": "kostenfrei",
            "sprachen": "Englisch\nArabisch",
            "zuordnung": "Die Redaktion hat es so zugeordnet",
            "zweck": "Kommen Sie vorbei",
            "anschrift_ort": "Seestadt",
            "strasse": "Seeufer 4",
            "plz": "12345",
            "belegt": "2024-05",
            "quelle": LAW,
        },
        {
            "angebote": [
                "+",
                "+- id: sprachcafe-am-see",
                "+  titel: Sprachcafé am See",
                "+  text: Sie üben Deutsch bei Kaffee.",
                "+  anbieter:",
                "+    - partner: seehochschule",
                "+    - name: Café, Seestadt",
                "+      website: https://cafe.example.org",
                "+  handlungsfelder: [ankunft, aufstieg]",
                "+  zielgruppen: [zugezogene]",
                "+  belegt: 2024-05",
                "+  quellen: [mustergesetz]",
                "+  landkreise: [beispielsee]",
                "+  reichweite: land",
                "+  kontakt:",
                "+    zweck: Kommen Sie vorbei",
                "+    anschrift:",
                "+      strasse: Seeufer 4",
                "+      plz: 12345",
                "+      ort: Seestadt",
                "+    belegt: 2024-05",
                "+    quelle: mustergesetz",
                "+  kosten: kostenfrei",
                "+  sprachen:",
                "+    - Englisch",
                "+    - Arabisch",
                "+  zuordnung: redaktion",
            ]
        },
    ),
    "a new project": (
        PROJECT,
        {
            "name": "Brücke",
            "traeger_partner": "Seehochschule",
            "traeger_name": "Verein A, B",
            "status": "läuft",
            "beschreibung": "Brücken bauen",
            "handlungsfeld": "Ankunft",
            "betrag": "1000",
            "mass": "Mittel des Kreises",
            "zuordnung": "Die Redaktion hat es so zugeordnet",
            "belegt": "2024-05",
            "quelle": LAW,
            "beginn": "2026",
        },
        {
            "projekte": [
                "+",
                "+- id: bruecke",
                "+  name: Brücke",
                "+  traeger:",
                "+    - partner: seehochschule",
                "+    - name: Verein A, B",
                "+  beschreibung: Brücken bauen",
                "+  status: laufend",
                "+  handlungsfeld: ankunft",
                "+  zuordnung: redaktion",
                "+  belegt: 2024-05",
                "+  quellen: [mustergesetz]",
                "+  beginn: 2026",
                "+  foerderung:",
                "+    - betrag: 1000",
                "+      mass: Mittel des Kreises",
                "+      quelle: mustergesetz",
            ]
        },
    ),
}

_STUDIES = """- id: studienblatt-2024
  titel: Studienblatt
  herausgeber: Seehochschule Musterland
  art: eigene-seite
  stand: 2024

"""
_ADVICE = """  kontakte:
    - zweck: Studienberatung
      belegt: 2024
      quelle: studienblatt-2024
      telefon: 01234 4321
"""
_LAST = "  gebiet_hinweis: Die Hochschule ist für alle da, wo immer sie wohnen.\n"

BEFORE: dict[str, list[tuple[str, str, str]]] = {
    "a source that nothing rests on any more goes, too": [
        ("quellen", "- id: atlas\n", f"{_STUDIES}- id: atlas\n"),
        ("partners", _LAST, _LAST + _ADVICE),
    ],
}
"""What the data hold besides before a form is filled."""


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_form_changes_the_lines_meant(data: Data, name: str) -> None:
    """A form becomes a change of exactly these lines, of data that are in order, on the form's branch."""
    id_, given, expected = RIGHT[name]
    for file, old, new in BEFORE.get(name, []):
        data.replace(file, old, new)
    before = texts(data.folder)
    outcome = fill(data.folder, id_, **given)
    assert changes(before, data.folder) == expected, html.unescape(outcome.text)
    assert data.messages() == []
    assert (outcome.branch, "\n" in outcome.title) == ("formular-12", False)
    assert "Closes #12" in outcome.text
    assert all(line in outcome.text.split("\n") for lines in expected.values() for line in lines)


@pytest.mark.parametrize("name", [name for name in RIGHT if name not in BEFORE])
def test_what_the_website_writes_changes_the_same_lines(data: Data, tmp_path: Path, name: str) -> None:
    """By its form on GitHub, and as a letter with a greeting, lines broken at random and a signature."""
    id_, given, expected = RIGHT[name]
    made = written(form(data.folder, id_), **given)
    before = texts(data.folder)
    letter = tmp_path / "letter.txt"
    letter.write_bytes(f"Guten Tag,\n\n{made}\n\n-- \n### Amt".replace("\n", "\r\n").encode())
    outcome = answer_file(letter, Path(shutil.copytree(data.folder, tmp_path / "copy")))
    assert changes(before, tmp_path / "copy").keys() == expected.keys(), outcome
    outcome = answer(event(body(form(data.folder, TEXT), text=made)), data.folder, "data")
    assert outcome is not None
    assert outcome.branch == "formular-12"
    assert changes(before, data.folder) == expected


def test_a_file_with_crlf_keeps_it(data: Data) -> None:
    """The line ends of a file are its own, whatever the browser sends."""
    for file in FILES:
        path = data.path(file.name)
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = texts(data.folder)
    outcome = fill(data.folder, CHANGE, partner="Seehochschule", suchworte="A\nB")
    assert outcome.branch
    assert changes(before, data.folder) == {"partners": ["+  suchworte:\r", "+    - A\r", "+    - B\r"]}


def test_two_forms_for_one_partner_keep_both_changes(data: Data) -> None:
    """The second form starts from what the first one left, whatever was open when it was filled."""
    texts_ = [
        body(form(data.folder, CHANGE), partner="Seehochschule", suchworte="Uni"),
        body(form(data.folder, CHANGE), partner="Seehochschule", website="https://neu.example.org"),
    ]
    branches = [answer(event(text, number), data.folder, "data") for number, text in enumerate(texts_, 1)]
    assert [outcome.branch for outcome in branches if outcome] == ["formular-1", "formular-2"]
    partner = next(partner for partner in load(data.folder).partners if partner.id == "seehochschule")
    assert (partner.suchworte, partner.website) == (("Uni",), "https://neu.example.org")


def test_a_new_record_stands_where_its_id_belongs(data: Data) -> None:
    """Behind the one whose id comes before its own, so that two open changes rarely touch the same line."""
    path = data.path("quellen")
    head, *records = path.read_text("utf-8").split("\n\n")
    path.write_text("\n\n".join([head, *sorted(record.strip("\n") for record in records)]) + "\n", "utf-8")
    before = path.read_text("utf-8")
    given = {"quelle_titel": "Kreisblatt", "quelle_herausgeber": "Kreis", "quelle_art": "Gesetz oder Verordnung"}
    assert fill(data.folder, CHANGE, partner="Seehochschule", ort="Seestadt", quelle_stand="2023", **given).branch
    after = path.read_text("utf-8")
    added = "- id: kreis-2023\n  titel: Kreisblatt\n  herausgeber: Kreis\n  art: gesetz\n  stand: 2023\n\n"
    assert after == before.replace("- id: musterblatt-2024\n", f"{added}- id: musterblatt-2024\n")


def test_what_nobody_sees_in_a_pasted_text_is_mended_and_told(data: Data) -> None:
    """Word's bullets and spaces, soft hyphens, tabs, line separators, letters of two characters."""
    before = texts(data.folder)
    pasted = "\uf0b7\tDer Ha\u00adfen gilt\u00a0fu\u0308r\u2028alle\u200b.\x0bImmer."
    outcome = fill(data.folder, CHANGE, partner="Seehochschule", gebiet_hinweis=pasted, suchworte="See", quelle=LAW)
    assert "„Hinweis zu den Landkreisen“: Ein Programm hat unsichtbare Zeichen berichtigt" in outcome.text
    assert "„Suchworte“: Ein Programm" not in outcome.text
    assert "+  gebiet_hinweis: Der Hafen gilt für alle. Immer." in changes(before, data.folder)["partners"]
