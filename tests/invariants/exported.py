"""Rules for the open data: each file is read back by a library that others wrote, and holds what the data hold."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import feedparser
import icalendar
import vobject
from jsonschema import Draft202012Validator

from allianz.exports.common import FOLDER
from allianz.model.files import FILES, REFERENCES, file_of
from allianz.model.records import Zielgruppe
from tests.invariants.content import shown
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from allianz.model.dataset import Dataset
    from allianz.model.records import Partner, Record
    from tests.invariants.built import Built, Document, Finding

__all__ = ["EXPORT_RULES"]

COUNTS: dict[str, Callable[[Dataset], int]] = {
    "partner": lambda data: len(data.partners),
    "kontakte": lambda data: (
        sum(len(one.kontakte) for one in data.partners) + sum(bool(angebot.kontakt) for angebot in data.angebote)
    ),
    "angebote": lambda data: len(data.angebote),
    "aufgaben": lambda data: sum(
        len(angebot.handlungsfelder) * sum(bool(anbieter.partner) for anbieter in angebot.anbieter)
        for angebot in data.angebote
        if not angebot.ended
    ),
    "landkreise": lambda data: len(data.landkreise),
    "projekte": lambda data: len(data.projekte),
    "foerderung": lambda data: len(data.foerderung) + sum(len(projekt.foerderung) for projekt in data.projekte),
    "chronik": lambda data: len(data.chronik),
    "quellen": lambda data: len(data.quellen),
}
"""Table → how many rows it has."""


def documents_keep_to_their_schemas(built: Built) -> Iterator[Finding]:
    """Each document is what its schema says, and holds as many records as the data."""
    for name in [*(file.name for file in FILES), "alles"]:
        address = f"{FOLDER}/{name}.json"
        document = json.loads(built.files[address])
        schema = json.loads(built.files[f"{FOLDER}/schema/{name}.json"])
        for error in Draft202012Validator(schema).iter_errors(document):
            yield address, f"Das Schema verbietet das: {error.message}"
        for file, part in document["daten"].items() if name == "alles" else [(name, document["daten"])]:
            yield from _counted(address, len(part) - ("uebersetzungen" in part), _size(built.dataset, file))


def _size(data: Dataset, file: str) -> int:
    """How many records a file has; where it is one record, how many of its fields are filled."""
    part = getattr(data, file)
    return len(part) if isinstance(part, tuple) else sum(value is not None for _, value in part)


def tables_open(built: Built) -> Iterator[Finding]:
    """Each table names its columns, every row has a cell for each, and there is a row for each record."""
    found = {address for address in built.files if address.endswith(".csv")}
    for address in sorted(found ^ {f"{FOLDER}/{name}.csv" for name in COUNTS}):
        yield address, "Diese Tabelle fehlt, oder es gibt sie zu viel."
    for address in sorted(found):
        text = io.StringIO(built.files[address].decode("utf-8-sig"), newline="")
        head, *rows = csv.reader(text, delimiter=";", strict=True)
        if not head or {len(row) for row in rows} - {len(head)}:
            yield address, "Nicht jede Zeile hat eine Zelle für jede Spalte, oder die Spalten haben keine Namen."
        if count := COUNTS.get(address.removeprefix(f"{FOLDER}/").removesuffix(".csv")):
            yield from _counted(address, len(rows), count(built.dataset))


def cards_open(built: Built) -> Iterator[Finding]:
    """An address book reads a card for each partner, and one file of all those of today; who ended says so."""
    partners = built.dataset.partners
    names = {f"{FOLDER}/partner/{partner.id}.vcf": [partner] for partner in partners}
    names[f"{FOLDER}/partner.vcf"] = [partner for partner in partners if not partner.ended]
    for address, expected in names.items():
        cards = vobject.readComponents(built.files[address].decode()) if address in built.files else ()
        if [card.fn.value for card in cards] != [_on_a_card(partner) for partner in expected]:
            yield address, "Ein Adressbuch liest hier andere Namen, als in den Daten stehen."


def _on_a_card(partner: Partner) -> str:
    return f"{partner.name} (bis {partner.mitglied.bis})" if partner.ended else partner.name


def the_calendar_opens(built: Built) -> Iterator[Finding]:
    """A calendar shows every event whose day is known."""
    address = f"{FOLDER}/termine.ics"
    calendar = icalendar.Calendar.from_ical(built.files[address])
    found = calendar.walk("VEVENT")
    if calendar.errors or any(event.errors for event in found):
        yield address, "Ein Kalender kann das nicht lesen."
    yield from _counted(address, len(found), sum(bool(event.datum.day) for event in built.dataset.chronik))


def the_feed_opens(built: Built) -> Iterator[Finding]:
    """A feed reader finds every event."""
    address = f"{FOLDER}/chronik.atom"
    feed = feedparser.parse(built.files[address])
    if feed.bozo or feed.version != "atom10" or not feed.feed.get("updated"):
        yield address, "Ein Feedreader kann das nicht lesen."
    yield from _counted(address, len(feed.entries), len(built.dataset.chronik))


def _counted(address: str, found: int, expected: int) -> Iterator[Finding]:
    if found != expected:
        yield address, f"Hier stehen {found} Einträge, in den Daten {expected}."


def references_lead_to_records(built: Built) -> Iterator[Finding]:
    """Whoever follows a reference in the document of all data arrives at a record of the same document."""
    address = f"{FOLDER}/alles.json"
    data = json.loads(built.files[address])["daten"]
    known = {name: {one.get("id") for one in part} for name, part in data.items() if isinstance(part, list)}
    for key, id_ in _references(data):
        if id_ not in known[REFERENCES[key].file] and id_ not in REFERENCES[key].also:
            yield address, f"„{key}“ nennt „{id_}“, und das gibt es dort nicht."


def _references(part: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Each reference of a document with its field."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from _references(value, name)
    elif isinstance(part, list):
        for one in part:
            yield from _references(one, key)
    elif key in REFERENCES and isinstance(part, str):
        yield key, part


def pages_lead_to_their_data(built: Built) -> Iterator[Finding]:
    """Every page that the data fill leads to them as JSON; that of a record to the file in which it stands."""
    own = {name: f"{FOLDER}/{file_of(record).name}.json" for name, record in shown(built) if _has_data(record)}
    for page in built.findable:
        linked = {address.removeprefix(SITE_URL) for _, address in page.leads}
        found = {address for address in linked if address.startswith(FOLDER) and address in built.files}
        wanted = {own[page.name]} if page.name in own else found
        if page.name not in built.written | PLACES and not (wanted and wanted <= found):
            yield page.name, "Die Seite führt nicht zu ihren Angaben als JSON."


def _has_data(record: Record) -> bool:
    """Whether the page of a record shows that record: an answer shows the offers, not the Zielgruppe."""
    return not isinstance(record, Zielgruppe)


PLACES = {"orte/index.html"}
"""The page of the places: they come from offices, and there is no document of ours that holds them."""


def names_of_things_are_anchors(built: Built) -> Iterator[Finding]:
    """Whoever opens the address by which JSON-LD names a thing of this site lands where the page tells of it."""
    for page in built.documents:
        for name in sorted(set(_things(page))):
            address, _, anchor = name.removeprefix(SITE_URL).partition("#")
            target = built.pages.get(f"{address}index.html")
            if target is None or (anchor and anchor not in target.ids):
                yield page.name, f"Unter {name} ist nichts."


def _things(page: Document) -> Iterator[str]:
    """The addresses on this site by which a page's JSON-LD names things."""
    return (name for graph in page.graphs for name in _named(graph) if name.startswith(SITE_URL))


def _named(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (str(value) for key, value in part.items() if key == "@id")
        for value in part.values():
            yield from _named(value)
    elif isinstance(part, list):
        for one in part:
            yield from _named(one)


def graphs_can_be_read(built: Built) -> Iterator[Finding]:
    """What a page tells search engines is JSON-LD that needs no other host, and everything in it has a kind."""
    for page in built.documents:
        for nodes in page.nodes:
            if not nodes or not all(node.get("@type") for node in nodes):
                yield page.name, "Was die Seite Suchmaschinen sagt, ist nicht zu verstehen."


EXPORT_RULES = (
    documents_keep_to_their_schemas,
    tables_open,
    cards_open,
    the_calendar_opens,
    the_feed_opens,
    references_lead_to_records,
    pages_lead_to_their_data,
    graphs_can_be_read,
    names_of_things_are_anchors,
)
