"""The pages about the alliance itself: who belongs to it, its years, its funding, and how to join."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from allianz.model.dataset import Dataset, load
from tests.building import SECOND
from tests.documents import leads_to, page

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from allianz.model.records import Ereignis, Foerdersumme


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND)


def test_founders_and_partners_of_today_are_told_apart(site: Path, data: Dataset) -> None:
    """A founder that ended stays among the founders and is not among those who belong to the alliance today."""
    document = page(site, "allianz")
    founders = {leads_to(link) for link in document.tags('[aria-labelledby="gruendung"] li > a')}
    today = {leads_to(link) for link in document.tags('[aria-labelledby="heute"] dd > a')}

    assert founders == {partner.id for partner in data.partners if partner.mitglied.art == "gruendung"}
    assert today == {partner.id for partner in data.partners if not partner.ended}
    assert founders - today


def test_the_only_number_of_partners_stands_with_its_year(site: Path, data: Dataset) -> None:
    """How many partners there are today no source says; the number of then carries its year and its source."""
    zahl = data.allianz.zahl_partner
    assert zahl is not None
    text = page(site, "allianz").text('[aria-labelledby="heute"] p')

    assert f"{zahl.stand.year} waren es {zahl.zahl}" in text
    assert str(len([partner for partner in data.partners if not partner.ended])) not in text.split()


def test_a_partner_that_ended_leads_to_who_followed(site: Path, data: Dataset) -> None:
    """Whoever looks for a partner of then finds until when it was there, and who is there now."""
    lines = page(site, "allianz").tags('[aria-labelledby="seither"] li')
    ended = [partner for partner in data.partners if partner.ended]

    assert len(lines) == len(ended) > 0
    for line, partner in zip(lines, ended, strict=True):
        assert partner.name in line.get_text()
        assert {leads_to(link) for link in line.select("a[href*='/partner/']")} == {partner.id, *partner.nachfolge}


def test_the_founding_paper_stands_point_by_point(site: Path, data: Dataset) -> None:
    """Each point of the paper, each body and each frame of the alliance stands with its words and its source."""
    document = page(site, "allianz")
    points = {
        point.select_one("dt").get_text(): point  # type: ignore[union-attr]
        for point in document.tags(".point")
    }
    allianz = data.allianz

    assert set(points) == {
        *(one.titel for one in allianz.vorlage),
        *(one.name for one in (*allianz.gremien, *allianz.rahmen)),
    }
    assert all(point.select(".ref a") for point in points.values())
    assert all(one.text in " ".join(points[one.titel].get_text().split()) for one in allianz.vorlage)


def test_whoever_reads_about_the_alliance_gets_on(site: Path) -> None:
    """Chronicle, projects, funding and joining are one step away."""
    links = {leads_to(link) for link in page(site, "allianz").tags(".ways-on a")}

    assert links == {"chronik", "projekte", "foerderung", "mitmachen"}


def test_the_years_show_as_many_dots_as_events(site: Path, data: Dataset) -> None:
    """The picture of the years and the list beside it say the same, and a year leads to its events."""
    document = page(site, "allianz/chronik")
    years = Counter(event.datum.year for event in data.chronik)
    dots = {leads_to(tag.select("a")[0]): len(tag.select("i")) for tag in document.tags(".years li")}

    assert dots == {f"#jahr-{year}": number for year, number in years.items()}
    for year, number in years.items():
        assert len(document.tags(f'[aria-labelledby="jahr-{year}"] ol.timeline > li')) == number


def test_where_sources_differ_both_stand_side_by_side(site: Path, data: Dataset) -> None:
    """What another source says of an event or a sum stands within its entry, with the mark of that source."""
    entries = page(site, "allianz/chronik").tags("ol.timeline > li")
    rows = page(site, "foerderung").tags(".sums tbody tr")
    disputed: list[tuple[str, list[Tag], Ereignis | Foerdersumme]] = [
        *((event.titel, entries, event) for event in data.chronik if event.hinweis),
        *((summe.mass, rows, summe) for summe in data.foerderung if summe.hinweis),
    ]

    assert {type(record).__name__ for _, _, record in disputed} == {"Ereignis", "Foerdersumme"}
    for name, places, record in disputed:
        (entry,) = [place for place in places if name in place.get_text()]
        (aside,) = entry.select(".aside")
        assert str(record.hinweis) in aside.get_text()
        assert len(aside.select(".ref a")) == len(record.hinweis_quellen)


def test_the_way_to_funding_comes_before_the_sums(site: Path, data: Dataset) -> None:
    """A project body reads the steps in their order, then what was granted, each sum beside its measure and period."""
    document = page(site, "foerderung")
    steps = document.tags("ol.steps > li")
    text = document.text()

    assert [step.select("h3")[0].get_text() for step in steps] == [one.titel for one in data.allianz.foerderweg]
    assert all(step.select(".proof a") for step in steps)
    assert text.index(data.allianz.foerderweg[-1].titel) < text.index(data.foerderung[0].mass)
    for summe, row in zip(reversed(data.foerderung), document.tags(".sums tbody tr"), strict=True):
        assert summe.mass in row.get_text()
        assert summe.zeitraum in row.get_text()


@pytest.mark.parametrize("address", ["foerderung", "allianz/mitmachen"])
def test_it_says_whom_to_ask(site: Path, data: Dataset, address: str) -> None:
    """Who wants funding or to join finds who coordinates the alliance, and at once a way to write or to call."""
    document = page(site, address)
    box = document.tags(".ask")[0]

    assert len(document.tags(".now a[href^='mailto:'], .now a[href^='tel:']")) == 1
    assert data.allianz.koordination.partner in {leads_to(link) for link in box.select("a[href*='/partner/']")}
    assert box.select("a[href^='mailto:'], a[href^='tel:']")


def test_who_wants_to_join_reads_what_is_known(site: Path, data: Dataset) -> None:
    """Each point about joining stands with its source."""
    points = page(site, "allianz/mitmachen").tags(".point")

    assert [point.select("dt")[0].get_text() for point in points] == [one.titel for one in data.allianz.beitritt]
    assert all(point.select(".ref a") for point in points)


def test_the_page_of_sources_counts_those_without_a_date(site: Path, data: Dataset) -> None:
    """The sentence about the age of the sources leaves none out."""
    undated = sum(quelle.stand is None for quelle in data.quellen)

    assert undated
    assert f"{undated} {'trägt' if undated == 1 else 'tragen'} kein Datum" in page(site, "quellen").text()
