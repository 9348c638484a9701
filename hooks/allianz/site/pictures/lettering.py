"""Text in pictures: which letters there are, how wide a line is, and how a text is wrapped so that it fits.

Widths and heights are in pixels. Letters and their distances are kept: a build draws the same ones again and again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Block", "Face", "fitted", "known", "write"]


class Face(NamedTuple):
    """A font in one weight and size."""

    weight: str
    size: int

    @property
    def leading(self) -> int:
        """The distance of two lines."""
        return round(self.size * 1.14)


@dataclass(frozen=True)
class Block:
    """Lines of text that fit."""

    lines: tuple[str, ...]
    face: Face

    @property
    def height(self) -> int:
        """From the first line's top to the last line's end."""
        return len(self.lines) * self.face.leading


def known(text: str, weight: str) -> str:
    """The text without what the font cannot draw; a bound hyphen becomes a hyphen, an optional one nothing."""
    plain = text.replace("\u2011", "-").replace("\u00ad", "")
    return re.sub(" +", " ", "".join(char for char in plain if _has(char, weight))).strip()


def fitted(text: str, weight: str, sizes: Sequence[int], width: int, height: int) -> Block:
    """The text in the largest size in which no word is broken and all lines fit; in the smallest one it is cut."""
    pieces = re.findall(r"[^ -]*-+ *|[^ -]+ *", text)
    for face in (Face(weight, size) for size in sizes):
        lines = _wrapped(pieces, face, width)
        if len(lines) * face.leading <= height and _all_fit(lines, face, width):
            return Block(_balanced(pieces, lines, face, width), face)
    face = Face(weight, sizes[-1])
    chopped = [part for piece in pieces for part in _chopped(piece, face, width)]
    lines = _wrapped(chopped, face, width)
    room = height // face.leading
    return Block(lines if len(lines) <= room else (*lines[: room - 1], _cut(lines[room - 1], face, width)), face)


def write(canvas: Image.Image, block: Block, left: int, top: int, ink: int) -> None:
    """Blend the lines into the canvas; `ink` is the value of the letters in the canvas's own mode."""
    for number, line in enumerate(block.lines):
        pen, above = float(left), top + number * block.face.leading
        for pair in _pairs(line):
            coverage, right, below = _glyph(pair[0], block.face)
            canvas.paste(ink, (round(pen) + right, above + below), coverage)
            pen += _advance(pair, block.face)


@cache
def _font(face: Face) -> ImageFont.FreeTypeFont:
    """The font with Pillow's own layout, because the other one is not on every machine."""
    (folder,) = getattr(find_spec("font_source_sans_pro"), "submodule_search_locations", None) or ["missing"]
    file = Path(folder, "files", f"SourceSansPro-{face.weight}.ttf")
    return ImageFont.truetype(file, face.size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _glyph(char: str, face: Face) -> tuple[Image.Image, int, int]:
    """A letter's coverage, and where it lies to the right of the pen and below the line's top."""
    font = _font(face)
    left, top, right, bottom = map(round, font.getbbox(char))
    coverage = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(coverage).text((-left, -top), char, font=font, fill=255)
    return coverage, left, top


@cache
def _advance(pair: str, face: Face) -> float:
    """How far the pen moves over the first letter of a pair, with the kerning before the second."""
    font = _font(face)
    return font.getlength(pair) - font.getlength(pair[1:])


@cache
def _has(char: str, weight: str) -> bool:
    """Whether the font can draw a character: what it cannot, it draws as one and the same box."""
    font = _font(Face(weight, 20))
    return char == " " or bytes(font.getmask(char)) != bytes(font.getmask("\uffff"))


def _pairs(text: str) -> Iterator[str]:
    """Each letter with the one behind it; the last one alone."""
    return (text[at : at + 2] for at in range(len(text)))


@lru_cache(4096)
def _length(text: str, face: Face) -> float:
    """The width of a text; words come again and again, so some of them are kept."""
    return sum(_advance(pair, face) for pair in _pairs(text))


def _all_fit(lines: Sequence[str], face: Face, width: float) -> bool:
    return all(_length(line, face) <= width for line in lines)


def _wrapped(pieces: Sequence[str], face: Face, width: float) -> tuple[str, ...]:
    """As many pieces on each line as go; one that is wider than the line stands alone."""
    lines, used = [""], 0.0
    for piece in pieces:
        if lines[-1] and used + _length(piece.rstrip(), face) > width:
            lines, used = [*lines, ""], 0.0
        lines[-1] += piece
        used += _length(piece, face)
    return tuple(line.rstrip() for line in lines)


def _balanced(pieces: Sequence[str], lines: tuple[str, ...], face: Face, width: float) -> tuple[str, ...]:
    """The same number of lines, of about the same length."""
    for share in (0.6, 0.7, 0.8, 0.9) if len(lines) > 1 else ():
        narrow = _wrapped(pieces, face, width * share)
        if len(narrow) == len(lines) and _all_fit(narrow, face, width):
            return narrow
    return lines


def _chopped(piece: str, face: Face, width: float) -> Iterator[str]:
    """A piece in parts that are no wider than a line."""
    rest = piece
    while _length(rest.rstrip(), face) > width:
        count = next(n for n in range(len(rest) - 1, 0, -1) if _length(f"{rest[:n]}-", face) <= width)
        yield f"{rest[:count]}-"
        rest = rest[count:]
    yield rest


def _cut(line: str, face: Face, width: float) -> str:
    """A line that ends in an ellipsis."""
    text = line
    while _length(f"{text}…", face) > width:
        text = text[:-1]
    return f"{text.rstrip(' -')}…"
