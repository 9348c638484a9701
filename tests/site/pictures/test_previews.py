"""The preview picture of a page and the icons."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from allianz.site.pictures.mark import BRAND, GOLD, icon
from allianz.site.pictures.previews import ACCENTS, HEIGHT, WIDTH, picture
from tests import hostile
from tests.building import ROOT

CSS = (ROOT / "overrides/assets/css/site.css").read_text("utf-8")
SVG = (ROOT / "overrides/assets/images/favicon.svg").read_text("utf-8")


def _open(png: bytes) -> Image.Image:
    """The picture in true colours; an error where the file is damaged."""
    Image.open(BytesIO(png)).verify()
    return Image.open(BytesIO(png)).convert("RGBA")


def _colour(image: Image.Image, at: tuple[float, float]) -> str:
    red, green, blue, _ = image.getpixel((int(at[0]), int(at[1])))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"


def _contrast(colour: str) -> float:
    """The contrast of white letters on a colour (WCAG 2.2, definition of contrast ratio)."""
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05)


@pytest.mark.parametrize(("accent", "ground"), [(None, BRAND), *enumerate(ACCENTS, 1), (len(ACCENTS) + 1, ACCENTS[0])])
def test_the_panel_has_the_colour_of_the_field(accent: int | None, ground: str) -> None:
    """Each Handlungsfeld has its colour, begun anew after the last as in the style sheet; the rest has the site's."""
    image = _open(picture("Titel", "Zeile", accent, "Name"))

    assert image.size == (WIDTH, HEIGHT) == (1200, 630)
    assert _colour(image, (0, 0)) == _colour(image, (WIDTH - 1, 300)) == ground
    assert _colour(image, (0, HEIGHT - 1)) == "#fbf9f5"


def test_the_colours_are_those_of_the_style_sheet() -> None:
    """The light accents, the brand and the gold stand in the style sheet too, and white is readable on each."""
    light = CSS.partition("@media")[0]

    assert tuple(re.findall(r"--f\d: (#\w{6})", light)) == ACCENTS
    assert f"--brand: {BRAND}" in light
    assert f"--gold: {GOLD}" in light
    assert min(map(_contrast, (BRAND, *ACCENTS))) >= 4.5


@pytest.mark.parametrize(
    ("texts", "first", "last"),
    [(("Titel", "", ""), 170, 300), (("", "Zeile", ""), 150, 220), (("", "", "Name"), 500, 600)],
)
def test_title_line_and_name_are_drawn(texts: tuple[str, str, str], first: int, last: int) -> None:
    """Each of the three texts stands in its own part of the picture."""
    with_it = _open(picture(texts[0], texts[1], 1, texts[2]))
    box = ImageChops.difference(with_it.convert("RGB"), _open(picture("", "", 1, "")).convert("RGB")).getbbox()

    assert box is not None
    assert first < box[1] < box[3] < last


BESIDE = {
    "left": (0, 0, 58, 462),
    "right": (WIDTH - 58, 0, WIDTH, 462),
    "above": (0, 0, WIDTH, 24),
    "below": (0, 440, WIDTH, 462),
    "right of the name": (WIDTH - 58, 470, WIDTH, HEIGHT),
}


@pytest.mark.parametrize(
    ("title", "eyebrow"), [(hostile.NAME, hostile.TEXT), (hostile.LONG, hostile.LONG), ("W" * 500, ""), ("😀", "مرحبا")]
)
def test_no_text_reaches_the_edges(title: str, eyebrow: str) -> None:
    """However long or strange a title is, a margin stays free around it."""
    image = _open(picture(title, eyebrow, 3, title))

    assert [where for where, box in BESIDE.items() if len(image.crop(box).getcolors() or ()) != 1] == []


def test_the_same_texts_give_the_same_bytes() -> None:
    """Pictures of a build are compared with those of the last one, so nothing in them may change by itself."""
    assert picture("Titel", "Zeile", 2, "Name") == picture("Titel", "Zeile", 2, "Name")
    assert picture("Titel", "Zeile", 2, "Name") != picture("Titel!", "Zeile", 2, "Name")


@pytest.mark.parametrize("rounded", [True, False])
def test_the_icon_shows_the_mark_of_the_favicon(*, rounded: bool) -> None:
    """Gold where the favicon has its nodes, white along its strands, and corners as asked for."""
    image = _open(icon(320, rounded=rounded))
    numbers = map(float, re.findall(r"-?[\d.]+", re.findall(r' d="([^"]+)"', SVG)[1].replace("h0", "")))
    moves = list(zip(numbers, numbers, strict=True))

    assert image.convert("RGBA").getpixel((0, 0)) == (*bytes.fromhex(BRAND[1:]), 0 if rounded else 255)
    assert _colour(image, (5, 160)) == BRAND
    assert moves == [(16, 6.2), (8.7, 8.9), (14.6, 0), (5, 16), (22, 0)]
    assert {_colour(image, (x * 10, y * 10)) for x, y in ((16, 6.2), (8.7, 8.9), (23.3, 8.9), (5, 16), (27, 16))} == {
        GOLD
    }
    assert {_colour(image, at) for at in ((160, 260), (160, 150), (127, 170), (90, 200), (230, 200))} == {"#ffffff"}
