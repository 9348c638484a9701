"""The page of words, and the links that lead there from the first mention of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from allianz.languages.language import CLOSE, MISSING
from allianz.site.glossary import Glossary, faults
from allianz.site.proofreading import proofread
from tests.artificial import CODE
from tests.documents import documents, page
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

WORDS = """
**Kreis**{#kreis} (district, Landkreis): Ein Teil.

**Amt für Arbeit**{#amt} (See-Amt): Ein Amt.
"""

TEXTS = [
    ("<p>Der Kreis und der Kreis.</p>", "<p>Der [Kreis] und der Kreis.</p>"),
    ("<p>Der Landkreis, der Kreis.</p>", "<p>Der [Landkreis], der Kreis.</p>"),
    ("<p>Die Kreise, des Kreises, districts</p>", "<p>Die [Kreise], des Kreises, districts</p>"),
    ("<p>Kreisel, Kreis&#45;Amt, Bau-Kreis, Umkreis</p>", "<p>Kreisel, Kreis&#45;Amt, Bau-Kreis, Umkreis</p>"),
    ("<p>Das See&#45;Amt</p>", "<p>Das [See&#45;Amt]</p>"),
    ("<p>Das See-Amt</p>", "<p>Das [See-Amt]</p>"),
    ("<p>Beim Amt für Arbeit&#46;</p>", "<p>Beim [Amt für Arbeit]&#46;</p>"),
    ("<h2>Kreis</h2><p>Im Kreis</p>", "<h2>Kreis</h2><p>Im [Kreis]</p>"),
    ("<p><a href='#'>Im Kreis</a> im Kreis</p>", "<p><a href='#'>Im Kreis</a> im [Kreis]</p>"),
    ("<p><strong>Kreis Nord</strong></p>", "<p><strong>Kreis Nord</strong></p>"),
    ('<p title="Kreis">Nichts</p><li>Kreis</li>', '<p title="Kreis">Nichts</p><li>Kreis</li>'),
    ('<p class="ways">Kreis</p>', '<p class="ways">Kreis</p>'),
    ('<p class="lead">Kreis</p>', '<p class="lead">[Kreis]</p>'),
]


@pytest.mark.parametrize(("html", "expected"), TEXTS)
def test_the_first_mention_in_running_text_leads_to_the_word(html: str, expected: str) -> None:
    """In any of its forms, once; never in headings, links, names, compounds or attributes."""
    linked = Glossary.of(WORDS).linked(html, "../")

    assert re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"[\1]", linked) == expected


def test_the_link_leads_to_the_explanation_of_the_form() -> None:
    """Also where the explanation itself is not translated yet; a page without words links nothing."""
    html = "<p>Im district</p>"
    linked = '<p>Im <a class="term" href="../../begriffe/#kreis">district</a></p>'

    assert Glossary.of(WORDS).linked(html, "../../") == linked
    assert Glossary.of(f"{MISSING}{WORDS.strip()}{CLOSE}").linked(html, "../../") == linked
    assert Glossary.of("# Nichts\n").linked(html, "../../") == html


def test_a_word_that_is_no_word_or_stands_twice_is_a_message() -> None:
    """With its line, in German."""
    text = "**Ort**{#ort} (Stadt): Hier.\n\n**Dorf**: Da.\n\n**Stadt**{#stadt}: Dort.\n"

    assert [str(message) for message in faults(text, "docs/begriffe.md")] == [
        "docs/begriffe.md:3:1: Ein Begriff beginnt so: **Landkreis**{#landkreis}: Das ist …",
        "docs/begriffe.md:5:1: „Stadt“ ist schon weiter oben erklärt.",
    ]


def test_the_check_reads_the_words(tmp_path: Path) -> None:
    """Among all that is wrong with the pages of docs/."""
    head = "---\ntitle: Wörter\ndescription: Wörter\nstand: 2026\n---\n\n"
    (tmp_path / "begriffe.md").write_text(f"{head}**Dorf**: Da.\n", "utf-8")

    (message,) = proofread(tmp_path, "docs", lambda _: False)
    assert str(message).startswith("docs/begriffe.md:7:1: Ein Begriff beginnt so")


def test_links_lead_to_what_is_there_and_stay_in_the_language(two: Path) -> None:
    """Once a page; from no page for editors, of the law or in Leichte Sprache, and not from the page itself."""
    seen = set()
    for document in documents(two):
        home = f"{SITE_URL}{CODE}/" if document.name.startswith(f"{CODE}/") else SITE_URL
        targets = [urlsplit(urljoin(document.url, str(a["href"]))) for a in document.tags("a.term")]
        ids = [target.fragment for target in targets]
        assert {target._replace(fragment="").geturl() for target in targets} <= {f"{home}begriffe/"}
        assert len(ids) == len(set(ids)), document.name
        assert not ids or re.search("begriffe/|impressum|eintrag|leichte-sprache|quellen", document.name) is None
        seen |= {(home, id_) for id_ in ids}
    there = {
        (home, str(tag["id"]))
        for home, folder in ((SITE_URL, ""), (f"{SITE_URL}{CODE}/", f"{CODE}/"))
        for tag in page(two, f"{folder}begriffe").tags("main strong[id]")
    }

    assert {tag.get("lang") for tag in page(two, f"{CODE}/begriffe").tags("main strong[id]")} == {"de"}
    assert {home for home, _ in seen} == {SITE_URL, f"{SITE_URL}{CODE}/"}
    assert seen <= there


def test_every_page_leads_to_the_words(site: Path) -> None:
    """In the menu at the foot."""
    assert all(
        f"{SITE_URL}begriffe/" in {urljoin(one.url, str(a["href"])) for a in one.tags(".footer a")}
        for one in documents(site)
    )
