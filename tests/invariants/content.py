"""Rules for the site as a whole: every address leads somewhere, every record and every source is there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

from allianz.model.files import SOURCES, walk
from allianz.site.moved import moves
from tests.invariants.built import HOST, plain, words
from tests.invariants.pages import LOADS
from tests.serving import SITE_URL, answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from allianz.model.records import Quelle, Record
    from tests.invariants.built import Built, Document, Finding

__all__ = ["CONTENT_RULES", "FOLDERS", "answers", "shown"]

FOLDERS = {
    "handlungsfelder": "handlungsfelder",
    "zielgruppen": "wegweiser",
    "landkreise": "region",
    "partners": "partner",
    "angebote": "angebote",
    "projekte": "projekte",
}
"""File of the data → the folder of the site in which each of its records has its page. Addresses are promises."""

_SOURCES = "quellen/index.html"
_LEADS = {**LOADS, "a": "href", "form": "action"}


def every_address_leads_somewhere(built: Built) -> Iterator[Finding]:
    """Under a sub-path, as GitHub Pages serves it, no link, anchor or asset of the site leads nowhere."""
    known: dict[str, bool] = {}
    for page in built.documents:
        addresses = [tag.get(_LEADS[tag.tag]) for tag in page.tags(*_LEADS) if _LEADS[tag.tag] in tag.attrib]
        for address in dict.fromkeys(addresses):
            whole = urljoin(page.base, address)
            if whole not in known:
                known[whole] = not whole.startswith(HOST) or _leads(built, whole)
            if not known[whole]:
                yield page.name, f"Die Adresse „{address}“ führt ins Leere."


def _leads(built: Built, whole: str) -> bool:
    address, anchor = urldefrag(whole)
    found = answer(built.site, urlsplit(address).path)
    if found.status != 200 or found.file is None:  # a redirect would cost every visitor a request
        return False
    target = built.pages.get(found.file.relative_to(built.site).as_posix())
    return not anchor or (target is not None and anchor in target.ids)


def every_record_has_its_page(built: Built) -> Iterator[Finding]:
    """Each record of these files has a page under its address, and the page names it."""
    for name, record in shown(built):
        page = built.pages.get(name)
        title = _title(record)
        if page is None:
            yield name, f"Für „{title}“ fehlt die Seite."
        elif plain(title) not in page.text:
            yield name, f"Die Seite nennt „{title}“ nicht."


def _title(record: Record) -> str:
    """What a record is called on its page; a Zielgruppe is called what it says of itself."""
    return next(str(getattr(record, name)) for name in ("anrede", "name", "titel") if hasattr(record, name))


def no_record_has_two_pages(built: Built) -> Iterator[Finding]:
    """The folders of records hold the pages of today's records and no other, but the answers for each Landkreis."""
    right = {name for name, _ in shown(built)} | {name for name, _, _ in answers(built)}
    for name in built.pages:
        if name.count("/") > 1 and name.partition("/")[0] in FOLDERS.values() and name not in right:
            yield name, "Zu dieser Seite gibt es keinen Eintrag."


def shown(built: Built) -> Iterator[tuple[str, Record]]:
    """Every record that has a page, with the page's path."""
    for file, folder in FOLDERS.items():
        for record in getattr(built.dataset, file):
            yield f"{folder}/{record.id}/index.html", record


def answers(built: Built) -> Iterator[tuple[str, str, str]]:
    """Every answer of the Wegweiser for one Landkreis: the page's path, the Zielgruppe, the Landkreis."""
    for gruppe in built.dataset.zielgruppen:
        for kreis in built.dataset.landkreise:
            yield f"{FOLDERS['zielgruppen']}/{gruppe.id}/{kreis.id}/index.html", gruppe.id, kreis.id


def every_source_is_shown(built: Built) -> Iterator[Finding]:
    """/quellen/ leads to each source by its id; the page of its kind shows it once, with title, publisher and link."""
    index = built.pages[_SOURCES]
    for quelle in built.dataset.quellen:
        kind = _kind(quelle)
        if [link for entry in _entries(index, quelle) for link in _links(entry)] != [f"{quelle.art}/#{quelle.id}"]:
            yield index.name, f"Zur Quelle „{quelle.id}“ führt hier nicht genau ein Weg."
        entries = _entries(built.pages[kind], quelle) if kind in built.pages else []
        if len(entries) != 1:
            yield kind, f"Die Quelle „{quelle.id}“ steht hier {len(entries)}-mal."
        for entry in entries:
            shown = plain(words(entry))
            missing = [text for text in (quelle.titel, quelle.herausgeber) if plain(text) not in shown]
            if quelle.url and quelle.url not in _links(entry):
                missing.append(quelle.url)
            for text in missing:
                yield kind, f"Bei der Quelle „{quelle.id}“ fehlt „{text}“."


