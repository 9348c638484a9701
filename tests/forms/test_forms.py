"""Tests of the forms: made from data and model, read as GitHub writes them, turned into a change or an answer."""

from __future__ import annotations

import html
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allianz.__main__ import main
from allianz.forms.answering import EventError, answer, escaped
from allianz.forms.changes import CHANGES
from allianz.forms.definition import FEHLER, forms
from allianz.forms.draft import slug
from allianz.forms.templates import files
from allianz.model.dataset import load
from allianz.model.records import FILES, Record
from tests.broken import ROOT, SECOND, Data, english
from tests.filled import DAY, body, event, fill, form
from tests.forms.test_editing import NASTY, changed_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.forms.answering import Outcome

TEMPLATES = ROOT / ".github" / "ISSUE_TEMPLATE"
CHANGE, CONFIRM, PARTNER, PROJECT = "eintrag-aendern", "eintrag-bestaetigen", "neuer-partner", "neues-projekt"
LAW = "Mustergesetz (mustergesetz)"
RUSSIAN = "Москва"
NEXT = "So berichtigen Sie es:"


def texts(folder: Path) -> dict[str, bytes]:
    """Every file of a data folder."""
    return {file.name: (folder / file.filename).read_bytes() for file in FILES}


def sentences(outcome: Outcome) -> list[str]:
    """The sentences of an answer as GitHub shows them."""
    assert outcome.branch == ""
    return [html.unescape(line[2:]) for line in outcome.text.split("\n") if line.startswith("- ")]


