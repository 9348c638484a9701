"""What DESIGN's budgets measure on a page: words about sources, height on a phone, what there is to read."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import Tag
    from playwright.sync_api import Page, ViewportSize

__all__ = ["HELP", "PHONE", "VISIBLE", "Extent", "height", "measured", "prose", "share_of_proof", "told"]

PHONE: ViewportSize = {"width": 390, "height": 844}
_HIGHEST = {"": 4_500, "wegweiser/*/": 4_500, "wegweiser/*/*/": 4_500, "partner/*/": 4_500,
            "handlungsfelder/*/": 6_500, "region/*/": 6_500}  # fmt: skip
"""CSS pixels that a page of a type may be high on a phone, everything folded closed."""
_QUIET = {*_HIGHEST, "angebote/*/"}
"""The types of pages whose words may tell of sources and editors by `_LOUDEST`."""
_LOUDEST = 0.15

HELP = ("", "wegweiser", "handlungsfelder", "partner", "angebote", "region", "foerderung", "orte")
"""The first part of the address of every page of help."""

_ABOUT_PROOF = re.compile(r"\b(?:Quellen?|[Bb]elegt?e?n?|Redaktion|zugeordnet|Stand|Daten|Eintrag)\b")

VISIBLE = """() => {
  const seen = [];
  const block = (one) => getComputedStyle(one).display === 'inline' ? block(one.parentElement) : one;
  let before = null;
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !parent.checkVisibility({visibilityProperty: true})) continue;
    if (parent.closest('.visually-hidden, option, template, script, svg')) continue;
    const told = Boolean(parent.closest('.proof, .ref, .refs, .page-meta'));
    seen.push([walk.currentNode.data, told, before === block(parent)]);
    before = block(parent);
  }
  return seen;
}"""
"""The visible pieces of text of a page's main part; whether each stands where proof is told, and goes on in a block."""


def share_of_proof(page: Page) -> float:
    """Which part of the visible words of an open page's main part tells of sources and editors."""
    words: list[tuple[str, bool]] = []
    ends = True
    for text, told, goes_on in page.evaluate(VISIBLE):
        found = [(word, told) for word in text.split()]
        if goes_on and not ends and not text[0].isspace() and words[-1][1] == told:
            found[0] = (words.pop()[0] + found[0][0], told)  # one word with a tag within it
        words += found
        ends = text[-1].isspace()
    about = [word for word, told in words if told or _ABOUT_PROOF.search(word)]
    return len(about) / max(1, len(words))


def height(page: Page) -> int:
    """The height of an open page in CSS pixels."""
    return int(page.evaluate("document.documentElement.scrollHeight"))


class Extent(NamedTuple):
    """What a page is like on a phone."""

    address: str
    height: int
    share: float


def measured(page: Page, url: str, address: str) -> Extent:
    """Open an address of a site that is served under `url`, and measure its page."""
    page.goto(url + address)
    return Extent(address, height(page), share_of_proof(page))


def told(kind: str, found: Sequence[Extent]) -> str:
    """A line on the pages of a type: the highest and the loudest about its sources, each with its bound."""
    highest, loudest = (max(found, key=attrgetter(name)) for name in ("height", "share"))
    high = f"{highest.height:,} px{_of(highest.height, _HIGHEST.get(kind), ',')}"
    loud = f"{loudest.share:.0%}{_of(loudest.share, _LOUDEST if kind in _QUIET else None, '.0%')}"
    return f"/{kind:<20} {high:<27} /{highest.address:<44} {loud:<20} /{loudest.address}"


def _of(value: float, bound: float | None, shown: str) -> str:
    return f" of {bound:{shown}}{'' if value <= bound else '  TOO MUCH'}" if bound else ""


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
