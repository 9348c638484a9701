"""Tests of changing a data file in place: the lines meant, and not one byte more."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allianz.forms.editing import Sheet, Unusual
from allianz.forms.writing import WIDTH, field, item
from allianz.reading.characters import invisible
from allianz.reading.mojibake import garbled
from allianz.reading.source import read

if TYPE_CHECKING:
    from allianz.forms.writing import Plain

FILE = """# Kopf

- id: eins   
  name: "Eins"  # so heißt es
  # über den Ort
  ort: Ort
  quellen: [a, b]  # zwei
  worte:
    - Alpha
    # zu Beta
    - Beta
  lang: >-
    Ein Text
    # mit Raute

  # vor der Adresse
  anschriften:
  - strasse: Weg 1
    plz: 21335

  - strasse: Weg 2
    plz: 21337
    # am Ende

- id: zwei
  name: 'Zwei'
  hinweis:
      text: Da
      stand: 2014
"""  # noqa: W291 -- blanks at the end of a line must stay, too
ORDER = ("id", "name", "ort", "art", "quellen", "worte", "lang", "anschriften", "hinweis")

Step = Callable[[Sheet], Sheet]

EDITS: dict[str, tuple[Step, list[str]]] = {
    "a plain value": (lambda s: s.put((0,), "ort", "Neu"), ["-  ort: Ort", "+  ort: Neu"]),
    "quotes and the comment behind them stay": (
        lambda s: s.put((0,), "name", "Anders"),
        ['-  name: "Eins"  # so heißt es', '+  name: "Anders"  # so heißt es'],
    ),
    "a value that needs quotes": (lambda s: s.put((0,), "ort", "A: b #c"), ["-  ort: Ort", '+  ort: "A: b #c"']),
    "a list in brackets": (
        lambda s: s.put((0,), "quellen", ["b", "c"]),
        ["-  quellen: [a, b]  # zwei", "+  quellen: [b, c]  # zwei"],
    ),
    "a list of lines": (
        lambda s: s.put((0,), "worte", ["Beta", "Gamma: x"]),
        ["-    - Alpha", '+    - "Gamma: x"'],
    ),
    "a folded text": (
        lambda s: s.put((0,), "lang", "Kurz"),
        ["-  lang: >-", "-    Ein Text", "-    # mit Raute", "+  lang: Kurz"],
    ),
    "a new field stands where the model has it": (lambda s: s.put((0,), "art", "neu", ORDER), ["+  art: neu"]),
    "a new block": (
        lambda s: s.put((0,), "hinweis", {"text": "Neu", "stand": "2020"}, ORDER),
        ["+  hinweis:", "+    text: Neu", "+    stand: 2020"],
    ),
    "one field of a block": (
        lambda s: s.put((1,), "hinweis", {"text": "Da", "stand": "2015"}),
        ["-      stand: 2014", "+      stand: 2015"],
    ),
    "a field of an item": (
        lambda s: s.put((0, "anschriften", 0), "plz", "01067"),
        ["-    plz: 21335", '+    plz: "01067"'],
    ),
    "the first field of an item": (
        lambda s: s.put((0, "anschriften", 1), "strasse", "Allee 3"),
        ["-  - strasse: Weg 2", "+  - strasse: Allee 3"],
    ),
    "one more item, as far in as the others": (
        lambda s: s.append((0, "anschriften"), {"strasse": "Neu 1", "plz": "21339"}),
        ["+  - strasse: Neu 1", "+    plz: 21339"],
    ),
    "one item less": (
        lambda s: s.drop((0, "anschriften"), 0),
        ["-  - strasse: Weg 1", "-    plz: 21335"],
    ),
    "a field less": (lambda s: s.remove((1,), "hinweis"), ["-  hinweis:", "-      text: Da", "-      stand: 2014"]),
    "a field that is not there": (lambda s: s.remove((1,), "lang"), []),
    "the value that stands there": (lambda s: s.put((0,), "ort", "Ort"), []),
    "one more record": (
        lambda s: s.append((), {"id": "drei", "worte": ["A b"]}),
        ["+", "+- id: drei", "+  worte:", "+    - A b"],
    ),
    "the last record": (
        lambda s: s.drop((), 1),
        ["-", "-- id: zwei", "-  name: 'Zwei'", "-  hinweis:", "-      text: Da", "-      stand: 2014"],
    ),
}  # fmt: skip


def changed_lines(before: str, after: str) -> list[str]:
    """The lines of a unified diff that say what changed."""
    old, new = (text.removesuffix("\n").split("\n") for text in (before, after))
    return [line for line in list(difflib.unified_diff(old, new, n=0))[2:] if not line.startswith("@@")]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("name", EDITS)
def test_only_the_lines_meant_change(name: str, ending: str) -> None:
    """Each edit changes exactly its lines, in files of both kinds of line ends."""
    edit, lines = EDITS[name]
    before = FILE.replace("\n", ending)
    after = edit(Sheet("x", before)).text
    assert changed_lines(before, after) == [line + ending.removesuffix("\n") for line in lines]


def test_a_file_without_a_last_line_end_stays_so() -> None:
    """The line that was the last one gets its line end, the new last one has none."""
    assert Sheet("x", "- id: a").append((), {"id": "b"}).text == "- id: a\n\n- id: b"
    assert Sheet("x", "- id: a").put((0,), "id", "b").text == "- id: b"
    assert Sheet("x", "- id: a\n  b: c").put((0,), "b", "d").text == "- id: a\n  b: d"


def test_a_byte_order_mark_stays() -> None:
    """What stands before the first character of the file is not the form's business."""
    assert Sheet("x", "\ufeff# a\n- id: b\n  c: d\n").put((0,), "c", "e").text == "\ufeff# a\n- id: b\n  c: e\n"


