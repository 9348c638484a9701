"""Questions to the dataset, and the numbered references of a page."""

from __future__ import annotations

import pytest

from allianz.model.dataset import Dataset, load
from allianz.site.citations import Citations, Mark
from allianz.site.views import Views
from tests.building import SECOND


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND)


@pytest.fixture(scope="module")
def views(data: Dataset) -> Views:
    """Views of the fixed data."""
    return Views(data)


def test_the_same_task_of_two_partners_is_one_offer(views: Views) -> None:
    """A visitor reads a task once, with everybody who does it."""
    offers = views.offers("ausgleich", "eltern")

    assert [[partner.id for partner in offer.partners] for offer in offers] == [
        ["landkreis-weitfeld", "wirtschaftsfoerderung-gruenau-muehlbach"],
        ["landkreis-weitfeld"],
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


def test_the_administration_of_a_landkreis_is_the_partner_that_is_the_landkreis(data: Dataset, views: Views) -> None:
    """The start page leads from a Landkreis to its partner, where it is one."""
    assert [[partner.id for partner in views.seats(kreis)] for kreis in data.landkreise] == [
        [],
        ["landkreis-beispielsee"],
        [],
        ["landkreis-weitfeld"],
    ]


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


def test_contacts_begin_with_the_smallest_territory(data: Dataset) -> None:
    """In a Landkreis who serves it alone stands before those who serve others too, whatever the file's order."""
    first, *others = data.partners
    tasks = tuple(task.model_copy(update={"handlungsfeld": "uebergreifend"}) for task in first.aufgaben)
    partners = (first.model_copy(update={"aufgaben": tasks}), *others)
    views = Views(Dataset(**{**vars(data), "partners": partners}))
    contacts = views.contacts("uebergreifend", views.landkreise["musterberg"])

    assert [contact.partner.id for contact in contacts] == ["wirtschaftskammer-musterberg", "jobagentur-musterland"]


def test_a_contact_says_for_whom_it_is_there_and_on_what_that_rests(views: Views) -> None:
    """All its tasks in the field count: each group once, each source once."""
    (contact,) = views.contacts("ausgleich", views.landkreise["weitfeld"])

    assert contact.partner.id == "landkreis-weitfeld"
    assert contact.zielgruppen == ("zugezogene", "eltern")
    assert contact.quellen == ("weitfeld-willkommen", "rundfunk-2023")


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
