"""What a page says to search engines and to those who share it, read from the built sites."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pyld import jsonld as linked_data

from allianz.exports import LICENCE, VERSION
from allianz.model.dataset import load
from allianz.site.views import Views
from tests import hostile
from tests.building import SECOND
from tests.documents import Document, documents, page
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "https://schema.org/"
ALL_SITES = ("site", "draft_site", "hostile_site")


@pytest.fixture(params=ALL_SITES)
def pages(request: pytest.FixtureRequest) -> list[Document]:
    """All pages of one site but the 404 page, which nobody shares."""
    site: Path = request.getfixturevalue(request.param)
    return [document for document in documents(site) if document.name != "404.html"]


def _said(document: Document, selector: str) -> str:
    """The content of the one element that a selector finds."""
    (tag,) = document.tags(selector)
    return str(tag["content"])


def _shared(document: Document) -> dict[str, str]:
    tags = document.tags('meta[property^="og:"], meta[name^="twitter:"]')
    names = [str(tag.get("property") or tag.get("name")) for tag in tags]
    assert len(set(names)) == len(names), document.name
    return {name: str(tag["content"]) for name, tag in zip(names, tags, strict=True)}


def _no_network(url: str, _: object) -> dict[str, Any]:
    message = f"asked for {url}"
    raise AssertionError(message)


def _graph(document: Document) -> list[dict[str, Any]]:
    """The page's JSON-LD, expanded as a processor would, which may ask no other host for a context."""
    (script,) = document.tags('script[type="application/ld+json"]')
    text = json.loads(script.get_text())
    expanded = linked_data.expand(text, {"documentLoader": _no_network})
    assert isinstance(expanded, list)
    return expanded


def _types(document: Document) -> list[str]:
    return sorted(node["@type"][0].removeprefix(SCHEMA) for node in _graph(document))


def test_every_page_can_be_shared(pages: list[Document]) -> None:
    """Title, description and address for a preview are those of the page."""
    for document in pages:
        shared = _shared(document)
        (canonical,) = document.tags('link[rel="canonical"]')

        assert shared["og:url"] == canonical["href"] == document.url
        assert shared["og:description"] == _said(document, "meta[name=description]")
        assert document.soup.title is not None
        assert document.soup.title.get_text().startswith(shared["og:title"])
        assert shared["og:image:alt"].endswith(f" – {shared['og:site_name']}")
        assert (shared["og:type"], shared["og:locale"]) == ("website", "de_DE")
        assert shared["twitter:card"] == "summary_large_image"


def test_every_page_has_a_preview_picture(pages: list[Document]) -> None:
    """The picture lies at the absolute address that the page names, in the size that it names, and is light.

    Partners, offers and answers, of which there may be many, share the one of their section.
    """
    addresses = [_shared(document)["og:image"] for document in pages]
    folder = pages[0].site
    files = [folder / address.removeprefix(SITE_URL) for address in addresses]

    assert all(address.startswith(f"{SITE_URL}assets/vorschau/") for address in addresses)
    assert sorted(set(files)) == sorted((folder / "assets/vorschau").rglob("*.png"))
    alts: dict[str, set[str]] = {}
    for document in pages:
        shared = _shared(document)
        alts.setdefault(shared["og:image"], set()).add(shared["og:image:alt"])
    assert {address: alt for address, alt in alts.items() if len(alt) > 1} == {}
    many = [address for address in alts if addresses.count(address) > 1]
    assert sorted(many) == [
        f"{SITE_URL}assets/vorschau/{name}/index.png" for name in ("angebote", "partner", "wegweiser")
    ]
    for document, file in zip(pages, files, strict=True):
        shared = _shared(document)
        with Image.open(file) as image:
            assert (str(image.width), str(image.height)) == (shared["og:image:width"], shared["og:image:height"])
        assert file.stat().st_size <= 20 * 1024, file


