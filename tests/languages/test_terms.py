"""Tests of an alliance's own words: article, adjective and noun in every case and number."""

from __future__ import annotations

from typing import Any, cast

import pytest
from babel import Locale

from allianz.languages.language import GERMAN, Language
from allianz.languages.terms import inside, said
from allianz.model.records import Begriff, Begriffe
from allianz.site.rendering import speech

BUENDNIS = Begriff(einzahl="Bündnis", genitiv="Bündnisses", mehrzahl="Bündnisse", geschlecht="das")
STADT = Begriff(einzahl="Stadt", genitiv="Stadt", mehrzahl="Städte", geschlecht="die")
KREIS = Begriff(einzahl="Kreis", genitiv="Kreises", mehrzahl="Kreise", geschlecht="der")
VERBUND = Begriff(einzahl="Verbund", genitiv="Verbunds", mehrzahl="Verbünde", geschlecht="der")
CITIES = Begriffe(allianz=BUENDNIS, landkreis=STADT)

SENTENCES = [
    ("Die Allianz arbeitet.", "Das Bündnis arbeitet."),
    ("Wer die Allianz gegründet hat", "Wer das Bündnis gegründet hat"),
    ("Partner der Allianz", "Partner des Bündnisses"),
    ("Der Allianz beitreten", "Dem Bündnis beitreten"),
    ("Wie man der Allianz beitritt", "Wie man dem Bündnis beitritt"),
    ("ist der Allianz beigetreten", "ist dem Bündnis beigetreten"),
    ("In der Allianz", "Im Bündnis"),
    ("nicht</strong> von der Allianz.", "nicht</strong> vom Bündnis."),
    ("machen bei der Allianz mit", "machen beim Bündnis mit"),
    ("Wer zur Allianz gehört", "Wer zum Bündnis gehört"),
    ("ein Betrag der ganzen Allianz", "ein Betrag des ganzen Bündnisses"),
    ("Eine Allianz ist eine Gruppe", "Ein Bündnis ist eine Gruppe"),
    ("Über die Allianz", "Über das Bündnis"),
    ("eine Rolle der\n  Allianz:", "eine Rolle des\n  Bündnisses:"),
    ("Wählen Sie Ihren Landkreis.", "Wählen Sie Ihre Stadt."),
    ("Daneben steht Ihr Landkreis:", "Daneben steht Ihre Stadt:"),
    ("in Ihrem Landkreis", "in Ihrer Stadt"),
    ("Alle Orte mit ihrem Landkreis", "Alle Orte mit ihrer Stadt"),
    ("Im Landkreis", "In der Stadt"),
    ("der Sitz des Landkreises", "der Sitz der Stadt"),
    ("zum Landkreis", "zur Stadt"),
    ("vom Landkreis", "von der Stadt"),
    ("In welchem Landkreis?", "In welcher Stadt?"),
    ("für jeden Landkreis", "für jede Stadt"),
    ("den ganzen Landkreis", "die ganze Stadt"),
    ("Karte der Landkreise", "Karte der Städte"),
    ("Die Landkreise", "Die Städte"),
    ("in den genannten Landkreisen", "in den genannten Städten"),
    ("Hinweis zu den Landkreisen", "Hinweis zu den Städten"),
    ("in Landkreisen", "in Städten"),
    ("Kreisverwaltung:", "Verwaltung:"),
    (
        "allianz.landkreise, ein Allianzpartner, Kein-Landkreis-Wort",
        "allianz.landkreise, ein Allianzpartner, Kein-Landkreis-Wort",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_stays_right_in_other_words(text: str, expected: str) -> None:
    """Gender, case and number follow the new word; everything around it stays."""
    assert said(text, CITIES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Über die Allianz", "Über den Verbund"),
        ("Wer die Allianz gegründet hat", "Wer den Verbund gegründet hat"),
        ("Die Allianz erreichen Sie so", "Den Verbund erreichen Sie so"),
        ("Partner, der die Allianz verlässt", "Partner, der den Verbund verlässt"),
        ("woran die Allianz arbeitet", "woran der Verbund arbeitet"),
        ("Partner der Allianz im Landkreis", "Partner des Verbunds im Kreis"),
        ("zur Allianz in Ihrem Landkreis", "zum Verbund in Ihrem Kreis"),
        ("Sitz des Landkreises, zwei Landkreise, drei Landkreisen", "Sitz des Kreises, zwei Kreise, drei Kreisen"),
    ],
)
def test_words_of_the_same_gender_change_alone(text: str, expected: str) -> None:
    """Where the gender stays, the article does too."""
    assert said(text, Begriffe(allianz=VERBUND, landkreis=KREIS)) == expected


@pytest.mark.parametrize("begriffe", [None, Begriffe(), Begriffe(landkreis=None, allianz=None)])
def test_without_words_of_its_own_an_alliance_reads_what_stands_there(begriffe: Begriffe | None) -> None:
    """Nothing changes, not even an article."""
    text = "".join(text for text, _ in SENTENCES)
    assert said(text, begriffe) == text


def test_one_word_changes_without_the_other() -> None:
    """A Bündnis may have Landkreise."""
    assert said("Landkreise der Allianz", Begriffe(allianz=BUENDNIS)) == "Landkreise des Bündnisses"


def test_other_languages_translate_what_the_templates_say() -> None:
    """A translation stays as it is; German that nobody has translated is said in the alliance's words."""
    key = "Partner der Allianz"
    english = Language("en", Locale.parse("en_GB"), {("", key): ("Partners of the Allianz",)})
    said_in = {language: cast("Any", speech(language, CITIES)["_"]) for language in (GERMAN, english)}

    assert said_in[GERMAN](key) == "Partner des Bündnisses"
    assert said_in[english](key) == "Partners of the Allianz"
    assert "Wer zum Bündnis gehört" in said_in[english]("Wer zur Allianz gehört")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Musterau", "in Musterau"),
        ("Muster am Kreis", "in Muster am Kreis"),
        ("Musterheidekreis", "im Musterheidekreis"),
        ("Muster-Beispiel-Kreis", "im Muster-Beispiel-Kreis"),
        ("Landkreis Musterau", "im Landkreis Musterau"),
        ("Kreis Musterau", "im Kreis Musterau"),
        ("Musterischer Kreis", "im Musterischen Kreis"),
        ("Region Muster", "in der Region Muster"),
        ("Musterregion", "in der Musterregion"),
        ("Stadt Musterau", "in Stadt Musterau"),
    ],
)
def test_a_place_stands_behind_its_preposition_as_german_says_it(name: str, expected: str) -> None:
    """Kreise and regions have an article, towns have none; the word for an area is the alliance's to say."""
    assert inside(name) == expected


def test_an_area_that_bears_the_word_of_the_alliance_takes_its_article() -> None:
    """Where the areas are cities, „Stadt Musterau“ stands with the article of Stadt; a bare name stays as it is."""
    assert [inside(name, STADT) for name in ("Stadt Musterau", "Musterstadt", "Stadt")] == [
        "in der Stadt Musterau", "in Musterstadt", "in Stadt",
    ]  # fmt: skip


def test_another_language_takes_the_name_of_a_place_as_it_is() -> None:
    """What German grammar does to a place is nothing to its translation."""
    english = Language("en", Locale.parse("en"), {("", "in %(ort)s"): ("in %(ort)s",)})
    where = {language: cast("Any", speech(language)["darin"]) for language in (GERMAN, english)}

    assert [str(where[language]("Musterkreis")) for language in (GERMAN, english)] == [
        "im Musterkreis",
        "in Musterkreis",
    ]
