"""What holds for every page of the built site: structure, links, policy, weight, dates and languages."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import pytest

from allianz.site.paths import served_at
from tests.bench import BUDGETS, weight
from tests.building import ROOT
from tests.documents import LOADS, broken_links, documents
from tests.serving import SITE_URL


@pytest.fixture(params=["site", "draft_site"])
def each_site(request: pytest.FixtureRequest) -> Path:
    """The public site and the draft, one after the other."""
    return Path(request.getfixturevalue(request.param))


def test_every_page_says_its_language_title_and_description(each_site: Path) -> None:
    """Every page is German and has a title, and all but the 404 page a description; none stands twice."""
    titles = Counter(document.soup.title.get_text() for document in documents(each_site) if document.soup.title)
    descriptions = Counter(
        str(tag["content"]) for document in documents(each_site) for tag in document.tags("meta[name=description]")
    )

    assert {document.soup.html["lang"] for document in documents(each_site) if document.soup.html} == {"de"}
    assert len(titles) == len(documents(each_site))
    assert len(descriptions) == len(documents(each_site)) - 1
    assert max(titles.values()) == max(descriptions.values()) == 1
    assert all(50 <= len(description) <= 250 for description in descriptions)


def test_every_page_has_one_main_heading_and_skips_no_level(each_site: Path) -> None:
    """A screen reader's list of headings begins with one h1 and goes down step by step."""
    for document in documents(each_site):
        levels = [int(tag.name[1]) for tag in document.tags("main :is(h1, h2, h3, h4, h5, h6)")]
        steps = [below - above for above, below in pairwise(levels)]

        assert levels[0] == 1, document.name
        assert levels.count(1) == 1, document.name
        assert max(steps, default=0) <= 1, document.name


def test_every_id_stands_once_on_its_page(each_site: Path) -> None:
    """An anchor leads to one place."""
    for document in documents(each_site):
        ids = Counter(str(tag["id"]) for tag in document.tags("[id]"))

        assert [id_ for id_, count in ids.items() if count > 1] == [], document.name


def test_every_internal_link_anchor_and_asset_resolves(each_site: Path) -> None:
    """Under a sub-path, as GitHub Pages serves it, nothing on the site leads nowhere."""
    assert broken_links(each_site) == []


def test_no_page_loads_anything_from_another_host(each_site: Path) -> None:
    """Visitors tell nobody else that they are here."""
    for document in documents(each_site):
        loaded = [
            urljoin(document.url, str(tag[name]))
            for kind, name in LOADS.items()
            for tag in document.tags(f"{kind}[{name}]")
        ]

        assert [url for url in loaded if not url.startswith(SITE_URL)] == [], document.name


def test_every_page_carries_a_strict_policy(each_site: Path) -> None:
    """The content security policy allows nothing inline and nothing from elsewhere, and the pages need neither."""
    for document in documents(each_site):
        (policy,) = document.tags('meta[http-equiv="Content-Security-Policy"]')
        rules = str(policy["content"])

        assert rules.startswith("default-src 'none'"), document.name
        assert "; require-trusted-types-for 'script'; trusted-types 'none'" in rules, document.name
        assert "unsafe-inline" not in rules, document.name
        assert "'unsafe-eval'" not in rules, document.name
        assert "http" not in rules, document.name
        assert document.tags("[style], style, [onclick], script:not([src]):not([type='application/ld+json'])") == []
        assert document.tags('meta[name=referrer][content="no-referrer"]'), document.name


def test_outward_links_are_marked(each_site: Path) -> None:
    """A visitor sees where a link leaves the site, and the other site gets no handle on the window."""
    unmarked = {
        (document.name, str(link["href"]))
        for document in documents(each_site)
        for link in document.tags('a[href^="http"]')
        if "extern" not in link.get_attribute_list("class") or "noopener" not in link.get_attribute_list("rel")
    }

    assert unmarked == set()


def test_every_page_says_its_date(each_site: Path) -> None:
    """Facts are dated by their sources, prose by the day on which it was last gone through."""
    undated = [
        document.name
        for document in documents(each_site)
        if document.name != "404.html"
        and not document.tags("main time")
        and "Stand dieser Seite" not in document.text(".page-meta")
    ]

    assert undated == []


def test_the_first_view_of_every_page_is_light(each_site: Path) -> None:
    """A page with all that it loads at once stays below the budget of 32 KiB, compressed."""
    weights = {
        document.name: weight(each_site, document.name.removesuffix("index.html"))
        for document in documents(each_site)
        if document.name != "404.html"
    }

    assert {name: size for name, size in weights.items() if size > BUDGETS[14] * 1024} == {}
    assert min(weights.values()) > 5_000, "styles and scripts are counted"


def test_every_page_of_facts_links_to_its_own_data(each_site: Path) -> None:
    """Who wants to reuse what a page shows finds the file that it stands in."""
    docs = ROOT / "docs"
    written = (served_at(path.relative_to(docs).as_posix()) for path in docs.rglob("*.md"))
    prose = {"404.html", "daten/index.html", *(f"{address}index.html" for address in written)}
    without = [
        document.name
        for document in documents(each_site)
        if document.name not in prose and not document.tags('.page-meta a[href$=".json"]')
    ]

    assert without == []


ENGLISH = [
    "Artifacts", "Codespace", "Codespaces", "Commit", "Create", "Edit", "Files changed", "Fork this repository",
    "Issues", "Local Storage", "New issue", "Propose changes", "Save", "Session Storage", "Source Control",
    "This branch has conflicts",
]  # fmt: skip
"""What buttons and technologies are called on GitHub and in browsers."""


def test_english_names_are_read_aloud_in_english(each_site: Path) -> None:
    """A screen reader changes its voice where the prose quotes an English name (WCAG 2.2, 3.1.2)."""
    quoted = [
        (name, text.find_parent(lang=True))
        for document in documents(each_site)
        for text in document.soup.main.find_all(string=True)  # type: ignore[union-attr]
        for name in ENGLISH
        if f"„{name}“" in text or (text == name and text.find_parent(["span", "strong"]))
    ]

    assert {name for name, _ in quoted} == set(ENGLISH)
    assert [name for name, parent in quoted if parent is None or parent["lang"] != "en"] == []
