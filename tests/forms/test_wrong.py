"""Forms that are answered, sentence by sentence."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allianz.forms.answering import answer, answer_file
from allianz.forms.asking import TEXT
from allianz.forms.definition import forms
from allianz.model.dataset import load
from tests.broken import SECOND, Data, english
from tests.filled import body, event, fill, form, written
from tests.forms.filling import (
    CHANGE,
    CONFIRM,
    EVENT,
    LAW,
    LEAVES,
    NEXT,
    OFFER,
    OFFER_CHANGES,
    OFFER_ENDS,
    PARTNER,
    PROJECT,
    PROJECT_CHANGES,
    RUSSIAN,
    SOURCE_CHANGES,
    sentences,
    texts,
)
from tests.forms.test_editing import NASTY
from tests.reading.test_characters import BIDI, within

NEW = {
    "name": "Neu",
    "kurzname": "Neu",
    "art": "alles andere",
    "mitglied_art": "ist später beigetreten",
    "seit": "2025",
    "zuordnung": "Die Quelle sagt es selbst",
    "ort": "Seestadt",
    "website": "https://neu.example.org",
    "quelle": LAW,
}


ABSENT = "Füllen Sie dieses Feld aus."


OWN = "Jeder Eintrag braucht hier etwas Eigenes."
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
            "strasse": "Amtsgasse 13",
            "zweck": "Für alle: Empfang",
            "kontakt_belegt": "2024",
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
            "„Kontakt: Postleitzahl“ muss aus fünf Ziffern bestehen, zum Beispiel 21335 – hier steht 2133.",
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
        {
            "partner": "Jobagentur",
            "ort": "Seestädt",
            "quelle": LAW,
            "anschrift_ort": "musterberg",
            "zweck": "Für alle: Empfang",
            "kontakt_belegt": "2024",
        },
        [
            "„Kontakt: Ort“: Schreiben Sie „Musterberg“ statt „musterberg“.",
        ],
    ),
    "which contact": (
        CHANGE,
        {"partner": "Jobagentur", "telefon": "01234 5678", "kontakt_belegt": "2024", "quelle": LAW},
        [
            (
                "„Kontakt: wofür er da ist“: Dieser Partner hat mehrere Kontakte („Für alle: Empfang“, "
                "„Für Firmen: Nebenstelle“). Nennen Sie, welchen Sie meinen."
            ),
        ],
    ),
    "a contact to fall away that there is not": (
        CHANGE,
        {"partner": "Seehochschule", "entfaellt": "der oben genannte Kontakt", "zweck": "Pforte"},
        ["„Kontakt: wofür er da ist“: Dieser Partner hat keinen Kontakt, der entfallen kann."],
    ),
    "half a contact": (
        CHANGE,
        {"partner": "Seehochschule", "zeiten": "Mo 9–12 Uhr", "quelle": LAW},
        [
            f"„Kontakt: belegt“ fehlt. {ABSENT} Von wann der neueste Beleg ist: JJJJ, JJJJ-MM oder JJJJ-MM-TT.",
            (
                f"„Kontakt: wofür er da ist“ fehlt. {ABSENT} Wofür dieser Weg da ist, zum Beispiel "
                "„Für Betriebe: Arbeitgeber-Service“."
            ),
        ],
    ),
    "a contact without a way": (
        CHANGE,
        {
            "partner": "Seehochschule",
            "zweck": "Pforte",
            "zeiten": "Mo 9–12 Uhr",
            "kontakt_belegt": "2024",
            "quelle": LAW,
        },
        [
            (
                "„Kontakt: wofür er da ist“: Der Kontakt nennt keinen Weg. Ergänzen Sie mindestens eines davon: "
                "telefon, email, formular, website, anschrift."
            ),
        ],
    ),
    "a person's number and mail, and times that go back": (
        CHANGE,
        {
            "partner": "Seehochschule",
            "zweck": "Pforte",
            "telefon": "0171 2345678",
            "email": "erika.mustermann@example.org",
            "zeiten": "Mo 12–9 Uhr",
            "kontakt_belegt": "2024",
            "quelle": LAW,
        },
        [
            (
                "„Kontakt: Telefon“ darf keine Mobilnummer sein: Nennen Sie die Nummer einer Stelle, nicht einer "
                "Person – hier steht 0171 2345678."
            ),
            (
                "„Kontakt: E-Mail“ darf nicht die Adresse einer Person sein, sondern die einer Stelle, zum Beispiel "
                "info@example.org – hier steht erika.mustermann@example.org."
            ),
            (
                "„Kontakt: Zeiten“ muss vorwärts gehen: Ein Tag und eine Uhrzeit enden nach ihrem Anfang – "
                "hier steht Mo 12–9 Uhr."
            ),
        ],
    ),
    "nobody is left who gives an offer": (
        OFFER_CHANGES,
        {
            "angebot": "Pflegebrief",
            "entfaellt": "Anbieter, der kein Partner ist",
            "belegt": "2024",
            "quelle": LAW,
        },
        [
            (
                "„Partner, die das Angebot machen“ fehlt. Wählen Sie mindestens einen, oder füllen Sie "
                "„Anbieter, der kein Partner ist“ aus."
            ),
        ],
    ),
    "no word which offer changes": (
        OFFER_CHANGES,
        {"text": "Neu.", "belegt": "2024", "quelle": LAW},
        ["„Angebot, das sich ändert“ fehlt. Wählen Sie aus der Liste."],
    ),
    "an offer changes without a proof": (
        OFFER_CHANGES,
        {"angebot": "Rat zur Berufswahl", "text": "Neu.", "quelle": LAW},
        [
            (
                f"„Belegt“ fehlt. {ABSENT} Von wann der neueste Beleg ist: JJJJ, JJJJ-MM, JJJJ-MM-TT oder das Wort "
                "unbekannt."
            ),
        ],
    ),
    "which of two sums": (
        PROJECT_CHANGES,
        {"projekt": "Lernboot", "betrag": "7000", "belegt": "2022", "quelle": LAW},
        [
            (
                "„Was der Betrag misst“: Dieses Projekt hat mehrere Beträge („Mittel des Landes“, „Spenden“). "
                "Nennen Sie, welchen Sie meinen."
            ),
        ],
    ),
    "the offers of one that leaves go on with nobody": (
        LEAVES,
        {
            "partner": "Seehochschule",
            "bis": "2024",
            "angebote": "Die Nachfolge macht sie weiter",
            "quelle": LAW,
        },
        [
            "„Wer an seine Stelle tritt“ fehlt. Wählen Sie aus der Liste.",
        ],
    ),
    "a partner that leaves before it came": (
        LEAVES,
        {"partner": "Seehochschule", "bis": "2019", "quelle": LAW},
        ["„Dabei bis“ liegt vor „seit“ – hier steht 2019, dort 2022-10."],
    ),
    "an event without its text": (
        EVENT,
        {"titel": "Neu", "datum": "2024-13", "handlungsfeld": "Ankunft", "quelle": LAW},
        [
            f"„Text“ fehlt. {ABSENT} Was geschah, in ganzen Sätzen.",
            (
                "„Datum“ muss ein Datum sein, das es gibt: JJJJ, JJJJ-MM oder JJJJ-MM-TT, zum Beispiel 2014-11-28 – "
                "hier steht 2024-13."
            ),
        ],
    ),
    "a source that has its address already": (
        SOURCE_CHANGES,
        {"gemeint": "Kleiner Atlas des Musterlands (atlas)", "url": "https://gesetze.example.com/muster"},
        [
            f"„Adresse“: „https://gesetze.example.com/muster“ steht schon bei „Mustergesetz“. {OWN}",
        ],
    ),
    "an end that is no date": (
        OFFER_ENDS,
        {"angebot": "Rat zur Berufswahl", "bis": "jetzt", "belegt": "2024", "quelle": LAW},
        [
            (
                "„Ende des Angebots“ muss ein Datum sein, das es gibt: JJJJ, JJJJ-MM oder JJJJ-MM-TT, "
                "zum Beispiel 2014-11-28 – hier steht jetzt."
            ),
        ],
    ),
    "an empty form for an offer": (
        OFFER,
        {},
        [
            (
                f"„Titel des neuen Angebots“ fehlt. {ABSENT} Was es ist, in wenigen Wörtern, zum Beispiel "
                "Berufsberatung für Jugendliche. Aus ihm entsteht die Adresse der Seite."
            ),
            f"„Text“ fehlt. {ABSENT} Was Sie dort bekommen, in ein bis drei kurzen Sätzen.",
            "„Handlungsfelder“ fehlt. Wählen Sie aus der Liste.",
            "„Zielgruppen“ fehlt. Wählen Sie aus der Liste.",
            (
                f"„Belegt“ fehlt. {ABSENT} Von wann der neueste Beleg ist: JJJJ, JJJJ-MM, JJJJ-MM-TT oder das Wort "
                "unbekannt."
            ),
            "„Quelle“ fehlt. Wählen Sie eine aus der Liste, oder beschreiben Sie darunter eine neue.",
            (
                "„Partner, die das Angebot machen“ fehlt. Wählen Sie mindestens einen, oder füllen Sie "
                "„Anbieter, der kein Partner ist“ aus."
            ),
        ],
    ),
    "an offer that there is, for one field and for all": (
        OFFER,
        {
            "titel": "Pflegebrief",
            "text": "x",
            "anbieter_name": "Verein",
            "handlungsfelder": "Ankunft, Für alle Handlungsfelder",
            "zielgruppen": "Firmen",
            "belegt": "2024",
            "quelle": LAW,
        },
        [
            (
                "„Titel des neuen Angebots“: Das Angebot „Pflegebrief“ gibt es schon. "
                "Nehmen Sie das Formular „Angebot ändern“."
            ),
            "„Handlungsfelder“: Das Wort „uebergreifend“ steht allein oder gar nicht.",
        ],
    ),
    "a website that another partner has": (
        CHANGE,
        {"partner": "Seehochschule", "website": "https://kammer.example.org"},
        [
            f"„Website“: „https://kammer.example.org“ steht schon bei „Wirtschaftskammer“. {OWN}",
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
        [f"„Hinweis zu den Landkreisen“ darf höchstens 3000 Zeichen lang sein – hier steht … {'Wort ' * 7}Wort …."],
    ),
    "characters that nobody sees": (
        CHANGE,
        {"partner": "Seehochschule", "gebiet_hinweis": "a\u00a0b\u200bc\td\u202e"},
        [
            f"„Hinweis zu den Landkreisen“: {within('d▸', BIDI)}",
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
            f"„Name des neuen Partners“: „Jobagentur Musterland“ steht schon bei „Jobagentur“. {OWN}",
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
            "„Art des Partners“ fehlt. Wählen Sie aus der Liste.",
            "„Wie der Partner zur Allianz kam“ fehlt. Wählen Sie aus der Liste.",
            f"„Dabei seit“ fehlt. {ABSENT} Seit wann der Partner dabei ist: JJJJ, JJJJ-MM oder JJJJ-MM-TT.",
            "„Wer das sagt“ fehlt. Wählen Sie aus der Liste.",
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
            "zuordnung": "Die Quelle sagt es selbst",
            "belegt": "2024",
            "quelle": LAW,
            "beginn": "2026",
            "ende": "2025",
        },
        [
            (
                "„Name des neuen Projekts“: Das Projekt „Lernboot“ gibt es schon. "
                "Nehmen Sie das Formular „Projekt ändern“."
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
            "zuordnung": "Die Quelle sagt es selbst",
            "belegt": "2024",
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


def test_a_form_of_yesterday_is_refused(data: Data) -> None:
    """A heading that the form has no more is named; headings in another order are, too."""
    text = body(form(data.folder, CHANGE), partner="Seehochschule", suchworte="Uni")
    (gone,) = _said(text.replace("### Suchworte", "### Wörter"), data)
    assert gone.startswith("Die Zeile „### Wörter“ gehört zu keiner Frage dieses Formulars.")
    swapped = text.replace("### Name", "### X").replace("### Kurzname", "### Name").replace("### X", "### Kurzname")
    (order,) = _said(swapped, data)
    assert order == "Die Überschriften stehen nicht mehr in ihrer Reihenfolge. Füllen Sie das Formular bitte neu aus."


def test_a_question_that_a_form_did_not_have_yet_is_not_answered(data: Data) -> None:
    """A form filled before the question came is taken over as it is."""
    text = body(form(data.folder, CHANGE), partner="Seehochschule", suchworte="Uni")
    outcome = answer(event(text.replace("### Website\n\n_No response_\n\n", "")), data.folder, "data")
    assert outcome is not None
    assert outcome.branch


def test_what_the_website_did_not_write_is_said(data: Data, tmp_path: Path) -> None:
    """Where the text was lost on the way, the answer says what to copy; a letter without it, too."""
    before = texts(data.folder)
    outcome = answer(event(body(form(data.folder, TEXT), text="Guten Tag!")), data.folder, "data")
    assert outcome is not None
    assert "Kopieren Sie dort den ganzen Text" in outcome.text
    letter = tmp_path / "letter.txt"
    letter.write_text("Guten Tag!", "utf-8")
    assert str(answer_file(letter, data.folder)) == outcome.text
    assert texts(data.folder) == before


def test_a_wrong_letter_is_answered_without_words_about_github(data: Data, tmp_path: Path) -> None:
    """Who reads the answer has a letter before them and no form."""
    letter = tmp_path / "letter.txt"
    letter.write_text(written(form(data.folder, CHANGE), partner="Seehochschule", ort="Seestadt"), "utf-8")
    outcome = answer_file(letter, data.folder)
    assert outcome is not None
    assert sentences(outcome) == WRONG["a fact without a source"][2]
    assert NEXT not in outcome.text


def _said(text: str, data: Data) -> list[str]:
    outcome = answer(event(text), data.folder, "data")
    assert outcome is not None
    return sentences(outcome)


def test_broken_data_are_not_the_editors_fault(data: Data) -> None:
    """While the data themselves are refused, the answer says that the form is not lost."""
    one = form(data.folder, CONFIRM)
    data.path("chronik").write_text("kaputt", encoding="utf-8")
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
            "(data/partners.yaml:72:19). Wer die Daten betreut, ändert sie von Hand."
        ),
    ]
    assert texts(data.folder) == before


QUESTIONS = [
    (one.id, question.id) for one in forms(load(SECOND)) if one.file
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
