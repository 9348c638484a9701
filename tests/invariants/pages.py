"""Rules for every page by itself: what it says of itself, its structure, and what it loads."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml.html import tostring

from tests.invariants.built import NOT_FOUND, classes, inside, plain, words
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

    from tests.invariants.built import Built, Document, Finding

__all__ = ["LOADS", "PAGE_RULES"]

_HEADINGS = {f"h{level}" for level in range(1, 7)}
LOADS = {"link": "href", "script": "src", "img": "src", "source": "src", "use": "href", "iframe": "src"}
"""What a page loads: element → attribute."""


def says_what_it_is(built: Built) -> Iterator[Finding]:
    """Every page is German and has a title, and all but the 404 page a description; none stands twice."""
    for page in built.documents:
        if [tag.get("lang") for tag in page.tags("html")] != ["de"]:
            yield page.name, "Die Seite sagt nicht, dass sie deutsch ist."
    yield from _each_its_own(built, "Titel", _title)
    yield from _each_its_own(built, "Beschreibung", _description)


def _each_its_own(built: Built, what: str, of: Callable[[Document], str]) -> Iterator[Finding]:
    said = {page.name: of(page) for page in built.documents}
    often = Counter(said.values())
    for name, text in said.items():
        if not text and not (name == NOT_FOUND and of is _description):
            yield name, f"Die Seite hat keinen Text als {what}."
        elif often[text] > 1:
            yield name, f"Mehrere Seiten haben denselben Text als {what}: „{text}“."


def _title(page: Document) -> str:
    return " ".join(words(tag) for tag in page.tags("title") if inside(tag, "svg") is None).strip()


def _description(page: Document) -> str:
    return " ".join(tag.get("content") for tag in page.tags("meta") if tag.get("name") == "description").strip()


def headings_go_down_step_by_step(built: Built) -> Iterator[Finding]:
    """A screen reader's list of headings begins with the one h1 and skips no level."""
    for page in built.documents:
        headings = [tag for tag in page.elements if tag.tag in _HEADINGS and inside(tag, "main") is not None]
        levels = [int(tag.tag[1]) for tag in headings]
        if levels[:1] != [1] or levels.count(1) != 1:
            yield page.name, f"Die Seite braucht genau eine Überschrift h1, als erste – sie hat {levels}."
        for tag, (above, below) in zip(headings[1:], pairwise(levels), strict=True):
            if below > above + 1:
                yield page.name, f"Vor der Überschrift „{plain(words(tag, ' '))}“ fehlt eine Stufe."


def ids_stand_once(built: Built) -> Iterator[Finding]:
    """An anchor leads to one place."""
    for page in built.documents:
        for id_, count in Counter(page.ids).items():
            if count > 1:
                yield page.name, f"Der Anker „{id_}“ steht {count}-mal auf der Seite."


def the_policy_is_strict(built: Built) -> Iterator[Finding]:
    """The content security policy allows nothing inline and nothing from elsewhere, and the page needs neither."""
    for page in built.documents:
        rules = [tag.get("content") for tag in page.tags("meta") if tag.get("http-equiv") == "Content-Security-Policy"]
        if len(rules) != 1 or not rules[0].startswith("default-src 'none'"):
            yield page.name, "Die Seite braucht genau eine Sicherheitsregel, die mit „default-src 'none'“ beginnt."
        if "require-trusted-types-for 'script'" not in " ".join(rules):
            yield page.name, "Die Sicherheitsregel muss verbieten, dass ein Text zu Markup oder zu einem Skript wird."
        if re.search("'unsafe-inline'|'unsafe-eval'|http|[*]", " ".join(rules)):
            yield page.name, f"Die Sicherheitsregel erlaubt zu viel: {rules}."
        for tag in page.elements:
            if _is_inline(tag):
                yield (
                    page.name,
                    f"Die Sicherheitsregel verbietet, was hier steht: {tostring(tag, encoding='unicode')[:80]}.",
                )


def _is_inline(tag: HtmlElement) -> bool:
    """Whether an element holds a style or a script that runs."""
    if tag.tag == "script":
        return not tag.get("src") and tag.get("type") != "application/ld+json"
    return tag.tag == "style" or any(name == "style" or name.startswith("on") for name in tag.attrib)


