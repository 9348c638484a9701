"""Dataset → the pages of the site: path, text in HTML, and the data line that a page comes from.

One function per page type; its template of the same name lies in templates/.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allianz.model.files import FILES, address
from allianz.site.citations import Citations
from allianz.site.rendering import drawings, render_blocks
from allianz.site.views import Views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from allianz.model.dataset import Dataset
    from allianz.model.records import Record
    from allianz.model.scalars import Datum
    from allianz.reading.messages import Place

__all__ = ["SECTIONS", "Formats", "Page", "build"]


SECTIONS = frozenset(
    {
        "index",
        "orte",
        "foerderung",
        "daten",
        "quellen",
        "allianz",
        "mitmachen",
        *(file.folder for file in FILES if file.folder),
    }
)
"""The first part of every generated path, which is known before anything is rendered."""


@dataclass(frozen=True)
class Page:
    """A generated page.

    `path` is relative to the root of the site's sources and ends in .md; `menu` is the short title; `place` is the
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
    text: str
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
    def address(self) -> str:
        """The page's address relative to the root of the site, with its slash."""
        return served_at(self.path)


def served_at(path: str) -> str:
    """The address under which a Markdown file is served: `partner/x.md` → `partner/x/`."""
    stem = path.removesuffix(".md").removesuffix("index")
    return stem if not stem or stem.endswith("/") else f"{stem}/"


@dataclass(frozen=True)
class Formats:
    """What the page of the open data says about them: their version, and each table with what a row of it is."""

    version: str
    tables: Mapping[str, str]


def build(dataset: Dataset, icons: Path, formats: Formats) -> tuple[Page, ...]:
    """All generated pages; `icons` is the folder of the theme's pictograms."""
    builder = _Builder(dataset, Views(dataset), drawings(icons))
    allianz = dataset.places["allianz", ""]
    pages = [
        builder.page("index.md", "start"),
        builder.page("handlungsfelder/index.md", "handlungsfelder"),
        *(builder.record_page(feld, "handlungsfeld") for feld in dataset.handlungsfelder),
        builder.page("partner/index.md", "partners"),
        *(builder.record_page(partner, "partner") for partner in dataset.partners),
        builder.page("wegweiser/index.md", "wegweiser"),
        *builder.answers(),
        builder.page("angebote/index.md", "angebote"),
        *(builder.record_page(angebot, "angebot") for angebot in dataset.angebote),
        *([builder.page("orte.md", "orte")] if dataset.geo else []),
        builder.page("region/index.md", "region"),
        *(builder.record_page(kreis, "landkreis") for kreis in dataset.landkreise),
        builder.page("projekte/index.md", "projekte", is_empty=not dataset.projekte),
        *(builder.record_page(projekt, "projekt") for projekt in dataset.projekte),
        builder.page("allianz/index.md", "allianz", place=allianz),
        builder.page("allianz/chronik.md", "chronik", is_empty=not dataset.chronik),
        builder.page("allianz/mitmachen.md", "beitritt", place=allianz),
        builder.page("mitmachen/eintrag.md", "eintrag"),
        builder.page("foerderung.md", "foerderung", is_empty=not (dataset.foerderung or dataset.allianz.foerderweg)),
    ]
    documents = {"alles": "alle Angaben in einer Datei", **{file.name: file.holds for file in FILES}}
    last = builder.page("daten.md", "daten", formate=formats, dateien=documents)
    return (*pages, builder.page("quellen.md", "quellen"), *builder.sources(_users(pages)), last)


def _users(pages: list[Page]) -> Mapping[str, list[Page]]:
    """Source id → the pages that rest on it; answers only gather what stands on pages of its own."""
    users: defaultdict[str, list[Page]] = defaultdict(list)
    for page in (one for one in pages if one.kind != "antwort"):
        for quelle in page.cited:
            users[quelle].append(page)
    return users


def _sought(eintrag: object = None, gruppe: object = None, kreis: object = None, **_: object) -> object:
    """The record whose words find a page: of the answers to a group, the one for the whole region."""
    return eintrag or (None if kreis else gruppe)


@dataclass(frozen=True)
class _Builder:
    """Renders one page after the other, each with citations of its own."""

    dataset: Dataset
    views: Views
    icon: Callable[[str], object]

    def record_page(self, record: Record, template: str) -> Page:
        """The page of one record."""
        path = f"{address(record).rstrip('/')}.md"
        return self.page(path, template, self.dataset.place(record), eintrag=record)

    def answers(self) -> Iterator[Page]:
        """The answer for each Zielgruppe, in the region and in each Landkreis."""
        for gruppe in self.dataset.zielgruppen:
            folder = address(gruppe).rstrip("/")
            yield self.page(f"{folder}.md", "antwort", gruppe=gruppe, kreis=None)
            for kreis in self.dataset.landkreise:
                yield self.page(f"{folder}/{kreis.id}.md", "antwort", gruppe=gruppe, kreis=kreis)

    def sources(self, users: Mapping[str, list[Page]]) -> Iterator[Page]:
        """The sources of each kind with the pages that rest on them; by their ids /quellen/ leads to them."""
        for art, quellen in self.views.source_kinds:
            yield self.page(f"quellen/{art}.md", "quellenart", art=art, quellen=quellen, users=users)

    def page(
        self, path: str, template: str, place: Place | None = None, *, is_empty: bool = False, **more: object
    ) -> Page:
        """Render one page from the template of its type."""
        citations = Citations(self.views.quellen)
        depth = served_at(path).count("/")
        values = {
            "daten": self.dataset,
            "allianz": self.dataset.allianz,
            "sicht": self.views,
            "belege": citations,
            "icon": self.icon,
            "wurzel": "../" * depth or "./",
            **more,
        }
        blocks = render_blocks(f"{template}.html", values)
        dates = citations.dates
        return Page(
            path=path,
            title=blocks["title"],
            menu=blocks.get("menu", blocks["title"]),
            description=blocks["description"],
            text=blocks["text"],
            kind=template,
            place=place,
            cited=tuple(citations.order),
            suchworte=getattr(_sought(**more), "suchworte", ()),
            scripts=tuple(blocks.get("scripts", "").split()),
            styles=tuple(blocks.get("styles", "").split()),
            label=blocks.get("art", ""),
            weight=blocks.get("gewicht", ""),
            files=tuple(blocks.get("dateien", "").split()),
            eyebrow=blocks.get("eyebrow", ""),
            accent=int(blocks["accent"].removeprefix("feld-")) if blocks.get("accent") else None,
            is_empty=is_empty,
            oldest=dates[0] if dates else None,
            newest=dates[-1] if dates else None,
        )
