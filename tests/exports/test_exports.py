"""Tests of the open data: each format is read back by a library that others wrote."""

from __future__ import annotations

import ast
import csv
import dataclasses
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import csvw
import feedparser
import icalendar
import pytest
import vobject
from jsonschema import Draft202012Validator
from pyld import jsonld as linked_data

from allianz.exports import LICENCE, VERSION, embedded, exports, jsonld
from allianz.model.dataset import load
from allianz.model.records import FILES, REFERENCES
from allianz.model.scalars import Datum
from tests import hostile
from tests.building import SECOND
from tests.documents import page
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.dataset import Dataset

PACKAGE = Path(__file__).parents[2] / "hooks" / "allianz" / "exports"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"]
NO_FORMULAS = ["1-1", "a=b", "'=1", " =1", "§ 1", "„=“", "1,5", ""]
SENTENCE = f'{hostile.TEXT}\nZweite Zeile; mit "Zeichen", \\n und \\, am Ende\\'


def evil() -> Dataset:
    """The second data set with a hostile partner, and hostile texts where a format has rules of its own."""
    data = hostile.dataset()
    bad = data.partners[-1]
    anschrift = bad.anschriften[-1].model_copy(update={"strasse": SENTENCE, "ort": SENTENCE, "zweck": SENTENCE})
    partner = bad.model_copy(update={"anschriften": (anschrift,)})
    event = data.chronik[0].model_copy(update={"titel": hostile.NAME, "text": SENTENCE})
    feld = data.handlungsfelder[0].model_copy(update={"titel": hostile.NAME})
    return dataclasses.replace(
        data,
        partners=(*data.partners[:-1], partner),
        chronik=(event, *data.chronik[1:]),
        handlungsfelder=(feld, *data.handlungsfelder[1:]),
    )


DATASETS = {"second": load(SECOND), "hostile": evil()}


@pytest.fixture(params=DATASETS)
def data(request: pytest.FixtureRequest) -> Dataset:
    """Each data set: the fixed one, and one with hostile texts."""
    return DATASETS[request.param]


@pytest.fixture
def files(data: Dataset) -> Mapping[str, bytes]:
    """The exports of the data set."""
    return exports(data, SITE_URL)


def _json(files: Mapping[str, bytes], name: str) -> Any:  # noqa: ANN401 -- JSON holds any kind of value
    return json.loads(files[f"daten/{name}.json"], parse_float=Decimal, parse_int=Decimal)


