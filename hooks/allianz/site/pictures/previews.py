"""The picture that others show when a page is shared, drawn while building.

It is 1200 × 630 pixels, the size that readers of Open Graph expect.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw

from allianz.site.pictures.lettering import fitted
from allianz.site.pictures.mark import mark, png

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.site.pictures.mark import Colours

__all__ = ["HEIGHT", "WIDTH", "Preview", "picture"]

WIDTH, HEIGHT = 1200, 630

_WHITE = 255
_COLOURS, _SHADES = 32, 12
"""Colours of a picture, and how many of them lead from its panel to white."""
_STEPS = [round(light * (_SHADES - 1) / 255) for light in range(256)]
_LEFT, _INNER = 64, WIDTH - 2 * 64
_PANEL_END, _SHEET_START = 462, 470
_MARK, _BESIDE_MARK = 96, 64 + 96 + 28
_BEHIND = [(place + _SHADES) % 256 for place in range(256)]


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
    """The PNG. Long text gets smaller, then is cut with an ellipsis; what the font does not have is left out.

    A picture has 32 colours: those from its panel to white, and those of the sheet below, one behind the other.
    """
    panel = palette["brand"] if preview.accent is None else palette[f"f{preview.accent}"]
    letters, (sheet, colours) = _letters(preview), _sheet(preview.name, tuple(sorted(palette.items())))
    image = Image.frombytes("P", (WIDTH, HEIGHT), letters + sheet)
    image.putpalette([*_shades(panel), *colours])
    return png(image)


def _letters(preview: Preview) -> bytes:
    """The panel above: for each point how white it is, from 0 to `_SHADES` - 1."""
    canvas = Image.new("L", (WIDTH, _PANEL_END))
    draw = ImageDraw.Draw(canvas)
    over = fitted(preview.eyebrow, "Semibold", (36,), _INNER, 48)
    block = fitted(preview.title, "Bold", (96, 84, 74, 64, 56, 48, 42), _INNER, 300)
    gap = 12 if over.lines else 0
    top = (_PANEL_END - over.height - gap - block.height) // 2
    over.write(draw, _LEFT, top, _WHITE)
    block.write(draw, _LEFT, top + over.height + gap, _WHITE)
    return canvas.point(_STEPS).tobytes()


def _shades(panel: str) -> Iterator[int]:
    """Red, green and blue of each step from a panel's colour to white."""
    for step in range(_SHADES):
        yield from (part + (255 - part) * step // (_SHADES - 1) for part in bytes.fromhex(panel[1:]))


@lru_cache(maxsize=8)
def _sheet(name: str, palette: tuple[tuple[str, str], ...]) -> tuple[bytes, tuple[int, ...]]:
    """The part below that all pictures of a site share, the mark and the site's name: its points and its colours."""
    colours = dict(palette)
    canvas = Image.new("RGB", (WIDTH, HEIGHT - _PANEL_END), colours["bg"])
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((0, 0, WIDTH, _SHEET_START - _PANEL_END - 1), colours["gold"])
    middle = (_SHEET_START + HEIGHT) // 2 - _PANEL_END
    drawn = mark(_MARK, colours)
    canvas.paste(drawn, (_LEFT, middle - _MARK // 2), drawn)
    block = fitted(name, "Bold", (46, 40, 34), _LEFT + _INNER - _BESIDE_MARK, 112)
    block.write(draw, _BESIDE_MARK, middle - block.height // 2, colours["ink"])
    few = canvas.quantize(_COLOURS - _SHADES, method=Image.Quantize.FASTOCTREE)
    return few.point(_BEHIND).tobytes(), tuple(few.getpalette() or ())
