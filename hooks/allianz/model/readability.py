"""How easy a German text is to read: how long its sentences are, and Amstad's measure of it.

Amstad (1978) fitted Flesch's formula to German: 180 − words per sentence − 58.5 × syllables per word. Names are no
choice of whoever writes: take them out (`without`) before the measure is taken.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["EASY", "LONGEST", "Names", "amstad", "ease", "sentences", "syllables", "without", "words"]

EASY = 60
"""The measure from which on a text is everyday German (Amstad)."""

LONGEST = 25
"""How many words a sentence may have."""

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:-[A-Za-zÄÖÜäöüß]+)*")
_VOWELS = re.compile(r"[aeiouyäöü]+", re.IGNORECASE)
_DOUBLE = re.compile(r"au|äu|ei|ai|eu|ie|ee|oo|aa", re.IGNORECASE)
_STATUTE = re.compile(r"\s*\([^()]*(?:§|Art\.)[^()]*\)")
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_SHORT = "".join(rf"|(?<=\b{word}\.)(?=\s)" for word in ("Abs", "Art", "Nr", "Dr", "St", "bzw", "ca"))
_NO_END = re.compile(rf"\.(?:(?<=\b[A-Za-zÄÖÜäöü]\.)(?=\s){_SHORT}|(?<=\d\.)(?=\s(?:{_MONTHS})\b))")
"""A full stop that ends no sentence: after a letter, an abbreviation, or the day of a month."""
_END = re.compile(r"(?<=[.!?])[“)]*\s+")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each without its line breaks."""
    line = _NO_END.sub("", " ".join(text.split()))
    return [part for part in _END.split(line) if _WORD.search(part)]


def words(sentence: str) -> list[str]:
    """What stands between the blanks of a sentence and is read as a word or a number."""
    return [part for part in sentence.split() if any(map(str.isalnum, part))]


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Syllables of a German word: groups of vowels, a diphthong counting once."""
    return max(1, sum(max(1, len(_VOWELS.findall(_DOUBLE.sub("a", part)))) for part in word.split("-")))


def amstad(texts: Iterable[str]) -> float:
    """Amstad's measure of some texts, 180 of none; 60 to 70 is everyday German, 30 and less is for scholars."""
    return ease([sentence for text in texts for sentence in sentences(text)])


def ease(parts: Sequence[str]) -> float:
    """The same of texts that are taken apart into their sentences."""
    found = [word for part in parts for word in _WORD.findall(part)]
    if not found:
        return 180.0
    return 180 - len(found) / len(parts) - 58.5 * sum(map(syllables, found)) / len(found)


def without(names: Iterable[str], text: str) -> str:
    """A text without names and without the statutes that stand in brackets."""
    return Names(frozenset(names)).without(text)


@dataclass(frozen=True)
class Names:
    """Names that are taken out of many texts: of each text only those are tried whose rarest word stands in it."""

    known: frozenset[str]

    @cached_property
    def _by_word(self) -> Mapping[str, list[str]]:
        """The rarest word of each name → the names; those without any word stand below the empty one."""
        parts = {name: _PART.findall(name) for name in self.known if name}
        counted = Counter(word for found in parts.values() for word in found)
        names: defaultdict[str, list[str]] = defaultdict(list)
        for name, found in parts.items():
            names[min(found, key=lambda word: (counted[word], word), default="")].append(name)
        return names

    def without(self, text: str) -> str:
        """A text without them, and without the statutes that stand in brackets."""
        plain = _STATUTE.sub("", text) if "(" in text else text
        near = {name for word in self._by_word.keys() & {"", *_PART.findall(plain)} for name in self._by_word[word]}
        longest_first = sorted((name for name in near if name in plain), key=lambda name: (-len(name), name))
        pattern = "|".join(rf"\b{re.escape(name)}(?!\w)" for name in longest_first)
        return re.sub(pattern, "", plain) if pattern else plain


_PART = re.compile(r"\w+")
