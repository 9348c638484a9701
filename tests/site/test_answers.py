"""The question and its answers as they stand in the built pages, before any script."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from allianz.model.dataset import Dataset, load
from allianz.model.files import address
from allianz.site.offers import Offers
from tests.building import SECOND
from tests.documents import Document, documents, leads_to, page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROOF = ".proof, .ref, details.refs"
"""Where a page tells of its sources."""


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND)


def _answers(data: Dataset) -> list[tuple[str, str]]:
    kreise = ["", *(kreis.id for kreis in data.landkreise)]
    return [(gruppe.id, kreis) for gruppe in data.zielgruppen for kreis in kreise]


def _answer(site: Path, gruppe: str, kreis: str) -> Document:
    return page(site, f"wegweiser/{gruppe}/{kreis}".rstrip("/"))


def test_each_offer_is_shown_with_the_way_that_fits(site: Path, data: Dataset) -> None:
    """Number and e-mail on a card are those for this group in this Landkreis."""
    offers = Offers(data)
    by_id = {angebot.id: angebot for angebot in data.angebote}
    seen = 0
    for gruppe, kreis in _answers(data):
        for card in _answer(site, gruppe, kreis).tags("article.offer"):
            angebot = by_id[leads_to(card.select(".offer__title a")[0])]
            ways = offers.ways(angebot, gruppe, kreis)[:1]
            linked = [str(link["href"]) for link in card.select('a[href^="tel:"], a[href^="mailto:"]')]
            seen += len(linked)

            assert len(linked) == sum(bool(value) for way in ways for value in (way.telefon, way.email))
            assert all(way.telefon in card.get_text().replace("\u00a0", " ") for way in ways if way.telefon)
    assert seen


def test_without_script_links_lead_where_the_question_would(site: Path, data: Dataset) -> None:
    """The start leads to each group and each Landkreis; a group's answer leads to its answer for each Landkreis."""
    kreise = [f"/region/{kreis.id}/" for kreis in data.landkreise]
    groups = [f"/wegweiser/{gruppe.id}/" for gruppe in data.zielgruppen]

    for start in ("", "wegweiser"):
        assert _missing(page(site, start), [*groups, *kreise]) == []
    for gruppe, kreis in _answers(data):
        assert _missing(_answer(site, gruppe, kreis), [f"/{gruppe}/{one.id}/" for one in data.landkreise]) == []


def _missing(document: Document, ends: list[str]) -> list[str]:
    """The ends of addresses to which no link of the main part leads; what waits in a template is no link."""
    links = [f"/{link['href']}" for link in document.tags("main a[href]") if not link.find_parent("template")]
    return [end for end in ends if not any(link.endswith(end) for link in links)]


def test_the_form_knows_every_group_and_landkreis_of_an_old_address(site: Path, data: Dataset) -> None:
    """`?ich=…&landkreis=…` led to an answer once: the script finds there what it takes to lead on."""
    form = page(site, "wegweiser").tags("form[data-guide]")[0]

    assert [str(one["value"]) for one in form.select("option[value]") if one["value"]] == [
        gruppe.id for gruppe in data.zielgruppen
    ]
    assert str(form["data-kreise"]).split() == [kreis.id for kreis in data.landkreise]


def test_the_question_on_an_answer_knows_who_asks(site: Path, data: Dataset) -> None:
    """Who only wants another place need not say again what applies; for a Landkreis the question is folded away."""
    for gruppe, kreis in _answers(data):
        document = _answer(site, gruppe, kreis)
        (again,) = document.tags("details.again")

        assert [one["value"] for one in document.tags("form option[selected]")] == [gruppe]
        assert again.has_attr("open") is not bool(kreis)


def test_the_start_leads_to_every_field(site: Path, data: Dataset) -> None:
    """Whoever does not know what applies to them finds the fields, each with its aim."""
    document = page(site, "")

    assert _missing(document, [f"/{address(feld)}" for feld in data.handlungsfelder]) == []
    assert [feld.ziel for feld in data.handlungsfelder if feld.ziel not in document.text()] == []


def test_help_is_not_buried_under_its_proof(site: Path) -> None:
    """Start, answers, fields and Landkreise spend at most 15 % of their visible words on sources.

    The pages of a kind are counted together, because one with a single short offer may spend more; those of offers and
    partners are left out, because the fixed data say next to nothing about either.
    """
    words: Counter[str] = Counter()
    proof: Counter[str] = Counter()
    for document in documents(site):
        kind = document.name.partition("/")[0]
        if kind in {"index.html", "wegweiser", "handlungsfelder", "region"}:
            for word, is_proof in _visible(document):
                words[kind] += len(word.split())
                proof[kind] += len(word.split()) if is_proof else 0

    assert min(proof.values()) > 0
    assert {kind: proof[kind] / words[kind] for kind in words if proof[kind] / words[kind] > 0.15} == {}


def _visible(document: Document) -> Iterator[tuple[str, bool]]:
    """The pieces of text that can be seen while everything folded is closed, and whether each tells of sources."""
    (main,) = BeautifulSoup(str(document.tags("main")[0]), "html.parser").select("main")
    for hidden in main.select("template, script, svg, option, [hidden], .visually-hidden, .ort__ohne"):
        hidden.decompose()
    for folded in main.select("details:not([open]) > :not(summary)"):
        folded.decompose()
    proof = set(map(id, main.select(PROOF)))
    for text in main.find_all(string=True):
        yield str(text), any(id(parent) in proof for parent in text.parents)
