"""Forms that become a change, line by line."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest

from allianz.forms.answering import answer
from allianz.model.dataset import load
from allianz.model.records import FILES
from tests.filled import DAY, body, event, fill, form
from tests.forms.filling import CHANGE, CONFIRM, LAW, PARTNER, PROJECT, changes, texts

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
