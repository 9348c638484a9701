"""The motifs of the Handlungsfelder: one for each pictogram, decorative, light, in the colours of the site alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from allianz.model.dataset import Dataset, load
from allianz.model.files import address
from allianz.model.words import PIKTOGRAMME
from allianz.site.pages import Formats, build
from allianz.site.paths import TEMPLATES
from tests.building import ICONS, SECOND

if TYPE_CHECKING:
    from bs4 import Tag

    from allianz.model.scalars import Word

BUDGET = 3 * 1024
"""Bytes of a motif with the land that it stands on, as it stands in a page."""

MOTIFS = TEMPLATES / "motive"
LAND = "land"
PAINT = {"none", "var(--accent)", "var(--accent-soft)", "var(--gold)"}
SHAPES = {"svg", "g", "path", "circle", "ellipse", "rect"}
ABOUT = {"style", "class", "href", "src"}
"""Attributes that no shape of a motif needs."""


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND)


def shown(data: Dataset, word: Word) -> Tag:
    """The drawing at the head of a Handlungsfeld that carries a pictogram word."""
    field = data.handlungsfelder[0].model_copy(update={"piktogramm": word})
    pages = build(replace(data, handlungsfelder=(field, *data.handlungsfelder[1:])), ICONS, Formats("1.0.0", {}))
    (text,) = [page.text for page in pages if page.path == f"{address(field).rstrip('/')}.md"]
    (motif,) = BeautifulSoup(text, "html.parser").select(".field-head svg.motif")
    return motif


@pytest.mark.parametrize("word", PIKTOGRAMME.words)
def test_every_pictogram_word_has_a_picture(data: Dataset, word: Word) -> None:
    """A field with any word of the model has a head with a light drawing on the land that all fields share."""
    motif = shown(data, word)
    parts = [(MOTIFS / f"{name}.svg").read_text("utf-8") for name in (LAND, word)]

    drawn = BeautifulSoup("".join(parts), "html.parser")

    assert "".join(motif.decode_contents().split()) == "".join(drawn.decode().split())
    assert len(str(motif).encode()) <= BUDGET


@pytest.mark.parametrize("word", PIKTOGRAMME.words)
def test_a_picture_says_nothing_to_a_reader(data: Dataset, word: Word) -> None:
    """A screen reader passes a motif, the keyboard never stops at it, and it holds no word."""
    motif = shown(data, word)

    assert (motif["aria-hidden"], motif["focusable"]) == ("true", "false")
    assert motif.get_text(strip=True) == ""
    assert not motif.select("title, desc, text, a, [tabindex], [id]")


@pytest.mark.parametrize("word", PIKTOGRAMME.words)
def test_a_picture_has_the_colours_of_the_site_alone(data: Dataset, word: Word) -> None:
    """Dark windows and forced colours change a motif as they change its page: no colour in it is fixed."""
    motif = shown(data, word)
    paints = {str(tag[name]) for name in ("fill", "stroke") for tag in motif.select(f"[{name}]")}

    assert {"var(--accent)", "var(--gold)"} <= paints <= PAINT
    assert not re.search(r"#[0-9a-f]{3}|rgb|hsl", str(motif), re.IGNORECASE)


@pytest.mark.parametrize("word", PIKTOGRAMME.words)
def test_a_picture_is_shapes_and_nothing_else(data: Dataset, word: Word) -> None:
    """Neither script nor style, and nothing that a browser would have to fetch."""
    motif = shown(data, word)
    tags = [motif, *motif.find_all()]

    assert {tag.name for tag in tags} <= SHAPES
    assert not [name for tag in tags[1:] for name in tag.attrs if name.startswith("on") or name in ABOUT]
    assert "url(" not in str(motif)


def test_no_motif_lies_unused() -> None:
    """Every file of the folder is the land or the picture of a word."""
    assert {path.stem for path in MOTIFS.iterdir()} == {LAND, *PIKTOGRAMME.words}


@pytest.mark.parametrize("path", ["index.md", "handlungsfelder/index.md"])
def test_the_lists_of_fields_show_each_its_own_picture(data: Dataset, path: str) -> None:
    """On the start page and in the overview every field stands beside its own motif, and leads to its page."""
    (text,) = [page.text for page in build(data, ICONS, Formats("1.0.0", {})) if page.path == path]
    entries = BeautifulSoup(text, "html.parser").select(".fields > li")

    assert len(entries) == len(data.handlungsfelder) > 1
    assert len({str(entry.select_one("svg.motif")) for entry in entries}) == len(entries)
    assert [entry.a.get_text() for entry in entries if entry.a] == [feld.titel for feld in data.handlungsfelder]
