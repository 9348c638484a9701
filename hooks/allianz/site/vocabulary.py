"""HTML of a prose page as Markdown made it → as the site shows it, with the style sheets that it needs.

Material's Markdown vocabulary brings class names of a theme that no visitor gets, titles in English and pictures from
another host. Here its boxes and buttons become the site's own, its titles German, and an emoji its character.
Slashes that HTML does not know go, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allianz.languages.language import GERMAN

if TYPE_CHECKING:
    from allianz.languages.language import Language

__all__ = ["TITLES", "shown"]

TITLES = {
    "Note": "Hinweis",
    "Abstract": "Überblick",
    "Summary": "Überblick",
    "Info": "Gut zu wissen",
    "Tip": "Tipp",
    "Hint": "Tipp",
    "Important": "Wichtig",
    "Success": "Erledigt",
    "Question": "Frage",
    "Warning": "Achtung",
    "Caution": "Achtung",
    "Attention": "Achtung",
    "Failure": "Das ging schief",
    "Danger": "Gefahr",
    "Error": "Fehler",
    "Bug": "Fehler",
    "Example": "Beispiel",
    "Quote": "Zitat",
}
"""What Markdown writes over a box without a title of its own → what stands there."""

_WARNING = {"warning", "caution", "attention", "failure", "danger", "error", "bug"}
"""The kinds of box that warn."""

_TITLE = re.compile(r'(?<=<p class="admonition-title">)\w+(?=</p>)|(?<=<summary>)\w+(?=</summary>)')
_BOX = re.compile(r'(?<=<div class=")admonition (?P<kind>[\w-]+)')
_LINK = re.compile(
    r'<a (?P<before>(?:(?!class=|rel=)[^<>])*?)(?:class="(?P<names>[^"]*)" )?(?P<href>href="(?P<out>https?://)?)'
)
_ICON = re.compile(r'<span class="twemoji[^"]*"(?=><svg)')
_EMOJI = re.compile(r'<img alt="(?P<character>[^"]+)" class="twemoji" [^>]*>')
_VOID = re.compile(r"(?<=<)(?P<tag>(?:br|hr|img)\b[^<>]*?) ?/(?=>)")
_STYLED = re.compile(r'<(?:div class="(?:admonition|grid|footnote)\b|span class="twemoji\b|(?:details|abbr)[ >]|dl>)')
"""What only the style sheet of the vocabulary can show; tags of code samples are written as references."""


def shown(html: str, language: Language = GERMAN) -> tuple[str, list[str]]:
    """The page as visitors get it, and the names of the style sheets that it needs beside the site's own."""
    html = _TITLE.sub(lambda found: language.text(TITLES[found[0]]) if found[0] in TITLES else found[0], html)
    html = _BOX.sub(_box, html)
    html = _LINK.sub(_link, html)
    html = _ICON.sub(lambda found: f'{found[0]} aria-hidden="true"', html)
    html = _EMOJI.sub(lambda found: found["character"], html)
    html = _VOID.sub(r"\g<tag>", html)
    return html, ["vokabular"] if _STYLED.search(html) else []


def _box(found: re.Match[str]) -> str:
    """An admonition is a notice of the site."""
    return f"{found[0]} notice{' notice--warn' if found['kind'] in _WARNING else ''}"


def _link(found: re.Match[str]) -> str:
    """A button is a button of the site; a link that leads to another site is marked, which Markdown leaves out."""
    names = (found["names"] or "").split()
    if "md-button" in names:
        kind = ["button"] if "md-button--primary" in names else ["button", "button--quiet"]
        names = kind + [name for name in names if not name.startswith("md-button")]
    rel = 'rel="noopener external" ' if found["out"] else ""
    names += ["extern"] if rel else []
    written = f'class="{" ".join(names)}" ' if names else ""
    return f"<a {found['before']}{written}{rel}{found['href']}"
