"""Questions to the dataset, and the numbered references of a page."""

from __future__ import annotations

import pytest

from allianz.model.dataset import Dataset, load
from allianz.model.scalars import Datum
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


def test_contacts_begin_with_who_can_be_called(data: Dataset, views: Views) -> None:
    """In a Landkreis the numbers come first, then the partner with the smallest territory; who ended has none."""
    contacts = views.contacts_in(views.landkreise["beispielsee"])
    reachable = [bool(ways[0].telefon) for _, ways in contacts]

    assert reachable == sorted(reachable, reverse=True)
    assert "jobagentur-musterland" in {partner.id for partner, _ in contacts}
    assert not {partner.id for partner, _ in contacts} & {one.id for one in data.partners if one.ended}


def test_a_way_for_another_landkreis_is_no_contact_here(views: Views) -> None:
    """The branch by the sea is no help in the mountains."""
    here = {partner.id: ways for partner, ways in views.contacts_in(views.landkreise["musterberg"])}

    assert [way.zweck for way in here["jobagentur-musterland"]] == ["Für alle: Empfang"]


def test_who_ended_is_history(data: Dataset, views: Views) -> None:
    """It is no member of today, stays a founder if it was one, and leads to those that came after it."""
    (ended,) = (partner for partner in data.partners if partner.ended)

    assert ended not in views.members
    assert [one.id for one in views.successors(ended)] == list(ended.nachfolge)
    assert all(ended in views.predecessors(one) for one in views.successors(ended))


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
    assert citations.referred == {1, 2}
    assert [source.id for source in citations.sources] == [second, first]


def test_a_source_can_be_listed_without_a_reference(views: Views) -> None:
    """Beside a quiet proof its other sources stand in the list alone; the first reference can still be returned to."""
    citations = Citations(views.quellen)
    first = next(iter(views.quellen))

    assert citations.cite(first) == 1
    assert citations.referred == set()
    assert citations.mark(first) == Mark(1, first=True)


def test_a_proof_goes_by_the_source_that_is_from_then(views: Views) -> None:
    """Publisher and date of a line of proof belong together; where no source has the date, the first one speaks."""
    ids = ["gruendungspapier", "jobagentur-kontakt", "musterblatt-2024", "rundfunk-2023"]

    assert views.proof(ids, Datum(2023)).id == "rundfunk-2023"
    assert views.proof(ids, Datum(2024, 5)).id == "musterblatt-2024"
    assert views.proof(ids, Datum(2022)).id == "jobagentur-kontakt"
    assert views.proof(ids[:1], Datum(2022)).id == views.proof(ids, None).id == "gruendungspapier"


@pytest.mark.parametrize(
    ("stand", "text", "shown"),
    [
        (Datum(2024, 1), "Die Kammer hilft.", "no"),
        (Datum(2018), "Die Kammer hilft.", "yes"),
        (None, "Die Kammer hilft.", "yes"),
        (Datum(2018), "2018 half die Kammer.", "no"),
        (Datum(2018), "Die Nummer 1234 hilft.", "yes"),
    ],
)
def test_an_old_source_needs_its_year_beside_the_text(views: Views, stand: Datum | None, text: str, shown: str) -> None:
    """What is said of today without a year, by a source older than two years or without a date, carries it."""
    assert views.is_aged(stand, text) is (shown == "yes")


def test_a_year_alone_is_no_newer_than_its_first_day(data: Dataset) -> None:
    """„2024“ may be January: the newest source is the one that is surely the newest."""
    newer = data.quellen[0].model_copy(update={"stand": Datum(2024)})
    assert Views(Dataset(**{**vars(data), "quellen": (*data.quellen, newer)})).newest == Views(data).newest


def test_a_reference_to_an_unknown_source_is_an_error(views: Views) -> None:
    """No page can cite what is not among the sources."""
    with pytest.raises(KeyError):
        Citations(views.quellen).mark("gibt-es-nicht")
