"""The site in a second language, which says every sentence marked and half longer."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from babel import Locale
from babel.dates import get_month_names
from bs4 import BeautifulSoup

from allianz.languages.catalogues import messages_dir
from allianz.languages.language import Language
from allianz.languages.texts import texts
from allianz.languages.texts import translated as in_language
from allianz.model.dataset import load
from allianz.site.pages import Formats
from allianz.site.pages import build as build_pages
from tests.artificial import CODE, END, START, locale, longer
from tests.building import ICONS, SECOND, build
from tests.documents import Document, document, documents, moved, page
from tests.serving import PREFIX, SITE_URL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

XHTML = "{http://www.w3.org/1999/xhtml}"
ALONE = ("mitmachen/eintrag/", "leichte-sprache/")
"""What there is in German alone: where editors write a change, and the pages in Leichte Sprache."""
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def of(site: Path, code: str) -> list[Document]:
    """The pages of a language but the page for what is not there."""
    found = [one for one in documents(site) if one.name != "404.html"]
    return [one for one in found if one.name.startswith(f"{CODE}/") == (code == CODE)]


def translated(site: Path) -> list[Document]:
    """The German pages that the other language has, too."""
    return [one for one in of(site, "de") if not one.name.startswith(ALONE)]


def test_every_page_is_there_in_both_languages(two: Path) -> None:
    """With the same path behind the folder of the language, in that language."""
    german, other = translated(two), of(two, CODE)

    assert [f"{CODE}/{one.name}" for one in german] == [one.name for one in other]
    assert {str(one.tags("html")[0]["lang"]) for one in german} == {"de"}
    assert {str(one.tags("html")[0]["lang"]) for one in other} == {CODE}


def test_the_head_names_the_page_in_each_language(two: Path) -> None:
    """Its own address is the canonical one; German is for whoever speaks neither."""
    for german in translated(two):
        other = page(two, f"{CODE}/{german.url.removeprefix(SITE_URL)}")
        wanted = {"de": german.url, "x-default": german.url, CODE: other.url}
        for one, locale_name in ((german, "de_DE"), (other, "eo_EO")):
            links = {str(link["hreflang"]): str(link["href"]) for link in one.tags('link[rel="alternate"][hreflang]')}
            assert links == wanted
            assert [str(link["href"]) for link in one.tags('link[rel="canonical"]')] == [one.url]
            assert [str(tag["content"]) for tag in one.tags('meta[property="og:locale"]')] == [locale_name]


def test_search_engines_are_told_the_language(two: Path) -> None:
    """The page and the site are in it; the things that they speak of have one name in all languages."""
    ids = []
    for folder, code in (("", "de"), (f"{CODE}/", CODE)):
        (script,) = page(two, f"{folder}partner/seehochschule/").tags('script[type="application/ld+json"]')
        graphs = json.loads(script.get_text())["@graph"]
        (of_page,) = [graph for graph in graphs if graph["@type"] == "WebPage"]
        assert of_page["inLanguage"] == code
        ids.append({graph["@id"] for graph in graphs if "#einrichtung" in graph.get("@id", "")})
    assert ids[0] == ids[1] != set()


def test_the_switch_stays_on_the_page(two: Path) -> None:
    """It names the other language in its own words, and leads to the same page there and back."""
    for german in translated(two):
        other = page(two, f"{CODE}/{german.url.removeprefix(SITE_URL)}")
        for one, target, code, name in ((german, other, CODE, "Esperanto"), (other, german, "de", "Deutsch")):
            (link,) = one.tags(".languages a")
            assert (link.get_text(), link["lang"], link["hreflang"]) == (name, code, code)
            assert urljoin(one.url, str(link["href"])) == target.url


def test_menus_and_ways_stay_in_the_language(two: Path) -> None:
    """No link of a page leads to a page of the other language but that of the switch; files are there once."""
    for one in of(two, CODE):
        links = [urljoin(one.url, str(link["href"])) for link in one.tags("a[href]:not([hreflang])")]
        pages = [link for link in links if link.startswith(SITE_URL) and link.partition("#")[0].endswith("/")]
        assert pages
        others = [link.removeprefix(SITE_URL) for link in pages if not link.startswith(f"{SITE_URL}{CODE}/")]
        assert [link for link in others if not link.startswith(ALONE)] == [], one.name
    assert not list((two / CODE).rglob("*.json")) + list((two / CODE).rglob("*.vcf"))


def test_the_sitemap_names_both(two: Path) -> None:
    """Each address with its page in each language, so that search engines show the right one."""
    urls = ET.parse(two / "sitemap.xml").getroot()  # noqa: S314 -- our own file
    found = {}
    for url in urls:
        links = {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
        found[url.findtext(f"{MAP}loc")] = links

    assert set(found) == {one.url for code in ("de", CODE) for one in of(two, code)}
    for address, links in found.items():
        assert address in links.values() or not links
        assert set(links) in ({"de", "x-default", CODE}, set())
    alone = [address.removeprefix(SITE_URL) for address, links in found.items() if address and not links]
    assert alone
    assert all(address.startswith(ALONE) for address in alone)


def test_what_is_not_there_is_said_in_both_languages(two: Path) -> None:
    """The address tells no language; the ways on lead into each."""
    missing = document(two, two / "404.html")
    (other,) = missing.tags(f'main section[lang="{CODE}"]')

    assert missing.tags("html")[0]["lang"] == "de"
    assert [str(link["href"]) for link in other.select("li a")] == [
        f"{PREFIX}{CODE}/{name}/" for name in ("wegweiser", "partner", "handlungsfelder")
    ]


def test_a_site_without_translations_has_neither_switch_nor_folder(site: Path) -> None:
    """German alone is as it was."""
    start = page(site, "")

    assert start.tags(".languages, [hreflang]") == []
    assert "xhtml" not in (site / "sitemap.xml").read_text("utf-8")


def test_addresses_of_before_lead_on_in_the_language(two: Path) -> None:
    """Each former id has its page in both languages, and stays in its own."""
    ways = {one.name: urljoin(one.url, str(one.tags("a")[0]["href"])).removeprefix(SITE_URL) for one in moved(two)}
    german = {name: new for name, new in ways.items() if not name.startswith(f"{CODE}/")}
    assert german
    assert ways == german | {f"{CODE}/{name}": f"{CODE}/{new}" for name, new in german.items()}
    assert {str(one.tags("html")[0]["lang"]) for one in moved(two) if one.name not in german} == {CODE}


def test_nothing_german_is_left_but_names(two: Path) -> None:
    """What stands neither in a translation nor in an element that says that it is German is a word of the data."""
    months = get_month_names("wide", locale=CODE).values()
    known = {
        *_words(repr([list(vars(load(SECOND)).values()), *months])),
        *_words((two / "orte.json").read_text("utf-8")),
    }
    for one in of(two, CODE):
        left = {word for text in _outside(one) for word in _words(text)} - known
        assert left <= {"JSON"}, one.name


def _words(text: str) -> list[str]:
    return re.findall(r"(?<![\w./-])[^\W\d_]{3,}(?![\w./-]*[./][\w])", text)


def _outside(document: Document) -> Iterator[str]:
    """The texts of a page, without what is in brackets and what is told to be German."""
    body = BeautifulSoup(document.file.read_text("utf-8"), "html.parser").body
    assert body is not None
    for tag in body.select('[lang="de"], script'):
        tag.decompose()
    depth = 0
    for piece in re.split(f"([{START}{END}])", body.get_text(" ")):
        depth += (piece == START) - (piece == END)
        if not depth:
            yield piece


def test_who_published_a_source_is_told_as_german_but_a_partner_by_its_short_name(two: Path) -> None:
    """In the list of sources as it stands there, in the line of proof as pages call the partner."""
    names = {partner.name: partner.kurzname for partner in load(SECOND).partners if partner.name != partner.kurzname}
    quelle = next(one for one in load(SECOND).quellen if one.herausgeber in names)
    proofs = {tag.get_text() for one in of(two, CODE) for tag in one.tags(".proof a")}

    (publisher, *_) = page(two, f"{CODE}/quellen").tags(f"li#{quelle.id} > span")
    assert (publisher["lang"], publisher.get_text()) == ("de", quelle.herausgeber)
    assert any(names[quelle.herausgeber] in proof for proof in proofs)
    assert not any(quelle.herausgeber in proof for proof in proofs)


def test_words_by_which_somebody_searches_stand_once() -> None:
    """Two German words may be one in another language."""
    data = load(SECOND)
    language = Language("eo", Locale("eo"), {("", german): ("vorto",) for _, german in texts(data)})
    for one in build_pages(in_language(data, language), ICONS, Formats("1", {}), language):
        assert len(one.suchworte) == len(set(one.suchworte)), one.path


def test_only_a_page_with_missing_sentences_says_so(two: Path, tmp_path: Path) -> None:
    """One quiet remark; the words of documents, which stay German on purpose, are none."""
    remark = "noch nicht übersetzt"
    assert [one.name for one in of(two, CODE) if remark in one.text("aside")] == []

    whole = locale(load(SECOND), tmp_path / "locale")
    path = messages_dir(whole, CODE) / "seiten.po"
    text = path.read_text("utf-8")
    path.write_text(text.replace(longer("Hilfe finden"), "", 1), "utf-8")
    less = build(SECOND, tmp_path / "site", locale=whole)

    assert remark in page(less, f"{CODE}/wegweiser").text("aside")
    assert remark not in page(less, f"{CODE}/quellen").text("aside")
    (button,) = page(less, f"{CODE}/wegweiser").tags("form.guide button[type=submit]")
    assert (button.get("lang"), button.get_text()) == ("de", "Hilfe finden")


def test_a_page_that_binds_says_so_in_short_and_stays_german(two: Path) -> None:
    """The law's text is there whole, as what it is; its links lead within the language."""
    for name in ("impressum", "datenschutz"):
        (german,) = page(two, f"{CODE}/{name}").tags('main div[lang="de"]')
        (heading,) = page(two, f"{CODE}/{name}").tags("main h1")
        assert heading.get_text().startswith(START)
        assert page(two, name).tags("main h2")[0].get_text() == german.select("h2")[0].get_text()
