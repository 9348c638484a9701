"""How easy a German text is to read: how long its sentences are, and Amstad's measure of it.

Amstad (1978) fitted Flesch's formula to German: 180 − words per sentence − 58.5 × syllables per word. Names are no
choice of whoever writes: take them out (`without`) before the measure is taken.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["EASY", "LONGEST", "Names", "amstad", "ease", "sentences", "syllables", "without", "words"]

EASY = 60
"""The measure from which on a text is everyday German (Amstad)."""

LONGEST = 25
"""How many words a sentence may have."""

_VOWELS = "AEIOUYÄÖÜaeiouyäöü".encode("latin-1")
_CONSONANTS = "BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxzß".encode("latin-1")
_LETTER = re.compile("[A-Za-zÄÖÜäöüß]")
_JOINT = re.compile("(?<=[A-Za-zÄÖÜäöüß])-(?=[A-Za-zÄÖÜäöüß])")
"""The hyphen within a word."""
_STATUTE = re.compile(r"\s*\([^()]*(?:§|Art\.)[^()]*\)")
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_SHORT = "".join(rf"|(?<=\b{word}\.)(?=\s)" for word in ("Abs", "Art", "Nr", "Dr", "St", "bzw", "ca"))
_NO_END = re.compile(rf"\.(?:(?<=\b[A-Za-zÄÖÜäöü]\.)(?=\s){_SHORT}|(?<=\d\.)(?=\s(?:{_MONTHS})\b))")
"""A full stop that ends no sentence: after a letter, an abbreviation, or the day of a month."""
_END = re.compile(r"(?<=[.!?])[“)]*\s+")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each without its line breaks."""
    line = _NO_END.sub("", " ".join(text.split()))
    return [part for part in _END.split(line) if _LETTER.search(part)]


def words(sentence: str) -> list[str]:
    """What stands between the blanks of a sentence and is read as a word or a number."""
    return [part for part in sentence.split() if any(map(str.isalnum, part))]


def syllables(text: str) -> int:
    """Syllables of German words: groups of vowels, a diphthong counting once, and each part of a word without any."""
    letters = _letters(text)
    return _syllables(letters, len(letters.split()))


def _syllables(letters: bytes, parts: int) -> int:
    groups = len(letters.translate(_ONLY_VOWELS).split())
    voiced = len(letters.translate(_ONLY_VOWELS, _CONSONANTS).split())
    return groups + parts - voiced


def _letters(text: str) -> bytes:
    """The letters of a text, blanks for all else: as bytes, which are counted many at once."""
    return text.encode("latin-1", "replace").translate(_ONLY_LETTERS)


def _only(kept: bytes) -> bytes:
    """The table that makes blanks of all other characters."""
    return bytes(code if code in kept else ord(" ") for code in range(0x100))


_ONLY_VOWELS, _ONLY_LETTERS = _only(_VOWELS), _only(_VOWELS + _CONSONANTS)


def amstad(texts: Iterable[str]) -> float:
    """Amstad's measure of some texts, 180 of none; 60 to 70 is everyday German, 30 and less is for scholars."""
    return ease([sentence for text in texts for sentence in sentences(text)])


def ease(parts: Sequence[str]) -> float:
    """The same of texts that are taken apart into their sentences."""
    text = " ".join(parts)
    letters = _letters(text)
    runs = len(letters.split())
    count = runs - (len(_JOINT.findall(text)) if "-" in text else 0)
    return 180 - count / len(parts) - 58.5 * _syllables(letters, runs) / count if count else 180.0


def without(names: Iterable[str], text: str) -> str:
    """A text without names and without the statutes that stand in brackets."""
    return Names(frozenset(names)).without(text)


@dataclass(frozen=True)
class Names:
    """Names that are taken out of many texts: of each text only those are tried whose rarest word stands in it."""

    known: frozenset[str]

    @cached_property
    def _by_word(self) -> Mapping[str, list[str]]:
        """The rarest word of each name → the names; those without such a word stand below the empty one."""
        parts = {name: _CAPITAL.findall(name) for name in self.known if name}
        counted = Counter(word for found in parts.values() for word in found)
        names: defaultdict[str, list[str]] = defaultdict(list)
        for name, found in parts.items():
            names[min(found, key=lambda word: (counted[word], word), default="")].append(name)
        return names

    def without(self, text: str) -> str:
        """A text without them, and without the statutes that stand in brackets."""
        plain = _STATUTE.sub("", text) if "(" in text else text
        said = self._by_word.keys() & {"", *_CAPITAL.findall(plain)}
        near = [name for word in said for name in self._by_word[word]]
        if not (there := [name for name in near if name in plain]):
            return plain
        longest_first = sorted(there, key=lambda name: (-len(name), name))
        return re.sub("|".join(rf"\b{re.escape(name)}(?!\w)" for name in longest_first), "", plain)


_CAPITAL = re.compile(r"[A-ZÄÖÜ0-9]\w*")
"""A word with a capital letter or a number, or what of it begins with such: nearly every name has one."""
