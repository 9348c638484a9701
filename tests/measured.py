"""What DESIGN's budgets measure on a page: words about sources, height on a phone, what there is to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from bs4 import Tag
    from playwright.sync_api import Page

__all__ = ["HELP", "VISIBLE", "height", "prose", "share_of_proof"]

HELP = ("", "wegweiser", "handlungsfelder", "partner", "angebote", "region", "foerderung", "orte")
"""The first part of the address of every page of help."""

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


def share_of_proof(page: Page) -> float:
    """Which part of the visible words of an open page's main part tells of sources and editors."""
    pieces = page.evaluate(VISIBLE)
    words = [(word, told) for text, told in pieces for word in text.split()]
    about = [word for word, told in words if told or _ABOUT_PROOF.search(word)]
    return len(about) / max(1, len(words))


def height(page: Page) -> int:
    """The height of an open page in CSS pixels."""
    return int(page.evaluate("document.documentElement.scrollHeight"))


_ASIDE = ".proof, .ref, .refs, .page-meta, .visually-hidden, .ways, .ort__ohne, nav, select, template, svg"
"""What is looked up rather than read: proof, numbers, menus, lists of links."""

_BLOCKS = "p, li, dt, dd, td, th, h1, h2, h3, h4, div, section, summary, label, button, caption, figcaption, br"
_RUNNING = re.compile(r"[.!?][“)]*$")


def prose(main: Tag) -> list[str]:
    """The running texts of a page's main part: what stands in one block and ends as a sentence does."""
    read = BeautifulSoup(str(main), "html.parser")
    for aside in read.select(_ASIDE):
        aside.decompose()
    for block in read.select(_BLOCKS):
        block.insert_before("\n\v")
        block.insert_after("\n\v")
    texts = (" ".join(text.split()) for text in read.get_text().split("\v"))
    return [text for text in texts if _RUNNING.search(text)]
