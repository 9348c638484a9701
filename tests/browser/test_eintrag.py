"""The page that writes a change, in the browser: from the first click to the changed lines of the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from allianz.forms.answering import answer_file
from allianz.forms.asking import TEXT
from allianz.model.dataset import load
from tests.axe import AXE, in_light_and_dark
from tests.broken import SECOND, Data
from tests.browser.expecting import tab_to
from tests.browser.writing import PAGE, TICKED, Filling, complaints, fill, handed_in, opened, text_of, write
from tests.building import REPO_URL
from tests.filled import DAY, form
from tests.filled import fill as fill_on_github
from tests.forms.filling import sentences

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Dialog, Page

    from tests.browser.conftest import NewPage

LAW = "Mustergesetz (mustergesetz)"
PAPER = "Bericht: Vier Jahre Bündnis (musterblatt-2024)"
JOBAGENTUR = "?eintrag=partner/jobagentur-musterland/"

WRITTEN: dict[str, tuple[str, dict[str, Filling], dict[str, list[str]]]] = {
    "one value of a partner": (
        JOBAGENTUR,
        {"Website": "https://neu.example.org"},
        {"partners": ["-  website: https://jobagentur.example.org", "+  website: https://neu.example.org"]},
    ),
    "the first of two contacts": (
        JOBAGENTUR,
        {"Kontakt: Telefon": "0800 0123 46", "Kontakt: belegt": "2024-03", "Quelle": LAW},
        {
            "partners": [
                "-      quelle: jobagentur-kontakt",
                "-      telefon: 0800 0123 45",
                "+      quelle: mustergesetz",
                "+      telefon: 0800 0123 46",
            ]
        },
    ),
    "the second contact loses its remark and its form": (
        JOBAGENTUR,
        {
            "Kontakt von heute": "Für Firmen: Nebenstelle",
            "Kontakt: Hinweis": "",
            "Kontakt: Formular": "",
            "Kontakt: belegt": "2024-03",
            "Quelle": LAW,
        },
        {
            "partners": [
                "-      belegt: 2020",
                "-      quelle: jobagentur-kontakt",
                "-      formular: https://jobagentur.example.org/termin",
                "+      belegt: 2024-03",
                "+      quelle: mustergesetz",
                "-      hinweis: Ob es die Nebenstelle noch gibt, steht auf der Website.",
            ]
        },
    ),
    "one of two contacts goes": (
        JOBAGENTUR,
        {"Kontakt von heute": "Für Firmen: Nebenstelle", "Diesen Kontakt löschen": TICKED},
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
    "a remark and the words to search for fall away": (
        "?eintrag=partner/wirtschaftskammer-musterberg/",
        {"Hinweis": "", "Stand des Hinweises": "", "Suchworte": ""},
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
    "one word to search for goes, another comes": (
        "?eintrag=angebote/rat-zur-berufswahl/",
        {"Suchworte": "career advice\nLehre"},
        {
            "angebote": [
                "-  suchworte: [Berufsberatung, career advice]",
                "+  suchworte:",
                "+    - career advice",
                "+    - Lehre",
            ]
        },
    ),
    "all else is right": (
        JOBAGENTUR,
        {"Alles andere stimmt": ["Ich arbeite bei diesem Partner und habe alle anderen Angaben geprüft. Sie stimmen."]},
        {"partners": [f"+  bestaetigt: {DAY}"]},
    ),
    "a partner confirms": (
        "?formular=eintrag-bestaetigen&eintrag=seehochschule",
        {"Bestätigung (muss sein)": ["Ich arbeite bei diesem Partner und habe alle Angaben geprüft. Sie stimmen."]},
        {"partners": [f"+  bestaetigt: {DAY}"]},
    ),
    "a partner leaves, others follow": (
        "?formular=partner-endet&eintrag=landkreis-weitfeld",
        {
            "Dabei bis (muss sein)": "2024-04-30",
            "Wer an seine Stelle tritt": ["Kreis Beispielsee"],
            "Was aus seinen Angeboten wird": "Die Nachfolge macht sie weiter",
            "Quelle": PAPER,
        },
        {
            "partners": [
                "+    bis: 2024-04-30",
                "-  quellen: [weitfeld-willkommen]",
                "+  quellen: [weitfeld-willkommen, musterblatt-2024]",
                "+  nachfolge: [landkreis-beispielsee]",
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
                "+    - partner: landkreis-beispielsee",
                "-    - partner: landkreis-weitfeld",
                "+    - partner: landkreis-beispielsee",
            ],
        },
    ),
    "an event": (
        "?formular=ereignis&eintrag=neu",
        {"Datum": "06.05.2023", "Was geschah": "Ein Fest", "Text": "Alle feiern.", "Quelle": PAPER},
        {
            "chronik": [
                "+- datum: 2023-05-06",
                "+  titel: Ein Fest",
                "+  text: Alle feiern.",
                "+  quelle: musterblatt-2024",
                "+",
            ]
        },
    ),
    "a sum changes": (
        "?formular=foerdersumme&eintrag=2",
        {"Betrag in Euro": "98765,50", "Quelle": PAPER},
        {
            "foerderung": [
                "-- betrag: 98765,40",
                "+- betrag: 98765,50",
                "-  quelle: bescheid-2022",
                "+  quelle: musterblatt-2024",
            ]
        },
    ),
    "the second sum of a project": (
        "?eintrag=projekte/lernboot/",
        {
            "Betrag von heute": "Spenden",
            "Betrag der Förderung": "6000",
            "Belegt": "2021",
            "Quelle": PAPER,
        },
        {
            "projekte": [
                "-  quellen: [hochschule-kurse]",
                "+  quellen: [hochschule-kurse, musterblatt-2024]",
                "-    - betrag: 5000",
                "+    - betrag: 6000",
            ]
        },
    ),
    "an offer changes its fields, keeps their order, and its givers": (
        "?eintrag=angebote/wohnung-und-schule/",
        {
            "Handlungsfelder": ["Ausgleich", "Ankunft", "Einstieg"],
            "Partner, die das Angebot machen": ["Kreis Weitfeld"],
            "Anbieter, der kein Partner ist": "Wohnhilfe Weitfeld",
            "Belegt": "2024-05",
            "Quelle": PAPER,
        },
        {
            "angebote": [
                "-    - partner: wirtschaftsfoerderung-gruenau-muehlbach",
                "-  handlungsfelder: [ausgleich, ankunft]",
                "+    - name: Wohnhilfe Weitfeld",
                "+  handlungsfelder: [ausgleich, ankunft, einstieg]",
                "-  belegt: 2023-07",
                "-  quellen: [weitfeld-willkommen]",
                "+  belegt: 2024-05",
                "+  quellen: [weitfeld-willkommen, musterblatt-2024]",
            ]
        },
    ),
    "a new partner": (
        "?formular=neuer-partner",
        {
            "Name des neuen Partners (muss sein)": "Bund der Fähren",
            "Kurzname (muss sein)": "Fähren",
            "Art des Partners (muss sein)": "alles andere",
            "Wie der Partner zur Allianz kam (muss sein)": "ist später beigetreten",
            "Dabei seit (muss sein)": "2024-05",
            "Wer das sagt (muss sein)": "Die Quelle sagt es selbst",
            "Website (muss sein)": "https://faehren.example.org",
            "Kontakt: wofür er da ist": "Für alle",
            "Kontakt: Telefon": "01234 5678",
            "Kontakt: belegt": "2024-05",
            "Quelle": PAPER,
        },
        {
            "partners": [
                "+",
                "+- id: faehren",
                "+  name: Bund der Fähren",
                "+  kurzname: Fähren",
                "+  art: sonstige",
                "+  mitglied:",
                "+    art: beitritt",
                "+    seit: 2024-05",
                "+    quelle: musterblatt-2024",
                "+    zuordnung: quelle",
                "+  website: https://faehren.example.org",
                "+  quellen: [musterblatt-2024]",
                "+  kontakte:",
                "+    - zweck: Für alle",
                "+      telefon: 01234 5678",
                "+      belegt: 2024-05",
                "+      quelle: musterblatt-2024",
            ]
        },
    ),
    "a new offer with a new source": (
        "?formular=neues-angebot",
        {
            "Titel des neuen Angebots (muss sein)": "Seil und Segel",
            "Text (muss sein)": "Sie lernen segeln.\nUnd knoten.",
            "Partner, die das Angebot machen": ["Seehochschule"],
            "Handlungsfelder (muss sein)": ["Einstieg"],
            "Zielgruppen (muss sein)": ["Jugend"],
            "Belegt (muss sein)": "2023",
            "Neue Quelle: Titel": "Segelblatt",
            "Neue Quelle: Herausgeber": "Seehochschule Musterland",
            "Neue Quelle: Art": "Bericht einer Zeitung oder eines Senders",
            "Neue Quelle: Datum": "2023",
        },
        {
            "angebote": [
                "+",
                "+- id: seil-und-segel",
                "+  titel: Seil und Segel",
                "+  text: Sie lernen segeln. Und knoten.",
                "+  anbieter:",
                "+    - partner: seehochschule",
                "+  handlungsfelder: [einstieg]",
                "+  zielgruppen: [jugend]",
                "+  belegt: 2023",
                "+  quellen: [seehochschule-musterland-2023]",
            ],
            "quellen": [
                "+",
                "+- id: seehochschule-musterland-2023",
                "+  titel: Segelblatt",
                "+  herausgeber: Seehochschule Musterland",
                "+  art: presse",
                "+  stand: 2023",
            ],
        },
    ),
    "an offer ends": (
        "?formular=angebot-endet&eintrag=teilzeit-gelingt",
        {"Ende des Angebots (muss sein)": "2024-01-31", "Belegt (muss sein)": "2024", "Quelle": PAPER},
        {
            "angebote": [
                "-  belegt: 2023-11-02",
                "-  quellen: [rundfunk-2023]",
                "+  belegt: 2024",
                "+  quellen: [rundfunk-2023, musterblatt-2024]",
                "+  bis: 2024-01-31",
            ]
        },
    ),
    "a project ends": (
        "?formular=projekt-endet&eintrag=wegzeichen",
        {"Ende des Projekts (muss sein)": "2024-01-31", "Belegt (muss sein)": "2024-05", "Quelle": PAPER},
        {
            "projekte": [
                "-  status: laufend",
                "+  status: abgeschlossen",
                "-  belegt: 2024-05-01",
                "+  belegt: 2024-05",
                "+  ende: 2024-01-31",
            ]
        },
    ),
    "a new project": (
        "?formular=neues-projekt",
        {
            "Name des neuen Projekts (muss sein)": "Bojen",
            "Träger, die keine Partner sind": "Ruderverein Seestadt\nSegelverein",
            "Beschreibung (muss sein)": "Bojen zeigen den Weg.",
            "Stand des Projekts (muss sein)": "ist geplant",
            "Handlungsfeld (muss sein)": "Einstieg",
            "Wer das Projekt diesem Handlungsfeld zuordnet (muss sein)": "Die Quelle sagt es selbst",
            "Belegt (muss sein)": "2024-05",
            "Quelle": PAPER,
        },
        {
            "projekte": [
                "+",
                "+- id: bojen",
                "+  name: Bojen",
                "+  traeger:",
                "+    - name: Ruderverein Seestadt",
                "+    - name: Segelverein",
                "+  beschreibung: Bojen zeigen den Weg.",
                "+  status: geplant",
                "+  handlungsfeld: einstieg",
                "+  zuordnung: quelle",
                "+  belegt: 2024-05",
                "+  quellen: [musterblatt-2024]",
            ]
        },
    ),
    "a project loses one of its carriers": (
        "?eintrag=projekte/lernboot/",
        {"Träger, die keine Partner sind": "", "Belegt": "2021", "Quelle": LAW},
        {
            "projekte": [
                "-    - name: Ruderverein Seestadt",
                "-  quellen: [hochschule-kurse]",
                "+  quellen: [hochschule-kurse, mustergesetz]",
            ]
        },
    ),
    "a source": (
        "?formular=quelle-aendern&eintrag=mustergesetz",
        {"Adresse": "https://gesetze.example.org/neu"},
        {"quellen": ["-  url: https://gesetze.example.com/muster", "+  url: https://gesetze.example.org/neu"]},
    ),
}
"""Name → query of the address, what is filled in, the lines that change."""


@pytest.mark.parametrize("case", WRITTEN)
def test_what_the_page_writes_changes_the_data(page: Page, home: str, tmp_path: Path, case: str) -> None:
    """The text goes through `form` as a letter, and only the lines that are meant are others."""
    query, filling, expected = WRITTEN[case]
    opened(page, home, query)
    fill(page, filling)
    outcome, changed = handed_in(text_of(page), tmp_path)

    assert outcome.branch == "formular-12", outcome.text
    assert changed == expected


def test_a_letter_with_the_text_is_read_as_well(page: Page, home: str, data: Data, tmp_path: Path) -> None:
    """Who sends the text by e-mail changes the same line; a greeting and a signature around it do not matter."""
    opened(page, home, JOBAGENTUR)
    fill(page, {"Website": "https://neu.example.org"})
    letter = tmp_path / "brief.txt"
    letter.write_text(f"Guten Tag,\n\n{text_of(page)}\nViele Grüße\n", "utf-8")
    outcome = answer_file(letter, data.folder)

    assert outcome is not None
    assert outcome.branch == "formular-post"
    assert "website: https://neu.example.org" in data.path("partners").read_text("utf-8")


EMPFANG = {"partner": "Jobagentur", "zweck": "Für alle: Empfang"}
SUM = {"summe": "Ausgezahlte Mittel der Stiftung, bis heute (98765.40 Euro)"}
EVENT = {"ereignis": "Gründung (2020-02-29)"}
NEW_PROJECT = {
    "Träger, die keine Partner sind": "Segelverein",
    "Beschreibung (muss sein)": "Neu.",
    "Stand des Projekts (muss sein)": "ist geplant",
    "Handlungsfeld (muss sein)": "Einstieg",
    "Wer das Projekt diesem Handlungsfeld zuordnet (muss sein)": "Die Quelle sagt es selbst",
    "Belegt (muss sein)": "2024-05",
    "Quelle": PAPER,
}
REFUSED: dict[str, tuple[str, str, dict[str, str], dict[str, str]]] = {
    "a mobile number": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {"Kontakt: Telefon": "0171 2345678", "Kontakt: belegt": "2024-03", "Quelle": LAW},
    ),
    "a number that is too short": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {"Kontakt: Telefon": "0413", "Kontakt: belegt": "2024-03", "Quelle": LAW},
    ),
    "the address of a person": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {"Kontakt: E-Mail": "Vorname.Nachname@example.org", "Kontakt: belegt": "2024-03", "Quelle": LAW},
    ),
    "times that go back": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {"Kontakt: Zeiten": "Mo–Do 8–16 Uhr, Fr 16–12.30 Uhr", "Kontakt: belegt": "2024-03", "Quelle": LAW},
    ),
    "days that go back": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {"Kontakt: Zeiten": "Fr–Mo 8–16 Uhr", "Kontakt: belegt": "2024-03", "Quelle": LAW},
    ),
    "an address without a domain": (
        JOBAGENTUR,
        "eintrag-aendern",
        {"partner": "Jobagentur"},
        {"Website": "https://jobagentur/seite"},
    ),
    "a place that is known with an umlaut": (
        JOBAGENTUR,
        "eintrag-aendern",
        {"partner": "Jobagentur"},
        {"Ort des Sitzes": "Gruenau (Muehlbach)", "Quelle": LAW},
    ),
    "a website that another partner has": (
        JOBAGENTUR,
        "eintrag-aendern",
        {"partner": "Jobagentur"},
        {"Website": "https://kammer.example.org"},
    ),
    "a name that looks like another partner's": (
        JOBAGENTUR,
        "eintrag-aendern",
        {"partner": "Jobagentur"},
        {"Name": "WIRTSCHAFTSKAMMER Мusterberg", "Quelle": LAW},
    ),
    "a new partner with the name of another": (
        "?formular=neuer-partner",
        "neuer-partner",
        {},
        {
            "Name des neuen Partners (muss sein)": "Jobagentur  Musterland",
            "Kurzname (muss sein)": "Fähren",
            "Art des Partners (muss sein)": "alles andere",
            "Wie der Partner zur Allianz kam (muss sein)": "ist später beigetreten",
            "Dabei seit (muss sein)": "2024-05",
            "Wer das sagt (muss sein)": "Die Quelle sagt es selbst",
            "Website (muss sein)": "https://kammer.example.org",
            "Quelle": PAPER,
        },
    ),
    "an address that another source has": (
        "?formular=quelle-aendern&eintrag=mustergesetz",
        "quelle-aendern",
        {"gemeint": "Mustergesetz (mustergesetz)"},
        {"Adresse": "https://musterblatt.example.com/2024/bericht"},
    ),
    "who leaves before they came": (
        "?formular=partner-endet&eintrag=landkreis-weitfeld",
        "partner-endet",
        {"partner": "Kreis Weitfeld"},
        {
            "Dabei bis (muss sein)": "2019",
            "Was aus seinen Angeboten wird": "Sie enden mit dem Partner",
            "Quelle": PAPER,
        },
    ),
    "a project that ends before it begins": (
        "?formular=projekt-endet&eintrag=lernboot",
        "projekt-endet",
        {"projekt": "Lernboot"},
        {"Ende des Projekts (muss sein)": "2020-03", "Belegt (muss sein)": "2021", "Quelle": PAPER},
    ),
    "a proof of tomorrow": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {"Kontakt: Telefon": "0800 0123 46", "Kontakt: belegt": "2031-03", "Quelle": LAW},
    ),
    "a proof that is newer than the new source": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {
            "Kontakt: Telefon": "0800 0123 46",
            "Kontakt: belegt": "31.12.2025",
            "Neue Quelle: Titel": "Papier",
            "Neue Quelle: Herausgeber": "Amt",
            "Neue Quelle: Art": "Bericht einer Zeitung oder eines Senders",
            "Neue Quelle: Datum": "11.2025",
        },
    ),
    "a postcode of four digits": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {"Kontakt: Postleitzahl": "0001", "Kontakt: belegt": "2024-03", "Quelle": LAW},
    ),
    "an address without its beginning": (
        JOBAGENTUR,
        "eintrag-aendern",
        {"partner": "Jobagentur"},
        {"Website": "www.example.org/" + "x" * 60},
    ),
    "an address with a space after fifty letters": (
        JOBAGENTUR,
        "eintrag-aendern",
        {"partner": "Jobagentur"},
        {"Website": f"https://example.org/{'ä/' * 20}seite eins/{'x' * 40}"},
    ),
    "an address of mail with a remark": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {
            "Kontakt: E-Mail": "info@jobagentur-musterland.example.org (nur vormittags)",
            "Kontakt: belegt": "2024-03",
            "Quelle": LAW,
        },
    ),
    "a telephone number with letters": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {"Kontakt: Telefon": "0800 RUF AN", "Kontakt: belegt": "2024-03", "Quelle": LAW},
    ),
    "times in other words": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {"Kontakt: Zeiten": "montags um acht", "Kontakt: belegt": "2024-03", "Quelle": LAW},
    ),
    "a name with a tag": (
        JOBAGENTUR,
        "eintrag-aendern",
        {"partner": "Jobagentur"},
        {"Name": "<b>Agentur</b>", "Quelle": LAW},
    ),
    "a name that is too long": (
        JOBAGENTUR,
        "eintrag-aendern",
        {"partner": "Jobagentur"},
        {"Kurzname": "Agentur " * 21},
    ),
    "a name with a tag after fifty letters": (
        JOBAGENTUR,
        "eintrag-aendern",
        {"partner": "Jobagentur"},
        {"Name": f"{'😀' * 30} Agentur für das ganze Musterland <b>", "Quelle": LAW},
    ),
    "no source": (JOBAGENTUR, "eintrag-aendern", {"partner": "Jobagentur"}, {"Name": "Neue Agentur"}),
    "two sources": (
        JOBAGENTUR,
        "eintrag-aendern",
        {"partner": "Jobagentur"},
        {
            "Name": "Neue Agentur",
            "Quelle": LAW,
            "Neue Quelle: Titel": "Papier",
            "Neue Quelle: Herausgeber": "Amt",
            "Neue Quelle: Art": "Bericht einer Zeitung oder eines Senders",
            "Neue Quelle: Datum": "2024",
        },
    ),
    "half a source": (
        JOBAGENTUR,
        "eintrag-aendern",
        {"partner": "Jobagentur"},
        {"Name": "Neue Agentur", "Neue Quelle: Titel": "Papier", "Neue Quelle: Herausgeber": "Amt"},
    ),
    "no proof of a contact": (
        JOBAGENTUR,
        "eintrag-aendern",
        EMPFANG,
        {"Kontakt: Telefon": "0800 0123 46", "Quelle": LAW},
    ),
    "a sum with a point": (
        "?formular=foerdersumme&eintrag=2",
        "foerdersumme",
        SUM,
        {"Betrag in Euro": "98.765", "Quelle": PAPER},
    ),
    "a date in words": (
        "?formular=ereignis&eintrag=0",
        "ereignis",
        EVENT,
        {"Datum": "im Mai", "Quelle": PAPER},
    ),
    "a day that no month has": (
        "?formular=ereignis&eintrag=0",
        "ereignis",
        EVENT,
        {"Datum": "2023-02-31", "Quelle": PAPER},
    ),
    "an end before its beginning": (
        "?eintrag=projekte/lernboot/",
        "projekt-aendern",
        {"projekt": "Lernboot"},
        {"Beginn": "2022-05", "Ende": "2021", "Belegt": "2021", "Quelle": PAPER},
    ),
    "a project that is there already": (
        "?formular=neues-projekt",
        "neues-projekt",
        {},
        {"Name des neuen Projekts (muss sein)": "Über den Zaun!", **NEW_PROJECT},
    ),
    "a project whose name no address can begin with": (
        "?formular=neues-projekt",
        "neues-projekt",
        {},
        {"Name des neuen Projekts (muss sein)": "2024 plus", **NEW_PROJECT},
    ),
    "nothing of a new event": ("?formular=ereignis&eintrag=neu", "ereignis", {}, {"Text": "Alle feiern."}),
}
"""Name → query, form, what the page knows by itself, what is typed: both refuse it in the same words."""


@pytest.mark.parametrize("case", REFUSED)
def test_the_page_says_what_the_form_would_say(page: Page, home: str, data: Data, case: str) -> None:
    """The sentences on the page are those of the answer that the same form gets on GitHub."""
    query, name, known, filling = REFUSED[case]
    ids = {question.label: question.id for question in form(data.folder, name).fields}
    typed = {ids[label.removesuffix(" (muss sein)")]: value for label, value in filling.items()}
    outcome = fill_on_github(data.folder, name, **known, **typed)
    opened(page, home, query)
    fill(page, filling)

    assert sorted(complaints(page)) == sorted(sentences(outcome))


def test_what_is_typed_is_checked_while_typing(page: Page, home: str) -> None:
    """A moment after the last key the sentence stands below the field, which names it; it goes with the fault."""
    opened(page, home, JOBAGENTUR)
    field = page.get_by_label("Kontakt: Postleitzahl", exact=True)
    field.press_sequentially("x")
    expect(field).to_have_accessible_description(re.compile("„Kontakt: Postleitzahl“ muss aus fünf Ziffern bestehen"))
    expect(field).to_have_attribute("aria-invalid", "true")
    field.press("Backspace")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_what_came_along_unseen_from_word_goes_and_is_told(page: Page, home: str, tmp_path: Path) -> None:
    """Soft hyphens, hard spaces, Word's bullets: the field shows what is left, and the text is taken over."""
    opened(page, home, JOBAGENTUR)
    field = page.get_by_label("Hinweis", exact=True)
    field.fill("\uf0b7\tDie Agen\u00adtur zieht\u00a0um\u200b.")
    fill(page, {"Stand des Hinweises": "05.2024", "Quelle": LAW})
    expect(field).to_have_value(" Die Agentur zieht um.")
    expect(field).to_have_accessible_description(re.compile("Unsichtbare Zeichen, die beim Kopieren mitkamen"))
    outcome, changed = handed_in(text_of(page), tmp_path)

    assert outcome.branch, outcome.text
    assert "+    text: Die Agentur zieht um." in changed["partners"]
    assert "unsichtbare Zeichen" not in outcome.text


