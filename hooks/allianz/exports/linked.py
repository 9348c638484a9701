"""JSON-LD 1.1: what a page is about, in the words of schema.org.

The context stands in the document itself, so that any processor reads it without asking another host.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from allianz.exports.common import FOLDER, LICENCE, VERSION, Site, site_name
from allianz.exports.contactpoints import address_of, point
from allianz.languages.language import GERMAN
from allianz.languages.marks import unmarked
from allianz.languages.texts import translated
from allianz.model.files import address
from allianz.model.reach import reach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from allianz.languages.language import Language
    from allianz.model.dataset import Dataset
    from allianz.model.records import Allianz, Anbieter, Angebot, Kontakt, Landkreis, Partner

__all__ = ["COUNT", "Graphs", "breadcrumbs", "document", "embedded", "graphs", "jsonld"]

Json = dict[str, Any]

_CONTEXT: Json = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    **{name: {"@type": "@id"} for name in ("url", "sameAs", "mainEntityOfPage", "license", "contentUrl")},
}
_TYPE = "Organization"
_GERMAN = ("de",)
COUNT = "%(zahl)s Partner (Stand %(stand)s)"
"""How many partners a source counted, and when."""

_TERMS = {"license": LICENCE, "version": VERSION}
_ESCAPED = re.compile("[&<>\u2028\u2029]")


@dataclass(frozen=True)
class Graphs:
    """The graphs of one dataset in a language, for whoever needs many of them; things have one `@id` in all."""

    dataset: Dataset
    site_url: str
    language: Language = GERMAN

    @property
    def website(self) -> str:
        """The `@id` of the site in this language."""
        return Site(self.site_url).at(f"{self.language.prefix}#website")

    @cached_property
    def partners(self) -> Mapping[str, Partner]:
        """Partners by id."""
        return {partner.id: partner for partner in self.dataset.partners}

    @cached_property
    def angebote(self) -> Mapping[str, Angebot]:
        """Offers by id."""
        return {angebot.id: angebot for angebot in self.dataset.angebote}

    @cached_property
    def landkreise(self) -> Mapping[str, Json]:
        """What stands for each Landkreis, by id."""
        return {kreis.id: _district(kreis, Site(self.site_url)) for kreis in self.dataset.landkreise}

    def of(self, kind: str, id_: str) -> Json:
        """The graph of one thing.

        `kind` is `website`, `allianz` or `daten` (each with an empty id), or `partner`, `angebot` or `landkreis`
        (with its id). KeyError where there is no such kind or thing.
        """
        return {"@context": _CONTEXT, **_KINDS[kind](self, id_, Site(self.site_url))}

    def about(self, kind: str, id_: str = "") -> Sequence[Json]:
        """The graphs of what a page shows: `kind` is its template's name, `id_` its record's id where it has one."""
        if kind == "angebot" and self.angebote[id_].ended:
            return []
        if kind in _WITH_PAGES:
            return [self.of(kind, id_)]
        things = {"start": ("website", "allianz"), "allianz": ("allianz",), "daten": ("daten",)}
        return [self.of(thing, "") for thing in things.get(kind, ())]

    def around(self, url: str, way: Sequence[tuple[str, str]], kind: str, id_: str) -> str:
        """What a page tells search engines, as text for a `<script>`; empty for a page without a way and a kind.

        `way` names the title of each page on the way to it and its address relative to the page, the start first
        and the page itself last; the rest is as in `about`.
        """
        graphs = [breadcrumbs([(title, urljoin(url, address)) for title, address in way])] if way else []
        graphs += [self.page(url), *self.about(kind, id_)] if kind else []
        return unmarked(embedded(document(graphs))) if graphs else ""

    def page(self, url: str) -> Json:
        """The graph of a page that shows the data: the terms of use and the version are those of the data."""
        told = {"inLanguage": self.language.code, "isPartOf": {"@id": self.website}}
        return {"@context": _CONTEXT, "@type": "WebPage", "@id": url, **told, **_TERMS}


def graphs(dataset: Dataset, site_url: str, spoken: Iterable[Language]) -> Mapping[str, Graphs]:
    """What search engines are told in each language, by its code; the hours stay as the data write them."""
    return {one.code: Graphs(translated(dataset, one, for_machines=True), site_url, one) for one in spoken}


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
    return _ESCAPED.sub(lambda char: f"\\u{ord(char[0]):04x}", text)


def _website(graphs: Graphs, id_: str, site: Site) -> Json:
    """The site itself; as long as nobody runs it, nobody publishes it, and its name says that it is a draft."""
    if id_:
        raise KeyError(id_)
    allianz = graphs.dataset.allianz
    url, code = site.at(graphs.language.prefix), graphs.language.code
    named = {"name": site_name(graphs.dataset, graphs.language), "url": url, "inLanguage": code}
    graph = {"@type": "WebSite", "@id": graphs.website, **named, "about": {"@id": site.at("#allianz")}}
    if allianz.betreiber is None:
        return graph
    return {**graph, "alternateName": allianz.kurzname, "publisher": {"@type": _TYPE, "name": allianz.betreiber.name}}


def _allianz(graphs: Graphs, id_: str, site: Site) -> Json:
    """The alliance; this site is its website only where somebody runs it. Each partner says that it is a member."""
    if id_:
        raise KeyError(id_)
    allianz = graphs.dataset.allianz
    websites = [*([site.root] if allianz.betreiber else []), *filter(None, [allianz.website])]
    url = {"url": websites[0]} if websites else {}
    same = {"sameAs": websites[1]} if websites[1:] else {}
    email = {"email": allianz.email.adresse} if allianz.email else {}
    return {
        **_alliance_name(graphs.dataset, site),
        "alternateName": allianz.kurzname,
        "description": allianz.beschreibung,
        **_count(allianz, graphs.language),
        **url,
        **same,
        **email,
        "areaServed": _region(graphs.dataset),
    }


def _count(allianz: Allianz, language: Language) -> Json:
    """How many partners a source counts, never without its date."""
    count = allianz.zahl_partner
    if count is None:
        return {}
    return {"disambiguatingDescription": language.text(COUNT) % {"zahl": count.zahl, "stand": count.stand}}


def _daten(graphs: Graphs, id_: str, site: Site) -> Json:
    """The data as a whole and where they can be had; every other file is a part of this one."""
    if id_:
        raise KeyError(id_)
    allianz = graphs.dataset.allianz
    whole = {"encodingFormat": "application/json", "contentUrl": site.at(f"{FOLDER}/alles.json")}
    return {
        "@type": "Dataset",
        "@id": site.at(f"{FOLDER}/#datensatz"),
        "name": site_name(graphs.dataset, graphs.language),
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
        **_addresses(partner),
        **_points(graphs, partner.kontakte),
        **_areas(graphs, partner.gebiet),
        "memberOf": _membership(graphs.dataset, partner, site),
    }


def _addresses(partner: Partner) -> Json:
    """The documented addresses, else the town of the seat, else nothing."""
    known = [address_of(kontakt.anschrift) for kontakt in partner.kontakte if kontakt.anschrift]
    if known:
        return {"address": known}
    return {"address": {"@type": "PostalAddress", "addressLocality": partner.sitz.ort}} if partner.sitz else {}


def _membership(dataset: Dataset, partner: Partner, site: Site) -> Json:
    """The alliance; for who ended a role in it that says when (schema.org, „Role“)."""
    alliance, member = _alliance_name(dataset, site), partner.mitglied
    if member.bis is None:
        return alliance
    dates = {"startDate": str(member.seit), "endDate": str(member.bis)}
    return {"@type": "OrganizationRole", "memberOf": alliance, **dates}


def _angebot(graphs: Graphs, id_: str, site: Site) -> Json:
    """An offer as a service; one of the public hand where an authority gives it."""
    angebot = graphs.angebote[id_]
    providers = [_provider(graphs, anbieter, site) for anbieter in angebot.anbieter]
    public = any(provider["@type"] == "GovernmentOrganization" for provider in providers)
    titles = {group.id: group.titel for group in graphs.dataset.zielgruppen}
    return {
        "@type": "GovernmentService" if public else "Service",
        "@id": site.at(f"{address(angebot)}#angebot"),
        "name": angebot.titel,
        "description": angebot.text,
        "url": site.at(address(angebot)),
        **_fields(graphs.dataset, angebot),
        "provider": providers,
        "audience": [{"@type": "Audience", "audienceType": titles[group]} for group in angebot.zielgruppen],
        **_reach(graphs, angebot),
        **_conditions(angebot),
        **_channel(graphs, angebot),
    }


def _provider(graphs: Graphs, anbieter: Anbieter, site: Site) -> Json:
    """Who gives an offer: a partner by its address, others by name and website."""
    if anbieter.partner:
        return _name(site, graphs.partners[anbieter.partner])
    website = {"url": anbieter.website} if anbieter.website else {}
    return {"@type": _TYPE, "name": anbieter.name, **website}


def _fields(dataset: Dataset, angebot: Angebot) -> Json:
    titles = [feld.titel for feld in dataset.handlungsfelder if feld.id in angebot.handlungsfelder]
    return {"serviceType": titles} if titles else {}


def _conditions(angebot: Angebot) -> Json:
    """What it takes and what it costs, where that is documented."""
    terms = {"termsOfService": angebot.voraussetzung} if angebot.voraussetzung else {}
    return terms | ({"offers": {"@type": "Offer", "description": angebot.kosten}} if angebot.kosten else {})


def _channel(graphs: Graphs, angebot: Angebot) -> Json:
    """The offer's own way; where it has none, whoever gives it is reached by theirs."""
    kontakt = angebot.kontakt
    if kontakt is None:
        return {}
    languages = (*_GERMAN, *angebot.sprachen)
    channel: Json = {"@type": "ServiceChannel", "name": kontakt.zweck}
    if url := kontakt.formular or kontakt.website:
        channel["serviceUrl"] = url
    if kontakt.telefon or kontakt.email:
        channel["servicePhone"] = point(kontakt, languages, graphs.landkreise)
    if kontakt.anschrift:
        channel["servicePostalAddress"] = address_of(kontakt.anschrift)
    return {"availableChannel": channel}