def nothing_comes_from_elsewhere(built: Built) -> Iterator[Finding]:
    """Visitors tell nobody else that they are here: a page loads from this site alone."""
    for page in built.documents:
        for tag in page.tags(*LOADS):
            address = urljoin(page.base, str(tag.get(LOADS[tag.tag]) or ""))
            if not address.startswith(SITE_URL):
                yield page.name, f"Die Seite lädt etwas von einer fremden Adresse: {address}."


def outward_links_are_marked(built: Built) -> Iterator[Finding]:
    """A visitor sees where a link leaves the site, and the other site gets no handle on the window."""
    for page in built.documents:
        for link in page.tags("a"):
            if str(link.get("href")).startswith("http") and not _is_marked(link):
                yield (
                    page.name,
                    f"Der Link auf eine andere Website ist nicht als solcher zu erkennen: {link.get('href')}.",
                )


def _is_marked(link: HtmlElement) -> bool:
    return "extern" in classes(link) and "noopener" in (link.get("rel") or "").split()


def nothing_unfinished_is_shown(built: Built) -> Iterator[Finding]:
    """No „None“, no „Undefined“ and no „{{“ stands where a person reads or hears it, but where the data say so."""
    allowed = set(_UNFINISHED.findall(built.files["daten/alles.json"].decode()))
    for page in built.documents:
        for word in sorted(set(_UNFINISHED.findall(page.spoken)) - allowed):
            yield page.name, f"Auf der Seite steht „{word}“, wo ein Wert stehen sollte."


_UNFINISHED = re.compile(r"\bNone\b|\bUndefined\b|\{\{")


def nothing_stands_empty(built: Built) -> Iterator[Finding]:
    """A heading has something below it, and each paragraph and list says something; scripts fill what is hidden."""
    for page in built.documents:
        for tag in page.tags("p", "ul", "ol", "dl"):
            if not any(map(str.strip, tag.itertext())) and not _is_filled(tag):
                yield page.name, f"Hier steht ein leeres <{tag.tag}>."
        for tag in page.tags("section", "article"):
            heading = "".join(words(head) for head in tag.iterdescendants(*_HEADINGS))
            if plain(words(tag)) == plain(heading) and not _is_filled(tag):
                yield page.name, f"Unter „{plain(heading)}“ steht nichts."


def _is_filled(tag: HtmlElement) -> bool:
    """Whether something else than text stands there, or will: what is hidden or told later a script says."""
    around = (tag, *tag.iterancestors())
    waits = any("hidden" in one.attrib or one.get("role") in {"status", "alert"} for one in around)
    shown = next(tag.iterdescendants("img", "svg", "input", "button"), None)
    return waits or shown is not None or inside(tag, "template") is not None


def sources_stand_behind_one_tap(built: Built) -> Iterator[Finding]:
    """Help comes first: the list of a page's sources is closed until somebody asks for it."""
    for page in built.documents:
        for entry in page.elements:
            if re.fullmatch(r"quelle-\d+", str(entry.get("id") or "")):
                around = inside(entry, "details")
                if around is None or "open" in around.attrib:
                    yield page.name, f"Die Quelle {entry.get('id')} steht offen da."


def proof_is_one_quiet_line(built: Built) -> Iterator[Finding]:
    """A card or a contact has at most one line of proof, a line of a list none, and a page one list of sources."""
    for page in built.documents:
        for part in page.elements:
            kinds = classes(part)
            most = next((most for kind, most in _LINES_OF_PROOF.items() if kind in kinds), None)
            if most is not None and sum("proof" in classes(one) for one in part.iterdescendants("*")) > most:
                yield page.name, f"„{plain(words(part, ' '))[:40]} …“ nennt zu oft, woher das bekannt ist."
        if sum("refs" in classes(tag) for tag in page.tags("details")) > 1:
            yield page.name, "Die Seite zählt ihre Quellen mehr als einmal auf."


_LINES_OF_PROOF = {"offer": 1, "contact__one": 1, "row": 0}


PAGE_RULES = (
    says_what_it_is,
    headings_go_down_step_by_step,
    ids_stand_once,
    the_policy_is_strict,
    nothing_comes_from_elsewhere,
    outward_links_are_marked,
    nothing_unfinished_is_shown,
    nothing_stands_empty,
    sources_stand_behind_one_tap,
    proof_is_one_quiet_line,
)
