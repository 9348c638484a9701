"""Who helps whom where: the offers of today, in the right order, with the way that fits."""

from __future__ import annotations

import dataclasses

import pytest

from allianz.model.dataset import Dataset, load
from allianz.site.offers import Offers, gaps
from tests.building import SECOND


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The fixed data."""
    return load(SECOND, "daten")


@pytest.fixture(scope="module")
def offers(data: Dataset) -> Offers:
    """The offers of the fixed data."""
    return Offers(data)


def _ids(offers: Offers, gruppe: str, kreis: str = "") -> list[str]:
    return [angebot.id for topic in offers.answer(gruppe, kreis) for angebot in topic.angebote]


def test_what_ended_is_in_no_answer(data: Dataset, offers: Offers) -> None:
    """A course that is over helps nobody."""
    ended = {angebot.id for angebot in data.angebote if angebot.bis}

    assert ended
    assert not ended & {id_ for gruppe in data.zielgruppen for id_ in _ids(offers, gruppe.id)}


def test_no_offer_of_today_is_missing(offers: Offers) -> None:
    """Each offer is an answer for each of its groups in each Landkreis of its area."""
    for angebot in offers.current:
        for gruppe in angebot.zielgruppen:
            for kreis in offers.area(angebot):
                assert angebot.id in _ids(offers, gruppe, kreis)


def test_an_offer_without_landkreise_is_where_its_partners_are(data: Dataset, offers: Offers) -> None:
    """The area of a chamber's offer is that of the chamber; who has no territory is there for the whole region."""
    by_id = {angebot.id: angebot for angebot in data.angebote}

    assert offers.area(by_id["wer-hilft-wobei"]) == {"musterberg"}
    assert offers.area(by_id["wohnung-und-schule"]) == {"weitfeld", "gruenau-muehlbach"}
    assert offers.area(by_id["teilzeit-gelingt"]) == {kreis.id for kreis in data.landkreise}
    assert offers.area(by_id["schnuppertage-beispielsee"]) == {"beispielsee"}


def test_the_nearest_comes_first_and_partners_before_others(offers: Offers) -> None:
    """Within a topic: the smaller area, then who belongs to the alliance; the whole country last."""
    (topic,) = (topic for topic in offers.answer("eltern", "weitfeld") if topic.feld == "ausgleich")

    assert [angebot.id for angebot in topic.angebote] == [
        "platz-im-kindergarten",
        "ferienwerkstatt-weitfeld",
        "wohnung-und-schule",
        "pflegebrief",
    ]


def test_who_can_be_called_comes_before_who_cannot(data: Dataset) -> None:
    """Of two offers as near as each other, the one with a telephone number is named first."""
    silent = next(angebot for angebot in data.angebote if angebot.id == "teilzeit-gelingt")
    loud = next(angebot for angebot in data.angebote if angebot.id == "kurs-bezahlen").model_copy(
        update={"landkreise": tuple(kreis.id for kreis in data.landkreise), "handlungsfelder": silent.handlungsfelder}
    )
    offers = Offers(dataclasses.replace(data, angebote=(silent, loud)))

    assert _ids(offers, "firmen") == ["kurs-bezahlen", "teilzeit-gelingt"]


def test_without_a_landkreis_the_whole_region_comes_before_its_parts(data: Dataset) -> None:
    """Who has not said where they live first sees what they get wherever it is."""
    part, whole = (
        next(one for one in data.angebote if one.id == id_) for id_ in ("platz-im-kindergarten", "pflegebrief")
    )
    whole = whole.model_copy(update={"reichweite": part.reichweite})
    offers = Offers(dataclasses.replace(data, angebote=(part, whole)))

    assert _ids(offers, "eltern") == ["pflegebrief", "platz-im-kindergarten"]
    assert _ids(offers, "eltern", "weitfeld") == ["platz-im-kindergarten", "pflegebrief"]


def test_the_first_who_can_be_reached_is_to_be_called(data: Dataset) -> None:
    """Offers that have only a website are passed over; without a number an e-mail will do."""
    silent = next(one for one in data.angebote if one.id == "teilzeit-gelingt")
    loud = next(one for one in data.angebote if one.id == "kurs-bezahlen").model_copy(update={"landkreise": ()})
    assert loud.kontakt
    mail = loud.kontakt.model_copy(update={"telefon": None, "email": "amt@example.org"})
    written = loud.model_copy(update={"kontakt": mail})

    for told in (loud, written):
        found = Offers(dataclasses.replace(data, angebote=(silent, told))).call("firmen", "musterberg")
        assert found == (told, told.kontakt)
    assert Offers(dataclasses.replace(data, angebote=(silent,))).call("firmen", "musterberg") is None


