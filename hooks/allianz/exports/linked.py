"""JSON-LD 1.1: what a page is about, in the words of schema.org.

The context stands in the document itself, so that any processor reads it without asking another host.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from allianz.exports.common import FOLDER, LICENCE, VERSION, Site
from allianz.model.records import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from allianz.model.dataset import Dataset
    from allianz.model.records import Anschrift, Aufgabe, Landkreis, Partner

__all__ = ["Graphs", "breadcrumbs", "document", "embedded", "jsonld"]

Json = dict[str, Any]

_CONTEXT: Json = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    **{name: {"@type": "@id"} for name in ("url", "sameAs", "mainEntityOfPage", "license", "contentUrl")},
}
_TYPE = "Organization"
_TERMS = {"license": LICENCE, "version": VERSION}
_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "&<>\u2028\u2029"}


@dataclass(frozen=True)
class Graphs:
    """The graphs of one dataset, for whoever needs many of them."""

    dataset: Dataset
    site_url: str

    @cached_property
    def partners(self) -> Mapping[str, Partner]:
        """Partners by id."""
        return {partner.id: partner for partner in self.dataset.partners}

    def of(self, kind: str, id_: str) -> Json:
        """The graph of one thing.

        `kind` is `website`, `allianz` or `daten` (each with an empty id), `partner` (its id) or `aufgabe`
        (`<partner>/<n>`, counted from 1 as in the partner's record). KeyError where there is no such kind or thing.
        """
        return {"@context": _CONTEXT, **_KINDS[kind](self, id_, Site(self.site_url))}

    def about(self, kind: str, id_: str = "") -> Sequence[Json]:
        """The graphs of what a page shows: `kind` is its template's name, `id_` its record's id where it has one."""
        if kind == "partner":
            tasks = range(1, len(self.partners[id_].aufgaben) + 1)
            return [self.of("partner", id_), *(self.of("aufgabe", f"{id_}/{number}") for number in tasks)]
        things = {"start": ("website", "allianz"), "allianz": ("allianz",), "daten": ("daten",)}
        return [self.of(thing, "") for thing in things.get(kind, ())]

    def page(self, url: str) -> Json:
        """The graph of a page that shows the data: the terms of use and the version are those of the data."""
        website = {"@id": Site(self.site_url).at("#website")}
        return {"@context": _CONTEXT, "@type": "WebPage", "@id": url, "isPartOf": website, **_TERMS}


def jsonld(dataset: Dataset, kind: str, id_: str, site_url: str) -> Json:
    """The graph of one thing, as `Graphs.of` gives it."""
    return Graphs(dataset, site_url).of(kind, id_)


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> Json:
    """The way to a page: the title and the whole address of each page on it, the start first and itself last."""
    items = [
        {"@type": "ListItem", "position": position, "name": title, "item": {"@id": url}}
        for position, (title, url) in enumerate(trail, 1)
    ]
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def document(graphs: Iterable[Json]) -> Json:
    """Several graphs of this module as one, which names their common context once."""
    bare = [{key: value for key, value in graph.items() if key != "@context"} for graph in graphs]
    return {"@context": _CONTEXT, "@graph": bare}


def embedded(graph: Json) -> str:
    """The graph as text that may stand in a `<script>`: nothing in it can end the element or a line of script."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPED)


def _website(graphs: Graphs, id_: str, site: Site) -> Json:
    """The site itself; as long as nobody runs it, nobody publishes it."""
    if id_:
        raise KeyError(id_)
    allianz = graphs.dataset.allianz
    run_by = {"publisher": {"@type": _TYPE, "name": allianz.betreiber.name}} if allianz.betreiber else {}
    named = {"name": allianz.name, "alternateName": allianz.kurzname, "url": site.root, "inLanguage": "de"}
    return {"@type": "WebSite", "@id": site.at("#website"), **named, "about": {"@id": site.at("#allianz")}, **run_by}


def _allianz(graphs: Graphs, id_: str, site: Site) -> Json:
    if id_:
        raise KeyError(id_)
    allianz = graphs.dataset.allianz
    website = {"sameAs": allianz.website} if allianz.website else {}
    email = {"email": allianz.email.adresse} if allianz.email else {}
    return {
        **_alliance_name(graphs.dataset, site),
        "alternateName": allianz.kurzname,
        "description": allianz.beschreibung,
        "url": site.root,
        **website,
        **email,
        "areaServed": {"@type": "Place", "name": allianz.region},
        "member": [{**_name(site, partner), "url": partner.website} for partner in graphs.dataset.partners],
    }


def _daten(graphs: Graphs, id_: str, site: Site) -> Json:
    """The data as a whole and where they can be had; every other file is a part of this one."""
    if id_:
        raise KeyError(id_)
    allianz = graphs.dataset.allianz
    whole = {"encodingFormat": "application/json", "contentUrl": site.at(f"{FOLDER}/alles.json")}
    return {
        "@type": "Dataset",
        "@id": site.at(f"{FOLDER}/#datensatz"),
        "name": allianz.name,
        "description": allianz.beschreibung,
        "url": site.at(f"{FOLDER}/"),
        "inLanguage": "de",
        "about": {"@id": site.at("#allianz")},
        **_TERMS,
        "distribution": {"@type": "DataDownload", **whole},
    }


def _partner(graphs: Graphs, id_: str, site: Site) -> Json:
    partner = graphs.partners[id_]
    return {
        **_name(site, partner),
        "alternateName": partner.kurzname,
        "url": partner.website,
        "mainEntityOfPage": site.at(address(partner)),
        "address": [_address(one) for one in partner.anschriften] or _place(partner.ort),
        **_area(graphs.dataset, partner),
        "memberOf": _alliance_name(graphs.dataset, site),
    }


def _aufgabe(graphs: Graphs, id_: str, site: Site) -> Json:
    owner, _, number = id_.rpartition("/")
    partner, dataset = graphs.partners[owner], graphs.dataset
    numbered = {str(place): aufgabe for place, aufgabe in enumerate(partner.aufgaben, 1)}
    aufgabe = numbered[number]
    public = _type(partner) == "GovernmentOrganization"
    return {
        "@type": "GovernmentService" if public else "Service",
        "@id": site.at(f"{address(partner)}#aufgabe-{number}"),
        "description": aufgabe.text,
        **_field(dataset, aufgabe),
        "provider": _name(site, partner),
        "audience": [{"@type": "Audience", "audienceType": title} for title in _audience(dataset, aufgabe)],
        **_area(dataset, partner),
    }


def _name(site: Site, partner: Partner) -> Json:
    return {"@type": _type(partner), "@id": site.at(f"{address(partner)}#einrichtung"), "name": partner.name}


def _alliance_name(dataset: Dataset, site: Site) -> Json:
    return {"@type": _TYPE, "@id": site.at("#allianz"), "name": dataset.allianz.name}


def _type(partner: Partner) -> str:
    return partner.art.schema_org or _TYPE


def _address(anschrift: Anschrift) -> Json:
    purpose = {"name": anschrift.zweck} if anschrift.zweck else {}
    street = {"streetAddress": anschrift.strasse, "postalCode": anschrift.plz}
    return {**_place(anschrift.ort), **street, **purpose}


def _place(town: str) -> Json:
    return {"@type": "PostalAddress", "addressLocality": town}


def _area(dataset: Dataset, partner: Partner) -> Json:
    """The Landkreise for which a partner is responsible; nothing where none is documented."""
    areas = [_district(kreis) for kreis in dataset.landkreise if kreis.id in partner.gebiet]
    return {"areaServed": areas} if areas else {}


def _district(kreis: Landkreis) -> Json:
    key = {"identifier": {"@type": "PropertyValue", "propertyID": "AGS", "value": kreis.ags}} if kreis.ags else {}
    return {"@type": "AdministrativeArea", "name": kreis.name, **key}


def _field(dataset: Dataset, aufgabe: Aufgabe) -> Json:
    titles = [feld.titel for feld in dataset.handlungsfelder if feld.id == aufgabe.handlungsfeld]
    return {"serviceType": titles[0]} if titles else {}


def _audience(dataset: Dataset, aufgabe: Aufgabe) -> Iterable[str]:
    return [gruppe.titel for gruppe in dataset.zielgruppen if gruppe.id in aufgabe.zielgruppen]


_KINDS: dict[str, Callable[[Graphs, str, Site], Json]] = {
    "website": _website,
    "allianz": _allianz,
    "daten": _daten,
    "partner": _partner,
    "aufgabe": _aufgabe,
}
