"""What people type, as a table: for each question the pages that must come first, in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

TABLE: dict[str, dict[str, list[str]]] = {
    "postcodes": {
        "00012": ["region/musterberg/", "angebote/rat-zur-berufswahl/", "partner/jobagentur-musterland/"],
        "00014": ["region/musterberg/", "orte/"],
        "00015": ["region/musterberg/", "orte/"],
        "00021": ["region/gruenau-muehlbach/", "orte/"],
        "00034": ["region/beispielsee/", "orte/"],
        "00045": ["region/weitfeld/", "orte/"],
        "00047": ["region/weitfeld/", "orte/"],
    },
    "places": {
        "Musterberg": [
            "region/musterberg/",
            "partner/wirtschaftskammer-musterberg/",
            "projekte/lehrwerkstatt-musterberg/",
        ],
        "Heidewinkel": ["region/musterberg/", "orte/"],
        "Seestadt": ["region/beispielsee/", "partner/seekammer/", "angebote/teestube-am-hafen/"],
        "Küßnau": ["region/gruenau-muehlbach/", "orte/"],
        "Weitfeld": ["region/weitfeld/", "angebote/ferienwerkstatt-weitfeld/", "partner/landkreis-weitfeld/"],
        "Bad Quellental": ["region/weitfeld/", "orte/"],
        "Muhlen": ["region/weitfeld/", "orte/"],
        "Grünau": ["region/gruenau-muehlbach/", "partner/wirtschaftsfoerderung-gruenau-muehlbach/"],
        "Mühlbach": ["region/gruenau-muehlbach/", "partner/wirtschaftsfoerderung-gruenau-muehlbach/"],
        "Beispielsee": ["region/beispielsee/", "angebote/schnuppertage-beispielsee/", "partner/landkreis-beispielsee/"],
        "Landkreis Weitfeld": ["region/weitfeld/", "partner/landkreis-weitfeld/"],
        "Landkreis Beispielsee": ["region/beispielsee/", "partner/landkreis-beispielsee/"],
        "Aueland": ["orte/"],
        "Solewerder": ["orte/"],
    },
    "needs": {
        "Lehre": ["handlungsfelder/einstieg/"],
        "Azubi": ["angebote/schnuppertage-beispielsee/"],
        "Ausbildung": ["angebote/schnuppertage-beispielsee/", "mitmachen/"],
        "Praktikum": ["handlungsfelder/einstieg/"],
        "Meister": ["angebote/kurse-neben-dem-beruf/"],
        "Studium": ["angebote/kurse-neben-dem-beruf/"],
        "Kurs": ["angebote/kurs-bezahlen/", "angebote/kurse-neben-dem-beruf/", "handlungsfelder/aufstieg/"],
        "Abendkurs": ["angebote/kurse-neben-dem-beruf/"],
        "Umschulung": ["angebote/kurs-bezahlen/"],
        "Bildungsgutschein": ["angebote/kurs-bezahlen/"],
        "Berufswahl": ["angebote/rat-zur-berufswahl/", "handlungsfelder/einstieg/", "partner/jobagentur-musterland/"],
        "Berufsberatung": ["angebote/rat-zur-berufswahl/"],
        "Schnuppertage": ["angebote/schnuppertage-beispielsee/", "handlungsfelder/einstieg/", "wegweiser/jugend/"],
        "Kita": ["angebote/platz-im-kindergarten/"],
        "Krippe": ["angebote/platz-im-kindergarten/"],
        "Kindergarten": [
            "angebote/platz-im-kindergarten/",
            "handlungsfelder/ausgleich/",
            "partner/landkreis-weitfeld/",
        ],
        "Kinderbetreuung": ["angebote/platz-im-kindergarten/"],
        "Teilzeit": ["angebote/teilzeit-gelingt/", "handlungsfelder/ausgleich/", "partner/verband-der-betriebe/"],
        "Elternzeit": ["angebote/teilzeit-gelingt/"],
        "Wiedereinstieg": ["angebote/teilzeit-gelingt/"],
        "Pflege": ["handlungsfelder/ausgleich/", "angebote/pflegebrief/", "wegweiser/eltern/"],
        "Wohnung": ["angebote/wohnung-und-schule/", "angebote/ankommen-am-see/"],
        "Schule": ["angebote/wohnung-und-schule/", "wegweiser/jugend/"],
        "Anerkennung": ["angebote/ankommen-am-see/", "allianz/"],
        "Antrag": ["angebote/rat-zum-antrag/", "partner/wirtschaftsfoerderung-gruenau-muehlbach/", "foerderung/"],
        "Zuzug": ["angebote/wohnung-und-schule/"],
        "Visum": ["angebote/ankommen-am-see/"],
        "Arabisch": ["angebote/ankommen-am-see/"],
        "Ferien": ["angebote/ferienwerkstatt-weitfeld/", "handlungsfelder/ausgleich/"],
        "Telefon": ["angebote/ruf-fuer-alle/"],
        "1.200 Euro": ["allianz/"],
        "1200 EUR": ["allianz/"],
        "Mitglied werden": ["allianz/mitmachen/"],
        "411 Euro": ["angebote/kurse-neben-dem-beruf/", "allianz/", "wegweiser/zugezogene/"],
    },
    "themes and projects": {
        "Einstieg": ["handlungsfelder/einstieg/"],
        "einstieg": ["handlungsfelder/einstieg/"],
        "Aufstieg": ["handlungsfelder/aufstieg/"],
        "Ankunft": ["handlungsfelder/ankunft/"],
        "Ausgleich": ["handlungsfelder/ausgleich/"],
        "Arbeit und Familie": ["handlungsfelder/ausgleich/"],
        "Lernboot": ["projekte/lernboot/", "handlungsfelder/aufstieg/", "partner/seehochschule/"],
        "Wegzeichen": ["projekte/wegzeichen/", "partner/wirtschaftskammer-musterberg/", "projekte/"],
        "Abendschule": ["projekte/abendschule/", "handlungsfelder/ankunft/", "partner/landkreis-weitfeld/"],
        "Über den Zaun": ["projekte/ueber-den-zaun/", "handlungsfelder/ankunft/", "projekte/"],
    },
    "sentences": {
        "Ich suche eine Lehre": ["handlungsfelder/einstieg/"],
        "Wer hilft bei Teilzeit": [
            "angebote/teilzeit-gelingt/",
            "handlungsfelder/ausgleich/",
            "partner/verband-der-betriebe/",
        ],
        "Ich brauche einen Platz im Kindergarten": [
            "angebote/platz-im-kindergarten/",
            "handlungsfelder/ausgleich/",
            "partner/landkreis-weitfeld/",
        ],
        "Lehre in Seestadt": ["region/beispielsee/", "handlungsfelder/einstieg/", "partner/jobagentur-musterland/"],
        "Kita Weitfeld": ["angebote/platz-im-kindergarten/", "region/weitfeld/", "angebote/ferienwerkstatt-weitfeld/"],
        "Wo finde ich eine Wohnung": ["angebote/wohnung-und-schule/", "angebote/ankommen-am-see/"],
    },
    "English words": {
        "apprenticeship": ["angebote/schnuppertage-beispielsee/"],
        "internship": ["angebote/schnuppertage-beispielsee/"],
        "visa": ["angebote/ankommen-am-see/"],
        "work permit": ["angebote/ankommen-am-see/"],
        "childcare": ["angebote/platz-im-kindergarten/"],
        "career advice": ["angebote/rat-zur-berufswahl/"],
        "evening course": ["angebote/kurse-neben-dem-beruf/"],
        "education voucher": ["angebote/kurs-bezahlen/"],
        "retraining": ["angebote/kurs-bezahlen/"],
        "part-time": ["angebote/teilzeit-gelingt/", "partner/"],
        "housing": ["angebote/wohnung-und-schule/"],
        "hotline": ["angebote/ruf-fuer-alle/"],
        "I am looking for an apprenticeship": ["angebote/schnuppertage-beispielsee/"],
    },
    "inflections": {
        "Einstiege": ["handlungsfelder/einstieg/"],
        "Kurse": ["angebote/kurse-neben-dem-beruf/", "angebote/kurs-bezahlen/", "handlungsfelder/aufstieg/"],
        "Kindergärten": [
            "angebote/platz-im-kindergarten/",
            "handlungsfelder/ausgleich/",
            "partner/landkreis-weitfeld/",
        ],
        "Wohnungen": ["angebote/wohnung-und-schule/", "angebote/ankommen-am-see/"],
        "Partnern": ["partner/", "daten/", "partner/wirtschaftsfoerderung-gruenau-muehlbach/"],
        "Förderungen": ["foerderung/"],
        "Jobagenturen": ["partner/jobagentur-musterland/"],
        "Hochschulen": ["angebote/kurse-neben-dem-beruf/", "partner/seehochschule/"],
        "Projekten": ["projekte/", "foerderung/"],
        "Anträge": ["angebote/rat-zum-antrag/", "partner/wirtschaftsfoerderung-gruenau-muehlbach/", "foerderung/"],
        "Berufe": ["angebote/kurse-neben-dem-beruf/"],
        "Schulen": ["angebote/wohnung-und-schule/", "wegweiser/jugend/"],
    },
    "umlauts": {
        "Kuessnau": ["region/gruenau-muehlbach/", "orte/"],
        "Kussnau": ["region/gruenau-muehlbach/", "orte/"],
        "Muehlbach": ["region/gruenau-muehlbach/", "partner/wirtschaftsfoerderung-gruenau-muehlbach/"],
        "Gruenau": ["region/gruenau-muehlbach/", "partner/wirtschaftsfoerderung-gruenau-muehlbach/"],
        "Grunau": ["region/gruenau-muehlbach/", "partner/wirtschaftsfoerderung-gruenau-muehlbach/"],
        "Uebersee": ["partner/verband-der-betriebe/"],
        "Übersee": ["partner/verband-der-betriebe/"],
        "Ubersee": ["partner/verband-der-betriebe/"],
        "Foerderung": ["foerderung/", "partner/wirtschaftsfoerderung-gruenau-muehlbach/", "angebote/rat-zum-antrag/"],
        "Förderung": ["foerderung/"],
        "Wirtschaftsfoerderung": ["partner/wirtschaftsfoerderung-gruenau-muehlbach/"],
        "Auslaenderbehoerde": ["angebote/ankommen-am-see/"],
        "Buergergeld": ["angebote/ruf-fuer-alle/"],
        "Ueber den Zaun": ["projekte/ueber-den-zaun/", "handlungsfelder/ankunft/", "projekte/"],
    },
    "slips": {
        "Ausbildng": ["angebote/schnuppertage-beispielsee/", "mitmachen/", "projekte/wegzeichen/"],
        "Impresum": ["impressum/"],
        "Kindergraten": [
            "angebote/platz-im-kindergarten/",
            "handlungsfelder/ausgleich/",
            "partner/landkreis-weitfeld/",
        ],
        "Wirtschaftskamer": ["partner/wirtschaftskammer-musterberg/"],
        "Bildungsgutschien": ["angebote/kurs-bezahlen/"],
        "Elternzit": ["angebote/teilzeit-gelingt/"],
        "Quelental": ["region/weitfeld/", "orte/"],
        "Seestatd": ["region/beispielsee/", "angebote/teestube-am-hafen/", "handlungsfelder/ankunft/"],
        "Hochschuhle": ["angebote/kurse-neben-dem-beruf/", "partner/seehochschule/"],
        "Datenschuz": ["datenschutz/"],
        "Kindergartenplatz": [
            "angebote/platz-im-kindergarten/",
            "handlungsfelder/ausgleich/",
            "partner/landkreis-weitfeld/",
        ],
    },
    "bodies": {
        "Jobcenter": ["angebote/ruf-fuer-alle/"],
        "Ausländerbehörde": ["angebote/ankommen-am-see/"],
        "Familienkasse": ["angebote/platz-im-kindergarten/"],
        "Jobagentur": ["partner/jobagentur-musterland/"],
        "Kammer": ["partner/wirtschaftskammer-musterberg/", "angebote/wer-hilft-wobei/"],
        "WK": ["partner/wirtschaftskammer-musterberg/"],
        "wk": ["partner/wirtschaftskammer-musterberg/"],
        "Wirtschaftskammer": ["partner/wirtschaftskammer-musterberg/"],
        "Seekammer": ["partner/seekammer/", "angebote/seekurs/"],
        "Hochschule": ["partner/seehochschule/", "angebote/kurse-neben-dem-beruf/"],
        "Seehochschule": ["partner/seehochschule/", "angebote/kurse-neben-dem-beruf/", "handlungsfelder/aufstieg/"],
        "Verband": ["partner/verband-der-betriebe/", "angebote/teilzeit-gelingt/", "handlungsfelder/ausgleich/"],
        "Gewerkschaft": ["partner/gewerkschaftsbund-musterland/"],
        "Hafenverein": ["angebote/teestube-am-hafen/", "handlungsfelder/ankunft/", "wegweiser/zugezogene/"],
        "Stiftung": ["angebote/ruf-fuer-alle/"],
    },
    "pages of the site": {
        "Impressum": ["impressum/"],
        "Datenschutz": ["datenschutz/"],
        "Barrierefreiheit": ["barrierefreiheit/"],
        "Mitmachen": ["mitmachen/", "allianz/mitmachen/"],
        "Geschichte": ["allianz/chronik/", "handlungsfelder/aufstieg/"],
        "Chronik": ["allianz/chronik/"],
        "Quellen": ["quellen/", "region/weitfeld/"],
        "Region": ["region/"],
        "Partner": ["partner/", "partner/wirtschaftsfoerderung-gruenau-muehlbach/"],
        "Angebote": ["angebote/"],
    },
    "words that stand nowhere": {
        "qqqxyz": [],
        "Bispingen": [],
        "29451": [],
        "99999": [],
        "Zahnarzt": [],
        "Bremerhaven": [],
        "Raumschiff": [],
        "Klavierstunde": [],
        "xylophon": [],
        "00099": [],
        "Schreibmaschine": [],
    },
}
"""By kind of question. Pages that are equals for a question are left out behind the first: which of them comes first
is the affair of Pagefind's score."""