def test_the_picture_of_a_field_has_its_colour(site: Path) -> None:
    """Fields differ in colour, all other pages share the site's own."""
    grounds = {}
    for file in (site / "assets/vorschau").rglob("*.png"):
        with Image.open(file) as image:
            grounds[file.relative_to(site / "assets/vorschau").as_posix()] = image.convert("RGB").getpixel((0, 0))
    fields = {f"handlungsfelder/{feld.id}.png" for feld in load(SECOND).handlungsfelder}

    assert len({grounds[name] for name in fields}) == len(fields)
    assert len({ground for name, ground in grounds.items() if name not in fields}) == 1


def test_every_page_describes_the_way_to_it(pages: list[Document]) -> None:
    """The BreadcrumbList names the same pages as the visible way, with whole addresses; the start has no way."""
    for document in pages:
        visible = [" ".join(item.get_text().split()) for item in document.tags(".crumbs li")]
        links = [urljoin(document.url, str(link["href"])) for link in document.tags(".crumbs a")]
        trails = [node for node in _graph(document) if node["@type"] == [f"{SCHEMA}BreadcrumbList"]]
        items = trails[0][f"{SCHEMA}itemListElement"] if trails else []

        assert [item[f"{SCHEMA}position"][0]["@value"] for item in items] == list(range(1, len(visible) + 1))
        assert [" ".join(item[f"{SCHEMA}name"][0]["@value"].split()) for item in items] == visible
        assert [item[f"{SCHEMA}item"][0]["@id"] for item in items] == ([*links, document.url] if visible else [])


@pytest.mark.parametrize(
    ("address", "above"),
    [
        ("leichte-sprache/hilfe", ["", "leichte-sprache/"]),
        ("leichte-sprache", [""]),
        ("mitmachen/eintrag", ["", "mitmachen/"]),
        ("partner/seehochschule", ["", "partner/"]),
    ],
)
def test_the_way_leads_over_every_page_above(site: Path, address: str, above: list[str]) -> None:
    """Also over one that a person wrote, as that of the pages in Leichte Sprache."""
    document = page(site, address)

    links = [urljoin(document.url, str(link["href"])) for link in document.tags(".crumbs a")]
    assert links == [f"{SITE_URL}{one}" for one in above]


def test_pages_say_what_they_are_about(site: Path) -> None:
    """The start is a website about the alliance, the alliance an organization, an offer a service."""
    assert _types(page(site, "")) == ["Organization", "WebPage", "WebSite"]
    assert _types(page(site, "allianz")) == ["BreadcrumbList", "Organization", "WebPage"]
    assert _types(page(site, "daten")) == ["BreadcrumbList", "Dataset", "WebPage"]
    assert _types(page(site, "impressum")) == ["BreadcrumbList"]
    assert _types(page(site, "partner/seehochschule"))[0] == "BreadcrumbList"
    for angebot in (one for one in load(SECOND).angebote if not one.ended):
        types = set(_types(page(site, f"angebote/{angebot.id}")))

        assert types & {"Service", "GovernmentService"}


@pytest.mark.parametrize("name", ["", "partner/seehochschule", "region/weitfeld", "projekte", "wegweiser", "daten"])
def test_the_terms_of_the_data_stand_with_them(site: Path, name: str) -> None:
    """Whoever reads a page's JSON-LD alone knows its licence and version, and where the page is."""
    document = page(site, name)
    (node,) = (node for node in _graph(document) if node["@type"] == [f"{SCHEMA}WebPage"])

    assert node["@id"] == document.url
    assert node[f"{SCHEMA}license"][0]["@id"] == LICENCE
    assert node[f"{SCHEMA}version"][0]["@value"] == VERSION


def test_only_an_operator_publishes(site: Path, draft_site: Path) -> None:
    """A draft is published by nobody; a site with `betreiber` by the operator."""
    draft, public = (
        next(node for node in _graph(page(one, "")) if node["@type"] == [f"{SCHEMA}WebSite"])
        for one in (draft_site, site)
    )
    betreiber = load(SECOND).allianz.betreiber

    assert f"{SCHEMA}publisher" not in draft
    assert betreiber is not None
    assert public[f"{SCHEMA}publisher"][0][f"{SCHEMA}name"][0]["@value"] == betreiber.name


