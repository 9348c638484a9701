"""Material's Markdown vocabulary in a prose page, built and looked at: tests/browser/vokabular/."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from tests.axe import AXE, violations
from tests.building import ROOT, SECOND
from tests.serving import SITE_URL, serve
from tests.site.test_validity import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

DOCS = Path(__file__).with_name("vokabular")

WORDS = {
    "abbreviation": "abbr[title]",
    "box": ".admonition.note.notice .admonition-title",
    "warning": ".admonition.warning.notice--warn",
    "closed details": "details:not([open]) > summary",
    "open details": "details[open] > summary",
    "button": "a.button:not(.button--quiet)",
    "quiet button": "a.button--quiet",
    "icon": ".twemoji[aria-hidden=true] > svg",
    "cards": ".grid.cards > ul > li",
    "grid": ".grid > .card",
    "definition": "dl > dt + dd",
    "footnote": "sup > a.footnote-ref",
    "way back": ".footnote a.footnote-backref[title='zurück zum Text']",
}
"""What the page in tests/browser/vokabular shows → where it stands in the built page."""


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second alliance's site with the pages of tests/browser/vokabular among its prose, built strictly."""
    folder = tmp_path_factory.mktemp("vocabulary")
    docs = shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(DOCS, docs, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", os.path.relpath(SECOND, ROOT))
        patch.setenv("SITE_URL", SITE_URL)
        own = "\n".join(path.name for path in DOCS.iterdir())
        places = {"docs_dir": str(docs), "site_dir": str(folder / "site")}
        mkdocs_build(load_config(str(ROOT / "mkdocs.yml"), strict=True, not_in_nav=own, **places))
    return folder / "site"


@pytest.fixture(scope="module")
def address(vocabulary: Path) -> Iterator[str]:
    """The address of the page that shows every word."""
    with serve(vocabulary) as url:
        yield f"{url}vokabular/"


def _soup(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / page / "index.html").read_text("utf-8"), "html.parser")


def _styles(site: Path, page: str) -> list[str]:
    return [Path(str(link["href"])).name for link in _soup(site, page).select("link[rel=stylesheet]")]


def test_the_page_shows_every_word(vocabulary: Path) -> None:
    """What Material's reference promises to an author works in docs/."""
    main = _soup(vocabulary, "vokabular").select_one("main")

    assert main
    assert [word for word, where in WORDS.items() if not main.select(where)] == []
    assert "Hinweis" in main.get_text()
    assert "zurück zum Text" in main.get_text()


def test_the_page_is_valid(vocabulary: Path) -> None:
    """The validator finds nothing in what Markdown's extensions write, once the site has dressed it."""
    assert findings(vocabulary / "vokabular") == []


def test_only_a_page_that_uses_the_vocabulary_loads_its_style_sheet(vocabulary: Path) -> None:
    """A plain page, also one that shows the vocabulary as code, and every generated page weigh no more than before."""
    assert _styles(vocabulary, "vokabular") == ["site.css", "vokabular.css"]
    assert [_styles(vocabulary, page) for page in ("schlicht", "", "partner")] == [["site.css"]] * 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_vocabulary(
    page: Page, address: str, scheme: Literal["light", "dark"], width: int
) -> None:
    """Every word is without violation, closed and open, and no window scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    page.evaluate(AXE)
    closed = violations(page)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")

    assert closed + violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_paper_nothing_stays_closed(page: Page, address: str) -> None:
    """The answer under a closed question and the long form of an abbreviation are printed."""
    page.goto(address)
    answer = page.locator("details:not([open]) > p").first
    assert not answer.is_visible()
    page.emulate_media(media="print")

    assert answer.is_visible()
    long = page.locator("abbr").first.evaluate("one => getComputedStyle(one, '::after').content")
    assert "Europäischer Sozialfonds" in page.locator("abbr").first.evaluate("one => one.title")
    assert long != "none"


def test_forced_colours_keep_every_outline(page: Page, address: str) -> None:
    """In high contrast mode boxes, what opens and cards can be told from the ground."""
    page.emulate_media(forced_colors="active")
    page.goto(address)
    script = "all => all.filter(one => parseFloat(getComputedStyle(one).borderTopWidth) < 1).map(one => one.className)"

    assert page.locator(".admonition, details, .grid.cards > ul > li, .grid:not(.cards) > *").evaluate_all(script) == []


def test_the_keyboard_opens_and_footnotes_lead_back(page: Page, address: str) -> None:
    """Enter opens a question, and a footnote's link leads to the place in the text that it belongs to."""
    page.goto(address)
    page.locator("details:not([open]) > summary").first.press("Enter")
    page.locator(".footnote-ref").first.click()
    page.locator(".footnote-backref").first.click()

    assert page.locator("details > p").first.is_visible()
    assert page.url.partition("#")[2] == page.locator("sup").first.get_attribute("id")
