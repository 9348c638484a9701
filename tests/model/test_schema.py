"""Tests of the JSON Schemas that help editors while they type."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from allianz.model.records import FILES, File
from allianz.model.schema import schema, text, write
from tests.broken import ROOT, SECOND, english, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EACH_FILE = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)


class _CoreLoader(yaml.SafeLoader):
    """Types values as YAML 1.2 does, which is what editors' tools read: numbers, true and false, but no dates."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 -- PyYAML's own name and form


_CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
_CoreLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]*$"), list("-+0123456789"))
_CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def _parts(made: object) -> Iterator[dict[str, Any]]:
    """Every mapping within a schema."""
    if isinstance(made, dict):
        yield made
    for part in made.values() if isinstance(made, dict) else made if isinstance(made, list) else ():
        yield from _parts(part)


def _complaints(file: File, value: object) -> list[str]:
    return [error.message for error in Draft202012Validator(schema(file)).iter_errors(value)]


@EACH_FILE
def test_the_committed_schema_is_the_one_of_the_model(file: File) -> None:
    """Who changes the model writes the schemas again."""
    committed = (ROOT / "data" / "schema" / f"{file.name}.json").read_text(encoding="utf-8")
    assert committed == text(file), "run `make schema` and commit data/schema/"


def test_no_schema_is_left_over() -> None:
    """A file that is gone takes its schema along."""
    committed = {path.name for path in (ROOT / "data" / "schema").iterdir()}
    assert committed == {f"{file.name}.json" for file in FILES}, "run `make schema` and delete what is too much"


def test_schemas_are_written_into_a_folder_that_need_not_exist(tmp_path: Path) -> None:
    """Writing returns the paths, one for each file, in the order of the files."""
    paths = write(tmp_path / "neu" / "schema")
    assert [path.name for path in paths] == [f"{file.name}.json" for file in FILES]
    assert [path.read_text(encoding="utf-8") for path in paths] == [text(file) for file in FILES]


@EACH_FILE
def test_each_schema_is_a_valid_schema(file: File) -> None:
    """Tools that know JSON Schema can read it."""
    Draft202012Validator.check_schema(schema(file))
    assert json.loads(text(file)) == schema(file)


@EACH_FILE
def test_good_data_pass_as_text(file: File) -> None:
    """The schema accepts what the check accepts, every value being text."""
    assert _complaints(file, plain((SECOND / file.filename).read_bytes())) == []


@EACH_FILE
def test_good_data_pass_as_typed_values(file: File) -> None:
    """An editor's tool reads 2014 as a number and must not call it wrong."""
    value = yaml.load((SECOND / file.filename).read_bytes(), Loader=_CoreLoader)  # noqa: S506 -- a SafeLoader
    assert _complaints(file, value) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("zielgruppen", {"farbe": "rot"}),
        ("zielgruppen", {"titel": None}),
        ("zielgruppen", {"titel": ["Jugend"]}),
        ("zielgruppen", {"titel": "<b>"}),
        ("zielgruppen", {"titel": "a" * 161}),
        ("zielgruppen", {"id": "Jugend"}),
        ("zielgruppen", {"suchworte": "Schule"}),
        ("quellen", {"art": "roman"}),
        ("quellen", {"stand": "30.06.2024"}),
        ("quellen", {"url": "www.example.org"}),
        ("landkreise", {"kachel": {"spalte": "1"}}),
        ("landkreise", {"kachel": {"spalte": "0", "zeile": "1"}}),
        ("landkreise", {"quelle": "Atlas!"}),
        ("handlungsfelder", {"nummer": "IIII"}),
    ],
)
def test_a_mistake_is_marked_while_it_is_typed(name: str, change: dict[str, object]) -> None:
    """What one value alone shows to be wrong, the schema refuses too."""
    (file,) = (known for known in FILES if known.name == name)
    records = plain((SECOND / file.filename).read_bytes())
    assert isinstance(records, list)
    assert len(_complaints(file, [{**records[0], **change}])) == 1


@EACH_FILE
def test_every_field_is_explained_in_german(file: File) -> None:
    """The help beside a field is a German sentence, never the code's docstring."""
    for part in _parts(schema(file)):
        for name, field in part.get("properties", {}).items():
            assert field["description"].endswith("."), name
            assert not english(field["description"]), name
        assert "description" not in part or "properties" not in part


@EACH_FILE
def test_every_word_of_a_list_is_explained(file: File) -> None:
    """An editor who chooses a word reads beside it what it means."""
    for part in _parts(schema(file)):
        if "enum" in part:
            assert len(part["enum"]) == len(part["enumDescriptions"])
            assert all(part["enumDescriptions"])


@EACH_FILE
def test_patterns_are_ones_that_javascript_knows(file: File) -> None:
    """Editors' tools run on JavaScript: only what both languages understand, with a German sentence beside it."""
    for part in _parts(schema(file)):
        if isinstance(pattern := part.get("pattern"), str):
            assert re.compile(pattern)
            assert set(re.findall(r"\\(.)", pattern)) <= set(r"sSdDwWbB^$\.*+?()[]{}|/"), pattern
            assert set(re.findall(r"\(\?(.)", pattern)) <= set(":=!"), pattern
            assert pattern.startswith("^")
            assert pattern.endswith("$")
            assert not english(part["patternErrorMessage"]), part


@EACH_FILE
def test_each_data_file_names_its_schema_in_its_first_line(file: File) -> None:
    """Editors' tools find the schema by that line."""
    first = (SECOND / file.filename).read_text(encoding="utf-8").split("\n")[0]
    target = first.removeprefix("# yaml-language-server: $schema=")
    assert (SECOND / target).resolve() == ROOT / "data" / "schema" / f"{file.name}.json"
    assert (SECOND / target).is_file()
