"""Tests of the search for characters that nobody sees."""

from __future__ import annotations

import sys
from unicodedata import category, is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allianz.reading.characters import invisible, likeness
from tests.broken import plain, said

TAB = "ein Tabulator. Setzen Sie stattdessen Leerzeichen."
HARD_SPACE = "ein geschütztes Leerzeichen. Ersetzen Sie es durch ein gewöhnliches Leerzeichen."
OTHER_SPACE = "ein besonderes Leerzeichen. Ersetzen Sie es durch ein gewöhnliches Leerzeichen."
UNSEEN = "ein unsichtbares Zeichen, meist aus einer kopierten Webseite. Löschen Sie es."
BREAK = "ein unsichtbarer Zeilenumbruch. Löschen Sie ihn und drücken Sie die Eingabetaste."
BIDI = "ein unsichtbares Zeichen, das die Schreibrichtung ändert. Löschen Sie es."
LOST = "nur noch ein Platzhalter, weil ein Buchstabe verloren ging. Schreiben Sie ihn neu."
BULLET = "ein Zeichen aus Word, meist ein Aufzählungspunkt, das andere Programme nicht kennen. Löschen Sie es."
PRIVATE = "ein Zeichen, das nur ein bestimmtes Programm kennt. Löschen Sie es."
CONTROL = "ein Steuerzeichen, das kein Text ist. Löschen Sie es."
ENCODING = "Dieses Zeichen ist nicht in UTF-8 gespeichert. Speichern Sie die Datei mit der Kodierung „UTF-8“."

REFUSED = {
    TAB: "\t",
    HARD_SPACE: "\u00a0\u2007\u202f",
    OTHER_SPACE: "\u1680\u2002\u2003\u2009\u200a\u205f\u3000",
    UNSEEN: "\u00ad\u034f\u115f\u180e\u200b\u200c\u200d\u2060\u2064\u2800\u3164\ufeff\uffa0\U000e0041",
    BREAK: "\r\u0085\u2028\u2029",
    BIDI: "\u061c\u200e\u200f\u202a\u202e\u2066\u2069",
    LOST: "\ufffd",
    BULLET: "\uf0b7\uf0a7",
    PRIVATE: "\ue000\uf8ff\U0010fffd",
    CONTROL: "\x00\x08\x0b\x1b\x7f\x9f\ufffe\uffff",
}


def within(word: str, sentence: str) -> str:
    """The whole sentence about a character, which ▸ stands for in its word."""
    return f"In „{word}“ steht bei ▸ {sentence}"


@pytest.mark.parametrize(("char", "sentence"), [(char, text) for text, chars in REFUSED.items() for char in chars])
def test_a_character_that_nobody_sees_is_refused_where_it_stands(char: str, sentence: str) -> None:
    """The message names line and column of the character and says what to do."""
    assert said(f"- id: a\n  name: Bünd{char}nis\n") == [f"2:13: {within('Bünd▸nis', sentence)}"]


def test_no_space_line_break_or_control_character_of_unicode_gets_through() -> None:
    """Of all such characters only the plain space and the line feed are accepted."""
    suspects = [char for char in map(chr, range(sys.maxunicode)) if category(char) in {"Zs", "Zl", "Zp", "Cc"}]
    assert {char for char in suspects if not any(invisible("x", f"a{char}b"))} == {" ", "\n"}


def test_each_line_and_kind_is_reported_once() -> None:
    """Three tabs in a line are one message; another kind or another line is one more."""
    text = "a:\t\t\tb\nc: d\u00a0e\tf\u00a0g\n"
    assert said(text) == [
        f"1:3: {within('a:▸', TAB)}",
        f"2:7: {within('e▸f', TAB)}",
        f"2:5: {within('d▸e', HARD_SPACE)}",
    ]


def test_a_long_word_is_shown_around_the_character() -> None:
    """Thirty letters on either side are enough to find it, and the message says that there are more."""
    (message,) = invisible("x", "a" * 500 + "\u200b" + "b" * 500)
    assert message.text == within(f"… {'a' * 30}▸{'b' * 29} …", UNSEEN)


