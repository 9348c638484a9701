"""Tests of places and messages."""

from __future__ import annotations

import pytest

from allianz.reading.messages import Message, Place, shown


def test_a_message_is_one_line_that_editors_and_terminals_can_jump_to() -> None:
    """A message is written as path, line, column and sentence."""
    message = Message(Place("data/partners.yaml", 42, 10), "Hier stimmt etwas nicht.")
    assert str(message) == "data/partners.yaml:42:10: Hier stimmt etwas nicht."


def test_messages_sort_by_line_as_a_number() -> None:
    """Line 9 comes before line 10, and within a line the column decides."""
    places = [Place("a", 10, 1), Place("a", 9, 12), Place("a", 9, 2), Place("a")]
    assert sorted(places) == [Place("a", 1, 1), Place("a", 9, 2), Place("a", 9, 12), Place("a", 10, 1)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("kurz", "kurz"),
        ("a\n  b", "a b"),
        ("ä" * 40, "ä" * 40),
        ("ä" * 41, "ä" * 40 + " …"),
        ("a " * 30, "a " * 20 + "…"),
    ],
)
def test_a_message_quotes_shortly_and_in_one_line(text: str, quoted: str) -> None:
    """Of a long text only the beginning is shown, and no line break gets into a message."""
    assert shown(text) == quoted


@pytest.mark.parametrize(
    ("text", "fault", "quoted"),
    [
        ("kurz", 2, "kurz"),
        ("a" * 20 + "!" + "b" * 60, 20, "a" * 20 + "!" + "b" * 19 + " …"),
        ("a" * 60 + "!" + "b" * 60, 60, "… " + "a" * 20 + "!" + "b" * 19 + " …"),
        ("a" * 60 + "!" + "b" * 19, 60, "… " + "a" * 20 + "!" + "b" * 19),
        ("a" * 60, 60, "… " + "a" * 40),
        ("a\n" * 60, 60, "… " + "a " * 19 + "a …"),
    ],
)
def test_a_long_text_is_quoted_around_its_fault(text: str, fault: int, quoted: str) -> None:
    """The fault stands in the middle; an ellipsis says on which side the text goes on."""
    assert shown(text, fault) == quoted
