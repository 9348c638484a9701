"""What an editor most likely did wrong where YAML ends to be YAML.

The parser's own words are English and change with its version; these sentences rest on the text alone.
"""

from __future__ import annotations

import re

__all__ = ["diagnose"]

_CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}
_INDICATORS = "@`%*&!|>"
_FIELD = r"\s*(- )?[\w-]+:"
_QUOTED = r"""\s*(- )*([\w-]+: )? *((?P<mark>")[^"]*"|'[^']*')\s*[^\s#]"""

_BEGINS = "Ein Text darf nicht mit {} beginnen. Setzen Sie den ganzen Text in Anführungszeichen."
_INDENTED = (
    "Diese Zeile ist falsch eingerückt, oder der vorigen Zeile fehlt etwas. "
    "Felder eines Eintrags stehen genau untereinander."
)
_GENERAL = (
    "Ab hier lässt sich der Text nicht mehr lesen. Prüfen Sie die Einrückung dieser und der vorigen Zeile, "
    "den Doppelpunkt mit Leerzeichen hinter dem Feldnamen und die Anführungszeichen."
)

Spot = tuple[int, int]


def diagnose(lines: list[str], at: Spot, opened: Spot | None) -> tuple[int, int, str]:
    """Line, column (from 0) and German sentence for a syntax error.

    `at` is where the parser gave up, `opened` where the thing began that it was reading, if it says so.
    """
    if opened is not None and (begun := _char(lines, opened)) in _CLOSING:
        if begun == '"' and "\\" in _line(lines, at[0])[: at[1] + 1] and at[0] < len(lines) - 1 + bool(lines[-1]):
            return (*at, "Ein \\ hat in Anführungszeichen eine besondere Bedeutung. Schreiben Sie \\\\ oder / dafür.")
        if begun in "[{" and _CLOSING[begun] in _line(lines, opened[0])[opened[1] :]:
            return (*opened, f"Zwischen {begun} und {_CLOSING[begun]} fehlt ein Komma oder ein Anführungszeichen.")
        return (*opened, f"Hier öffnet {begun}, aber das schließende {_CLOSING[begun]} fehlt.")
    if opened is not None and begun and begun in _INDICATORS:
        return (*opened, _BEGINS.format(begun))
    for spot in (at, (_line_before(lines, at[0]), 0)):
        if sentence := _in_line(_line(lines, spot[0]), spot[1] if spot is at else -1):
            return (spot[0], spot[1] if spot is at else 0, sentence)
    named = re.match(_FIELD, _line(lines, at[0]))
    return (*at, _INDENTED if named and at[1] < named.end() else _GENERAL)


def _line(lines: list[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _char(lines: list[str], spot: Spot) -> str:
    return _line(lines, spot[0])[spot[1] : spot[1] + 1]


def _line_before(lines: list[str], number: int) -> int:
    """The nearest line above that says something."""
    above = (n for n in range(min(number, len(lines)) - 1, -1, -1) if lines[n].strip())
    return next(above, -1)


def _in_line(line: str, column: int) -> str | None:
    """A mistake that one line shows by itself; `column` is -1 where the parser does not point into it."""
    char = line[column : column + 1] if column >= 0 else ""
    if char and char in _INDICATORS:
        return _BEGINS.format(char)
    if quoted := re.match(_QUOTED, line):
        return _within(quoted["mark"] or "'", line[quoted.end() - 1 :])
    if char == ":" and ": " in line[:column]:
        return "Der Text enthält einen Doppelpunkt mit Leerzeichen. Setzen Sie den ganzen Text in Anführungszeichen."
    return next((sentence for pattern, sentence in _SHAPES if re.match(pattern, line)), None)


def _within(mark: str, rest: str) -> str:
    """The text goes on behind a quotation mark: one that stands within it, or one that was meant to close it."""
    if mark not in rest:
        return "Hinter dem schließenden Anführungszeichen steht noch Text. Setzen Sie alles in die Anführungszeichen."
    if mark == "'":
        return (
            "Der Apostroph beendet hier den Text, weil der Text mit ' beginnt. "
            "Setzen Sie ganz vorn und ganz hinten \" statt '."
        )
    return 'Das zweite " beendet hier den Text. Schreiben Sie Anführungszeichen im Text so: „diese“.'


_SHAPES = (
    (_FIELD + r"[^\s/]", "Hinter dem Doppelpunkt fehlt ein Leerzeichen."),
    (
        _FIELD + r" - ",
        "Eine Liste beginnt in einer neuen Zeile: unter dem Feldnamen, eingerückt, mit „- “.",
    ),
    (r"\s*(- )?[a-z_]+ +[^:#]*$", "In dieser Zeile fehlt der Doppelpunkt hinter dem Feldnamen."),
)
