"""The pages that stand in for the site while there is none, and the script that loads a page anew."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["SCRIPT", "STATE", "instead", "with_script"]

SCRIPT, STATE = "/.vorschau/neu.js", "/.vorschau/stand"
"""Addresses of the script, and of the name of the newest state."""

JAVASCRIPT = """\
// Loads the page anew as soon as there is another state to be seen. Only the preview knows this script.
const shown = document.currentScript.dataset.stand;
const look = async () => {
  if (document.visibilityState === "visible") {
    const newest = await fetch("%s").then((answer) => answer.text(), () => shown);
    if (newest !== shown) return location.reload();
  }
  setTimeout(look, 500);
};
look();
"""

_MESSAGE = re.compile(r"(?P<file>[^\s:]+):(?P<line>\d+):(?P<column>\d+): (?P<text>.+)")

_PAGE = """\
<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} – Vorschau</title>
<link rel="icon" href="data:,">
<noscript><meta http-equiv="refresh" content="3"></noscript>
<style>
body {{ font: 1.125rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 2rem 1rem; }}
li {{ margin: 0 0 1rem; overflow-wrap: anywhere; }}
strong {{ display: block; }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{text}
</main>
</body>
</html>
"""


def javascript() -> bytes:
    """The script at SCRIPT."""
    return (JAVASCRIPT % STATE).encode()


def with_script(page: bytes, name: str) -> bytes:
    """A page that loads itself anew when its state is no longer the newest."""
    before, end, after = page.rpartition(b"</body>")
    return b'%b<script src="%b" data-stand="%b" defer></script>\n%b%b' % (
        before,
        SCRIPT.encode(),
        name.encode(),
        end,
        after,
    )


def instead(said: str | None) -> bytes:
    """The page instead of the site: every message of a refusal, or that the first site is being built."""
    if said is None:
        return _page("Die Website wird gerade gebaut", ["<p>Das dauert einige Sekunden.</p>"])
    return _page("Hier stimmt etwas noch nicht", _refused(said.splitlines()))


def _page(title: str, lines: Iterable[str]) -> bytes:
    again = "<p>Diese Seite lädt von selbst neu, sobald es etwas Neues zu sehen gibt.</p>"
    return _PAGE.format(title=title, text="\n".join([*lines, again])).encode()


def _refused(lines: list[str]) -> Iterable[str]:
    """The messages as a list, what else was said below them; hints are no reason."""
    found = [(line, _MESSAGE.fullmatch(line)) for line in lines if not line.startswith("Hinweis: ")]
    messages = [message for _, message in found if message]
    others = [line for line, message in found if not message]
    if messages:
        yield "<ol>"
        yield from map(_item, messages)
        yield "</ol>"
    if others:
        yield f"<pre>{escape(chr(10).join(others))}</pre>"


def _item(message: re.Match[str]) -> str:
    file, line, column, text = map(escape, message.group("file", "line", "column", "text"))
    return f"<li><strong>{file}, Zeile {line}, Spalte {column}</strong> {text}</li>"
