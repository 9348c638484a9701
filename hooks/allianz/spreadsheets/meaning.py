"""What a spreadsheet makes of a value that it takes for something else, and what it must have been.

A cell that means what stands there today is no change, however it is written. A date that somebody typed is read where
it can mean one day or month alone; everything else that a spreadsheet bent is refused.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from allianz.forms.dates import date_of
from allianz.model.scalars import Datum
from allianz.reading.messages import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["bent", "spoilt"]

_DAY_0 = date(1899, 12, 30)
"""The day that Excel and LibreOffice number 0 (ECMA-376, 18.17.4.1: the system that begins in 1900)."""
_YEARS_AS_DAYS = range(1000, 3000)
"""The numbers of days that are years in truth: no fact of an alliance is from before 1908."""
_NUMBER = re.compile(r"\d{4,5}")
_POWER = re.compile(r"\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_FAILED = re.compile(
    r"#+|#(?:NAME|WERT|VALUE|BEZUG|REF|ZAHL|NUM|NULL|NV|N/A|DIV/0|ÜBERLAUF|SPILL)[?!]?", re.IGNORECASE
)  # fmt: skip


def bent(cell: str, today: str, *, is_date: bool, is_ansi: bool) -> bool:
    """Whether a cell is only what a spreadsheet made of the value of today."""
    return bool(cell) and bool(today) and any(made(cell, today) for made in _bending(is_date=is_date, is_ansi=is_ansi))


def _bending(*, is_date: bool, is_ansi: bool) -> Iterator[Callable[[str, str], bool]]:
    yield _is_number
    yield _is_telephone
    if is_date:
        yield _is_same_date
    if is_ansi:
        yield _is_poorer


def _is_number(cell: str, today: str) -> bool:
    """The same number without its zeros in front, with dots, `€` or decimals, or in powers of ten."""
    first, second = _value(cell), _value(today)
    return first is not None and first == second


def _value(text: str) -> Decimal | None:
    plain = text.removesuffix("€").strip()
    if not re.fullmatch(r"\d[\d.]*(?:,\d+)?(?:E[+-]?\d+)?", plain, re.IGNORECASE):
        return None
    try:
        return Decimal(plain.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None


def _is_telephone(cell: str, today: str) -> bool:
    """The digits of a telephone number as one number: without its 0 or + in front."""
    digits = re.sub(r"[+ /-]", "", today).lstrip("0")
    return cell.isdigit() and digits.isdigit() and cell.lstrip("0") == digits


def _is_same_date(cell: str, today: str) -> bool:
    """The same date, or the first day of the month that it is, or the day whose number the year is."""
    was, is_ = date_of(today), _number_of_day(cell) or date_of(cell)
    if was is None or is_ is None:
        return False
    if was.day or not is_.day:
        return was == is_
    return is_.first == was.first or (not was.month and _number(is_) == was.year)


def _number_of_day(cell: str) -> Datum | None:
    """The day of which a spreadsheet shows the bare number, such as 45352."""
    if not _NUMBER.fullmatch(cell) or int(cell) in _YEARS_AS_DAYS:
        return None
    day = _DAY_0 + timedelta(days=int(cell))
    return Datum(day.year, day.month, day.day)


def _number(day: Datum) -> int:
    return (date(*day.first) - _DAY_0).days


def _is_poorer(cell: str, today: str) -> bool:
    """The same text in which Windows-1252 could not write all letters."""
    return "?" in cell and today.encode("cp1252", "replace").decode("cp1252") == cell


def spoilt(cell: str, *, is_date: bool) -> str:
    """Why nobody can know what a cell meant, as a German sentence; empty where it can be read."""
    if _FAILED.fullmatch(cell):
        wide = "Machen Sie die Spalte breiter und speichern Sie neu" if cell.strip("#") == "" else "Tippen Sie neu"
        return f"„{shown(cell)}“ ist eine Meldung des Tabellenprogramms und keine Angabe. {wide}."
    if _POWER.fullmatch(cell):
        return f"Das Tabellenprogramm hat aus einer Nummer „{shown(cell)}“ gemacht. {_AS_TEXT}"
    if is_date and (day := _number_of_day(cell)):
        return f"Das Tabellenprogramm hat aus einem Datum die Zahl {cell} gemacht, wohl den {day.words}. {_AS_TEXT}"
    found = date_of(cell) if is_date and "." in cell else None
    if found and found.day and _number(found) in _YEARS_AS_DAYS:
        return f"Das Tabellenprogramm hat aus der Jahreszahl {_number(found)} den Tag {cell} gemacht. {_AS_TEXT}"
    return ""


_AS_TEXT = "Stellen Sie das Format der Spalte auf „Text“ und tippen Sie die Angabe neu."
