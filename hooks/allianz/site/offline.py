"""A copy of the built site that opens by double click, without a server.

On a disk nobody turns a folder's address into its index.html, and addresses from the root lead to the root of
the disk. Every link, form, style, script and picture therefore becomes the relative path of a file. No browser loads a
module or the search's index from a disk: both stay out, and what stands in their place without script is shown.
"""

from __future__ import annotations

import html
import os
import posixpath
import re
import shutil
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from allianz.reading.messages import CommandError
from allianz.site.paths import TEMPLATES
from allianz.site.publishing.beside import beside
from allianz.site.publishing.target import sources
from allianz.site.rendering import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["OfflineError", "copy"]

_ADDRESS = re.compile(r"""(\s(?:href|src|action|poster)=)("[^"]*"|'[^']*')""")
_MODULE = re.compile(r"""<script\b[^>]*\stype=["']module["'][^>]*></script>""")
_REFRESH = re.compile(r"""(\scontent=)("0; url=)([^"]*)\"""")
"""Where a page leads on to by itself."""
_INDEX = "index.html"
_HINT = "vorschau.html"
_STYLE = "vorschau.css"


class OfflineError(CommandError):
    """The copy cannot be made; its text is a German sentence."""


def copy(site: Path, target: Path, site_url: str, say: Callable[[str], object] = print) -> int:
    """Write the copy of a site that was built for `site_url` into a folder; the number of its pages.

    An older copy is replaced at once (see `beside`). OfflineError where there is no site.
    """
    if not (site / _INDEX).is_file():
        message = f"In {site} steht keine gebaute Website. Rufen Sie zuerst „make site“ auf."
        raise OfflineError(message)
    with beside(target, Path(), sources(Path(), site), say) as (folder, _):
        shutil.copytree(site, folder, ignore=shutil.ignore_patterns("pagefind", "sitemap.xml*"), dirs_exist_ok=True)
        shutil.copyfile(TEMPLATES / _STYLE, folder / _STYLE)
        pages = sorted(folder.rglob("*.html"))
        for path in pages:
            page = _Page(_MODULE.sub("", path.read_text("utf-8")), _Place(folder, path, f"{site_url.rstrip('/')}/"))
            path.write_text(page.rewritten(), "utf-8")
        return len(pages)


@dataclass(frozen=True)
class _Place:
    """Where a page lies: the copy's root, the page's file, the address that the site was built for."""

    root: Path
    file: Path
    site_url: str

    def address(self, value: str) -> str:
        """An address of this site as the relative path of its file; any other as it is."""
        prefix = urlsplit(self.site_url).path
        parts = urlsplit(value.replace(self.site_url, prefix, 1) if value.startswith(self.site_url) else value)
        from_root = parts.path.startswith(prefix)
        if parts.scheme or parts.netloc or not parts.path or (parts.path.startswith("/") and not from_root):
            return value
        folder = self.root if from_root else self.file.parent
        target = Path(os.path.normpath(folder / unquote(parts.path.removeprefix(prefix))))
        found = target / _INDEX if target.is_dir() else target
        return urlunsplit(("", "", self.way(found), parts.query, parts.fragment))

    def way(self, target: Path) -> str:
        """The relative address of a file."""
        return quote(posixpath.relpath(target.as_posix(), self.file.parent.as_posix()))


class _Page(HTMLParser):
    """One page: its tags are rewritten where they hold an address, all else stays as it is, character by character."""

    def __init__(self, text: str, place: _Place) -> None:
        super().__init__(convert_charrefs=False)
        self.text, self.place = text, place
        self.lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self.edits: list[tuple[int, str, str]] = []

    def rewritten(self) -> str:
        """The page as it works from a disk."""
        self.feed(self.text)
        self.close()
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        done = 0
        for start, old, new in self.edits:
            yield self.text[done:start]
            yield new
            done = start + len(old)
        yield self.text[done:]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what becomes of a tag."""
        line, column = self.getpos()
        old = self.get_starttag_text() or ""
        self.edits.append((self.lines[line - 1] + column, old, self._tag(tag, old, dict(attrs))))

    def _tag(self, tag: str, old: str, attributes: dict[str, str | None]) -> str:
        """The tag with its addresses rewritten; the hint stands first in the body, the public address is left out."""
        if tag == "link" and attributes.get("rel") == "canonical":
            return ""
        if tag == "meta" and attributes.get("http-equiv") == "refresh":
            return _REFRESH.sub(self._onward, old)
        new = _ADDRESS.sub(self._attribute, old)
        return new + render(_HINT, {"stil": self.place.way(self.place.root / _STYLE)}) if tag == "body" else new

    def _onward(self, found: re.Match[str]) -> str:
        return f'{found[1]}{found[2]}{html.escape(self.place.address(html.unescape(found[3])))}"'

    def _attribute(self, found: re.Match[str]) -> str:
        address = self.place.address(html.unescape(found[2][1:-1]))
        return f'{found[1]}"{html.escape(address)}"'
