"""The built site, read as a visitor's browser and a search engine would read it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from allianz.model.dataset import load
from tests.bench import BUDGET, weight
from tests.building import DATA, REPO_URL, ROOT, SECOND
from tests.serving import PREFIX, SITE_URL, answer

if TYPE_CHECKING:
    from pathlib import Path

    from allianz.model.records import Ereignis, Foerdersumme

HOST = SITE_URL.removesuffix(PREFIX)
LOADS = {"link": "href", "script": "src", "img": "src", "source": "src", "use": "href", "iframe": "src"}


@dataclass(frozen=True)
class Document:
    """One HTML file of the built site."""

    site: Path
    file: Path

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The parsed document."""
        return BeautifulSoup(self.file.read_text("utf-8"), "html.parser")

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

    def text(self) -> str:
        """What stands in the main part."""
        return " ".join(self.soup.select_one("main").get_text(" ").split())  # type: ignore[union-attr]


def documents(site: Path) -> list[Document]:
    """All pages of a built site."""
    return [Document(site, file) for file in sorted(site.rglob("*.html")) if "pagefind" not in file.parts]


def page(site: Path, address: str) -> Document:
    """The page of one address."""
    return Document(site, site / address / "index.html")


def test_every_page_says_its_language_title_and_description(site: Path) -> None:
    """Every page is German and has a title, and all but the 404 page a description; none stands twice."""
    titles = Counter(document.soup.title.get_text() for document in documents(site) if document.soup.title)
    descriptions = Counter(
        str(tag["content"]) for document in documents(site) for tag in document.tags("meta[name=description]")
    )

    assert {document.soup.html["lang"] for document in documents(site) if document.soup.html} == {"de"}
    assert len(titles) == len(documents(site))
    assert len(descriptions) == len(documents(site)) - 1
    assert max(titles.values()) == max(descriptions.values()) == 1
    assert all(50 <= len(description) <= 250 for description in descriptions)


def test_every_page_has_one_main_heading_and_skips_no_level(site: Path) -> None:
    """A screen reader's list of headings begins with one h1 and goes down step by step."""
    for document in documents(site):
        levels = [int(tag.name[1]) for tag in document.tags("main :is(h1, h2, h3, h4, h5, h6)")]
        steps = [below - above for above, below in pairwise(levels)]

        assert levels[0] == 1, document.name
        assert levels.count(1) == 1, document.name
        assert max(steps, default=0) <= 1, document.name


def test_every_id_stands_once_on_its_page(site: Path) -> None:
    """An anchor leads to one place."""
    for document in documents(site):
        ids = Counter(str(tag["id"]) for tag in document.tags("[id]"))

        assert [id_ for id_, count in ids.items() if count > 1] == [], document.name


@pytest.mark.parametrize("which", ["site", "second_site"])
def test_every_internal_link_anchor_and_asset_resolves(which: str, request: pytest.FixtureRequest) -> None:
    """Under a sub-path, as GitHub Pages serves it, nothing on the site leads nowhere."""
    assert broken_links(request.getfixturevalue(which)) == []


def broken_links(site: Path) -> list[tuple[str, str]]:
    """Each page with the address on this site that it leads to and that is not there."""
    return [
        (document.name, url)
        for document in documents(site)
        for url in _targets(document)
        if url.startswith(HOST) and not _resolves(site, url)
    ]


def _targets(document: Document) -> list[str]:
    """All addresses that a page leads to or loads, resolved."""
    pairs = [*LOADS.items(), ("a", "href"), ("form", "action")]
    found = [str(tag[name]) for kind, name in pairs for tag in document.tags(f"{kind}[{name}]")]
    base = HOST + PREFIX if document.name == "404.html" else document.url
    return [urljoin(base, value) for value in found]


def _resolves(site: Path, url: str) -> bool:
    address, anchor = urldefrag(url)
    found = answer(site, urlsplit(address).path)
    if found.status != 200 or found.file is None:  # a redirect would cost every visitor a request
        return False
    return not anchor or anchor in ids(Document(site, found.file))


