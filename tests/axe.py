"""What axe-core finds on a page in the browser."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
"""WCAG 2.2 A and AA as EN 301 549 asks, and what axe advises beyond."""


def violations(page: Page) -> list[str]:
    """What axe, which the page must have, finds on the page as it stands: rule and element."""
    script = """async rules => (await axe.run({
      runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], reporter: 'v1', elementRef: false,
    })).violations"""
    found = page.evaluate(script, RULES)
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]
