"""Addresses of former ids, as they are built: for browsers, search engines and people without either."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests.documents import moved
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

WAYS = {
    "partner/kammer-am-see/": "partner/seekammer/",
    "partner/seekammer-alt/": "partner/seekammer/",
    "angebote/alter-rat/": "angebote/",
    "handlungsfelder/vereinbarkeit/": "handlungsfelder/",
    "projekte/willkommen/": "projekte/",
    "region/altweitfeld/": "region/weitfeld/",
    "wegweiser/familien/": "wegweiser/eltern/",
    "wegweiser/familien/weitfeld/": "wegweiser/eltern/weitfeld/",
    "wegweiser/eltern/altweitfeld/": "wegweiser/eltern/weitfeld/",
    "wegweiser/familien/altweitfeld/": "wegweiser/eltern/weitfeld/",
    "wegweiser/jugend/altweitfeld/": "wegweiser/jugend/weitfeld/",
}
"""Address of before → how the one of today begins."""


@pytest.mark.parametrize("old", WAYS)
def test_an_address_of_before_leads_to_the_page_of_today(site: Path, old: str) -> None:
    """By itself and by a link; search engines are told the one address, and not to keep the other."""
    (page,) = (page for page in moved(site) if page.url == SITE_URL + old)
    (refresh,), (link,), (own,) = (
        page.tags("meta[http-equiv=refresh]"),
        page.tags("a"),
        page.tags("link[rel=canonical]"),
    )
    pause, _, way = str(refresh["content"]).partition("; url=")
    new = urljoin(page.url, str(link["href"]))
    assert new.startswith(SITE_URL + WAYS[old])
    assert (pause, urljoin(page.url, way), own["href"]) == ("0", new, new)
    assert (site / new.removeprefix(SITE_URL) / "index.html").is_file()
    assert page.tags("meta[name=robots][content=noindex]")
    assert page.tags("script, [data-pagefind-body]") == []


def test_addresses_of_before_stand_in_no_sitemap(site: Path) -> None:
    """Nor do other pages lead there."""
    names = [page.url for page in moved(site)]
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert set(WAYS) <= {name.removeprefix(SITE_URL) for name in names}
    assert [name for name in names if name in sitemap] == []


def test_the_open_data_name_former_ids(site: Path) -> None:
    """Whoever kept an id can find the record again."""
    partners = json.loads((site / "daten" / "partners.json").read_bytes())["daten"]
    assert {tuple(partner["frueher"]) for partner in partners} == {(), ("seekammer-alt", "kammer-am-see")}