@cache
def ids(document: Document) -> set[str]:
    """All anchors of a page."""
    return {str(tag["id"]) for tag in document.tags("[id]")}


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    """Visitors tell nobody else that they are here."""
    for document in documents(site):
        loaded = [
            urljoin(document.url, str(tag[name]))
            for kind, name in LOADS.items()
            for tag in document.tags(f"{kind}[{name}]")
        ]

        assert [url for url in loaded if not url.startswith(SITE_URL)] == [], document.name


def test_every_page_carries_a_strict_policy(site: Path) -> None:
    """The content security policy allows nothing inline and nothing from elsewhere, and the pages need neither."""
    for document in documents(site):
        (policy,) = document.tags('meta[http-equiv="Content-Security-Policy"]')
        rules = str(policy["content"])

        assert rules.startswith("default-src 'none'"), document.name
        assert "unsafe-inline" not in rules, document.name
        assert "'unsafe-eval'" not in rules, document.name
        assert "http" not in rules, document.name
        assert document.tags("[style], style, [onclick], script:not([src]):not([type='application/ld+json'])") == []
        assert document.tags('meta[name=referrer][content="no-referrer"]'), document.name


def test_outward_links_are_marked(site: Path) -> None:
    """A visitor sees where a link leaves the site, and the other site gets no handle on the window."""
    unmarked = {
        (document.name, str(link["href"]))
        for document in documents(site)
        for link in document.tags('a[href^="http"]')
        if "extern" not in link.get_attribute_list("class") or "noopener" not in link.get_attribute_list("rel")
    }

    assert unmarked == set()


def test_without_an_operator_every_page_is_a_draft(site: Path) -> None:
    """As long as nobody runs the site, each page says so and asks search engines to stay away."""
    for document in documents(site):
        assert document.tags('meta[name=robots][content~="noindex"]'), document.name
        assert "nicht die offizielle Website" in document.soup.get_text(), document.name


def test_with_an_operator_the_draft_banner_is_gone(second_site: Path) -> None:
    """With `betreiber` in the data the pages are public, and the Impressum names who runs them."""
    betreiber = load(SECOND).allianz.betreiber
    pages = [document for document in documents(second_site) if document.name != "404.html"]

    assert betreiber is not None
    assert [document.name for document in pages if document.tags("meta[name=robots]")] == []
    assert [document.name for document in pages if document.tags(".banner")] == []
    assert betreiber.name in page(second_site, "impressum").text()
    assert betreiber.email in page(second_site, "datenschutz").text()


def test_every_partner_page_links_to_its_line_of_the_data(site: Path) -> None:
    """„Eintrag bearbeiten“ opens the data file where the partner's record begins."""
    lines = (DATA / "partners.yaml").read_text("utf-8").split("\n")
    for partner in load(DATA).partners:
        (link,) = page(site, f"partner/{partner.id}").tags('a[href*="/edit/"]')
        file, _, line = str(link["href"]).partition("#L")

        assert file == f"{REPO_URL}/edit/main/data/partners.yaml"
        assert lines[int(line) - 1] == f"- id: {partner.id}"


def test_every_partner_page_shows_its_facts_with_sources(site: Path) -> None:
    """Name, town, website, tasks and sources of each partner stand on its page."""
    for partner in load(DATA).partners:
        document = page(site, f"partner/{partner.id}")
        text = document.text()

        assert partner.name in text
        assert partner.ort in text
        assert document.tags(f'a[href="{partner.website}"]')
        assert [task.text for task in partner.aufgaben if task.text not in text] == []
        assert document.tags(".refs li")
        assert document.tags("sup.ref a")


def test_every_page_says_its_date(site: Path) -> None:
    """Facts are dated by their sources, prose by the day on which it was last gone through."""
    undated = [
        document.name
        for document in documents(site)
        if document.name != "404.html"
        and not document.tags(".refs time, .lead time")
        and "Stand dieser Seite" not in document.text()
    ]

    assert undated == []


def test_the_first_view_of_every_page_is_light(site: Path) -> None:
    """A page with all that it loads at once stays below the budget of 32 KiB, compressed."""
    weights = {
        document.name: weight(site, document.name.removesuffix("index.html"))
        for document in documents(site)
        if document.name != "404.html"
    }

    assert {name: size for name, size in weights.items() if size > BUDGET} == {}
    assert min(weights.values()) > 5_000, "styles and scripts are counted"


