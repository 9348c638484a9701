"""The picture that others show when a page is shared, drawn while building.

It is 1200 × 630 pixels, the size that readers of Open Graph expect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw

from allianz.site.pictures.lettering import fitted
from allianz.site.pictures.mark import mark, png

if TYPE_CHECKING:
    from allianz.site.pictures.mark import Colours

__all__ = ["HEIGHT", "WIDTH", "Preview", "picture"]

WIDTH, HEIGHT = 1200, 630

_WHITE = "#ffffff"
_LEFT, _INNER = 64, WIDTH - 2 * 64
_PANEL_END, _SHEET_START = 462, 470
_MARK, _BESIDE_MARK = 96, 64 + 96 + 28


class Preview(NamedTuple):
    """The picture at one address: a title under a short line, on the colour of a Handlungsfeld, and the site's name.

    `accent` counts from 1 as the style sheet's classes do, None is the site's own colour.
    """

    path: str
    title: str
    eyebrow: str
    accent: int | None
    name: str


def picture(preview: Preview, palette: Colours) -> bytes:
    """The PNG. Long text gets smaller, then is cut with an ellipsis; what the font does not have is left out."""
    panel = palette["brand"] if preview.accent is None else palette[f"f{preview.accent}"]
    canvas = Image.new("RGB", (WIDTH, HEIGHT), panel)
    draw = ImageDraw.Draw(canvas)
    over = fitted(preview.eyebrow, "Semibold", (36,), _INNER, 48)
    block = fitted(preview.title, "Bold", (96, 84, 74, 64, 56, 48, 42), _INNER, 300)
    gap = 12 if over.lines else 0
    top = (_PANEL_END - over.height - gap - block.height) // 2
    over.write(draw, _LEFT, top, _WHITE)
    block.write(draw, _LEFT, top + over.height + gap, _WHITE)
    _sheet(canvas, draw, preview.name, palette)
    return png(canvas.quantize(32, method=Image.Quantize.FASTOCTREE))


def _sheet(canvas: Image.Image, draw: ImageDraw.ImageDraw, name: str, palette: Colours) -> None:
    """The part below that all pictures of a site share: the mark and the site's name."""
    draw.rectangle((0, _PANEL_END, WIDTH, HEIGHT), palette["gold"])
    draw.rectangle((0, _SHEET_START, WIDTH, HEIGHT), palette["bg"])
    middle = (_SHEET_START + HEIGHT) // 2
    drawn = mark(_MARK, palette)
    canvas.paste(drawn, (_LEFT, middle - _MARK // 2), drawn)
    block = fitted(name, "Bold", (46, 40, 34), _LEFT + _INNER - _BESIDE_MARK, 112)
    block.write(draw, _BESIDE_MARK, middle - block.height // 2, palette["ink"])
