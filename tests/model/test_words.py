"""A word of an enumeration: whatever shows one knows each of them."""

from __future__ import annotations

import dataclasses
import html
import json
from typing import TYPE_CHECKING, Any

import pytest

from allianz.exports import TABLES, VERSION, exports
from allianz.forms.definition import forms
from allianz.model.dataset import Dataset, load
from allianz.model.files import FILES, parts, walk, within
from allianz.model.records import Record
from allianz.model.scalars import Choice, Word
from allianz.model.schema import schema
from allianz.site.pages import Formats, build
from tests.building import ICONS, SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allianz.model.files import File

ICON_ONLY = "piktogramm"
"""The one enumeration whose words are drawn, not written."""
SILENT = {("zuordnung", "quelle"), ("reichweite", "region"), ("art", "oeffentlich"), ("art", "privat")}
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
    """The dataset with a word in the first record of a file that has a place for it."""
    part = getattr(dataset, file.name)
    records = part if file.is_list else (part,)
    for number, record in enumerate(records):
        for path, owner, field in walk(record):
            if isinstance(owner, model) and field == name:
                changed = _put(record, path, word)
                others = (*records[:number], changed, *records[number + 1 :])
                files: dict[str, Any] = {file.name: others if file.is_list else changed}
                return dataclasses.replace(dataset, **files)
    message = f"The second alliance has no {model.__name__} with {name}."
    raise LookupError(message)


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
    return name != ICON_ONLY and (name, word) not in SILENT


@pytest.mark.parametrize(("file", "model", "name", "word"), [case for case in CASES if _is_shown(*case.values[2:])])
def test_a_page_shows_each_word_by_its_label(
    dataset: Dataset, file: File, model: type[Record], name: str, word: Word
) -> None:
    """A new word needs no second table: some page says its label."""
    pages = build(_with(dataset, file, model, name, word), ICONS, Formats(VERSION, TABLES))

    assert any(word.label in html.unescape(page.text) for page in pages)


@pytest.mark.parametrize(("file", "model", "name", "word"), CASES)
def test_schemas_and_exports_know_each_word(
    dataset: Dataset, file: File, model: type[Record], name: str, word: Word
) -> None:
    """An editor's tool and a reader of the exports accept the word, and the export holds it."""
    offered = json.dumps(schema(file), ensure_ascii=False)
    files = exports(_with(dataset, file, model, name, word), "https://example.org/")
    promised = json.loads(files[f"daten/schema/{file.name}.json"])["$defs"][model.__name__]["properties"][name]

    assert f'"{word}"' in offered
    assert word.hint in offered
    assert word in promised["enum"]
    assert f'"{name}": "{word}"' in files[f"daten/{file.name}.json"].decode()


@pytest.mark.parametrize(("file", "model", "name", "word"), CASES)
def test_a_form_that_asks_for_the_field_offers_each_word(
    dataset: Dataset, file: File, model: type[Record], name: str, word: Word
) -> None:
    """A drop-down lists the word by its explanation."""
    assert model in within(file.model)
    asked = [
        question
        for form in forms(dataset)
        for question in form.fields
        if question.options and any(_asked(key) == (file.name, model, name) for key in question.keys)
    ]

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
