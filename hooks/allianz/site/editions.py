"""The site in each of its languages: the same pages under the folder of the language, and the ways between them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from allianz.languages.language import MISSING
from allianz.languages.paragraphs import pages as written
from allianz.languages.paragraphs import translated
from allianz.languages.texts import translated as in_language
from allianz.site import moved
from allianz.site.glossary import GLOSSARY, Glossary
from allianz.site.headings import CODE, ids, with_ids
from allianz.site.pages import build
from allianz.site.paths import served_at
from allianz.site.prose import with_blocks
from allianz.site.rendering import render, speech
from allianz.site.shared import Drawn, shelf
from allianz.site.vocabulary import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from allianz.languages.language import Language
    from allianz.languages.paragraphs import Prose
    from allianz.model.records import Allianz
    from allianz.site.frame import Frame, Item
    from allianz.site.pages import Formats

    Head = Mapping[str, Any]
    Menus = Mapping[str, "Menu"]

__all__ = ["Editions", "Menu", "Way", "editions"]


_LINK = re.compile(r"(?<=\]\()[^()\s#]+\.md")
"""Where a link of Markdown leads, to a page of the site."""


class Way(NamedTuple):
    """The same page in a language, or that language's start page where it has none: `address` from the site's root."""

    code: str
    name: str
    address: str
    is_same: bool


@dataclass(frozen=True)
class Menu:
    """The menus of a language by their names."""

    items: Mapping[str, Sequence[Item]]

    @cached_property
    def linked(self) -> frozenset[str]:
        """The addresses that they lead to."""
        items = [item for items in self.items.values() for item in items]
        return frozenset({item.url for item in items} | {child.url for item in items for child in item.children})


@dataclass(frozen=True)
class _Edition:
    """The site in one language: its frame, and the pages of docs/ by their paths, still in German.

    `generated` are the paths of the pages that the data make in German, `glossary` the words that a page explains.
    """

    frame: Frame
    docs: Mapping[str, Prose]
    generated: frozenset[str]
    glossary: Glossary | None

    @property
    def language(self) -> Language:
        return self.frame.language

    @cached_property
    def paths(self) -> frozenset[str]:
        """The pages that there are in the language, by their paths within it."""
        alone = {path for path, prose in self.docs.items() if prose.alone}
        return frozenset({*self.frame.pages, *self.docs} - (set() if self.language.is_german else alone))

    @property
    def sources(self) -> Mapping[str, str]:
        """What MkDocs does not find itself: the path of each page below docs/ → its text."""
        generated = dict.fromkeys(self.frame.pages, "")  # their text is put in when they are written
        written = {} if self.language.is_german else {path: self._written(path) for path in self.docs}
        found = {path: text for path, text in (generated | written).items() if path in self.paths}
        return {f"{self.language.prefix}{path}": text for path, text in found.items()}

    def _written(self, path: str) -> str:
        """The Markdown of a page of docs/ in this language, its headings with the ids of the German ones."""
        wanted = ids(CODE.sub("", self.docs[path].markdown))
        text = self._leading(path, with_ids(translated(self.docs[path], self.language).markdown, wanted).lstrip())
        return text.partition("\n")[2] if self.docs[path].binds and text.startswith("# ") else text

    def _leading(self, path: str, text: str) -> str:
        """The Markdown of a page whose links to what there is in German alone leave the folder of the language."""
        up = "../" * self.language.prefix.count("/")

        def led(found: re.Match[str]) -> str:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[0]))
            return up + found[0] if target in {*self.generated, *self.docs} - self.paths else found[0]

        return _LINK.sub(led, text)

    def head(self, path: str, found: Head) -> dict[str, Any]:
        """What the templates show of a page; `found` is the head that MkDocs read, which no translation has."""
        return self.frame.meta(path, found if self.language.is_german else self.frame.heads.get(path, {}))

    def markdown(self, path: str, text: str, german: Allianz) -> str:
        """A page's text with its blocks put in; a page that binds has them in German."""
        if path in self.frame.pages:
            return ""
        if path in self.docs and self.docs[path].binds:
            return with_blocks(text, german)
        return with_blocks(text, self.frame.dataset.allianz, self.language)

    def content(self, path: str, html: str) -> tuple[str, Sequence[str]]:
        """A page as visitors get it, and the style sheets that it needs beside the site's own."""
        if path in self.frame.pages:
            return self.frame.pages[path].text, self.frame.pages[path].styles
        prose = self.docs[path]
        html = self._explained(path, html)
        if self.language.is_german:
            return shown(html)
        if not prose.binds:
            return shown(html.replace("<pre>", '<pre lang="de">'), self.language)  # samples stay as they are
        text, styles = shown(html)
        values = {**speech(self.language), "kopf": self.frame.heads[path], "text": text}
        return render("verbindlich.html", values), styles

    def _explained(self, path: str, html: str) -> str:
        """A page of docs/ with links to the words that one of them explains; on that one they stay German."""
        if path == GLOSSARY:
            return html if self.language.is_german else html.replace("<strong id=", '<strong lang="de" id=')
        if self.glossary is None or self.docs[path].binds or self.docs[path].alone:
            return html
        return self.glossary.linked(html, "../" * served_at(path).count("/"))

    @cached_property
    def _speech(self) -> Mapping[str, object]:
        """Once for all pages, because it keeps what was said."""
        return speech(self.language, self.frame.dataset.allianz.begriffe)

    def said(self, menus: Menus) -> dict[str, object]:
        """What the frame's templates speak with, and what every page's frame shows."""
        return {**self._speech, "site": {**self.frame.site, **menus[self.language.code].items}}


