"""Letters that came out wrong because a program took UTF-8 for an older encoding: „MÃ¼ller“."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allianz.reading.messages import Message, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["garbled"]

_BYTES = {bytes([byte]).decode("latin-1"): byte for byte in range(0x100)}
_BYTES |= {bytes([byte]).decode("cp1252", "ignore"): byte for byte in range(0x80, 0xA0)}
_TAIL = re.escape("".join(char for char, byte in _BYTES.items() if byte in range(0x80, 0xC0)))
_GARBLED = re.compile(f"Â[{_TAIL}]|Ã[{_TAIL}]|â[€‚][{_TAIL}]")
"""Umlauts and accents (U+0080 to U+00FF), quotation marks, dashes and the euro sign, as cp1252 shows their bytes."""
_FIRST = "ÂÃâ"
"""What it begins with: a large text is searched much sooner for a letter than for a pattern."""


def garbled(path: str, text: str) -> Iterator[Message]:
    """Words of which a program spoilt letters, with what was meant: one message per line."""
    may_be = any(letter in text for letter in _FIRST) and _GARBLED.search(text)
    for number, line in enumerate(text.split("\n"), 1) if may_be else ():
        words = re.finditer(r"\S{1,60}", line)
        if word := next((word for word in words if _GARBLED.search(word[0])), None):
            sentence = (
                f"In „{word[0]}“ sind Buchstaben entstellt, gemeint ist wohl „{_meant(word[0])}“. "
                "Schreiben Sie sie neu. Stammt der Text aus einer Datei, öffnen Sie diese mit der Kodierung „UTF-8“."
            )
            yield Message(Place(path, number, word.start() + 1), sentence)


def _meant(word: str) -> str:
    """The word before it was spoilt, once or several times; each step makes it shorter."""
    while _GARBLED.search(word):
        try:
            word = _decoded(word)
        except (KeyError, UnicodeDecodeError):
            word = _GARBLED.sub(lambda found: _decoded(found[0]), word)
    return word


def _decoded(text: str) -> str:
    return bytes(_BYTES[char] for char in text).decode()
