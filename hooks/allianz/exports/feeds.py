"""Atom (RFC 4287): the chronicle as a feed, newest first.

An entry's moment is the first day that its date can mean; the date as precise as its source stands in the title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from allianz.exports.common import CHRONICLE, FOLDER, LICENCE, VERSION, Site, events, site_name, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.model.dataset import Dataset
    from allianz.model.records import Ereignis
    from allianz.model.scalars import Datum

__all__ = ["files"]

_ADDRESS = f"{FOLDER}/chronik.atom"


def files(dataset: Dataset, site: Site) -> Iterator[tuple[str, bytes]]:
    """`daten/chronik.atom`."""
    feed = _feed(dataset, site)
    feed.extend(_entry(dataset, site, name, event) for name, event in reversed(list(events(dataset))))
    ET.indent(feed)
    yield _ADDRESS, ET.tostring(feed, encoding="utf-8", xml_declaration=True)


def _feed(dataset: Dataset, site: Site) -> ET.Element:
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "de"})
    _add(feed, "id", site.tag("chronik"))
    _add(feed, "title", site_name(dataset))
    _add(feed, "updated", _updated(dataset))
    _add(_add(feed, "author"), "name", site_name(dataset))
    _add(feed, "generator", FOLDER, version=VERSION)
    _add(feed, "rights", LICENCE)
    _add(feed, "link", rel="license", href=LICENCE)
    _add(feed, "link", rel="self", type="application/atom+xml", href=site.at(_ADDRESS))
    _add(feed, "link", rel="alternate", type="text/html", href=site.at("allianz/"))
    return feed


def _entry(dataset: Dataset, site: Site, name: str, event: Ereignis) -> ET.Element:
    quelle = next(quelle for quelle in dataset.quellen if quelle.id == event.quelle)
    entry = ET.Element("entry")
    _add(entry, "id", site.tag(name))
    _add(entry, "title", f"{event.datum}: {event.titel}")
    _add(entry, "updated", _moment(event.datum))
    _add(entry, "content", told(event), type="text")
    _add(entry, "link", rel="alternate", type="text/html", href=site.at(CHRONICLE))
    if quelle.url:
        _add(entry, "link", rel="via", title=quelle.titel, href=quelle.url)
    for feld in dataset.handlungsfelder:
        if feld.id == event.handlungsfeld:
            _add(entry, "category", term=feld.id, label=feld.titel)
    return entry


def _add(parent: ET.Element, tag: str, content: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, tag, attributes)
    child.text = content
    return child


def _updated(dataset: Dataset) -> str:
    """The moment of the newest event; a feed without any still needs one, and it must not be a clock's."""
    newest = max((event.datum for event in dataset.chronik), default=None)
    return _moment(newest) if newest else "1970-01-01T00:00:00Z"


def _moment(datum: Datum) -> str:
    """The beginning of the first day that a date can mean (RFC 3339)."""
    year, month, day = datum.first
    return f"{year:04}-{month:02}-{day:02}T00:00:00Z"
