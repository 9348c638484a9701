"""A date as offices write it → the date that it can mean alone."""

from __future__ import annotations

import re

from allianz.model.scalars import Datum, is_date

__all__ = ["date_of"]

_TURN = 30
"""Years of two digits below it are after 2000, as spreadsheets have it."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mrz mär mar", "apr", "mai may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dez dec"), 1
    )
    for name in names.split()
}
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_MONTH = re.compile(r"([A-Za-zä]{3,9})\.?[ -](\d{4}|\d{2})|(\d{1,2})[./](\d{4})")


def date_of(cell: str) -> Datum | None:
    """The date of `01.03.2024`, `Mrz 24`, `03.2024` or as the data write it; None where no one date is meant."""
    if found := _DAY.fullmatch(cell):
        parts = [_year(found[3]), int(found[2]), int(found[1])]
    elif found := _MONTH.fullmatch(cell):
        parts = [_year(found[2] or found[4]), _MONTHS.get((found[1] or "").lower()[:3], int(found[3] or 0))]
    else:
        return Datum.parse(cell) if re.fullmatch(r"\d{4}(-\d\d){0,2}", cell) and is_date(cell) else None
    text = "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
    return Datum.parse(text) if is_date(text) else None


def _year(digits: str) -> int:
    """The year that two digits or four mean."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < _TURN else 1900)  # noqa: PLR2004 -- as said
