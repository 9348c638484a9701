"""Tests of the linked data, read by a JSON-LD processor."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest
from pyld import jsonld as linked_data

from allianz.exports import Graphs, embedded, jsonld
from tests import hostile
from tests.exports.samples import DATASETS
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from allianz.model.dataset import Dataset


def _expanded(data: Dataset, kind: str, id_: str) -> dict[str, Any]:
    """What a processor reads, which must need no other host."""
    graph = json.loads(json.dumps(jsonld(data, kind, id_, SITE_URL)))
    (node,) = linked_data.expand(graph, {"documentLoader": _no_loading})
    return {name.removeprefix("https://schema.org/"): value for name, value in node.items()}


def _no_loading(url: str, _options: object) -> None:
    raise AssertionError(url)


def _values(node: dict[str, Any], name: str) -> list[object]:
    return [one.get("@value", one.get("@id")) for one in node[name]]


def test_a_processor_reads_each_partner(data: Dataset) -> None:
    """Every partner is an organisation of its kind with name, website, address, territory and membership."""
    for partner in data.partners:
        node = _expanded(data, "partner", partner.id)
        (member,), places = node["memberOf"], node.get("address", [])
        assert node["@type"][0].startswith("https://schema.org/")
        assert (_values(node, "name"), _values(node, "url")) == ([partner.name], [partner.website])
        assert _values(node, "mainEntityOfPage") == [f"{SITE_URL}partner/{partner.id}/"]
        if not partner.ended:
            assert member["@id"] == f"{SITE_URL}#allianz"
        towns = [place["https://schema.org/addressLocality"][0]["@value"] for place in places]
        documented = [kontakt.anschrift.ort for kontakt in partner.kontakte if kontakt.anschrift]
        assert towns == (documented or ([partner.sitz.ort] if partner.sitz else []))
        assert len(node.get("areaServed", [])) == len(partner.gebiet)
        assert len(node.get("contactPoint", [])) == len(partner.kontakte)


def test_a_partner_that_ended_was_a_member() -> None:
    """Its membership is a role with a beginning and an end."""
    graph = jsonld(DATASETS["second"], "partner", "seekammer", SITE_URL)
    assert graph["memberOf"]["@type"] == "OrganizationRole"
    assert (graph["memberOf"]["startDate"], graph["memberOf"]["endDate"]) == ("2020-02-29", "2023-10-31")


def test_a_contact_can_be_dialled_and_says_when_somebody_is_there() -> None:
    """Telephone in E.164, mail, place and the times day by day, with the break at noon."""
    graph = jsonld(DATASETS["second"], "partner", "jobagentur-musterland", SITE_URL)
    first, second = graph["contactPoint"]
    assert (first["telephone"], first["email"]) == ("+49800012345", "post@jobagentur.example.org")
    assert first["availableLanguage"] == ["de"]
    thursday = ["Monday", "Tuesday", "Wednesday", "Thursday"]
    assert [(one["dayOfWeek"], one["opens"], one["closes"]) for one in first["hoursAvailable"]] == [
        (thursday, "08:00", "12:30"),
        (thursday, "14:00", "16:00"),
        (["Friday"], "08:00", "12:00"),
    ]
    assert [area["name"] for area in second["areaServed"]] == ["Landkreis Beispielsee"]
    assert second["url"] == "https://jobagentur.example.org/termin"


def test_a_processor_reads_each_offer(data: Dataset) -> None:
    """Every offer is a service with its text, whoever gives it, those whom it is for and where."""
    gruppen = {gruppe.id: gruppe.titel for gruppe in data.zielgruppen}
    partners = {partner.id: partner for partner in data.partners}
    for angebot in data.angebote:
        node = _expanded(data, "angebot", angebot.id)
        givers = [partners[one.partner] for one in angebot.anbieter if one.partner in partners]
        public = any(giver.art in {"agentur", "landkreis"} for giver in givers)
        audience = {one["https://schema.org/audienceType"][0]["@value"] for one in node["audience"]}
        assert node["@type"] == [f"https://schema.org/{'GovernmentService' if public else 'Service'}"]
        assert (_values(node, "name"), _values(node, "description")) == ([angebot.titel], [angebot.text])
        assert [one.get("@id") for one in node["provider"] if "@id" in one] == [
            f"{SITE_URL}partner/{giver.id}/#einrichtung" for giver in givers
        ]
        assert len(node["provider"]) == len(angebot.anbieter)
        assert audience == {gruppen[id_] for id_ in angebot.zielgruppen}


AREAS = {
    "schnuppertage-beispielsee": ["Landkreis Beispielsee"],
    "rat-zur-berufswahl": ["Landkreis Musterberg", "Landkreis Beispielsee"],
    "wohnung-und-schule": ["Landkreis Grünau-Mühlbach", "Landkreis Weitfeld"],
    "pflegebrief": "Musterland",
    "teilzeit-gelingt": "Musterland",
}


@pytest.mark.parametrize("id_", AREAS)
def test_an_offer_says_where_it_helps(id_: str) -> None:
    """In its own Landkreise, else in those of all who give it; where one of these names none, in the region."""
    served = jsonld(DATASETS["second"], "angebot", id_, SITE_URL)["areaServed"]
    assert ([area["name"] for area in served] if isinstance(served, list) else served["name"]) == AREAS[id_]


def test_an_offer_says_what_it_costs_and_how_it_is_reached() -> None:
    """Conditions, cost and the offer's own way, with the languages of the advice."""
    graph = jsonld(DATASETS["second"], "angebot", "kurs-bezahlen", SITE_URL)
    assert graph["termsOfService"] == "Die Firma hat weniger als hundert Beschäftigte."
    assert graph["offers"] == {"@type": "Offer", "description": "kostenfrei"}
    assert graph["availableChannel"]["servicePhone"]["telephone"] == "+49123456789"
    assert "availableChannel" not in jsonld(DATASETS["second"], "angebot", "pflegebrief", SITE_URL)


