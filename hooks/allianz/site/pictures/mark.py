"""The site's mark, drawn from the shapes of the favicon and of the word mark, on a square of 32 units."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BRAND", "GOLD", "icon", "mark", "shape"]

BRAND, GOLD = "#12424c", "#ffc857"

_UNITS, _FINE = 32, 4
_CORNER, _STROKE, _NODE = 7, 2.2, 5.8
"""Radius of the corners, width of the strands and of the nodes."""
_STRANDS = (
    ((16, 26.5), (16, 20), (16, 13.5), (16, 7)),
    ((16, 26.5), (14, 20), (12.5, 14), (9, 9)),
    ((16, 26.5), (18, 20), (19.5, 14), (23, 9)),
    ((16, 26.5), (12.5, 22), (9, 18), (5, 16.5)),
    ((16, 26.5), (19.5, 22), (23, 18), (27, 16.5)),
)
"""Cubic curves by their four points."""
_NODES = ((16, 6.2), (8.7, 8.9), (23.3, 8.9), (5, 16), (27, 16))


def icon(size: int, *, rounded: bool) -> bytes:
    """The mark as a square PNG of `size` pixels; `rounded` corners are transparent."""
    drawn = mark(size).copy()
    if rounded:
        drawn.putalpha(shape(size))
    buffer = BytesIO()
    drawn.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


@cache
def mark(size: int) -> Image.Image:
    """The mark as a full square in true colours; drawn larger and made smaller, so that edges are smooth."""
    fine = Image.new("RGB", (size * _FINE, size * _FINE), BRAND)
    draw = ImageDraw.Draw(fine)
    scale = size * _FINE / _UNITS
    for strand in _STRANDS:
        for number in range(65):
            _dot(draw, _point(strand, number / 64), _STROKE / 2, scale, "#ffffff")
    for node in _NODES:
        _dot(draw, node, _NODE / 2, scale, GOLD)
    return fine.resize((size, size), Image.Resampling.BOX)


@cache
def shape(size: int) -> Image.Image:
    """The coverage of the mark's rounded square, 0 outside and 255 inside."""
    fine = Image.new("L", (size * _FINE, size * _FINE))
    edge = size * _FINE - 1
    radius = _CORNER * size * _FINE / _UNITS
    ImageDraw.Draw(fine).rounded_rectangle((0, 0, edge, edge), radius=radius, fill=255)
    return fine.resize((size, size), Image.Resampling.BOX)


def _point(strand: Sequence[tuple[float, float]], t: float) -> tuple[float, float]:
    """The point of a cubic Bézier curve at t between 0 and 1."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, strand, strict=True)) for axis in (0, 1))
    return x, y


def _dot(draw: ImageDraw.ImageDraw, at: tuple[float, float], radius: float, scale: float, colour: str) -> None:
    x, y, r = at[0] * scale, at[1] * scale, radius * scale
    draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)
