"""What stands around the text of a page: its head, the way to it, the menus, the picture that others show."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from allianz.languages.language import GERMAN
from allianz.languages.marks import unmarked
from allianz.model.files import address
from allianz.model.proof import newest
from allianz.site.pages import FURTHER
from allianz.site.paths import served_at, written_at
from allianz.site.pictures.previews import Preview, picture
from allianz.site.proofreading import proofread
from allianz.site.prose import collisions, unlisted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from allianz.languages.language import Language
    from allianz.model.dataset import Dataset
    from allianz.site.pages import Page
    from allianz.site.pictures.mark import Colours
    from allianz.site.repository import Repository

__all__ = ["Frame", "Item", "Link"]

_START = "index.md"
_MANY = {"partner", "angebot", "antwort"}
"""Kinds of pages of which there may be a thousand: each shows the picture of its section."""


_SHOWN = (
    "title", "menu", "description", "kind", "suchworte", "scripts", "styles", "eyebrow", "accent", "label", "weight",
    "files",
)  # fmt: skip
"""What the frame's templates show of a generated page."""


class Link(NamedTuple):
    """A page on the way to another; without an address where one already is there."""

    title: str
    url: str


class Item(NamedTuple):
    """A page in a menu, and those below it."""

    title: str
    url: str
    children: tuple[Link, ...]


