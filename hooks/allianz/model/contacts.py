"""Ways to reach somebody: telephone numbers and times, each with its rule and what machines make of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from allianz.model.scalars import Reader, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DAYS", "Telefon", "Zeiten", "e164", "spans"]

DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")

_DAY = "|".join(DAYS)
_DAYS = rf"(?:{_DAY})(?:–(?:{_DAY}))?"
_TIME = r"[0-9]{1,2}(?:\.[0-9]{2})?"
_SPAN = f"{_TIME}–{_TIME}"
_PART = rf"{_DAYS}(?:/{_DAYS})* {_SPAN}(?: und {_SPAN})* Uhr"
_HOURS, _MINUTES = 24, 60
_SHORT = r"^\D*(?:\d\D*){0,5}$"
"""Fewer digits than a national number has with its 0, such as the service number of a town."""
_MOBILE = r"^(?:\+49 ?|0)1[ /-]?[567]"
"""A number of a mobile network: 015, 016 and 017 (Bundesnetzagentur, Nummernplan)."""


def e164(telefon: str) -> str:
    """A telephone number for machines: +49 and the digits without the leading 0 (ITU-T E.164, RFC 3966)."""
    digits = re.sub(r"\D", "", telefon)
    return f"+{digits}" if telefon.startswith("+") else f"+49{digits.removeprefix('0')}"


def spans(zeiten: str) -> list[tuple[tuple[str, ...], str, str]]:
    """The times day by day for machines: (days, opens, closes) with times as `HH:MM` (ISO 8601)."""
    found = []
    for part in zeiten.removesuffix(" Uhr").split(" Uhr, "):
        days, _, times = part.partition(" ")
        for span in times.split(" und "):
            opens, _, closes = span.partition("–")
            found.append((_expanded(days), _clock(opens), _clock(closes)))
    return found


def _expanded(days: str) -> tuple[str, ...]:
    """`Mo–Mi/Fr` → Mo, Di, Mi, Fr."""
    found: list[str] = []
    for part in days.split("/"):
        first, _, last = part.partition("–")
        found += DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]
    return tuple(found)


def _clock(time: str) -> str:
    hours, _, minutes = time.partition(".")
    return f"{int(hours):02}:{int(minutes or 0):02}"


@lru_cache(1024)
def _forward(text: str) -> bool:
    """Days go forward, each time ends after it begins, and no hour or minute is beyond the clock.

    The same times stand in record after record.
    """
    found = spans(text)
    latest = f"{_HOURS}:00"
    return all(map(_expanded, re.findall(_DAYS, text))) and all(
        days and opens < closes <= latest and max(int(opens[3:]), int(closes[3:])) < _MINUTES
        for days, opens, closes in found
    )


def _backwards() -> Iterator[str]:
    """Patterns of spans that go back by whole days or hours, and of hours and minutes that no clock has."""
    for number, day in enumerate(DAYS[1:], 1):
        yield f"{day}–(?:{'|'.join(DAYS[:number])})"
    for hour in range(1, _HOURS + 1):
        yield rf"(?<![0-9.])0?{hour}(?:\.[0-9]+)?–0?(?:{'|'.join(map(str, range(hour)))})(?![0-9])"
    yield rf"(?<![0-9.])(?:{_HOURS + 1}|2[6-9]|[3-9][0-9])(?![0-9])"
    yield r"\.[6-9]"


Telefon = Annotated[
    str,
    Rule(
        "muss eine Telefonnummer mit Vorwahl sein, nur mit Ziffern, Leerzeichen, „-“ und „/“, zum Beispiel 04131 26-0",
        r"(?:\+49 ?|0)[0-9](?:[ /-]?[0-9]){1,20}",
        lead="[+]?[0-9 /-]*",
    ),
    Rule("ist zu kurz für eine Telefonnummer mit Vorwahl, zum Beispiel 04131 26-0", refused=_SHORT),
    Rule(
        "darf keine Mobilnummer sein: Nennen Sie die Nummer einer Stelle, nicht einer Person",
        refused=_MOBILE,
    ),
]
"""The form comes first: what follows reads a number that has it."""

Zeiten = Annotated[
    str,
    Rule(
        "muss aus Tagen und Uhrzeiten bestehen, zum Beispiel Mo–Do 8–16 Uhr, Fr 8–12.30 Uhr",
        rf"{_PART}(?:, {_PART})*",
    ),
    Rule(
        "muss vorwärts gehen: Ein Tag und eine Uhrzeit enden nach ihrem Anfang",
        test=_forward,
        refused="|".join(_backwards()),
    ),
    Reader.HOURS,
]
