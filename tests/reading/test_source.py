"""Tests of the reader: text is read as typed, or refused with a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from allianz.reading.characters import invisible
from allianz.reading.messages import Place
from allianz.reading.source import MAX_BYTES, MAX_DEPTH, read
from tests.broken import LOADERS, english, plain, said

if TYPE_CHECKING:
    from allianz.reading.nodes import Node

EMPTY = "ist leer. Füllen Sie die Zeile aus oder löschen Sie sie."
EMPTY_ENTRY = f"Dieser Eintrag {EMPTY}"
NO_ENTRY = "Die Datei enthält keinen Eintrag."
NO_WORD = "Der Name eines Feldes muss ein einfaches Wort sein."
MERGE = "„<<“ mischt in YAML Einträge und ist hier nicht erlaubt. Schreiben Sie die Felder aus."
TAG = (
    "Ein Ausrufezeichen am Anfang ist in YAML ein Typ und hier nicht erlaubt. Setzen Sie den Wert in Anführungszeichen."
)
HIDDEN = "Hinter einem \\ verbirgt sich hier ein unsichtbares Zeichen. Löschen Sie beides."
SECOND_DOCUMENT = "Hier beginnt mit „---“ ein zweites Dokument. Löschen Sie diese Zeile."


def twice(key: str, line: int) -> str:
    """The sentence about a field that stands twice."""
    return f"„{key}“ steht zweimal im selben Eintrag, zuerst in Zeile {line}. Löschen Sie eines."


def comment(text: str) -> str:
    """The sentence about a comment behind a value."""
    return (
        f"„{text}“ gilt in YAML als Kommentar und geht verloren. Setzen Sie den ganzen Text in Anführungszeichen "
        "oder den Kommentar in eine eigene Zeile."
    )


def alias(name: str) -> str:
    """The sentence about an alias."""
    return (
        f"„*{name}“ ist in YAML ein Verweis und hier nicht erlaubt. "
        "Schreiben Sie den Wert aus oder setzen Sie ihn in Anführungszeichen."
    )


def anchor(name: str) -> str:
    """The sentence about an anchor."""
    return (
        f"„&{name}“ ist in YAML eine Marke und hier nicht erlaubt. "
        "Löschen Sie sie oder setzen Sie den Wert in Anführungszeichen."
    )


AS_TYPED = [
    # what YAML takes for a number, a time, a truth value or nothing
    ("plz: 01067\n", {"plz": "01067"}),
    ("telefon: 035112345\n", {"telefon": "035112345"}),
    ("zeit: 12:30\n", {"zeit": "12:30"}),
    ("version: 1.10\n", {"version": "1.10"}),
    ("zahl: 1_000\n", {"zahl": "1_000"}),
    ("zahl: 0x1F\n", {"zahl": "0x1F"}),
    ("zahl: 1e3\n", {"zahl": "1e3"}),
    ("zahl: .inf\n", {"zahl": ".inf"}),
    ("land: NO\n", {"land": "NO"}),
    ("a: on\nb: yes\nc: true\n", {"a": "on", "b": "yes", "c": "true"}),
    ("on: a\nyes: b\nnull: c\n", {"on": "a", "yes": "b", "null": "c"}),
    ("tag: 2024-02-30\n", {"tag": "2024-02-30"}),
    ("a: =\n", {"a": "="}),
    ("a: 'null'\nb: \"~\"\n", {"a": "null", "b": "~"}),
    # letters
    ("ort: Müßiggänge\n", {"ort": "Müßiggänge"}),
    ("größe: b\n", {"größe": "b"}),
    ("a: 😀 b\nc: d\n", {"a": "😀 b", "c": "d"}),
    ("a: שלום עולם\n", {"a": "שלום עולם"}),
    ("a: „b“ – c\n", {"a": "„b“ – c"}),
    ("a: § 29 Abs. 1 SGB III\n", {"a": "§ 29 Abs. 1 SGB III"}),
    # quotation marks and characters that only look dangerous
    ('a: "Platz #1"\n', {"a": "Platz #1"}),
    ("a: b#c\n", {"a": "b#c"}),
    ("a: https://example.org/#b\n", {"a": "https://example.org/#b"}),
    ('a: "b: c"\n', {"a": "b: c"}),
    ("a: 'it''s'\n", {"a": "it's"}),
    ("a: 12:30 Uhr, b\n", {"a": "12:30 Uhr, b"}),
    ("a: -b\n", {"a": "-b"}),
    ("a: ?b\n", {"a": "?b"}),
    ("a: <b>\n", {"a": "<b>"}),
    ('a: "C:\\\\b"\n', {"a": "C:\\b"}),
    ("a: b]\n", {"a": "b]"}),
    # texts over several lines
    ("a: >-\n  b\n  c\n", {"a": "b c"}),
    ("a: >\n  b\n  c\nd: e\n", {"a": "b c", "d": "e"}),
    ("a: |\n  b\n  c\n", {"a": "b\nc"}),
    ("a: >-\n  b # c\n", {"a": "b # c"}),
    ("a: >-\n  b: c\n", {"a": "b: c"}),
    ("a: b\n  c\n", {"a": "b c"}),
    ('a: "b\n  c"\n', {"a": "b c"}),
    # lists, comments, ends of lines
    ("- a\n- b\n", ["a", "b"]),
    ("a: [b, c]\n", {"a": ["b", "c"]}),
    ("a:\n  - b\n  - c\n", {"a": ["b", "c"]}),
    ("a:\n- b\n", {"a": ["b"]}),
    ("- a: {b: c}\n", [{"a": {"b": "c"}}]),
    ("# a\n\na: b\n# c\n\n", {"a": "b"}),
    ("a: # b\n  c: d\n", {"a": {"c": "d"}}),
    ('a: "b" # c\n', {"a": "b"}),
    ("---\na: b\n...\n", {"a": "b"}),
    ("a: b\r\nc:\r\n  - d\r\n", {"a": "b", "c": ["d"]}),
    ("a: >-\r\n  b\r\n  c\r\n", {"a": "b c"}),
    ("\ufeffa: b\n", {"a": "b"}),
    ("a: b", {"a": "b"}),
    ("a\n", "a"),
    ("[" * 12 + "a" + "]" * 12, [[[[[[[[[[[["a"]]]]]]]]]]]]),
]

REFUSED = [
    # the same key twice
    ("a: b\na: c\n", [f"2:1: {twice('a', 1)}"]),
    ("- id: a\n  ort: b\n  id: c\n", [f"3:3: {twice('id', 1)}"]),
    ("a: b\na: c\na: d\n", [f"2:1: {twice('a', 1)}", f"3:1: {twice('a', 1)}"]),
    ("a: {b: c, b: d}\n", [f"1:11: {twice('b', 1)}"]),
    # comments that swallow text
    ("a: Platz #1\n", [f"1:9: {comment('#1')}"]),
    ("- b # c\n", [f"1:4: {comment('# c')}"]),
    ("a: b\n  c #d\n", [f"2:4: {comment('#d')}"]),
    ("a: [b #c\n  , d]\n", [f"1:6: {comment('#c')}"]),
    # anchors, aliases, tags, merge keys
    ("a: *b\n", [f"1:4: {alias('b')}"]),
    ("*a : b\n", [f"1:1: {alias('a')}"]),
    ("a: &b c\n", [f"1:4: {anchor('b')}"]),
    ("a: &b\n  c: d\n", [f"1:4: {anchor('b')}"]),
    ("a: &b\n", [f"1:4: {anchor('b')}"]),
    ("&a b: c\n", [f"1:1: {anchor('a')}"]),
    ("a: !b c\n", [f"1:4: {TAG}"]),
    ("a: !!str c\n", [f"1:4: {TAG}"]),
    ("a: !!python/name:os.system c\n", [f"1:4: {TAG}"]),
    ("a: !\n", [f"1:4: {TAG}"]),
    ("a: !!set {b, c}\n", [f"1:4: {TAG}", f"1:12: „b“ {EMPTY}", f"1:15: „c“ {EMPTY}"]),
    ("<<: a\n", [f"1:1: {MERGE}"]),
    ("a: {b: c, <<: d}\n", [f"1:11: {MERGE}"]),
    ("a: &b {c: d}\ne:\n  <<: *b\n", [f"1:4: {anchor('b')}", f"3:3: {MERGE}", f"3:7: {alias('b')}"]),
    # keys
    ("? [a, b]\n: c\n", [f"1:3: {NO_WORD}"]),
    ("a: {{ b }}\n", [f"1:5: {NO_WORD}"]),
    ("? |\n  a\n  b\n: c\n", [f"1:3: {NO_WORD}"]),
    ('"": a\n', ["1:1: Vor dem Doppelpunkt fehlt der Name des Feldes."]),
    # documents
    ("a: b\n---\nc: d\n", [f"2:1: {SECOND_DOCUMENT}"]),
    ("--- a\n--- b\n", [f"2:1: {SECOND_DOCUMENT}"]),
    # nothing
    ("", [f"1:1: {NO_ENTRY}"]),
    ("\n\n", [f"1:1: {NO_ENTRY}"]),
    ("# a\n", [f"1:1: {NO_ENTRY}"]),
    ("a:\n", [f"1:3: „a“ {EMPTY}"]),
    ("a: # b\n", [f"1:3: „a“ {EMPTY}"]),
    ("a: ~\nb: null\nc: NULL\n", [f"1:4: „a“ {EMPTY}", f"2:4: „b“ {EMPTY}", f"3:4: „c“ {EMPTY}"]),
    ("a: ''\nb: \"\"\n", [f"1:4: „a“ {EMPTY}", f"2:4: „b“ {EMPTY}"]),
    ("a: []\nb: {}\n", [f"1:1: „a“ {EMPTY}", f"2:1: „b“ {EMPTY}"]),
    ("a: >-\n\nb: c\n", [f"1:4: „a“ {EMPTY}"]),
    ("- a\n-\n- b\n", [f"2:2: {EMPTY_ENTRY}"]),
    ("- id: a\n  b:\n  c: d\n", [f"2:5: „b“ {EMPTY}"]),
    ("?\n", ["1:2: Vor dem Doppelpunkt fehlt der Name des Feldes.", f"2:1: {EMPTY_ENTRY}"]),
    # escapes that bring in what may not be typed
    ('a: "b\\u00a0c"\n', [f"1:4: {HIDDEN}"]),
    ('a: "b\\_c"\n', [f"1:4: {HIDDEN}"]),
    ('a: "b\\tc"\n', [f"1:4: {HIDDEN}"]),
    ('a: "\\x00"\n', [f"1:4: {HIDDEN}"]),
    ('a: "\\u202eb"\n', [f"1:4: {HIDDEN}"]),
    ('"\\u200ba": b\n', [f"1:1: {HIDDEN}"]),
    # depth
    ("[" * 2000, [f"1:13: Hier sind mehr als {MAX_DEPTH} Ebenen ineinander geschachtelt."]),
    ("- " * 2000, [f"1:25: Hier sind mehr als {MAX_DEPTH} Ebenen ineinander geschachtelt."]),
]


@pytest.mark.usefixtures("_each_loader")
@pytest.mark.parametrize(("text", "value"), AS_TYPED)
def test_text_is_read_as_typed(text: str, value: object) -> None:
    """Nothing becomes a number, a date or a truth value, whichever parser reads the file."""
    assert plain(text) == value


@pytest.mark.usefixtures("_each_loader")
@pytest.mark.parametrize(("text", "messages"), REFUSED)
def test_what_yaml_would_bend_is_refused(text: str, messages: list[str]) -> None:
    """Whatever YAML would change or drop without a word is named at its place."""
    assert said(text) == messages


def test_a_bomb_of_aliases_is_refused_before_it_unfolds() -> None:
    """Each anchor and each alias is one message; none of them is followed."""
    lines = ["a0: &a0 [b, b]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    assert len(said("\n".join(lines))) == 40 + 2 * 39


@pytest.mark.parametrize(
    ("text", "places"),
    [("a: 1\u00a02\n", "1:5"), ("a:\u00a0b\n- c\n", "1:3"), ("\u200b- a\n", "1:1"), ("a:\n\tb: c\n", "2:1")],
)
def test_invisible_characters_are_named_instead_of_what_yaml_makes_of_them(text: str, places: str) -> None:
    """A hard space behind the colon would turn a mapping into one text, so it is reported first and alone."""
    (message,) = said(text)
    assert re.match(rf"{places}: In „\S+“ steht bei ▸ ein ", message)


def test_a_file_beyond_all_measure_is_not_parsed() -> None:
    """The limit is far above any real file and keeps a mistake from filling the memory."""
    assert said(b"#" * (MAX_BYTES + 1)) == ["1:1: Die Datei ist größer als 32 MB. Teilen Sie die Einträge auf."]


def test_a_file_as_large_as_the_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit itself is allowed."""
    monkeypatch.setattr("allianz.reading.source.MAX_BYTES", 4)
    assert plain("a: b") == {"a": "b"}