def test_a_sentence_that_comes_moves_no_button_away_from_the_pointer(page: Page, home: str) -> None:
    """Leaving a wrong field by a click on the button below it counts as that click."""
    opened(page, home, JOBAGENTUR)
    page.get_by_label("Neue Quelle: Datum", exact=True).press_sequentially("im November")
    button = page.get_by_role("button", name="Text schreiben")
    button.scroll_into_view_if_needed()
    place = button.bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + 5, place["y"] + 5)
    page.mouse.down()
    page.wait_for_timeout(100)
    page.mouse.up()
    expect(page.locator("[data-fehler]")).to_be_focused()


def test_today_s_values_are_filled_in_and_what_differs_is_told(page: Page, home: str) -> None:
    """Every field shows what the site says; a changed one says what stood there, and the page counts."""
    opened(page, home, JOBAGENTUR)
    field = page.get_by_label("Name", exact=True)
    expect(field).to_have_value("Jobagentur Musterland")
    expect(page.get_by_label("Kontakt: Zeiten", exact=True)).to_have_value("Mo–Do 8–12.30 und 14–16 Uhr, Fr 8–12 Uhr")
    expect(
        page.get_by_role("group", name="Landkreise", exact=True).get_by_role("checkbox", checked=True)
    ).to_have_count(2)
    expect(page.get_by_label("Kontakt: belegt", exact=True)).to_have_accessible_description(
        re.compile("Heute steht dort: 2024-03")
    )
    field.fill("Neue Jobagentur")
    expect(field).to_have_accessible_description(re.compile("Bisher: Jobagentur Musterland"))
    expect(page.locator("[data-anzahl]")).to_have_text("Eine Angabe ist anders als heute.")
    page.get_by_label("Kontakt von heute", exact=True).select_option(label="Für Firmen: Nebenstelle")
    expect(page.get_by_label("Kontakt: Ort", exact=True)).to_have_value("Seestadt")
    expect(field).to_have_value("Neue Jobagentur")


