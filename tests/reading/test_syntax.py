"""Tests of the sentences about text that is no YAML any more."""

from __future__ import annotations

import pytest

from tests.broken import said

INDENTED = (
    "Diese Zeile ist falsch eingerückt, oder der vorigen Zeile fehlt etwas. "
    "Felder eines Eintrags stehen genau untereinander."
)
GENERAL = (
    "Ab hier lässt sich der Text nicht mehr lesen. Prüfen Sie die Einrückung dieser und der vorigen Zeile, "
    "den Doppelpunkt mit Leerzeichen hinter dem Feldnamen und die Anführungszeichen."
)
BACKSLASH = "Ein \\ hat in Anführungszeichen eine besondere Bedeutung. Schreiben Sie \\\\ oder / dafür."
COLON = "Der Text enthält einen Doppelpunkt mit Leerzeichen. Setzen Sie den ganzen Text in Anführungszeichen."
NO_SPACE = "Hinter dem Doppelpunkt fehlt ein Leerzeichen."
NO_COLON = "In dieser Zeile fehlt der Doppelpunkt hinter dem Feldnamen."
LIST = "Eine Liste beginnt in einer neuen Zeile: unter dem Feldnamen, eingerückt, mit „- “."
APOSTROPHE = (
    "Der Apostroph beendet hier den Text, weil der Text mit ' beginnt. Setzen Sie ganz vorn und ganz hinten \" statt '."
)
INNER = 'Das zweite " beendet hier den Text. Schreiben Sie Anführungszeichen im Text so: „diese“.'
BEHIND = "Hinter dem schließenden Anführungszeichen steht noch Text. Setzen Sie alles in die Anführungszeichen."


def begins(char: str) -> str:
    """The sentence about a text that begins with a character of YAML's own."""
    return f"Ein Text darf nicht mit {char} beginnen. Setzen Sie den ganzen Text in Anführungszeichen."


def opens(char: str, closing: str) -> str:
    """The sentence about a bracket or quotation mark that is never closed."""
    return f"Hier öffnet {char}, aber das schließende {closing} fehlt."


UNCLOSED = "1:4: " + opens('"', '"')
UNCLOSED_SINGLE = "1:4: " + opens("'", "'")
COMMA = "Zwischen [ und ] fehlt ein Komma oder ein Anführungszeichen."