def test_the_last_record_leaves_no_empty_lines() -> None:
    """Without the last record the file ends as it did before."""
    assert Sheet("x", "- id: a\n\n- id: b\n").drop((), 1).text == "- id: a\n"
    assert Sheet("x", "- id: a\n\n- id: b\n").drop((), 0).text == "- id: b\n"


UNUSUAL: dict[str, tuple[str, Step]] = {
    "fields in one line": ("- {id: a, b: c}\n", lambda s: s.put((0,), "b", "d")),
    "a dash on its own line": ("- id: a\n  b:\n    -\n      c: d\n", lambda s: s.append((0, "b"), {"c": "e"})),
    "the field with the dash": ("- id: a\n  b: c\n", lambda s: s.remove((0,), "id")),
    "the only record": ("- id: a\n", lambda s: s.append((0, "id"), "b")),
    "no such place": ("- id: a\n", lambda s: s.put((7,), "id", "b")),
    "items in one line": ("- id: a\n  b: [{c: d}, {c: e}]\n", lambda s: s.drop((0, "b"), 0)),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_what_is_written_in_an_unusual_way_is_refused(name: str) -> None:
    """Where lines and values do not fit together, nothing is changed."""
    text, edit = UNUSUAL[name]
    with pytest.raises(Unusual):
        edit(Sheet("x", text))


TEXTS = st.text(max_size=300).filter(lambda text: text.strip() and not any((*invisible("", text), *garbled("", text))))
NASTY = st.sampled_from(
    ["~", "null", "no", "- a", "a: b", "a #b", "#a", "'a", '"a', "[a", "{a}", "&a", "*a", "!a", "|", ">", "%a", "@a",
     "a:", ": a", "---", "...", "\\", '\\"', "${{ github.token }}", "$(rm -rf /)", "`id`", "<b>", "a\nb", "01067",
     "? a", "12:30", "a" * 200, "wort " * 60 + "ende", "doppelt  leer " * 20 + "x", "€😀", "-", "=", "<<", " a", "a ",
     "\n"]
)  # fmt: skip


@settings(max_examples=400)
@given(st.one_of(NASTY, TEXTS))
def test_any_text_comes_back_from_the_file(text: str) -> None:
    """Whatever a person types is read again exactly as it was typed, in a field and in a list."""
    lines = ["- id: a", *field("k", text, 2), *field("l", [text, "x y"], 2), "- id: b"]
    node, messages = read("x", ("\n".join(lines) + "\n").encode())
    if text.strip("\n") == text and text:
        assert messages == []
        assert node is not None
        assert node.plain() == [{"id": "a", "k": text, "l": [text, "x y"]}, {"id": "b"}]


@settings(max_examples=200)
@given(st.one_of(NASTY, TEXTS))
def test_any_text_leaves_the_rest_of_the_file(text: str) -> None:
    """Setting a value to any text changes lines of this value only, and setting it back restores the file."""
    sheet = Sheet("x", FILE)
    if text.strip("\n") != text:
        return
    edited = sheet.put((0,), "ort", text)
    assert [line for line in changed_lines(FILE, edited.text) if line.startswith("-")] in ([], ["-  ort: Ort"])
    assert edited.put((0,), "ort", "Ort").text.replace('ort: "Ort"', "ort: Ort") == FILE


def test_long_texts_are_folded_and_short_ones_are_not() -> None:
    """Lines stay below 110 characters; a text that fits stands in its line."""
    words: Plain = "Wort " * 50 + "Ende"
    lines = field("text", words, 4)
    assert lines[0] == "    text: >-"
    assert max(map(len, lines)) <= WIDTH
    assert field("text", "kurz", 4) == ["    text: kurz"]
    assert item({"a": "b", "c": ["d"]}, 2) == ["  - a: b", "    c: [d]"]


INSERTED = [
    (0, "# Kopf\n\n- id: neu\n\n- id: a\n\n# Zu c\n- id: c\n"),
    (1, "# Kopf\n\n- id: a\n\n- id: neu\n\n# Zu c\n- id: c\n"),
    (2, "# Kopf\n\n- id: a\n\n# Zu c\n- id: c\n\n- id: neu\n"),
]


@pytest.mark.parametrize(("index", "expected"), INSERTED)
def test_a_record_is_put_before_another(index: int, expected: str) -> None:
    """First, between and last; what is written above the next record stays above it."""
    sheet = Sheet("x", "# Kopf\n\n- id: a\n\n# Zu c\n- id: c\n")
    assert sheet.insert(index, {"id": "neu"}).text == expected


def test_the_first_record_of_an_empty_file_is_put_in() -> None:
    """A file that holds nothing yet takes its first record."""
    assert Sheet("x", "# Kopf\n[]\n").insert(0, {"id": "neu"}).text == "# Kopf\n\n- id: neu\n"
