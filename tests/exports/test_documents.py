"""Tests of the JSON documents and of their schemas."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from allianz.exports import LICENCE, VERSION, exports
from allianz.model.files import FILES, REFERENCES
from allianz.model.records import Begriff, Begriffe
from allianz.model.scalars import Datum
from tests.exports.samples import DATASETS, read_json
from tests.serving import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allianz.model.dataset import Dataset


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
    "a word that the list does not have": ("partners", [0, "mitglied", "art"], "geburt"),
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
        document = read_json(files, name)
        assert list(document) == ["$schema", "version", "lizenz", "stand", "daten"]
        assert (document["version"], document["lizenz"], document["stand"]) == (VERSION, LICENCE, newest)


def test_documents_hold_every_value_of_the_data(data: Dataset, files: Mapping[str, bytes]) -> None:
    """Read back, each document is the data: every record, field and sum, dates as precise as they are."""
    whole = read_json(files, "alles")["daten"]
    for file in FILES:
        expected = _expected(getattr(data, file.name))
        assert read_json(files, file.name)["daten"] == expected
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


def test_every_reference_in_the_data_resolves_within_them(data: Dataset, files: Mapping[str, bytes]) -> None:
    """Whoever has the whole document can follow every id to its record."""
    whole = read_json(files, "alles")["daten"]
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


def test_schemas_and_tables_are_described_in_the_words_of_the_alliance(data: Dataset) -> None:
    """Where a Landkreis is called Kreis, no description says otherwise."""
    kreis = Begriff(einzahl="Kreis", genitiv="Kreises", mehrzahl="Kreise", geschlecht="der")
    allianz = data.allianz.model_copy(update={"begriffe": Begriffe(landkreis=kreis)})
    own = exports(type(data)(**{**vars(data), "allianz": allianz}), SITE_URL)
    said = {
        name: text.decode() for name, text in own.items() if name.endswith(("-metadata.json",)) or "schema/" in name
    }
    assert [name for name, text in said.items() if "Landkreis" in text.replace('Landkreis"', "")] == []
    assert "Die ids der Kreise, für die der Partner zuständig ist." in said["daten/schema/partners.json"]
