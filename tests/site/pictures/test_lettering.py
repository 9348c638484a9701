"""Text in pictures: every letter is there, and every text fits."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from allianz.site.pictures.lettering import Block, fitted, known
from tests import hostile

SIZES = (60, 40)
WIDTH, HEIGHT = 600, 140
TITLES = [
    ("Ausbildung", 60, ("Ausbildung",)),
    ("Agentur für Arbeit Musterstadt", 60, ("Agentur für Arbeit", "Musterstadt")),
    ("Kammer Musterstadt-Kirchhausen", 60, ("Kammer Musterstadt-", "Kirchhausen")),
    ("Industrie- und Handelskammer Musterland", 40, ("Industrie- und", "Handelskammer Musterland")),
    ("Beratungsstelle für die berufliche Weiterbildung", 40, ("Beratungsstelle für die", "berufliche Weiterbildung")),
    ("Fachkräftesicherungskoordinierungsstelle", 40, ("Fachkräftesicherungskoordinie…",)),
    (
        "Wort " * 30,
        40,
        ("Wort Wort Wort Wort Wort Wort", "Wort Wort Wort Wort Wort Wort", "Wort Wort Wort Wort Wort Wort…"),
    ),
    ("", 60, ()),
]
"""What is written, and the size and the lines in which it is drawn."""


def _fitted(text: str) -> Block:
    return fitted(text, "Bold", SIZES, WIDTH, HEIGHT)


@pytest.mark.parametrize(("text", "size", "lines"), TITLES)
def test_a_text_is_wrapped_between_words(text: str, size: int, lines: tuple[str, ...]) -> None:
    """The largest size that breaks no word, lines of about the same length; an ellipsis where something is left out."""
    block = _fitted(text)
    assert (block.font.size, block.lines) == (size, lines)


@pytest.mark.parametrize("weight", ["Bold", "Semibold"])
def test_the_font_has_every_letter_of_german(weight: str) -> None:
    """Umlauts, ß, quotation marks, dashes and signs that German texts need, and the letters of the neighbours."""
    text = (
        string.ascii_letters + string.digits + string.punctuation + "ÄÖÜäöüßẞ„“‚‘’–—§€…·•°½×éèêëçñáíóúâîôûåæøłńśźżčěřšž"
    )

    assert known(text, weight) == text
    assert known("Bund\u2011Länder", weight) == "Bund-Länder"


def test_what_the_font_cannot_draw_is_left_out() -> None:
    """No empty boxes: signs of other scripts and control characters are not drawn."""
    assert known("A 😀 B \u202e\u2028مرحبا C\u00adD", "Bold") == "A B CD"


@pytest.mark.parametrize("text", ["Центр занятости", "Κέντρο εργασίας", "Київ"])
def test_names_in_cyrillic_and_greek_are_drawn_whole(text: str) -> None:
    """The font has these letters."""
    assert known(text, "Bold") == text


@pytest.mark.parametrize("text", ["مركز العمل", "職業安定所", "रोज़गार", "תעסוקה"])
def test_a_name_in_a_script_that_the_font_lacks_leaves_no_trace(text: str) -> None:
    """The picture shows none of it, no box and no single mark."""
    assert _fitted(text).lines == ()


@given(st.text(st.characters(codec="utf-8"), max_size=200) | st.sampled_from([hostile.TEXT, hostile.NAME, "i" * 900]))
def test_no_text_leaves_its_box(text: str) -> None:
    """Whatever the data say, letters stay inside the width and the height that they were given."""
    canvas = Image.new("L", (WIDTH + 200, HEIGHT + 200))
    _fitted(text).write(ImageDraw.Draw(canvas), 100, 100, "#ffffff")
    box = canvas.getbbox() or (100, 100, 100, 100)

    assert box[0] >= 100 - 4  # a letter may lean out of its own box, never out of the margin
    assert box[1] >= 100
    assert box[2] <= 100 + WIDTH + 4
    assert box[3] <= 100 + HEIGHT
