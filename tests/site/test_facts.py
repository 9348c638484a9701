"""The records of the data on their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from allianz.languages.language import GERMAN
from allianz.model.dataset import Dataset, load
from allianz.model.files import address
from allianz.model.hints import hints
from allianz.site.offers import Offers
from tests.building import REPO_URL, SECOND
from tests.documents import Document, documents, page
from tests.serving import answer

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from allianz.model.records import Record


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


def test_every_partner_page_says_how_to_reach_it_and_what_it_offers(site: Path, data: Dataset) -> None:
    """Name, website, every contact and every offer of a partner of today stand on its page, with their sources."""
    offers = Offers(data)
    for partner in data.partners:
        document = page(site, f"partner/{partner.id}")
        text = document.text()

        assert partner.name in text
        assert document.tags(".refs li")
        if not partner.ended:
            assert document.tags(f'a[href="{partner.website}"]')
            assert [way.zweck for way in partner.kontakte if way.zweck not in text] == []
            assert [one.id for one in offers.of_partner(partner) if not _links(document, one)] == []


def _links(document: Document, record: Record) -> list[Tag]:
    return document.tags(f'a[href$="{address(record)}"]')


def test_a_number_can_be_called_with_one_touch(site: Path) -> None:
    """It is shown as people write it and dialled as machines need it (RFC 3966)."""
    (call,) = page(site, "angebote/kurs-bezahlen").tags("a.call")

    assert call["href"] == "tel:+49123456789"
    assert "01234/567 89" in call.get_text()


def test_a_partner_that_ended_says_what_became_of_it(site: Path, data: Dataset) -> None:
    """Its page stays, tells since when, and shows how to reach who came after, not how it was reached itself."""
    (ended,) = (partner for partner in data.partners if partner.ended)
    document = page(site, f"partner/{ended.id}")
    numbers = [way.telefon for one in data.partners if one.id in ended.nachfolge for way in one.kontakte if way.telefon]

    assert "31. Oktober 2023" in document.text().replace("\u00a0", " ")
    assert all(_links(document, one) for one in data.partners if one.id in ended.nachfolge)
    assert document.tags(".reach") == []
    assert [number for number in numbers if number not in document.text()] == []
    assert len(document.tags("a.call")) == len(numbers) > 0


def test_what_is_said_of_today_shows_the_year_of_an_old_proof(site: Path) -> None:
    """Beside a seat or a task stands the year of its source, unless it is young or the text says a year itself."""
    told = [dd.get_text() for dd in page(site, "partner/wirtschaftskammer-musterberg").tags(".facts dd")]

    assert all("(Stand 2020)" in one for one in told if "Musterberg" in one or "Geschäftsstelle" in one)
    assert "Stand 2018" in page(site, "partner/landkreis-beispielsee").text(".facts")
    assert "Stand" not in page(site, "partner/landkreis-weitfeld").text(".facts")


def test_a_law_goes_by_that_word(site: Path) -> None:
    """A card says from when the law was read; another source goes by its publisher, a partner by its short name."""
    cards = [card for one in documents(site) if one.name.startswith("wegweiser/") for card in one.tags(".offer")]
    said = {str(card.select(".proof")[0].get_text()).replace("\u00a0", " ") for card in cards}

    assert {"Belegt: Gesetz, Stand Januar 2019", "Belegt: Seehochschule, 2021"} <= said


def test_a_partner_that_ended_is_in_no_list_of_today(site: Path, data: Dataset) -> None:
    """No filter, no matrix, no answer names it; the directory lists it apart."""
    (ended,) = (partner for partner in data.partners if partner.ended)
    answers = [one for one in documents(site) if one.name.startswith("wegweiser/")]

    assert not page(site, "partner").tags(f'[data-item] a[href$="/{ended.id}/"]')
    assert page(site, "partner").tags(f'#frueher ~ * a[href$="/{ended.id}/"], .rows a[href$="/{ended.id}/"]')
    assert not page(site, "handlungsfelder").tags(f'table a[href$="/{ended.id}/"]')
    assert [one.name for one in answers if one.tags(f'main a[href$="/{ended.id}/"]')] == []


def test_an_offer_page_says_all_that_is_known(site: Path, data: Dataset) -> None:
    """What you get, who gives it, for whom, where, what it costs and asks for, and from when that is known."""
    for angebot in data.angebote:
        document = page(site, f"angebote/{angebot.id}")
        text = document.text().replace("\u00a0", " ")
        said = [
            angebot.titel,
            angebot.text,
            angebot.kosten,
            angebot.voraussetzung,
            angebot.grundlage,
            *angebot.sprachen,
        ]

        assert [one for one in said if one and one not in text] == []
        title = document.text("details.refs summary").replace("\u00a0", " ")
        assert angebot.belegt is None or GERMAN.month(angebot.belegt) in title


def test_an_offer_that_is_over_says_so(site: Path) -> None:
    """Its page stays and leads to what there is today."""
    document = page(site, "angebote/seekurs")

    assert "bis Oktober 2023" in document.text().replace("\u00a0", " ")
    assert document.tags('.notice a[href$="wegweiser/"]')


def test_an_offer_that_nobody_can_reach_leads_to_who_may_know(site: Path, data: Dataset) -> None:
    """Its page and its card say so, of those alone that editors have a hint about; nobody else is sent elsewhere."""
    sentence = "Wie Sie diese Stelle erreichen, wissen wir noch nicht."
    hinted = {hint.place for hint in hints(data) if "erreicht, steht nirgends" in hint.text}
    to_ask = f'a[href$="partner/{data.allianz.koordination.partner}/"]'
    for angebot in Offers(data).current:
        contact = page(site, f"angebote/{angebot.id}").tags("section.reach")[0]

        assert (sentence in contact.get_text()) == (data.place(angebot) in hinted)
        assert contact.select_one(to_ask) or sentence not in contact.get_text()
    assert hinted
    assert sentence in page(site, "wegweiser/eltern").text()


def test_the_matrix_shows_who_offers_something_in_which_field(site: Path, data: Dataset) -> None:
    """A tick stands exactly where a partner of today has an offer in a field."""
    offers = Offers(data)
    rows = page(site, "handlungsfelder").tags("table.matrix tbody tr")
    ticked = [[bool(cell.select(".matrix__yes")) for cell in row.select("td")] for row in rows]

    assert ticked == [
        [any(feld.id in one.handlungsfelder for one in offers.of_partner(partner)) for feld in data.handlungsfelder]
        for partner in data.partners
        if not partner.ended
    ]


def test_a_field_lists_its_offers_under_each_group(site: Path, data: Dataset) -> None:
    """Whoever looks at a field sees what there is for them in it."""
    offers = Offers(data)
    for feld in data.handlungsfelder:
        document = page(site, f"handlungsfelder/{feld.id}")
        text = document.text()

        assert [one.id for one in offers.of_field(feld.id) if not _links(document, one)] == []
        for one in offers.of_field(feld.id):
            assert [
                group.anrede for group in data.zielgruppen if group.id in one.zielgruppen if group.anrede not in text
            ] == []


@pytest.mark.parametrize("kreis", ["", "weitfeld"])
def test_an_answer_shows_the_first_offers_as_cards_and_keeps_the_rest(site: Path, data: Dataset, kreis: str) -> None:
    """Every offer of an answer is in the page; the first of a topic is a card, what is beyond is folded."""
    for gruppe in data.zielgruppen:
        document = page(site, f"wegweiser/{gruppe.id}/{kreis}".rstrip("/"))
        for topic in Offers(data).answer(gruppe.id, kreis):
            (section,) = document.tags(f'section[aria-labelledby="thema-{topic.feld}"]')
            cards = [str(link["href"]).split("/")[-2] for link in section.select(".offer__title a")]
            lines = [str(link["href"]).split("/")[-2] for link in section.select("details .row__title a")]

            assert cards
            assert cards + lines == [angebot.id for angebot in topic.angebote]


def test_an_answer_without_offers_says_so_and_leads_on(site: Path, data: Dataset) -> None:
    """Nobody ends at a blank page: what is near, whom to ask, how to tell us."""
    empty = [
        (gruppe.id, kreis.id)
        for gruppe in data.zielgruppen
        for kreis in data.landkreise
        if not Offers(data).answer(gruppe.id, kreis.id)
    ]
    for gruppe, kreis in empty:
        document = page(site, f"wegweiser/{gruppe}/{kreis}")

        assert "noch kein Angebot eingetragen" in document.text()
        assert document.tags(".next a")


def test_every_source_is_listed_with_the_pages_that_rest_on_it(site: Path, data: Dataset) -> None:
    """/quellen/ leads to each source by its id; there it has its publisher and links to each page that cites it."""
    index = page(site, "quellen")
    read = {one.file: one for one in documents(site)}
    for quelle in data.quellen:
        (way,) = index.tags(f'[id="{quelle.id}"] a')
        document = page(site, f"quellen/{quelle.art}")
        (entry,) = document.tags(f'[id="{quelle.id}"]')
        users = entry.select(".source__used a")

        assert way["href"] == f"{quelle.art}/#{quelle.id}"

        assert quelle.herausgeber in entry.get_text()
        assert users, quelle.id
        for user in users:
            cited = answer(site, urlsplit(urljoin(document.url, str(user["href"]))).path).file
            assert cited is not None
            assert read[cited].tags(f'.refs a[href$="quellen/{quelle.art}/#{quelle.id}"]'), (quelle.id, user["href"])
