"""The records of the data on their pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from allianz.model.dataset import Dataset, load
from tests.building import REPO_URL, SECOND
from tests.documents import documents, leads_to, page
from tests.serving import answer

if TYPE_CHECKING:
    from pathlib import Path

    from allianz.model.records import Ereignis, Foerdersumme


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


def test_sums_of_different_measures_stand_beside_their_measure(site: Path, data: Dataset) -> None:
    """Each sum of the funding table stands in one row with what it measures, and no row adds them up."""
    rows = page(site, "allianz").tags("table tbody tr")
    sums = data.foerderung

    assert len(rows) == len(sums)
    for row, summe in zip(rows, sums, strict=True):
        assert summe.mass in row.get_text()
        assert summe.zeitraum in row.get_text()


def test_the_picture_of_the_alliance_names_everybody_in_it(site: Path, data: Dataset) -> None:
    """The diagram is text: each partner under its kind, who coordinates, each body, and who recognises the alliance."""
    (scheme,) = page(site, "allianz").tags("figure.scheme")
    linked = {leads_to(link) for link in scheme.select("a[href^='../partner/']")}
    named = [*data.allianz.gremien, *data.allianz.rahmen]

    assert linked == {partner.id for partner in data.partners}
    assert data.allianz.rahmen
    assert [one.name for one in named if one.name not in scheme.get_text()] == []
    assert data.allianz.koordination.rolle in scheme.get_text()


def test_the_years_show_as_many_dots_as_events(site: Path, data: Dataset) -> None:
    """The picture of the years and the list below it say the same, and a year leads to its first event."""
    document = page(site, "allianz")
    years = Counter(event.datum.year for event in data.chronik)
    dots = {tag.select_one("a").get_text(): len(tag.select("i")) for tag in document.tags(".years li:has(a)")}  # type: ignore[union-attr]

    assert dots == {str(year): number for year, number in years.items()}
    assert len(document.tags("ol.timeline > li")) == sum(years.values())
    assert len(document.tags("ol.timeline > li[id^=jahr-]")) == len(years)


def test_where_sources_differ_the_page_names_both(site: Path, data: Dataset) -> None:
    """Each event and each sum that another source doubts stands with the doubt and with the marks of both."""
    disputed: list[tuple[str, Ereignis | Foerdersumme]] = [
        *((event.titel, event) for event in data.chronik if event.hinweis_quellen),
        *((summe.mass, summe) for summe in data.foerderung if summe.hinweis_quellen),
    ]
    entries = page(site, "allianz").tags('[aria-labelledby="widerspruch"] li')

    assert len({type(record) for _, record in disputed}) == 2
    assert len(entries) == len(disputed)
    for entry, (name, record) in zip(entries, disputed, strict=True):
        assert name in entry.get_text()
        assert str(record.hinweis) in entry.get_text()
        assert len(entry.select(".ref a")) == 1 + len(record.hinweis_quellen)


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
