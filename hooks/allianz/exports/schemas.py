"""JSON Schema (draft 2020-12) of the exported documents, made from the model.

Unlike `data/schema/`, which helps while typing, these say what a reader of the exports can rely on: dates are text,
sums are numbers, lists are always there. Further fields may come with a later version, so they are not forbidden.
"""

from __future__ import annotations

import json
from decimal import Decimal
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from allianz.exports.common import FOLDER, LICENCE, TRANSLATIONS, Site, described
from allianz.languages.texts import spoken
from allianz.model.files import FILES, File, within
from allianz.model.records import Record
from allianz.model.scalars import Choice, Datum, Rule, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic.fields import FieldInfo

    from allianz.model.dataset import Dataset

__all__ = ["files"]

Json = dict[str, Any]

_DATE: Json = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
_KINDS: dict[type, Json] = {
    str: {"type": "string"},
    Word: {"type": "string"},
    int: {"type": "integer"},
    Decimal: {"type": "number", "exclusiveMinimum": 0},
    Datum: _DATE,
}


def files(dataset: Dataset, site: Site) -> Iterator[tuple[str, bytes]]:
    """`daten/schema/<file>.json` for each document, and `daten/schema/alles.json`."""
    parts = {file.name: _part(file) for file in FILES}
    whole = {"type": "object", "properties": parts, "required": list(parts)}
    made = [(file.name, _schema(site, file.name, _part(file), [file.model])) for file in FILES]
    for name, schema in [*made, ("alles", _schema(site, "alles", whole, [file.model for file in FILES]))]:
        worded = described(schema, dataset.allianz.begriffe)
        yield f"{FOLDER}/schema/{name}.json", f"{json.dumps(worded, ensure_ascii=False, indent=1)}\n".encode()


def _schema(site: Site, name: str, part: Json, models: Iterable[type[Record]]) -> Json:
    found = {part for model in models for part in within(model)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": site.at(f"{FOLDER}/schema/{name}.json"),
        "title": f"{FOLDER}/{name}.json",
        **_document(part),
        "$defs": {model.__name__: _record(model, site) for model in sorted(found, key=lambda one: one.__name__)},
    }


def _document(part: Json) -> Json:
    """What every document has around its data."""
    properties = {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"},
        "lizenz": {"const": LICENCE},
        "stand": _or_null(_DATE),
        "daten": part,
    }
    return {"type": "object", "properties": properties, "required": list(properties)}


def _part(file: File) -> Json:
    one = {"$ref": f"#/$defs/{file.model.__name__}"}
    return {"type": "array", "items": one} if file.is_list else one


def _record(model: type[Record], site: Site) -> Json:
    fields = model.model_fields
    translated = {TRANSLATIONS: _translations(model, site)} if spoken(model) and site.editions else {}
    always = [name for name, info in fields.items() if info.is_required() or info.default is not None]
    return {
        "type": "object",
        "properties": {**{name: _field(info) for name, info in fields.items()}, **translated},
        "required": always,
    }


def _translations(model: type[Record], site: Site) -> Json:
    """What a record says in other languages; a translation may be longer than its German."""
    text = _KINDS[str]
    several = {name for name in spoken(model) if get_origin(model.model_fields[name].annotation) is tuple}
    fields = {name: {"type": "array", "items": text} if name in several else text for name in spoken(model)}
    languages = {
        language.code: {
            "type": "object",
            "properties": fields,
            "description": f"Dasselbe auf {language.german_name}, soweit es übersetzt ist.",
        }
        for language, _ in site.editions
    }
    return {"type": "object", "properties": languages, "description": "Texte dieses Eintrags in anderen Sprachen."}


def _field(info: FieldInfo) -> Json:
    kind = _kind(info.annotation, info.metadata)
    nullable = info.is_required() and NoneType in get_args(info.annotation)
    return {**(_or_null(kind) if nullable else kind), "description": info.description}


def _or_null(kind: Json) -> Json:
    return {**kind, "type": [kind["type"], "null"]}


def _kind(annotation: Any, rules: Iterable[object] = ()) -> Json:  # noqa: ANN401 -- an annotation may be anything
    """The schema of one kind of value; KeyError for a kind that JSON has no word for."""
    origin, args = get_origin(annotation), [arg for arg in get_args(annotation) if arg is not NoneType]
    if origin is Annotated:
        return _kind(args[0], [*args[1:], *rules])
    if origin is tuple:
        return {"type": "array", "items": _kind(args[0])}
    if args:
        return _kind(args[0], rules)
    if issubclass(annotation, Record):
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    words = [word for rule in rules if isinstance(rule, Choice) for word in rule.words]
    length = [rule.max_length for rule in rules if isinstance(rule, Rule) and rule.max_length]
    return {
        **_KINDS[annotation],
        **({"enum": words} if words else {}),
        **({"maxLength": min(length)} if length else {}),
    }
