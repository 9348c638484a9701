"""Tests of the parts of the frame that pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from allianz.site.shared import Drawn, shelf
from tests.documents import documents, page

if TYPE_CHECKING:
    from pathlib import Path

LINKED = frozenset({"", "partner/", "handlungsfelder/einstieg/", "allianz/chronik/"})
APART = ["", "partner/", "daten/", "allianz/", "handlungsfelder/einstieg/", "allianz/chronik/"]
"""Pages that lie where menus lead to, or above, and sections."""


@pytest.mark.parametrize("address", APART)
def test_a_page_that_a_menu_leads_to_is_for_itself(address: str) -> None:
    """Its own entry is the current one, and leads nowhere else."""
    assert shelf("", address, LINKED) == address


def test_pages_of_a_folder_share_a_shelf_of_their_own() -> None:
    """They lead to all the same places by the same ways; no page has the name of a shelf."""
    assert shelf("", "partner/a/", LINKED) == shelf("", "partner/b/", LINKED) == "partner/*"
    assert shelf("", "angebote/a/", LINKED) == "angebote/*"
    assert shelf("", "wegweiser/jugend/see/", LINKED) == "wegweiser/jugend/*"


def test_a_language_keeps_its_shelves() -> None:
    """Its menus say something else, and its sections lie a folder deeper."""
    assert shelf("en/", "en/partner/", LINKED) == "en/partner/"
    assert shelf("en/", "en/partner/a/", LINKED) == "en/partner/*"


def test_a_part_is_drawn_once_for_its_key() -> None:
    """What is drawn stays; another place and another part are drawn for themselves."""
    drawn, made = Drawn(), iter("abc")

    def part(*key: str) -> str:
        return drawn(*key, caller=lambda: next(made))

    assert [part("fuss", "x"), part("fuss", "x"), part("fuss", "y"), part("menue", "x")] == ["a", "a", "b", "c"]


def test_every_menu_leads_to_the_same_places(site: Path) -> None:
    """Whatever page they stand on, the links of the frame lead where those of the start page lead."""
    frame = "#menue a, .footer__nav a, form.search, .search-link"

    def targets(address: str) -> list[str]:
        one = page(site, address)
        return [urljoin(one.url, str(tag.get("href") or tag.get("action"))) for tag in one.tags(frame)]

    wanted = targets("")
    assert len(wanted) > 10
    for one in documents(site):
        if one.name.endswith("/index.html") and not one.name.startswith("leichte"):
            assert targets(one.name.removesuffix("/index.html")) == wanted, one.name


def test_the_current_entry_is_that_of_the_page(site: Path) -> None:
    """A section is current on its own page, and stays so within."""
    found = {
        address: [
            (tag.get_text(strip=True), tag["aria-current"]) for tag in page(site, address).tags("#menue [aria-current]")
        ]
        for address in ("partner", "partner/seekammer", "partner/seehochschule", "daten", "handlungsfelder/einstieg")
    }

    assert found["partner"] == [("Partner", "page")]
    assert found["partner/seekammer"] == found["partner/seehochschule"] == [("Partner", "true")]
    assert found["daten"] == []
    assert [value for _, value in found["handlungsfelder/einstieg"]] == ["true", "page"]