UNTOUCHED = """async home => {
  const { compose, today, words } = await import(`${home}assets/js/eintrag-text.js`);
  const load = async address => (await fetch(home + address)).json();
  const changed = [], seen = [];
  for (const { id } of (await load("mitmachen/eintrag/formulare.json")).formulare) {
    const form = await load(`mitmachen/eintrag/${id}.json`);
    if (!form.fragen.some(one => one.id === "entfaellt")) continue;
    const { daten } = await load(`daten/${form.datei}.json`);
    for (const record of daten) {
      const others = daten.filter(one => one !== record);
      const values = today(form, record, 0);
      const answers = new Map(form.fragen.map(one => {
        const value = values.get(one.id) ?? [];
        return [one.id, words(one, one.art === "multi" ? value : value.join("\\n"))];
      }));
      const state = { record: {}, data: record, others, answers, today: values, number: 0, several: true };
      const { count } = compose(form, state);
      (count ? changed : seen).push([id, record.id ?? record.titel ?? record.mass]);
    }
  }
  return [seen.length, changed];
}"""


def test_a_record_as_it_is_counts_as_unchanged(page: Page, home: str) -> None:
    """Filling in today's values and reading them back changes nothing in any record of the open data."""
    page.goto(f"{home}{PAGE}")
    seen, changed = page.evaluate(UNTOUCHED, home)

    assert changed == []
    assert seen > 30


