"""Dataset → the pages of the site: path, text in HTML, and the data line that a page comes from.

One function per page type; its template of the same name lies in templates/.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from allianz.languages.language import GERMAN
from allianz.languages.terms import said
from allianz.model.files import FILES, address, answer_address, kind_address
from allianz.site.citations import Citations
from allianz.site.packing import Packed, Packer
from allianz.site.paging import CARDS, TOPIC, WHOLE, Part, parts
from allianz.site.paths import served_at, written_at
from allianz.site.rendering import drawings, render_blocks, speech
from allianz.site.views import Views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from allianz.languages.language import Language
    from allianz.model.dataset import Dataset
    from allianz.model.records import Handlungsfeld, Landkreis, Record
    from allianz.model.scalars import Datum
    from allianz.reading.messages import Place
    from allianz.site.glossary import Glossary
    from allianz.site.offers import Topic

__all__ = ["ALL", "FURTHER", "Formats", "Page", "build"]


FURTHER = "seite"
"""The kind of a page that a long list goes on with."""
ALL = "alle Angaben in einer Datei"
"""What alles.json holds."""


@dataclass(frozen=True)
class Page:
    """A generated page.

    `path` is relative to the folder of its language and ends in .md; `menu` is the short title; `place` is the
    record that the page shows; `cited` are the ids of its sources in order; `suchworte` are other words that people
    look for it by, shown at its end; `scripts` and `styles` are the names of those that it needs; `label` is what a
    search result calls such a page, `weight` how much it counts there (empty: 1; 0: not found); `files` are the data
    files that its facts stand in; `eyebrow` is the short line above the title in its picture, `accent` the number of
    its colour; `is_empty` says that it lists records of which there are none, so that no menu leads to it.
    """

    path: str
    title: str
    menu: str
    description: str
    packed: Packed
    kind: str
    place: Place | None = None
    cited: tuple[str, ...] = ()
    suchworte: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    label: str = ""
    weight: str = ""
    files: tuple[str, ...] = ()
    eyebrow: str = ""
    accent: int | None = None
    is_empty: bool = False
    oldest: Datum | None = None
    newest: Datum | None = None

    @property
    def text(self) -> str:
        """Its text in HTML."""
        return self.packed.text

    @property
    def address(self) -> str:
        """The page's address relative to the folder of its language, with its slash."""
        return served_at(self.path)


@dataclass(frozen=True)
class Formats:
    """What the page of the open data says about them: their version, and each table with what a row of it is."""

    version: str
    tables: Mapping[str, str]


def build(
    dataset: Dataset, icons: Path, formats: Formats, language: Language = GERMAN, glossary: Glossary | None = None
) -> tuple[Page, ...]:
    """All generated pages of a language that the data are in; `icons` is the folder of the theme's pictograms."""
    builder = _Builder(dataset, Views(dataset, language), drawings(icons), language, glossary)
    allianz = dataset.places["allianz", ""]
    pages = [
        builder.page("index.md", "start"),
        *builder.pages("handlungsfelder/", "handlungsfelder", len(builder.views.members)),
        *(page for feld in dataset.handlungsfelder for page in builder.field(feld)),
        *builder.pages("partner/", "partners", len(builder.views.members)),
        *(builder.record_page(partner, "partner") for partner in dataset.partners),
        builder.page("wegweiser/index.md", "wegweiser"),
        *builder.answers(),
        *builder.offers(),
        *(builder.record_page(angebot, "angebot") for angebot in dataset.angebote),
        *([builder.page("orte.md", "orte")] if dataset.geo else []),
        builder.page("region/index.md", "region"),
        *(page for kreis in dataset.landkreise for page in builder.district(kreis)),
        builder.page("projekte/index.md", "projekte", is_empty=not dataset.projekte),
        *(builder.record_page(projekt, "projekt") for projekt in dataset.projekte),
        builder.page("allianz/index.md", "allianz", place=allianz),
        builder.page("allianz/chronik.md", "chronik", is_empty=not dataset.chronik),
        builder.page("allianz/mitmachen.md", "beitritt", place=allianz),
        *([builder.page("mitmachen/eintrag.md", "eintrag")] if language.is_german else []),
        builder.page("foerderung.md", "foerderung", is_empty=not (dataset.foerderung or dataset.allianz.foerderweg)),
    ]
    begriffe = dataset.allianz.begriffe
    documents = {"alles": ALL, **{file.name: said(file.holds, begriffe) for file in FILES}}
    tables = replace(formats, tables={name: said(row, begriffe) for name, row in formats.tables.items()})
    last = builder.page("daten.md", "daten", formate=tables, dateien=documents)
    return (*pages, builder.page("quellen.md", "quellen"), *builder.sources(_users(pages)), last)


