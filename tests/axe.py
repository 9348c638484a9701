"""What axe-core finds on a page in the browser."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import JSHandle, Page

__all__ = ["AXE", "RULES", "STYLES", "changed", "in_light_and_dark", "violations", "watch"]

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
"""WCAG 2.2 A and AA as EN 301 549 asks, and what axe advises beyond."""

_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that read colours: all whose answer can change between light and dark."""

STYLES = (*_COLOURS, "css-orientation-lock", "target-size")
"""The rules that depend on the style sheet more than on the data; they take two thirds of axe's time."""

_SCRIPT = """async ([within, tags, only, but]) => (await axe.run({include: within}, {
  runOnly: only.length ? {type: 'rule', values: only} : {type: 'tag', values: tags},
  rules: Object.fromEntries(but.map(rule => [rule, {enabled: false}])),
  resultTypes: ['violations'], reporter: 'v1', elementRef: false, preload: false,
})).violations"""

_WATCH = """() => {
  const pointed = () => [':target', ':focus', 'body :hover'].flatMap(
    state => [...document.querySelectorAll(state)].slice(-1));
  const seen = new Set(pointed());
  const observer = new MutationObserver(records => records.forEach(record => seen.add(record.target)));
  observer.observe(document, {attributes: true, characterData: true, childList: true, subtree: true});
  window.changed = () => {
    observer.takeRecords().forEach(record => seen.add(record.target));
    observer.disconnect();
    const parts = [...seen, ...pointed()].filter(node => node.isConnected)
      .map(node => node.parentElement?.closest('form, section, header, footer, main') ?? document.documentElement);
    return parts.length ? [...new Set(parts)] : [document.documentElement];
  };
}"""


def watch(page: Page) -> None:
    """Note from now on what changes on the page, until `changed` is asked."""
    page.evaluate(_WATCH)


def changed(page: Page) -> JSHandle:
    """The parts of the page in which something has changed, is pointed at or has the focus; the whole if unknown."""
    return page.evaluate_handle("() => window.changed?.() ?? [document.documentElement]")


def violations(
    page: Page, within: str | JSHandle = "html", only: Sequence[str] = (), but: Sequence[str] = ()
) -> list[str]:
    """What axe, which the page must have, finds on the page as it stands: rule and element.

    Of all that lies within an element or a list of elements, by some rules alone or without some.
    """
    found = page.evaluate(_SCRIPT, [within, RULES, [*only], [*but]])
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def in_light_and_dark(page: Page, coloured: str | JSHandle = "html") -> list[str]:
    """The same in light and, by the rules that read colours, in dark; the page stays dark.

    Where one part alone can have other colours than were seen before, colours are read there and all else everywhere.
    """
    page.emulate_media(color_scheme="light")
    everywhere = coloured == "html"
    light = violations(page, but=() if everywhere else _COLOURS)
    light += [] if everywhere else violations(page, coloured, only=_COLOURS)
    page.emulate_media(color_scheme="dark")
    dark = violations(page, coloured, only=_COLOURS)
    return [*(f"light: {one}" for one in light), *(f"dark: {one}" for one in dark)]
