"""The page that writes a change, as it is built: what leads to it, what it loads, what it is without script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from allianz.forms.page import FOLDER
from tests.building import REPO_URL
from tests.documents import documents, page

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = ("partner", "angebote", "projekte")


def test_every_record_with_a_form_leads_to_it(site: Path) -> None:
    """„Diesen Eintrag ändern“ names the record by its address, on the page of the record."""
    led = 0
    for document in documents(site):
        folder, *rest = document.name.split("/")
        if folder in FOLDERS and len(rest) == 2:
            (link,) = document.tags('.page-meta a[href*="mitmachen/eintrag/"]')
            assert link.get_text() == "Diesen Eintrag ändern"
            asked = parse_qs(urlsplit(str(link["href"])).query)
            assert asked == {"eintrag": [document.name.removesuffix("index.html")]}
            led += 1
    assert led > len(FOLDERS)


def test_lists_lead_to_the_form_for_one_more(site: Path) -> None:
    """Partners, offers and projects come from their lists; events, sums and sources change there, too."""
    listed = {one["id"] for one in json.loads((site / FOLDER / "formulare.json").read_text("utf-8"))["formulare"]}
    led = {
        document.name: parse_qs(urlsplit(str(link["href"])).query)["formular"][0]
        for document in documents(site)
        for link in document.tags('.page-meta a[href*="mitmachen/eintrag/?formular="]')
    }

    assert set(led.values()) <= listed
    assert led["partner/index.html"] == "neuer-partner"
    assert led["allianz/chronik/index.html"] == "ereignis"


def test_only_that_page_loads_its_script_and_style(site: Path) -> None:
    """What writes a change weighs on no other page."""
    loading = [
        document.name
        for document in documents(site)
        if document.tags('script[src*="eintrag"], link[rel=stylesheet][href*="eintrag"]')
    ]

    assert loading == [f"{FOLDER}/index.html"]


def test_without_script_the_page_names_the_other_ways(site: Path) -> None:
    """What the script shows is hidden, and what it hides is there: Mitmachen and the operator's address."""
    document = page(site, FOLDER)
    (other,) = document.tags("[data-ohne-skript]")
    (own,) = document.tags("[data-eintrag]")

    assert not other.has_attr("hidden")
    assert own.has_attr("hidden")
    assert [str(link["href"]).partition(":")[0] for link in other.find_all("a")] == ["../../mitmachen/", "mailto"]


def test_the_forms_lie_beside_the_page(site: Path) -> None:
    """Each form of the list can be loaded, and so can the open data that it fills in."""
    folder = site / FOLDER
    listed = json.loads((folder / "formulare.json").read_text("utf-8"))["formulare"]

    for one in listed:
        form = json.loads((folder / f"{one['id']}.json").read_text("utf-8"))
        today = [f"{name}.csv" for name in form["tabellen"]] if "tabellen" in form else [f"{form['datei']}.json"]
        assert [name for name in today if not (site / "daten" / name).is_file()] == []
    assert listed


def test_no_link_fills_in_a_choice_on_github(site: Path) -> None:
    """GitHub fills in texts from an address, no choices: a link names a form, and nothing that it should choose."""
    linked = {
        str(link["href"]) for document in documents(site) for link in document.tags(f'a[href^="{REPO_URL}/issues/new"]')
    }

    assert [link for link in linked if set(parse_qs(urlsplit(link).query)) != {"template"}] == []
