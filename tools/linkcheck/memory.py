"""What is remembered from run to run: the days on which an address failed, one after the other."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tools.linkcheck.fetching import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.linkcheck.fetching import Answer

__all__ = ["ENOUGH", "Memory", "parse", "remember", "text"]

ENOUGH = 3
"""So many failures on different days make a link dead."""

Memory = dict[str, tuple[str, ...]]
"""Address → days (JJJJ-MM-TT) of its failures since it last worked."""


def parse(raw: str) -> Memory:
    """Read what an earlier run wrote; anything else is forgotten, which only delays a report."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {address: _days(days) for address, days in found.items() if isinstance(days, list) and _days(days)}


def _days(days: list[object]) -> tuple[str, ...]:
    return tuple(sorted({day for day in days if isinstance(day, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", day)}))


def text(memory: Memory) -> str:
    """The memory as it is kept."""
    return json.dumps(memory, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def remember(memory: Memory, answers: Mapping[str, Answer], today: str) -> Memory:
    """The memory after a run: a failure adds its day, a success forgets, what is unknown changes nothing.

    Addresses that stand nowhere any more are forgotten.
    """
    new = {address: _after(memory.get(address, ()), answer, today) for address, answer in answers.items()}
    return {address: days for address, days in new.items() if days}


def _after(days: tuple[str, ...], answer: Answer, today: str) -> tuple[str, ...]:
    if answer.verdict is Verdict.GOOD:
        return ()
    return tuple(sorted({*days, today})) if answer.verdict is Verdict.FAILED else days
