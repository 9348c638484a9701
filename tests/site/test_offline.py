"""Tests of the copy that opens from a disk: every address is the path of a file."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from allianz.site.offline import copy
from allianz.site.publishing.target import TargetError
from tests.broken import ROOT
from tests.documents import Document, addresses, document, documents, ids
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def preview(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the site, in a folder whose name a browser must encode."""
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
    with pytest.raises(TargetError) as caught:
        copy(small, other, SITE_URL)
    assert str(caught.value) == f"In {other} steht etwas anderes. Löschen Sie es oder nennen Sie einen anderen Ordner."
    assert (other / "index.html").read_text("utf-8") == "<p>wichtig</p>"


OWN = "In {target} lässt sich nichts bauen: Dort liegt {folder}/site. Nennen Sie einen anderen Ordner."


@pytest.mark.parametrize(
    ("site", "target", "expected"),
    [
        ("leer", "copy", "In {site} steht keine gebaute Website. Rufen Sie zuerst „make site“ auf."),
        ("site", "site", OWN),
        (
            "site",
            "site/partner",
            OWN,
        ),
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
    assert done.stderr == expected.format(site=folder / site, target=folder / target, folder=folder) + "\n"
    assert sorted(folder.rglob("*")) == before


def test_every_address_in_the_copy_is_a_file_or_another_host(preview: Path) -> None:
    """No link, style, script or picture of the site needs a server, the 404 page included."""
    wrong = [(page.name, value) for page in documents(preview) for value in addresses(page) if not _opens(page, value)]

    assert len(documents(preview)) > 20
    assert wrong == []


def _opens(page: Document, value: str) -> bool:
    if urlsplit(value).scheme in {"http", "https", "mailto", "tel"}:
        return not value.startswith(SITE_URL)
    address, anchor = urldefrag(urljoin(page.file.as_uri(), value))
    file = page.file.__class__(unquote(urlsplit(address).path))
    return file.is_file() and (not anchor or unquote(anchor) in ids(document(page.site, file)))


def test_every_page_of_the_copy_says_that_it_is_a_preview(preview: Path) -> None:
    """Nobody takes the copy for the website, and nobody waits for its search."""
    hints = [document.tags('aside[aria-label="Hinweis zur Vorschau"]') for document in documents(preview)]

    assert {len(found) for found in hints} == {1}
    assert "Suche und Filter gehen nur auf der Website im Internet." in hints[0][0].get_text()
    assert not (preview / "pagefind").exists()
