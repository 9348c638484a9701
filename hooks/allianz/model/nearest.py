"""„Meinten Sie …?“: the nearest known word, also among ten thousand of them."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Nearest", "nearest"]

_LONGEST = 80
_COMPARED = 200
"""With so many words at most one is compared letter by letter; of more those that share its rarest parts."""


def nearest(word: str, known: Iterable[str]) -> str:
    """„ Meinten Sie …?“ with the nearest known word, empty where none is near."""
    found = difflib.get_close_matches(word[:_LONGEST], list(known), n=1, cutoff=0.6)
    return f" Meinten Sie „{found[0]}“?" if found else ""


@dataclass(frozen=True)
class Nearest:
    """The words of one list, which are searched for one wrong word after the other.

    What a search costs does not grow with the list, and the same word is searched once.
    """

    known: tuple[str, ...]
    _answers: dict[str, str] = field(default_factory=dict)

    def hint(self, word: str) -> str:
        """What `nearest` says."""
        if word not in self._answers:
            self._answers[word] = nearest(word, self._candidates(word))
        return self._answers[word]

    def _candidates(self, word: str) -> Iterable[str]:
        if len(self.known) <= _COMPARED:
            return self.known
        found: dict[str, None] = {}
        for place in sorted((self._places.get(part, ()) for part in _parts(word[:_LONGEST])), key=len):
            found |= dict.fromkeys(place[: _COMPARED - len(found)])
        return found

    @cached_property
    def _places(self) -> Mapping[str, list[str]]:
        """Three letters in a row → the words that they stand in."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.known:
            for part in set(_parts(word)):
                found[part].append(word)
        return found


def _parts(word: str) -> Iterator[str]:
    padded = f" {word} "
    return (padded[start : start + 3] for start in range(len(padded) - 2))
