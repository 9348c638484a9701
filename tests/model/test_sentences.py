"""Tests of the sentences about records: every error that the models can raise is said in German."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

import pytest
from pydantic import ValidationError

from allianz.model.records import FILES, File, Record
from allianz.model.scalars import RULE
from allianz.model.sentences import TYPES, sentence
from allianz.reading.source import read
from tests.broken import SECOND, english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

Steps = tuple[str | int, ...]

RAISES: dict[str, set[str]] = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "function-after": {RULE},
    "str": {"string_type"},
    "tuple": {"tuple_type"},
    # these only hold others
    "model-field": set(),
    "nullable": set(),
    "default": set(),
    "definitions": set(),
    "definition-ref": set(),
}
"""Kind of validator → the error types that it raises for text, lists and mappings."""

CONSTRAINTS = {"min_length", "max_length", "pattern", "strict", "fail_fast", "gt", "ge", "lt", "le", "multiple_of"}
"""What would make a validator raise further types."""

WRONG: list[object] = ["?!", "", [], ["?!"], [[]], {}, {"?!": "?!"}]
"""Values of every shape that a file can hold, none of them right anywhere but by chance."""


def _parts(schema: object) -> Iterator[dict[str, Any]]:
    """Every validator within a core schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str) and schema["type"] != "no-info":
            yield schema
        for name, part in schema.items():
            if name != "metadata":
                yield from _parts(part)
    elif isinstance(schema, list | tuple):
        for part in schema:
            yield from _parts(part)


def _plain(file: File) -> list[Any]:
    """The records of the second alliance as str, list and dict."""
    node, _ = read("x", (SECOND / file.filename).read_bytes())
    assert node is not None
    value = node.plain()
    return cast("list[Any]", value) if file.is_list else [value]


def _paths(value: object, above: Steps = ()) -> Iterator[Steps]:
    """The path of everything within a record, at any depth."""
    yield above
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _paths(item, (*above, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _paths(item, (*above, index))


def _changed(record: object, path: Steps, wrong: object) -> object:
    """The record with one part replaced."""
    if not path:
        return wrong
    copy = deepcopy(record)
    parent: Any = copy
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = wrong
    return copy


def _variants(record: object) -> Iterator[object]:
    """The record broken in every place: each part replaced, left out, or given one part too many."""
    for path in _paths(record):
        for wrong in WRONG:
            yield _changed(record, path, wrong)
        part: Any = record
        for step in path:
            part = part[step]
        if isinstance(part, dict):
            yield _changed(record, path, {**part, "zuviel": "?!"})
            for key in part:
                yield _changed(record, path, {name: item for name, item in part.items() if name != key})


def _errors(model: type[Record], value: object) -> list[ErrorDetails]:
    try:
        model.model_validate(value)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_models_are_made_of_validators_whose_errors_have_a_sentence(file: File) -> None:
    """A new kind of validator, or a constraint that brings errors of its own, needs a German sentence first."""
    for part in _parts(file.model.__pydantic_core_schema__):
        assert RAISES[part["type"]] <= set(TYPES)
        assert not CONSTRAINTS & set(part), part


def test_every_sentence_is_needed() -> None:
    """A sentence for an error that nothing can raise would be a sentence that no test has read."""
    kinds = {part["type"] for file in FILES for part in _parts(file.model.__pydantic_core_schema__)}
    assert set(TYPES) == set[str]().union(*(RAISES[kind] for kind in kinds))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_broken_record_is_refused_in_one_german_line_each(file: File) -> None:
    """Whatever stands in whatever place, the sentence has words for it and none of them is English."""
    seen = set()
    for record in _plain(file):
        assert _errors(file.model, record) == []
        for variant in _variants(record):
            for detail in _errors(file.model, variant):
                text = sentence(detail, file.model)
                seen.add(detail["type"])
                assert not english(text), text
                assert "\n" not in text
                assert text.endswith((".", "?")), text
    assert seen >= {RULE, "missing", "extra_forbidden", "string_type", "model_type"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_second_alliance_uses_every_field(file: File) -> None:
    """What its data leave out, no test would ever read or break."""
    models = {part["cls"] for part in _parts(file.model.__pydantic_core_schema__) if part["type"] == "model"}
    wanted = {(model, name) for model in models for name in model.model_fields}
    used = {found for record in _plain(file) for found in _used(file.model.model_validate(record))}
    assert used == wanted


def _used(value: object) -> Iterator[tuple[type[Record], str]]:
    """The fields that a record and the records within it were given."""
    if isinstance(value, Record):
        for name in value.model_fields_set:
            yield type(value), name
            yield from _used(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _used(item)
