"""What axe-core finds on a page in the browser."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

__all__ = ["AXE", "RULES", "STYLES", "in_light_and_dark", "violations"]

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
"""WCAG 2.2 A and AA as EN 301 549 asks, and what axe advises beyond."""

_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that read colours: all whose answer can change between light and dark."""

STYLES = (*_COLOURS, "css-orientation-lock", "target-size")
"""The rules that depend on the style sheet more than on the data; they take two thirds of axe's time."""

_SCRIPT = """async ([within, tags, only, but]) => (await axe.run(within, {
  runOnly: only.length ? {type: 'rule', values: only} : {type: 'tag', values: tags},
  rules: Object.fromEntries(but.map(rule => [rule, {enabled: false}])),
  resultTypes: ['violations'], reporter: 'v1', elementRef: false, preload: false,
})).violations"""


def violations(page: Page, within: str = "html", only: Sequence[str] = (), but: Sequence[str] = ()) -> list[str]:
    """What axe, which the page must have, finds on the page as it stands: rule and element.

    Of all that lies within an element, by some rules alone or without some.
    """
    found = page.evaluate(_SCRIPT, [within, RULES, [*only], [*but]])
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def in_light_and_dark(page: Page, within: str = "html") -> list[str]:
    """The same in light and, by the rules that read colours, in dark; the page stays dark."""
    page.emulate_media(color_scheme="light")
    light = violations(page, within)
    page.emulate_media(color_scheme="dark")
    dark = violations(page, within, only=_COLOURS)
    return [*(f"light: {one}" for one in light), *(f"dark: {one}" for one in dark)]
