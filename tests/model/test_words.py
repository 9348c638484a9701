"""A word of an enumeration: whatever shows one knows each of them."""

from __future__ import annotations

import csv
import dataclasses
import html
import io
import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from allianz.exports import TABLES, VERSION, exports
from allianz.forms.definition import forms
from allianz.model.dataset import Dataset, load
from allianz.model.files import FILES, parts, walk, within
from allianz.model.records import Betreiber, Record
from allianz.model.scalars import Choice, Word
from allianz.model.schema import schema
from allianz.site.pages import Formats, build
from tests.building import ICONS, SECOND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from allianz.model.files import File

MADE_OTHERWISE = {"piktogramm", "gattung"}
"""The enumerations whose words are drawn, or told to programs alone."""
NO_TABLE = {"allianz", "handlungsfelder", "zielgruppen"}
"""Files of which no table is made."""
NOT_ASKED = {"piktogramm", "gattung"}
"""What no form asks, because the alliance as a whole decides it; its operator's kind neither."""
SILENT = {
    ("zuordnung", "quelle"),
    ("reichweite", "region"),
    ("genauigkeit", "genau"),
    ("art", "oeffentlich"),
    ("art", "privat"),
}
"""What a page says of nothing, because it is what one expects; the kind of operator stands on the legal pages."""


def _choices() -> Iterator[tuple[File, type[Record], str, Word]]:
    """Every word that a field of a file may hold."""
    for file in FILES:
        for model in within(file.model):
            for name, info in model.model_fields.items():
                for choice in (part for part in _parts(info.metadata, info.annotation) if isinstance(part, Choice)):
                    yield from ((file, model, name, word) for word in choice.words)


def _parts(metadata: list[object], annotation: object) -> Iterator[object]:
    """What a field is annotated with, within optional fields too."""
    yield from metadata
    for argument in getattr(annotation, "__args__", ()):
        yield from getattr(argument, "__metadata__", ())


CASES = [pytest.param(*case, id=f"{case[1].__name__}.{case[2]}-{case[3]}") for case in _choices()]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The second alliance."""
    return load(SECOND)


def _with(dataset: Dataset, file: File, model: type[Record], name: str, word: Word) -> Dataset:
    """The dataset with a word in the first record of a file that holds one in that place, or could."""
    part = getattr(dataset, file.name)
    records = part if file.is_list else (part,)
    places = [
        (number, path, getattr(owner, field) is None)
        for number, record in enumerate(records)
        for path, owner, field in walk(record)
        if isinstance(owner, model) and field == name
    ]
    number, path, _ = min(places, key=lambda place: place[-1])
    changed = _put(records[number], path, word)
    others = (*records[:number], changed, *records[number + 1 :])
    files: dict[str, Any] = {file.name: others if file.is_list else changed}
    return dataclasses.replace(dataset, **files)


def _other(model: type[Record], name: str, word: Word) -> Word:
    """Another word for the same place."""
    return next(case[3] for case in _choices() if case[1:3] == (model, name) and case[3] != word)


@pytest.fixture(scope="module")
def pages(dataset: Dataset) -> Callable[[File, type[Record], str, Word], dict[str, str]]:
    """The pages with a word in a place: path → text; each is made once."""

    @cache
    def made(file: File, model: type[Record], name: str, word: Word) -> dict[str, str]:
        built = build(_with(dataset, file, model, name, word), ICONS, Formats(VERSION, TABLES))
        return {page.path: html.unescape(page.text) for page in built}

    return made


@pytest.fixture(scope="module")
def exported(dataset: Dataset) -> Callable[[File, type[Record], str, Word], Mapping[str, bytes]]:
    """The open data with a word in a place; each is made once."""

    @cache
    def made(file: File, model: type[Record], name: str, word: Word) -> Mapping[str, bytes]:
        return exports(_with(dataset, file, model, name, word), "https://example.org/")

    return made


def _put(record: Record, path: tuple[str | int, ...], value: object) -> Record:
    """A copy of a record with another value at the end of a path; items count from 1."""
    step, *rest = path
    if not rest:
        return record.model_copy(update={str(step): value})
    inner = getattr(record, str(step))
    if isinstance(inner, Record):
        return record.model_copy(update={str(step): _put(inner, tuple(rest), value)})
    place = int(rest[0]) - 1
    items = (*inner[:place], _put(inner[place], tuple(rest[1:]), value), *inner[place + 1 :])
    return record.model_copy(update={str(step): items})


def _is_shown(name: object, word: object) -> bool:
    return name not in MADE_OTHERWISE and (name, word) not in SILENT


@pytest.mark.parametrize(("file", "model", "name", "word"), [case for case in CASES if _is_shown(*case.values[2:])])
def test_a_page_shows_each_word_by_its_label(
    pages: Callable[..., dict[str, str]], file: File, model: type[Record], name: str, word: Word
) -> None:
    """A new word needs no second table: a page that is another one because of it says its label."""
    held, without = (pages(file, model, name, one) for one in (word, _other(model, name, word)))

    assert any(word.label in text for path, text in held.items() if text != without.get(path))


@pytest.mark.parametrize(("file", "model", "name", "word"), CASES)
def test_schemas_and_exports_know_each_word(
    exported: Callable[..., Mapping[str, bytes]], file: File, model: type[Record], name: str, word: Word
) -> None:
    """An editor's tool and a reader of the exports accept the word, and the export holds it."""
    offered = json.dumps(schema(file), ensure_ascii=False)
    files = exported(file, model, name, word)
    promised = json.loads(files[f"daten/schema/{file.name}.json"])["$defs"][model.__name__]["properties"][name]

    assert f'"{word}"' in offered
    assert word.hint in offered
    assert word in promised["enum"]
    assert f'"{name}": "{word}"' in files[f"daten/{file.name}.json"].decode()