def test_a_hostile_record_stays_text_in_the_head(hostile_site: Path) -> None:
    """Names that look like markup reach tags and JSON-LD letter by letter, and end no element."""
    document = page(hostile_site, f"partner/{hostile.ID}")
    names = [node[f"{SCHEMA}name"][0]["@value"] for node in _graph(document) if f"{SCHEMA}name" in node]

    assert _shared(document)["og:title"] == " ".join(hostile.NAME.split())
    assert hostile.NAME in names
    assert {str(tag.name) for tag in document.tags("head *")} == {"meta", "title", "link", "script"}
    assert [tag for tag in document.tags("head script") if not tag.get("src") and not tag.get("type")] == []


def test_the_sitemap_lists_every_page_and_nothing_else(pages: list[Document]) -> None:
    """Canonical addresses, no 404 page, and no date of change, since the data know none."""
    tree = ET.parse(pages[0].site / "sitemap.xml")  # noqa: S314 -- the file that the build has just written
    names = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

    assert sorted(str(tag.text) for tag in tree.iter(f"{names}loc")) == sorted(document.url for document in pages)
    assert {tag.tag.removeprefix(names) for tag in tree.iter()} == {"urlset", "url", "loc"}
    assert not (pages[0].site / "sitemap.xml.gz").exists()


@pytest.mark.parametrize(
    ("which", "rules"),
    [
        ("draft_site", ["User-agent: *", "Disallow:"]),
        ("site", ["User-agent: *", "Disallow:", f"Sitemap: {SITE_URL}sitemap.xml"]),
    ],
)
def test_robots_may_read_what_is_no_draft(which: str, rules: list[str], request: pytest.FixtureRequest) -> None:
    """A public site shows robots its sitemap; a draft lets them in to read `noindex`, but shows them nothing."""
    text = (request.getfixturevalue(which) / "robots.txt").read_text("utf-8")

    assert [line for line in text.splitlines() if line and not line.startswith("#")] == rules
    assert text.endswith("\n")


def test_who_finds_a_hole_learns_whom_to_tell(site: Path) -> None:
    """security.txt names the operator's mail, and a date within a year of the newest source (RFC 9116)."""
    text = (site / ".well-known/security.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    fields = dict(line.split(": ", 1) for line in lines)
    data = load(SECOND)
    newest = Views(data).newest

    assert data.allianz.betreiber is not None
    assert newest is not None
    assert len(fields) == len(lines)
    assert fields == {
        "Contact": f"mailto:{data.allianz.betreiber.email}",
        "Expires": f"{newest.year + 1}-{newest.last[1]:02}-01T00:00:00Z",
        "Preferred-Languages": "de",
        "Canonical": f"{SITE_URL}.well-known/security.txt",
    }


def test_a_draft_promises_nobody_to_write_to(draft_site: Path) -> None:
    """Without an operator nobody would read the mail."""
    assert not (draft_site / ".well-known").exists()


def test_every_page_has_its_icons(site: Path) -> None:
    """A drawing for most browsers, small pixels for the others, and a full square for the start screen of phones."""
    for document in documents(site):
        icons = {
            str(tag.get("sizes") or tag.get("type") or tag["rel"][0]): urljoin(
                SITE_URL if document.name == "404.html" else document.url, str(tag["href"])
            ).removeprefix(SITE_URL)
            for tag in document.tags("link[rel=icon], link[rel=apple-touch-icon]")
        }

        assert icons == {
            "image/svg+xml": "assets/images/favicon.svg",
            "32x32": "assets/images/favicon-32.png",
            "apple-touch-icon": "assets/images/apple-touch-icon.png",
        }
    with Image.open(site / "assets/images/apple-touch-icon.png") as image:
        assert image.size == (180, 180)
        assert image.mode == "RGB"
