"""The text of the one issue about links, in Markdown; empty where all is well."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tools.linkcheck.fetching import Verdict
from tools.linkcheck.memory import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.reading.messages import Place
    from tools.linkcheck.fetching import Answer
    from tools.linkcheck.memory import Memory

__all__ = ["report"]

_INTRO = """Diese Liste schreibt sich jede Woche neu; sie schließt sich von selbst, wenn alles in Ordnung ist.
Eine Adresse steht erst hier, wenn sie an drei verschiedenen Tagen nacheinander nicht zu erreichen war.
"""
_DEAD = """### Nicht mehr erreichbar

Suchen Sie die neue Adresse, oder nehmen Sie die Angabe heraus.
"""
_MOVED = """### Umgezogen

Diese Server nennen dauerhaft eine neue Adresse. Öffnen Sie sie und prüfen Sie, ob dort dasselbe steht. Wenn ja,
ersetzen Sie die alte.
"""


def report(places: Mapping[str, tuple[Place, ...]], answers: Mapping[str, Answer], memory: Memory) -> str:
    """What people have to do; how many addresses gave no clear answer is said at the end."""
    dead = [address for address, days in memory.items() if len(days) >= ENOUGH and address in places]
    moved = [address for address, answer in answers.items() if answer.moved]
    if not dead and not moved:
        return ""
    parts = [_INTRO]
    if dead:
        lines = [_dead(address, places[address], answers[address], memory[address]) for address in dead]
        parts += [_DEAD, *_bounded(lines), ""]
    if moved:
        lines = [_moved(address, places[address], answers[address].moved) for address in moved]
        parts += [_MOVED, *_bounded(lines), ""]
    unknown = sum(answer.verdict is Verdict.UNKNOWN for answer in answers.values())
    return "\n".join([*parts, f"Geprüft: {len(answers)} Adressen. Ohne klare Auskunft, also unbekannt: {unknown}.", ""])


MAX_LENGTH = 30_000
"""For each of the two lists: GitHub takes issues of up to 65,536 characters."""


def _bounded(lines: list[str]) -> list[str]:
    """As many lines as fit into an issue; how many do not is said."""
    lengths = itertools.accumulate(len(line) + 1 for line in lines)
    fitting = sum(length < MAX_LENGTH for length in lengths)
    return [*lines[:fitting], *([f"- Und {len(lines) - fitting} weitere."] if fitting < len(lines) else [])]


def _dead(address: str, places: tuple[Place, ...], answer: Answer, days: tuple[str, ...]) -> str:
    reason = answer.reason if answer.verdict is Verdict.FAILED else "war nicht zu erreichen"
    return f"- [ ] {_code(address)} {reason}. Zuerst am {_date(days[0])}, {len(days)} Tage. {_where(places)}"


def _moved(address: str, places: tuple[Place, ...], target: str) -> str:
    return f"- [ ] {_code(address)} → {_code(target)}. {_where(places)}"


def _where(places: tuple[Place, ...]) -> str:
    return "Steht in " + ", ".join(f"{_code(place.path)} Zeile {place.line}" for place in places) + "."


def _date(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)}.{int(month)}.{year}"


def _code(text: str) -> str:
    """A text in Markdown's code marks: nothing in it is mark-up, a mention or a link. An address holds no backtick."""
    return "`" + text.replace("`", "%60") + "`"
