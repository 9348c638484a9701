"""What must hold in the browser for any data: no error, no violation, no sideways scrolling on a small phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.axe import AXE, STYLES, violations
from tests.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playwright.sync_api import Browser, BrowserContext, Page, Request

    from tests.invariants.built import Built, Document, Finding

__all__ = ["SMALLEST", "STYLES", "looked"]

SMALLEST = 320
"""The width of the smallest phone, which is also 400 % zoom on a laptop."""


def looked(browser: Browser, built: Built, pages: Iterable[Document], but: Sequence[str] = ()) -> list[Finding]:
    """What a browser finds on some pages of a site, axe without some of its rules."""
    context = browser.new_context(viewport={"width": SMALLEST, "height": 640}, color_scheme="light")
    with serve(built.site) as home:
        said = _listen(context, home)
        page = context.new_page()
        page.add_init_script(AXE)
        found = [(one.name, sentence) for one in pages for sentence in _looked_at(page, home + one.name, said, but)]
    context.close()
    return found


def _listen(context: BrowserContext, home: str) -> list[str]:
    """Note what pages say on the console, their errors, and requests that leave the site."""
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("requestfailed", lambda request: _note_failure(request, said))
    context.on("request", lambda request: None if request.url.startswith(home) else said.append(request.url))
    return said


def _note_failure(request: Request, said: list[str]) -> None:
    """Note what could not be loaded; what the browser itself breaks off when it leaves a page is no fault."""
    if request.failure != "net::ERR_ABORTED":
        said.append(f"nicht geladen: {request.url}")


def _looked_at(page: Page, address: str, said: list[str], but: Sequence[str]) -> Iterator[str]:
    page.goto(address.removesuffix("index.html"))
    yield from (f"Der Browser meldet: {text}" for text in said)
    said.clear()
    if page.evaluate("document.documentElement.scrollWidth") > SMALLEST:
        yield f"Die Seite ist breiter als {SMALLEST} Pixel."
    yield from (f"Nicht für alle zugänglich: {text}" for text in violations(page, but=but))
