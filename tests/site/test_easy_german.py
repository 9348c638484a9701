"""Leichte Sprache: the form that DIN SPEC 33429 and BITV 2.0, annex 2, ask for, as far as a program can tell.

Whether a text is understood, only readers of the target group can say: until they have, each page calls itself a draft.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from allianz.languages.paragraphs import Prose
from allianz.model.dataset import load
from allianz.model.readability import sentences, words
from tests.broken import SECOND
from tests.building import ROOT
from tests.documents import documents, page
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documents import Document

ADDRESSES = ("leichte-sprache", "leichte-sprache/benutzen", "leichte-sprache/hilfe", "leichte-sprache/barrieren")
LONGEST_SENTENCE = 12
"""How many words a sentence may have."""
LONGEST_PART = 15
"""How many letters may stand together before a middle dot or a hyphen must part the word."""
BLOCKS = "main :is(h1, h2, h3, p, li)"


@pytest.fixture(params=["site", "draft_site"])
def easy(request: pytest.FixtureRequest) -> list[Document]:
    """The four pages of the public site, then those of the draft."""
    return [page(request.getfixturevalue(request.param), address) for address in ADDRESSES]


def _blocks(pages: list[Document]) -> list[str]:
    """What stands in each block of text."""
    return [" ".join(tag.get_text().split()) for one in pages for tag in one.tags(BLOCKS)]


def test_a_sentence_is_short_and_has_a_line_of_its_own(easy: list[Document]) -> None:
    """At most twelve words, and nothing else in its block."""
    blocks = _blocks(easy)

    assert len(blocks) > 100
    assert [text for text in blocks if len(sentences(text)) > 1] == []
    assert [text for text in blocks if len(words(text)) > LONGEST_SENTENCE] == []


def test_long_words_are_parted(easy: list[Document]) -> None:
    """A compound has a middle dot; only names and addresses stay as they are."""
    allianz = load(SECOND).allianz
    names = f"{allianz.name} {allianz.region}".split()
    text = " ".join(part for block in _blocks(easy) for part in block.split() if part not in names and "@" not in part)
    long = re.compile(rf"[^\W\d_]{{{LONGEST_PART + 1},}}")

    assert "·" in text
    assert long.findall(text) == []


def test_a_negation_stands_out(easy: list[Document]) -> None:
    """Who overlooks a „nicht“ understands the contrary: it is bold."""
    overlooked = [
        str(text)
        for one in easy
        for text in one.soup.main.find_all(string=re.compile(r"\b(nicht|kein\w*)\b"))  # type: ignore[union-attr]
        if text.parent is None or text.parent.name != "strong"
    ]

    assert overlooked == []


def test_every_page_says_that_nobody_has_checked_it(easy: list[Document]) -> None:
    """It calls itself a draft before anything else, and says what has to happen."""
    for one in easy:
        note = one.tags("main > :nth-child(2)")[0]

        assert note["role"] == "note", one.name
        assert "Dieser Text ist ein Entwurf." in note.get_text()
        assert "Menschen mit Lern·schwierigkeiten" in note.get_text()


def test_every_picture_has_words_beside_it(easy: list[Document]) -> None:
    """A picture helps those who read; nobody needs it to understand, and a screen reader leaves it out."""
    for one in easy:
        pictured = one.tags("main .bild")

        assert len(pictured) > 3, one.name
        assert all(box.select("[aria-hidden=true] > svg") and box.select("p ~ p") for box in pictured), one.name


def test_every_page_leads_there(site: Path) -> None:
    """The header and the foot of all pages link to the first, and each of the four to all of them."""
    for document in documents(site):
        for place in (".header .easy-switch a", ".footer a"):
            assert f"{SITE_URL}leichte-sprache/" in {
                urljoin(document.url, str(a["href"])) for a in document.tags(place)
            }
    for address in ADDRESSES:
        assert len(page(site, address).tags(".easy a")) == len(ADDRESSES)
        assert len(page(site, address).tags(".easy [aria-current=page]")) == 1


def test_a_draft_says_that_it_is_not_the_alliances(site: Path, draft_site: Path) -> None:
    """And where to write is missing there; an operator's site gives its address."""
    assert "Die Seite ist nicht von der Allianz." in page(draft_site, ADDRESSES[0]).text()
    assert "Die Seite ist nicht von der Allianz." not in page(site, ADDRESSES[0]).text()
    assert "Unsere Adresse fehlt noch." in page(draft_site, ADDRESSES[3]).text()
    assert page(site, ADDRESSES[3]).tags('main a[href^="mailto:"]')


@pytest.mark.parametrize("path", sorted((ROOT / "docs/leichte-sprache").glob("*.md")), ids=lambda path: path.stem)
def test_it_is_there_in_german_alone(path: Path) -> None:
    """No catalogue asks for a translation."""
    assert list(Prose.of(path.name, path.read_text("utf-8")).sentences()) == []
