"""Tests of what Git leaves in a file that two people changed."""

from __future__ import annotations

import pytest

from tests.broken import said

REST = "ist ein Rest von zwei Fassungen, die Git nicht verbinden konnte. Löschen Sie sie."
KEEP = "Behalten Sie, was stimmt, und löschen Sie den Rest samt den Zeilen mit <<<<<<<, ======= und >>>>>>>."
BEGIN, BASE, MIDDLE, END = "<<<<<<< HEAD", "||||||| 1a2b3c", "=======", ">>>>>>> formular-12"


def told(own: str, other: str) -> str:
    """The sentence about both sides."""
    return f"Hier wurde dieselbe Stelle zweimal verschieden geändert: {own}, {other}. {KEEP}"


def text(*lines: str, end: str = "\n") -> bytes:
    """A file of these lines."""
    return "".join(line + end for line in lines).encode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_conflict_is_shown_with_both_its_sides_and_where_they_come_from(end: str) -> None:
    """Whoever sees it can decide without knowing Git."""
    raw = text("- id: a", BEGIN, "  ort: Lünen", MIDDLE, "  ort: Uelzen", "  plz: 1", END, "  b: c", end=end)
    own = "in „HEAD“ (Zeile 3) steht „ort: Lünen“"
    other = "in „formular-12“ (Zeilen 5 bis 6) steht „ort: Uelzen / plz: 1“"
    assert said(raw) == [f"2:1: {told(own, other)}"]


def test_every_conflict_of_a_file_is_told_and_what_was_before_is_left_out() -> None:
    """Git can be told to show the state before (diff3); nobody needs to choose that."""
    first = [BEGIN, "a: b", BASE, "a: x", MIDDLE, END]
    raw = text(*first, "<<<<<<<", "c: d", MIDDLE, f"e: {'f' * 200}", ">>>>>>>")
    one = told("in „HEAD“ (Zeile 2) steht „a: b“", "in „formular-12“ steht nichts")
    long = f"in „ohne Namen“ (Zeile 10) steht „e: {'f' * 97} …“"
    two = told("in „ohne Namen“ (Zeile 8) steht „c: d“", long)
    assert said(raw) == [f"1:1: {one}", f"7:1: {two}"]


@pytest.mark.parametrize("mark", [BEGIN, BASE, MIDDLE, END])
def test_a_marker_that_was_left_behind_is_named(mark: str) -> None:
    """Who deletes two of the three lines has a text that YAML's words do not explain."""
    assert said(text("- id: a", mark, "  ort: b")) == [f"2:1: Die Zeile „{mark[:7]}“ {REST}"]


def test_lines_out_of_order_are_each_named() -> None:
    """A half of one conflict and a half of another are no pair."""
    found = said(text(END, BEGIN, BEGIN, MIDDLE, MIDDLE))
    assert sorted(message.partition(":")[0] for message in found) == ["1", "2", "3", "4", "5"]


def test_a_conflict_does_not_hide_characters_that_nobody_sees() -> None:
    """Both are said in one run."""
    found = said(text(BEGIN, "a: b\u200bc", MIDDLE, "a: d", END))
    assert [message.partition(": ")[0] for message in found] == ["1:1", "2:5"]
