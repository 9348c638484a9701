"""Characters that nobody sees and that change what YAML reads, and files that are not UTF-8.

A sentence shows the word in which the character stands; ▸ stands for the character itself.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from allianz.reading.messages import Message, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["invisible", "not_utf8"]


def not_utf8(path: str, raw: bytes, start: int) -> Message:
    """The sentence about byte number `start`, which no UTF-8 text has."""
    before = raw[:start].decode()
    column = len(before) - before.rfind("\n")
    sentence = "Dieses Zeichen ist nicht in UTF-8 gespeichert. Speichern Sie die Datei mit der Kodierung „UTF-8“."
    return Message(Place(path, before.count("\n") + 1, column), sentence)


_REFUSED = [
    ("\t", "ein Tabulator. Setzen Sie stattdessen Leerzeichen."),
    ("\u00a0\u2007\u202f", "ein geschütztes Leerzeichen. Ersetzen Sie es durch ein gewöhnliches Leerzeichen."),
    (
        "\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000",
        "ein besonderes Leerzeichen. Ersetzen Sie es durch ein gewöhnliches Leerzeichen.",
    ),
    (
        "\u00ad\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f",
        "ein unsichtbares Zeichen, meist aus einer kopierten Webseite. Löschen Sie es.",
    ),
    (
        "\u0085\u2028\u2029\r",
        "ein unsichtbarer Zeilenumbruch. Löschen Sie ihn und drücken Sie die Eingabetaste.",
    ),
    (
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
        "ein unsichtbares Zeichen, das die Schreibrichtung ändert. Löschen Sie es.",
    ),
    ("\ufffd", "nur noch ein Platzhalter, weil ein Buchstabe verloren ging. Schreiben Sie ihn neu."),
    (
        "\uf000-\uf0ff",
        "ein Zeichen aus Word, meist ein Aufzählungspunkt, das andere Programme nicht kennen. Löschen Sie es.",
    ),
    (
        "\ue000-\uefff\uf100-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
        "ein Zeichen, das nur ein bestimmtes Programm kennt. Löschen Sie es.",
    ),
    (
        "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff",
        "ein Steuerzeichen, das kein Text ist. Löschen Sie es.",
    ),
]
_SHOWN = 30
_ANY_REFUSED = re.compile("[" + "".join(chars for chars, _ in _REFUSED) + "]")


def invisible(path: str, text: str) -> Iterator[Message]:
    """Characters that nobody sees and that change what YAML reads: one message per line and kind."""
    if not _ANY_REFUSED.search(text) and unicodedata.is_normalized("NFC", text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for chars, sentence in _REFUSED:
            if found := re.search(f"[{chars}]", line):
                word = _word(line, found.start())
                yield Message(Place(path, number, found.start() + 1), f"In „{word}“ steht bei ▸ {sentence}")
        yield from _decomposed(path, number, line)


def _word(line: str, column: int) -> str:
    """What stands around a character up to the next spaces, the character itself as ▸."""
    before, after = _ANY_REFUSED.sub(" ", line[:column]), _ANY_REFUSED.sub(" ", line[column + 1 :])
    return f"{before.rpartition(' ')[2][-_SHOWN:]}▸{after.partition(' ')[0][:_SHOWN]}"


def _decomposed(path: str, number: int, line: str) -> Iterator[Message]:
    """Letters typed as two characters (u + ¨) look right and are never found (Unicode NFC)."""
    composed = unicodedata.normalize("NFC", line)
    if composed == line:
        return
    pairs = zip(line, composed, strict=False)
    column = next((i for i, (is_, should) in enumerate(pairs) if is_ != should), len(composed))
    letter = composed[column : column + 1]
    sentence = f"Der Buchstabe „{letter}“ besteht hier aus zwei Zeichen. Löschen Sie ihn und tippen Sie ihn neu."
    yield Message(Place(path, number, column + 1), sentence)
