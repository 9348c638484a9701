"""A built site with the data that it was built from, as the rules read it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from lxml.html import HtmlElement, document_fromstring
from pyld import jsonld as linked_data

from allianz.exports.common import FOLDER
from allianz.model.dataset import load
from tests.building import ROOT, build_here
from tests.serving import PREFIX, SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

    from allianz.model.dataset import Dataset

__all__ = ["HOST", "NOT_FOUND", "Built", "Document", "Finding", "Rule", "classes", "inside", "plain", "words"]

HOST = SITE_URL.removesuffix(PREFIX)
NOT_FOUND = "404.html"

Finding = tuple[str, str]
"""A place (a file of the site) and a German sentence about it."""


def plain(text: str) -> str:
    """Text with single blanks: a page may break a line, and keeps some words together, where the data have a blank."""
    return " ".join(text.split())


def words(element: HtmlElement, between: str = "") -> str:
    """What a reader gets of an element: no scripts, no styles, nothing that waits in a template."""
    return between.join(element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::template)]"))


def classes(element: HtmlElement) -> list[str]:
    """The classes of an element."""
    return (element.get("class") or "").split()


def inside(element: HtmlElement, *names: str) -> HtmlElement | None:
    """The nearest element of some names around another one."""
    return next(element.iterancestors(*names), None)


@dataclass(frozen=True)
class Document:
    """One page: its path within the site and its text."""

    name: str
    markup: str

    @cached_property
    def elements(self) -> list[HtmlElement]:
        """All elements of the parsed page, in their order."""
        return [element for element in document_fromstring(self.markup).iter() if isinstance(element.tag, str)]

    @cached_property
    def _by_name(self) -> Mapping[str, list[HtmlElement]]:
        found: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        for element in self.elements:
            found[element.tag].append(element)
        return found

    def tags(self, *names: str) -> list[HtmlElement]:
        """The elements of some names."""
        return [element for name in names for element in self._by_name.get(name, ())]

    @cached_property
    def ids(self) -> list[str]:
        """Every anchor, as often as it stands there."""
        return [element.get("id") for element in self.elements if "id" in element.attrib]

    @cached_property
    def spoken(self) -> str:
        """What somebody reads or hears: the visible text, and the texts that stand in attributes."""
        names = ("alt", "title", "aria-label", "placeholder", "content")
        held = [element.get(name) for element in self.elements for name in names if name in element.attrib]
        return "\n".join([*(words(element, " ") for element in self.tags("title", "body")), *held])

    @cached_property
    def leads(self) -> list[tuple[HtmlElement, str]]:
        """Its links, each with the whole address to which it leads."""
        return [(link, urljoin(self.base, link.get("href") or "")) for link in self.tags("a")]

    @cached_property
    def graphs(self) -> list[Any]:
        """What it tells search engines (JSON-LD), parsed."""
        data = [script for script in self.tags("script") if script.get("type") == "application/ld+json"]
        return [json.loads(script.text) for script in data]

    @cached_property
    def nodes(self) -> list[Any]:
        """The nodes that a processor of JSON-LD reads in each of its graphs, without asking any other host."""
        return [_expanded(graph) for graph in self.graphs]

    @property
    def url(self) -> str:
        """The address under which the page is served."""
        return SITE_URL + self.name.removesuffix("index.html")

    @property
    def base(self) -> str:
        """The address from which its links start; the 404 page is shown under any address and starts at the root."""
        return HOST + PREFIX if self.name == NOT_FOUND else self.url

    @property
    def text(self) -> str:
        """What stands in the main part."""
        return plain(" ".join(words(element, " ") for element in self.tags("main")))


@dataclass(frozen=True)
class Built:
    """A built site, its data, and what the rules read of it: pages by their path, other files by theirs."""

    site: Path
    dataset: Dataset = field(repr=False)
    pages: Mapping[str, Document] = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)
    moved: Mapping[str, Document] = field(repr=False)
    """The pages at addresses of before, which only lead on."""

    @classmethod
    def of(cls, data: Path, site: Path, before: Mapping[str, Document] = MappingProxyType({})) -> Built:
        """Check the data of a folder, build their site and read it; a page that is as before is read already."""
        dataset = load(data)
        build_here(data, site)
        pages = {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in sorted(site.rglob("*.html"))}
        files = [site / "sitemap.xml", *(file for file in sorted((site / FOLDER).rglob("*")) if file.is_file())]
        return cls(
            site=site,
            dataset=dataset,
            pages={name: _page(name, markup, before) for name, markup in pages.items() if _ONWARD not in markup},
            moved={name: Document(name, markup) for name, markup in pages.items() if _ONWARD in markup},
            files={file.relative_to(site).as_posix(): file.read_bytes() for file in files if file.suffix != ".html"},
        )

    def but(self, name: str, change: Callable[[str], str]) -> Built:
        """The same site with the text of one file changed."""
        if name in self.pages:
            page = Document(name, change(self.pages[name].markup))
            return replace(self, pages={**self.pages, name: page})
        if name in self.moved:
            return replace(self, moved={**self.moved, name: Document(name, change(self.moved[name].markup))})
        return replace(self, files={**self.files, name: change(self.files[name].decode()).encode()})

    @property
    def documents(self) -> list[Document]:
        """All pages."""
        return list(self.pages.values())

    @property
    def findable(self) -> list[Document]:
        """All pages that have an address of their own."""
        return [page for page in self.documents if page.name != NOT_FOUND]

    def kinds(self, before: Mapping[str, Document] = MappingProxyType({})) -> list[Document]:
        """One page of each kind, the longest of those that tell something else than before.

        Pages of a folder and depth share their template. All pages share the frame around what they tell: where that
        alone is another, it is seen on the first of them.
        """
        longest: dict[tuple[str, int], Document] = {}
        around: list[Document] = []
        for page in sorted(self.documents, key=lambda page: len(page.markup)):
            if before.get(page.name) is page:
                continue
            (frame, told), (old_frame, old) = _parts(page), _parts(before.get(page.name))
            if told != old:
                longest[page.name.partition("/")[0], page.name.count("/")] = page
            elif frame != old_frame:
                around.append(page)
        return [*longest.values(), *around[:1]]

    @property
    def written(self) -> set[str]:
        """The pages that a person wrote: they are the same whatever the data say."""
        docs = ROOT / "docs"
        paths = (file.relative_to(docs).with_suffix("").as_posix() for file in docs.rglob("*.md"))
        return {f"{path.removesuffix('/index')}/index.html" for path in paths}


_ONWARD = 'http-equiv="refresh"'
_LINES = re.compile(r"(?<=#L)\d+|(?<=Zeile )\d+")


def _parts(page: Document | None) -> tuple[str, str]:
    """The frame of a page and what the page tells, whatever the lines at which its records stand."""
    before, _, rest = _LINES.sub("", page.markup if page else "").partition("<main")
    told, _, after = rest.partition("</main>")
    return before + after, told


def _page(name: str, markup: str, before: Mapping[str, Document]) -> Document:
    """A page; the one of before where not a letter of it has changed."""
    same = before.get(name)
    return same if same and same.markup == markup else Document(name, markup)


def _expanded(graph: object) -> list[dict[str, Any]]:
    """The nodes that a processor reads, none where it cannot."""
    try:
        return list(linked_data.expand(graph, {"documentLoader": _no_network}))
    except linked_data.JsonLdError:
        return []


def _no_network(url: str, _: object) -> dict[str, Any]:
    message = f"asked for {url}"
    raise AssertionError(message)


Rule = Callable[[Built], Iterator[Finding]]