MISTAKES = [
    # a colon within a text
    ("titel: Klima: Schutz\n", f"1:13: {COLON}"),
    ("- id: a\n  titel: Klima: Schutz\n  ort: b\n", f"2:15: {COLON}"),
    ("a: b, c: d: e\n", f"1:8: {COLON}"),
    ("a: http://example.org: b\n", f"1:22: {COLON}"),
    ("a: b:\n", f"1:5: {COLON}"),
    # characters that mean something to YAML at the start of a text
    ("a: @b\n", f"1:4: {begins('@')}"),
    ("a: %b\n", f"1:4: {begins('%')}"),
    ("a: `b`\n", f"1:4: {begins('`')}"),
    ("a: * b\n", f"1:4: {begins('*')}"),
    ("a: *\n", f"1:4: {begins('*')}"),
    ("a: & b\n", f"1:4: {begins('&')}"),
    ("a: |b\n", f"1:4: {begins('|')}"),
    ("a: >b\n", f"1:4: {begins('>')}"),
    ("a: >- b\n  c\n", f"1:4: {begins('>')}"),
    ("a: !b!c d\n", f"1:4: {begins('!')}"),
    ("- id: a\n  @b: c\n", f"2:3: {begins('@')}"),
    ("- % b\n", f"1:3: {begins('%')}"),
    ("%a: b\n", f"1:1: {begins('%')}"),
    ("a: [b, @c]\n", f"1:8: {begins('@')}"),
    # quotation marks and brackets
    ('a: "b\nc: d\n', UNCLOSED),
    ("a: 'b\nc: d\n", UNCLOSED_SINGLE),
    ('a: "b\\"\n', UNCLOSED),
    ("a: [b, c\nd: e\n", f"1:4: {opens('[', ']')}"),
    ("a: {b: c\nd: e\n", f"1:4: {opens('{', '}')}"),
    ('a: ["b" c]\n', f"1:4: {COMMA}"),
    ("a: [b: c: d]\n", f"1:4: {COMMA}"),
    ("a: [b, , c]\n", f"1:8: {GENERAL}"),
    ('a: "b" c\n', f"1:8: {BEHIND}"),
    ("a: 'it's'\n", f"1:8: {APOSTROPHE}"),
    ("- 'it's'\n", f"1:7: {APOSTROPHE}"),
    ("a: 'b' c\n", f"1:8: {BEHIND}"),
    ('a: "Er sagt "ja" dazu"\n', f"1:14: {INNER}"),
    ('a:\n  - "b "c" d"\n', f"2:9: {INNER}"),
    ("a: [b] c\n", f"1:8: {GENERAL}"),
    # indentation
    ("- id: a\n   name: b\n", f"2:8: {INDENTED}"),
    ("- id: a\n name: b\n", f"2:2: {INDENTED}"),
    ("- id: a\n - id: b\n", f"2:2: {INDENTED}"),
    ("  id: a\nname: b\n", f"2:1: {INDENTED}"),
    ("a:\n  b: c\n d: e\n", f"3:2: {INDENTED}"),
    ("a: b\n\n\n  c: d\n", f"4:4: {INDENTED}"),
    ("- a\nb: c\n", f"2:1: {INDENTED}"),
    ("a:\n  - b\n  c: d\n", f"3:3: {INDENTED}"),
    ("a: >-\n    b\n  c\n", f"3:3: {GENERAL}"),
    ("a: b\n- c\n", f"2:1: {GENERAL}"),
    ("a: -\n", f"1:4: {GENERAL}"),
    # a colon or a space that is missing
    ("- id: a\n  name:b\n  ort: c\n", f"2:1: {NO_SPACE}"),
    ("- id: a\n  name b\n  ort: c\n", f"2:1: {NO_COLON}"),
    ("quellen: - a\n", f"1:10: {LIST}"),
    ("quellen: - a\n         - b\n", f"1:10: {LIST}"),
    # what only programmers type
    ("a: b\n...\nc: d\n", f"3:1: {INDENTED}"),
    (": b\n", f"1:1: {GENERAL}"),
    ("...\n", f"1:1: {GENERAL}"),
]


@pytest.mark.usefixtures("_each_loader")
@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_a_mistake_is_named_where_it_was_made(text: str, message: str) -> None:
    """The sentence names the likely mistake at its place, whichever parser reads the file."""
    assert said(text) == [message]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('ordner: "C:\\Users"\n', "1:14"),
        ('a: "b\\q"\nc: d\n', "1:6"),
        ('a: "\\u12"\n', "1:7"),
        ('a: "\\ud800"\n', "1:7"),
    ],
)
def test_a_backslash_in_quotation_marks_is_named(text: str, place: str) -> None:
    """A Windows path or an unknown escape is told from a missing quotation mark."""
    assert said(text) == [f"{place}: {BACKSLASH}"]


@pytest.mark.parametrize(("text", "message"), [("a: [", f"1:1: {INDENTED}"), ("{", f"1:1: {GENERAL}")])
def test_a_file_that_ends_too_early_is_blamed_on_its_last_line(text: str, message: str) -> None:
    """A place beyond the last line would lead nowhere."""
    assert said(text) == [message]


def test_an_empty_key_in_quotation_marks_and_what_follows_are_both_named() -> None:
    """What could be read before the mistake is reported too."""
    text = 'a:\nb: "" c\n'
    empty = "ist leer. Füllen Sie die Zeile aus oder löschen Sie sie."
    assert said(text) == [f"1:3: „a“ {empty}", f"2:4: „b“ {empty}", f"2:7: {BEHIND}"]
