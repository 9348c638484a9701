"""What DESIGN's budgets measure on a page: words about sources, height on a phone, readability.

Readability is Amstad's formula (1978) for German: 180 − words per sentence − 58.5 × syllables per word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

__all__ = ["VISIBLE", "amstad", "height", "share_of_proof", "syllables"]

_VOWELS = re.compile(r"[aeiouyäöü]+", re.IGNORECASE)
_DOUBLE = re.compile(r"(?:au|äu|ei|ai|eu|ie|ee|oo|aa)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:-[A-Za-zÄÖÜäöüß]+)*")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+")
_ABOUT_PROOF = re.compile(r"\b(?:Quellen?|[Bb]elegt?e?n?|Redaktion|zugeordnet|Stand|Daten|Eintrag)\b")

VISIBLE = """() => {
  const seen = [];
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !parent.checkVisibility({visibilityProperty: true})) continue;
    if (parent.closest('.visually-hidden, option, template, script, svg')) continue;
    seen.push([walk.currentNode.data, Boolean(parent.closest('.proof, .ref, .refs, .page-meta'))]);
  }
  return seen;
}"""
"""The visible pieces of text of a page's main part, and whether each stands where proof is told."""


def syllables(word: str) -> int:
    """Syllables of a German word: groups of vowels, a diphthong counting once."""
    return max(1, sum(max(1, len(_VOWELS.findall(_DOUBLE.sub("a", part)))) for part in word.split("-")))


def amstad(sentences: Sequence[str]) -> float:
    """Amstad's readability of some sentences; 60 to 70 is everyday German."""
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return 180.0
    return 180 - len(words) / len(sentences) - 58.5 * sum(map(syllables, words)) / len(words)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part for part in _SENTENCE.split(" ".join(text.split())) if len(_WORD.findall(part)) > 1]


def share_of_proof(page: Page) -> float:
    """Which part of the visible words of an open page's main part tells of sources and editors."""
    pieces = page.evaluate(VISIBLE)
    words = [(word, told) for text, told in pieces for word in text.split()]
    about = [word for word, told in words if told or _ABOUT_PROOF.search(word)]
    return len(about) / max(1, len(words))


def height(page: Page) -> int:
    """The height of an open page in CSS pixels."""
    return int(page.evaluate("document.documentElement.scrollHeight"))