def _up(address: str) -> str:
    """The way from an address to the root of what it is relative to."""
    return "../" * address.count("/") or "./"


def _topics(folder: str, themen: Sequence[Topic], beside: int = 0) -> tuple[Part, ...]:
    """The pages of offers by topic, with a list of so many entries beside them."""
    return parts(folder, max([beside, *(len(thema.angebote) for thema in themen)]), TOPIC)


def _users(pages: list[Page]) -> Mapping[str, list[Page]]:
    """Source id → the pages that rest on it; answers only gather what stands on pages of its own."""
    users: defaultdict[str, list[Page]] = defaultdict(list)
    for page in (one for one in pages if one.kind not in {"antwort", FURTHER}):
        for quelle in page.cited:
            users[quelle].append(page)
    return users


_FOR_EDITORS = {"eintrag", "daten", "quellen", "quellenart"}
"""The pages whose readers need no word explained."""


def _sought(eintrag: object = None, gruppe: object = None, kreis: object = None, **_: object) -> object:
    """The record whose words find a page: of the answers to a group, the one for the whole region."""
    return eintrag or (None if kreis else gruppe)


def _words(own: tuple[str, ...], listed: str) -> tuple[str, ...]:
    """The words by which people look for a page, each once: those of its record, else those that its template lists."""
    return tuple(dict.fromkeys(filter(None, own or listed.split(", "))))


@cache
def _names(listed: str) -> tuple[str, ...]:
    """The names that a template lists: the same on page after page."""
    return tuple(listed.split())


