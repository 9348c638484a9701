"""The data in another language: what is translated of them, and what stays."""

from __future__ import annotations

from babel import Locale

from allianz.languages.language import CLOSE, OPEN, Language
from allianz.languages.texts import labels, missing, texts, translated
from allianz.model.dataset import load
from tests.building import SECOND

DATA = load(SECOND)


def shouting() -> Language:
    """A language that says every German sentence in capitals."""
    said = {*(german for _, german in texts(DATA)), *labels()}
    return Language("en", Locale("en", "GB"), {("", german): (german.upper(),) for german in said})


def test_sentences_are_translated_and_names_stay() -> None:
    """A title is a sentence; a name, an id, an address and a number mean the same in every language."""
    other = translated(DATA, shouting())
    angebot, before = other.angebote[0], DATA.angebote[0]

    assert (angebot.titel, angebot.text) == (before.titel.upper(), before.text.upper())
    assert (angebot.id, angebot.handlungsfelder, angebot.quellen) == (before.id, before.handlungsfelder, before.quellen)
    assert [one.name for one in other.partners] == [one.name for one in DATA.partners]
    assert other.partners[0].art.label == DATA.partners[0].art.label.upper()
    assert other.partners[0].art == DATA.partners[0].art


def test_within_a_record_lists_and_further_records_are_translated_too() -> None:
    """The purpose of a contact stands two records deep, a search word in a list."""
    other = translated(DATA, shouting())

    assert [way.zweck for one in other.partners for way in one.kontakte] == [
        way.zweck.upper() for one in DATA.partners for way in one.kontakte
    ]
    assert [one.suchworte for one in other.zielgruppen] == [
        tuple(word.upper() for word in one.suchworte) for one in DATA.zielgruppen
    ]


def test_the_words_of_a_document_stay_german_and_are_marked() -> None:
    """The title of a source and who published it are what somebody finds there."""
    other = translated(DATA, shouting())

    for field in ("titel", "herausgeber"):
        german = [getattr(one, field) for one in DATA.quellen]
        assert [getattr(one, field) for one in other.quellen] == [f"{OPEN}{text}{CLOSE}" for text in german]


def test_what_says_nothing_is_not_copied() -> None:
    """Of large data most is addresses, ids and dates: both languages hold the same, and a word is said once."""
    other = translated(DATA, shouting())
    seats = [(one.sitz, before.sitz) for one, before in zip(other.partners, DATA.partners, strict=True)]

    assert any(one for one, _ in seats)
    assert all(one is before for one, before in seats)
    assert other.foerderung[0].quelle is DATA.foerderung[0].quelle
    assert len({id(one.mitglied.art) for one in other.partners}) == len({one.mitglied.art for one in DATA.partners})


def test_hours_are_written_as_the_language_does() -> None:
    """Monday is Mon, and half past twelve 12:30."""
    other = translated(DATA, shouting())
    before, after = (
        next(way.zeiten for one in data.partners for way in one.kontakte if way.zeiten) for data in (DATA, other)
    )

    assert before == "Mo–Do 8–12.30 und 14–16 Uhr, Fr 8–12 Uhr"
    assert after == "Mon–Thu 08:00–12:30, 14:00–16:00; Fri 08:00–12:00"


def test_german_is_what_it_was() -> None:
    """Nothing is copied for the language that all others are translated from."""
    assert translated(DATA, Language("de", Locale("de"))) is DATA


def test_what_is_missing_is_counted_in_data_and_in_pages() -> None:
    """A sentence of the data counts where it is not known, one of the pages where its catalogue says nothing."""
    whole = shouting()
    assert list(map(set, missing(DATA, whole))) == [set(), set()]

    titel = DATA.angebote[0].titel
    less = {key: text for key, text in whole.known.items() if key[1] != titel}
    found = missing(DATA, Language("en", whole.locale, less, frozenset({titel, "Seite"})))
    assert list(map(set, found)) == [{titel}, {"Seite"}]