def _reach(graphs: Graphs, angebot: Angebot) -> Json:
    """Where an offer helps: its Landkreise, or the region as one place."""
    known = reach(angebot, graphs.partners)
    return {"areaServed": _region(graphs.dataset)} if known is None else _areas(graphs, known)


def _region(dataset: Dataset) -> Json:
    return {"@type": "Place", "name": dataset.allianz.region}


def _landkreis(graphs: Graphs, id_: str, site: Site) -> Json:
    """A Landkreis with its official key, by which other data name it too."""
    named = graphs.landkreise[id_]
    kreis = next(kreis for kreis in graphs.dataset.landkreise if kreis.id == id_)
    key = {"identifier": {"@type": "PropertyValue", "propertyID": "AGS", "value": kreis.ags}} if kreis.ags else {}
    return {**named, **key, "mainEntityOfPage": site.at(address(kreis))}


def _district(kreis: Landkreis, site: Site) -> Json:
    return {"@type": "AdministrativeArea", "@id": site.at(f"{address(kreis)}#landkreis"), "name": kreis.name}


def _areas(graphs: Graphs, ids: Iterable[str]) -> Json:
    """The Landkreise of these ids; nothing where none is documented."""
    wanted = set(ids)
    found = [district for id_, district in graphs.landkreise.items() if id_ in wanted]
    return {"areaServed": found} if found else {}


def _points(graphs: Graphs, kontakte: Iterable[Kontakt]) -> Json:
    found = [point(kontakt, _GERMAN, graphs.landkreise) for kontakt in kontakte]
    return {"contactPoint": found} if found else {}


def _name(site: Site, partner: Partner) -> Json:
    return {"@type": _type(partner), "@id": site.at(f"{address(partner)}#einrichtung"), "name": partner.name}


def _alliance_name(dataset: Dataset, site: Site) -> Json:
    return {"@type": _TYPE, "@id": site.at("#allianz"), "name": dataset.allianz.name}


def _type(partner: Partner) -> str:
    return partner.art.schema_org or _TYPE


_WITH_PAGES = ("partner", "angebot", "landkreis")
"""The kinds whose things have a page each."""

_KINDS: dict[str, Callable[[Graphs, str, Site], Json]] = {
    "website": _website,
    "allianz": _allianz,
    "daten": _daten,
    "partner": _partner,
    "angebot": _angebot,
    "landkreis": _landkreis,
}