@dataclass(frozen=True)
class Frame:
    """The frame of all pages of a site in one language.

    `dataset` and `pages` are in this language; these are the generated ones by path, `menus` the paths in each menu,
    as mkdocs.yml names them, `palette` the colours of the style sheet, `heads` what stands at the top of the pages of
    docs/, in this language.
    """

    dataset: Dataset
    pages: Mapping[str, Page]
    menus: Mapping[str, Sequence[str]]
    palette: Colours
    repository: Repository | None
    language: Language = GERMAN
    heads: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @cached_property
    def site(self) -> dict[str, Any]:
        """What every page's frame shows of the alliance."""
        allianz = self.dataset.allianz
        names = {"name": allianz.name, "kurzname": allianz.kurzname, "region": allianz.region}
        betreiber, day = allianz.betreiber, newest(self.dataset.quellen)
        email = betreiber.email if betreiber else ""
        draft = {"entwurf": betreiber is None, "official_url": allianz.website}
        return {**names, **draft, "email": email, "newest": self.language.date(day) if day else ""}

    @property
    def nav(self) -> list[str]:
        """The paths of sections and fields, never of partners or projects: a large navigation costs every page."""
        fields = [written_at(address(feld)) for feld in self.dataset.handlungsfelder]
        others = [path for name in self.menus if name != "menu" for path in self._listed(name)]
        return [*dict.fromkeys((_START, *self._listed("menu"), *fields, *others))]

    @property
    def texts(self) -> dict[str, str]:
        """The HTML of the generated pages by their paths."""
        return {path: page.text for path, page in self.pages.items()}

    def conflicts(self, docs: Path, files: Iterable[str], apart: Sequence[Callable[[str], bool]] = ()) -> Iterator[str]:
        """What is wrong with the prose, and what it and the menus do not agree about with what is generated.

        `apart` says of a path below docs/ whether mkdocs.yml keeps this page out of the site or of the menus.
        """
        places = {path: page.place for path, page in self.pages.items()} | dict.fromkeys(files)
        yield from collisions(docs, places)
        yield from map(str, proofread(docs, docs.name, places.__contains__))
        in_menus = {path for paths in self.menus.values() for path in paths}
        yield from map(
            str,
            unlisted(
                docs, lambda path: path in places or path in in_menus or any(is_apart(path) for is_apart in apart)
            ),
        )
        for path in sorted(in_menus):
            if path not in self.pages and not (docs / path).is_file():
                yield f"mkdocs.yml: Im Menü steht {path}, diese Seite gibt es nicht."

    def links(self, heads: Mapping[str, Callable[[], Mapping[str, Any]]]) -> dict[str, list[Item]]:
        """The menus by name; `heads` gives what `meta` said of each page."""
        prefix = self.language.prefix
        return {
            name: [
                Item(_short(heads[path]()), f"{prefix}{served_at(path)}", tuple(self._below(path)))
                for path in self._listed(name)
                if path in heads
            ]
            for name in self.menus
        }

    def pictures(self, heads: Iterable[Mapping[str, Any]]) -> dict[str, bytes]:
        """The preview pictures by their addresses; several pages may share one."""
        return {one.path: picture(one, self.palette) for one in dict.fromkeys(head["vorschau"] for head in heads)}

    def _listed(self, menu: str) -> list[str]:
        """The paths of a menu without the pages that have nothing to show."""
        return [path for path in self.menus[menu] if path not in self.pages or not self.pages[path].is_empty]

    def _below(self, path: str) -> Iterator[Link]:
        """The pages of the navigation that lie in the folder of a section."""
        if path.endswith("/index.md"):
            folder = path.removesuffix("index.md")
            below = [
                self.pages[one] for one in self.nav if one.startswith(folder) and one != path and one in self.pages
            ]
            yield from (Link(page.menu, f"{self.language.prefix}{page.address}") for page in below)

    def meta(self, path: str, head: Mapping[str, Any]) -> dict[str, Any]:
        """What the templates show of a page; `head` is what stands at the top of a page in docs/."""
        page = self.pages.get(path)
        meta = self._generated(page) if page else dict(head)
        return {**meta, "crumbs": self._crumbs(path, meta), "vorschau": self._preview(path, meta)}

    def _generated(self, page: Page) -> dict[str, Any]:
        """The head of a generated page, as plain values: front matter would swallow errors."""
        return {name: getattr(page, name) for name in _SHOWN} | ({"eintrag": self._entry(page)} if page.place else {})

    def _entry(self, page: Page) -> dict[str, Any]:
        """Where the record of a page stands, and the ways to change it."""
        if page.place is None:
            return {}
        path, line, repository = page.place.path, page.place.line, self.repository
        return {
            "path": path,
            "line": line,
            "bearbeiten": repository and repository.edit(path, line),
        }

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The short titles of all pages, written and generated, by their paths."""
        written = {path: _short(head) for path, head in self.heads.items()}
        return written | {path: page.menu for path, page in self.pages.items()}

    def _crumbs(self, path: str, meta: Mapping[str, Any]) -> list[Link]:
        """The way from the start to a page; the page itself has no link."""
        if path == _START:
            return []
        up = "../" * served_at(path).count("/")
        above = [one for one in dict.fromkeys((_START, *_parents(path))) if one in self._titles and one != path]
        return [*(Link(self._titles[one], f"{up}{served_at(one)}") for one in above), Link(_short(meta), "")]

    def _preview(self, path: str, meta: Mapping[str, Any]) -> Preview:
        """The picture of a page, or of its section where there may be too many pages."""
        if meta.get("kind") == FURTHER:
            path = [one for one in _parents(path) if one in self.pages][-1]
            meta = self._generated(self.pages[path])
        if meta.get("kind") in _MANY:
            path = _section(path)
            meta = self._generated(self.pages[path])
        allianz, title = self.dataset.allianz, meta["title"]
        name = allianz.kurzname if title == allianz.name else allianz.name
        file = f"assets/vorschau/{self.language.prefix}{path.removesuffix('.md')}.png"
        return Preview(file, unmarked(title), unmarked(meta.get("eyebrow", "")), meta.get("accent"), unmarked(name))


def _parents(path: str) -> Iterator[str]:
    """The pages whose folder a page lies in, from the outermost: `a/index.md`, then `a/b.md` of `a/b/c.md`."""
    folders = path.removesuffix("/index.md").removesuffix(".md").split("/")[:-1]
    for depth in range(1, len(folders) + 1):
        folder = "/".join(folders[:depth])
        yield from (f"{folder}/index.md", f"{folder}.md")


def _section(path: str) -> str:
    return f"{path.partition('/')[0]}/index.md"


def _short(meta: Mapping[str, Any]) -> str:
    return str(meta.get("menu") or meta["title"])