def test_a_landkreis_has_its_official_key() -> None:
    """Other data name a Landkreis by the same key; one whose key is not known has none."""
    known = jsonld(DATASETS["second"], "landkreis", "beispielsee", SITE_URL)
    assert (known["@type"], known["name"]) == ("AdministrativeArea", "Landkreis Beispielsee")
    assert known["identifier"] == {"@type": "PropertyValue", "propertyID": "AGS", "value": "99902"}
    data = DATASETS["second"]
    unknown = tuple(kreis.model_copy(update={"ags": None}) for kreis in data.landkreise)
    without = dataclasses.replace(data, landkreise=unknown)
    assert "identifier" not in jsonld(without, "landkreis", "beispielsee", SITE_URL)


PAGES = [
    ("start", "", ["WebSite", "Organization"]),
    ("allianz", "", ["Organization"]),
    ("daten", "", ["Dataset"]),
    ("partner", "seehochschule", ["CollegeOrUniversity"]),
    ("angebot", "pflegebrief", ["Service"]),
    ("angebot", "seekurs", []),
    ("landkreis", "weitfeld", ["AdministrativeArea"]),
    ("quellen", "", []),
]


@pytest.mark.parametrize(("kind", "id_", "types"), PAGES)
def test_a_page_says_what_it_is_about(kind: str, id_: str, types: list[str]) -> None:
    """An offer that has ended is no service any more."""
    graphs = Graphs(DATASETS["second"], SITE_URL)
    assert [graph["@type"] for graph in graphs.about(kind, id_)] == types


def test_a_processor_reads_the_alliance(data: Dataset) -> None:
    """The alliance is an organisation; how many partners it has is said with the date of the source."""
    node = _expanded(data, "allianz", "")
    assert node["@type"] == ["https://schema.org/Organization"]
    assert _values(node, "name") == [data.allianz.name]
    assert _values(node, "disambiguatingDescription") == ["9 Partner (Stand 2023)"]
    assert "member" not in node


def test_a_draft_does_not_claim_to_be_the_alliance() -> None:
    """As long as nobody runs the site, its name says so, nobody publishes it, and it is not the alliance's website."""
    data = DATASETS["second"]
    draft = dataclasses.replace(data, allianz=data.allianz.model_copy(update={"betreiber": None}))
    website, alliance = (jsonld(draft, kind, "", SITE_URL) for kind in ("website", "allianz"))
    assert website["name"] == f"{data.allianz.name} (inoffizieller Entwurf)"
    assert not {"publisher", "alternateName"} & set(website)
    assert alliance["url"] == data.allianz.website
    run = jsonld(data, "website", "", SITE_URL)
    assert (run["name"], run["publisher"]["name"]) == (data.allianz.name, "Wirtschaftskammer Musterberg")
    assert jsonld(data, "allianz", "", SITE_URL)["url"] == SITE_URL


@pytest.mark.parametrize(
    ("kind", "id_"),
    [
        ("verein", ""),
        ("allianz", "x"),
        ("partner", "niemand"),
        ("angebot", "keines"),
        ("landkreis", "nirgends"),
        ("aufgabe", "seehochschule/1"),
    ],
)
def test_there_is_no_graph_of_what_is_not_there(kind: str, id_: str) -> None:
    """An unknown kind, id or number is an error, never an empty graph."""
    with pytest.raises(KeyError):
        jsonld(DATASETS["second"], kind, id_, SITE_URL)


def test_nothing_in_a_graph_can_end_the_script_that_holds_it() -> None:
    """In the page the graph has neither < nor > nor &, and reads the same."""
    graph = jsonld(DATASETS["hostile"], "partner", hostile.ID, SITE_URL)
    text = embedded(graph)
    assert not set("<>&") & set(text)
    assert json.loads(text) == graph
