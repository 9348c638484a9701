"""The site's mark, drawn from the shapes of the favicon and of the word mark, on a square of 32 units."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Colours", "colours", "icons", "mark", "png"]

Colours = dict[str, str]
"""Name of a colour in the style sheet, without its dashes → #rrggbb."""

_UNITS, _FINE = 32, 4
_CORNER, _STROKE, _NODE = 7, 2.2, 5.8
"""Radius of the corners, width of the strands and of the nodes."""
_ROOT = (16, 26.5)
_STRANDS = (
    ((16, 20), (16, 13.5), (16, 7)),
    ((14, 20), (12.5, 14), (9, 9)),
    ((18, 20), (19.5, 14), (23, 9)),
    ((12.5, 22), (9, 18), (5, 16.5)),
    ((19.5, 22), (23, 18), (27, 16.5)),
)
"""Cubic curves from the root, by their other three points."""
_NODES = ((16, 6.2), (8.7, 8.9), (23.3, 8.9), (5, 16), (27, 16))


def colours(css: str) -> Colours:
    """The light colours of a style sheet: they stand first, before those for dark screens."""
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})\b", css.partition("@media")[0]))


def icons(palette: Colours) -> Mapping[str, bytes]:
    """The mark for browsers that read no SVG, and for the start screen of phones, which rounds corners itself."""
    small, large = mark(32, palette), mark(180, palette)
    square = Image.new("RGB", large.size, palette["mark"])
    square.paste(large, mask=large)
    images = {"favicon-32": small, "apple-touch-icon": square}
    return {f"assets/images/{name}.png": png(image) for name, image in images.items()}


def png(image: Image.Image) -> bytes:
    """The picture as a file; to search for a tenth less (`optimize`) takes twelve times as long."""
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def mark(size: int, palette: Colours) -> Image.Image:
    """The mark with rounded, transparent corners; drawn larger and made smaller, so that edges are smooth."""
    scale = size * _FINE / _UNITS
    edge = size * _FINE - 1
    fine = Image.new("RGB", (edge + 1, edge + 1), palette["mark"])
    draw = ImageDraw.Draw(fine)
    dots = [(point, _STROKE, "#ffffff") for strand in _STRANDS for point in _curve(*strand)]
    for (x, y), width, colour in (*dots, *((node, _NODE, palette["gold"]) for node in _NODES)):
        draw.circle((x * scale, y * scale), width * scale / 2, colour)
    corners = Image.new("L", fine.size)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, edge, edge), _CORNER * scale, 255)
    fine.putalpha(corners)
    return fine.resize((size, size), Image.Resampling.BOX)


def _curve(*points: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Points along a cubic curve from the root, near enough to each other that dots on them are one line."""
    for t in (step / 64 for step in range(65)):
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        x, y = (sum(w * point[axis] for w, point in zip(weights, (_ROOT, *points), strict=True)) for axis in (0, 1))
        yield x, y
