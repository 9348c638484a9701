"""What a draft and an operator's site say of who speaks: titles, shared pages, JSON-LD, and the legal pages."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import load
from allianz.model.hints import open_points
from allianz.site.prose import with_blocks
from tests.building import SECOND
from tests.documents import documents

if TYPE_CHECKING:
    from pathlib import Path

    from allianz.model.records import Allianz

DRAFT = "(inoffizieller Entwurf)"
BLOCKS = ("anbieter", "verantwortlich", "rechtsgrundlage", "rechte", "kontakt")
OPTIONAL = ("telefon", "formular", "aufsicht", "registereintrag", "ust_id", "verantwortlich", "datenschutz_email",
            "datenschutz_aufsicht")  # fmt: skip


def _alliance(art: str, *, whole: bool) -> Allianz:
    """The fixed alliance, run by a body of this kind that has filled in everything, or only what it must."""
    allianz = load(SECOND).allianz
    assert allianz.betreiber is not None
    left = {} if whole else dict.fromkeys(OPTIONAL)
    return allianz.model_copy(update={"betreiber": allianz.betreiber.model_copy(update={"art": art, **left})})


def _legal(allianz: Allianz) -> str:
    """What the legal pages say of the operator, with its characters as they are read."""
    said = with_blocks("\n".join(f"<!-- baustein: {name} -->" for name in BLOCKS), allianz)
    return html.unescape(said).replace("\u00a0", " ")


def test_no_page_of_a_draft_claims_to_be_the_alliance(draft_site: Path) -> None:
    """The title in the browser, the one that is shared, and the site's name for search engines all say what it is."""
    for one in documents(draft_site):
        (title,) = one.tags("title")
        named = [
            str(tag["content"]) for tag in one.tags('meta[property="og:site_name"], meta[property="og:image:alt"]')
        ]

        assert [text for text in (title.get_text(), *named) if not text.endswith(DRAFT)] == [], one.name
        for block in one.tags('script[type="application/ld+json"]'):
            graph = json.loads(block.get_text())["@graph"]
            assert all(node["name"].endswith(DRAFT) for node in graph if node["@type"] == "WebSite")
            assert not any("publisher" in node for node in graph)


def test_a_site_with_an_operator_is_no_draft(site: Path) -> None:
    """Nothing of it is called one, and search engines learn who publishes it."""
    read = documents(site)

    assert [one.name for one in read if DRAFT in str(one.soup)] == []
    assert any('"publisher"' in str(one.soup) for one in read)


@pytest.mark.parametrize(("art", "letter"), [("oeffentlich", "Buchstabe e"), ("privat", "Buchstabe f")])
def test_the_legal_basis_follows_from_the_kind_of_operator(art: str, letter: str) -> None:
    """A public body acts in the public interest, a private one by its own (Art. 6 Abs. 1 DSGVO)."""
    said = _legal(_alliance(art, whole=True))

    assert letter in said
    assert said.count("Artikel 6") == 1


@pytest.mark.parametrize("art", ["oeffentlich", "privat"])
def test_what_an_operator_filled_in_is_shown_and_nothing_is_missing(art: str) -> None:
    """Each of its fields stands on a legal page, none is said to be open, and no draft is spoken of."""
    allianz = _alliance(art, whole=True)
    said = _legal(allianz)
    betreiber = allianz.betreiber
    assert betreiber is not None
    assert betreiber.verantwortlich is not None
    assert betreiber.aufsicht is not None
    assert betreiber.datenschutz_aufsicht is not None
    shown = (
        betreiber.rechtsform, betreiber.vertreten_durch, betreiber.ust_id, betreiber.verantwortlich.name,
        betreiber.aufsicht.name, betreiber.datenschutz_aufsicht.name,
    )  # fmt: skip

    assert [text for text in shown if not text or text not in said] == []
    assert f"mailto:{betreiber.email}" in said
    assert f"mailto:{betreiber.datenschutz_email}" in said
    assert "Noch nicht eingetragen" not in said
    assert "Entwurf" not in said


@pytest.mark.parametrize("art", ["oeffentlich", "privat"])
def test_what_an_operator_left_open_is_listed_on_its_page(art: str) -> None:
    """Whoever reads the page sees what is missing, with the law that asks for it; a private body may owe more."""
    allianz = _alliance(art, whole=False)
    assert allianz.betreiber is not None
    points = open_points(allianz.betreiber)
    said = _legal(allianz)

    assert points
    assert [point.fields for point in points if point.law not in said] == []
    assert ("registereintrag",) in [point.fields for point in points] or art == "oeffentlich"
