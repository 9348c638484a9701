"""Tests of what is kept of the search's folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from allianz.site.publishing.unused import prune

if TYPE_CHECKING:
    from pathlib import Path

MADE = (
    "index/a.pf_index", "fragment/a.pf_fragment", "pagefind.js", "pagefind-worker.js", "pagefind-ui.js",
    "pagefind-ui.css", "pagefind-highlight.js", "pagefind.de_1.pf_meta", "pagefind.en_2.pf_meta", "wasm.de.pagefind",
    "wasm.en.pagefind", "wasm.unknown.pagefind",
)  # fmt: skip
ALWAYS = {
    "index/a.pf_index", "fragment/a.pf_fragment", "pagefind.js", "pagefind-entry.json", "pagefind.de_1.pf_meta",
    "pagefind.en_2.pf_meta",
}  # fmt: skip


def _made(site: Path, wasm: dict[str, str | None]) -> Path:
    folder = site / "pagefind"
    for name in MADE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    languages = {code: {"hash": "x", "wasm": name} for code, name in wasm.items()}
    (folder / "pagefind-entry.json").write_text(json.dumps({"languages": languages}), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("wasm", "kept"),
    [
        ({"de": "de"}, {"wasm.de.pagefind"}),
        ({"de": "de", "en": "en"}, {"wasm.de.pagefind", "wasm.en.pagefind"}),
        ({"de": "de", "la": None}, {"wasm.de.pagefind", "wasm.unknown.pagefind"}),
    ],
)
def test_what_no_page_loads_is_not_published(tmp_path: Path, wasm: dict[str, str | None], kept: set[str]) -> None:
    """The script, the index and the word lists of the site's languages stay; interfaces and the worker go."""
    folder = _made(tmp_path, wasm)
    prune(tmp_path)

    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == ALWAYS | kept


def test_a_site_without_a_search_is_left_alone(tmp_path: Path) -> None:
    """Where nothing was indexed, nothing is taken away."""
    (tmp_path / "pagefind-ui.js").write_text("x", "utf-8")
    prune(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["pagefind-ui.js"]
