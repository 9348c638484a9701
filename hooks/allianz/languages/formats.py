"""How a language writes days, hours and money (Unicode CLDR, by Babel).

Only pages say them: whoever but checks the data need not wait until these tables are loaded.
"""

from __future__ import annotations

import re
from datetime import time
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.numbers import format_currency, get_decimal_symbol

from allianz.model.contacts import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from babel import Locale

__all__ = ["day", "hours", "money", "month"]

_NUMBER_FIRST = re.compile(r"^(\d+\.?) ")
_EURO = "EUR"
_DAY = 24
"""Hours of a day; the data write its end as 24."""


@lru_cache(4096)
def day(when: date, locale: Locale) -> str:
    """28. November 2014; the same days stand on page after page."""
    return _NUMBER_FIRST.sub("\\1\u00a0", format_date(when, "long", locale=locale))


@lru_cache(4096)
def month(first: date, locale: Locale, *, with_month: bool) -> str:
    """November 2014, or the year alone."""
    return format_skeleton("yMMMM" if with_month else "y", first, locale=locale)


def money(betrag: Decimal, locale: Locale) -> str:
    """An amount in euros, without cents where there are none."""
    written = format_currency(betrag, _EURO, locale=locale)
    return written if betrag % 1 else written.replace(f"{get_decimal_symbol(locale)}00", "")


def hours(spans: Iterable[tuple[tuple[str, ...], str, str]], locale: Locale) -> str:
    """When somebody is there, from days and times as `HH:MM`: the days that have the same times stand together."""
    found: dict[tuple[str, ...], list[str]] = {}
    for days, opens, closes in spans:
        found.setdefault(days, []).append(f"{_time(opens, locale)}–{_time(closes, locale)}")
    return "; ".join(f"{_days(days, locale)} {', '.join(times)}" for days, times in found.items())


def _days(days: tuple[str, ...], locale: Locale) -> str:
    names = get_day_names("abbreviated", locale=locale)
    places = [DAYS.index(one) for one in days]
    is_row = len(places) > 1 and places == list(range(places[0], places[-1] + 1))
    return f"{names[places[0]]}–{names[places[-1]]}" if is_row else "/".join(names[place] for place in places)


def _time(clock: str, locale: Locale) -> str:
    hour, minute = map(int, clock.split(":"))
    written = format_time(time(hour % _DAY, minute), "short", locale=locale)
    return written.replace("00", f"{_DAY}", 1) if hour == _DAY and written.startswith("00") else written