def test_every_page_of_facts_links_to_its_own_data(site: Path) -> None:
    """Who wants to reuse what a page shows finds the file that it stands in."""
    prose = {"404.html", "daten/index.html", *(f"{path.stem}/index.html" for path in (ROOT / "docs").glob("*.md"))}
    without = [
        document.name
        for document in documents(site)
        if document.name not in prose and not document.tags('.page-meta a[href$=".json"]')
    ]

    assert without == []


def test_the_matrix_shows_who_works_in_which_field(site: Path) -> None:
    """A tick stands exactly where a partner has a task in a field."""
    data = load(DATA)
    rows = page(site, "handlungsfelder").tags("table.matrix tbody tr")
    ticked = [[bool(cell.select(".matrix__yes")) for cell in row.select("td")] for row in rows]
    tasks = [
        [any(task.handlungsfeld == feld.id for task in partner.aufgaben) for feld in data.handlungsfelder]
        for partner in data.partners
    ]

    assert ticked == tasks


def test_a_field_without_a_project_says_so(site: Path) -> None:
    """Where no project is documented, the page says that plainly instead of leaving a gap."""
    data = load(DATA)
    for feld in data.handlungsfelder:
        text = page(site, f"handlungsfelder/{feld.id}").text()
        has_project = any(projekt.handlungsfeld == feld.id for projekt in data.projekte)

        assert ("kein Projekt der Allianz öffentlich belegt" in text) is not has_project


def test_every_source_is_listed_with_the_pages_that_rest_on_it(site: Path) -> None:
    """/quellen/ names publisher and date of each source and links to each page that cites it."""
    document = page(site, "quellen")
    read = {one.file: one for one in documents(site)}
    for quelle in load(DATA).quellen:
        (entry,) = document.tags(f'[id="{quelle.id}"]')
        users = entry.select(".source__used a")

        assert quelle.herausgeber in entry.get_text()
        assert users, quelle.id
        for user in users:
            cited = answer(site, urlsplit(urljoin(document.url, str(user["href"]))).path).file
            assert cited is not None
            assert read[cited].tags(f'.refs a[href$="quellen/#{quelle.id}"]'), (quelle.id, user["href"])


def test_sums_of_different_measures_stand_beside_their_measure(site: Path) -> None:
    """Each sum of the funding table stands in one row with what it measures, and no row adds them up."""
    rows = page(site, "allianz").tags("table tbody tr")
    data = load(DATA).foerderung

    assert len(rows) == len(data)
    for row, summe in zip(rows, data, strict=True):
        assert summe.mass in row.get_text()
        assert summe.zeitraum in row.get_text()


def test_the_picture_of_the_alliance_names_everybody_in_it(site: Path) -> None:
    """The diagram is text: each partner under its kind, who coordinates, each body, and who recognises the alliance."""
    data = load(DATA)
    (scheme,) = page(site, "allianz").tags("figure.scheme")
    linked = {str(link["href"]).split("/")[-2] for link in scheme.select("a[href^='../partner/']")}
    named = [*data.allianz.gremien, *data.allianz.rahmen]

    assert linked == {partner.id for partner in data.partners}
    assert data.allianz.rahmen
    assert [one.name for one in named if one.name not in scheme.get_text()] == []
    assert data.allianz.koordination.rolle in scheme.get_text()


def test_the_years_show_as_many_dots_as_events(site: Path) -> None:
    """The picture of the years and the list below it say the same, and a year leads to its first event."""
    document = page(site, "allianz")
    years = Counter(event.datum.year for event in load(DATA).chronik)
    dots = {tag.select_one("a").get_text(): len(tag.select("i")) for tag in document.tags(".years li:has(a)")}  # type: ignore[union-attr]

    assert dots == {str(year): number for year, number in years.items()}
    assert len(document.tags("ol.timeline > li")) == sum(years.values())
    assert len(document.tags("ol.timeline > li[id^=jahr-]")) == len(years)


