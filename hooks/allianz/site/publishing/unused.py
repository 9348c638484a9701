"""What Pagefind leaves behind that no page loads: its own interfaces, its worker, the word lists of no language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["prune"]

_ENTRY = "pagefind-entry.json"


def prune(site: Path) -> None:
    """Keep of the search's folder what `search.js` and Pagefind's own script ask for; a site without one is left alone.

    The entry names each language with its WebAssembly; where it names none, Pagefind asks for that of no language.
    """
    folder = site / "pagefind"
    if not (folder / _ENTRY).is_file():
        return
    languages = json.loads((folder / _ENTRY).read_bytes())["languages"].values()
    kept = {"pagefind.js", _ENTRY, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages)}
    for path in folder.iterdir():
        if path.is_file() and path.name not in kept and path.suffix != ".pf_meta":
            path.unlink()