def every_source_leads_to_its_pages(built: Built) -> Iterator[Finding]:
    """The page of its kind links each source to pages that rest on it, and these list it."""
    for quelle in built.dataset.quellen:
        page = built.pages.get(_kind(quelle))
        users = [link for entry in _entries(page, quelle) for link in _links(entry)] if page else []
        users = [link for link in users if not link.startswith("http")]
        if page is None or not users:
            yield _kind(quelle), f"Keine Seite zeigt die Quelle „{quelle.id}“."
            continue
        for user in users:
            name = f"{urljoin(page.url, user).removeprefix(built.pages['index.html'].url)}index.html"
            if name not in built.pages or quelle.id not in _listed(built.pages[name]):
                yield page.name, f"Die Seite „{user}“ soll die Quelle „{quelle.id}“ nennen und tut es nicht."


def every_record_shows_its_sources(built: Built) -> Iterator[Finding]:
    """The page of a record lists every source that the record cites anywhere."""
    for name, record in shown(built):
        listed = _listed(built.pages[name]) if name in built.pages else set()
        for id_ in dict.fromkeys(_cited(record)):
            if id_ not in listed:
                yield name, f"Der Eintrag nennt die Quelle „{id_}“, die Seite nicht."


def _entries(page: Document, quelle: Quelle) -> list[HtmlElement]:
    return [tag for tag in page.elements if tag.get("id") == quelle.id]


def _links(part: HtmlElement) -> list[str]:
    return [str(link.get("href")) for link in part.iter("a")]


def _kind(quelle: Quelle) -> str:
    """The page of the sources of a kind."""
    return f"quellen/{quelle.art}/index.html"


def _listed(page: Document) -> set[str]:
    """The sources to which a page links."""
    return {link.get("href").partition("#")[2] for link in page.tags("a") if "quellen/" in str(link.get("href"))}


def _cited(record: Record) -> Iterator[str]:
    """The sources that stand in a record or in the records within it."""
    for _, owner, name in walk(record):
        value = getattr(owner, name)
        if name in SOURCES and value:
            yield from value if isinstance(value, tuple) else (value,)


def the_sitemap_has_every_page(built: Built) -> Iterator[Finding]:
    """The sitemap lists every page under its address and nothing else, and each page knows its address."""
    tree = ET.fromstring(built.files["sitemap.xml"])  # noqa: S314 -- the file that the build has just written
    listed = [str(tag.text) for tag in tree.iter() if tag.tag.endswith("}loc")]
    addresses = {page.url for page in built.findable}
    for page in built.findable:
        own = [tag.get("href") for tag in page.tags("link") if "canonical" in (tag.get("rel") or "").split()]
        if own != [page.url]:
            yield page.name, f"Die Seite nennt nicht ihre Adresse {page.url}."
        if listed.count(page.url) != 1:
            yield "sitemap.xml", f"Die Seite {page.url} steht {listed.count(page.url)}-mal darin."
    for address in sorted(set(listed) - addresses):
        yield "sitemap.xml", f"Die Seite {address} gibt es nicht."


def old_addresses_lead_on(built: Built) -> Iterator[Finding]:
    """Every former id has a page that no search shows and that leads, by itself and by a link, to the page of today."""
    spoken = {str(tag.get("lang")) for page in built.documents for tag in page.tags("html")} - {"de"}
    folders = ["", *(f"{code}/" for code in sorted(spoken))]
    wanted = {f"{up}{move.old}index.html": up + move.new for move in moves(built.dataset) for up in folders}
    for name in sorted(wanted.keys() | built.moved.keys()):
        page, new = built.moved.get(name), wanted.get(name, "")
        if page is None or f"{new}index.html" not in built.pages:
            yield name, "Die alte Adresse führt nirgendwohin."
            continue
        refresh = [tag.get("content").partition("url=")[2] for tag in page.tags("meta") if tag.get("http-equiv")]
        links = [*filter(None, refresh), *(tag.get("href") for tag in page.tags("a"))]
        own = [tag.get("href") for tag in page.tags("link") if "canonical" in (tag.get("rel") or "").split()]
        if {urljoin(page.url, link) for link in links} != {SITE_URL + new} or len(links) != LEADS:
            yield name, f"Die alte Adresse führt nicht zu {new}."
        if own != [SITE_URL + new] or 'content="noindex"' not in page.markup:
            yield name, "Suchmaschinen nehmen die alte Adresse für eine Seite."


LEADS = 2
"""So many ways lead on from an address of before."""


CONTENT_RULES = (
    every_address_leads_somewhere,
    every_record_has_its_page,
    no_record_has_two_pages,
    every_source_is_shown,
    every_source_leads_to_its_pages,
    every_record_shows_its_sources,
    the_sitemap_has_every_page,
    old_addresses_lead_on,
)
