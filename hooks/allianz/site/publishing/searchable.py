"""The search index as Pagefind leaves it names its languages in any order; the same site must be the same bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ordered"]


def ordered(site: Path) -> None:
    """Bring the languages in `pagefind/pagefind-entry.json` into the order of their codes, where there is an index."""
    file = site / "pagefind" / "pagefind-entry.json"
    if file.is_file():
        entry = json.loads(file.read_text("utf-8"))
        entry["languages"] = dict(sorted(entry["languages"].items()))
        file.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), "utf-8")
