"""Tests of the linked data, read by a JSON-LD processor."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pyld import jsonld as linked_data

from allianz.exports import embedded, jsonld
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
        (member,), places = node["memberOf"], node["address"]
        assert node["@type"][0].startswith("https://schema.org/")
        assert (_values(node, "name"), _values(node, "url")) == ([partner.name], [partner.website])
        assert _values(node, "mainEntityOfPage") == [f"{SITE_URL}partner/{partner.id}/"]
        assert member["@id"] == f"{SITE_URL}#allianz"
        towns = [place["https://schema.org/addressLocality"][0]["@value"] for place in places]
        assert towns == ([one.ort for one in partner.anschriften] or [partner.ort])
        assert len(node.get("areaServed", [])) == len(partner.gebiet)


def test_a_landkreis_is_known_by_its_official_key(data: Dataset) -> None:
    """Programs that join data by the key find it where a territory is told, and a Landkreis without one has none."""
    (keyless, *others) = data.landkreise
    changed = replace(data, landkreise=(keyless.model_copy(update={"ags": None}), *others))
    keys = {kreis.name: kreis.ags for kreis in changed.landkreise}
    found = {}
    for partner in changed.partners:
        for area in jsonld(changed, "partner", partner.id, SITE_URL).get("areaServed", []):
            found[area["name"]] = area.get("identifier")

    assert set(found) == set(keys)
    assert found == {
        name: key and {"@type": "PropertyValue", "propertyID": "AGS", "value": key} for name, key in keys.items()
    }


def test_a_processor_reads_each_task(data: Dataset) -> None:
    """Every task is a service with its text, its provider, those whom it is for and where."""
    gruppen = {gruppe.id: gruppe.titel for gruppe in data.zielgruppen}
    for partner in data.partners:
        public = partner.art in {"agentur", "landkreis"}
        for number, task in enumerate(partner.aufgaben, 1):
            node = _expanded(data, "aufgabe", f"{partner.id}/{number}")
            audience = {one["https://schema.org/audienceType"][0]["@value"] for one in node["audience"]}
            assert node["@type"] == [f"https://schema.org/{'GovernmentService' if public else 'Service'}"]
            assert _values(node, "description") == [task.text]
            assert _values(node, "provider") == [f"{SITE_URL}partner/{partner.id}/#einrichtung"]
            assert audience == {gruppen[id_] for id_ in task.zielgruppen}
            assert len(node.get("areaServed", [])) == len(partner.gebiet)


def test_a_processor_reads_the_alliance(data: Dataset) -> None:
    """The alliance is an organisation whose members are its partners, under the same names as on their pages."""
    node = _expanded(data, "allianz", "")
    assert node["@type"] == ["https://schema.org/Organization"]
    assert _values(node, "name") == [data.allianz.name]
    assert _values(node, "member") == [_expanded(data, "partner", partner.id)["@id"] for partner in data.partners]


@pytest.mark.parametrize(
    ("kind", "id_"),
    [
        ("verein", ""),
        ("allianz", "x"),
        ("partner", "niemand"),
        ("aufgabe", "niemand/1"),
        ("aufgabe", "seehochschule/0"),
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