def test_nothing_changed_is_said(page: Page, home: str) -> None:
    """A text that changes nothing is not written."""
    opened(page, home, JOBAGENTUR)
    assert complaints(page) == ["Sie haben noch nichts geändert."]


def test_a_required_answer_cannot_be_emptied(page: Page, home: str) -> None:
    """What a record cannot do without is asked for, by a link that leads to the field."""
    opened(page, home, JOBAGENTUR)
    fill(page, {"Name": ""})
    assert complaints(page) == ["„Name“ fehlt. Füllen Sie dieses Feld aus. Der volle Name."]
    page.locator("[data-fehler] a").click()
    expect(page.get_by_label("Name", exact=True)).to_be_focused()


def test_the_ways_to_hand_in_carry_the_text(page: Page, home: str) -> None:
    """The link to GitHub fills in the text of the one form that takes it; the e-mail goes to the operator."""
    opened(page, home, JOBAGENTUR)
    fill(page, {"Website": "https://neu.example.org"})
    text = text_of(page)
    github = urlsplit(str(page.get_by_role("link", name="Auf GitHub einreichen").get_attribute("href")))
    mail = urlsplit(str(page.get_by_role("link", name="E-Mail schreiben").get_attribute("href")))
    betreiber = load(SECOND).allianz.betreiber

    assert f"https://{github.netloc}{github.path}" == f"{REPO_URL}/issues/new"
    title = "Eintrag von Jobagentur ändern"
    assert parse_qs(github.query) == {"template": [f"{TEXT}.yml"], "title": [title], "text": [text]}
    assert betreiber is not None
    assert mail.path == betreiber.email
    assert parse_qs(mail.query) == {"subject": [title], "body": [text.replace("\n", "\r\n")]}