@dataclass(frozen=True)
class Editions:
    """The site in all its languages, German first; a page goes by its path below docs/, the language's folder first."""

    all: tuple[_Edition, ...]

    @property
    def german(self) -> _Edition:
        """What all the others are translated from."""
        return self.all[0]

    @property
    def sources(self) -> Mapping[str, str]:
        """What MkDocs does not find itself, in all languages: the path of each page → its text."""
        return {path: text for edition in self.all for path, text in edition.sources.items()}

    @property
    def foreign(self) -> Mapping[str, str]:
        """The same without the German."""
        return {path: text for edition in self.all[1:] for path, text in edition.sources.items()}

    def moved(self, site_url: str) -> Mapping[str, bytes]:
        """The pages at addresses of before, in all languages: path → page."""
        made = (moved.files(one.frame.dataset, site_url, one.language) for one in self.all)
        return {path: content for files in made for path, content in files.items()}

    def _of(self, path: str) -> tuple[_Edition, str]:
        found = (one for one in self.all[1:] if path.startswith(one.language.prefix))
        edition = next(found, self.german)
        return edition, path.removeprefix(edition.language.prefix)

    def named(self, path: str) -> tuple[Language, str]:
        """The language of a page, and its path within the language."""
        edition, name = self._of(path)
        return edition.language, name

    def head(self, path: str, found: Head) -> dict[str, Any]:
        """What the templates show of a page; `found` is the head that MkDocs read."""
        edition, name = self._of(path)
        return edition.head(name, found)

    def is_made(self, path: str) -> bool:
        """Whether a page is HTML that the data gave."""
        edition, name = self._of(path)
        return name in edition.frame.pages

    def markdown(self, path: str, text: str) -> str:
        """A page's Markdown with its blocks put in; nothing where the page is HTML."""
        edition, name = self._of(path)
        return edition.markdown(name, text, self.german.frame.dataset.allianz)

    def content(self, path: str, html: str) -> tuple[str, Sequence[str]]:
        """A page as visitors get it, and the style sheets that it needs beside the site's own."""
        edition, name = self._of(path)
        return edition.content(name, html)

    def menus_and_pictures(self, found: Mapping[str, Callable[[], Head]]) -> tuple[Menus, Mapping[str, bytes]]:
        """The menus by language, and the preview pictures by their addresses; `found` gives the heads of all pages.

        A menu of pages that there are in German alone leads to them from every language.
        """
        heads: dict[str, dict[str, Callable[[], Head]]] = {one.language.code: {} for one in self.all}
        for path, head in found.items():
            edition, name = self._of(path)
            heads[edition.language.code][name] = head
        drawn = [one.frame.pictures(head() for head in heads[one.language.code].values()) for one in self.all]
        own = {one.language.code: one.frame.links(heads[one.language.code]) for one in self.all}
        german = own[self.german.language.code]
        menus = {
            code: Menu({name: items or german[name] for name, items in found.items()}) for code, found in own.items()
        }
        return menus, {path: content for pictures in drawn for path, content in pictures.items()}

    def around(self, path: str, html: str, menus: Menus) -> dict[str, object]:
        """What the templates show around a page whose content is made."""
        edition, name = self._of(path)
        linked = menus[edition.language.code].linked
        place = shelf(edition.language.prefix, f"{edition.language.prefix}{served_at(name)}", linked)
        return {**edition.said(menus), "wege": self._ways(name), "fehlt": MISSING in html, **self._shared(place)}

    def everywhere(self, menus: Menus) -> dict[str, object]:
        """What a page shows that belongs to no language: German around it, and what to say in each."""
        told = [edition.said(menus) for edition in self.all]
        ways = {"wege": self._ways("index.md"), "auch": self.alternates}
        return {**told[0], "sprachen": told, **ways, "fehlt": False, **self._shared("404")}

    @cached_property
    def _drawn(self) -> Drawn:
        return Drawn()

    def _shared(self, place: str) -> dict[str, object]:
        """By what the templates draw once what the pages of a place share."""
        return {"einmal": self._drawn, "regal": place}

    def alternates(self, path: str) -> list[Way]:
        """A page in each language that has it; none where it is in one alone."""
        found = [way for way in self._ways(self._of(path)[1]) if way.is_same]
        return found if len(found) > 1 else []

    def _ways(self, name: str) -> list[Way]:
        """A page, by its path within a language, in each language."""
        return [
            Way(
                one.language.code,
                one.language.name,
                one.language.prefix + (served_at(name) if name in one.paths else ""),
                name in one.paths,
            )
            for one in self.all
        ]


def editions(frame: Frame, spoken: Iterable[Language], docs: Path, icons: Path, formats: Formats) -> Editions:
    """The site of the frame's data in each language; `icons` is the folder of the theme's pictograms."""
    prose = written(docs)
    made: list[_Edition] = []
    for language in spoken:
        dataset = in_language(frame.dataset, language)
        explained = Glossary.of(translated(prose[GLOSSARY], language).markdown) if GLOSSARY in prose else None
        pages = {page.path: page for page in build(dataset, icons, formats, language, explained)}
        generated = made[0].generated if made else frozenset(pages)
        heads = {path: translated(one, language).head for path, one in prose.items()}
        own = replace(frame, dataset=dataset, pages=pages, language=language, heads=heads)
        made.append(_Edition(own, prose, generated, explained))
    return Editions(tuple(made))
