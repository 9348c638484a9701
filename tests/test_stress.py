"""Samples of `make stress` whose counts are small; those of its builds stand with the tests of publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stress import texts
from tests.stress.records import Records

if TYPE_CHECKING:
    from pathlib import Path


def test_files_like_those_of_a_yaml_test_suite_are_read_or_refused_in_german() -> None:
    """A few hundred by chance, the same in every run."""
    assert list(texts.files(300, seed=7)) == []


@pytest.mark.parametrize("text", texts.NAUGHTY[::12])
def test_a_naughty_string_is_accepted_as_typed_or_refused_at_its_line(tmp_path: Path, text: str) -> None:
    """As a name and as a title, in four files."""
    assert list(texts.in_four_places(text, tmp_path / "data")) == []


def test_every_character_that_shows_nothing_is_refused() -> None:
    """Controls, formats, private ones, halves, spaces of other widths: one of a hundred of them."""
    sample = texts.UNSEEN[:200] + texts.UNSEEN[200::100]
    assert list(texts.unseen(sample)) == []


def test_records_by_the_conventions_of_others_are_received(tmp_path: Path) -> None:
    """Right ones are accepted, the others refused at their lines."""
    records = Records(tmp_path / "data", 240)
    assert list(records.run()) == []
    assert 20 < len(records.right) < 220
