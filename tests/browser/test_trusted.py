"""No text becomes markup or a script, and no page needs that: Trusted Types, in the real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import NewPage

WATCH = """
addEventListener("securitypolicyviolation", (event) => console.error(`verletzt: ${event.violatedDirective}`));
"""
PAGES = (
    "", "wegweiser/", "wegweiser/jugend/", "partner/", "partner/jobagentur-musterland/", "projekte/", "orte/",
    "quellen/", "mitmachen/eintrag/", "daten/",
)  # fmt: skip


@pytest.fixture
def watched(page: Page) -> Page:
    """A page that fails the test when its policy is broken or anything is said on the console."""
    page.add_init_script(WATCH)
    return page


@pytest.mark.parametrize("address", PAGES)
def test_no_script_of_a_page_breaks_the_policy(watched: Page, home: str, address: str) -> None:
    """Every field is filled, everything that can be pressed is pressed, and nothing is reported."""
    answer = watched.goto(f"{home}{address}", wait_until="networkidle")
    assert answer is not None
    assert answer.status == 200
    for field in watched.locator("main input:not([type=checkbox], [type=radio], [type=hidden]):visible").all():
        field.fill("<img src=x>")
        field.press("Tab")
    for button in watched.locator("main button:visible:enabled, main summary:visible").all()[:20]:
        if button.is_visible():
            button.click(trial=True)
            button.evaluate("button => button.click()")
    watched.wait_for_load_state("networkidle")


def test_the_search_keeps_to_the_policy_and_loads_all_that_is_published(
    watched: Page, home: str, indexed_site: Path
) -> None:
    """Pagefind's script and its WebAssembly run under it; of its folder nothing lies there unused."""
    asked: set[str] = set()
    watched.on("request", lambda request: asked.add(request.url.rpartition("/pagefind/")[2]))
    folder = indexed_site / "pagefind"
    languages = json.loads((folder / "pagefind-entry.json").read_bytes())["languages"]
    for code in languages:
        watched.goto(home if code == "de" else f"{home}{code}/")
        watched.locator("form.search input").fill("Kurs")
        expect(watched.locator("form.search")).to_have_attribute("data-answered", "Kurs", timeout=10_000)

    assert {path.name for path in folder.iterdir() if path.is_file()} <= {name.partition("?")[0] for name in asked}


@pytest.mark.parametrize(
    "attack",
    [
        "document.body.innerHTML = '<img src=x onerror=alert(1)>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
        "document.write('x')",
        "document.createElement('script').src = 'x.js'",
        "document.createElement('script').text = 'alert(1)'",
        "trustedTypes.createPolicy('x', { createHTML: (text) => text })",
    ],
)
def test_text_cannot_become_markup(new_page: NewPage, home: str, attack: str) -> None:
    """Whatever script got in, it finds no way from a text to an element or a script."""
    page = new_page()
    page.goto(home)

    with pytest.raises(Error, match=r"Trusted|policy"):
        page.evaluate(f"() => {{ {attack}; }}")