def test_a_text_too_long_for_a_link_is_to_be_pasted(page: Page, home: str) -> None:
    """GitHub and mail programs cut long addresses: then the link opens an empty form, and the page says so."""
    opened(page, home, "?formular=ereignis&eintrag=neu")
    fill(page, {"Datum": "2023", "Was geschah": "Ein Fest", "Text": "Ä, Ö und Ü: " * 240, "Quelle": PAPER})
    assert len(text_of(page)) > 2500
    for name in ("Auf GitHub einreichen", "E-Mail schreiben"):
        link = page.get_by_role("link", name=name)
        assert len(str(link.get_attribute("href"))) < 300
        expect(page.get_by_role("listitem").filter(has=link)).to_contain_text("Der Text ist zu lang für den Link")


def test_the_text_can_be_copied(new_page: NewPage, home: str) -> None:
    """One button puts it into the clipboard and says so."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    opened(page, home, JOBAGENTUR)
    fill(page, {"Website": "https://neu.example.org"})
    text = text_of(page)
    page.get_by_role("button", name="Text kopieren").click()
    expect(page.locator("[data-kopiert]")).to_have_text("Kopiert.")

    assert page.evaluate("navigator.clipboard.readText()") == text


def test_a_later_change_takes_the_text_back(page: Page, home: str) -> None:
    """No text of before is handed in by mistake."""
    opened(page, home, JOBAGENTUR)
    fill(page, {"Website": "https://neu.example.org"})
    text_of(page)
    fill(page, {"Website": "https://neuer.example.org"})
    expect(page.get_by_role("heading", name="Ihr Text ist fertig")).to_be_hidden()


def test_a_draft_without_operator_offers_no_e_mail(page: Page, draft_home: str) -> None:
    """A way that leads nowhere is not shown."""
    opened(page, draft_home, JOBAGENTUR)
    fill(page, {"Website": "https://neu.example.org"})
    text_of(page)
    expect(page.get_by_role("link", name="E-Mail schreiben")).to_be_hidden()
    expect(page.get_by_role("button", name="Text kopieren")).to_be_visible()


@pytest.mark.parametrize(("filling", "asks"), [({}, False), ({"Name": "Neu"}, True)])
def test_leaving_asks_where_something_was_typed(page: Page, home: str, filling: dict[str, Filling], asks: bool) -> None:  # noqa: FBT001 -- a table's column
    """A reload or a link by accident loses nothing without a question; who typed nothing is not asked."""
    asked: list[str] = []
    opened(page, home, JOBAGENTUR)

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    fill(page, filling)
    page.get_by_role("link", name="Etwas anderes tun").click()
    expect(page.get_by_role("heading", name="Was möchten Sie tun?")).to_be_visible()

    assert asked == (["beforeunload"] if asks else [])


def test_nothing_is_stored(page: Page, home: str) -> None:
    """Neither cookie nor storage holds what was typed."""
    opened(page, home, JOBAGENTUR)
    fill(page, {"Name": "Neu", "Quelle": LAW})
    text_of(page)

    assert page.context.storage_state(indexed_db=True) == {"cookies": [], "origins": []}
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize(
    "query", ["?eintrag=partner/gibt-es-nicht/", "?formular=gibt-es-nicht", "?eintrag=region/beispielsee/"]
)
def test_an_unknown_record_is_told(page: Page, home: str, query: str) -> None:
    """An old address says that it leads nowhere, and shows what there is."""
    page.goto(f"{home}{PAGE}{query}")
    expect(page.get_by_role("alert")).to_contain_text("Diesen Eintrag gibt es nicht mehr")
    expect(page.locator("[data-ansicht]:visible")).to_have_count(1)


def test_without_script_the_other_ways_are_shown(new_page: NewPage, home: str) -> None:
    """The page says what it needs and what else there is."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{home}{PAGE}{JOBAGENTUR}")
    expect(page.get_by_text("Diese Seite braucht JavaScript.")).to_be_visible()
    expect(page.get_by_role("heading", name="Was möchten Sie tun?")).to_be_hidden()


