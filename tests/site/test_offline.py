"""Tests of the copy that opens from a disk: rewritten addresses, and the copy in a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from allianz.site.offline import OfflineError, copy
from tests.broken import ROOT
from tests.serving import SITE_URL
from tests.site.test_site import LOADS, Document, documents, ids

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def preview(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the real site, in a folder whose name a browser must encode."""
    folder = tmp_path_factory.mktemp("vorschau") / "Meine Vorschau (ä)"
    copy(site, folder, SITE_URL)
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of two pages that no build made."""
    site = tmp_path / "site"
    (site / "partner" / "x").mkdir(parents=True)
    (site / "partner" / "x" / "index.html").write_text("<p>x</p>", encoding="utf-8")
    (site / "partner" / "index.html").write_text("<p>p</p>", encoding="utf-8")
    (site / "bild ä.svg").write_text("<svg/>", encoding="utf-8")
    (site / "index.html").write_text("<p>s</p>", encoding="utf-8")
    return site


REWRITTEN = [
    ('<a href="./">', '<a href="index.html">'),
    ('<a href="partner/">', '<a href="partner/index.html">'),
    ('<a href="partner">', '<a href="partner/index.html">'),
    ('<a class="a" href="partner/x/#kontakt">', '<a class="a" href="partner/x/index.html#kontakt">'),
    ('<a href="partner/?art=kammer&amp;ort=b#c">', '<a href="partner/index.html?art=kammer&amp;ort=b#c">'),
    ("<a href='partner/'>", '<a href="partner/index.html">'),
    ('<a\n  href="partner/">', '<a\n  href="partner/index.html">'),
    ('<form action="partner/">', '<form action="partner/index.html">'),
    ('<img src="bild%20%C3%A4.svg">', '<img src="bild%20%C3%A4.svg">'),
    ('<img src="/website/bild%20%C3%A4.svg"/>', '<img src="bild%20%C3%A4.svg"/>'),
    ('<a href="/website/">', '<a href="index.html">'),
    ('<a href="https://example.org/website/partner/x/">', '<a href="partner/x/index.html">'),
    ('<a href="#x">', '<a href="#x">'),
    ('<a href="?a=b">', '<a href="?a=b">'),
    ('<a href="">', '<a href="">'),
    ('<a href="https://example.com/partner/">', '<a href="https://example.com/partner/">'),
    ('<a href="//example.com/">', '<a href="//example.com/">'),
    ('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
    ('<a href="/anders/">', '<a href="/anders/">'),
    ('<link rel="canonical" href="https://example.org/website/">', ""),
    ('<script src="a.js" type="module"></script>', ""),
    ('<script src="partner/" defer></script>', '<script src="partner/index.html" defer></script>'),
    ("<script>const a = '<a href=\"partner/\">';</script>", "<script>const a = '<a href=\"partner/\">';</script>"),
    ('<!-- <a href="partner/"> -->', '<!-- <a href="partner/"> -->'),
    (
        '<p>href="partner/" &lt;a href="partner/"&gt; &#64;</p>',
        '<p>href="partner/" &lt;a href="partner/"&gt; &#64;</p>',
    ),
]


@pytest.mark.parametrize(("before", "after"), REWRITTEN)
def test_an_address_becomes_the_path_of_a_file(small: Path, before: str, after: str) -> None:
    """Addresses of the site lead to files; all other text stays as it is, character by character."""
    (small / "index.html").write_text(f"<!doctype html>\n<p>ä</p>\n{before}\n", encoding="utf-8")
    copy(small, small.parent / "copy", SITE_URL)

    assert (small.parent / "copy" / "index.html").read_text("utf-8") == f"<!doctype html>\n<p>ä</p>\n{after}\n"


def test_a_page_below_finds_its_way_up(small: Path) -> None:
    """From any depth the way is relative, also where the page names the root of the site."""
    text = '<a href="../../">a</a><a href="../">b</a><a href="/website/partner/">c</a>'
    (small / "partner" / "x" / "index.html").write_text(text, encoding="utf-8")
    copy(small, small.parent / "copy", SITE_URL)

    assert (small.parent / "copy" / "partner" / "x" / "index.html").read_text("utf-8") == (
        '<a href="../../index.html">a</a><a href="../index.html">b</a><a href="../index.html">c</a>'
    )


def test_an_older_copy_is_replaced_and_nothing_else(small: Path, tmp_path: Path) -> None:
    """Only a copy of this kind may be deleted; anything else in the way is named."""
    (small / "index.html").write_text("<body>s</body>", encoding="utf-8")
    target = tmp_path / "copy"
    assert copy(small, target, SITE_URL) == 3
    (target / "alt.html").write_text("alt", encoding="utf-8")
    assert copy(small, target, SITE_URL) == 3
    assert not (target / "alt.html").exists()

    other = tmp_path / "anders"
    other.mkdir()
    (other / "index.html").write_text("<p>wichtig</p>", encoding="utf-8")
    with pytest.raises(OfflineError) as caught:
        copy(small, other, SITE_URL)
    assert str(caught.value) == f"In {other} steht etwas anderes. Löschen Sie es oder nennen Sie einen anderen Ordner."
    assert (other / "index.html").read_text("utf-8") == "<p>wichtig</p>"


@pytest.mark.parametrize(
    ("site", "target", "expected"),
    [
        ("leer", "copy", "In {site} steht keine gebaute Website. Rufen Sie zuerst „make site“ auf."),
        ("site", "site", "Die Vorschau kann nicht in {target} stehen: Dort steht die Website selbst."),
        ("site", "site/partner", "Die Vorschau kann nicht in {target} stehen: Dort steht die Website selbst."),
    ],
)
def test_the_command_says_what_is_in_the_way(small: Path, site: str, target: str, expected: str) -> None:
    """No site, or the site itself as the target: one German sentence, status 1, nothing written."""
    folder = small.parent
    before = sorted(folder.rglob("*"))
    command = [sys.executable, "-m", "allianz", "offline", str(folder / site), str(folder / target)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "SITE_URL": SITE_URL}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == expected.format(site=folder / site, target=folder / target) + "\n"
    assert sorted(folder.rglob("*")) == before


def test_every_address_in_the_copy_is_a_file_or_another_host(preview: Path) -> None:
    """No link, style, script or picture of the real site needs a server, the 404 page included."""
    wrong = [
        (document.name, value)
        for document in documents(preview)
        for kind, name in [*LOADS.items(), ("a", "href"), ("form", "action")]
        for tag in document.tags(f"{kind}[{name}]")
        if not _opens(document, value := str(tag[name]))
    ]

    assert len(documents(preview)) > 20
    assert wrong == []


def _opens(document: Document, value: str) -> bool:
    if urlsplit(value).scheme in {"http", "https", "mailto"}:
        return not value.startswith(SITE_URL)
    address, anchor = urldefrag(urljoin(document.file.as_uri(), value))
    file = document.file.__class__(unquote(urlsplit(address).path))
    return file.is_file() and (not anchor or unquote(anchor) in ids(Document(document.site, file)))


def test_every_page_of_the_copy_says_that_it_is_a_preview(preview: Path) -> None:
    """Nobody takes the copy for the website, and nobody waits for its search."""
    hints = [document.tags('aside[aria-label="Hinweis zur Vorschau"]') for document in documents(preview)]

    assert {len(found) for found in hints} == {1}
    assert "Suche und Filter gehen nur auf der Website im Internet." in hints[0][0].get_text()
    assert not (preview / "pagefind").exists()


@pytest.fixture
def opened(browser: Browser, preview: Path) -> Iterator[Page]:
    """The copy's start page, opened from the disk; it fails the test when anything is missing or asks the network."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("requestfailed", lambda request: said.append(f"missing {request.url}"))
    context.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    page = context.new_page()
    page.goto((preview / "index.html").as_uri())
    yield page
    context.close()
    assert said == []


