"""JSON (RFC 8259): one document per data file, and one of them all.

A document says its version, its licence and the date of the newest source. What is not documented is left out;
a list is there even when it is empty; a date that nobody knows is null. Sums are numbers in Euro: 15 digits at the
most, which a double holds exactly. What is translated stands beside the German, under `uebersetzungen` and the code of
the language: the same fields, as far as they are translated.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from allianz.exports.common import FOLDER, LICENCE, TRANSLATIONS, VERSION, Site
from allianz.languages.texts import said, spoken
from allianz.model.files import FILES
from allianz.model.proof import newest
from allianz.model.records import Record
from allianz.model.scalars import Datum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from allianz.model.dataset import Dataset

__all__ = ["files"]


_PIECE = 1_048_576
"""So many bytes of what a file holds are copied at once."""


def files(dataset: Dataset, site: Site) -> Iterator[tuple[str, Iterable[bytes]]]:
    """`daten/<file>.json` for each data file, and `daten/alles.json`, in pieces: of large data each copy counts."""
    parts = {}
    for file in FILES:
        others = {language.code: getattr(other, file.name) for language, other in site.editions}
        parts[file.name] = _part(getattr(dataset, file.name), others)
    for name, part in parts.items():
        yield f"{FOLDER}/{name}.json", _document(dataset, site, name, _deeper(part, 1))
    yield f"{FOLDER}/alles.json", _document(dataset, site, "alles", _together(parts))


def _part(held: Record | tuple[Record, ...], others: Mapping[str, Any]) -> bytes | bytearray:
    """What a file holds as JSON, record by record: all of large data as objects are ten times as large."""
    if not isinstance(held, tuple):
        return _json(_plain(held, others))
    part = bytearray()
    for record, other in _beside(held, others):
        part += b",\n " if part else b"[\n "
        part += _json(_plain(record, other)).replace(b"\n", b"\n ")
    part += b"\n]" if part else b"[]"
    return part


def _beside(held: tuple[Any, ...], others: Mapping[str, Any]) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Each of several values beside the same in each other language."""
    for place, value in enumerate(held):
        yield value, {code: other[place] for code, other in others.items()}


def _together(parts: Mapping[str, bytes | bytearray]) -> Iterator[bytes]:
    """All parts as one object, in pieces."""
    for number, (name, part) in enumerate(parts.items()):
        yield b'%b\n  "%b": ' % (b"," if number else b"{", name.encode())
        yield from _deeper(part, 2)
    yield b"\n }"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _deeper(part: bytes | bytearray, steps: int) -> Iterator[bytes]:
    """A piece of JSON within another: no end of a line of it belongs to a text, where it would be escaped."""
    for start in range(0, len(part), _PIECE):
        yield bytes(part[start : start + _PIECE]).replace(b"\n", b"\n" + b" " * steps)


def _document(dataset: Dataset, site: Site, name: str, part: Iterable[bytes]) -> Iterator[bytes]:
    """A document in pieces."""
    stand = newest(dataset.quellen)
    head = {
        "$schema": site.at(f"{FOLDER}/schema/{name}.json"),
        "version": VERSION,
        "lizenz": LICENCE,
        "stand": stand and str(stand),
    }
    yield _json(head).removesuffix(b"\n}")
    yield b',\n "daten": '
    yield from part
    yield b"\n}\n"


def _plain(value: object, others: Mapping[str, Any]) -> object:
    """A value as JSON has it; `others` is the same value in each other language, by its code."""
    match value:
        case Record():
            return _record(value, others)
        case tuple():
            return [_plain(part, other) for part, other in _beside(value, others)]
        case Datum():
            return str(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
    return value


def _record(record: Record, others: Mapping[str, Record]) -> dict[str, object]:
    plain = {
        name: _plain(part, {code: getattr(other, name) for code, other in others.items()})
        for name, info in type(record).model_fields.items()
        if (part := getattr(record, name)) is not None or info.is_required()
    }
    told = {code: _told(other) for code, other in others.items()}
    found = {code: texts for code, texts in told.items() if texts}
    return {**plain, TRANSLATIONS: found} if found else plain


def _told(record: Record) -> dict[str, object]:
    """The texts of a record in another language, as far as they are translated."""
    texts = {name: getattr(record, name) for name in spoken(type(record))}
    return {
        name: list(text) if isinstance(text, tuple) else text for name, text in texts.items() if text and said(text)
    }