def _table(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    text = files[f"daten/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def test_every_format_is_there(data: Dataset, files: Mapping[str, bytes]) -> None:
    """The addresses are those that /daten/ promises: one document per file, tables, cards, a feed and a calendar."""
    documents = [*(file.name for file in FILES), "alles"]
    tables = ["partner", "projekte", "aufgaben", "foerderung", "chronik", "quellen"]
    assert set(files) == {
        *(f"daten/{name}.json" for name in documents),
        *(f"daten/schema/{name}.json" for name in documents),
        *(f"daten/{name}.csv{ending}" for name in tables for ending in ("", "-metadata.json")),
        *(f"daten/partner/{partner.id}.vcf" for partner in data.partners),
        "daten/partner.vcf",
        "daten/chronik.atom",
        "daten/termine.ics",
    }


def test_the_same_data_give_the_same_bytes(data: Dataset, files: Mapping[str, bytes]) -> None:
    """Two runs differ in no byte and in no order, with or without a slash at the end of the site's address."""
    assert list(exports(data, SITE_URL.rstrip("/")).items()) == list(files.items())


@pytest.mark.parametrize("name", [*(file.name for file in FILES), "alles"])
def test_every_document_holds_to_its_schema(data: Dataset, files: Mapping[str, bytes], name: str) -> None:
    """A validator accepts each document, also when the schema forbids every field that it does not name."""
    schema = json.loads(files[f"daten/schema/{name}.json"])
    Draft202012Validator.check_schema(schema)
    document = json.loads(files[f"daten/{name}.json"])
    assert document["$schema"] == schema["$id"] == f"{SITE_URL}daten/schema/{name}.json"
    errors = Draft202012Validator(_closed(schema)).iter_errors(document)
    too_long = {"maxLength"} if data is DATASETS["hostile"] else set()  # its texts passed by the model, as a bug might
    assert [error.message for error in errors if error.validator not in too_long] == []


def _closed(schema: Any) -> Any:  # noqa: ANN401 -- a schema is made of any kind of value
    """The schema without room for fields that it does not describe."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: _closed(part) for name, part in schema.items()}
    return {**closed, "additionalProperties": False} if isinstance(schema.get("properties"), dict) else closed


BROKEN: dict[str, tuple[str, list[object], object]] = {
    "a date that is none": ("chronik", [0, "datum"], "gestern"),
    "a sum in words": ("foerderung", [0, "betrag"], "viel"),
    "a sum below zero": ("foerderung", [0, "betrag"], -1),
    "a list that is no list": ("partners", [0, "quellen"], "eine"),
    "a word that the list does not have": ("partners", [0, "art"], "verein"),
    "nothing where something must be": ("zielgruppen", [0, "titel"], None),
    "a tile as text": ("landkreise", [0, "kachel", "spalte"], "1"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_schema_refuses_what_no_document_may_hold(case: str) -> None:
    """The schemas are no empty promise: a wrong kind of value is refused, alone and in the whole."""
    name, path, value = BROKEN[case]
    files = exports(DATASETS["second"], SITE_URL)
    for document_name, steps in ((name, path), ("alles", [name, *path])):
        document = json.loads(files[f"daten/{document_name}.json"])
        part = document["daten"]
        for step in steps[:-1]:
            part = part[step]
        part[steps[-1]] = value
        schema = json.loads(files[f"daten/schema/{document_name}.json"])
        (error,) = Draft202012Validator(schema).iter_errors(document)
        assert list(error.absolute_path) == ["daten", *steps]


def test_every_document_says_version_licence_and_date(data: Dataset, files: Mapping[str, bytes]) -> None:
    """Whoever has only one document knows its format, its licence and how new its newest source is."""
    newest = max(str(quelle.stand) for quelle in data.quellen if quelle.stand)
    for name in [*(file.name for file in FILES), "alles"]:
        document = _json(files, name)
        assert list(document) == ["$schema", "version", "lizenz", "stand", "daten"]
        assert (document["version"], document["lizenz"], document["stand"]) == (VERSION, LICENCE, newest)


def test_documents_hold_every_value_of_the_data(data: Dataset, files: Mapping[str, bytes]) -> None:
    """Read back, each document is the data: every record, field and sum, dates as precise as they are."""
    whole = _json(files, "alles")["daten"]
    for file in FILES:
        expected = _expected(getattr(data, file.name))
        assert _json(files, file.name)["daten"] == expected
        assert whole[file.name] == expected


def _expected(value: Any) -> Any:  # noqa: ANN401 -- a record holds any kind of value
    """What JSON makes of a value of the data, told another way than the export does it."""
    if isinstance(value, tuple):
        return [_expected(one) for one in value]
    if hasattr(value, "model_fields_set"):
        unknown = {"stand"} & set(type(value).model_fields)
        return {name: _expected(part) for name, part in vars(value).items() if part is not None or name in unknown}
    if isinstance(value, Datum):
        return str(value)
    return Decimal(value) if isinstance(value, int) else value


def test_tables_are_described_for_programs(data: Dataset, files: Mapping[str, bytes], tmp_path: Path) -> None:
    """A program that knows CSV on the Web finds licence and version, and reads sums and lists as what they are."""
    for address, content in files.items():
        if ".csv" in address:
            (tmp_path / Path(address).name).write_bytes(content)
    for name in ("partner", "projekte", "aufgaben", "foerderung", "chronik", "quellen"):
        table = csvw.CSVW(str(tmp_path / f"{name}.csv"), validate=True)
        rows = table.to_json(minimal=True)
        assert table.is_valid, [str(warning.message) for warning in table.warnings]
        assert table.common_props == {"dc:license": {"@id": LICENCE}, "schema:version": VERSION}
        assert [row.get("id") for row in rows] == [row.get("id") for row in _table(files, name)]
    sums = [summe.betrag for summe in data.foerderung]
    sums += [summe.betrag for projekt in data.projekte for summe in projekt.foerderung]
    read = csvw.CSVW(str(tmp_path / "foerderung.csv")).to_json(minimal=True)
    assert [row["betrag"] for row in read] == list(map(float, sums))
    tasks = csvw.CSVW(str(tmp_path / "aufgaben.csv")).to_json(minimal=True)
    expected = [list(aufgabe.zielgruppen) for partner in data.partners for aufgabe in partner.aufgaben]
    assert [row["zielgruppen"] for row in tasks] == expected


def test_tables_open_right_in_a_german_spreadsheet(files: Mapping[str, bytes]) -> None:
    """BOM, semicolons, ends of CR and LF; every row has the columns of the first."""
    for address in [address for address in files if address.endswith(".csv")]:
        raw = files[address]
        assert raw.startswith(b'\xef\xbb\xbf"')
        assert raw.endswith(b'"\r\n')
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
        assert len(set(rows[0])) == len(rows[0])
        assert {len(row) for row in rows} == {len(rows[0])}


def test_tables_hold_every_record(data: Dataset, files: Mapping[str, bytes]) -> None:
    """Read back, each table has one row per record, in the order of the data, with its values."""
    tasks = [(partner, task) for partner in data.partners for task in partner.aufgaben]
    for name, ids in {
        "partner": [partner.id for partner in data.partners],
        "projekte": [projekt.id for projekt in data.projekte],
        "quellen": [quelle.id for quelle in data.quellen],
    }.items():
        assert [row["id"] for row in _table(files, name)] == ids
    assert [(row["partner"], _typed(row["text"])) for row in _table(files, "aufgaben")] == [
        (partner.id, task.text) for partner, task in tasks
    ]
    assert [(row["datum"], row["titel"], row["text"]) for row in _table(files, "chronik")] == [
        (str(event.datum), event.titel, event.text) for event in data.chronik
    ]
    assert [row["stand"] for row in _table(files, "quellen")] == [
        str(quelle.stand or "unbekannt") for quelle in data.quellen
    ]


def _typed(cell: str) -> str:
    """A cell as it was typed: without the apostrophe that keeps a spreadsheet from executing it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(tuple("=+-@\t\r\n")) else cell


def test_sums_stand_with_their_measure_and_a_decimal_comma(data: Dataset, files: Mapping[str, bytes]) -> None:
    """The table of sums has every sum of the alliance and of each project, none added to another."""
    projects = [(projekt.id, summe) for projekt in data.projekte for summe in projekt.foerderung]
    expected = [("", summe) for summe in data.foerderung] + projects
    rows = _table(files, "foerderung")
    assert [(row["projekt"], row["mass"]) for row in rows] == [(id_, summe.mass) for id_, summe in expected]
    assert [Decimal(row["betrag"].replace(",", ".")) for row in rows] == [summe.betrag for _, summe in expected]
    assert all("." not in row["betrag"] for row in rows)


def test_lists_and_names_stand_in_one_cell() -> None:
    """Ids and names are joined with commas, addresses with a bar; what is not documented is empty."""
    files = exports(DATASETS["second"], SITE_URL)
    partner, projekt = _table(files, "partner")[0], _table(files, "projekte")[0]
    assert partner["gebiet"] == "musterberg, beispielsee"
    assert partner["gebiet_namen"] == "Musterberg, Beispielsee"
    assert partner["anschriften"] == "Amtsgasse 12, 00012 Musterberg | Seeufer 3 a, 00033 Seestadt (Nebenstelle)"
    assert partner["bestaetigt"] == ""
    assert projekt["traeger"] == "Seehochschule Musterland, Ruderverein Seestadt"
    assert (projekt["beginn"], projekt["ende"]) == ("2021-04-01", "2022-03")


@pytest.mark.parametrize("text", [*FORMULAS, *NO_FORMULAS])
def test_no_cell_begins_as_a_formula(text: str) -> None:
    """A spreadsheet that opens a table executes nothing of it; other texts stay as they are."""
    data = DATASETS["second"]
    event = data.chronik[0].model_copy(update={"titel": text})
    (row, *_) = _table(exports(dataclasses.replace(data, chronik=(event,)), SITE_URL), "chronik")
    assert row["titel"] == (f"'{text}" if text in FORMULAS else text)


def test_every_partner_has_a_card(data: Dataset, files: Mapping[str, bytes]) -> None:
    """An address book reads name, website, address, fields and sources of each partner."""
    whole = files["daten/partner.vcf"]
    assert whole == b"".join(files[f"daten/partner/{partner.id}.vcf"] for partner in data.partners)
    cards = list(vobject.readComponents(whole.decode()))
    assert [card.fn.value for card in cards] == [partner.name for partner in data.partners]
    felder = {feld.id: feld.titel for feld in data.handlungsfelder}
    quellen = {quelle.id: quelle for quelle in data.quellen}
    for card, partner in zip(cards, data.partners, strict=True):
        has = {task.handlungsfeld for task in partner.aufgaben}
        titles = [title for id_, title in felder.items() if id_ in has]
        assert (card.version.value, card.kind.value, card.org.value) == ("4.0", "org", [partner.name])
        assert (card.url.value, card.nickname.value) == (partner.website, partner.kurzname)
        assert [one.value for one in card.contents.get("categories", [])] == ([titles] if titles else [])
        assert VERSION in card.prodid.value
        assert card.note.value.endswith(f"\n{LICENCE}")
        assert all(quellen[id_].titel in card.note.value for id_ in partner.quellen)


def test_a_card_has_every_documented_address(data: Dataset) -> None:
    """Street, postcode and town stand where they belong; without an address the town of the seat stands alone."""
    files = exports(data, SITE_URL)
    for partner in data.partners:
        card = vobject.readOne(files[f"daten/partner/{partner.id}.vcf"].decode())
        found = [(one.value.street, one.value.code, one.value.city) for one in card.contents["adr"]]
        documented = [(one.strasse, one.plz, one.ort) for one in partner.anschriften]
        assert found == (documented or [("", "", partner.ort)])


def test_the_purpose_of_an_address_is_its_label() -> None:
    """A quotation mark in a label cannot end it (RFC 6868)."""
    raw = exports(DATASETS["second"], SITE_URL)["daten/partner/jobagentur-musterland.vcf"].decode()
    assert "\r\nADR:;;Amtsgasse 12;Musterberg;;00012;\r\n" in raw
    assert '\r\nADR;LABEL="Nebenstelle":;;Seeufer 3 a;Seestadt;;00033;\r\n' in raw
    evil_card = exports(DATASETS["hostile"], SITE_URL)[f"daten/partner/{hostile.ID}.vcf"].decode()
    (line,) = [line for line in evil_card.replace("\r\n ", "").split("\r\n") if line.startswith("ADR")]
    label = line.split('"')[1]
    assert label.replace("^'", '"').replace("^n", "\n").replace("^^", "^") == SENTENCE


@pytest.mark.parametrize("address", ["daten/partner.vcf", "daten/termine.ics"])
def test_no_line_is_longer_than_allowed(files: Mapping[str, bytes], address: str) -> None:
    """Lines end with CR and LF, none has more than 75 octets, and none is cut within a character."""
    lines = files[address].split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if b"\n" in line or b"\r" in line or not line.strip()] == []
    assert [line.decode() for line in lines]


def test_the_feed_has_every_event(data: Dataset, files: Mapping[str, bytes]) -> None:
    """A feed reader finds every event, newest first, with its date as precise as its source in the title."""
    feed = feedparser.parse(files["daten/chronik.atom"])
    chronicle = sorted(data.chronik, key=lambda event: event.datum, reverse=True)
    assert feed.bozo is False
    assert (feed.version, feed.feed.title, feed.feed.author) == ("atom10", data.allianz.name, data.allianz.name)
    assert (feed.feed.rights, feed.feed.generator_detail.version) == (LICENCE, VERSION)
    assert sorted(entry.title for entry in feed.entries) == sorted(
        f"{event.datum}: {event.titel}" for event in chronicle
    )
    days = [date(*event.datum.first).isoformat() for event in chronicle]
    assert [entry.updated for entry in feed.entries] == [f"{day}T00:00:00Z" for day in days]
    assert feed.feed.updated == f"{days[0]}T00:00:00Z"
    told = {" ".join(filter(None, [event.text, event.hinweis])) for event in chronicle}
    assert {entry.content[0].value for entry in feed.entries} == told
    assert {entry.content[0].type for entry in feed.entries} == {"text/plain"}


def test_the_name_of_an_event_stays_when_others_come() -> None:
    """Ids are unique tag URIs; another event, another text or another order change none of them."""
    data = DATASETS["second"]
    before = _names(data)
    extra = data.chronik[0].model_copy(update={"datum": Datum(2013), "titel": "Davor"})
    text = data.chronik[-1].model_copy(update={"text": "Neu gefasst."})
    after = _names(dataclasses.replace(data, chronik=(text, *data.chronik[:-1], extra)))
    assert len(before) == len(data.chronik)
    assert all(name.startswith("tag:example.org,2026:website/chronik/") for name in before)
    assert before < after


def test_two_events_of_one_day_and_title_have_two_names() -> None:
    """Even an event that stands twice is two entries."""
    data = DATASETS["second"]
    assert len(_names(dataclasses.replace(data, chronik=data.chronik * 2))) == 2 * len(data.chronik)


def _names(data: Dataset) -> set[str]:
    return {entry.id for entry in feedparser.parse(exports(data, SITE_URL)["daten/chronik.atom"]).entries}


def test_the_calendar_has_every_event_whose_day_is_known(data: Dataset, files: Mapping[str, bytes]) -> None:
    """A calendar shows these events as whole days, and no event whose day nobody knows."""
    calendar = icalendar.Calendar.from_ical(files["daten/termine.ics"])
    found = calendar.walk("VEVENT")
    known = sorted((event for event in data.chronik if event.datum.day), key=lambda event: event.datum)
    assert VERSION in str(calendar["PRODID"])
    assert calendar["NAME"] == data.allianz.name
    assert [component.decoded("DTSTART") for component in found] == [date(*event.datum.first) for event in known]
    assert [str(component["SUMMARY"]) for component in found] == [event.titel for event in known]
    assert [str(component["DESCRIPTION"]).startswith(event.text) for component, event in zip(found, known, strict=True)]
    assert len({str(component["UID"]) for component in found}) == len(known)
    assert not calendar.errors
    assert not [component.errors for component in found if component.errors]


def test_without_a_known_day_there_is_still_a_calendar() -> None:
    """The address always answers, with an empty calendar where nothing has a day."""
    data = DATASETS["second"]
    months = tuple(event for event in data.chronik if not event.datum.day)
    raw = exports(dataclasses.replace(data, chronik=months), SITE_URL)["daten/termine.ics"]
    assert icalendar.Calendar.from_ical(raw).walk("VEVENT") == []


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


def test_every_export_is_linked_on_its_page(site: Path) -> None:
    """/daten/ leads to every file, names the version and the licence, and the site serves the same bytes."""
    document = page(site, "daten")
    files = exports(DATASETS["second"], SITE_URL)
    linked = {str(tag["href"]).removeprefix("../") for tag in document.tags("main a[href^='../daten/']")}
    assert linked == set(files)
    assert {address: (site / address).read_bytes() for address in files} == dict(files)
    assert f"{VERSION}." in document.text()
    assert document.tags(f'main a[href^="{LICENCE}"]')


def test_every_partner_page_links_to_its_card_and_its_data(site: Path) -> None:
    """„Kontakt als vCard“ stands where a visitor looks for the contact."""
    for partner in DATASETS["second"].partners:
        document = page(site, f"partner/{partner.id}")
        (link,) = document.tags('.contact a[href$=".vcf"]')
        assert link["href"] == f"../../daten/partner/{partner.id}.vcf"
        assert document.tags('.contact a[href="../../daten/#partner"]')


def _imports(module: Path) -> set[str]:
    tree = ast.parse(module.read_text("utf-8"))
    return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_formats_know_the_data_and_nothing_beside_them() -> None:
    """A format imports what is below the dataset and what formats share, never the pages and never another format."""
    shared = {"allianz.exports.common", "allianz.exports.descriptions"}
    below = {"allianz.model.dataset", "allianz.model.records", "allianz.model.scalars", *shared}
    modules = [module for module in PACKAGE.glob("*.py") if module.name != "__init__.py"]
    assert len(modules) == 9
    for module in modules:
        own = {name for name in _imports(module) if name.startswith("allianz")}
        assert own <= below, module.name


def test_every_reference_in_the_data_resolves_within_them(data: Dataset, files: Mapping[str, bytes]) -> None:
    """Whoever has the whole document can follow every id to its record."""
    whole = _json(files, "alles")["daten"]
    ids = {name: {record["id"] for record in part} for name, part in whole.items() if _has_ids(part)}
    found = list(_references(whole))
    assert len(found) > len(data.quellen)
    assert [
        (name, id_) for name, id_ in found if id_ not in ids[REFERENCES[name].file] | set(REFERENCES[name].also)
    ] == []


def _has_ids(part: Any) -> bool:  # noqa: ANN401 -- as above
    return isinstance(part, list) and "id" in part[0]


def _references(part: Any) -> list[tuple[str, str]]:  # noqa: ANN401 -- as above
    """Field name and id of every reference below."""
    if isinstance(part, list):
        return [found for one in part for found in _references(one)]
    if not isinstance(part, dict):
        return []
    own = [
        (name, id_)
        for name, value in part.items()
        if name in REFERENCES
        for id_ in (value if isinstance(value, list) else [value])
        if isinstance(id_, str)
    ]
    return own + [found for value in part.values() for found in _references(value)]