def test_who_is_there_for_a_part_of_the_region_is_not_to_be_called_by_everybody(data: Dataset) -> None:
    """Without a Landkreis the number of one Landkreis would be wrong for most."""
    local = next(one for one in data.angebote if one.id == "kurs-bezahlen").model_copy(
        update={"landkreise": ("beispielsee",)}
    )
    offers = Offers(dataclasses.replace(data, angebote=(local,)))

    assert offers.call("firmen") is None
    assert offers.call("firmen", "beispielsee") == (local, local.kontakt)


def test_topics_stand_in_the_order_of_the_fields(data: Dataset, offers: Offers) -> None:
    """What belongs to no field comes last, and no topic is empty."""
    topics = offers.answer("firmen")
    order = [*(feld.id for feld in data.handlungsfelder), "uebergreifend"]

    assert [topic.feld for topic in topics] == [feld for feld in order if feld in {topic.feld for topic in topics}]
    assert topics[-1].feld == "uebergreifend"
    assert all(topic.angebote for topic in topics)


def test_a_far_number_is_left_out_where_somebody_near_answers_it(data: Dataset) -> None:
    """The same number twice in one answer helps nobody."""
    far = next(angebot for angebot in data.angebote if angebot.id == "ruf-fuer-alle")
    near = far.model_copy(update={"id": "ruf-nebenan", "reichweite": data.angebote[0].reichweite})

    assert _ids(Offers(dataclasses.replace(data, angebote=(far, near))), "firmen") == ["ruf-nebenan"]
    assert _ids(Offers(dataclasses.replace(data, angebote=(far,))), "firmen") == ["ruf-fuer-alle"]


def test_a_far_website_stays_where_somebody_near_has_no_number(data: Dataset) -> None:
    """Only a number can be the same number: two ways without one are two ways."""
    far = next(angebot for angebot in data.angebote if angebot.id == "ruf-fuer-alle")
    assert far.kontakt
    website = far.kontakt.model_copy(update={"telefon": None, "website": "https://test.example.org"})
    far = far.model_copy(update={"kontakt": website})
    near = far.model_copy(update={"id": "nebenan", "reichweite": data.angebote[0].reichweite})

    assert _ids(Offers(dataclasses.replace(data, angebote=(far, near))), "firmen") == ["nebenan", "ruf-fuer-alle"]


def test_a_far_number_stays_where_it_is_nobodys_first_way(data: Dataset) -> None:
    """An answer shows the first way of each offer: a number further behind is not there to be called."""
    far = next(angebot for angebot in data.angebote if angebot.id == "ruf-fuer-alle")
    partner = next(one for one in data.partners if one.id == "wirtschaftskammer-musterberg")
    assert far.kontakt
    behind = partner.kontakte[0].model_copy(update={"telefon": far.kontakt.telefon})
    first = behind.model_copy(update={"telefon": "01234 5", "fuer": ("firmen",)})
    partners = [
        one if one.id != partner.id else one.model_copy(update={"kontakte": (behind, first)}) for one in data.partners
    ]
    near = next(angebot for angebot in data.angebote if angebot.id == "wer-hilft-wobei")
    offers = Offers(dataclasses.replace(data, partners=tuple(partners), angebote=(far, near)))

    assert _ids(offers, "firmen") == ["wer-hilft-wobei", "ruf-fuer-alle"]


def test_the_way_that_fits_comes_first(data: Dataset, offers: Offers) -> None:
    """Who asks as a firm in one Landkreis gets the branch for firms there; others get the reception."""
    angebot = next(angebot for angebot in data.angebote if angebot.id == "rat-zur-berufswahl")

    assert [way.zweck for way in offers.ways(angebot, "firmen", "beispielsee")] == [
        "Für Firmen: Nebenstelle",
        "Für alle: Empfang",
    ]
    assert [way.zweck for way in offers.ways(angebot, "jugend", "musterberg")] == ["Für alle: Empfang"]


def test_an_offers_own_way_goes_before_its_partners(data: Dataset, offers: Offers) -> None:
    """A number of its own leads to the right desk at once."""
    angebot = next(angebot for angebot in data.angebote if angebot.id == "kurs-bezahlen")

    assert [way.zweck for way in offers.ways(angebot, "firmen")] == ["Antrag stellen"]


def test_what_helps_beyond_the_region_is_known(offers: Offers) -> None:
    """Somebody from outside is sent to who helps there too."""
    assert [angebot.id for angebot in offers.beyond()] == ["teestube-am-hafen", "ruf-fuer-alle"]


def test_a_gap_is_a_hint_with_file_and_line(data: Dataset) -> None:
    """Where nobody offers anything, a sentence says for whom and where."""
    without = tuple(angebot for angebot in data.angebote if "jugend" not in angebot.zielgruppen or angebot.landkreise)

    (gap,) = gaps(dataclasses.replace(data, angebote=without))

    assert str(gap) == (
        "daten/zielgruppen.yaml:9:3: Für „Jugend“ zeigt der Wegweiser kein Angebot in: "
        "Musterberg, Grünau-Mühlbach, Weitfeld."
    )
