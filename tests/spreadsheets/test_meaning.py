"""Tests of what a spreadsheet makes of values: told from a change, read, or refused."""

from __future__ import annotations

import pytest

from allianz.forms.dates import date_of
from allianz.spreadsheets.meaning import bent, spoilt

BENT = [
    ("01.03.2024", "2024-03-01"), ("1.3.2024", "2024-03-01"), ("01.03.24", "2024-03-01"), ("45352", "2024-03-01"),
    ("Mrz 24", "2024-03"), ("Mär. 24", "2024-03"), ("März 2024", "2024-03"), ("Mar-24", "2024-03"),
    ("03.2024", "2024-03"), ("01.03.2024", "2024-03"), ("45352", "2024-03"), ("Dez 98", "1998-12"),
    ("12.07.1905", "2020"), ("12", "00012"), ("1067", "01067"), ("8001234567", "0800 123 45-67"),
    ("49123456", "+49 123456"), ("250.000,00 €", "250000"), ("1200,00", "1200"), ("2,5E+05", "250000"),
]  # fmt: skip
CHANGED = [
    ("02.03.2024", "2024-03-01"), ("02.03.2024", "2024-03"), ("Apr 24", "2024-03"), ("Mrz 24", "2024-03-01"),
    ("2024", "2024-03"), ("13", "00012"), ("", "2024"), ("2024-03", ""), ("01.03.2024", "unbekannt"),
    ("250001", "250000"), ("31.02.2024", "2024-02"), ("800123456", "0800 123 45-67"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "today"), BENT)
def test_what_a_spreadsheet_made_of_a_value_is_no_change(cell: str, today: str) -> None:
    """Whoever only opens and saves a table changes nothing."""
    assert bent(cell, today, is_date=True, is_ansi=False)


@pytest.mark.parametrize(("cell", "today"), CHANGED)
def test_what_means_something_else_is_a_change(cell: str, today: str) -> None:
    """A change is never taken for a slip of the program."""
    assert not bent(cell, today, is_date=True, is_ansi=False)


@pytest.mark.parametrize("cell", ["01.03.2024", "45352"])
def test_only_a_date_is_bent_as_a_date(cell: str) -> None:
    """A text that looks like the day of another text is a change."""
    assert not bent(cell, "2024-03-01", is_date=False, is_ansi=False)


def test_letters_that_windows_1252_has_not_are_lost_there_alone() -> None:
    """A question mark is a change where the file could hold the letter."""
    assert bent("?ód?", "Łódź", is_date=False, is_ansi=True)
    assert not bent("?ód?", "Łódź", is_date=False, is_ansi=False)


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2024-03-01", "2024-03-01"), ("2024", "2024"), ("1.3.2024", "2024-03-01"), ("Okt 29", "2029-10"),
        ("Okt. 30", "1930-10"), ("Mai 2024", "2024-05"), ("31.02.2024", "None"), ("Mrt 24", "None"), ("45352", "None"),
        ("13.2024", "None"), ("bald", "None"), ("", "None"),
    ],
)  # fmt: skip
def test_a_date_is_read_where_it_can_mean_one_alone(cell: str, date: str) -> None:
    """Days and months as Germans write them, and as the data do; nothing is guessed."""
    assert str(date_of(cell)) == date


@pytest.mark.parametrize(
    ("cell", "is_date", "words"),
    [
        ("#NAME?", False, "Tippen Sie neu."), ("#WERT!", False, "Tippen Sie neu."), ("#NV", True, "Tippen Sie neu."),
        ("########", True, "Machen Sie die Spalte breiter"), ("4,13126E+11", False, "aus einer Nummer „4,13126E+11“"),
        ("45352", True, "die Zahl 45352 gemacht, wohl den 1. März 2024"),
        ("07.07.1905", True, "aus der Jahreszahl 2015 den Tag 07.07.1905"),
    ],
)  # fmt: skip
def test_what_nobody_can_know_is_refused(cell: str, is_date: bool, words: str) -> None:  # noqa: FBT001 -- a column of the table
    """The sentence says what happened and what to do."""
    assert words in spoilt(cell, is_date=is_date)


@pytest.mark.parametrize("cell", ["2024", "45352 Stück", "01.03.2024", "#1 in der Region", "E10", ""])
def test_what_can_be_read_is_not_refused(cell: str) -> None:
    """Ordinary cells pass, in a column of dates too."""
    assert spoilt(cell, is_date=True) == ""
