"""Questions to the dataset, and the numbered references of a page."""

from __future__ import annotations

import pytest

from allianz.model.dataset import Dataset, load
from allianz.site.citations import Citations, Mark
from allianz.site.views import Views
from tests.building import DATA


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The real data."""
    return load(DATA)


@pytest.fixture(scope="module")
def views(data: Dataset) -> Views:
    """Views of the real data."""
    return Views(data)


def test_the_same_task_of_two_agencies_is_one_offer(views: Views) -> None:
    """A visitor reads a task once, with everybody who does it."""
    offers = views.offers("weiterbildung", "beschaeftigte")
    shared = [offer for offer in offers if len(offer.partners) > 1]

    assert len({(offer.aufgabe.text, offer.aufgabe.grundlage) for offer in offers}) == len(offers)
    assert {"agentur-celle", "agentur-lueneburg-uelzen"} in [
        {partner.id for partner in offer.partners} for offer in shared
    ]


def test_no_task_is_lost_in_the_offers(data: Dataset, views: Views) -> None:
    """Every task of every partner is offered to each of its target groups."""
    for partner in data.partners:
        for task in partner.aufgaben:
            for gruppe in task.zielgruppen:
                offers = views.offers(task.handlungsfeld, gruppe)

                assert any(offer.aufgabe.text == task.text and partner in offer.partners for offer in offers)


def test_the_chronicle_is_in_order_of_time(views: Views) -> None:
    """The oldest event comes first, however the file is ordered."""
    days = [event.datum for event in views.chronicle()]

    assert days == sorted(days)
    assert len(days) == len(views.dataset.chronik)


def test_every_landkreis_has_its_own_administration_as_a_partner(data: Dataset, views: Views) -> None:
    """The start page leads from each Landkreis to its partner."""
    assert [len(views.seats(kreis)) for kreis in data.landkreise] == [1] * len(data.landkreise)


def test_the_map_begins_at_its_first_tile_and_is_read_row_by_row(data: Dataset) -> None:
    """Where the data leave the first columns and rows empty, the drawing does not."""
    moved = tuple(
        kreis.model_copy(
            update={"kachel": kreis.kachel.model_copy(update={"spalte": kreis.kachel.spalte + 4, "zeile": 9 - row})}
        )
        for row, kreis in enumerate(data.landkreise)
    )
    tiles = Views(Dataset(**{**vars(data), "landkreise": moved})).tiles

    assert [tile.row for tile in tiles] == list(range(len(moved)))
    assert min(tile.column for tile in tiles) == 0
    assert [tile.landkreis.id for tile in tiles] == [kreis.id for kreis in reversed(moved)]


def test_contacts_begin_with_the_smallest_territory(views: Views) -> None:
    """In a Landkreis its own administration stands before those who serve others too."""
    contacts = views.contacts("talente", views.landkreise["heidekreis"])

    assert [contact.partner.id for contact in contacts] == ["landkreis-heidekreis", "agentur-celle", "handwerkskammer"]
    assert contacts[0].zielgruppen == ("betrieb", "zuwanderung")
    assert contacts[0].quellen == ("welcome-heidekreis",)


def test_without_a_chronicle_there_are_no_years(data: Dataset) -> None:
    """An alliance without history has an empty picture, not an error."""
    assert Views(Dataset(**{**vars(data), "chronik": ()})).years == []


def test_accents_repeat_after_the_last_colour(data: Dataset) -> None:
    """A ninth field gets the first colour again, and what is across all fields gets none."""
    fields = tuple(data.handlungsfelder[0].model_copy(update={"id": f"feld{number}"}) for number in range(9))
    views = Views(Dataset(**{**vars(data), "handlungsfelder": fields}))

    assert views.accent("feld0") == views.accent("feld8") == "feld-1"
    assert views.accent("uebergreifend") == ""


def test_sources_are_numbered_in_the_order_of_their_first_mention(views: Views) -> None:
    """A second reference to a source has the number of the first, and only the first can be returned to."""
    citations = Citations(views.quellen)
    first, second = list(views.quellen)[:2]

    assert [citations.mark(quelle) for quelle in (second, first, second)] == [
        Mark(1, first=True),
        Mark(2, first=True),
        Mark(1, first=False),
    ]
    assert [source.id for source in citations.sources] == [second, first]


def test_a_reference_to_an_unknown_source_is_an_error(views: Views) -> None:
    """No page can cite what is not among the sources."""
    with pytest.raises(KeyError):
        Citations(views.quellen).mark("gibt-es-nicht")
