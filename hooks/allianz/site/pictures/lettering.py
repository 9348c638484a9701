"""Text in pictures: which letters there are, and how a text is wrapped or shortened so that it fits its box."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import ImageDraw

__all__ = ["Block", "fitted", "known"]

_LONGEST = 400
"""Characters; no picture has room for more, and measuring them would take its time."""


class Block(NamedTuple):
    """Lines of text in one font."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont

    @property
    def leading(self) -> int:
        """The distance of two lines."""
        return round(self.font.size * 1.14)

    @property
    def height(self) -> int:
        """From the first line's top to the last line's end."""
        return len(self.lines) * self.leading

    def fits(self, width: float, height: float) -> bool:
        """Whether no line is wider and all together are no higher."""
        return self.height <= height and all(self.font.getlength(line) <= width for line in self.lines)

    def write(self, canvas: ImageDraw.ImageDraw, left: int, top: int, ink: str | int) -> None:
        """Draw the lines one below the other."""
        for number, line in enumerate(self.lines):
            canvas.text((left, top + number * self.leading), line, font=self.font, fill=ink)


def fitted(text: str, weight: str, sizes: Sequence[int], width: int, height: int) -> Block:
    """The text in the largest size in which no word is broken and all lines fit; in the smallest one it is cut."""
    pieces = re.findall(r"[^ -]*-+ *|[^ -]+ *", known(text[:_LONGEST], weight))
    for font in (_font(weight, size) for size in sizes):
        block = Block(_wrapped(pieces, font, width), font)
        if block.fits(width, height):
            shares = (0.6, 0.7, 0.8, 0.9, 1)  # the narrowest that takes no more lines: all are about as long
            narrow = (Block(_wrapped(pieces, font, width * share), font) for share in shares)
            return next(one for one in narrow if one.height == block.height and one.fits(width, height))
    return _shortened(block, width, height)


def known(text: str, weight: str) -> str:
    """The text without what the font cannot draw; a bound hyphen becomes a hyphen, an optional one nothing."""
    plain = text.replace("\u2011", "-").replace("\u00ad", "")
    return " ".join("".join(char for char in plain if _has(char, weight)).split())


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """The font with Pillow's own layout, because the other one is not on every machine."""
    (folder,) = getattr(find_spec("font_source_sans_pro"), "submodule_search_locations", None) or ["missing"]
    file = Path(folder, "files", f"SourceSansPro-{weight}.ttf")
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _has(char: str, weight: str) -> bool:
    """Whether the font can draw a character: what it cannot, it draws as one and the same box."""
    font = _font(weight, 20)
    return char == " " or bytes(font.getmask(char)) != bytes(font.getmask("\uffff"))


def _wrapped(pieces: Sequence[str], font: ImageFont.FreeTypeFont, width: float) -> tuple[str, ...]:
    """As many pieces on each line as go; one that is wider than the line stands alone."""
    lines: list[str] = []
    for piece in pieces:
        if lines and font.getlength((lines[-1] + piece).rstrip()) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(line.rstrip() for line in lines)


def _shortened(block: Block, width: int, height: int) -> Block:
    """As many lines as there is room for; an ellipsis where something is left out."""
    room = height // block.leading
    lines = list(block.lines[:room])
    if len(block.lines) > room:
        lines[-1] += "…"
    return Block(tuple(_cut(line, block, width) for line in lines), block.font)


def _cut(line: str, block: Block, width: int) -> str:
    """A line that is too long, or that goes on, ends in an ellipsis."""
    text, end = line.rstrip("…"), "…" if line.endswith("…") else ""
    while block.font.getlength(text + end) > width:
        text, end = text[:-1].rstrip(" -"), "…"
    return text + end
