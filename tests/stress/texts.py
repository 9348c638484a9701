"""Texts that programs stumble over: each is read as typed, or refused with German sentences that lead to its line."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import unicodedata
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

from allianz.model.dataset import DataError, load
from allianz.reading.characters import invisible
from allianz.reading.source import read
from tests.broken import SECOND, english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from allianz.model.dataset import Dataset

__all__ = ["NAUGHTY", "UNSEEN", "files", "in_four_places", "naughty", "refusals", "unseen"]

_PIECES = (
    "a", "id", "b c", "ü", "😀", "u\u0308", "1", "~", "null", ": ", ":", "- ", "\n", "\n  ", "\n    ", "\n- ", "\r\n",
    "[", "]", "{", "}", ", ", '"', "'", "#", " #", "&a ", "*a", "!t ", "!!str ", "!<tag:x> ", "|", "|+", "|2-", ">-",
    ">1", "|\n  ", "? ", "---", "\n---\n", "...", "\n...\n", "%YAML 1.2\n", "%TAG ! x\n", "@", "`", "%", "<<: ", "\\",
    "\\u00a0", "\\x", "\t", "\n\t", "\u00a0", "\u2028", "\ufeff", "\x00", "''", '""', "- - ", "? - ", "-\n", "\r",
)  # fmt: skip
"""What the cases of a YAML test suite are made of."""

UNSEEN = [
    char
    for char in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"} and char not in " \n"
]

NAUGHTY = [
    "undefined", "null", "NULL", "(null)", "nil", "true", "False", "None", "hasOwnProperty", "then", "\\", "\\\\",
    "0", "1", "1.00", "$1.00", "1/2", "1E2", "-1", "-$1.00", "0/0", "-9223372036854775808", "0.0.0", "0,00", "0,,0",
    "NaN", "Infinity", "-1#IND", "0x0", "0xffffffff", "1 000.00", "1'000,00", "08", "2.2250738585072011e-308",
    ",./;'[]\\-=", '<>?:"{}|_+', "!@#$%^&*()`~", "\u0001\u0002", "\u0080\u0084", "\t\u000b\u000c\u0085", "\u00ad",
    "\u200b\u200f", "\ufeff", "\ufffe", "Ω≈ç√∫˜µ≤≥÷", "åß∂ƒ©˙∆˚¬…æ", "¡™£¢∞§¶•ªº–≠", "⅛⅜⅝⅞", "ЁЂЃЄЅІЇ", "٠١٢٣", "⁰⁴⁵₀₁₂",
    "ด้้้้้็็็็็้้้้้", "'", '"', "''", '""', "'\"'", "\"''''\"'\"", "<foo val=“bar” />", "田中さんにあげて下さい", "和製漢語",
    "사회과학원 어학연구소", "찦차를 타고", "𠜎𠜱𠝹", "Ⱥ Ⱦ", "ヽ༼ຈل͜ຈ༽ﾉ", "(｡◕ ∀ ◕｡)", "¯\\_(ツ)_/¯", "😍", "👩🏽", "👨‍👩‍👦", "🏳0🌈️",
    "❤️ 💔", "0️⃣ 1️⃣", "🇺🇸🇷🇺", "１２３", "הָיְתָה", "الكل في المجمو عة", "\u202atest\u202b", "\u2066test\u2067", "Ṱ̺̺̕o͞ ̷i̲̬", "˙ɐnbᴉlɐ",
    "Ｔｈｅ ｑｕｉｃｋ", "𝐓𝐡𝐞 𝖖𝖚𝖎𝖈𝖐", "⒯⒣⒠", "<script>alert(1)</script>", "&lt;script&gt;", "<svg><script>1<1>2</", "javascript:alert(1);",
    '" autofocus onkeyup="x', "<img src=x onerror=alert(1)>", '<a href="\\x0Bjavascript:x">', "`\"'><img src=xxx:x>",
    "1;DROP TABLE users", "' OR 1=1 -- 1", "%", "_", "--version", "$USER", "/dev/null; touch x", "`touch x`", "$(x)",
    '@{[system "touch x"]}', 'eval("puts 1")', 'System("ls")', '<?xml version="1.0"?><!DOCTYPE foo>', "$HOME",
    "%d", "%s%s%s%s", "%*.*s", "{0}", "{{ 7 * 7 }}", "{% raw %}", "../../../etc/passwd%00", "() { 0; }; touch x", "CON",
    "PRN", "COM1", "DCC SEND x 0 0 0", "Scunthorpe General Hospital", "Evaluate", "Roses are \u001b[0;31mred\u001b[0m",
    "The quick\u0008\u0008\u0008", "Powerلُلُصّبُلُلصّبُررً ॣ ॣh ॣ ॣ冗", "🏳0", "జ్ఞా", "گچپژ", "{% print 'x' * 64 * 1024**3 %}", "**fett**",
    "[Link](javascript:x)", "# Titel", "| Zelle |", "~~~", "- [ ] x", "@allianz #1 www.evil.example", " vorn", "hinten ",
    "doppelt  innen", "*a", "&a", "!a", "? a", "- a", "a: b", "a #b", "---", "...", "%YAML", "x" * 161, "x" * 3001,
]  # fmt: skip
"""One and more of each class of the Big List of Naughty Strings, and what YAML and Markdown add to them."""


def files(number: int, seed: int) -> Iterator[str]:
    """Files made of the pieces by chance: each ends in a node, in sentences, or in both."""
    chance = random.Random(seed)  # noqa: S311 -- cases, no secrets
    for _ in range(number):
        yield from refusals("".join(chance.choices(_PIECES, k=chance.randrange(1, 25))).encode())


def refusals(raw: bytes) -> Iterator[str]:
    """What reading one file does wrong: it raises, says nothing of what it drops, speaks English or of no line."""
    try:
        node, messages = read("x", raw)
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is a loss
        yield f"{raw!r}: {error!r}"
        return
    if node is None and not messages:
        yield f"{raw!r}: nothing"
    for message in messages:
        if english(message.text) or "\n" in message.text or not 1 <= message.place.line <= raw.count(b"\n") + 1:
            yield f"{raw!r}: {message}"


def unseen(chars: Iterable[str]) -> Iterator[str]:
    """A character that shows nothing is refused in the middle of a word."""
    return (f"U+{ord(char):04X} is accepted" for char in chars if not any(invisible("x", f"a{char}b")))


def naughty() -> Iterator[str]:
    """Every string of the classes in four places."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(NAUGHTY):
            yield from in_four_places(text, Path(folder, str(number)))