def test_where_sources_differ_the_page_names_both(site: Path) -> None:
    """Each event and each sum that another source doubts stands with the doubt and with the marks of both."""
    data = load(DATA)
    disputed: list[tuple[str, Ereignis | Foerdersumme]] = [
        *((event.titel, event) for event in data.chronik if event.hinweis_quellen),
        *((summe.mass, summe) for summe in data.foerderung if summe.hinweis_quellen),
    ]
    entries = page(site, "allianz").tags('[aria-labelledby="widerspruch"] li')

    assert len({type(record) for _, record in disputed}) == 2
    assert len(entries) == len(disputed)
    for entry, (name, record) in zip(entries, disputed, strict=True):
        assert name in entry.get_text()
        assert str(record.hinweis) in entry.get_text()
        assert len(entry.select(".ref a")) == 1 + len(record.hinweis_quellen)


def test_a_field_says_who_is_there_in_each_landkreis(site: Path) -> None:
    """Each Landkreis stands with the partners that have a task in the field and serve it."""
    data = load(DATA)
    for feld in data.handlungsfelder:
        rows = page(site, f"handlungsfelder/{feld.id}").tags('[aria-labelledby="region"] dl > div')
        for kreis, row in zip(data.landkreise, rows, strict=False):
            assert {str(link["href"]).split("/")[-2] for link in row.select("dd > a")} == {
                partner.id
                for partner in data.partners
                if kreis.id in partner.gebiet and any(task.handlungsfeld == feld.id for task in partner.aufgaben)
            }


def test_no_name_of_a_person_from_the_papers_is_published(site: Path) -> None:
    """Roles are published, persons are not."""
    names = [word for word in _names_in_the_paper() if any(word in document.text() for document in documents(site))]

    assert names == []


def _names_in_the_paper() -> list[str]:
    """The surnames that the council paper prints, in a form that does not publish them here either."""
    return [bytes.fromhex(code).decode() for code in ("4d656e747a", "456e6b656c6d616e6e", "416c746875736d616e6e")]


def test_another_alliance_leaves_no_trace_of_the_first(second_site: Path) -> None:
    """With other data nothing on the site names the first alliance, its partners or its region."""
    first = load(DATA)
    names = {
        first.allianz.name,
        first.allianz.region,
        *(partner.name for partner in first.partners),
        *(partner.kurzname for partner in first.partners),
        *(kreis.kurzname for kreis in first.landkreise),
        *(projekt.name for projekt in first.projekte),
        *("fachkraefteallianz", "IHK", "W.LG", "Nordost"),
    }
    files = [file for file in second_site.rglob("*") if file.suffix in {".html", ".xml", ".svg", ".css", ".js"}]
    traces = [(file.name, name) for file in files for name in names if name in file.read_text("utf-8")]

    assert len(files) > 20
    assert traces == []


def test_the_second_alliance_has_its_own_pages(second_site: Path) -> None:
    """Fields, partners and pages come from the data alone."""
    data = load(SECOND)

    assert {path.name for path in (second_site / "partner").iterdir() if path.is_dir()} == {
        partner.id for partner in data.partners
    }
    assert data.allianz.name in page(second_site, "").soup.title.get_text()  # type: ignore[union-attr]


def test_the_repository_holds_no_generated_page() -> None:
    """docs/ holds only what a person wrote."""
    assert {path.name for path in (ROOT / "docs").rglob("*.md")} == {
        "barrierefreiheit.md",
        "datenschutz.md",
        "impressum.md",
        "mitmachen.md",
    }


ENGLISH = [
    "Artifacts", "Codespace", "Codespaces", "Commit", "Create", "Edit", "Files changed", "Fork this repository",
    "Issues", "Local Storage", "New issue", "Propose changes", "Save", "Session Storage", "Source Control",
    "This branch has conflicts",
]  # fmt: skip
"""What buttons and technologies are called on GitHub and in browsers."""


def test_english_names_are_read_aloud_in_english(site: Path) -> None:
    """A screen reader changes its voice where the prose quotes an English name (WCAG 2.2, 3.1.2)."""
    quoted = [
        (name, text.find_parent(lang=True))
        for document in documents(site)
        for text in document.soup.main.find_all(string=True)  # type: ignore[union-attr]
        for name in ENGLISH
        if f"„{name}“" in text or (text == name and text.find_parent(["span", "strong"]))
    ]

    assert {name for name, _ in quoted} == set(ENGLISH)
    assert [name for name, parent in quoted if parent is None or parent["lang"] != "en"] == []
