"""What a new alliance says of itself: given as options, or asked for in the terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.model.records import Begriff
from allianz.reading.messages import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["OPTIONS", "AnswerError", "Answers", "answered", "noun", "options"]


class AnswerError(CommandError):
    """An answer is missing or cannot be understood; the text says so in German."""

    status = 2


@dataclass(frozen=True)
class Option:
    """One thing that is asked: the question, an example, and what holds where nothing is answered."""

    question: str
    example: str
    default: str = ""


OPTIONS = {
    "name": Option("Wie heißt das Bündnis mit vollem Namen?", "Fachkräftebündnis Dreistadt"),
    "kurzname": Option("Wie heißt es kurz?", "Fachkräftebündnis"),
    "region": Option("Wie heißt die Region?", "Dreistadt"),
    "wort": Option("Welches Wort steht dafür in Sätzen?", "Bündnis", "Allianz"),
    "gebiet": Option("Woraus besteht die Region: Landkreis, Stadt, Kreis …?", "Stadt", "Landkreis"),
    "gebiete": Option("Welche sind das? Mit Komma dazwischen.", "Altstadt, Neustadt, Hafen"),
}
"""Name of each option → what it asks."""

_KNOWN = {
    "Allianz": ("Allianz", "Allianzen", "die"),
    "Bündnis": ("Bündnisses", "Bündnisse", "das"),
    "Gemeinde": ("Gemeinde", "Gemeinden", "die"),
    "Initiative": ("Initiative", "Initiativen", "die"),
    "Kreis": ("Kreises", "Kreise", "der"),
    "Landkreis": ("Landkreises", "Landkreise", "der"),
    "Netzwerk": ("Netzwerks", "Netzwerke", "das"),
    "Region": ("Region", "Regionen", "die"),
    "Stadt": ("Stadt", "Städte", "die"),
    "Stadtteil": ("Stadtteils", "Stadtteile", "der"),
    "Verbund": ("Verbunds", "Verbünde", "der"),
}
"""Words that need no more than themselves → genitive, plural, gender."""
_FORMS = re.compile(r"(der|die|das) ([^\s,]+), (?:des|der) ([^\s,]+), die ([^\s,]+)")


@dataclass(frozen=True)
class Answers:
    """All answers, understood."""

    name: str
    kurzname: str
    region: str
    wort: Begriff
    gebiet: Begriff
    gebiete: tuple[str, ...]


def options(arguments: Sequence[str]) -> dict[str, str]:
    """`--name TEXT …` → name → text; AnswerError for what is none of the options."""
    found: dict[str, str] = {}
    for option, text in zip(arguments[::2], [*arguments[1::2], ""], strict=False):
        name = option.removeprefix("--")
        if not option.startswith("--") or name not in OPTIONS:
            known = ", ".join(f"--{one}" for one in OPTIONS)
            message = f"„{option}“ ist keine Angabe von „neu“. Es gibt {known}."
            raise AnswerError(message)
        found[name] = text.strip()
    return found


def answered(given: Mapping[str, str], ask: Callable[[str], str] | None) -> Answers:
    """The answers; what is not given is asked for, or AnswerError where nobody is there to `ask`."""
    texts = {name: given.get(name) or _asked(name, ask) for name in OPTIONS}
    gebiete = tuple(dict.fromkeys(part.strip() for part in texts["gebiete"].split(",") if part.strip()))
    wort, gebiet = noun("wort", texts["wort"]), noun("gebiet", texts["gebiet"])
    return Answers(texts["name"], texts["kurzname"], texts["region"], wort, gebiet, gebiete)


def _asked(name: str, ask: Callable[[str], str] | None) -> str:
    option = OPTIONS[name]
    hint = f"leer: {option.default}" if option.default else f"zum Beispiel: {option.example}"
    try:
        text = ask(f"{option.question} ({hint}) ").strip() if ask else ""
    except EOFError:  # who ends the input answers nothing more
        text = ""
    if text or option.default:
        return text or option.default
    message = f'„--{name}“ fehlt. {option.question} Zum Beispiel: --{name} "{option.example}"'
    raise AnswerError(message)


def noun(name: str, text: str) -> Begriff:
    """A noun with its forms: a usual one by itself, any other as `das Wort, des Wortes, die Wörter`."""
    if text in _KNOWN:
        genitive, plural, gender = _KNOWN[text]
        return Begriff(einzahl=text, genitiv=genitive, mehrzahl=plural, geschlecht=gender)
    if found := _FORMS.fullmatch(text):
        return Begriff(einzahl=found[2], genitiv=found[3], mehrzahl=found[4], geschlecht=found[1])
    known = ", ".join(_KNOWN)
    message = (
        f"„--{name}“: „{text}“ braucht seine Formen. Schreiben Sie „das Netz, des Netzes, die Netze“, "
        f"oder nehmen Sie eines dieser Wörter: {known}."
    )
    raise AnswerError(message)
