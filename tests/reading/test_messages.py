"""Tests of places and messages."""

from __future__ import annotations

from allianz.reading.messages import Message, Place


def test_a_message_is_one_line_that_editors_and_terminals_can_jump_to() -> None:
    """A message is written as path, line, column and sentence."""
    message = Message(Place("data/partners.yaml", 42, 10), "Hier stimmt etwas nicht.")
    assert str(message) == "data/partners.yaml:42:10: Hier stimmt etwas nicht."


def test_messages_sort_by_line_as_a_number() -> None:
    """Line 9 comes before line 10, and within a line the column decides."""
    places = [Place("a", 10, 1), Place("a", 9, 12), Place("a", 9, 2), Place("a")]
    assert sorted(places) == [Place("a", 1, 1), Place("a", 9, 2), Place("a", 9, 12), Place("a", 10, 1)]
