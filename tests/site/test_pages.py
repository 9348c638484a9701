"""Dataset → pages: addresses, places in the data and the sources that each page rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from allianz.exports import TABLES, VERSION
from allianz.model.dataset import load
from allianz.site.pages import Formats, Page, build
from allianz.site.paths import served_at
from tests import hostile
from tests.building import ICONS, SECOND


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The pages of the fixed data by path."""
    return {page.path: page for page in build(load(SECOND), ICONS, Formats(VERSION, TABLES))}


@pytest.mark.parametrize(
    ("path", "served"),
    [("index.md", ""), ("partner/index.md", "partner/"), ("partner/x.md", "partner/x/"), ("allianz.md", "allianz/")],
)
def test_addresses_end_with_a_slash(path: str, served: str) -> None:
    """A page is served from a folder, so that its address needs no ending."""
    assert served_at(path) == served


def test_every_record_with_a_page_knows_its_line(pages: dict[str, Page]) -> None:
    """Partners and fields lead back to the line of the data where they begin."""
    for folder, file in (("partner", "partners"), ("handlungsfelder", "handlungsfelder")):
        lines = (SECOND / f"{file}.yaml").read_text("utf-8").split("\n")
        for path, page in pages.items():
            if path.startswith(f"{folder}/") and not path.endswith("index.md"):
                assert page.place is not None
                assert lines[page.place.line - 1] == f"- id: {Path(path).stem}"


def test_every_page_about_facts_rests_on_sources(pages: dict[str, Page]) -> None:
    """No page of facts is without a source; its dates are those of its sources. Lists of links have none."""
    ways = {"wegweiser/index.md", "angebote/index.md", "orte.md", "quellen.md", "daten.md", "mitmachen/eintrag.md"}
    without = {path for path, page in pages.items() if not page.cited and page.kind not in {"antwort", "quellenart"}}

    assert without <= ways
    assert all(page.oldest <= page.newest for page in pages.values() if page.oldest and page.newest)


def test_titles_and_descriptions_are_plain_text() -> None:
    """A hostile name stands in title and description as typed, for the frame to escape."""
    page = next(
        page
        for page in build(hostile.dataset(), ICONS, Formats(VERSION, TABLES))
        if page.path == f"partner/{hostile.ID}.md"
    )

    assert page.title == hostile.NAME
    assert hostile.SCRIPT not in page.text
    assert "{{" not in page.text
