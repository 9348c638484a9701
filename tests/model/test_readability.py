"""How a German text is measured: its sentences, its syllables, its names left out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allianz.model.readability import EASY, amstad, ease, sentences, syllables, without, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rufen Sie an. Es kostet nichts!", ["Rufen Sie an.", "Es kostet nichts!"]),
        ("Das gilt bis zum 31. August 2027. Danach nicht.", ["Das gilt bis zum 31 August 2027.", "Danach nicht."]),
        ("So war es 2022. Ab 2023 nicht.", ["So war es 2022.", "Ab 2023 nicht."]),
        ("Nach § 71 Abs. 2 berät sie.", ["Nach § 71 Abs 2 berät sie."]),
        ("Der Verein heißt Hilfe e. V. und hilft.", ["Der Verein heißt Hilfe e V und hilft."]),
        ("Im Papier steht: „Sie hat begonnen.“ Mehr nicht.", ["Im Papier steht: „Sie hat begonnen.", "Mehr nicht."]),
        ("", []),
    ],
)
def test_a_full_stop_is_not_always_an_end(text: str, found: list[str]) -> None:
    """The day of a month, an abbreviation and a letter go on; a year ends a sentence."""
    assert sentences(text) == found


def test_signs_are_no_words() -> None:
    """A dash between two words is not read aloud; a number is."""
    assert words("Montag – Freitag, 8 bis 16 Uhr") == ["Montag", "Freitag,", "8", "bis", "16", "Uhr"]


@pytest.mark.parametrize(
    ("word", "count"),
    [("Haus", 1), ("Häuser", 2), ("Ausländerbehörde", 6), ("See", 1), ("Welcome-Center", 5), ("b", 1)],
)
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    """A diphthong counts once, and each part of a word with a hyphen by itself."""
    assert syllables(word) == count


@given(st.text("aeuyÄÖbcßX-–é .1", min_size=1))
def test_a_text_has_the_words_and_syllables_of_each_of_its_words(text: str) -> None:
    """Counted at once or one by one: words are letters, with hyphens between them; other signs end them."""
    found = re.findall(r"[A-Za-zÄÖÜäöüß]+(?:-[A-Za-zÄÖÜäöüß]+)*", text)
    groups = sum(len(re.findall("[aeuyÄÖ]+", part)) or 1 for word in found for part in word.split("-"))
    assert syllables(text) == groups
    assert ease([text]) == (180 - len(found) - 58.5 * groups / len(found) if found else 180)


def test_short_words_in_short_sentences_are_easy() -> None:
    """Who splits a sentence or takes a shorter word raises the measure; of nothing there is none."""
    office = "Die Inanspruchnahme der Anerkennungsberatung setzt eine Terminvereinbarung voraus."
    plain = "Sie brauchen einen Termin."

    assert amstad([office]) < 0 < EASY < amstad([plain]) < amstad([])
    assert amstad(["Er kommt und sie geht und wir bleiben."]) < amstad(["Er kommt. Und sie geht. Und wir bleiben."])


def test_names_are_nobodys_choice() -> None:
    """Names and the statutes in brackets are left out, as whole words and the longest first."""
    named = {"Kammer", "Kammer Musterberg", ""}

    assert without(named, "Die Kammer Musterberg hilft (§ 1 Abs. 2 Mustergesetz).") == "Die  hilft."
    assert without(named, "Die Kammern helfen (immer).") == "Die Kammern helfen (immer)."
    assert without((), "Die Kammer hilft.") == "Die Kammer hilft."
    assert without({"ver.di", "eBay", "für alle"}, "Nur eBay und ver.di helfen für alle.") == "Nur  und  helfen ."