@dataclass(frozen=True)
class _Builder:
    """Renders one page after the other, each with citations of its own."""

    dataset: Dataset
    views: Views
    icon: Callable[[str], object]
    language: Language
    glossary: Glossary | None
    packer: Packer = field(default_factory=Packer)

    @cached_property
    def speech(self) -> dict[str, object]:
        """What the templates say sentences with, in the words of the alliance, once for all pages."""
        return speech(self.language, self.dataset.allianz.begriffe)

    def record_page(self, record: Record, template: str) -> Page:
        """The page of one record."""
        path = written_at(address(record))
        return self.page(path, template, self.dataset.place(record), eintrag=record)

    def parts(
        self,
        path: str,
        template: str,
        several: Sequence[Part],
        place: Place | None = None,
        **more: Any,  # noqa: ANN401 -- each template is given other values
    ) -> Iterator[Page]:
        """A page and those that its lists go on with: these are no records, and the search leaves them out."""
        first, *further = several
        begun = self.page(path, template, place, seite=first, **more)
        yield begun
        for part in further:
            head = render_blocks("seite.html", {**self.speech, "erste": begun, "seite": part})
            page = self.page(part.path, template, seite=part, **more)
            title, menu, description = head["title"], head["menu"], head["description"]
            told = replace(page, title=title, menu=menu, description=description)
            yield replace(told, kind=FURTHER, weight="0", suchworte=(), scripts=())

    def pages(self, folder: str, template: str, longest: int) -> Iterator[Page]:
        """The pages of one long list."""
        return self.parts(f"{folder}index.md", template, parts(folder, longest, CARDS))

    def offers(self) -> Iterator[Page]:
        """The pages of all offers by topic."""
        themen = self.views.offers.topics(self.views.offers.current)
        return self.parts("angebote/index.md", "angebote", _topics("angebote/", themen), themen=themen)

    def field(self, feld: Handlungsfeld) -> Iterator[Page]:
        """The page of a Handlungsfeld: its offers for each Zielgruppe."""
        folder, groups = address(feld), self.views.groups_of(feld)
        several = parts(folder, max((len(angebote) for _, angebote in groups), default=0), TOPIC)
        more: dict[str, Any] = {"eintrag": feld, "gruppen": groups}
        return self.parts(written_at(folder), "handlungsfeld", several, self.dataset.place(feld), **more)

    def district(self, kreis: Landkreis) -> Iterator[Page]:
        """The page of a Landkreis: whom to reach there, and its offers by topic."""
        folder, kontakte = address(kreis), self.views.contacts_in(kreis)
        themen = self.views.offers.topics(self.views.offers.in_kreis(kreis.id))
        several = _topics(folder, themen, len(kontakte))
        more: dict[str, Any] = {"eintrag": kreis, "themen": themen, "kontakte": kontakte}
        return self.parts(written_at(folder), "landkreis", several, self.dataset.place(kreis), **more)

    def answers(self) -> Iterator[Page]:
        """The answer for each Zielgruppe, in the region and in each Landkreis."""
        for gruppe in self.dataset.zielgruppen:
            for kreis in (None, *self.dataset.landkreise):
                folder = answer_address(gruppe, kreis)
                themen = self.views.offers.answer(gruppe.id, kreis.id if kreis else "")
                more: dict[str, Any] = {"gruppe": gruppe, "kreis": kreis, "themen": themen}
                yield from self.parts(written_at(folder), "antwort", _topics(folder, themen), **more)

    def sources(self, users: Mapping[str, list[Page]]) -> Iterator[Page]:
        """The sources of each kind with the pages that rest on them; by their ids /quellen/ leads to them."""
        for art, quellen in self.views.source_kinds:
            more: dict[str, Any] = {"art": art, "quellen": quellen, "users": users}
            folder = kind_address(art)
            yield from self.parts(written_at(folder), "quellenart", parts(folder, len(quellen), CARDS), **more)

    def _explained(self, html: str, path: str, template: str) -> str:
        """A page's text with links to the words that are explained."""
        if self.glossary is None or template in _FOR_EDITORS:
            return html
        return self.glossary.linked(html, _up(served_at(path)))

    def page(
        self, path: str, template: str, place: Place | None = None, *, is_empty: bool = False, **more: object
    ) -> Page:
        """Render one page from the template of its type."""
        citations = Citations(self.views.quellen)
        values = {
            **self.speech,
            "daten": self.dataset,
            "allianz": self.dataset.allianz,
            "sicht": self.views,
            "belege": citations,
            "icon": self.icon,
            "seite": WHOLE,
            "wurzel": _up(served_at(path)),
            "ablage": _up(f"{self.language.prefix}{served_at(path)}"),
            **more,
        }
        blocks = render_blocks(f"{template}.html", values)
        dates = citations.dates
        return Page(
            path=path,
            title=blocks["title"],
            menu=blocks.get("menu", blocks["title"]),
            description=blocks["description"],
            packed=self.packer.packed(template, self._explained(blocks["text"], path, template)),
            kind=template,
            place=place,
            cited=tuple(citations.order),
            suchworte=_words(getattr(_sought(**more), "suchworte", ()), blocks.get("suchworte", "")),
            scripts=_names(blocks.get("scripts", "")),
            styles=_names(blocks.get("styles", "")),
            label=blocks.get("art", ""),
            weight=blocks.get("gewicht", ""),
            files=_names(blocks.get("dateien", "")),
            eyebrow=blocks.get("eyebrow", ""),
            accent=int(blocks["accent"].removeprefix("feld-")) if blocks.get("accent") else None,
            is_empty=is_empty,
            oldest=dates[0] if dates else None,
            newest=dates[-1] if dates else None,
        )
