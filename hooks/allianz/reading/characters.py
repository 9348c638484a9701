"""Characters that nobody sees and that change what YAML reads, and files that are not UTF-8.

A sentence shows the word in which the character stands; ▸ stands for the character itself.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from allianz.reading.messages import Message, Place, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LOOKALIKES", "MENDED", "invisible", "likeness", "mended", "not_utf8"]

LOOKALIKES = (
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορυ",
    "ABESIJKMHOPCTYXaesijopcyxhABEZHIKMNOPTYXaivopu",
)
"""Cyrillic and Greek letters, and the Latin ones that nobody tells from them (Unicode Technical Standard 39)."""

_LATIN = str.maketrans(*LOOKALIKES)
_ALIKE = re.compile(f"[{LOOKALIKES[0]}]")


def likeness(text: str) -> str:
    """What two texts share that look the same: without case, double spaces, forms of a letter and other alphabets."""
    plain = unicodedata.normalize("NFKC", text)
    latin = plain.translate(_LATIN) if _ALIKE.search(plain) else plain
    return " ".join(latin.casefold().split())


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
_OTHERS = "ein unsichtbares oder unbekanntes Zeichen. Löschen Sie es."
"""What is said of every other character that is refused by its category."""
_SHOWN = 30
_ANY_REFUSED = re.compile("[" + "".join(chars for chars, _ in _REFUSED) + "]")

_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
"""Categories of Unicode that are no text: controls, formats, nothing at all, private, halves, separators, spaces."""
_EMPTY = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd\U000e0100-\U000e01ef]"
)
"""Letters, marks and symbols by their category that show nothing: fillers, variation selectors, stand-ins."""
_NEWER = re.compile(r"[\U0001f000-\U0001faff\U00020000-\U000323af]")
"""Blocks of emoji and Chinese characters in which Python may not yet know the newest."""
_SYMBOL = r"[©®\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_OF_EMOJI = re.compile(rf"(?<={_SYMBOL})[\ufe0e\ufe0f]?(?:\u200d(?={_SYMBOL}))?|(?<=[#*0-9])\ufe0f(?=\u20e3)")
"""What belongs to an emoji: how it is drawn, and what joins it to the next one."""


MENDED = (
    (r"\r\n?|[\u0085\u2028\u2029]", "\n"),
    (r"[\t\x0b\x0c\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " "),
    (r"[\u00ad\u200b\u200c\u2060\ufeff\uf000-\uf0ff]", ""),
)
"""What a text that was copied from Word or a website holds and nobody means: pattern → what stands for it.

Line ends and spaces of other kinds, soft hyphens, joints without width, Word's own signs. The patterns are those of
Python and of JavaScript alike.
"""


def mended(text: str) -> str:
    """A text that somebody pasted, without what nobody sees in it; letters of two characters become one."""
    for pattern, by in MENDED:
        text = re.sub(pattern, by, text)
    return unicodedata.normalize("NFC", text)


def invisible(path: str, text: str) -> Iterator[Message]:
    """Characters that nobody sees and that change what YAML reads: one message per line and kind."""
    rare = _rare(text)
    unseen = {char for char in rare if _is_unseen(char)}
    if not unseen and (rare <= _WHOLE or unicodedata.is_normalized("NFC", text)):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for column, sentence in _found(_OF_EMOJI.sub(lambda found: "x" * len(found[0]), line), unseen):
            word = _word(line, column)
            yield Message(Place(path, number, column + 1), f"In „{word}“ steht bei ▸ {sentence}")
        yield from _decomposed(path, number, line)


def _rare(text: str) -> set[str]:
    """The characters that are not plainly seen in ASCII; most are, and a large file has millions of them."""
    code = text.encode(errors="surrogatepass")
    return set(code.translate(None, _ASCII).decode(errors="surrogatepass"))


_ASCII = bytes(range(0x20, 0x7F)) + b"\n"
_WHOLE = frozenset(map(chr, (*range(0x300), *range(0x2010, 0x2028), 0x20AC)))
"""Letters of Latin, dashes, quotation marks and the euro sign: none is decomposed, and none is part of another."""


def _is_unseen(char: str) -> bool:
    """Whether a character is no text by its category, or shows nothing in spite of it."""
    category = unicodedata.category(char)
    is_new = category == "Cn" and _NEWER.match(char) is not None
    return (category in _UNSEEN and char not in " \n" and not is_new) or _EMPTY.match(char) is not None


def _found(line: str, unseen: set[str]) -> Iterator[tuple[int, str]]:
    """The first character of each kind: its column from 0 and what is said of it."""
    if unseen.isdisjoint(line):
        return
    for chars, sentence in _REFUSED:
        if found := re.search(f"[{chars}]", line):
            yield found.start(), sentence
    for column, char in enumerate(line):
        if char in unseen and not _ANY_REFUSED.match(char):
            yield column, _OTHERS
            return


def _word(line: str, column: int) -> str:
    """What stands around a character up to the next spaces, the character itself as ▸."""
    before, after = _ANY_REFUSED.sub(" ", line[:column]), _ANY_REFUSED.sub(" ", line[column + 1 :])
    first, last = before.rpartition(" ")[2], after.partition(" ")[0]
    return shown(f"{first}▸{last}", len(first), 2 * _SHOWN)


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