def test_the_way_from_a_record_to_the_text_by_keyboard(page: Page, home: str, tmp_path: Path) -> None:
    """From the partner's page by Tab, Enter and Space alone: change, tick, write, and the focus is at the text."""
    page.goto(f"{home}partner/seehochschule/")
    tab_to(page, page.get_by_role("link", name="Diesen Eintrag ändern"), most=120)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Eintrag ändern: Seehochschule")).to_be_visible()
    tab_to(page, page.get_by_label("Website", exact=True))
    page.keyboard.type("https://see.example.org")
    tab_to(page, page.get_by_role("group", name="Alles andere stimmt").get_by_role("checkbox"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Text schreiben"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ihr Text ist fertig")).to_be_focused()
    _, changed = handed_in(page.get_by_label("Ihr Text", exact=True).input_value(), tmp_path)

    assert changed == {
        "partners": [
            "-  website: https://hochschule.example.com/start",
            "+  website: https://see.example.org",
            f"+  bestaetigt: {DAY}",
        ]
    }


def test_the_way_from_the_list_to_the_questions(page: Page, home: str) -> None:
    """Choose what to do, then the record, each a page with an address of its own, so that „back“ works."""
    page.goto(f"{home}{PAGE}")
    page.get_by_role("link", name="Projekt ändern").click()
    page.get_by_label("Projekt, das sich ändert").select_option(label="Lernboot")
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Lernboot")
    page.go_back()
    expect(page.get_by_label("Projekt, das sich ändert")).to_be_visible()


