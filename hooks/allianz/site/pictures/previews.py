"""The picture that others show when a page is shared, drawn while building.

It is 1200 × 630 pixels, the size that readers of Open Graph expect, in 16 colours. Letters are blended as palette
indices: the indices between a ground and its ink are the colours between them, so that blending index 0 with
index 6 by half gives index 3, the colour half way.
"""

from __future__ import annotations

import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image

from allianz.site.pictures.lettering import Block, Face, fitted, known, write
from allianz.site.pictures.mark import BRAND, GOLD, mark, shape

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ACCENTS", "HEIGHT", "WIDTH", "picture"]

WIDTH, HEIGHT = 1200, 630

ACCENTS = ("#861c0a", "#0a4aa0", "#08503c", "#782a78", "#80610f", "#645abf", "#1d738c", "#66564f")
"""The light accents of the style sheet, `--f1` to `--f8`; white letters have a contrast of 4.5 or more on each."""
_PAPER, _INK, _WHITE = "#fbf9f5", "#21262a", "#ffffff"

_PANEL, _ON_PANEL, _SHEET, _ON_SHEET, _BRAND, _GOLD, _COLOURS = 0, 6, 7, 11, 12, 13, 16
"""Palette indices: a panel and the letters on it, the sheet below and the letters on it, the mark's own colours."""

_LEFT, _INNER = 64, WIDTH - 2 * 64
_PANEL_END, _SHEET_START = 462, 470
_MARK, _BESIDE_MARK = 96, 64 + 96 + 28
_FILTER = 2
"""Two more pixels of index 0 at the start of each row make the zero byte which says that the row is not
filtered (PNG, third edition, 9.2)."""

Colour = tuple[int, ...]
"""Red, green and blue, 0 to 255."""


def picture(title: str, eyebrow: str, accent: int | None, name: str) -> bytes:
    """The PNG of one page: its title under a short line, on the colour of its Handlungsfeld, and the site's name.

    `accent` counts from 1 as the style sheet's classes do, None is the site's own colour. Long text gets smaller,
    then is cut with an ellipsis; characters that the font does not have are left out.
    """
    canvas = _ground(name).copy()
    over = fitted(known(eyebrow, "Semibold"), "Semibold", (36,), _INNER, 48) if eyebrow else Block((), Face("", 0))
    block = fitted(known(title, "Bold"), "Bold", (96, 84, 74, 64, 56, 48, 42), _INNER, 300)
    gap = 12 if eyebrow else 0
    top = (_PANEL_END - over.height - gap - block.height) // 2
    write(canvas, over, _FILTER + _LEFT, top, _ON_PANEL)
    write(canvas, block, _FILTER + _LEFT, top + over.height + gap, _ON_PANEL)
    return _png(canvas, _palette(accent))


@cache
def _ground(name: str) -> Image.Image:
    """What all pictures of a site share, in palette indices."""
    canvas = Image.new("P", (_FILTER + WIDTH, HEIGHT), _PANEL)
    canvas.paste(_GOLD, (_FILTER, _PANEL_END, _FILTER + WIDTH, _SHEET_START))
    canvas.paste(_SHEET, (_FILTER, _SHEET_START, _FILTER + WIDTH, HEIGHT))
    middle = (_SHEET_START + HEIGHT) // 2
    inside = shape(_MARK).point([0] * 128 + [255] * 128, "1")
    canvas.paste(_indexed(mark(_MARK)), (_FILTER + _LEFT, middle - _MARK // 2), inside)
    block = fitted(known(name, "Bold"), "Bold", (46, 40, 34), _LEFT + _INNER - _BESIDE_MARK, 112)
    write(canvas, block, _FILTER + _BESIDE_MARK, middle - block.height // 2, _ON_SHEET)
    return canvas


def _indexed(image: Image.Image) -> Image.Image:
    """A picture in the nearest of the colours that are the same on every panel."""
    table = _colours(None)
    usable: list[int] = [_SHEET, *range(_BRAND, _COLOURS)]

    @cache
    def nearest(colour: Colour) -> int:
        pairs = {index: zip(table[index], colour, strict=True) for index in usable}
        return min(pairs, key=lambda index: sum(abs(a - b) for a, b in pairs[index]))

    pixels = struct.iter_unpack("BBB", image.tobytes())
    return Image.frombytes("P", image.size, bytes(map(nearest, pixels)))


def _palette(accent: int | None) -> bytes:
    return bytes(channel for colour in _colours(accent) for channel in colour)


def _colours(accent: int | None) -> list[Colour]:
    """The colours of a picture by palette index."""
    panel = BRAND if accent is None else ACCENTS[(accent - 1) % len(ACCENTS)]
    own = [_rgb(BRAND), _rgb(GOLD), _between(BRAND, _WHITE, 3)[1], _between(BRAND, GOLD, 3)[1]]
    return [*_between(panel, _WHITE, _ON_PANEL + 1), *_between(_PAPER, _INK, _ON_SHEET - _SHEET + 1), *own]


def _rgb(colour: str) -> Colour:
    return tuple(bytes.fromhex(colour[1:]))


def _between(first: str, last: str, count: int) -> Sequence[Colour]:
    """`count` colours from the first to the last in even steps."""
    ends = list(zip(_rgb(first), _rgb(last), strict=True))
    return [tuple(round(a + (b - a) * step / (count - 1)) for a, b in ends) for step in range(count)]


def _png(canvas: Image.Image, palette: bytes) -> bytes:
    """A PNG of 4 bits a pixel; Pillow's own writer takes twice the time, which counts a thousand times."""
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    rows = zlib.compress(canvas.tobytes("raw", "P;4"), 4)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