def test_an_error_without_a_place_is_reported_for_the_whole_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the parser raises leaves by the same door."""
    sentence = "1:1: Diese Datei lässt sich nicht als YAML lesen."
    monkeypatch.setattr("allianz.reading.source._LOADER", yaml.BaseLoader)
    assert said('a: "\\U00110000"\n') == [sentence]
    for error in (yaml.MarkedYAMLError(), yaml.YAMLError(), RecursionError()):

        def broken_parser(*_args: object, error: Exception = error, **_kwargs: object) -> None:
            raise error

        monkeypatch.setattr("allianz.reading.source.yaml.parse", broken_parser)
        assert said("a: b\n") == [sentence]


def test_what_could_be_read_is_handed_on_beside_the_messages() -> None:
    """A duplicate or an empty value does not keep the rest of the file from being checked; the first of two stays."""
    node, messages = read("x", b"a: b\na: c\nd:\n")
    assert node is not None
    assert node.plain() == {"a": "b", "d": ""}
    assert len(messages) == 2


TREE = b"name: a\norte:\n  - ort: b\n    plz: 1\n  - ort: c\ntext: >-\n  d\n  e\n"


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ([], 1, 1),
        (["name"], 1, 7),
        (["orte"], 2, 1),
        (["orte", 0], 3, 5),
        (["orte", 0, "plz"], 4, 10),
        (["orte", 1, "ort"], 5, 10),
        (["text"], 6, 7),
        (["orte", 1, "plz"], 5, 5),
        (["orte", 2], 2, 1),
        (["name", "b"], 1, 7),
        (["fehlt"], 1, 1),
        (["fehlt", 0, "auch"], 1, 1),
    ],
)
def test_a_path_leads_to_the_place_where_a_person_would_look(path: list[str | int], line: int, column: int) -> None:
    """A text has its own place, a list or block that of its name, and what is missing that of the nearest around it."""
    node, _ = read("x", TREE)
    assert node is not None
    assert node.at(path) == Place("x", line, column)


def test_every_text_is_found_with_the_nearest_name_above_it() -> None:
    """References are found by the name of the field, at any depth."""
    node, _ = read("x", TREE)
    assert node is not None
    found = [(key, text.value) for key, text in node.scalars()]
    assert found == [("name", "a"), ("ort", "b"), ("plz", "1"), ("ort", "c"), ("text", "d e")]


FRAGMENTS = [
    "a", "id", "b c", "ü", "😀", "u\u0308", "1", "~", "null", ": ", ":", "- ", "\n", "\n  ", "\n    ", "\n- ", "\r\n",
    "[", "]", "{", "}", ", ", '"', "'", "#", " #", "&a ", "*a", "!t ", "!!str ", "|", ">-", "|\n  ", "? ", "---",
    "\n---\n", "...", "%YAML 1.1\n", "@", "`", "%", "<<", "\\", "\\u00a0", "\\x", "\t", "\u00a0",
    "\u2028", "\ufeff", "\x00",
]  # fmt: skip
YAML_LIKE = st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join)


def _check_result(raw: bytes, loader: str) -> Node | None:
    """Read by one loader: a node, messages or both; each message in German about a line of the file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("allianz.reading.source._LOADER", LOADERS[loader])
        node, messages = read("x", raw)
    assert node is not None or messages
    for message in messages:
        assert 1 <= message.place.line <= raw.count(b"\n") + 1, message
        assert message.place.column >= 1, message
        assert not english(message.text), message
        assert "\n" not in message.text, message
    return None if messages else node