EITHER = {
    "Neudorf": {"region/weitfeld/", "region/musterberg/"},
    "Winkel": {"region/beispielsee/", "region/musterberg/"},
    "Bergau": {"region/beispielsee/", "region/gruenau-muehlbach/"},
}
"""Places of one name in two Landkreise."""

ASK = """async (questions) => {
  const form = document.querySelector("form.search");
  const answered = (question) => new Promise((go) => {
    const watch = () => form.dataset.answered === question && (observer.disconnect(), go());
    const observer = new MutationObserver(watch);
    observer.observe(form, { attributes: true });
  });
  const found = {};
  for (const question of questions) {
    delete form.dataset.answered;
    form.querySelector("input").value = question;
    const answer = answered(question);
    form.requestSubmit();
    await answer;
    const links = [...form.querySelectorAll(".search__results li > a:not(.search__call)")];
    found[question] = links.map((link) => link.getAttribute("href").split("/website/").pop());
  }
  return found;
}"""


@pytest.fixture(scope="module")
def found(browser: Browser, home: str) -> Iterator[Mapping[str, list[str]]]:
    """The addresses of the hits for every question, asked one after the other in the field of one page."""
    page = browser.new_page()
    page.goto(home)
    yield page.evaluate(ASK, [*(question for rows in TABLE.values() for question in rows), *EITHER])
    page.close()


@pytest.mark.parametrize("kind", TABLE)
def test_each_question_leads_to_what_was_meant(found: Mapping[str, list[str]], kind: str) -> None:
    """A visitor's words lead to the page that helps first, and to nothing where they stand nowhere."""
    rows = TABLE[kind]
    assert {question: found[question][: len(wanted) or None] for question, wanted in rows.items()} == rows


@pytest.mark.parametrize("name", EITHER)
def test_a_name_of_two_places_leads_to_both(found: Mapping[str, list[str]], name: str) -> None:
    """Who lives in one of two places of the same name finds the own Landkreis among the first two hits."""
    assert set(found[name][:2]) == EITHER[name]