STATES: dict[str, tuple[str, dict[str, Filling], bool]] = {
    "list": ("", {}, False),
    "choice": ("?formular=eintrag-aendern", {}, False),
    "unknown": ("?eintrag=partner/gibt-es-nicht/", {}, False),
    "questions": (
        JOBAGENTUR,
        {"Kontakt: Postleitzahl": "1", "Landkreise": ["Landkreis Weitfeld"], "Suchworte": "a\nb"},
        False,
    ),
    "new": ("?formular=neues-angebot", {"Handlungsfelder (muss sein)": ["Einstieg", "Ankunft"]}, False),
    "faults": ("?formular=neuer-partner", {"Kontakt: Telefon": "x"}, True),
    "text": (JOBAGENTUR, {"Website": "https://neu.example.org"}, True),
}
"""Name → query, what is filled in, whether the text is asked for."""


@pytest.mark.parametrize("width", [320, 1280])
def test_every_state_can_be_used_by_everyone(new_page: NewPage, home: str, width: int) -> None:
    """Nothing that axe finds and no sideways scrolling, on a phone and on a desk, light and dark."""
    page = new_page(viewport={"width": width, "height": 800}, bypass_csp=True)
    page.add_init_script(AXE)
    found = {}
    for name, (query, filling, asks) in STATES.items():
        page.goto(f"{home}{PAGE}{query}")
        expect(page.locator("[data-ansicht]:visible")).to_have_count(1)
        fill(page, filling)
        if asks:
            write(page)
            expect(page.locator("[data-fehler], [data-ergebnis]").filter(visible=True)).to_have_count(1)
        found[name] = in_light_and_dark(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[name].append("scrolls sideways")

    assert {name: faults for name, faults in found.items() if faults} == {}