_PLACES: dict[str, tuple[str, Callable[[Dataset], str]]] = {
    "partners": ("name: Jobagentur Musterland", lambda data: data.partners[0].name),
    "angebote": ("titel: Rat zur Berufswahl", lambda data: data.angebote[0].titel),
    "quellen": ("titel: ", lambda data: data.quellen[0].titel),
    "projekte": ("name: ", lambda data: data.projekte[0].name),
}
"""File → the beginning of the line whose value is replaced, and where it is read again."""


def in_four_places(text: str, folder: Path) -> Iterator[str]:
    """A string as a name and a title, quoted as JSON and YAML do: accepted as typed, or refused at its line."""
    copytree(SECOND, folder)
    lines = {name: _put(folder / f"{name}.yaml", start, text) for name, (start, _) in _PLACES.items()}
    try:
        data = load(folder, "data")
    except DataError as error:
        for message in error.messages:
            name = message.place.path.removeprefix("data/").removesuffix(".yaml")
            if message.place.line != lines.get(name) or english(message.text):
                yield f"{text!r}: {message}"
        return
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is a loss
        yield f"{text!r}: {error!r}"
        return
    yield from _changed(text, data)


def _changed(text: str, data: Dataset) -> Iterator[str]:
    for name, (_, value) in _PLACES.items():
        if value(data) != text:
            yield f"{text!r} became {value(data)!r} in {name}"


def _put(file: Path, start: str, text: str) -> int:
    """Replace the value of the first such line; the number of the line."""
    lines = file.read_text("utf-8").split("\n")
    number = next(number for number, line in enumerate(lines) if line.lstrip(" -").startswith(start))
    key = lines[number].partition(": ")[0]
    lines[number] = f"{key}: {json.dumps(text, ensure_ascii=False)}"
    file.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    return number + 1