def test_an_editor_walks_through_the_copy_by_clicking(opened: Page, preview: Path) -> None:
    """From the start page to a partner and back, with `file://` addresses alone."""
    menu = opened.get_by_role("navigation", name="Hauptmenü")
    menu.get_by_role("link", name="Partner", exact=True).click()
    opened.get_by_role("main").locator("a[href*='agentur-celle']").first.click()
    opened.wait_for_url("file:///**/partner/agentur-celle/index.html")

    assert opened.get_by_role("heading", level=1).inner_text() == "Agentur für Arbeit Celle"
    opened.get_by_role("link", name="zur Startseite").first.click()
    opened.wait_for_url((preview / "index.html").as_uri())
    assert opened.get_by_text("Suche und Filter gehen nur auf der Website im Internet.").is_visible()


def test_what_needs_the_web_is_replaced_by_what_needs_no_script(opened: Page) -> None:
    """Instead of the search there is the way to all partners, and the directory stands there whole."""
    assert opened.get_by_role("search").count() == 0
    opened.get_by_role("link", name="Alle Partner im Überblick").click()
    opened.wait_for_url("file:///**/partner/index.html")

    assert opened.locator("main form:visible").count() == 0
    assert opened.get_by_role("main").locator("a[href*='agentur-celle']").first.is_visible()


def test_the_copy_has_its_styles_and_pictures(opened: Page) -> None:
    """The page looks as it will look: the style sheet applies, and every picture is there."""
    sheets = opened.evaluate("[...document.styleSheets].length")
    broken = opened.evaluate("[...document.images].filter(image => !image.naturalWidth).map(image => image.src)")
    display = opened.locator(".skip").evaluate("element => getComputedStyle(element).position")

    assert sheets >= 1
    assert broken == []
    assert display != "static"
    assert opened.locator("header svg").first.bounding_box() is not None


def test_the_script_runs_from_the_disk(opened: Page) -> None:
    """On a phone's width the menu button works in the copy too."""
    opened.set_viewport_size({"width": 320, "height": 640})
    button = opened.get_by_role("button", name="Menü")
    button.click()

    assert button.get_attribute("aria-expanded") == "true"
