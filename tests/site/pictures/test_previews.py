"""The preview picture of a page and the icons."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from allianz.site.pictures.mark import colours, icons
from allianz.site.pictures.previews import HEIGHT, WIDTH, Preview, picture
from tests import hostile
from tests.building import ROOT

CSS = (ROOT / "overrides/assets/css/site.css").read_text("utf-8")
PALETTE = colours(CSS)
ACCENTS = [PALETTE[f"f{number}"] for number in range(1, 9)]
SVG = (ROOT / "overrides/assets/images/favicon.svg").read_text("utf-8")


def _drawn(title: str, eyebrow: str = "", accent: int | None = None, name: str = "") -> Image.Image:
    return _open(picture(Preview("x.png", title, eyebrow, accent, name), PALETTE))


def _open(png: bytes) -> Image.Image:
    """The picture in true colours; an error where the file is damaged."""
    Image.open(BytesIO(png)).verify()
    return Image.open(BytesIO(png)).convert("RGBA")


def _is(image: Image.Image, at: tuple[float, float], colour: str) -> bool:
    """Whether a point has a colour, so far as 32 colours can say it."""
    pixel = image.getpixel((int(at[0]), int(at[1])))
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= 3 for a, b in zip(pixel[:3], bytes.fromhex(colour[1:]), strict=True))


def _contrast(colour: str) -> float:
    """The contrast of white letters on a colour (WCAG 2.2, definition of contrast ratio)."""
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05)


@pytest.mark.parametrize(("accent", "ground"), [(None, PALETTE["brand"]), *enumerate(ACCENTS, 1)])
def test_the_panel_has_the_colour_of_the_field(accent: int | None, ground: str) -> None:
    """Each Handlungsfeld has its light colour of the style sheet, the rest the site's; white is readable on it."""
    image = _drawn("Titel", "Zeile", accent, "Name")

    assert image.size == (WIDTH, HEIGHT) == (1200, 630)
    assert _is(image, (0, 0), ground)
    assert _is(image, (WIDTH - 1, 300), ground)
    assert _is(image, (0, HEIGHT - 1), PALETTE["bg"])
    assert _contrast(ground) >= 4.5


def test_the_colours_are_the_light_ones() -> None:
    """The style sheet names each colour again for dark screens; pictures are shown on the light pages of others."""
    assert colours(":root { --bg: #ffffff; } @media (x) { --bg: #000000; --ink: #eeeeee; }") == {"bg": "#ffffff"}


@pytest.mark.parametrize(
    ("texts", "first", "last"),
    [(("Titel", "", ""), 170, 300), (("", "Zeile", ""), 150, 260), (("", "", "Name"), 500, 600)],
)
def test_title_line_and_name_are_drawn(texts: tuple[str, str, str], first: int, last: int) -> None:
    """Each of the three texts stands in its own part of the picture."""
    drawn = ImageChops.difference(
        _drawn(texts[0], texts[1], 1, texts[2]).convert("L"), _drawn("", accent=1).convert("L")
    )
    box = drawn.point(lambda value: 255 * (value > 60)).getbbox()

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
    image = _drawn(title, eyebrow, 3, title)

    assert [where for where, box in BESIDE.items() if len(image.crop(box).getcolors() or ()) != 1] == []


def test_the_same_texts_give_the_same_bytes() -> None:
    """Pictures of a build are compared with those of the last one, so nothing in them may change by itself."""
    first = Preview("x.png", "Titel", "Zeile", 2, "Name")
    assert picture(first, PALETTE) == picture(first, PALETTE)
    assert picture(first, PALETTE) != picture(first._replace(title="Titel!"), PALETTE)


@pytest.mark.parametrize(("name", "corner"), [("favicon-32", 0), ("apple-touch-icon", 255)])
def test_the_icon_shows_the_mark_of_the_favicon(name: str, corner: int) -> None:
    """Gold where the favicon has its nodes, white along its strands; phones round the corners by themselves."""
    image = _open(icons(PALETTE)[f"assets/images/{name}.png"])
    numbers = map(float, re.findall(r"-?[\d.]+", re.findall(r' d="([^"]+)"', SVG)[1].replace("h0", "")))
    moves = list(zip(numbers, numbers, strict=True))
    scale = image.width / 32

    assert image.getpixel((0, 0))[3] == corner  # type: ignore[index]
    assert moves == [(16, 6.2), (8.7, 8.9), (14.6, 0), (5, 16), (22, 0)]
    nodes = [(16, 6.2), (8.7, 8.9), (23.3, 8.9), (5, 16), (27, 16)]
    assert [at for at in nodes if not _is(image, (at[0] * scale, at[1] * scale), PALETTE["gold"])] == []
    strands = [(16, 26), (16, 15), (12.7, 17), (19.3, 17)]
    assert [at for at in strands if not _is(image, (at[0] * scale, at[1] * scale), "#ffffff")] == []
    assert _is(image, (2 * scale, 28 * scale), PALETTE["mark"])