@pytest.mark.parametrize(
    ("text", "place", "letter"),
    [("a: u\u0308ber\n", "1:4", "ü"), ("a: b\nc: Cafe\u0301\n", "2:7", "é"), ("a\u030a: b\n", "1:1", "å")],
)
def test_a_letter_made_of_two_characters_is_refused(text: str, place: str, letter: str) -> None:
    """A letter and its accent typed apart look right and are never found by a search."""
    sentence = f"Der Buchstabe „{letter}“ besteht hier aus zwei Zeichen. Löschen Sie ihn und tippen Sie ihn neu."
    assert said(text) == [f"{place}: {sentence}"]


@given(st.text(st.characters(max_codepoint=0x2FF) | st.sampled_from("–—‘“„…‧€\u0300\u0308\u0323\u2126각")))
def test_decomposed_letters_are_found_in_every_text(text: str) -> None:
    """What is plainly whole is not searched for them; that is right wherever letters of any kind stand together."""
    found = [message for message in invisible("x", text) if "aus zwei Zeichen" in message.text]
    assert bool(found) == any(not is_normalized("NFC", line) for line in text.split("\n"))


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"a: M\xfcnze\n", "1:5"),
        (b"a: b\nc: \xc3\xbc \xfc\n", "2:6"),
        (b"\xef\xbb\xbfa: \xfc\n", "1:4"),
        (b"\xff\xfea\x00:\x00", "1:1"),
        (b"a: b\n\xc3", "2:1"),
    ],
)
def test_a_file_in_another_encoding_is_refused_at_the_first_wrong_character(raw: bytes, place: str) -> None:
    """Columns count characters, not bytes, and a byte order mark counts for nothing."""
    assert said(raw) == [f"{place}: {ENCODING}"]


@pytest.mark.parametrize("text", ["Grüße, Straße, ÄÖÜ", "„Zitat“ – so …", "😀 ✓ €", "❤️", "שלום", "مرحبا", "日本語"])
def test_letters_and_symbols_of_any_script_are_accepted(text: str) -> None:
    """Umlauts, typographic signs, emoji and scripts written from right to left are ordinary text."""
    assert plain(f"a: {text}\n") == {"a": text}


@pytest.mark.parametrize(
    "text", ["👩\u200d🏫", "👩🏽\u200d⚕\ufe0f", "1\ufe0f\u20e3", "नमस्ते", "ไทย", "Ελληνικά", "\U0001fae8"]
)
def test_emoji_with_what_belongs_to_them_and_marks_of_other_scripts_are_accepted(text: str) -> None:
    """Joined emoji, keycaps, the newest ones; marks that have no composed form."""
    assert plain(f"a: {text}\n") == {"a": text}


@given(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"], exclude_characters=" \n"))
def test_what_is_no_text_by_its_category_is_refused(char: str) -> None:
    """Controls, formats, halves, private characters, separators: whichever it is, within a word and with its place."""
    assert [message.place.column for message in invisible("x", f"ab{char}cd")][:1] == [3]


@pytest.mark.parametrize("char", "\ufe00\ufe0f\U000e0100\u180b\ufffc\ufdd0\U0001fffe\u0378\u17b4\U0001d173\u200d")
def test_what_shows_nothing_is_refused_whatever_its_category(char: str) -> None:
    """Selectors and joiners that belong to no emoji, fillers, stand-ins, places of Unicode that are no characters."""
    assert [message.place.column for message in invisible("x", f"ab{char}cd")] == [3]


@pytest.mark.parametrize("other", ["ihk  Nord", "IHK NORD", "ΙΗΚ Nord", "ІНК Nоrd", "ＩＨＫ Nord"])
def test_texts_that_look_the_same_are_alike(other: str) -> None:
    """Double spaces, case, Greek and Cyrillic letters, letters of full width; other letters are others."""
    assert likeness(other) == likeness("IHK Nord")
    assert likeness("IHK Nörd") != likeness("IHK Nord")


@given(st.text())
def test_what_is_found_points_into_the_text(text: str) -> None:
    """Every finding has a line of the text and a column of that line."""
    lines = text.split("\n")
    for message in invisible("x", text):
        assert 1 <= message.place.column <= len(lines[message.place.line - 1]) + 1
