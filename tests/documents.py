"""The pages of a built site, read as a visitor's browser and a search engine would read them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from tests.serving import PREFIX, SITE_URL, answer

if TYPE_CHECKING:
    from pathlib import Path

HOST = SITE_URL.removesuffix(PREFIX)
LOADS = {"link": "href", "script": "src", "img": "src", "source": "src", "use": "href", "iframe": "src"}
"""Element → the attribute by which it loads another file."""
REFRESH = 'http-equiv="refresh"'
"""What tells a page that leads on at once."""


@dataclass(frozen=True)
class Document:
    """One HTML file of the built site."""

    site: Path
    file: Path

    @cached_property
    def markup(self) -> str:
        """Its text."""
        return self.file.read_text("utf-8")

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The parsed document."""
        return BeautifulSoup(self.markup, "html.parser")

    @property
    def name(self) -> str:
        """The path within the site."""
        return self.file.relative_to(self.site).as_posix()

    @property
    def url(self) -> str:
        """The address under which it is served."""
        return SITE_URL + self.name.removesuffix("index.html")

    def tags(self, selector: str) -> list[Tag]:
        """All elements that a CSS selector finds."""
        return list(self.soup.select(selector))

    def text(self, selector: str = "main") -> str:
        """What stands in the parts that a CSS selector finds, in one line with single blanks."""
        return " ".join(" ".join(tag.get_text(" ") for tag in self.tags(selector)).split())


@cache
def documents(site: Path) -> tuple[Document, ...]:
    """All pages of a built site, which stays as it is: each is parsed once for all tests."""
    return tuple(page for page in _all(site) if REFRESH not in page.markup)


def moved(site: Path) -> tuple[Document, ...]:
    """The pages at addresses of before, which only lead on."""
    return tuple(page for page in _all(site) if REFRESH in page.markup)


@cache
def _all(site: Path) -> tuple[Document, ...]:
    return tuple(document(site, file) for file in sorted(site.rglob("*.html")) if "pagefind" not in file.parts)


@cache
def document(site: Path, file: Path) -> Document:
    """The one document of a file: whoever asks for it finds it parsed."""
    return Document(site, file)


def page(site: Path, address: str) -> Document:
    """The page of one address."""
    return document(site, site / address / "index.html")


@cache
def ids(document: Document) -> set[str]:
    """All anchors of a page."""
    return {str(tag["id"]) for tag in document.tags("[id]")}


def leads_to(tag: Tag) -> str:
    """The last part of the address to which a link leads: the id of the record whose page it is."""
    return str(tag["href"]).rstrip("/").rpartition("/")[2]


def broken_links(site: Path) -> list[tuple[str, str]]:
    """Each page with the address on this site that it leads to and that is not there."""
    return [
        (page.name, url)
        for page in documents(site)
        for url in _targets(page)
        if url.startswith(HOST) and not _resolves(site, url)
    ]


def addresses(page: Document) -> list[str]:
    """All addresses that a page leads to or loads, as they stand in it."""
    named = {**LOADS, "a": "href", "form": "action"}
    return [str(tag[named[tag.name]]) for tag in page.tags(", ".join(f"{kind}[{by}]" for kind, by in named.items()))]


def _targets(page: Document) -> list[str]:
    """The same, resolved."""
    base = HOST + PREFIX if page.name == "404.html" else page.url
    return [urljoin(base, value) for value in addresses(page)]


def _resolves(site: Path, url: str) -> bool:
    address, anchor = urldefrag(url)
    found = answer(site, urlsplit(address).path)
    if found.status != 200 or found.file is None:  # a redirect would cost every visitor a request
        return False
    return not anchor or anchor in ids(document(site, found.file))
