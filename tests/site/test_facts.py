"""The records of the data on their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from allianz.model.dataset import Dataset, load
from tests.building import REPO_URL, SECOND
from tests.documents import documents, leads_to, page
from tests.serving import answer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND)


def test_every_partner_page_links_to_its_line_of_the_data(site: Path, data: Dataset) -> None:
    """„Eintrag bearbeiten“ opens the data file where the partner's record begins."""
    lines = (SECOND / "partners.yaml").read_text("utf-8").split("\n")
    for partner in data.partners:
        (link,) = page(site, f"partner/{partner.id}").tags('a[href*="/edit/"]')
        file, _, line = str(link["href"]).partition("#L")

        assert file == f"{REPO_URL}/edit/main/tests/zweite_allianz/partners.yaml"
        assert lines[int(line) - 1] == f"- id: {partner.id}"


def test_every_partner_page_shows_its_facts_with_sources(site: Path, data: Dataset) -> None:
    """Name, town, website, tasks and sources of each partner stand on its page."""
    for partner in data.partners:
        document = page(site, f"partner/{partner.id}")
        text = document.text()

        assert partner.name in text
        assert partner.ort in text
        assert document.tags(f'a[href="{partner.website}"]')
        assert [task.text for task in partner.aufgaben if task.text not in text] == []
        assert document.tags(".refs li")
        assert document.tags("sup.ref a")


def test_the_matrix_shows_who_works_in_which_field(site: Path, data: Dataset) -> None:
    """A tick stands exactly where a partner has a task in a field."""
    rows = page(site, "handlungsfelder").tags("table.matrix tbody tr")
    ticked = [[bool(cell.select(".matrix__yes")) for cell in row.select("td")] for row in rows]
    tasks = [
        [any(task.handlungsfeld == feld.id for task in partner.aufgaben) for feld in data.handlungsfelder]
        for partner in data.partners
    ]

    assert ticked == tasks


def test_a_field_without_a_project_says_so(site: Path, data: Dataset) -> None:
    """Where no project is documented, the page says that plainly instead of leaving a gap."""
    for feld in data.handlungsfelder:
        text = page(site, f"handlungsfelder/{feld.id}").text()
        has_project = any(projekt.handlungsfeld == feld.id for projekt in data.projekte)

        assert ("kein Projekt der Allianz öffentlich belegt" in text) is not has_project


def test_every_source_is_listed_with_the_pages_that_rest_on_it(site: Path, data: Dataset) -> None:
    """/quellen/ names publisher and date of each source and links to each page that cites it."""
    document = page(site, "quellen")
    read = {one.file: one for one in documents(site)}
    for quelle in data.quellen:
        (entry,) = document.tags(f'[id="{quelle.id}"]')
        users = entry.select(".source__used a")

        assert quelle.herausgeber in entry.get_text()
        assert users, quelle.id
        for user in users:
            cited = answer(site, urlsplit(urljoin(document.url, str(user["href"]))).path).file
            assert cited is not None
            assert read[cited].tags(f'.refs a[href$="quellen/#{quelle.id}"]'), (quelle.id, user["href"])


def test_a_field_says_who_is_there_in_each_landkreis(site: Path, data: Dataset) -> None:
    """Each Landkreis stands with the partners that have a task in the field and serve it."""
    for feld in data.handlungsfelder:
        rows = page(site, f"handlungsfelder/{feld.id}").tags('[aria-labelledby="region"] dl > div')
        for kreis, row in zip(data.landkreise, rows, strict=False):
            assert {leads_to(link) for link in row.select("dd > a")} == {
                partner.id
                for partner in data.partners
                if kreis.id in partner.gebiet and any(task.handlungsfeld == feld.id for task in partner.aufgaben)
            }