@settings(max_examples=400)
@given(st.binary() | st.text().map(str.encode) | YAML_LIKE.map(str.encode), st.sampled_from(sorted(LOADERS)))
def test_reading_never_raises_and_speaks_german(raw: bytes, loader: str) -> None:
    """Any bytes at all give a node or messages that lead to a line of the file."""
    _check_result(raw, loader)


@settings(max_examples=400)
@given(YAML_LIKE)
def test_what_is_accepted_is_what_yaml_reads_and_can_be_seen(text: str) -> None:
    """Without a message the value is the one that YAML has, and no character in it is invisible."""
    node = _check_result(text.encode(), "libyaml")
    if node is not None:
        wanted = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 -- it makes nothing but text
        assert _stripped(node.plain()) == _stripped(wanted)
        assert not [found for _, scalar in node.scalars() for found in invisible("x", str(scalar.value))]


def _stripped(value: object) -> object:
    """A value without the line feeds that end a block of text."""
    if isinstance(value, dict):
        return {key: _stripped(item) for key, item in value.items()}
    return [_stripped(item) for item in value] if isinstance(value, list) else str(value).rstrip("\n")


@pytest.mark.usefixtures("_each_loader")
@pytest.mark.parametrize("quoted", ['"IHK"#1', "'IHK'#1", '["IHK"#1\n  ]'])
def test_a_comment_that_touches_a_quotation_mark_is_refused(quoted: str) -> None:
    """`"IHK"#1` looks like one name; one with a space before it is a comment on purpose."""
    (message,) = said(f"a: {quoted}\n")
    assert "„#1“ gilt in YAML als Kommentar und geht verloren." in message
    assert plain('a: "IHK" # so geschrieben\n') == {"a": "IHK"}
    assert plain("a: |\n  IHK\n# so geschrieben\nb: x\n") == {"a": "IHK", "b": "x"}