def changes(before: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """File name → the lines that changed."""
    after = texts(folder)
    return {
        name: changed_lines(before[name].decode(), after[name].decode())
        for name in before
        if before[name] != after[name]
    }


def test_the_forms_in_the_repository_are_fresh() -> None:
    """The forms hold the partners, fields and words of today's data; `make forms` writes them anew."""
    made = files(load(ROOT / "data"))
    assert {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.iterdir()} == made


def test_every_form_can_be_told_from_its_text() -> None:
    """First questions differ, labels and ids are unique in a form, no choice is twice or empty."""
    made = forms(load(SECOND))
    assert len({one.fields[0].label for one in made}) == len(made)
    for one in made:
        assert len({question.label for question in one.fields}) == len(one.fields)
        assert len({question.id for question in one.fields}) == len(one.fields)
        assert all(question.options for question in one.fields if question.kind in {"dropdown", "multi", "tick"})
        assert not {"", "None"} & {name for question in one.fields for name in question.options}


def test_every_question_leads_to_a_field_of_the_model() -> None:
    """What a form asks exists in the data: a renamed field would leave its question without a place."""
    roots = {file.name: file.model for file in FILES}
    for one in forms(load(SECOND)):
        for key in {key for question in one.fields for key in question.keys if question.id != "quelle"}:
            model: type[Record] | None = roots[key.split(".")[0]]
            for step in key.split(".")[1:]:
                assert model is not None, key
                assert step in model.model_fields, key
                model = _inner(model.model_fields[step].annotation)


def _inner(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Record) else None
    return next((found for arg in getattr(annotation, "__args__", ()) if (found := _inner(arg))), None)


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
    "the second address by its purpose": (
        CHANGE,
        {"partner": "Jobagentur", "plz": "00034", "zweck": "Nebenstelle", "quelle": LAW},
        {
            "partners": [
                "-      plz: 00033",
                '+      plz: "00034"',
                "-      quelle: jobagentur-kontakt",
                "+      quelle: mustergesetz",
            ]
        },
    ),
    "a further address": (
        CHANGE,
        {
            "partner": "Jobagentur",
            "strasse": "Weg 1",
            "plz": "12345",
            "anschrift_ort": "Seestadt",
            "zweck": "Lager",
            "quelle": LAW,
        },
        {
            "partners": [
                "+    - strasse: Weg 1",
                "+      plz: 12345",
                "+      ort: Seestadt",
                "+      quelle: mustergesetz",
                "+      zweck: Lager",
            ]
        },
    ),
    "a first address": (
        CHANGE,
        {"partner": "Seehochschule", "strasse": "Weg 1", "plz": "12345", "anschrift_ort": "Seestadt", "quelle": LAW},
        {
            "partners": [
                "+  anschriften:",
                "+    - strasse: Weg 1",
                "+      plz: 12345",
                "+      ort: Seestadt",
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
        {"partner": "Jobagentur", "entfaellt": "alle Anschriften"},
        {
            "partners": [
                "-  anschriften:",
                "-    - strasse: Amtsgasse 12",
                "-      plz: 00012",
                "-      ort: Musterberg",
                "-      quelle: jobagentur-kontakt",
                "-    - strasse: Seeufer 3 a",
                "-      plz: 00033",
                "-      ort: Seestadt",
                "-      quelle: jobagentur-kontakt",
                "-      zweck: Nebenstelle",
            ],
            "quellen": [
                "-",
                "-- id: jobagentur-kontakt",
                "-  titel: Kontaktseite der Jobagentur",
                "-  herausgeber: Jobagentur Musterland",
                "-  art: eigene-seite",
                "-  stand: unbekannt",
                "-  url: https://jobagentur.example.org/kontakt",
                "-  hinweis: Seite ohne Datum",
            ],
        },
    ),
    "a task by the text copied from its page": (
        CHANGE,
        {
            "partner": "Jobagentur",
            "aufgabe_bisher": "Sie bekommen Rat zu Ihrer Berufswahl.2 Grundlage: § 1 Abs. 2",
            "zielgruppen": "Jugend, Firmen",
            "quelle": LAW,
        },
        {"partners": ["-      zielgruppen: [jugend]", "+      zielgruppen: [jugend, firmen]"]},
    ),
    "a further task and words with CRLF": (
        CHANGE,
        {
            "partner": "Seehochschule",
            "aufgabe": "Hilft\r\nbeim Ankommen.",
            "handlungsfeld": "Für alle Handlungsfelder",
            "zielgruppen": "Firmen",
            "suchworte": "- Uni\r\n\r\n- FH: Seestadt\r\n",
            "quelle": LAW,
        },
        {
            "partners": [
                "+    - handlungsfeld: uebergreifend",
                "+      text: Hilft beim Ankommen.",
                "+      zielgruppen: [firmen]",
                "+      quelle: mustergesetz",
                "+  suchworte:",
                "+    - Uni",
                '+    - "FH: Seestadt"',
            ]
        },
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
            "quelle_art": "Seite der Einrichtung, um die es geht",
            "quelle_stand": "2026-02",
        },
        {
            "partners": [
                "-  ort: Seestadt",
                "+  ort: Musterberg",
                "-  quellen: [musterblatt-2024]",
                "+  quellen: [musterblatt-2024, boehme-soehne-2026]",
            ],
            "quellen": [
                "+",
                "+- id: boehme-soehne-2026",
                "+  titel: Impressum",
                "+  herausgeber: Böhme & Söhne",
                "+  art: eigene-seite",
                "+  stand: 2026-02",
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
            "status": "ist später beigetreten",
            "seit": "2025",
            "ort": "Seestadt",
            "website": "https://uebergang.example.org",
            "quelle": LAW,
            "gebiet": "Landkreis Beispielsee, Landkreis Musterberg",
        },
        {
            "partners": [
                "+",
                "+- id: uebergang",
                "+  name: Verein Übergang",
                "+  kurzname: Übergang",
                "+  art: sonstige",
                "+  status: beitritt",
                "+  seit: 2025",
                "+  ort: Seestadt",
                "+  website: https://uebergang.example.org",
                "+  quellen: [mustergesetz]",
                "+  gebiet: [beispielsee, musterberg]",
                "+  gebiet_quelle: mustergesetz",
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
            "zuordnung": "Die Redaktion ordnet es diesem Handlungsfeld zu",
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


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_form_changes_the_lines_meant(data: Data, name: str) -> None:
    """A form becomes a change of exactly these lines, of data that are in order, on the form's branch."""
    id_, given, expected = RIGHT[name]
    before = texts(data.folder)
    outcome = fill(data.folder, id_, **given)
    assert changes(before, data.folder) == expected, html.unescape(outcome.text)
    assert data.messages() == []
    assert (outcome.branch, "\n" in outcome.title) == ("formular-12", False)
    assert "Closes #12" in outcome.text
    assert all(line in outcome.text.split("\n") for lines in expected.values() for line in lines)


def test_a_file_with_crlf_keeps_it(data: Data) -> None:
    """The line ends of a file are its own, whatever the browser sends."""
    for file in FILES:
        path = data.path(file.name)
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = texts(data.folder)
    outcome = fill(data.folder, CHANGE, partner="Seehochschule", suchworte="A\nB")
    assert outcome.branch
    assert changes(before, data.folder) == {"partners": ["+  suchworte:\r", "+    - A\r", "+    - B\r"]}


NEW = {
    "name": "Neu",
    "kurzname": "Neu",
    "art": "alles andere",
    "status": "ist später beigetreten",
    "seit": "2025",
    "ort": "Seestadt",
    "website": "https://neu.example.org",
    "quelle": LAW,
}
ABSENT = "Füllen Sie dieses Feld aus."

WRONG: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "no partner": (
        CHANGE,
        {"ort": "Seestadt", "quelle": LAW},
        [
            "„Partner, dessen Eintrag sich ändert“ fehlt. Wählen Sie aus der Liste.",
        ],
    ),
    "several mistakes at once": (
        CHANGE,
        {
            "partner": "Jobagentur",
            "plz": "2133",
            "website": "kein",
            "hinweis": "<b>x</b>",
            "quelle_titel": "Neu",
            "quelle_stand": "gestern",
        },
        [
            (
                "„Website“ muss eine Webadresse sein, die mit https:// oder http:// beginnt, "
                "zum Beispiel https://www.example.org – hier steht kein."
            ),
            "„Postleitzahl“ muss aus fünf Ziffern bestehen, zum Beispiel 21335 – hier steht 2133.",
            f"„Stand des Hinweises“ fehlt. {ABSENT} Datum dieser Angabe: JJJJ, JJJJ-MM oder JJJJ-MM-TT.",
            "„Hinweis“ darf weder < noch > enthalten – hier steht <b>x</b>.",
            "„Neue Quelle: Herausgeber“ fehlt. Füllen Sie dieses Feld aus. Wer die Quelle veröffentlicht.",
            "„Neue Quelle: Art“ fehlt. Wählen Sie aus der Liste.",
            (
                "„Neue Quelle: Datum“ muss ein Datum sein, das es gibt: JJJJ, JJJJ-MM oder JJJJ-MM-TT, "
                "zum Beispiel 2014-11-28 – oder das Wort unbekannt – hier steht gestern."
            ),
        ],
    ),
    "a fact without a source": (
        CHANGE,
        {"partner": "Jobagentur", "ort": "Seestadt"},
        [
            "„Quelle“ fehlt. Wählen Sie eine aus der Liste, oder beschreiben Sie darunter eine neue.",
        ],
    ),
    "two sources": (
        CHANGE,
        {"partner": "Jobagentur", "ort": "Seestadt", "quelle": LAW, "quelle_titel": "Neu"},
        [
            "„Quelle“: Wählen Sie eine aus der Liste oder beschreiben Sie eine neue, nicht beides.",
        ],
    ),
    "a source that is known": (
        CHANGE,
        {
            "partner": "Jobagentur",
            "ort": "Seestadt",
            "quelle_titel": "A",
            "quelle_herausgeber": "B",
            "quelle_art": "Gesetz oder Verordnung",
            "quelle_stand": "2019",
            "quelle_url": "https://gesetze.example.com/muster",
        },
        ["„Neue Quelle: Adresse“: Diese Quelle gibt es schon. Wählen Sie in der Liste „Mustergesetz“."],
    ),
    "a place typed with ae": (
        CHANGE,
        {"partner": "Jobagentur", "ort": "Seestädt", "quelle": LAW, "anschrift_ort": "musterberg"},
        [
            "„Ort der Anschrift“: Schreiben Sie „Musterberg“ statt „musterberg“.",
        ],
    ),
    "a task that there is not": (
        CHANGE,
        {
            "partner": "Jobagentur",
            "aufgabe_bisher": "Sie bekommen Rat zu ihrer Berufwahl",
            "aufgabe": "Neu",
            "quelle": LAW,
        },
        [
            (
                "„Aufgabe, die sich ändert oder entfällt“: Eine Aufgabe mit diesem Text hat der Partner nicht. "
                "Meinten Sie „Sie bekommen Rat zu Ihrer Berufswahl.“?"
            ),
        ],
    ),
    "no word which task falls away": (
        CHANGE,
        {"partner": "Jobagentur", "entfaellt": "die oben genannte Aufgabe"},
        [
            "„Aufgabe, die sich ändert oder entfällt“ fehlt. Kopieren Sie den Text der Aufgabe, die entfällt.",
        ],
    ),
    "half a task": (
        CHANGE,
        {"partner": "Jobagentur", "aufgabe": "Neu", "quelle": LAW},
        [
            "„Handlungsfeld der Aufgabe“ fehlt. Wählen Sie aus der Liste.",
            "„Zielgruppen der Aufgabe“ fehlt. Wählen Sie aus der Liste.",
        ],
    ),
    "tasks without a territory": (
        CHANGE,
        {"partner": "Seehochschule", "entfaellt": "Hinweis zu den Landkreisen"},
        [
            "Zu den Aufgaben fehlt „Landkreise“, oder in „Hinweis zu den Landkreisen“ ein Satz, warum es fehlt.",
        ],
    ),
    "a website that another partner has": (
        CHANGE,
        {"partner": "Seehochschule", "website": "https://kammer.example.org"},
        [
            "„https://kammer.example.org“ steht schon in partners.yaml, Zeile 48. „Website“ muss eindeutig sein.",
        ],
    ),
    "the last task of a field": (
        CHANGE,
        {
            "partner": "Jobagentur",
            "aufgabe_bisher": "Sie bekommen Rat zu Ihrer Berufswahl.",
            "entfaellt": "die oben genannte Aufgabe",
        },
        [
            (
                "data/handlungsfelder.yaml:4:7: Im Handlungsfeld „einstieg“ hat kein Partner eine Aufgabe. "
                "Tragen Sie mindestens eine ein."
            ),
            (
                "data/zielgruppen.yaml:9:7: Für die Zielgruppe „jugend“ ist kein Partner da. "
                "Tragen Sie sie bei einer Aufgabe ein."
            ),
        ],
    ),
    "a choice that there is not": (
        CHANGE,
        {"partner": "Jobagentr", "ort": "Seestadt", "quelle": LAW},
        [
            "„Partner, dessen Eintrag sich ändert“: „Jobagentr“ steht nicht zur Wahl. Meinten Sie „Jobagentur“?",
        ],
    ),
    "two partners where one is meant": (
        CHANGE,
        {"partner": "Jobagentur, Seehochschule", "kurzname": "X"},
        [
            "„Partner, dessen Eintrag sich ändert“: „Seehochschule“ steht nicht zur Wahl. Meinten Sie „Seehochschule“?",
        ],
    ),
    "60,000 characters": (
        CHANGE,
        {"partner": "Seehochschule", "gebiet_hinweis": "Wort " * 12000},
        [f"„Hinweis zu den Landkreisen“ darf höchstens 3000 Zeichen lang sein – hier steht {'Wort ' * 7}Wort …."],
    ),
    "characters that nobody sees": (
        CHANGE,
        {"partner": "Seehochschule", "gebiet_hinweis": "a\u00a0b\u200bc\td\u202e"},
        [
            "„Hinweis zu den Landkreisen“: Hier steht ein Tabulator. Setzen Sie stattdessen Leerzeichen.",
            (
                "„Hinweis zu den Landkreisen“: Hier steht ein geschütztes Leerzeichen. "
                "Ersetzen Sie es durch ein gewöhnliches Leerzeichen."
            ),
            (
                "„Hinweis zu den Landkreisen“: Hier steht ein unsichtbares Zeichen, das die Schreibrichtung ändert. "
                "Löschen Sie es."
            ),
            (
                "„Hinweis zu den Landkreisen“: Hier steht ein unsichtbares Zeichen, meist aus einer kopierten "
                "Webseite. Löschen Sie es."
            ),
        ],
    ),
    "a heading of the form in a text": (
        CHANGE,
        {"partner": "Seehochschule", "gebiet_hinweis": "a\n\n### Website\n\nb"},
        [
            "Die Zeile „### Website“ steht mehrmals im Text. Löschen Sie die, die Sie getippt haben.",
        ],
    ),
    "no tick": (CONFIRM, {"partner": "Seehochschule"}, ["„Bestätigung“ fehlt. Setzen Sie das Häkchen."]),
    "a partner that there is": (
        PARTNER,
        {**NEW, "kurzname": "SEE-Hochschule", "name": "Jobagentur Musterland"},
        [
            (
                "„Jobagentur Musterland“ steht schon in partners.yaml, Zeile 5. "
                "„Name des neuen Partners“ muss eindeutig sein."
            ),
        ],
    ),
    "a partner whose id there is": (
        PARTNER,
        {**NEW, "kurzname": "Seehochschule"},
        [
            "„Kurzname“: Den Partner „Seehochschule“ gibt es schon. Nehmen Sie das Formular „Eintrag ändern“.",
        ],
    ),
    "a name without a Latin letter": (
        PARTNER,
        {**NEW, "kurzname": RUSSIAN},
        [
            f"„Kurzname“ muss mit einem Buchstaben von A bis Z oder einem Umlaut beginnen – hier steht {RUSSIAN}.",
        ],
    ),
    "a word that the website needs": (
        PARTNER,
        {**NEW, "kurzname": "Index"},
        [
            "„Kurzname“ darf nicht index heißen, dieses Wort braucht die Website selbst – hier steht index.",
        ],
    ),
    "an empty form for a partner": (
        PARTNER,
        {},
        [
            f"„Name des neuen Partners“ fehlt. {ABSENT} Der volle Name.",
            (
                f"„Kurzname“ fehlt. {ABSENT} Der kurze Name für Listen und Tabellen. "
                "Aus ihm entsteht die Adresse der Seite."
            ),
            "„Art der Einrichtung“ fehlt. Wählen Sie aus der Liste.",
            "„Wie der Partner zur Allianz kam“ fehlt. Wählen Sie aus der Liste.",
            f"„Dabei seit“ fehlt. {ABSENT} Seit wann der Partner dabei ist: JJJJ, JJJJ-MM oder JJJJ-MM-TT.",
            f"„Ort des Sitzes“ fehlt. {ABSENT} Ort des Sitzes.",
            f"„Website“ fehlt. {ABSENT} Adresse der Website.",
            "„Quelle“ fehlt. Wählen Sie eine aus der Liste, oder beschreiben Sie darunter eine neue.",
        ],
    ),
    "a project that there is": (
        PROJECT,
        {
            "name": "Lernboot",
            "traeger_name": "Verein",
            "status": "läuft",
            "beschreibung": "x",
            "handlungsfeld": "Ankunft",
            "zuordnung": "Die Quelle ordnet es diesem Handlungsfeld zu",
            "quelle": LAW,
            "beginn": "2026",
            "ende": "2025",
        },
        [
            (
                "„Name des neuen Projekts“: Das Projekt „Lernboot“ gibt es schon. "
                "Melden Sie Änderungen mit dem Formular „Fehler melden“."
            ),
            "„Ende“ liegt vor „Beginn“ – hier steht 2025, dort 2026.",
        ],
    ),
    "a sum as people write it": (
        PROJECT,
        {
            "name": "Neu",
            "traeger_name": "Verein",
            "status": "läuft",
            "beschreibung": "x",
            "handlungsfeld": "Ankunft",
            "zuordnung": "Die Quelle ordnet es diesem Handlungsfeld zu",
            "quelle": LAW,
            "betrag": "1.000 €",
        },
        [
            (
                f"„Was der Betrag misst“ fehlt. {ABSENT} "
                "Was der Betrag misst, zum Beispiel ESF-Mittel der ersten zwei Jahre."
            ),
            (
                "„Betrag der Förderung“ muss ein Betrag in Euro ohne Punkte, Vorzeichen und Einheit sein, "
                "zum Beispiel 2340000 oder 23443,56 – hier steht 1.000 €."
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_form_is_answered_and_changes_nothing(data: Data, name: str) -> None:
    """Everything that is wrong is said in one answer, by the names of the form's questions, and nothing is written."""
    id_, given, expected = WRONG[name]
    before = texts(data.folder)
    outcome = fill(data.folder, id_, **given)
    assert sentences(outcome) == expected
    assert NEXT in outcome.text
    assert texts(data.folder) == before


def test_a_form_edited_after_its_change_was_merged(data: Data) -> None:
    """What is there already is no change; one word more is a new one on the same branch."""
    given = {"partner": "Seehochschule", "suchworte": "Uni"}
    assert fill(data.folder, CHANGE, **given).branch
    assert "ändert nichts" in fill(data.folder, CHANGE, **given).text
    assert fill(data.folder, CHANGE, **{**given, "suchworte": "Uni\nFH"}).branch == "formular-12"
    assert fill(data.folder, PARTNER, **NEW).branch
    assert sentences(fill(data.folder, PARTNER, **NEW))[0].startswith("„Kurzname“: Den Partner „Neu“ gibt es schon.")


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


def test_a_form_of_yesterday_is_refused(data: Data) -> None:
    """A heading that the form has no more, or not yet, is named; headings in another order are, too."""
    text = body(form(data.folder, CHANGE), partner="Seehochschule", suchworte="Uni")
    (missing,) = _said(text.replace("### Suchworte", "### Wörter"), data)
    assert missing == "Die Überschrift „### Suchworte“ fehlt. Füllen Sie das Formular bitte neu aus."
    swapped = text.replace("### Name", "### X").replace("### Kurzname", "### Name").replace("### X", "### Kurzname")
    (order,) = _said(swapped, data)
    assert order == "Die Überschriften stehen nicht mehr in ihrer Reihenfolge. Füllen Sie das Formular bitte neu aus."


def _said(text: str, data: Data) -> list[str]:
    outcome = answer(event(text), data.folder, "data")
    assert outcome is not None
    return sentences(outcome)


def test_broken_data_are_not_the_editors_fault(data: Data) -> None:
    """While the data themselves are refused, the answer says that the form is not lost."""
    one = form(data.folder, CONFIRM)
    data.path("chronik").write_text("", encoding="utf-8")
    outcome = answer(event(body(one, partner="Jobagentur", bestaetigt="ja")), data.folder, "data")
    assert outcome is not None
    assert outcome.branch == ""
    assert "Es geht nichts verloren" in outcome.text


def test_a_file_written_in_an_unusual_way_is_left_to_people(data: Data) -> None:
    """What cannot be changed line by line is not changed at all, and the answer says where."""
    block = "hinweis:\n    text: Die Kammer zieht im Sommer um.\n    stand: 2024-05\n    quelle: musterblatt-2024\n"
    data.replace("partners", block, "hinweis: {text: Um, stand: 2024-05, quelle: musterblatt-2024}\n")
    before = texts(data.folder)
    outcome = fill(data.folder, CHANGE, partner="Wirtschaftskammer", hinweis="Neu", quelle=LAW)
    assert sentences(outcome) == [
        (
            "Diese Angabe ist in der Datei so ungewöhnlich geschrieben, dass ein Programm sie nicht ändern kann "
            "(data/partners.yaml:56:19). Wer die Daten betreut, ändert sie von Hand."
        ),
    ]
    assert texts(data.folder) == before


@pytest.mark.parametrize("text", [None, "", "Guten Tag!", "### Etwas anderes\n\nx"])
def test_an_issue_that_is_no_form_is_left_alone(data: Data, text: str | None) -> None:
    """Whatever people write in an issue of their own is not answered by the machine."""
    assert answer(event(text), data.folder, "data") is None


def test_a_report_of_an_error_is_for_people(data: Data) -> None:
    """The form for errors is read by a person."""
    assert FEHLER not in CHANGES
    assert answer(event(body(form(data.folder, FEHLER), fehler="x")), data.folder, "data") is None


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b'{"issue": 1}', b"\xff", b'{"issue": {"number": "1; id", "body": "x"}}', b"[" * 100000]
)
def test_what_is_no_event_is_refused(data: Data, raw: bytes) -> None:
    """A file that GitHub did not write ends in one German sentence."""
    with pytest.raises(EventError, match="kein gespeichertes Ereignis"):
        answer(raw, data.folder, "data")


def test_what_is_no_event_time_or_number_is_refused(data: Data) -> None:
    """The branch is made of the number and the confirmation of the day: both must be what they should."""
    for change in ({"number": "1/../x"}, {"number": -1}, {"updated_at": "gestern"}, {"updated_at": 7}):
        saved = json.loads(event("x"))
        saved["issue"] |= change
        with pytest.raises(EventError):
            answer(json.dumps(saved).encode(), data.folder, "data")


def test_the_command_prints_branch_title_and_text(
    data: Data, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The workflow reads the branch from line 1, the title from line 2 and the text from line 4."""
    saved = tmp_path / "event.json"
    saved.write_bytes(event(body(form(data.folder, CONFIRM), partner="Jobagentur", bestaetigt="ja")))
    assert main(["form", str(saved), str(data.folder)]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[:3] == ["formular-12", "Formular 12: Eintrag von Jobagentur bestätigen", ""]
    assert lines[3].startswith("Dieser Vorschlag kommt aus dem Formular #12.")
    assert main(["form", str(saved), str(data.folder)]) == 1
    assert capsys.readouterr().out.startswith("Ihr Formular ändert nichts")
    saved.write_bytes(event("Guten Tag!"))
    assert (main(["form", str(saved), str(data.folder)]), capsys.readouterr().out) == (0, "")
    saved.write_bytes(b"{")
    assert main(["form", str(saved), str(data.folder)]) == 2
    assert main(["form", str(tmp_path / "nichts.json"), str(data.folder)]) == 2
    assert "lässt sich nicht öffnen" in capsys.readouterr().err


def test_the_command_writes_the_forms(data: Data, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`forms` writes every file; broken data write none."""
    assert main(["forms", str(data.folder), str(tmp_path / "a")]) == 0
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == sorted(files(load(data.folder)))
    data.path("chronik").write_text("", encoding="utf-8")
    assert main(["forms", str(data.folder), str(tmp_path / "b")]) == 1
    assert "chronik.yaml" in capsys.readouterr().out
    assert not (tmp_path / "b").exists()


ESCAPED = [
    ("<img src=x>", "&#60;img src&#61;x&#62;"),
    ("@org/team", "&#64;&#8203;org&#47;team"),
    ("#1 *a* # b", "&#35;&#8203;1 &#42;a&#42; &#35; b"),
    ("a\nb", "a b"),
]


@pytest.mark.parametrize(("text", "shown"), ESCAPED)
def test_an_answer_is_text_and_no_markup(text: str, shown: str) -> None:
    """What a form holds can neither format the answer nor call anybody."""
    assert escaped(text) == shown


SLUGS = [
    ("Lüneburg", "lueneburg"), ("Lu\u0308neburg", "lueneburg"), ("Straße Ä Ö", "strasse-ae-oe"), ("É-cole", "e-cole"),
    ("../../etc/passwd", "etc-passwd"), ("$(id)", "id"), ("a" * 200, "a" * 80), ("—", ""), ("A  &  B", "a-b"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "id_"), SLUGS)
def test_an_id_is_made_of_a_name(name: str, id_: str) -> None:
    """Umlauts become two letters, everything but letters and digits a hyphen; no path and no shell is left."""
    assert slug(name) == id_


QUESTIONS = [
    (one.id, question.id) for one in forms(load(SECOND)) if one.id in CHANGES
    for question in one.fields if question.kind in {"input", "textarea", "lines"}
]  # fmt: skip


@settings(max_examples=150)
@given(st.sampled_from(QUESTIONS), st.one_of(NASTY, st.text(max_size=200)))
def test_any_text_in_any_question_ends_in_a_change_or_in_german(question: tuple[str, str], text: str) -> None:
    """Either the data are changed and in order, or every sentence is German and not one byte changed."""
    id_, name = question
    base = {"partner": "Seehochschule", "quelle": LAW} if id_ == CHANGE else {}
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(SECOND, Path(folder, "data")))
        before = texts(copy)
        outcome = fill(copy, id_, **{**base, name: text})
        if outcome.branch:
            load(copy)
            assert "\n" not in outcome.title
        else:
            assert texts(copy) == before
            assert not any(english(sentence) for sentence in sentences(outcome))