@pytest.mark.parametrize(
    ("file", "model", "name", "word"),
    [case for case in CASES if case.values[0].name not in NO_TABLE],  # type: ignore[union-attr]
)
def test_tables_hold_each_word(
    exported: Callable[..., Mapping[str, bytes]], file: File, model: type[Record], name: str, word: Word
) -> None:
    """Who opens a table finds the word in a cell of its own."""
    found = [
        sum(row.count(word) for table in TABLES for row in _rows(exported(file, model, name, one), table))
        for one in (word, _other(model, name, word))
    ]

    assert found[0] > found[1]


def _rows(files: Mapping[str, bytes], table: str) -> Iterator[list[str]]:
    """The rows of a table, as a spreadsheet reads them."""
    text = io.StringIO(files[f"daten/{table}.csv"].decode("utf-8-sig"), newline="")
    return csv.reader(text, delimiter=";")


@pytest.mark.parametrize(("file", "model", "name", "word"), CASES)
def test_the_forms_that_ask_for_a_field_offer_each_word(
    dataset: Dataset, file: File, model: type[Record], name: str, word: Word
) -> None:
    """A drop-down lists the word by its explanation; what people may change, some form asks."""
    assert model in within(file.model)
    asked = [
        question
        for form in forms(dataset)
        for question in form.fields
        if question.options and any(_asked(key) == (file.name, model, name) for key in question.keys)
    ]

    assert bool(asked) != (name in NOT_ASKED or model is Betreiber)
    assert all(question.options.get(word.hint) == word for question in asked)


def _asked(key: str) -> tuple[str, type[Record] | None, str]:
    """The file, the model and the field that a question fills, from its key `file.key.key`."""
    file, *steps, name = key.split(".")
    model: type[Record] | None = next(one.model for one in FILES if one.name == file)
    for step in steps:
        model = next(iter(parts(model.model_fields[step].annotation)), None) if model else None
    return file, model, name


def test_every_word_is_explained() -> None:
    """No word stands in a list without a German explanation beside it."""
    assert [case.id for case in CASES if not str(case.values[3].hint)] == []  # type: ignore[union-attr]
