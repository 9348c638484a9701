"""The site in another language as it is seen and used: the artificial one, which says everything half longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.artificial import CODE

if TYPE_CHECKING:
    from playwright.sync_api import Page

SMALL = 320

KINDS = (
    "",
    "wegweiser/",
    "wegweiser/firmen/beispielsee/",
    "angebote/",
    "angebote/seekurs/",
    "region/beispielsee/",
    "orte/",
    "partner/",
    "partner/jobagentur-musterland/",
    "handlungsfelder/",
    "handlungsfelder/ausgleich/",
    "allianz/",
    "allianz/chronik/",
    "allianz/mitmachen/",
    "foerderung/",
    "projekte/lernboot/",
    "daten/",
    "begriffe/",
    "quellen/",
    "mitmachen/",
    "impressum/",
)
"""A page of each kind."""

PROTRUDING = """() => [...document.querySelectorAll('body *')].filter(one => {
  if (one.closest('.visually-hidden, .skip, .ref, thead, svg *, pre, summary')) return false;
  const box = one.parentElement.closest(':not(a, b, em, label, span, strong, sup, time)');
  const style = getComputedStyle(box), here = one.getBoundingClientRect();
  if (here.width < 2 || here.height < 2 || style.overflowX !== 'visible') return false;
  const end = box.getBoundingClientRect().right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth);
  return here.right > end + 1;
}).map(one => one.outerHTML.slice(0, 80))"""
"""What is wider than the room in its box. Left out: what nobody sees, and what only its area to touch makes wider."""


def test_half_as_many_letters_more_break_no_box(page: Page, two_home: str) -> None:
    """On a small phone, with everything unfolded, what a box holds stays within it, and no page scrolls sideways."""
    page.set_viewport_size({"width": SMALL, "height": 800})
    broken = {}
    for path in KINDS:
        page.goto(f"{two_home}{CODE}/{path}")
        page.evaluate("document.querySelectorAll('main details').forEach((box) => { box.open = true; })")
        found = page.evaluate(PROTRUDING)
        if found or page.evaluate("document.documentElement.scrollWidth") > SMALL:
            broken[path] = found

    assert broken == {}
